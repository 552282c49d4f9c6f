import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// The same quoted words with another number or with and without a denial: one report does not quote what was said.
struct QuotedChangeDifferences {
    let story: Story
    let table: ParticipantTable

    /// Words in marks that are less alike may be two sentences.
    private static let likeness: Float = 0.6
    private static let most = 4
    /// Readings of one utterance that are compared with each other.
    private static let mostReadings = 60

    private struct Reading {
        let node: StatementNode
        let numbers: Set<UInt64>
        /// All digits in a row: "6 : 00" and "6:00" are one time; none where numbers are words.
        let digits: [UInt8]
        let isDenied: Bool
    }

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        groups.compactMap { draft($0) }.prefix(Self.most).map { $0 }
    }

    private func draft(_ group: StatementGroup) -> DifferenceDraft? {
        let readings = group.nodes.filter { $0.statement.kind == .direct && $0.terms.count >= 4 }.prefix(
            Self.mostReadings
        ).map(reading)
        for (position, left) in readings.enumerated() {
            for right in readings[(position + 1)...] where areApart(left, right) {
                let name = group.speakers.first.map { " of \(table.participants[$0].name)" } ?? ""
                return DifferenceDraft(
                    kind: .conflict, severity: .medium,
                    about: "What the quoted words\(name) are: “\(DifferenceDraft.headline(text(left.node)))”",
                    sides: [left, right].map { reading in
                        let alike = readings.filter {
                            $0.numbers == reading.numbers && $0.isDenied == reading.isDenied
                        }
                        return .init(
                            value: text(reading.node), passages: alike.map { ($0.node.report, $0.node.statement.span) })
                    })
            }
        }
        return nil
    }

    private func areApart(_ left: Reading, _ right: Reading) -> Bool {
        guard story.originOf[left.node.report] != story.originOf[right.node.report],
            left.node.vector.cosine(right.node.vector) >= Self.likeness
        else { return false }
        let numbers =
            !left.numbers.isEmpty && !right.numbers.isEmpty && left.numbers.isDisjoint(with: right.numbers)
            && left.digits != right.digits && left.digits.isEmpty == right.digits.isEmpty
        // A denial is lost where all else is the same; translations deny in many ways.
        return numbers || left.isDenied != right.isDenied && Set(left.node.terms) == Set(right.node.terms)
    }

    private func reading(_ node: StatementNode) -> Reading {
        let analyzed = story.reports[node.report].analyzed
        let numbers = node.tokens.filter { analyzed.words[$0].tag == .num }.map { analyzed.tokens[$0].folded }
        return Reading(
            node: node, numbers: Set(numbers), digits: digits(node),
            isDenied: node.tokens.contains { Negation.words.contains(analyzed.tokens[$0].folded) })
    }

    private func digits(_ node: StatementNode) -> [UInt8] {
        let bytes = story.reports[node.report].analyzed.text.utf8
        return bytes[node.statement.span.start..<node.statement.span.end].filter { (0x30...0x39).contains($0) }
    }

    private func text(_ node: StatementNode) -> String {
        story.reports[node.report].report.text.string(node.statement.span)
    }
}
