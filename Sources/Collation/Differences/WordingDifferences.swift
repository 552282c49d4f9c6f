import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Words in quotation marks that differ between reports though they are one utterance: two translations, or one that is
/// not exact.
struct WordingDifferences {
    let story: Story
    let table: ParticipantTable

    /// Readings less alike may be two sentences of one speech.
    private static let leastLikeness: Float = 0.35
    private static let fewestShared = 3

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        groups.compactMap { draft($0) }
    }

    private func draft(_ group: StatementGroup) -> DifferenceDraft? {
        let quoted = group.nodes.filter {
            ($0.statement.kind == .direct || $0.statement.kind == .partial) && $0.meaning.terms.count >= 3
        }
        guard story.origins(of: quoted.map(\.report)) >= 2 else { return nil }
        var sides: [[StatementNode]] = []
        for node in quoted.sorted(by: { ($1.meaning.terms.count, $0.report) < ($0.meaning.terms.count, $1.report) }) {
            if let side = sides.firstIndex(where: { $0.prefix(Self.mostCompared).contains { isSame($0, node) } }) {
                sides[side].append(node)
            } else if sides.allSatisfy({ $0[0].report == node.report || isAlike($0[0], node) }) {
                sides.append([node])
            }
        }
        guard sides.count >= 2, story.origins(of: sides.map { $0[0].report }) >= 2 else { return nil }
        let fullest = Set(sides[0][0].meaning.terms)
        let differs = sides.dropFirst().contains { side in
            side[0].meaning.terms.count { !fullest.contains($0) } >= Self.fewestOther
        }
        let name = group.speakers.first.map { " of \(table.participants[$0].name)" } ?? ""
        return DifferenceDraft(
            kind: .wording, severity: differs ? .medium : .low,
            about: "Quoted words\(name): “\(DifferenceDraft.headline(text(sides[0][0])))”",
            sides: sides.map { side in
                .init(value: text(side[0]), passages: side.map { ($0.report, $0.statement.span) })
            })
    }

    /// A word more or less is little.
    private static let fewestOther = 2
    /// A side of more readings is known by its fullest.
    private static let mostCompared = 4

    /// The same words, or a piece of them, in whatever spelling.
    private func isSame(_ left: StatementNode, _ right: StatementNode) -> Bool {
        if isSubset(left.vector.terms, of: right.vector.terms) || isSubset(right.vector.terms, of: left.vector.terms) {
            return true
        }
        let (a, b) = (words(left), words(right))
        return a.isSubset(of: b) || b.isSubset(of: a)
    }

    private func isAlike(_ left: StatementNode, _ right: StatementNode) -> Bool {
        let cosine = left.meaning.cosine(right.meaning)
        let known = Set(left.meaning.terms)
        return cosine >= 0.5
            || (cosine >= Self.leastLikeness && right.meaning.terms.filter(known.contains).count >= Self.fewestShared)
    }

    /// The content words without what parts British from American spelling.
    private func words(_ node: StatementNode) -> Set<String> {
        let analyzed = story.reports[node.report].analyzed
        return Set(
            node.tokens.filter { Stem.isContent($0, in: analyzed) }.map {
                RegionalSpelling.folded(analyzed.string($0))
            })
    }

    /// Whether all terms of one ascending list are in another.
    private func isSubset(_ part: [UInt64], of whole: [UInt64]) -> Bool {
        var at = 0
        for term in part {
            while at < whole.count, whole[at] < term { at += 1 }
            guard at < whole.count, whole[at] == term else { return false }
        }
        return true
    }

    private func text(_ node: StatementNode) -> String {
        story.reports[node.report].report.text.string(node.statement.span)
    }
}
