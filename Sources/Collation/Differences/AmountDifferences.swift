import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Amounts of money and terms of prison of one thing whose sentences differ in all else: "$32.6 billion in foreign
/// earnings" and "$31.2 billion in earnings abroad", "up to 14 years in prison" and "a maximum of ten years in prison".
///
/// They must be of the same kind by the noun they stand with, near each other, told of one owner, and of no two times.
struct AmountDifferences {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors
    let days: ReportDays

    private struct Amount {
        let node: FigureNode
        /// Meanings of the nouns that say what it is an amount of.
        let kinds: Set<UInt64>
        let names: Set<UInt64>
        let meanings: Set<UInt64>
        /// Years and days of the sentence.
        let dates: Set<String>
    }

    /// Numbers further apart are of two things.
    private static let mostTimes = 1.6
    private static let most = 4
    /// A unit of more amounts is counted of too many things.
    private static let mostAmounts = 150
    /// Amounts below are of anything.
    private static let leastMoney = 1_000_000.0
    private static let money: Set<String> = ["dollar", "euro", "pound", "yen", "yuan", "crown"]

    /// - Parameter told: passages of differences that are told already.
    func drafts(_ groups: [FigureGroup], told: [(report: Int, span: TextSpan)]) -> [DifferenceDraft] {
        let known = Set(told.map { $0.report << 32 + $0.span.start })
        let byUnit = Dictionary(
            grouping: groups.flatMap(\.nodes).filter(isAmount), by: { "\($0.mention.unit) \($0.mention.role.rawValue)" }
        )
        var result: [DifferenceDraft] = []
        for (_, nodes) in byUnit.sorted(by: { $0.key < $1.key }) where nodes.count <= Self.mostAmounts {
            let amounts = nodes.map(amount).filter { !$0.kinds.isEmpty }
            var used = known
            for (position, left) in amounts.enumerated() {
                let others = amounts[(position + 1)...].filter { areOne(left, $0) }
                guard let right = others.first(where: { !used.contains(key($0)) }), !used.contains(key(left)),
                    result.count < Self.most
                else { continue }
                used.formUnion([key(left), key(right)])
                result.append(draft([left, right]))
            }
        }
        return result
    }

    private func key(_ amount: Amount) -> Int { amount.node.report << 32 + amount.node.mention.span.start }

    private func draft(_ amounts: [Amount]) -> DifferenceDraft {
        let sorted = amounts.sorted { $0.node.mention.low < $1.node.mention.low }
        return DifferenceDraft(
            kind: .conflict, severity: .medium, about: "How many or how much: \(sorted[0].node.mention.what)",
            sides: sorted.map { amount in
                let node = amount.node
                return .init(
                    value: story.reports[node.report].report.text.string(node.mention.span),
                    passages: [(node.report, node.mention.span)])
            })
    }

    private func isAmount(_ node: FigureNode) -> Bool {
        let mention = node.mention
        guard mention.per == nil, !FigureParts.isPart(mention, story.reports[node.report]) else { return false }
        if Self.money.contains(mention.unit) { return mention.low >= Self.leastMoney }
        return mention.unit == "year" && mention.role != .age
    }

    private func areOne(_ left: Amount, _ right: Amount) -> Bool {
        let (one, other) = (left.node, right.node)
        let (low, high) = (min(one.mention.low, other.mention.low), max(one.mention.high, other.mention.high))
        guard story.originOf[one.report] != story.originOf[other.report], low > 0,
            high <= low * Self.mostTimes || SlippedDigits.differ(low, high),
            !FigureDifferences.agree(one.mention, other.mention),
            !left.kinds.isDisjoint(with: right.kinds), haveOneOwner(left, right),
            left.dates.isEmpty || right.dates.isEmpty || !left.dates.isDisjoint(with: right.dates)
        else { return false }
        let shared = left.meanings.intersection(right.meanings).count
        let isDated = !left.dates.isEmpty && !right.dates.isEmpty
        return shared >= (isDated ? 2 : 3) && !hasBoth(one, other) && !hasBoth(other, one)
            && days.areNear([one.report], [other.report])
    }

    /// A common name, one that one of them does not give when both are dated alike, or a term of years for so much the
    /// same that nobody need be named.
    private func haveOneOwner(_ left: Amount, _ right: Amount) -> Bool {
        if !left.names.isDisjoint(with: right.names) { return true }
        let isDated = !left.dates.isEmpty && !right.dates.isEmpty
        if left.names.isEmpty || right.names.isEmpty, isDated { return true }
        return left.node.mention.unit == "year" && left.meanings.intersection(right.meanings).count >= 3
    }

    /// Whether the report of one amount gives the other, too.
    private func hasBoth(_ left: FigureNode, _ right: FigureNode) -> Bool {
        story.reports[left.report].figures.contains {
            $0.unit == right.mention.unit && $0.low == right.mention.low
        }
    }

    private func amount(_ node: FigureNode) -> Amount {
        let annotated = story.reports[node.report]
        let sentence = annotated.analyzed.sentences[node.mention.sentence].tokens
        let meanings = Set(vectors.meanings(node.report, sentence))
        let dates = annotated.times.filter { $0.sentence == node.mention.sentence && $0.kind != .duration }
            .compactMap { $0.edtf.map { String($0.prefix(4)) } }
        return Amount(
            node: node, kinds: kinds(node), names: meanings.filter(isOwner), meanings: meanings,
            dates: Set(dates))
    }

    /// Whether a meaning names somebody who may own an amount; a paper that only counts it does not.
    private func isOwner(_ meaning: UInt64) -> Bool {
        vectors.isName(meaning) && !table.participants[Int(meaning) - 1].isMedia
    }

    /// The nouns right behind the amount ("in earnings", "in prison") and the one it belongs to ("income of $2
    /// billion").
    private func kinds(_ node: FigureNode) -> Set<UInt64> {
        let analyzed = story.reports[node.report].analyzed
        let tokens = node.mention.tokens
        var nouns: [Int] = []
        for token in tokens {
            nouns += analyzed.children(of: token).filter { $0 >= tokens.upperBound && isNoun($0, analyzed) }
            let head = Int(analyzed.words[token].head)
            let belongs = [.nmod, .nummod, .compound, .amod].contains(analyzed.words[token].relation)
            if head >= 0, !tokens.contains(head), belongs, analyzed.words[head].tag == .noun { nouns.append(head) }
        }
        nouns += behind(tokens.upperBound, analyzed)
        // "Jailed for ten years", "ten years in prison".
        if node.mention.unit == "year", let verb = node.mention.verb { nouns.append(verb) }
        let kinds = Set(nouns.map { vectors.meaning(node.report, $0) }.filter { $0 != 0 && !vectors.isName($0) })
        // Years are of anything but where they are a term of prison.
        return node.mention.unit == "year" ? kinds.intersection([Self.prison]) : kinds
    }

    private static let prison = ConceptLexicon.key("jail")

    /// The nouns of a phrase with "in" or "of" right behind an amount, whatever the parser hangs it on.
    private func behind(_ end: Int, _ analyzed: AnalyzedText) -> [Int] {
        guard end < analyzed.tokens.count, Self.prepositions.contains(analyzed.tokens[end].folded) else { return [] }
        return (end + 1..<min(analyzed.tokens.count, end + 1 + Self.reach)).prefix {
            [.noun, .adj].contains(analyzed.words[$0].tag)
        }.filter { analyzed.words[$0].tag == .noun }
    }

    private static let prepositions = WordSet(["in", "of"])

    private func isNoun(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.words[token].tag == .noun && abs(Int(analyzed.words[token].head) - token) <= Self.reach
    }

    /// How far the noun stands from the amount.
    private static let reach = 5
}
