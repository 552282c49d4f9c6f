import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// A side that will not negotiate by one report, with which there are negotiations by another.
///
/// Both may be true, of other matters or on other conditions: a tension.
struct NegotiationDifferences {
    let story: Story
    let table: ParticipantTable
    let reader: ClauseReader
    let days: ReportDays

    private struct Use: TwoWayUse {
        let report: Int
        let sentence: Int
        /// Whether it will not.
        let isFirst: Bool
        /// The other sides that are named with it.
        let others: Set<Int>
        let words: Range<Int>
        let isSaid: Bool
    }

    func drafts() -> [DifferenceDraft] {
        var uses: [Int: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &uses) }
        let opposed = OpposedSides<Use>(story: story) { left, right in
            (left.others.isEmpty || right.others.isEmpty || !left.others.isDisjoint(with: right.others))
                && days.areNear([left.report], [right.report])
        }
        return opposed.drafts(uses) { side, sides in
            DifferenceDraft(
                kind: .tension, severity: .medium, about: "Whether \(table.participants[side].name) negotiates",
                sides: opposed.shown(sides, text))
        }
    }

    private func text(_ use: Use) -> String { reader.words(use.report, use.words) }

    private func collect(_ report: Int, into uses: inout [Int: [Use]]) {
        let analyzed = story.reports[report].analyzed
        for (index, tokens) in reader.readable(report) {
            for token in tokens where reader.lexicon.has(.negotiating, analyzed.tokens[token].folded) {
                let partners = partners(token, report, analyzed)
                let words =
                    max(tokens.lowerBound, token - 6)..<min(tokens.upperBound, max(token + 5, partners.end))
                let isSaid = story.reports[report].statements.contains {
                    $0.sentence == index && $0.span.contains(analyzed.tokens[token].span)
                }
                if let refusing = refusing(token, report, analyzed) {
                    for side in refusing {
                        uses[side, default: []].append(
                            Use(
                                report: report, sentence: index, isFirst: true,
                                others: partners.sides.subtracting([side]),
                                words: words, isSaid: isSaid))
                    }
                } else if isGoingOn(token, analyzed) {
                    let sides = partners.sides.union(subjects(of: token, report, analyzed))
                    for side in partners.sides {
                        uses[side, default: []].append(
                            Use(
                                report: report, sentence: index, isFirst: false, others: sides.subtracting([side]),
                                words: words, isSaid: isSaid))
                    }
                }
            }
        }
    }

    /// The parties named behind "with" or "between".
    private func partners(_ token: Int, _ report: Int, _ analyzed: AnalyzedText) -> (sides: Set<Int>, end: Int) {
        var sides: Set<Int> = []
        var end = token + 1
        var children = Array(analyzed.children(of: token))
        let verb = Int(analyzed.words[token].head)
        // "Extends negotiations with Orvenia", hung on the verb.
        if analyzed.words[token].relation == .obj, verb >= 0 { children += analyzed.children(of: verb) }
        for child in children
        where [.nmod, .obl].contains(analyzed.words[child].relation) && child > token
            && analyzed.children(of: child).contains(where: { Self.with.contains(analyzed.tokens[$0].folded) })
        {
            let named = parties(report, head: child)
            sides.formUnion(named)
            if !named.isEmpty { end = max(end, child + 1) }
        }
        return (sides, end)
    }

    private func parties(_ report: Int, head: Int) -> Set<Int> {
        let analyzed = story.reports[report].analyzed
        var terms = reader.terms(report, head: head)
        // "The European leaders", "whose leaders".
        for child in analyzed.children(of: head)
        where [.amod, .compound, .nmodPoss].contains(analyzed.words[child].relation) {
            terms.formUnion(reader.terms(report, head: child))
        }
        return Set(
            terms.filter(reader.vectors.isName).compactMap { table.side(of: Int($0) - 1) })
    }

    private func subjects(of token: Int, _ report: Int, _ analyzed: AnalyzedText) -> Set<Int> {
        var verb = token
        if analyzed.words[token].tag != .verb {
            verb = Int(analyzed.words[token].head)
            guard verb >= 0, analyzed.words[verb].tag == .verb else { return [] }
        }
        guard let subject = reader.subject(verb, analyzed) else { return [] }
        return parties(report, head: subject)
    }

    /// Who will not negotiate: the subject of "will not negotiate", "does not want to negotiate", "refused to
    /// negotiate"; of a pronoun in what somebody says the side that says it.
    private func refusing(_ token: Int, _ report: Int, _ analyzed: AnalyzedText) -> Set<Int>? {
        guard analyzed.words[token].tag == .verb else { return nil }
        let children = analyzed.children(of: token)
        let head = Int(analyzed.words[token].head)
        var verb = token
        let isWilled = children.contains { Self.will.contains(analyzed.tokens[$0].folded) }
        let isInfinitive = children.contains { analyzed.tokens[$0].folded == Self.to && $0 < token }
        if isInfinitive, head >= 0, head < token {
            verb = head
            let folded = analyzed.tokens[head].folded
            let isRefused = reader.lexicon.has(.refusing, folded) && !Negation.denies(head, in: analyzed)
            guard isRefused || reader.lexicon.has(.wanting, folded) && Negation.denies(head, in: analyzed) else {
                return nil
            }
        } else {
            guard isWilled, Negation.denies(token, in: analyzed) else { return nil }
        }
        // "If they will not negotiate".
        guard !analyzed.children(of: verb).contains(where: { reader.lexicon.has(.unreal, analyzed.tokens[$0].folded) })
        else { return nil }
        let named = reader.subject(verb, analyzed).map { parties(report, head: $0) } ?? []
        if !named.isEmpty { return named }
        let speakers = story.reports[report].statements.filter { $0.span.contains(analyzed.tokens[token].span) }
            .flatMap { $0.speakers.compactMap { table.participant(report, $0) } }
        let sides = Set(speakers.compactMap { table.side(of: $0) })
        return sides.isEmpty ? nil : sides
    }

    /// Whether talks take place: a noun or participle that nothing denies, wishes or supposes.
    private func isGoingOn(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        let children = analyzed.children(of: token)
        guard !Negation.denies(token, in: analyzed),
            !children.contains(where: {
                analyzed.words[$0].penn == .md || analyzed.tokens[$0].folded == Self.to && $0 < token
                    || reader.lexicon.has(.bygone, analyzed.tokens[$0].folded)
            })
        else { return false }
        var at = Int(analyzed.words[token].head)
        for _ in 0..<3 {
            guard at >= 0 else { return true }
            let folded = analyzed.tokens[at].folded
            guard !Negation.denies(at, in: analyzed),
                ![.refusing, .wanting, .ending, .failing].contains(where: { reader.lexicon.has($0, folded) }),
                !analyzed.children(of: at).contains(where: {
                    analyzed.words[$0].penn == .md || reader.lexicon.has(.unreal, analyzed.tokens[$0].folded)
                })
            else { return false }
            at = Int(analyzed.words[at].head)
        }
        return true
    }

    private static let to = WordHash.folded("to")
    private static let with = WordSet(["with", "between"])
    private static let will = WordSet(["will", "would", "wo", "'ll", "shall"])
}
