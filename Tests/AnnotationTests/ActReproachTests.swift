import Annotation
import Testing

@Suite("Reproaches, refusals and threats told without a verb for them")
struct ActReproachTests {
    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    @Test("A deed that is judged is blamed, a plan is turned down")
    func judged() throws {
        #expect(try acts("Norway said the launch was unacceptable.").first?.hasPrefix("accuse | Norway") ?? false)
        #expect(try acts("Norway said the proposal was unacceptable.").first?.hasPrefix("reject | Norway") ?? false)
    }

    @Test("A reckless deed of another side is blamed within a noun phrase")
    func withinPhrase() throws {
        let found = try acts("“France’s reckless attack must end,” the Norwegian government said.")
        #expect(found.contains { $0.hasPrefix("accuse | Norway") && $0.contains("reckless attack") }, "\(found)")
    }

    @Test("An accusation that is ruled out, dismissed or taken back is none")
    func takenBack() throws {
        for text in [
            "Norway ruled out that France attacked a ship.", "Norway dismissed claims that France attacked a ship.",
            "Norway withdrew its accusation that France attacked a ship.",
        ] {
            let found = try acts(text)
            #expect(!found.contains { $0.hasPrefix("accuse") || $0.hasPrefix("concede") }, "\(text) \(found)")
        }
    }

    @Test("What somebody is accused of is no position of his")
    func accusedOf() throws {
        let found = try acts("Norway accused France of ignoring a report.")
        #expect(!found.contains { $0.hasPrefix("reject") || $0.hasPrefix("deny") }, "\(found)")
    }

    @Test("Who refuses to comment refuses")
    func comment() throws {
        #expect(try acts("Norway declined to comment.").first?.hasPrefix("reject | Norway") ?? false)
    }

    @Test("An offer that will be withdrawn unless something happens is a threat")
    func withdrawn() throws {
        let found = try acts("Norway said it would withdraw its offer unless France opens the border.")
        #expect(found.contains { $0.hasPrefix("threaten | Norway") }, "\(found)")
    }

    @Test("A vow not to let something happen refuses it")
    func vow() throws {
        let found = try acts("Norway vowed not to let France close the border.")
        #expect(found.first?.hasPrefix("reject | Norway") ?? false, "\(found)")
    }

    @Test("A text that does not threaten denies no threat")
    func noThreat() throws {
        let found = try acts("The statement, which Norway drafted, does not threaten new sanctions.")
        #expect(!found.contains { $0.hasPrefix("deny") }, "\(found)")
    }

    @Test("What a leader orders to be done is no demand")
    func command() throws {
        let found = try acts("Norwegian Prime Minister Orla Venn ordered the gates to be shut for a week.")
        #expect(!found.contains { $0.hasPrefix("demand") }, "\(found)")
    }

    @Test("A sum makes a bid an offer, an attempt is none")
    func priced() throws {
        let found = try acts("Norway made a $2 billion bid for the French shipyard.")
        #expect(found.contains { $0.hasPrefix("offer | Norway") }, "\(found)")
        #expect(try acts("Norway made a bid for the title.").isEmpty)
    }

    @Test("What others needed to do is demanded of them")
    func needed() throws {
        let found = try acts("Norway said France needed to open the border.")
        #expect(found.first?.hasPrefix("demand | Norway") ?? false, "\(found)")
    }
}
