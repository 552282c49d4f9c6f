import Annotation
import Testing

@Suite("Acts whose parts a parse loses, and what is said in their stead")
struct ActToldTests {
    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    private func finds(_ text: String, _ prefix: String, _ words: String) throws {
        let found = try acts(text)
        #expect(found.contains { $0.hasPrefix(prefix) && $0.contains(words) }, "\(text): \(found)")
    }

    @Test("What a verb governs is found by what was said where the tree lost it")
    func lostClause() throws {
        try finds("Norway denied that it had sent ships.", "deny | Norway", "it had sent ships")
        try finds("Norway ruled out sending troops.", "reject | Norway", "sending troops")
        try finds("Norway proposed that Sweden and Denmark open the gates.", "offer | Norway", "open the gates")
    }

    @Test("Who is quick to condemn something has condemned it")
    func prompt() throws {
        try finds("Sweden and Norway were quick to condemn the raid.", "accuse | ", "the raid")
        #expect(try !acts("Norway was slow to condemn the raid.").contains { $0.hasPrefix("accuse") })
    }

    @Test("A call for others to act asks for what they are to do, and “it is time” for it asks, too")
    func calledFor() throws {
        try finds("Norway resumed calls for Sweden to withdraw its ships.", "demand | Norway", "withdraw its ships")
        try finds("Norway said it was time for Sweden to act.", "demand | Norway", "Sweden to act")
        let first = try acts("Norway said it was the first time for Sweden to host the games.")
        #expect(!first.contains { $0.hasPrefix("demand") }, "\(first)")
    }

    @Test("Who answers with an offer makes it")
    func answered() throws {
        try finds("Norway responded with an offer to hold talks on the dam.", "offer | Norway", "to hold talks")
    }

    @Test("Who could not accept a plan, as he says, turns it down; who would not resign refuses")
    func refused() throws {
        try finds("Norway said it could not accept the plan.", "reject | Norway", "accept the plan")
        try finds("Prime Minister Anna Berg of Norway said she would not resign.", "reject | ", "would not resign")
        let kept = try acts("Norway said it could not leave the harbour in the storm.")
        #expect(!kept.contains { $0.hasPrefix("reject") }, "\(kept)")
    }

    @Test("What is a violation or a threat is blamed, what somebody faces is not")
    func blamed() throws {
        try finds(
            "The raid of Sweden was a flagrant violation of the treaty, Norway said.", "accuse | Norway",
            "a flagrant violation")
        try finds(
            "The ships of Sweden pose a threat to the coast, Norway said.", "accuse | Norway", "a threat to the coast")
        let faced = try acts("Sweden faces a serious threat, Norway said.")
        #expect(!faced.contains { $0.hasPrefix("accuse") }, "\(faced)")
    }

    @Test("Who is responsible for a raid is blamed, who is responsible for a bridge is not")
    func responsible() throws {
        try finds("Norway said Sweden was responsible for the raid.", "accuse | Norway", "responsible for the raid")
        let duty = try acts("Norway said Sweden was responsible for the bridge.")
        #expect(!duty.contains { $0.hasPrefix("accuse") }, "\(duty)")
    }

    @Test("What a thing is for is no reason, and nobody charges himself")
    func reasons() throws {
        let zone = try acts("Norway criticised the Swedish zone for women.")
        #expect(!zone.contains { $0.contains("| women |") }, "\(zone)")
        let own = try acts("“We have never once been charged with fraud,” the Norwegian government said.")
        #expect(!own.contains { $0.hasPrefix("accuse") }, "\(own)")
    }

    @Test("A second infinitive is asked for and no part of the condition")
    func secondInfinitive() throws {
        let found = try acts("Norway urged Sweden to seek help if it was threatened and to open the gates.")
        #expect(found.contains { $0.hasSuffix("| if it was threatened") }, "\(found)")
    }
}
