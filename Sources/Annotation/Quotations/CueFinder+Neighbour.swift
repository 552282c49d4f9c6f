import Language
import Prose

/// Who stands beside a verb of saying, where the tree has no subject that speaks.
extension CueFinder {
    /// The name or pronoun directly before or behind a verb.
    func neighbour(_ verb: Int) -> Int? {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens
        var before = verb - 1
        while before >= sentence.lowerBound, nameOfToken[before].isEmpty,
            analyzed.words[before].tag == .aux || analyzed.words[before].tag == .adv
        {
            before -= 1
        }
        // "Most analysts, however, think": a remark between commas.
        if before > sentence.lowerBound + 2, syntax.isComma(before), analyzed.words[before - 1].tag == .adv,
            syntax.isComma(before - 2)
        {
            before -= 3
        }
        // "jailed since July said": a month speaks as little as a day.
        let isTime =
            before >= sentence.lowerBound
            && (lexicons.names.isCalendarWord(analyzed.tokens[before])
                || Self.partsOfDays.contains(analyzed.tokens[before].folded))
        if before > sentence.lowerBound, isDash(before), let name = nounBeforeDashes(before, from: sentence.lowerBound)
        {
            return name
        }
        if before >= sentence.lowerBound, isNominal(before) || isSpeakersEnd[before], !isQuoted[before], !isTime {
            if let outer = ungovernedNoun(before, from: sentence.lowerBound) { return outer }
        }
        if let name = nameLeft(of: before, from: sentence.lowerBound) { return name }
        let behind = verb + 1
        guard behind < sentence.upperBound, !isQuoted[behind], isNominal(behind) || opensPhrase(behind) else {
            return nil
        }
        var at = behind
        while at + 1 < sentence.upperBound, !isQuoted[at + 1], isNominal(at + 1) || analyzed.words[at + 1].tag == .adj {
            at += 1
        }
        // "said on Tuesday he would go": he is the subject of what is said; "Said Venn: …" ends in a mark.
        let endsInMark = at + 1 >= sentence.upperBound || syntax.isMark(at + 1)
        for noun in [behind, at] where !endsInMark {
            if analyzed.words[noun].relation.isSubject, Int(analyzed.words[noun].head) != verb { return nil }
        }
        return at
    }

    /// "The members of the band – advocates of the goals – urged": the noun before an aside between dashes.
    private func nounBeforeDashes(_ closing: Int, from start: Int) -> Int? {
        guard syntax.isMark(closing), !isQuoted[closing] else { return nil }
        let opening = (max(start, closing - 16)..<closing).last {
            isDash($0) && syntax.isMark($0) && !syntax.joinsWords($0)
        }
        guard let opening, opening > start, isNominal(opening - 1), !isQuoted[opening - 1] else { return nil }
        return ungovernedNoun(opening - 1, from: start)
    }

    /// The noun that a phrase before a verb belongs to and that no preposition governs: "observers in the north and
    /// around the coast say" tells of observers, "in a message posted on Friday" of nobody.
    private func ungovernedNoun(_ token: Int, from start: Int) -> Int? {
        var at = token
        for _ in 0..<4 {
            let outer = outerNoun(at)
            let preposition = analyzed.children(of: outer).first {
                analyzed.words[$0].relation == .case && $0 < outer
            }
            guard let preposition, analyzed.words[outer].relation == .obl, nameOfToken[outer].isEmpty else {
                return outer
            }
            var next = preposition - 1
            if next > start, [.cconj, .adj, .adv].contains(analyzed.words[next].tag) { next -= 1 }
            guard next >= start, isNominal(next), !isQuoted[next] else { return nil }
            at = next
        }
        return nil
    }

    /// The noun that a phrase before a verb belongs to: the people in "people familiar with the process".
    private func outerNoun(_ token: Int) -> Int {
        var at = token
        for _ in 0..<4 {
            let head = Int(analyzed.words[at].head)
            guard head >= 0, head < at, [.nmod, .obl, .amod].contains(analyzed.words[at].relation),
                analyzed.words[head].tag != .verb
            else { break }
            at = head
        }
        // "familiar" of "people familiar with it" hangs before its noun or behind it.
        if analyzed.words[at].tag == .adj, at > 0, isNominal(at - 1) { at -= 1 }
        return isNominal(at) && !isQuoted[at] ? at : token
    }

    /// The name before an aside between it and its verb: "Anna Berg (Left) said", "Anna Berg, a historian, recalled",
    /// "Anna Berg on Tuesday said".
    func nameLeft(of token: Int, from start: Int) -> Int? {
        guard token > start, !isQuoted[token] else { return nil }
        var at = token
        let byte = analyzed.text.utf8[Int(analyzed.tokens[token].start)]
        // "one of the lawyers, Anna Berg, said", "its chairman, Anna Berg, said": the name fills the aside.
        let last = nameOfToken[token - 1]
        if syntax.isComma(token), !last.isEmpty, isSpeakersEnd[token - 1], last.lowerBound > start,
            syntax.isComma(last.lowerBound - 1) || last.contains(where: { syntax.isComma($0) }), !isQuoted[token - 1]
        {
            return token - 1
        }
        if syntax.isMark(token), let opening = Self.opening[byte] {
            at -= 1
            while at > start, analyzed.text.utf8[Int(analyzed.tokens[at].start)] != opening || !syntax.isMark(at) {
                guard token - at < 16, !isQuoted[at] else { return nil }
                at -= 1
            }
            at -= 1
        }
        while at > start, token - at < 24, nameOfToken[at].isEmpty || !isSpeakersEnd[at] {
            guard token == at, isDay(at) else { return nil }
            at -= 1
            if at > start, analyzed.words[at].tag == .adp { at -= 1 }
            return !nameOfToken[at].isEmpty && isSpeakersEnd[at] ? at : nil
        }
        return at >= start && !nameOfToken[at].isEmpty && isSpeakersEnd[at] && !isQuoted[at] ? at : nil
    }

    /// "a film of Venn saying …", "…, with the chairman Orla Venn arguing …": the name that a participle follows at
    /// once behind a preposition.
    func nounBeforeParticiple(_ verb: Int) -> Int? {
        guard verb > 1, analyzed.words[verb].penn == .vbg, isSpeakersEnd[verb - 1], !isQuoted[verb - 1] else {
            return nil
        }
        let name = nameOfToken[verb - 1]
        var before = name.lowerBound - 1
        if before >= 0, analyzed.words[before].tag == .adp { return verb - 1 }
        while before >= 0, name.lowerBound - before < 6,
            [.propn, .noun, .adj, .det].contains(analyzed.words[before].tag)
        {
            before -= 1
        }
        return before >= 0 && analyzed.tokens[before].folded == Self.with ? verb - 1 : nil
    }

    /// "Nicely told the daily that …": a capitalised word that opens the sentence before a verb of telling is a name,
    /// whatever the tagger takes it for.
    func wordTakenForName(_ verb: Int) -> Int? {
        let word = verb - 1
        guard word >= 0, Self.tellings.contains(analyzed.tokens[verb].folded),
            analyzed.words[verb].penn == .vbd || analyzed.words[verb].penn == .vbz,
            analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.lowerBound == word, !isQuoted[word],
            analyzed.tokens[word].kind == .word,
            [.adv, .verb, .adj, .noun].contains(analyzed.words[word].tag)
        else { return nil }
        return word
    }

    /// "Calvo's state-run agency ORN announced": whoever owns the subject is not the subject, whatever the tree says.
    func owned(by head: Int, before verb: Int) -> Int {
        let mark = max(head + 1, nameOfToken[head].upperBound)
        guard let last = syntax.owned(behind: mark, before: verb), !isQuoted[last] else { return head }
        return last
    }

    /// "Her sister can be heard shouting: …": the subject of the passive right before the verb.
    func heard(before verb: Int) -> Int? {
        guard verb > 1, Self.witnessing.contains(analyzed.tokens[verb - 1].folded),
            let subject = syntax.child(verb - 1, [.nsubjPass, .nsubj]), subject < verb - 1, !isQuoted[subject]
        else { return nil }
        return subject
    }

    private static let witnessing = WordSet(["heard", "overheard", "filmed", "recorded"])
    private static let with = WordHash.folded("with")
}
