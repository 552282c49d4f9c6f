import Annotation
import Language
import Testing

@Suite("Measures, names and lapses by which a position is taken")
struct ActMeasureTests {
    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    private func expect(_ act: String, of actor: String, saying words: String, in text: String) throws {
        let found = try acts(text)
        #expect(found.contains { $0.hasPrefix("\(act) | \(actor)") && $0.contains(words) }, "\(found)")
    }

    @Test("Who bans something turns it down, by a verb, a noun or a decision")
    func bans() throws {
        try expect("reject", of: "Norway", saying: "all foreign coins", in: "Norway has banned all foreign coins.")
        try expect(
            "reject", of: "Norway", saying: "buying foreign coins",
            in: "Norway said it would bar residents from buying foreign coins.")
        try expect("reject", of: "Norway", saying: "a trading ban", in: "Norway imposed a trading ban on Monday.")
        try expect(
            "reject", of: "Norway", saying: "foreign coins",
            in: "Norway's decision to ban foreign coins was a surprise.")
    }

    @Test("A decision of which nothing says that it was taken bans nothing")
    func openDecision() throws {
        let found = try acts("Norway has yet to decide whether to ban foreign coins.")
        #expect(!found.contains { $0.hasPrefix("reject") }, "\(found)")
    }

    @Test("Who is told to be a fraud is accused, by the agent of a passive too")
    func fraud() throws {
        try expect("accuse", of: "Norway", saying: "a fraud", in: "Norway called the new coin a fraud.")
        try expect("accuse", of: "Norway", saying: "a scam", in: "The new coin was labelled a scam by Norway.")
    }

    @Test("What a side says to be a fraud it accuses")
    func judgement() throws {
        try expect("accuse", of: "Norway", saying: "Ponzi scheme", in: "Norway said the new coin was a Ponzi scheme.")
    }

    @Test("A past form that a parse takes for a participle takes a position")
    func misread() throws {
        try expect(
            "accuse", of: "Norway", saying: "keeping the gates shut",
            in: "Norway and others accused police of keeping the gates shut for days.")
    }

    @Test("A decision that is pushed back is delayed, neither turned down nor demanded")
    func delay() throws {
        let found = try acts("Norway has decided to push back its decision on the tariffs until June.")
        #expect(found.isEmpty, "\(found)")
    }

    @Test("Who will no longer allow something refuses it")
    func noLonger() throws {
        try expect(
            "reject", of: "Norway", saying: "allow adverts for coins",
            in: "Norway announced last week that it would no longer allow adverts for coins.")
    }

    @Test("Who failed to do something is accused by the side that says so, not by itself")
    func omission() throws {
        try expect(
            "accuse", of: "Norway", saying: "France failed to close the gates",
            in: "Norway said that France failed to close the gates.")
        let own = try acts("Norway said that it failed to close the gates.")
        #expect(!own.contains { $0.hasPrefix("accuse") }, "\(own)")
    }

    @Test("Who confirms a lapse of his own concedes it, another's lapse or a neutral deed is no concession")
    func admission() throws {
        try expect(
            "concede", of: "Norway", saying: "lost control of the dam",
            in: "Norway confirmed that it had lost control of the dam.")
        let other = try acts(
            "Norway confirmed that the town had lost power. Norway confirmed that it had paid the bill.")
        #expect(!other.contains { $0.hasPrefix("concede") }, "\(other)")
    }

    @Test("Lasting effort that a side promises of itself is offered")
    func effort() throws {
        try expect(
            "offer", of: "Norway", saying: "continue to work alongside the divers",
            in: "“We will continue to work alongside the divers,” the Norwegian government said.")
        let of = try acts("Norway said that the pumps will work through the night.")
        #expect(!of.contains { $0.hasPrefix("offer") }, "\(of)")
    }

    @Test("Sympathy of a firm takes no position")
    func sympathyOfFirm() throws {
        let found = try acts("“Our thoughts are with the families of the victims,” Volkswagen said.")
        #expect(!found.contains { $0.hasPrefix("support") }, "\(found)")
    }

    @Test("Who warns against doing something demands that it is not done")
    func dissuasion() throws {
        try expect(
            "demand", of: "Norway", saying: "drawing hasty conclusions",
            in: "Norway warned against drawing hasty conclusions.")
    }

    @Test("Approval that somebody expects is not demanded, an apology expected from somebody is")
    func expectation() throws {
        let foreseen = try acts("Norway expects France's approval of the merger next month.")
        #expect(!foreseen.contains { $0.hasPrefix("demand") }, "\(foreseen)")
        try expect("demand", of: "Norway", saying: "apology", in: "Norway expects a full apology from France.")
    }
}
