import Annotation
import DossierFormat
import Language
import Stories
import Testing

@testable import Collation

@Suite("What may be told alike")
struct DoubtfulAgreementTests {
    private static let herald = """
        Bakers in the old quarter sold out of rye bread before nine. A choir from the hills sang beside the fountain. \
        Children chased a red kite along the beach. The clock of the town hall stood still again. Two carpenters \
        repaired the roof of the school. Gulls followed the mail boat into the bay. A florist gave tulips to every \
        bride. The cinema showed a silent film about acrobats. Somebody had painted the benches yellow. A tailor lost \
        his scissors in the ferry. Crows stole cherries from the vicar's garden. The swimming pool was empty all week.
        """
    private static let courier = """
        Visitors waited for the tram under green umbrellas. An owl slept above the door of the museum. The library \
        lent more novels than ever this spring. Nobody had watered the roses behind the station. A painter sold three \
        small watercolours on the bridge. Snow still lies on the mountains in the north. Students danced in the \
        canteen until midnight. The brewery gave its horses new harness. A violin stood in the window of the pawnshop. \
        Frogs crossed the road near the mill. Two brothers opened a shop for lamps. The judge walked home in the rain.
        """
    private static let warehouses = (
        "Skipper Piet Darrow praised the herring auction, which the council wants to move to the copper warehouse.",
        "Smoke from the copper warehouse drifted over three villages before the firemen of Orrun came."
    )
    private static let storms = (
        "The storm destroyed the wooden pier of Lanvik and the lighthouse on the northern cliff.",
        "The wooden pier of Lanvik and the lighthouse on the northern cliff were destroyed by the storm."
    )

    private static func texts(_ first: String, _ second: String) -> [String] {
        [
            "Orrun counts its herring boats\n\nPublished: 5 June 2030\n\n\(herald)\n\n\(first)",
            "Harbour of Corrin after the storm\n\nPublished: 5 June 2030\n\n\(courier)\n\n\(second)",
        ]
    }

    private static func agreements(_ first: String, _ second: String) throws -> [Agreement] {
        try InventedReports.dossier(texts(first, second)).agreements
    }

    private static func joins(_ agreement: Agreement, _ first: String, _ second: String) -> Bool {
        agreement.evidence.contains { $0.text.contains(first) }
            && agreement.evidence.contains { $0.text.contains(second) }
    }

    private static func stormAndWarehouse() throws -> [Agreement] {
        try agreements("\(storms.0) \(warehouses.0)", "\(warehouses.1) \(storms.1)")
    }

    @Test("Sentences that tell the same in nearly the same words agree without a doubt")
    func sure() throws {
        let all = try Self.stormAndWarehouse()
        let found = try #require(all.first { Self.joins($0, "destroyed the wooden pier", "were destroyed") })
        #expect(found.doubtful != true)
    }

    @Test("A phrase in sentences that otherwise tell different things is spoken of, no more")
    func phrase() throws {
        let all = try Self.stormAndWarehouse()
        let found = try #require(all.first { Self.joins($0, "wants to move", "drifted over") })
        #expect(found.doubtful == true)
        #expect(found.claim == "Several reports speak of “copper warehouse”")
    }

    @Test("Doubtful agreements stand behind the others")
    func order() throws {
        let doubts = try Self.stormAndWarehouse().map { $0.doubtful == true }
        #expect(doubts.contains(true) && doubts.contains(false))
        #expect(doubts == doubts.sorted { !$0 && $1 })
    }

    @Test("One sentence that two reports print word for word is one origin, a reworded one is two")
    func copied() throws {
        let sentence =
            "The council of Lanvik closed the wooden pier for the winter after a surveyor found rot in eleven of its piles."
        let reworded =
            "The council of Lanvik closed the wooden pier until spring because a surveyor had found rot in eleven piles."
        #expect(try origins(sentence, sentence) == 1)
        #expect(try origins(sentence, reworded) == 2)
        #expect(try origins("“\(sentence)”", "“\(sentence)”") == 2)
    }

    /// The origins of the last sentences of two reports.
    private func origins(_ first: String, _ second: String) throws -> Int {
        let story = try InventedReports.story(Self.texts(first, second))
        try #require(story.origins.count == 2)
        let places = story.reports.indices.map { report in
            story.place(report, sentence: story.reports[report].analyzed.sentences.count - 1)
        }
        return CopiedPassages(story: story).origins(of: places)
    }

    @Test("What stands behind “provided that” is a condition, not told as done")
    func condition() throws {
        let all = try InventedReports.harbourNews(
            "Orrun will send Lanvik two divers, provided that Lanvik removes the copper nets from the narrow channel.",
            "Orrun offers two divers if Lanvik removes the copper nets from the narrow channel."
        ).agreements
        #expect(!all.contains { $0.claim.hasPrefix("Lanvik removes") })
    }
}
