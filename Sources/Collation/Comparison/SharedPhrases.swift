import Annotation
import Language
import Prose
import Stories

/// A phrase that a report has in common with others, where their sentences otherwise tell different things: "the
/// state of emergency".
struct SharedPhrase {
    let report: Int
    let sentence: Int
    /// The noun with the word that says which one.
    let tokens: Range<Int>
    /// The clause that it stands in.
    let clause: Range<Int>

    var passage: ClaimAccord.Passage { .init(report: report, sentence: sentence, tokens: clause) }
    var key: SentenceKey { SentenceKey(report, sentence) }
}

/// Finds the phrases that reports of several origins have in common and that tell what they speak of: a noun with the
/// word which says which one, both rare enough, in the story and in English, for two uses to be of one thing.
///
/// O(tokens + pairs of uses of one phrase).
struct SharedPhrases {
    private let reader: ClauseReader
    private let accord: ClaimAccord
    private let dates: DateWords

    private var story: Story { reader.story }
    private var vectors: ContentVectors { reader.vectors }

    init(_ reader: ClauseReader, accord: ClaimAccord) {
        self.reader = reader
        self.accord = accord
        dates = DateWords(reader.story)
    }

    private struct Key: Hashable {
        let lesser: UInt64
        let greater: UInt64
    }

    /// The uses of each phrase that two origins or more have, at most one a sentence; what tells most comes first.
    func groups(among nodes: [ClaimNode]) -> [[SharedPhrase]] {
        guard nodes.count <= Self.mostSentences else { return [] }
        var uses: [Key: [SharedPhrase]] = [:]
        var order: [Key] = []
        for node in nodes {
            let pieces = ClauseCutter.pieces(of: node.tokens, in: story.reports[node.report].analyzed)
            for token in node.tokens {
                guard let (key, phrase) = phrase(at: token, node, pieces) else { continue }
                if uses[key] == nil { order.append(key) }
                guard uses[key]?.last?.key != phrase.key else { continue }
                uses[key, default: []].append(phrase)
            }
        }
        let most = max(Self.fewSentences, Int(Self.shareOfSentences * Double(nodes.count)))
        let found = order.compactMap { key -> (weight: Float, group: [SharedPhrase])? in
            guard let all = uses[key], all.count <= most, story.origins(of: all.map(\.report)) >= 2 else { return nil }
            let group = agreeing(all)
            guard story.origins(of: group.map(\.report)) >= 2 else { return nil }
            return (weight(key), group)
        }
        return found.enumerated().sorted {
            $0.element.weight == $1.element.weight
                ? $0.offset < $1.offset : $0.element.weight > $1.element.weight
        }.map(\.element.group)
    }

    /// Stories of more sentences agree enough without.
    private static let mostSentences = 1500
    /// What more sentences of a story have is what it is about.
    private static let fewSentences = 5
    private static let shareOfSentences = 0.04
    /// So much must the two words of a phrase tell together, and the one that tells less.
    private static let together: Float = 2.4
    private static let each: Float = 0.5

    private func weight(_ key: Key) -> Float { weight(key.lesser) + weight(key.greater) }

    private func weight(_ meaning: UInt64) -> Float {
        vectors.isName(meaning) ? Self.each : vectors.topicality(meaning)
    }

    /// The uses that can be of one thing: nothing in one speaks against another, and each names somebody that the
    /// first one names, or nobody.
    private func agreeing(_ uses: [SharedPhrase]) -> [SharedPhrase] {
        var result: [SharedPhrase] = []
        for use in uses where result.allSatisfy({ canBeOne($0, use) }) { result.append(use) }
        return result
    }

    private func canBeOne(_ left: SharedPhrase, _ right: SharedPhrase) -> Bool {
        let (one, two) = (names(left), names(right))
        return (one.isEmpty || two.isEmpty || !one.isDisjoint(with: two))
            && !accord.contradict(left.passage, right.passage)
    }

    private func names(_ phrase: SharedPhrase) -> Set<UInt64> {
        Set(
            vectors.meanings(phrase.report, phrase.clause).filter(vectors.isName).map {
                vectors.side(ofName: $0) ?? $0
            })
    }

    /// The phrase that a word makes with the noun it belongs to; nil where it makes none that tells enough.
    private func phrase(at token: Int, _ node: ClaimNode, _ pieces: [Range<Int>]) -> (Key, SharedPhrase)? {
        let analyzed = story.reports[node.report].analyzed
        let head = Int(analyzed.words[token].head)
        guard Self.binding.contains(analyzed.words[token].relation), node.tokens.contains(head),
            Self.isNounLike(head, analyzed), isTelling(token, node.report), isTelling(head, node.report)
        else { return nil }
        let (one, two) = (vectors.meaning(node.report, token), vectors.meaning(node.report, head))
        guard one != two, !(vectors.isName(one) && vectors.isName(two)) else { return nil }
        // "The North Korean leader" names somebody, as does "South Korean".
        guard !vectors.isName(two), reader.participant(node.report, head) == nil,
            analyzed.words[head].tag == .noun || !vectors.isName(one) && reader.participant(node.report, token) == nil
        else { return nil }
        let key = Key(lesser: min(one, two), greater: max(one, two))
        guard weight(key) >= Self.together, min(weight(one), weight(two)) >= Self.each else { return nil }
        let tokens = extent(token, head, analyzed)
        guard tokens.count <= Self.longest, let clause = pieces.first(where: { $0.contains(head) }) else { return nil }
        return (key, SharedPhrase(report: node.report, sentence: node.sentence, tokens: tokens, clause: clause))
    }

    private static let binding: Set<Relation> = [.amod, .compound, .nmod, .nmodPoss, .conj, .nummod]
    /// Words of a phrase at most.
    private static let longest = 6

    private static func isNounLike(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.words[token].tag == .noun || analyzed.words[token].tag == .propn
    }

    private func isTelling(_ token: Int, _ report: Int) -> Bool {
        let analyzed = story.reports[report].analyzed
        let folded = analyzed.tokens[token].folded
        return vectors.meaning(report, token) != 0 && !dates.holds(token, report)
            && analyzed.words[token].tag != .verb
            && ![.people, .period, .light, .titular].contains(where: { reader.lexicon.has($0, folded) })
    }

    /// From the first of two words to the last, with the words before the noun that belong to it.
    private func extent(_ token: Int, _ head: Int, _ analyzed: AnalyzedText) -> Range<Int> {
        var low = min(token, head)
        while low > 0, Int(analyzed.words[low - 1].head) == head || Int(analyzed.words[low - 1].head) == low,
            [.amod, .compound].contains(analyzed.words[low - 1].relation)
        {
            low -= 1
        }
        return low..<max(token, head) + 1
    }
}
