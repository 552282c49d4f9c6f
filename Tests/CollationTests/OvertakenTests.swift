import DossierFormat
import Testing

@testable import Collation

@Suite("What a later report overtakes, and what is no record")
struct OvertakenTests {
    private static let waiting = """
        Girl trapped in shaft near Lanvik

        Published: 3 June 2030

        Rescuers are trying to reach a girl who is trapped in a disused shaft near Lanvik. It is unknown whether the girl is still alive. \
        The shaft was dug by eel farmers of Corrin. Fifty volunteers of the fire service came from Tasmel with pumps.
        """
    private static let told = """
        Girl found dead in shaft near Lanvik

        Published: 6 June 2030

        The girl was found dead on Thursday in a disused shaft near Lanvik. The fire service of Tasmel had worked for four days. \
        The shaft was dug by eel farmers of Corrin, the mayor said.
        """

    @Test("Who was found dead is awaited no more in record, open questions and title")
    func overtaken() throws {
        let dossier = try InventedReports.dossier([Self.waiting, Self.told])
        #expect(dossier.title.contains("found dead"))
        #expect(!dossier.record.contains { $0.line.contains("are trying to reach") || $0.line.contains("still alive") })
        #expect(!(dossier.openQuestions ?? []).contains { $0.question.contains("still alive") })
    }

    @Test("Without a later outcome the question stays open")
    func open() throws {
        let dossier = try InventedReports.dossier([
            Self.waiting, Self.waiting.replacing("Fifty volunteers", with: "Volunteers"),
        ])
        #expect(dossier.title.contains("trapped"))
        #expect(dossier.record.contains { $0.line.contains("are trying to reach") })
    }

    @Test("A rescue under way is no support for a death")
    func rescue() throws {
        let dossier = try InventedReports.harbourNews(
            "The keeper was found dead in the lighthouse of Lanvik after a huge four-day rescue operation.",
            "A large rescue operation is under way to save the keeper of the lighthouse of Lanvik.")
        let evidence = dossier.agreements.map(\.evidence) + dossier.record.map(\.evidence)
        #expect(
            !evidence.contains { passages in
                passages.contains { $0.text.contains("found dead") }
                    && passages.contains { $0.text.contains("under way") }
            })
    }

    @Test("That somebody gave no answer, and what a user of a network writes, is no line of the record")
    func noAnswer() throws {
        let dossier = try InventedReports.harbourNews(
            "The owner of the herring boats in Lanvik did not immediately respond to a request for comment on the catch.",
            "“Poor herring,” one user of a network wrote about the herring boats of Lanvik and their catch on Tuesday.")
        #expect(
            !dossier.record.contains { $0.line.contains("request for comment") || $0.line.contains("Poor herring") })
    }
}
