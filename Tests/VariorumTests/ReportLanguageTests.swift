import DossierFormat
import Foundation
import Testing

@testable import Variorum

@Suite("Reports in other languages")
struct ReportLanguageTests {
    private let collator: NewsCollator

    init() throws { collator = try NewsCollator.shared.get() }

    private static let english = """
        Ferry to Amsel sails again

        Transport Minister Ilse Tarn said on Monday that the ferry will sail again on 3 May. About 300 passengers had \
        been waiting at the pier, and the mayor of Amsel rejected a rise of the fare.
        """
    private static let german = """
        Fähre nach Amsel fährt bald wieder

        Die Verkehrsministerin Ilse Tarn hat am Montag angekündigt, dass die Fähre nach Amsel ab dem dritten Mai wieder \
        fahren wird. Rund dreihundert Fahrgäste hatten an der Mole gewartet.
        """

    private func report(_ text: String, file: String = "a.txt") throws -> Report {
        try #require(try collator.read(text, file: file).first)
    }

    @Test("A foreign report is kept with its text, last and without an origin in common; the title is an English one")
    func kept() async throws {
        let reports = try [report(Self.german, file: "de.txt"), report(Self.english, file: "en.txt")]
        let dossier = await collator.collate(reports)
        #expect(dossier.reports.map(\.file) == ["en.txt", "de.txt"])
        #expect(dossier.reports[1].language == "de")
        #expect(dossier.reports[1].text == Self.german)
        #expect(dossier.reports[1].notAnnotated == "it is in German, and only English is annotated")
        #expect(dossier.reports[0].notAnnotated == nil)
        #expect(dossier.origins == [["r1"], ["r2"]])
        #expect(dossier.title == "Ferry to Amsel sails again")
        #expect(dossier.leftOut == nil)
        #expect(dossier.verify().isEmpty)
    }

    @Test("A foreign report that states no date is given none")
    func undated() async throws {
        let english = "Ferry to Amsel sails again\n\nPublished: 7 April 2031\n\n" + Self.english
        let dossier = await collator.collate(
            try [report(english, file: "en.txt"), report(Self.german, file: "de.txt")])
        #expect(dossier.reports.first { $0.file == "de.txt" }?.published.basis == .unknown)
    }

    @Test("The key is written only where there is a reason, and comes back as it was")
    func roundTrip() async throws {
        let dossier = await collator.collate(try [report(Self.german), report(Self.english, file: "b.txt")])
        let data = try dossier.json()
        #expect(String(decoding: data, as: UTF8.self).components(separatedBy: "notAnnotated").count == 2)
        #expect(try JSONDecoder().decode(Dossier.self, from: data) == dossier)
    }

    @Test("An English report with a foreign quotation and foreign notices stays English")
    func mixed() throws {
        let text = """
            \(Self.english)

            « Nous avons assez attendu, et maintenant le bateau doit repartir le plus vite possible », a-t-il ajouté.

            Wir verwenden Cookies, um Inhalte und Anzeigen zu personalisieren.

            The union said it would decide about a strike next week, after a meeting with the minister.
            """
        #expect(try report(text).language == "en")
        #expect(collator.annotate(try report(text)).notAnnotated == nil)
    }

    @Test(
        "A short report stays English, whatever names are in it",
        arguments: ["Morozov trifft Perrot", "Tampere: Haddad", "OK"])
    func short(text: String) throws { #expect(try report(text).language == "en") }

    @Test("What a page states is a hint: the text decides, and a region it states is kept")
    func stated() throws {
        func page(_ language: String, _ text: String) throws -> Report {
            let body = text.split(separator: "\n\n").dropFirst().map { "<p>\($0)</p>" }.joined()
            let html =
                "<!DOCTYPE html><html lang=\"\(language)\"><head><title>A</title></head><body><article>\(body)</article>"
            return try report(html, file: "a.html")
        }
        #expect(try page("de", Self.english).language == "en")
        #expect(try page("en-GB", Self.english).language == "en-GB")
        #expect(try page("en", Self.german).language == "de")
        #expect(try page("de-AT", Self.german).language == "de-AT")
    }

    @Test("Only foreign reports give a dossier of the reports alone, with the title of the first")
    func onlyForeign() async throws {
        let dossier = await collator.collate(try [report(Self.german)])
        #expect(dossier.reports.count == 1)
        #expect(dossier.quotations.isEmpty && dossier.record.isEmpty)
        #expect(dossier.title == "Fähre nach Amsel fährt bald wieder")
        #expect(dossier.verify().isEmpty)
    }
}
