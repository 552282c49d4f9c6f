import DossierFormat
import Testing

@testable import Collation

@Suite("What may be told alike")
struct DoubtfulAgreementTests {
    private func agreements(_ first: String, _ second: String) throws -> [Agreement] {
        try InventedReports.harbourNews(first, second).agreements
    }

    private func joins(_ agreement: Agreement, _ first: String, _ second: String) -> Bool {
        agreement.evidence.contains { $0.text.contains(first) }
            && agreement.evidence.contains { $0.text.contains(second) }
    }

    @Test("Sentences that tell the same in nearly the same words agree without a doubt")
    func sure() throws {
        let all = try agreements(
            "The storm destroyed the wooden pier of Lanvik and the lighthouse on the northern cliff.",
            "The wooden pier of Lanvik and the lighthouse on the northern cliff were destroyed by the storm.")
        let found = try #require(all.first { joins($0, "destroyed the wooden pier", "were destroyed") })
        #expect(found.doubtful != true)
    }

    @Test("A phrase in sentences that otherwise tell different things is spoken of, no more")
    func phrase() throws {
        let all = try agreements(
            "Skipper Piet Darrow praised the herring auction, which the council wants to move to the copper warehouse.",
            "Smoke from the copper warehouse drifted over three villages before the firemen of Orrun came.")
        let found = try #require(all.first { joins($0, "wants to move", "drifted over") })
        #expect(found.doubtful == true)
        #expect(found.claim == "Several reports speak of “copper warehouse”")
    }

    @Test("Doubtful agreements stand behind the others")
    func order() throws {
        let all = try agreements(
            "The storm destroyed the wooden pier of Lanvik and the lighthouse on the northern cliff. "
                + "Skipper Piet Darrow praised the herring auction, which the council wants to move to the copper "
                + "warehouse.",
            "Smoke from the copper warehouse drifted over three villages before the firemen of Orrun came. "
                + "The wooden pier of Lanvik and the lighthouse on the northern cliff were destroyed by the storm.")
        let doubts = all.map { $0.doubtful == true }
        #expect(doubts.contains(true) && doubts.contains(false))
        #expect(doubts == doubts.sorted { !$0 && $1 })
    }

    @Test("One sentence that two reports print word for word is no agreement of two origins")
    func copied() throws {
        let sentence =
            "The council of Lanvik closed the wooden pier for the winter after a surveyor found rot in eleven of its piles."
        #expect(!(try agreements(sentence, sentence)).contains { $0.claim.contains("closed the wooden pier") })
        let reworded = try agreements(
            sentence,
            "For the winter the wooden pier stays shut: a surveyor found rot in eleven piles, so the council of Lanvik "
                + "closed it.")
        #expect(reworded.contains { joins($0, "closed the wooden pier", "stays shut") })
    }

    @Test("What stands behind “provided that” is a condition, not told as done")
    func condition() throws {
        let all = try agreements(
            "Orrun will send Lanvik two divers, provided that Lanvik removes the copper nets from the narrow channel.",
            "Orrun offers two divers if Lanvik removes the copper nets from the narrow channel.")
        #expect(!all.contains { $0.claim.hasPrefix("Lanvik removes") })
    }
}
