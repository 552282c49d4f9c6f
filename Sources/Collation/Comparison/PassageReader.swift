import Annotation
import Language
import Prose
import Stories

/// What a passage tells, read once: its main verbs, what these tell, and its words.
struct PassageDigest {
    /// The verb on which all others of the passage hang, then that of the clause which is its content, and so on:
    /// "announced that … was seized".
    let mains: [Int]
    /// Meanings of its content words, those of dates and of who says it left out.
    let words: Set<UInt64>
    /// The numbers in figures that it holds, as they are written.
    let numbers: Set<UInt64>
    /// Those of them that count or measure something, not days or years.
    let counts: Set<UInt64>
    /// Its verbs with what belongs to each.
    let predications: [Predication]
    /// Whether what it mainly tells is what might be, or stands under a condition.
    let isSupposed: Bool
    /// Whether it holds no verb but one of saying: who says it, cut off from what is said.
    let onlyAttributes: Bool

    /// What a verb, or the noun or adjective that is the predicate, tells of whom and what.
    struct Predication {
        let predicate: UInt64
        /// The words that belong to it, those of clauses on their own left out.
        let arguments: Set<UInt64>
    }
}

/// Reads passages for their comparison; O(tokens) each.
struct PassageReader {
    let story: Story
    let vectors: ContentVectors
    private let dates: DateWords

    typealias Passage = ClaimAccord.Passage

    init(_ story: Story, vectors: ContentVectors) {
        self.story = story
        self.vectors = vectors
        dates = DateWords(story)
    }

    func digest(_ passage: Passage) -> PassageDigest {
        let mains = mainVerbs(passage)
        let analyzed = story.reports[passage.report].analyzed
        let words = words(passage)
        return PassageDigest(
            mains: mains, words: words,
            numbers: Set(
                passage.tokens.filter { analyzed.tokens[$0].kind == .number }.map { key(ofNumber: $0, analyzed) }),
            counts: counts(passage), predications: predications(passage, mains), isSupposed: isSupposed(passage, mains),
            onlyAttributes: onlyAttributes(passage, words))
    }

    private func counts(_ passage: Passage) -> Set<UInt64> {
        let analyzed = story.reports[passage.report].analyzed
        let found = passage.tokens.filter { token in
            guard analyzed.tokens[token].kind == .number, !dates.holds(token, passage.report) else { return false }
            // Four digits that begin as those of this century or the last are a year.
            let digits = analyzed.text.utf8[Int(analyzed.tokens[token].start)..<Int(analyzed.tokens[token].end)]
            return digits.count != 4 || !Self.centuries.contains { digits.starts(with: $0) }
        }
        return Set(found.map { key(ofNumber: $0, analyzed) })
    }

    /// A number as it is written; somebody's age is none of the numbers that count or measure something else.
    private func key(ofNumber token: Int, _ analyzed: AnalyzedText) -> UInt64 {
        let folded = analyzed.tokens[token].folded
        return isAge(token, analyzed) ? folded ^ Self.old : folded
    }

    /// "70-year-old", "70 years old", "aged 70", ", 70,".
    private func isAge(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: token)].tokens
        func folded(_ place: Int) -> UInt64 { sentence.contains(place) ? analyzed.tokens[place].folded : 0 }
        if folded(token - 1) == Self.aged { return true }
        if folded(token - 1) == Self.comma, folded(token + 1) == Self.comma {
            return sentence.contains(token - 2) && analyzed.words[token - 2].tag == .propn
        }
        let behind = (token + 1..<token + 5).filter { folded($0) != Self.hyphen }.prefix(2)
        return behind.count == 2 && Self.years.contains(folded(behind[behind.startIndex]))
            && folded(behind[behind.startIndex + 1]) == Self.old
    }

    private static let old = WordHash.folded("old")
    private static let aged = WordHash.folded("aged")
    private static let comma = WordHash.folded(",")
    private static let hyphen = WordHash.folded("-")
    private static let years = WordSet(["year", "years"])

    private static let centuries = [Array("19".utf8), Array("20".utf8)]

    /// The verb on which all others of a passage hang, then that of the clause which is its content, and so on:
    /// "announced that … was seized".
    func mainVerbs(_ passage: Passage) -> [Int] {
        let analyzed = story.reports[passage.report].analyzed
        let top = passage.tokens.first { token in
            !passage.tokens.contains(Int(analyzed.words[token].head)) && analyzed.words[token].relation != .punct
        }
        guard let top else { return [] }
        var verbs = [top]
        while verbs.count < 4, let last = verbs.last {
            let isSaying = ClaimAccord.saying.contains(analyzed.tokens[last].folded)
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
    private func onlyAttributes(_ passage: Passage, _ words: Set<UInt64>) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        let verbs = passage.tokens.filter { analyzed.words[$0].tag == .verb }
        return !verbs.isEmpty && verbs.allSatisfy { ClaimAccord.saying.contains(analyzed.tokens[$0].folded) }
            && (analyzed.sentences[passage.sentence].tokens != passage.tokens || words.count < Self.fewest)
    }

    /// A whole sentence with fewer words beside who says it says only that he spoke.
    private static let fewest = 3

    /// What a verb tells; nil for one that tells nothing without its object.
    func meaning(ofVerb verb: Int, _ passage: Passage) -> UInt64? {
        let analyzed = story.reports[passage.report].analyzed
        guard analyzed.words[verb].tag == .verb, !ClaimAccord.saying.contains(analyzed.tokens[verb].folded) else {
            return nil
        }
        let meaning = vectors.meaning(passage.report, verb)
        return meaning == 0 || isLight(verb, passage) ? nil : meaning
    }

    /// What a verb tells, of one that tells nothing by itself its object: "gave her more time" tells of time.
    func deed(ofVerb verb: Int, _ passage: Passage) -> UInt64? {
        if let meaning = meaning(ofVerb: verb, passage) { return meaning }
        let analyzed = story.reports[passage.report].analyzed
        guard analyzed.words[verb].tag == .verb, isLight(verb, passage) else { return nil }
        let object = analyzed.children(of: verb).first { analyzed.words[$0].relation == .obj }
        guard let object, passage.tokens.contains(object), analyzed.words[object].tag == .noun else { return nil }
        let meaning = vectors.meaning(passage.report, object)
        return meaning == 0 ? nil : meaning
    }

    private func isLight(_ verb: Int, _ passage: Passage) -> Bool {
        ClaimAccord.light.contains(vectors.meaning(passage.report, verb))
            || ClaimAccord.light.contains(story.reports[passage.report].analyzed.tokens[verb].folded)
    }

    /// What a passage is made of; names of days, verbs of saying and who says it left out.
    private func words(_ passage: Passage) -> Set<UInt64> {
        let analyzed = story.reports[passage.report].analyzed
        let tellers = tellers(passage)
        var result: Set<UInt64> = []
        for token in passage.tokens {
            let meaning = vectors.meaning(passage.report, token)
            guard meaning != 0, !passage.leftOut.contains(token), !tellers.contains(token),
                !ClaimAccord.saying.contains(analyzed.tokens[token].folded), !dates.holds(token, passage.report)
            else { continue }
            result.insert(meaning)
        }
        return result
    }

    // MARK: Predications

    private func predications(_ passage: Passage, _ mains: [Int]) -> [PassageDigest.Predication] {
        let analyzed = story.reports[passage.report].analyzed
        return passage.tokens.compactMap { token in
            let isVerb =
                analyzed.words[token].tag == .verb && !ClaimAccord.saying.contains(analyzed.tokens[token].folded)
            guard isVerb || analyzed.words[token].tag != .verb && mains.contains(token) else { return nil }
            let predicate = vectors.meaning(passage.report, token)
            let arguments = arguments(of: token, passage, analyzed)
            return predicate == 0 || arguments.isEmpty ? nil : .init(predicate: predicate, arguments: arguments)
        }
    }

    /// The words that hang on a predicate, by any number of steps, up to the clauses that stand on their own.
    private func arguments(of verb: Int, _ passage: Passage, _ analyzed: AnalyzedText) -> Set<UInt64> {
        var open = [verb]
        var result: Set<UInt64> = []
        while let head = open.popLast() {
            for token in analyzed.children(of: head) where passage.tokens.contains(token) {
                let word = analyzed.words[token]
                guard !Self.apart.contains(word.relation), word.relation != .conj || word.tag != .verb else { continue }
                open.append(token)
                let meaning = vectors.meaning(passage.report, token)
                guard meaning != 0, !dates.holds(token, passage.report),
                    !ClaimAccord.saying.contains(analyzed.tokens[token].folded)
                else { continue }
                result.insert(meaning)
            }
        }
        return result
    }

    /// Relations of clauses that tell something of their own, and of what is added.
    private static let apart: Set<Relation> = [.acl, .aclRelcl, .appos, .advcl, .advclRelcl, .parataxis]

    /// The tokens of who says it: two sentences do not tell the same because a firm's spokesman speaks in both.
    private func tellers(_ passage: Passage) -> Set<Int> {
        let analyzed = story.reports[passage.report].analyzed
        var open: [Int] = []
        for token in passage.tokens {
            if analyzed.words[token].tag == .verb, isSaying(token, analyzed) {
                open += analyzed.children(of: token).filter { analyzed.words[$0].relation.isSubject }
            } else if analyzed.tokens[token].folded == Self.according {
                let head = Int(analyzed.words[token].head)
                if head >= 0, [.obl, .nmod].contains(analyzed.words[head].relation) { open.append(head) }
            }
        }
        var result: Set<Int> = []
        while let token = open.popLast() {
            guard passage.tokens.contains(token), result.insert(token).inserted else { continue }
            open += analyzed.children(of: token).filter { analyzed.words[$0].relation != .aclRelcl }
        }
        return result
    }

    /// Whether a verb is one of saying, or has a clause as what is said, thought or seen.
    private func isSaying(_ verb: Int, _ analyzed: AnalyzedText) -> Bool {
        ClaimAccord.saying.contains(analyzed.tokens[verb].folded)
            || analyzed.children(of: verb).contains {
                [.ccomp, .parataxis].contains(analyzed.words[$0].relation)
            }
    }

    private static let according = WordHash.folded("according")

    // MARK: What might be

    /// Whether what it mainly tells is what might be, or stands under a condition; a "could" deeper down is no matter.
    private func isSupposed(_ passage: Passage, _ verbs: [Int]) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        let mains = Set(verbs)
        return passage.tokens.contains { token in
            let isModal =
                analyzed.words[token].penn == .md && Self.possible.contains(analyzed.tokens[token].folded)
                && !isOfFact(token, analyzed)
            guard isModal || Self.conditions.contains(analyzed.tokens[token].folded) else { return false }
            let head = Int(analyzed.words[token].head)
            guard head >= 0 else { return true }
            // The mark of a condition stands at a verb that hangs on the main one.
            return mains.contains(head) || mains.contains(Int(analyzed.words[head].head))
        }
    }

    /// "Could not say" and "can be heard shouting" tell what is.
    private func isOfFact(_ modal: Int, _ analyzed: AnalyzedText) -> Bool {
        let verb = Int(analyzed.words[modal].head)
        guard verb >= 0, Self.able.contains(analyzed.tokens[modal].folded) else { return false }
        return Negation.denies(verb, in: analyzed)
            || analyzed.words[verb].penn == .vbn && Self.perceived.contains(analyzed.tokens[verb].folded)
    }

    private static let able = WordSet(["could", "can"])
    private static let perceived = WordSet(["heard", "seen"])
    private static let possible = WordSet(["could", "can", "may", "might"])
    private static let conditions = WordSet(["if", "unless"])
}
