import Testing

@testable import DossierFormat

/// A change that makes a dossier wrong, and the flaw that must be found.
struct Tampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let flaw: String
    let change: @Sendable (inout Dossier) -> Void

    init(_ what: String, flaw: String, _ change: @escaping @Sendable (inout Dossier) -> Void) {
        testDescription = what
        self.flaw = flaw
        self.change = change
    }
}

@Suite("Verifying a dossier")
struct DossierVerifierTests {
    @Test("A dossier whose passages are all there has no flaw")
    func sound() {
        #expect(SmallDossier.dossier.verify() == [])
    }

    @Test("Marks and white space may differ, and a position may be told in a few words of its passage")
    func wording() {
        let changed = SmallDossier.changed {
            $0.quotations[0].gist = "“Not\nbefore 3 May”"
            $0.record.append(
                .init(
                    line: "Mora Vint demands Sel: oil", origins: 1,
                    evidence: [SmallDossier.evidence("r2", "Vint wants oil from Sel.")]))
        }
        #expect(changed.verify() == [])
    }

    @Test("A line may leave out what only ties its sentence to the one before, and nothing else")
    func ties() {
        func isWorded(_ line: String, _ passage: String) -> Bool {
            let changed = SmallDossier.changed {
                $0.record = [.init(line: line, origins: 1, evidence: [SmallDossier.evidence("r2", passage)])]
            }
            return !changed.verify().contains { $0.problem.hasPrefix("its words are not") }
        }
        #expect(isWorded("The harbour stayed open.", "But the harbour stayed open."))
        #expect(isWorded("The harbour stayed open.", "And yet, the harbour stayed open."))
        #expect(!isWorded("Everybody stayed.", "Not everybody stayed."))
        #expect(!isWorded("The harbour stayed.", "But the harbour stayed open."))
    }

    @Test("A line may be two of its passages, a voice and its answer, and no more than these")
    func answers() {
        func isWorded(_ line: String) -> Bool {
            let changed = SmallDossier.changed {
                $0.record = [
                    .init(
                        line: line, origins: 1,
                        evidence: [
                            SmallDossier.evidence("r2", "Orrun demands the boats."),
                            SmallDossier.evidence("r2", "But Tasmel refuses."),
                        ])
                ]
            }
            return !changed.verify().contains { $0.problem.hasPrefix("its words are not") }
        }
        #expect(isWorded("Orrun demands the boats. Tasmel refuses."))
        #expect(isWorded("Orrun demands the boats. But Tasmel refuses."))
        #expect(isWorded("Tasmel refuses. Orrun demands the boats."))
        #expect(!isWorded("Orrun demands the boats. Orrun refuses."))
        #expect(!isWorded("Orrun demands the boats. Tasmel refuses. Tasmel refuses."))
    }

    @Test("An empty dossier has no flaw")
    func empty() {
        #expect(Dossier(generator: .init(name: "variorum", version: "0"), title: "").verify() == [])
    }

    @Test(
        "Evidence that is not in its report letter for letter is found wherever it stands",
        arguments: Tampering.evidence)
    func evidence(_ tampering: Tampering) { expect(tampering) }

    @Test("Blocks must lie in the text, not overlap, and leave nothing uncovered", arguments: Tampering.blocks)
    func blocks(_ tampering: Tampering) { expect(tampering) }

    @Test("Ids must be unique and lead somewhere", arguments: Tampering.references)
    func references(_ tampering: Tampering) { expect(tampering) }

    @Test("Schema, dates, numbers and counts must be as the format demands", arguments: Tampering.shapes)
    func shapes(_ tampering: Tampering) { expect(tampering) }

    private func expect(_ tampering: Tampering) {
        let flaws = SmallDossier.changed(tampering.change).verify().map(\.description)
        #expect(flaws.contains { $0.contains(tampering.flaw) }, "\(flaws)")
    }
}
