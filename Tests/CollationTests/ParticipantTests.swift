import DossierFormat
import Testing

@testable import Collation

@Suite("Who is who")
struct ParticipantTests {
    private func dossier(_ rules: ParticipantRules) throws -> Dossier {
        let dossier = try InventedReports.dossier(rules: rules)
        #expect(dossier.verify() == [])
        return dossier
    }

    @Test("Forms of one name keep the reason why they are one")
    func reasons() throws {
        let olvik = try #require(try InventedReports.dossier().participants.first { $0.name == "Hanna Olvik" })
        let reason = try #require(olvik.why?.first { $0.form == "Olvik" })
        #expect(!reason.reason.isEmpty)
    }

    @Test("Two presidents named behind one plural are two people")
    func plural() throws {
        let names = try InventedReports.dossier([
            "The talks between Presidents Ana Darrow and Piet Olvik ended in Corrin on Tuesday. Olvik left early."
        ]).participants.filter { $0.kind == .person }.map(\.name)
        #expect(Set(names).isSuperset(of: ["Ana Darrow", "Piet Olvik"]))
        #expect(!names.contains { $0.contains("Presidents") })
    }

    @Test("A second family name that only some reports give makes no second person")
    func secondFamilyName() throws {
        let people = try InventedReports.dossier([
            "Marta Solano spoke in Corrin on Tuesday. Solano left early.",
            "Marta Solano Ruiz was in Corrin on Tuesday, said Piet Darrow.",
        ]).participants.filter { $0.kind == .person && $0.name.contains("Solano") }
        #expect(people.count == 1)
    }

    @Test("A name that two longer names begin with is neither of them")
    func sharedBeginning() throws {
        let people = try InventedReports.dossier([
            "Marta Solano spoke in Corrin on Tuesday, said Piet Darrow.",
            "Marta Solano Ruiz was in Corrin on Tuesday. Marta Solano Vega was not there.",
        ]).participants.filter { $0.kind == .person && $0.name.contains("Solano") }
        #expect(people.count == 3)
    }

    @Test("Initials without points are the same, others are another person")
    func initials() throws {
        let people = try InventedReports.dossier([
            "T.J. Darrow spoke in Corrin on Tuesday, said Piet Olvik.",
            "TJ Darrow was in Corrin on Tuesday, said Piet Olvik. His brother J.J. Darrow was not there.",
        ]).participants.filter { $0.kind == .person && $0.name.contains("Darrow") }
        #expect(people.count == 2)
    }

    @Test("A rule joins two participants under the first name, and says so")
    func merge() throws {
        let joined = try dossier(ParticipantRules(merges: [["Piet Darrow", "Hanna Olvik"]]))
        let darrow = try #require(joined.participants.first { $0.name == "Piet Darrow" })
        #expect(!joined.participants.contains { $0.name == "Hanna Olvik" })
        #expect(darrow.forms.contains { $0.text == "Hanna Olvik" })
        #expect(darrow.why?.contains { $0.form == "Hanna Olvik" && $0.reason.contains("rules") } == true)
    }

    @Test("A rule takes apart what was joined")
    func split() throws {
        let texts = [
            "Hanna Olvik spoke in Corrin on Tuesday. Olvik left early.",
            "Hannah Olvik was in Corrin on Tuesday, said Piet Darrow. Olvik was silent.",
        ]
        let names = try InventedReports.dossier(texts).participants.filter { $0.kind == .person }.map(\.name)
        #expect(names.count == 2)
        let rules = ParticipantRules(splits: ["Hannah Olvik"])
        let apart = try InventedReports.dossier(texts, rules: rules)
        #expect(apart.verify() == [])
        #expect(apart.participants.count { $0.kind == .person } == 3)
        #expect(
            apart.participants.contains {
                $0.name == "Hannah Olvik" && $0.forms.allSatisfy { $0.evidence[0].report == "r2" }
            })
    }

    @Test("A rule calls a participant otherwise; one that names nobody changes nothing")
    func rename() throws {
        let renamed = try dossier(
            ParticipantRules(renames: [
                .init(from: "Olvik", to: "Minister Olvik"), .init(from: "Nobody", to: "Somebody"),
            ]))
        #expect(renamed.participants.contains { $0.name == "Minister Olvik" })
        #expect(
            try dossier(ParticipantRules(merges: [["Nobody", "No one"]], splits: ["Nobody"]))
                == InventedReports.dossier())
    }
}
