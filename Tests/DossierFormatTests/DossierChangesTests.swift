import DossierFormat
import Foundation
import Testing

@Suite("What a later dossier adds, changes and withdraws")
struct DossierChangesTests {
    private let old = SmallDossier.dossier

    private func changes(_ change: (inout Dossier) -> Void) -> DossierChanges {
        DossierChanges(from: old, to: SmallDossier.changed(change))
    }

    @Test("A dossier and itself differ in nothing")
    func same() {
        #expect(DossierChanges(from: old, to: old).isEmpty)
    }

    @Test("New ids are no change")
    func ids() {
        let changes = changes {
            $0.timeline[0].id = "t9"
            $0.figures[0].id = "f9"
        }
        #expect(changes.isEmpty)
    }

    @Test("Items are told apart by their passages: added, withdrawn, changed")
    func items() throws {
        let changes = changes {
            $0.timeline[0].status = .past
            $0.quotations = []
            $0.figures.append(
                Figure(
                    id: "f2", what: "wicks", unit: "wick",
                    readings: [
                        .init(
                            report: "r1", low: 3, high: 3, bound: .exact, evidence: SmallDossier.evidence("r1", "3 May")
                        )
                    ]))
        }
        #expect(
            changes.items.map { "\($0.section) \($0.change.rawValue)" } == [
                "quotations withdrawn", "timeline changed", "figures added",
            ])
        #expect(changes.items[1].details == ["status: scheduled → past"])
        #expect(changes.items[0].old == "q1" && changes.items[0].new == nil)
    }

    @Test("A report with another text under its old name is changed, and what rested on it is told")
    func rewritten() {
        let changes = changes { $0.reports[1].text += "!" }
        #expect(changes.items.first?.section == "reports")
        #expect(changes.items.first?.change == .changed)
        #expect(changes.items.contains { $0.section == "positions" && $0.change == .withdrawn })
    }

    @Test("Reports are known by their text, whatever they are called or numbered")
    func renumbered() throws {
        var json = String(decoding: try old.json(), as: UTF8.self)
        for (from, to) in [("\"r1\"", "\"r0\""), ("\"r2\"", "\"r1\""), ("\"r0\"", "\"r2\"")] {
            json = json.replacingOccurrences(of: from, with: to)
        }
        let later = try Dossier(json: Data(json.utf8))
        #expect(later.verify() == [])
        #expect(DossierChanges(from: old, to: later).isEmpty)
    }

    @Test("Any two dossiers can be compared, however their offsets lie")
    func hostile() {
        let changes = changes {
            $0.record[0].evidence[0].start = -5
            $0.timeline[0].evidence[0].end = .max
            $0.figures[0].readings[0].evidence.start = .max
            $0.reports.append($0.reports[0])
        }
        #expect(!changes.isEmpty)
    }
}
