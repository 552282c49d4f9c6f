import Annotation
import Language
import Prose
import Stories

/// Whether two passages affirm and deny one thing, or one leaves open what the other tells. O(tokens) a passage.
struct Polarity {
    let story: Story
    let vectors: ContentVectors
    let clauses: ClauseLexicon
    let reader: PassageReader
    /// The sentences that deny anything; those of two that do not differ in nothing here.
    private var denying: Set<SentenceKey> = []

    typealias Passage = ClaimAccord.Passage

    init(story: Story, vectors: ContentVectors, clauses: ClauseLexicon, reader: PassageReader) {
        self.story = story
        self.vectors = vectors
        self.clauses = clauses
        self.reader = reader
        denying = story.sentences { !deniedTokens($0).isEmpty }
    }

    /// Whether one affirms a verb or noun that the other denies.
    func differ(_ left: Passage, _ right: Passage) -> Bool {
        guard denying.contains(left.key) || denying.contains(right.key) else { return false }
        let (one, two) = (deniedTokens(left), deniedTokens(right))
        guard !one.isEmpty || !two.isEmpty else { return false }
        let (a, b) = (sides(left, one), sides(right, two))
        return !a.affirmed.isDisjoint(with: b.denied) || !b.affirmed.isDisjoint(with: a.denied)
    }

    /// What a passage denies and nowhere affirms, and what it affirms and nowhere denies.
    private func sides(_ passage: Passage, _ tokens: Set<Int>) -> (denied: Set<UInt64>, affirmed: Set<UInt64>) {
        var denied: Set<UInt64> = []
        var affirmed: Set<UInt64> = []
        let open = leftOpen(tokens, passage)
        for token in passage.tokens {
            let meaning = vectors.meaning(passage.report, token)
            guard meaning != 0, !isLacked(token, passage) else { continue }
            if tokens.contains(token) {
                denied.insert(meaning)
            } else if !open.contains(token) {
                affirmed.insert(meaning)
            }
        }
        return (denied.subtracting(affirmed), affirmed.subtracting(denied))
    }

    /// What hangs on a denied verb is neither denied nor affirmed with it: "did not pose a threat", "no longer insists
    /// on a withdrawal", "does not plan to sell", "no need to test"; nor is what is given up ("dropped its demand"), nor what stands in a
    /// question ("whether they were freed").
    private func leftOpen(_ denied: Set<Int>, _ passage: Passage) -> Set<Int> {
        let analyzed = story.reports[passage.report].analyzed
        let asked = passage.tokens.filter { token in
            analyzed.tokens[token].folded == Self.whether && analyzed.words[token].relation == .mark
        }
        var result = Set(asked.map { Int(analyzed.words[$0].head) }.filter { passage.tokens.contains($0) })
        result.formUnion(
            passage.tokens.filter { token in
                denied.contains(Int(analyzed.words[token].head)) && !denied.contains(token)
                    && analyzed.words[token].penn == .vb
                    && analyzed.children(of: token).contains { analyzed.tokens[$0].folded == Self.to }
            })
        var heads = denied.filter { analyzed.words[$0].tag == .verb }.union(result)
        heads.formUnion(
            passage.tokens.filter {
                analyzed.words[$0].tag == .verb && clauses.has(.dropping, analyzed.tokens[$0].folded)
            })
        while !heads.isEmpty {
            heads = Set(
                passage.tokens.filter { token in
                    heads.contains(Int(analyzed.words[token].head))
                        && Self.governed.contains(analyzed.words[token].relation)
                        && !denied.contains(token) && !result.contains(token)
                })
            result.formUnion(heads)
        }
        return result
    }

    private static let governed: Set<Relation> = [.obj, .obl, .xcomp, .ccomp, .nsubjPass]

    /// The words that "not", "never", "no" and "nothing" stand at, what somebody failed to do, and the verbs of what
    /// somebody denies.
    private func deniedTokens(_ passage: Passage) -> Set<Int> {
        let analyzed = story.reports[passage.report].analyzed
        var result: Set<Int> = []
        for token in passage.tokens {
            let folded = analyzed.tokens[token].folded
            if folded == Self.unless, passage.tokens.contains(Int(analyzed.words[token].head)) {
                // "Unless the gate is opened": if it is not.
                result.insert(Int(analyzed.words[token].head))
            } else if Negation.words.contains(folded) {
                result.formUnion(heads(ofNegation: token, passage, analyzed))
            } else if Negation.pronouns.contains(folded) {
                let head = Int(analyzed.words[token].head)
                if passage.tokens.contains(head), tells(head, analyzed) { result.insert(head) }
            } else if let verb = Negation.verb(failing: token, in: analyzed, clauses), passage.tokens.contains(verb) {
                result.insert(verb)
            }
        }
        // A clause that "to" opens is cut off from the word of failing before it.
        let first = passage.tokens.lowerBound
        for token in max(analyzed.sentences[passage.sentence].tokens.lowerBound, first - Self.before)..<first {
            guard let verb = Negation.verb(failing: token, in: analyzed, clauses) else { continue }
            if passage.tokens.contains(verb) { result.insert(verb) }
        }
        if let scope = deniedScope(passage, analyzed) {
            result.formUnion(scope.filter { passage.tokens.contains($0) && analyzed.words[$0].tag == .verb })
        }
        // "Does not seem to attack", "no longer needs to test": the verb that tells something is denied.
        let empty = result.filter { clauses.has(.light, analyzed.tokens[$0].folded) }
        guard !empty.isEmpty else { return result }
        return result.union(
            passage.tokens.filter {
                analyzed.words[$0].relation == .xcomp && analyzed.words[$0].tag == .verb
                    && empty.contains(Int(analyzed.words[$0].head))
            })
    }

    /// What "not" or "no" denies: its head, and where this is the subject ("no group claimed") or object ("poses no
    /// threat") the verb. "No matter what" denies nothing.
    private func heads(ofNegation token: Int, _ passage: Passage, _ analyzed: AnalyzedText) -> [Int] {
        var head = Int(analyzed.words[token].head)
        // "No longer needed" denies the need.
        if passage.tokens.contains(head), analyzed.words[head].tag == .adv { head = Int(analyzed.words[head].head) }
        guard passage.tokens.contains(head), [.verb, .noun, .adj].contains(analyzed.words[head].tag) else { return [] }
        guard analyzed.tokens[head].folded != Self.matter else { return [] }
        let verb = Int(analyzed.words[head].head)
        let relation = analyzed.words[head].relation
        guard relation.isSubject || relation == .obj, !Negation.ofVerbs.contains(analyzed.tokens[token].folded),
            passage.tokens.contains(verb), tells(verb, analyzed)
        else { return [head] }
        return [head, verb]
    }

    /// Whether a word is a verb that tells more than that something is, or is said.
    private func tells(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.words[token].tag == .verb && !clauses.has(.light, analyzed.tokens[token].folded)
            && !clauses.has(.saying, analyzed.tokens[token].folded)
    }

    private static let whether = WordHash.folded("whether")
    private static let unless = WordHash.folded("unless")
    static let matter = WordHash.folded("matter")
    private static let before = 3
    /// "Without an agreement" affirms no agreement; nor is it all that "no agreement" denies, for "nobody leaves them
    /// without water" has water.
    private func isLacked(_ noun: Int, _ passage: Passage) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        let near = max(passage.tokens.lowerBound, noun - Self.before)..<noun
        return near.contains {
            analyzed.tokens[$0].folded == Self.without && Int(analyzed.words[$0].head) == noun
        }
    }

    private static let to = WordHash.folded("to")
    private static let without = WordHash.folded("without")

    private func isSaid(_ folded: UInt64) -> Bool { clauses.has(.said, folded) || clauses.has(.hearsay, folded) }

    /// The tokens of a sentence behind "denied that …", "rejected suggestions that …", up to the next comma.
    private func deniedScope(_ passage: Passage, _ analyzed: AnalyzedText) -> Range<Int>? {
        let sentence = analyzed.sentences[passage.sentence].tokens
        for token in sentence {
            let folded = analyzed.tokens[token].folded
            var start = token + 1
            if clauses.has(.dismissing, folded) {
                let near = start..<min(sentence.upperBound, start + Self.reach)
                guard let charge = near.first(where: { isSaid(analyzed.tokens[$0].folded) }) else {
                    continue
                }
                start = charge + 1
            } else if !clauses.has(.denying, folded) {
                continue
            }
            let end = (start..<sentence.upperBound).first { Self.stops.contains(analyzed.tokens[$0].folded) }
            return start..<(end ?? sentence.upperBound)
        }
        return nil
    }

    /// Words between "rejected" and "suggestions".
    private static let reach = 4
    private static let stops = WordSet([",", ";", ":", "but", "."])

    // MARK: What nobody knows

    /// Whether a passage mainly tells that somebody does not know something.
    func leavesOpen(_ passage: Passage) -> Bool {
        let analyzed = story.reports[passage.report].analyzed
        let tokens = passage.tokens
        guard tokens.contains(where: { Self.knowing.contains(analyzed.tokens[$0].folded) }) else { return false }
        return reader.mainVerbs(passage).contains { verb in
            guard Self.knowing.contains(analyzed.tokens[verb].folded) else { return false }
            return analyzed.children(of: verb).contains {
                Negation.ofVerbs.contains(analyzed.tokens[$0].folded)
                    || Negation.pronouns.contains(analyzed.tokens[$0].folded)
                    || Self.noOne.contains(analyzed.tokens[$0].folded)
            } && analyzed.children(of: verb).contains { [.ccomp, .obj, .advcl].contains(analyzed.words[$0].relation) }
        }
    }

    private static let knowing = WordSet(["know", "knows", "knew", "known"])
    private static let noOne = WordSet(["nobody", "none"])
}
