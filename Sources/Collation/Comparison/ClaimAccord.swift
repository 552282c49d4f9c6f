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
    private let slots: VerbSlots
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

    init(
        _ story: Story, vectors: ContentVectors, table: ParticipantTable, words: ComparisonWords, reader: ClauseReader
    ) {
        self.story = story
        self.vectors = vectors
        dates = DateWords(story)
        slots = VerbSlots(reader)
        contradiction = Contradiction(story, vectors: vectors, table: table, words: words)
        roles = story.reports.enumerated().map { report, annotated in
            Set(annotated.entities.flatMap(\.roles).flatMap { vectors.tokens(report, $0) })
        }
    }

    /// Whether one tells what the other tells.
    func tellSame(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        let (a, b) = (Self.passage(left), Self.passage(right))
        guard !contradict(a, b), !areOfOthers(a, b), !onlyAttributes(a), !onlyAttributes(b) else { return false }
        return left.vector.cosine(right.vector) >= Self.near || isSupposed(a) == isSupposed(b) && shareClaim(a, b)
    }

    /// Whether the main verbs of both, or what these tell in the other as a noun, allow that they tell the same: not when
    /// each has main verbs that the other has nothing of.
    func mayShareVerb(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        let (a, b) = (Self.passage(left), Self.passage(right))
        let (one, two) = (
            mainVerbs(a).compactMap { deed(ofVerb: $0, a) }, mainVerbs(b).compactMap { deed(ofVerb: $0, b) }
        )
        guard !one.isEmpty, !two.isEmpty else { return true }
        let (first, second) = (words(a), words(b))
        return two.contains { first.verbs[$0] != nil || first.others.contains($0) }
            || one.contains { second.verbs[$0] != nil || second.others.contains($0) }
    }

    /// The meaning of the verb on which all others of a passage hang; nil for none, and for one that tells nothing by
    /// itself. Behind a verb of saying it is that of what is said.
    func mainVerb(_ passage: Passage) -> UInt64? {
        let analyzed = story.reports[passage.report].analyzed
        let verbs = mainVerbs(passage)
        let told = verbs.first { !Self.saying.contains(analyzed.tokens[$0].folded) } ?? verbs.last
        return told.flatMap { deed(ofVerb: $0, passage) }
    }

    /// The verb on which all others of a passage hang, then that of the clause which is its content, and so on: "announced
    /// that … was seized".
    private func mainVerbs(_ passage: Passage) -> [Int] {
        let analyzed = story.reports[passage.report].analyzed
        let top = passage.tokens.first { token in
            !passage.tokens.contains(Int(analyzed.words[token].head)) && analyzed.words[token].relation != .punct
        }
        guard let top else { return [] }
        var verbs = [top]
        while verbs.count < 4, let last = verbs.last {
            let isSaying = Self.saying.contains(analyzed.tokens[last].folded)
            let content = passage.tokens.first { token in
                guard analyzed.words[token].head == Int32(last) else { return false }
                let relation = analyzed.words[token].relation
                return relation == .ccomp || isSaying && [.parataxis, .xcomp].contains(relation)
            }
            guard let content else { break }
            verbs.append(content)
        }
        return verbs
    }

    /// Whether it holds no verb but one of saying: who says it, cut off from what is said.
    private func onlyAttributes(_ passage: Passage) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        let verbs = passage.tokens.filter { analyzed.words[$0].tag == .verb }
        return !verbs.isEmpty && verbs.allSatisfy { Self.saying.contains(analyzed.tokens[$0].folded) }
            && analyzed.sentences[passage.sentence].tokens != passage.tokens
    }

    /// What a verb tells; nil for one that tells nothing without its object.
    private func meaning(ofVerb verb: Int, _ passage: Passage) -> UInt64? {
        let analyzed = story.reports[passage.report].analyzed
        guard analyzed.words[verb].tag == .verb, !Self.saying.contains(analyzed.tokens[verb].folded) else { return nil }
        let meaning = vectors.meaning(passage.report, verb)
        return meaning == 0 || isLight(verb, passage) ? nil : meaning
    }

    /// What a verb tells, of one that tells nothing by itself its object: "gave her more time" tells of time.
    private func deed(ofVerb verb: Int, _ passage: Passage) -> UInt64? {
        if let meaning = meaning(ofVerb: verb, passage) { return meaning }
        let analyzed = story.reports[passage.report].analyzed
        guard analyzed.words[verb].tag == .verb, isLight(verb, passage) else { return nil }
        let object = analyzed.children(of: verb).first { analyzed.words[$0].relation == .obj }
        guard let object, passage.tokens.contains(object), analyzed.words[object].tag == .noun else { return nil }
        let meaning = vectors.meaning(passage.report, object)
        return meaning == 0 ? nil : meaning
    }

    private func isLight(_ verb: Int, _ passage: Passage) -> Bool {
        Self.light.contains(vectors.meaning(passage.report, verb))
            || Self.light.contains(story.reports[passage.report].analyzed.tokens[verb].folded)
    }

    /// Whether both have one main verb of which each names another doer, or another one it is done to.
    private func areOfOthers(_ left: Passage, _ right: Passage) -> Bool {
        let other = mainVerbs(right)
        return mainVerbs(left).contains { verb in
            guard let meaning = meaning(ofVerb: verb, left) else { return false }
            return other.contains {
                meaning == self.meaning(ofVerb: $0, right) && slots.nameOthers(verb, left.report, $0, right.report)
            }
        }
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

    /// Whether both tell one deed: a verb that tells something by itself, of one doer and of one that it is done to, or of
    /// one of these and something beside them.
    func shareDeed(_ left: ClaimNode, _ right: ClaimNode) -> Bool {
        let (a, b) = (Self.passage(left), Self.passage(right))
        let others = mainVerbs(b)
        return mainVerbs(a).contains { verb in
            guard let meaning = meaning(ofVerb: verb, a) else { return false }
            return others.contains { other in
                guard meaning == self.meaning(ofVerb: other, b), isOneVerb(verb, a.report, other, b.report) else {
                    return false
                }
                let shared = slots.shared(verb, a.report, other, b.report)
                guard !shared.isEmpty, let words = shared.max(by: { $0.count < $1.count }) else { return false }
                return shared.count == 2
                    || !around(verb, a).intersection(around(other, b)).subtracting(words).subtracting([meaning]).isEmpty
            }
        }
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
                && slots.mayBeOne(one, left.report, two, right.report)
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
        return result.union(slots.doers(verb, passage.report) ?? [])
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

    /// Whether what it mainly tells is what might be, or stands under a condition; a "could" deeper down is no matter.
    private func isSupposed(_ passage: Passage) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        let mains = Set(mainVerbs(passage))
        return passage.tokens.contains { token in
            let isModal = analyzed.words[token].penn == .md && Self.possible.contains(analyzed.tokens[token].folded)
            guard isModal || Self.conditions.contains(analyzed.tokens[token].folded) else { return false }
            let head = Int(analyzed.words[token].head)
            guard head >= 0 else { return true }
            // The mark of a condition stands at a verb that hangs on the main one.
            return mains.contains(head) || mains.contains(Int(analyzed.words[head].head))
        }
    }

    private static let possible = Set(["could", "can", "may", "might"].map { WordHash.folded($0) })
    private static let conditions = Set(["if", "unless"].map { WordHash.folded($0) })
}
