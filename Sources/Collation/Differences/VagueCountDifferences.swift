import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// A count that one report gives as a number and another by a word: "359 assaults" and "dozens of assaults",
/// "identified 31 suspects" and "have not identified any suspects".
///
/// The noun must be the same, the sentences alike or their owner and verb one; of none and some the verb. Outside the
/// range of the word both cannot be true; within it one tells less.
struct VagueCountDifferences {
    let story: Story
    let vectors: ContentVectors
    let vague: VagueCounts
    let slots: FigureSlotReader
    let days: ReportDays

    private struct Count {
        let node: FigureNode
        let noun: UInt64
        /// The noun with what stands before it.
        let sort: Set<UInt64>
        var isNone: Bool { node.mention.high == 0 }
    }

    private static let likeness: Float = 0.2
    private static let most = 3
    private static let mostOfSide = 6
    /// A number so many times outside the range of a word contradicts it.
    private static let margin = 1.5
    /// Words for a few are used for any small number.
    private static let leastMany = 10.0
    /// Words between a word for many and its noun.
    private static let reach = 5

    /// - Parameter told: passages of differences that are told already.
    func drafts(_ groups: [FigureGroup], told: [(report: Int, span: TextSpan)]) -> [DifferenceDraft] {
        var known = Set(told.map { $0.report << 32 + $0.span.start })
        let words = story.reports.indices.flatMap { vagueCounts($0) + zeros($0) }
        guard !words.isEmpty else { return [] }
        let numbers = Dictionary(grouping: groups.flatMap(\.nodes).compactMap { number($0) }, by: \.noun)
        return words.compactMap { word -> DifferenceDraft? in
            let others = (numbers[word.noun] ?? []).filter { areOne(word, $0) }
            guard let first = others.max(by: { weight($0, others) < weight($1, others) }) else { return nil }
            let same = others.filter { $0.node.mention.low == first.node.mention.low }
            let vague = words.filter { one in same.contains { areOne(one, $0) } && one.noun == word.noun }
            let keys = (same + vague).map { $0.node.report << 32 + $0.node.mention.span.start }
            guard known.isDisjoint(with: keys) else { return nil }
            known.formUnion(keys)
            return draft(vague, same)
        }.prefix(Self.most).map { $0 }
    }

    private func weight(_ count: Count, _ all: [Count]) -> Int {
        all.filter { $0.node.mention.low == count.node.mention.low }.count
    }

    private func draft(_ vague: [Count], _ numbers: [Count]) -> DifferenceDraft {
        let (word, number) = (vague[0].node.mention, numbers[0].node.mention)
        let isOutside = number.low > word.high * Self.margin || number.high * Self.margin < word.low
        let isLater = days.areLater([vague.map(\.node.report), numbers.map(\.node.report)])
        let open: Difference.Kind = vague[0].isNone ? .tension : .strength
        return DifferenceDraft(
            kind: isOutside && !isLater ? .conflict : open, severity: isOutside ? .medium : .low,
            about: (isOutside ? "How many or how much: " : "How exactly it is told: ") + number.what,
            sides: [vague, numbers].map { side in
                .init(
                    value: story.reports[side[0].node.report].report.text.string(side[0].node.mention.span),
                    passages: side.prefix(Self.mostOfSide).map { ($0.node.report, $0.node.mention.span) })
            })
    }

    private func areOne(_ word: Count, _ number: Count) -> Bool {
        guard story.originOf[word.node.report] != story.originOf[number.node.report], word.noun == number.noun,
            days.areNear([word.node.report], [number.node.report]), !hasNumber(word, number), isOneSort(word, number)
        else { return false }
        let (own, its) = (slots.slots(word.node), slots.slots(number.node))
        if word.isNone {
            return number.node.mention.bound != .under && haveOneVerb(word.node, number.node)
                && own.dates == its.dates && !slots.contradict(own, its)
        }
        guard number.node.mention.low >= Self.leastMany else { return false }
        if slots.match(own, its) > .none { return true }
        // "Sexual assaults" of one story are the same, whatever is told of them.
        let isOneKind = !word.sort.isEmpty && word.sort == number.sort
        return !slots.contradict(own, its)
            && (isOneKind || word.node.vector.cosine(number.node.vector) >= Self.likeness)
    }

    private func haveOneVerb(_ left: FigureNode, _ right: FigureNode) -> Bool {
        guard let one = left.mention.verb, let other = right.mention.verb else { return false }
        let analyzed = story.reports[left.report].analyzed
        let meaning = vectors.meaning(left.report, one)
        return meaning != 0 && meaning == vectors.meaning(right.report, other)
            && !slots.reader.lexicon.has(.light, analyzed.tokens[one].folded)
    }

    /// "Missile tests" and "ballistic missile tests"; "nuclear tests" are others.
    private func isOneSort(_ word: Count, _ number: Count) -> Bool {
        word.sort.isSubset(of: number.sort) || number.sort.isSubset(of: word.sort)
    }

    /// Whether the report of the word gives the number, too.
    private func hasNumber(_ word: Count, _ number: Count) -> Bool {
        story.reports[word.node.report].figures.contains {
            $0.unit == number.node.mention.unit && $0.low == number.node.mention.low
        }
    }

    // MARK: Counts

    private func number(_ node: FigureNode) -> Count? {
        let mention = node.mention
        guard mention.role == .quantity, mention.per == nil, !mention.isCasualty, mention.low >= 1,
            let head = mention.head, mention.tokens.contains(head),
            !FigureParts.isPart(mention, story.reports[node.report])
        else { return nil }
        return count(node, head)
    }

    private func count(_ node: FigureNode, _ head: Int) -> Count? {
        let analyzed = story.reports[node.report].analyzed
        let folded = analyzed.tokens[head].folded
        let noun = vectors.meaning(node.report, head)
        guard noun != 0, !vectors.isName(noun), !slots.reader.lexicon.has(.people, folded),
            !slots.reader.lexicon.has(.period, folded), !slots.reader.lexicon.has(.measure, folded)
        else { return nil }
        let before = (max(0, head - Self.reach)..<head).filter {
            Int(analyzed.words[$0].head) == head
                && [.amod, .compound].contains(analyzed.words[$0].relation)
                && vague.range(analyzed.tokens[$0].folded) == nil
        }
        return Count(
            node: node, noun: noun, sort: Set(before.map { vectors.meaning(node.report, $0) }.filter { $0 != 0 }))
    }

    /// "Dozens of assaults", "hundreds of jobs" in the running text.
    private func vagueCounts(_ report: Int) -> [Count] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        return analyzed.tokens.indices.compactMap { token -> Count? in
            guard let range = vague.range(analyzed.tokens[token].folded), range.lowerBound >= Self.leastMany else {
                return nil
            }
            let sentence = analyzed.sentence(ofToken: token)
            let end = min(analyzed.sentences[sentence].tokens.upperBound, token + Self.reach)
            guard annotated.blockKind(ofSentence: sentence) == .paragraph, token + 1 < end,
                analyzed.tokens[token + 1].folded == Self.of,
                let head = head(token + 2..<end, analyzed)
            else { return nil }
            return count(report, token, head, range)
        }
    }

    /// "No suspects", "have not identified any suspects".
    private func zeros(_ report: Int) -> [Count] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        return analyzed.tokens.indices.compactMap { token -> Count? in
            let folded = analyzed.tokens[token].folded
            guard folded == Self.no || folded == Self.any, analyzed.words[token].relation == .det else { return nil }
            let head = Int(analyzed.words[token].head)
            guard head > token, head - token < Self.reach, [.nns, .nnps].contains(analyzed.words[head].penn),
                annotated.blockKind(ofSentence: analyzed.sentence(ofToken: token)) == .paragraph,
                [.obj, .nsubjPass].contains(analyzed.words[head].relation), let verb = verb(above: head, analyzed),
                analyzed.words[verb].penn != .vbg, slots.reader.isFact(verb, analyzed),
                folded == Self.no || Negation.denies(verb, in: analyzed)
            else { return nil }
            return count(report, token, head, 0...0)
        }
    }

    /// A word's count as a figure of its noun; the word itself is no modifier of it, so that it is not among its
    /// tokens.
    private func count(_ report: Int, _ token: Int, _ head: Int, _ range: ClosedRange<Double>) -> Count? {
        let analyzed = story.reports[report].analyzed
        let sentence = analyzed.sentence(ofToken: token)
        let mention = FigureMention(
            span: analyzed.span(token..<head + 1), tokens: token + 1..<head + 1, sentence: sentence,
            low: range.lowerBound, high: range.upperBound, bound: .about, unit: analyzed.string(head).lowercased(),
            per: nil, what: analyzed.string(head), role: .quantity, head: head, verb: verb(above: token, analyzed),
            context: [])
        let vector = vectors.vector(report, analyzed.sentences[sentence].tokens)
        let node = FigureNode(
            report: report, mention: mention, terms: [], vector: vector, headStem: 0, owners: [], isDoing: false,
            extent: nil)
        return count(node, head)
    }

    /// The last of the nouns right behind "of".
    private func head(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Int? {
        tokens.prefix { [.noun, .adj, .propn, .det].contains(analyzed.words[$0].tag) }.last {
            analyzed.words[$0].tag == .noun
        }
    }

    private func verb(above token: Int, _ analyzed: AnalyzedText) -> Int? {
        var at = token
        for _ in 0..<Self.reach {
            at = Int(analyzed.words[at].head)
            guard at >= 0 else { return nil }
            if analyzed.words[at].tag == .verb { return at }
        }
        return nil
    }

    private static let no = WordHash.folded("no")
    private static let any = WordHash.folded("any")
    private static let of = WordHash.folded("of")
}
