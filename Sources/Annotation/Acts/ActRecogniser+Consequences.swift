import Language
import Prose

/// What a side says will follow from anything of a kind: "any further aggression would come at a high price".
extension ActRecogniser {
    /// The subject with "any" tells the condition, the predicate what is threatened.
    func consequence(_ token: Int, sentence: Int) -> ActMention? {
        guard isFuture(token), !syntax.isNegated(token), let subject = anySubject(of: token) else { return nil }
        let subtree = analyzed.subtree(of: token)
        let subjectPhrase = syntax.nounPhrase(subject)
        let content = syntax.trimmedPunctuation(
            max(subjectPhrase.upperBound, subtree.lowerBound)..<max(subtree.upperBound, token + 1))
        guard content.contains(where: { lexicons.acts.isReprisal(analyzed.tokens[$0]) }) else { return nil }
        let speakers = speakers(at: token, sentence: sentence).filter(isOfficial)
        guard !speakers.isEmpty else { return nil }
        var result = mention(
            .threaten, actors: speakers,
            arguments: Arguments(content: content, targets: sides(of: subject), isClause: true, head: token),
            trigger: token..<(token + 1), sentence: sentence)
        if result?.condition == nil { result?.condition = analyzed.span(subjectPhrase) }
        return result
    }

    /// "Calvo would face “fire and fury”", "they will pay a heavy price", said by another side: what is to befall it.
    func foretoldHarm(_ token: Int, sentence: Int) -> ActMention? {
        guard isFuture(token), !syntax.isNegated(token), lexicons.acts.isHarmed(analyzed.tokens[token]),
            let subject = analyzed.children(of: token).first(where: { analyzed.words[$0].relation == .nsubj }),
            let object = analyzed.children(of: token).first(where: {
                $0 > token && analyzed.words[$0].relation == .obj
            })
        else { return nil }
        let harm = syntax.trimmedPunctuation(syntax.nounPhrase(object))
        let isMarked = object > 0 && (token + 1..<object + 1).contains { analyzed.tokens[$0].kind == .quote }
        guard
            isMarked
                || harm.contains(where: {
                    lexicons.acts.isReprisal(analyzed.tokens[$0]) || lexicons.acts.isCoercive(analyzed.tokens[$0])
                })
        else { return nil }
        let speakers = foretellers(token, sentence: sentence).filter(isOfficial)
        let targets = othersThan(speakers, acting(subject, sentence: sentence))
        guard !speakers.isEmpty, !targets.isEmpty else { return nil }
        let content = syntax.trimmedPunctuation(
            syntax.nounPhrase(subject).lowerBound..<max(token + 1, analyzed.subtree(of: token).upperBound))
        return mention(
            .threaten, actors: speakers,
            arguments: Arguments(content: content, targets: targets, isClause: true, head: token),
            trigger: token..<(token + 1), sentence: sentence)
    }

    /// "… after Venn said Calvo would face ruin": who says it in the clause right above, else whose words they are.
    private func foretellers(_ verb: Int, sentence: Int) -> [Int] {
        let head = Int(analyzed.words[verb].head)
        if analyzed.words[verb].relation == .ccomp, head >= 0, head < verb,
            let subject = analyzed.children(of: head).first(where: { analyzed.words[$0].relation == .nsubj })
        {
            return acting(subject, sentence: sentence)
        }
        return speakers(at: verb, sentence: sentence)
    }

    /// The subject of a predicate when "any" opens it.
    func anySubject(of predicate: Int) -> Int? {
        guard let subject = analyzed.children(of: predicate).first(where: { analyzed.words[$0].relation.isSubject }),
            analyzed.children(of: subject).contains(where: { analyzed.tokens[$0].folded == Self.any })
        else { return nil }
        return subject
    }

    // MARK: Several things at once

    /// "demanded the reopening of the gates, compensation for the fields and a withdrawal": each a position of its own.
    func parts(of act: ActMention) -> [ActMention] {
        guard act.act == .demand else { return [act] }
        let first = analyzed.token(at: act.content.start)
        var end = first
        while end < analyzed.tokens.count, Int(analyzed.tokens[end].start) < act.content.end { end += 1 }
        let range = first..<max(end, first)
        guard let head = range.first(where: { !range.contains(Int(analyzed.words[$0].head)) }),
            analyzed.words[head].tag == .noun
        else { return [act] }
        let joined = conjuncts(of: head, in: range, depth: 0)
        guard let second = joined.first else { return [act] }
        var ranges: [Range<Int>] = []
        var start = first
        for join in joined + [range.upperBound] {
            let next = join == range.upperBound ? join : startOfConjunct(join, after: start)
            ranges.append(withoutConjunction(start..<max(start, next)))
            start = next
        }
        guard second > head, ranges.allSatisfy({ $0.count >= Self.shortestPart }) else { return [act] }
        return ranges.map { part in
            var result = act
            result.content = analyzed.span(syntax.withClosingMark(part))
            return result
        }
    }

    /// The nouns joined to a noun, also where each is joined to the one before.
    private func conjuncts(of head: Int, in range: Range<Int>, depth: Int) -> [Int] {
        guard depth < 6 else { return [] }
        return analyzed.children(of: head).filter {
            range.contains($0) && analyzed.words[$0].relation == .conj && analyzed.words[$0].tag == .noun
        }.flatMap { [$0] + conjuncts(of: $0, in: range, depth: depth + 1) }
    }

    private func startOfConjunct(_ conjunct: Int, after start: Int) -> Int {
        max(start, min(conjunct, analyzed.subtree(of: conjunct).lowerBound))
    }

    private func withoutConjunction(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, isJoint(low) { low += 1 }
        while high > low, isJoint(high - 1) { high -= 1 }
        return low..<high
    }

    private func isJoint(_ token: Int) -> Bool {
        analyzed.words[token].relation == .cc || syntax.isComma(token)
    }

    private static let shortestPart = 3
    private static let any = WordHash.folded("any")
}
