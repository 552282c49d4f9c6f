import Annotation
import Language
import Prose
import Reports
import Stories

/// Whether two sentences, or clauses of sentences, of two reports tell the same, beyond having words in common.
///
/// One supports the other when they share a verb with the same subject and what it is about, or several words that are no
/// names; when no number of the one contradicts those of the other; when what the one denies the other does not affirm;
/// and when not only one of them tells what might be. O(tokens) a pair.
struct ClaimAccord {
    private let story: Story
    private let vectors: ContentVectors
    private let dates: DateWords
    private let contradiction: Contradiction
    /// The tokens of each report that say who somebody is ("foreign minister").
    private let roles: [Set<Int>]

    /// A stretch of tokens inside one sentence.
    struct Passage {
        let report: Int
        let sentence: Int
        let tokens: Range<Int>
        /// Tokens that are not looked at, such as those of a number whose surroundings are compared.
        var leftOut: Range<Int> = 0..<0
    }

    /// From this likeness on, words need not be looked at one by one.
    private static let near: Float = 0.5

    init(_ story: Story, vectors: ContentVectors, table: ParticipantTable, words: ComparisonWords) {
        self.story = story
        self.vectors = vectors
        dates = DateWords(story)
        contradiction = Contradiction(story, vectors: vectors, table: table, words: words)
        roles = story.reports.enumerated().map { report, annotated in
            Set(annotated.entities.flatMap(\.roles).flatMap { vectors.tokens(report, $0) })
        }
    }

    /// Whether one tells what the other tells.
    func tellSame(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        let (a, b) = (Self.passage(left), Self.passage(right))
        guard !contradict(a, b) else { return false }
        return left.vector.cosine(right.vector) >= Self.near || isSupposed(a) == isSupposed(b) && shareClaim(a, b)
    }

    /// Whether the main verbs of both, or what these tell in the other as a noun, allow that they tell the same: not when
    /// each has a main verb that the other has nothing of.
    func mayShareVerb(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        let (a, b) = (Self.passage(left), Self.passage(right))
        guard let one = mainVerb(a), let two = mainVerb(b), one != two else { return true }
        let (first, second) = (words(a), words(b))
        return first.verbs[two] != nil || first.others.contains(two) || second.verbs[one] != nil
            || second.others.contains(one)
    }

    /// The meaning of the verb on which all others of a passage hang; nil for none, and for one that tells nothing by
    /// itself. Behind a verb of saying it is that of what is said.
    func mainVerb(_ passage: Passage) -> UInt64? {
        let analyzed = story.reports[passage.report].analyzed
        var verb = passage.tokens.first { token in
            !passage.tokens.contains(Int(analyzed.words[token].head)) && analyzed.words[token].relation != .punct
        }
        for _ in 0..<4 {
            guard let token = verb, Self.saying.contains(analyzed.tokens[token].folded) else { break }
            verb = passage.tokens.first {
                analyzed.words[$0].head == Int32(token)
                    && [.ccomp, .parataxis, .xcomp].contains(analyzed.words[$0].relation)
            }
        }
        guard let verb, analyzed.words[verb].tag == .verb else { return nil }
        let meaning = vectors.meaning(passage.report, verb)
        return meaning == 0 || Self.light.contains(meaning) || Self.light.contains(analyzed.tokens[verb].folded)
            ? nil : meaning
    }

    static func passage(_ node: ClaimNode) -> Passage {
        Passage(report: node.report, sentence: node.sentence, tokens: node.tokens)
    }

    /// Whether two passages cannot support one claim, however alike.
    func contradict(_ left: Passage, _ right: Passage) -> Bool { contradiction(left, right) != nil }

    /// Why two passages cannot support one claim.
    func contradiction(_ left: Passage, _ right: Passage) -> Contradiction.Reason? {
        contradiction.reason(left, right)
    }

    // MARK: Shared words

    /// A verb of one subject and something it is about, or three words of which two are no names.
    func shareClaim(_ left: Passage, _ right: Passage) -> Bool {
        let (a, b) = (words(left), words(right))
        guard mayNameSame(a.others, b.others) else { return false }
        let others = a.others.intersection(b.others)
        let verbs = a.verbs.keys.filter { verb in
            guard let one = a.verbs[verb], let two = b.verbs[verb] else { return false }
            return isOneVerb(one, left.report, two, right.report)
                && haveOneSubject(one, left.report, two, right.report)
                && !around(one, left).isDisjoint(with: around(two, right))
        }
        let shorter = min(a.verbs.count + a.others.count, b.verbs.count + b.others.count)
        // A verb of the one may be a noun of the other ("approve", "approval").
        let shared = Set(a.verbs.keys).union(a.others).intersection(Set(b.verbs.keys).union(b.others))
        if verbs.contains(where: { !Self.light.contains($0) }), !others.isEmpty,
            shared.count * 100 >= shorter * 20
        {
            return true
        }
        let plain = shared.intersection(a.plain).intersection(b.plain).count
        if shared.count >= 3, plain >= 2, shared.count * 100 >= shorter * 30 { return true }
        // "Will not abandon its demands", "will not give up these demands": nearly all of a short one.
        return shared.count >= 2 && plain >= 1 && shared.count * 3 >= shorter * 2
            && isNegated(left) == isNegated(right)
    }

    private func isNegated(_ passage: Passage) -> Bool {
        let tokens = story.reports[passage.report].analyzed.tokens
        return passage.tokens.contains { Negation.words.contains(tokens[$0].folded) }
    }

    /// Whether two passages of one date share what they tell: two words, of which one is no name.
    func shareHappening(_ left: Passage, _ right: Passage) -> Bool {
        let (a, b) = (words(left), words(right))
        let shared = Set(a.verbs.keys).union(a.others).intersection(Set(b.verbs.keys).union(b.others))
        return shared.count >= 2 && shared.contains { !vectors.isName($0) && !Self.light.contains($0) }
    }

    private struct Words {
        /// Meanings of the verbs with the token of each.
        var verbs: [UInt64: Int] = [:]
        /// Meanings of the other content words.
        var others: Set<UInt64> = []
        /// Those of both that are neither part of a name nor of what somebody is.
        var plain: Set<UInt64> = []
    }

    /// Whether a passage tells something by itself: its main verb, or one beside it, has a subject and is no mere verb of
    /// saying.
    func isStatement(_ node: ClaimNode) -> Bool {
        let analyzed = story.reports[node.report].analyzed
        return node.tokens.contains { token in
            guard analyzed.words[token].relation.isSubject else { return false }
            let head = Int(analyzed.words[token].head)
            guard node.tokens.contains(head), !Self.saying.contains(analyzed.tokens[head].folded) else { return false }
            return !node.tokens.contains(Int(analyzed.words[head].head))
                || Self.main.contains(analyzed.words[head].relation)
        }
    }

    /// Relations of a clause that says what its sentence tells, not when or which.
    private static let main: Set<Relation> = [.root, .ccomp, .conj, .parataxis]

    /// What a passage is made of; names of days and verbs of saying left out.
    private func words(_ passage: Passage) -> Words {
        let analyzed = story.reports[passage.report].analyzed
        var result = Words()
        for token in passage.tokens {
            let meaning = vectors.meaning(passage.report, token)
            guard meaning != 0, !passage.leftOut.contains(token), !Self.saying.contains(analyzed.tokens[token].folded),
                !dates.holds(token, passage.report)
            else { continue }
            if analyzed.words[token].tag == .verb {
                result.verbs[meaning] = token
            } else {
                result.others.insert(meaning)
            }
            if !vectors.isName(meaning), !Self.light.contains(meaning), analyzed.words[token].tag != .propn,
                !roles[passage.report].contains(token)
            {
                result.plain.insert(meaning)
            }
        }
        return result
    }

    /// Whether they name somebody in common, or one names nobody; a person and the party he belongs to are one.
    private func mayNameSame(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Bool {
        let (a, b) = (left.filter(vectors.isName), right.filter(vectors.isName))
        guard !a.isEmpty, !b.isEmpty, a.isDisjoint(with: b) else { return true }
        let sides = (Set(a.compactMap(vectors.side)).union(a), Set(b.compactMap(vectors.side)).union(b))
        return !sides.0.isDisjoint(with: sides.1)
    }

    /// Whether two verbs of one stem are one: "broke down" is not "broke", nor "to counter" "counting".
    private func isOneVerb(_ left: Int, _ report: Int, _ right: Int, _ other: Int) -> Bool {
        let (a, b) = (story.reports[report].analyzed, story.reports[other].analyzed)
        let isPhrase = vectors.opensPhrase(report, left) || vectors.opensPhrase(other, right)
        guard isPhrase || particle(left, a) == particle(right, b) else { return false }
        let isConcept =
            vectors.meaning(report, left) != vectors.term(report, left)
            || vectors.meaning(other, right) != vectors.term(other, right)
        guard !isConcept else { return true }
        let (one, two) = (Self.base(a.string(left)), Self.base(b.string(right)))
        return one.hasPrefix(two) && one.count - two.count < 2 || two.hasPrefix(one) && two.count - one.count < 2
    }

    /// The key of the particle of a verb ("down"); 0 for none.
    private func particle(_ verb: Int, _ analyzed: AnalyzedText) -> UInt64 {
        let next = analyzed.tokens.index(after: verb)
        guard next < analyzed.tokens.count, analyzed.words[next].head == Int32(verb),
            analyzed.words[next].relation == .compoundPrt
        else { return 0 }
        return analyzed.tokens[next].folded
    }

    /// A verb without its commonest endings.
    private static func base(_ word: String) -> Substring {
        let small = word.lowercased()
        for ending in ["ing", "ed", "es", "s", "e"] where small.hasSuffix(ending) && small.count - ending.count >= 3 {
            return small.dropLast(ending.count)
        }
        return small[...]
    }

    /// Whether two verbs may have one subject: not when both have a noun or name for it and these share no word.
    private func haveOneSubject(_ left: Int, _ report: Int, _ right: Int, _ other: Int) -> Bool {
        guard let a = subject(left, report), let b = subject(right, other) else { return true }
        return !a.isDisjoint(with: b)
    }

    /// The meanings of what depends on a verb, by one word or two.
    private func around(_ verb: Int, _ passage: Passage) -> Set<UInt64> {
        let analyzed = story.reports[passage.report].analyzed
        var result: Set<UInt64> = []
        for token in passage.tokens where token != verb {
            let head = Int(analyzed.words[token].head)
            guard head == verb || head >= 0 && Int(analyzed.words[head].head) == verb else { continue }
            let meaning = vectors.meaning(passage.report, token)
            if meaning != 0 { result.insert(meaning) }
        }
        return result
    }

    /// The meanings of a verb's subject; nil for none and for a pronoun.
    private func subject(_ verb: Int, _ report: Int) -> Set<UInt64>? {
        let analyzed = story.reports[report].analyzed
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens
        guard
            let head = sentence.first(where: {
                analyzed.words[$0].head == Int32(verb) && analyzed.words[$0].relation.isSubject
            }),
            analyzed.words[head].tag == .noun || analyzed.words[head].tag == .propn
        else { return nil }
        let own = sentence.filter { $0 == head || analyzed.words[$0].head == Int32(head) }
        let meanings = Set(own.map { vectors.meaning(report, $0) }.filter { $0 != 0 })
        return meanings.isEmpty ? nil : meanings
    }

    /// Verbs that tell nothing without their object.
    private static let light = Set(
        [
            "make", "makes", "makin", "made", "take", "takes", "takin", "taken", "took", "have", "havin", "give",
            "gives",
            "given", "gave", "get", "got", "go", "goes", "going", "gone", "went", "come", "comes", "came", "do", "did",
            "hold",
            "held", "keep", "kept", "put", "let", "use", "used", "using", "see", "seen", "saw", "want", "wants",
            "wante",
            "begin", "began", "start", "conti", "remai", "becom", "becam", "call", "calls", "calle", "ask", "asked",
            "add",
            "added", "follo", "bring", "broug", "turn", "turne", "show", "showe", "shown",
        ].map { WordHash.folded($0) }
            + ["begin", "continue", "happen", "know", "show", "wish"].map { ConceptLexicon.key($0) })

    /// Two sentences do not tell the same because somebody says both, or both say "too".
    static let saying = Set(
        [
            "say", "says", "said", "saying", "tell", "tells", "told", "telling", "statement", "too", "well", "also",
            "based", "flagged",
        ].map {
            WordHash.folded($0)
        })

    // MARK: What might be

    /// Whether it tells what might be, or is under a condition.
    private func isSupposed(_ passage: Passage) -> Bool {
        let tokens = story.reports[passage.report].analyzed.tokens
        return passage.tokens.contains { Self.supposing.contains(tokens[$0].folded) }
    }

    private static let supposing = Set(["if", "unless", "could", "can", "may", "might"].map { WordHash.folded($0) })
}
