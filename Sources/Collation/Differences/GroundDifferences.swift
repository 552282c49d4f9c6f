import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Why somebody was arrested, charged, sentenced or punished, told with other grounds: "arrested on suspicion of
/// manslaughter", "arrested in connection with the incident".
///
/// The deed must be done to one person or to what is called the same, and neither report may name the ground of the
/// other.
struct GroundDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader
    let table: ParticipantTable
    let days: ReportDays

    private struct Use {
        let report: Int
        let sentence: Int
        let sufferers: Set<UInt64>
        let ground: Set<UInt64>
        let words: TextSpan
    }

    private static let most = 3
    private static let mostUses = 60

    func drafts() -> [DifferenceDraft] {
        var byDeed: [UInt64: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &byDeed) }
        return byDeed.sorted { $0.key < $1.key }.lazy.compactMap { draft($0.value) }.prefix(Self.most).map { $0 }
    }

    private func draft(_ uses: [Use]) -> DifferenceDraft? {
        guard uses.count >= 2, uses.count <= Self.mostUses else { return nil }
        for (place, left) in uses.enumerated() {
            guard let right = uses[(place + 1)...].first(where: { differ(left, $0, among: uses) }) else { continue }
            let sides = [left, right].map { side in
                uses.filter {
                    !$0.sufferers.isDisjoint(with: left.sufferers) && !$0.ground.isDisjoint(with: side.ground)
                }
            }
            guard Set(sides[0].map(\.report)).isDisjoint(with: sides[1].map(\.report)) else { continue }
            return DifferenceDraft(
                kind: .strength, severity: .medium, about: "On what ground: “\(text(left))” or “\(text(right))”",
                sides: sides.map { side in
                    .init(
                        value: DifferenceDraft.headline(text(side[0])),
                        passages: side.map {
                            story.place($0.report, sentence: $0.sentence)
                        })
                })
        }
        return nil
    }

    private func text(_ use: Use) -> String {
        DifferenceDraft.headline(story.reports[use.report].report.text.string(use.words))
    }

    /// Whether two tell one deed with grounds of which neither's report tells the other's.
    private func differ(_ left: Use, _ right: Use, among uses: [Use]) -> Bool {
        guard story.originOf[left.report] != story.originOf[right.report],
            !left.sufferers.isDisjoint(with: right.sufferers), left.ground.isDisjoint(with: right.ground),
            days.areNear([left.report], [right.report])
        else { return false }
        return !tells(left.report, right.ground, uses) && !tells(right.report, left.ground, uses)
    }

    private func tells(_ report: Int, _ ground: Set<UInt64>, _ uses: [Use]) -> Bool {
        uses.contains { $0.report == report && !$0.ground.isDisjoint(with: ground) }
    }

    private func collect(_ report: Int, into byDeed: inout [UInt64: [Use]]) {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        for verb in analyzed.tokens.indices
        where analyzed.words[verb].tag == .verb && reader.lexicon.has(.penal, analyzed.tokens[verb].folded) {
            let sentence = analyzed.sentence(ofToken: verb)
            guard annotated.blockKind(ofSentence: sentence) == .paragraph, reader.isFact(verb, analyzed),
                let sufferer = sufferer(verb, analyzed), let complement = complement(verb, analyzed)
            else { continue }
            let sufferers = reader.terms(report, head: sufferer).union(reader.named(report, head: sufferer)).filter {
                !vectors.isName($0) || table.participants[Int($0) - 1].kind == .person
            }
            let ground = Set(
                complement.filter { isContent($0, analyzed) }.map { vectors.meaning(report, $0) }.filter {
                    $0 != 0 && !vectors.isName($0)
                })
            guard !sufferers.isEmpty, !ground.isEmpty, let last = complement.last else { continue }
            byDeed[vectors.meaning(report, verb), default: []].append(
                Use(
                    report: report, sentence: sentence, sufferers: sufferers, ground: ground,
                    words: analyzed.span(verb..<last + 1)))
        }
    }

    /// Whom it is done to.
    private func sufferer(_ verb: Int, _ analyzed: AnalyzedText) -> Int? {
        if let object = analyzed.children(of: verb).first(where: { analyzed.words[$0].relation == .obj }) {
            return object
        }
        guard analyzed.words[verb].penn == .vbn else { return nil }
        return reader.subject(verb, analyzed)
    }

    /// The words behind "for", "of", "over", "with", "on suspicion of", as far as they belong to them; nil when there
    /// are none, or when they are a time.
    private func complement(_ verb: Int, _ analyzed: AnalyzedText) -> [Int]? {
        for child in analyzed.children(of: verb) where child > verb {
            guard [.obl, .advcl, .nmod].contains(analyzed.words[child].relation) else { continue }
            guard isGround(child, of: verb, analyzed) else { continue }
            let words = subtree(child, analyzed).filter { $0 > verb }.sorted().prefix(Self.longest)
            if words.contains(where: { isContent($0, analyzed) }) { return Array(words) }
        }
        return nil
    }

    private static let longest = 14

    private func isGround(_ child: Int, of verb: Int, _ analyzed: AnalyzedText) -> Bool {
        if reader.lexicon.has(.groundNoun, analyzed.tokens[child].folded) { return true }
        let isCharging = reader.lexicon.has(.charging, analyzed.tokens[verb].folded)
        return analyzed.children(of: child).contains { mark in
            let folded = analyzed.tokens[mark].folded
            return mark > verb && mark < child
                && (reader.lexicon.has(.ground, folded) || isCharging && folded == Self.with)
        }
    }

    private static let with = WordHash.folded("with")

    /// A noun or verb that is no word for a ground in general and none for a stretch of time.
    private func isContent(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        let folded = analyzed.tokens[token].folded
        return [.noun, .verb].contains(analyzed.words[token].tag) && !reader.lexicon.has(.groundNoun, folded)
            && !reader.lexicon.has(.period, folded) && !reader.lexicon.has(.light, folded)
    }

    private func subtree(_ token: Int, _ analyzed: AnalyzedText) -> [Int] {
        var result = [token]
        var at = 0
        while at < result.count, result.count < 4 * Self.longest {
            result += analyzed.children(of: result[at]).filter { analyzed.words[$0].relation != .punct }
            at += 1
        }
        return result
    }
}
