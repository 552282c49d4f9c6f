import Annotation
import Testing

@Suite("What is wanted, and who is charged with what")
struct ActContentTests {
    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    @Test("Who calls for somebody to do something demands the deed, not the person")
    func callForDeed() throws {
        let active = try acts("Norway called for police to solve the crimes quickly.")
        #expect(
            active.contains { $0.hasPrefix("demand | Norway") && $0.contains("police to solve the crimes") },
            "\(active)")
        let passive = try acts("Norway called for the attackers to be brought to justice.")
        #expect(passive.contains { $0.contains("the attackers to be brought to justice") }, "\(passive)")
        let plain = try acts("Norway called for an end to the fighting.")
        #expect(plain.contains { $0.contains("an end to the fighting") }, "\(plain)")
    }

    @Test("A past form that is tagged as a participle still has an actor before “for”")
    func barePast() throws {
        let found = try acts("Amnesty International called for the girl to be released at once.")
        #expect(
            found.contains { $0.hasPrefix("demand | Amnesty") && $0.contains("the girl to be released") }, "\(found)")
    }

    @Test("Somebody described is charged as well as somebody named, customers are charged a price")
    func described() throws {
        let girl = try acts("Norway indicted a teenage girl on Monday.")
        #expect(girl.contains { $0.hasPrefix("accuse | Norway") && $0.contains("a teenage girl") }, "\(girl)")
        let spies = try acts("Norway charged two men with spying for France.")
        #expect(spies.contains { $0.hasPrefix("accuse | Norway") && $0.contains("spying") }, "\(spies)")
        let price = try acts("Norway charged tourists for a visit to the park.")
        #expect(!price.contains { $0.hasPrefix("accuse") }, "\(price)")
    }

    @Test("What somebody's quoted words add about others is no position of theirs")
    func othersDescription() throws {
        let found = try acts(
            "Norway closed the dam. “It is time to stop this Norwegian government that openly supports piracy,” "
                + "French President Luc Morel said.")
        #expect(!found.contains { $0.hasPrefix("support | Norway") }, "\(found)")
    }

    @Test("A whole people acts as its party, some of it do not")
    func people() throws {
        let whole = try acts("The talks in Norway failed. The Norwegians rejected the plan for the new border.")
        #expect(whole.contains { $0.hasPrefix("reject | Norway") }, "\(whole)")
        let some = try acts("The talks in Norway failed. Many Norwegians rejected the plan for the new border.")
        #expect(!some.contains { $0.hasPrefix("reject") }, "\(some)")
    }

    @Test("What the actor says about it is not part of what he turns down")
    func comment() throws {
        let found = try acts("Norway rejected an offer to hold talks, calling it a trick.")
        let table = try acts(
            "Norwegian officials dismissed the remarks, saying removal of the troops was never on the table.")
        #expect(!table.isEmpty && !table.contains { $0.contains("saying") }, "\(table)")
        let remarks = try acts("Norway dismissed the remarks, saying removal of the troops was never planned.")
        #expect(remarks.contains { $0.hasPrefix("reject | Norway") && $0.contains("the remarks") }, "\(remarks)")
        #expect(!found.isEmpty && !found.contains { $0.contains("trick") }, "\(found)")
    }
}
