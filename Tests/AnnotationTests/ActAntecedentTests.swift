import Annotation
import Language
import Prose
import Reports
import Testing

@Suite("Whom pronouns and descriptions stand for that take a position")
struct ActAntecedentTests {
    private func directed(_ text: String) throws -> [String] { try Annotated(text).directedActs }

    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    @Test("“It” is the subject before it, not the name that stands nearest")
    func antecedent() throws {
        let found = try directed(
            "The World Bank met France on Monday. It rejected the new border plan with Norway, officials said.")
        #expect(found.contains { $0.hasPrefix("reject | World Bank") })
        #expect(!found.contains { $0.hasPrefix("reject | France") })
    }

    @Test("A pronoun behind a subject that is not named acts for nobody")
    func unnamedAntecedent() throws {
        let found = try acts(
            "Greenpeace kept silent. The inspectors arrived in Norway. They rejected the new fishing plan.")
        #expect(!found.contains { $0.hasPrefix("reject") })
    }

    @Test("A firm does not act for the country it is based in")
    func firm() throws {
        #expect(try acts("The Norway-based company rejected the takeover plan.").isEmpty)
        #expect(try acts("A Norwegian company rejected the takeover plan.").isEmpty)
    }

    @Test("“The company” goes on about the organisation that was the last subject")
    func company() throws {
        let found = try acts("Greenpeace met on Monday. The group rejected the takeover plan.")
        #expect(found.contains { $0.hasPrefix("reject | Greenpeace") })
    }

    @Test("“The two countries” are the two named last, “the two Koreas” those of that name")
    func pairs() throws {
        let found = try directed(
            "Norway and France met in Geneva on Monday. The two countries agreed to stop fishing at sea.")
        #expect(found == ["agree | Norway+France | "], "\(found)")
        let koreas = try directed(
            "North Korea tested a rocket. South Korea protested. On Friday the two Koreas agreed to open a hotline.")
        #expect(koreas.contains { $0.hasPrefix("agree | North Korea+South Korea") }, "\(koreas)")
        let open = try directed(
            "Norway, France and Poland met on Monday. The two countries agreed to stop fishing at sea.")
        #expect(open.isEmpty, "\(open)")
    }

    @Test("“His country” is the country of whoever says it")
    func ownCountry() throws {
        let found = try directed("French President Luc Morel said his country would not pay for the bridge.")
        #expect(found.count == 1 && found[0].hasPrefix("reject | "), "\(found)")
    }
}
