import Annotation
import Testing

@Suite("What is needful, what is to befall others, and what is not done")
struct ActNeedTests {
    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    @Test("What somebody calls vital or of great importance is demanded")
    func needful() throws {
        let plain = try acts("It is necessary that Norway open the gates, Sweden said.")
        #expect(plain.contains { $0.hasPrefix("demand | Sweden") && $0.contains("Norway open the gates") }, "\(plain)")
        let marked = try acts("Sweden said it was of “vital importance” that Norway open the gates of the dam.")
        #expect(marked.contains { $0.hasPrefix("demand | Sweden") }, "\(marked)")
        let other = try acts("Sweden said it was vital for Norway to open the gates of the dam.")
        #expect(other.contains { $0.hasPrefix("demand | Sweden") }, "\(other)")
    }

    @Test("What is not necessary, and what had been vital, is not demanded")
    func needless() throws {
        let denied = try acts("It is not necessary that Norway leaves, Sweden said.")
        #expect(!denied.contains { $0.hasPrefix("demand") }, "\(denied)")
        let told = try acts("Sweden said the talks were vital and that Norway had won.")
        #expect(!told.contains { $0.hasPrefix("demand") }, "\(told)")
    }

    @Test("Who says what another side would face threatens it")
    func harm() throws {
        let price = try acts("Norway will pay a heavy price, Sweden said.")
        #expect(price.contains { $0.hasPrefix("threaten | Sweden") }, "\(price)")
        let fury = try acts(
            "Norway tested a rocket after Sweden said Norway would face “storm and thunder” if it threatened Denmark.")
        #expect(fury.contains { $0.hasPrefix("threaten | Sweden") && $0.contains("if it threatened") }, "\(fury)")
        let talks = try acts("Norway will face Denmark in the final, Sweden said.")
        #expect(!talks.contains { $0.hasPrefix("threaten") }, "\(talks)")
    }

    @Test("What cannot be justified is turned down")
    func unjustified() throws {
        let found = try acts("Sweden said the tariffs of Norway cannot be justified.")
        #expect(found.contains { $0.hasPrefix("reject | Sweden") || $0.hasPrefix("accuse | Sweden") }, "\(found)")
    }

    @Test("What is almost done or yet to be done is not told as done")
    func undone() throws {
        let nearly = try acts("Norway almost accepted the offer of Sweden.")
        #expect(!nearly.contains { $0.hasPrefix("agree") }, "\(nearly)")
        let yet = try acts("Norway has yet to reject the offer of Sweden.")
        #expect(!yet.contains { $0.hasPrefix("reject") }, "\(yet)")
        let done = try acts("Norway accepted the offer of Sweden.")
        #expect(done.contains { $0.hasPrefix("agree | Norway") }, "\(done)")
    }

    @Test("Planes are shot down and streets turned down by nobody who refuses, plans are")
    func shotDown() throws {
        let plane = try acts("Norway shot down the Swedish plane.")
        #expect(!plane.contains { $0.hasPrefix("reject") }, "\(plane)")
        let plan = try acts("Norway turned down the Swedish proposal.")
        #expect(plan.contains { $0.hasPrefix("reject | Norway") }, "\(plan)")
    }

    @Test("A question put to somebody demands nothing")
    func question() throws {
        let asked = try acts("“Should Norway leave the union?” Sweden said.")
        #expect(!asked.contains { $0.hasPrefix("demand") }, "\(asked)")
    }

    @Test("A commitment to a deal is no offer, one to do something is")
    func commitment() throws {
        let deal = try acts("The moves highlight Norway's commitment to the deal.")
        #expect(!deal.contains { $0.hasPrefix("offer") }, "\(deal)")
    }

    @Test("Envoys act for who sent them, not for where they are posted")
    func envoys() throws {
        let found = try acts(
            "Norway's and Sweden's ambassadors to the United Nations said they opposed any sanctions on Denmark.")
        #expect(found.contains { $0.hasPrefix("reject | Norway+Sweden") }, "\(found)")
        #expect(!found.contains { $0.contains("| United Nations") }, "\(found)")
    }

    @Test("Two nations that agreed to something agree, though it is parsed as what they are")
    func twoNations() throws {
        let found = try acts(
            "Norway and Sweden met on Monday. The two nations agreed to a live broadcast of the talks.")
        #expect(found.contains { $0.hasPrefix("agree | Norway+Sweden") }, "\(found)")
    }

    @Test("Whoever heads a body speaks for it, also where the office stands before the name")
    func head() throws {
        let found = try acts("The new head of the Bank for Peace, Carlos Venn, said Norway should act.")
        #expect(found.contains { $0.hasPrefix("demand | Bank for Peace") }, "\(found)")
    }

    @Test("Who sues a side accuses it, with a reason told or without")
    func lawsuit() throws {
        let bare = try acts("Norway sued Sweden last year.")
        #expect(bare.contains { $0.hasPrefix("accuse | Norway | sued Sweden") }, "\(bare)")
        let reasoned = try acts("Norway sued Sweden over its tariffs.")
        #expect(reasoned.contains { $0.hasPrefix("accuse | Norway") && $0.contains("tariffs") }, "\(reasoned)")
    }

    @Test("A reason is no condition")
    func reason() throws {
        let found = try acts("Norway rejected the plan, if only because Sweden had written it.")
        #expect(found.contains { $0.hasPrefix("reject | Norway") && $0.hasSuffix("| -") }, "\(found)")
    }
}
