import Language
import Prose

/// Whose words a document holds: "the statement said", "the company's website".
extension Discourse {
    /// Whose document it is: whoever it is said to be from or by, else who gave it out or spoke before.
    func owners(ofDocument head: Int, _ phrase: Range<Int>, isDefinite: Bool, sentence: Int) -> [Int] {
        if let owner = mentions(in: phrase).first(where: { entities[$0.entity].kind != .place && !isVenue($0) }) {
            return [owner.entity]
        }
        if let issuer = issuer(ofDocument: head) { return [issuer] }
        if let sender = describedSender(of: head) { return entities(of: syntax.nounPhrase(sender), head: sender) }
        if let compound = describedCompound(of: head) {
            let kind = lexicons.names.kindNoun(analyzed.tokens[compound])
            let owner = kind.map { body(of: $0, compound, isDefinite: true) } ?? onlyBody(compound)
            return owner.map { [$0] } ?? []
        }
        if let giver = giver(of: head) { return entities(of: syntax.nounPhrase(giver), head: giver) }
        // "a statement by his spokesman", "a post on its website"
        if let owner = phrase.first(where: { $0 > head && analyzed.words[$0].penn == .prpDollar }) {
            return pronoun(owner)
        }
        guard isDefinite else { return [] }
        if let authors = authors(ofDocument: head, sentence: sentence) { return authors }
        if let sender = sender(ofDocument: head) { return entities(of: syntax.nounPhrase(sender), head: sender) }
        return lastSpeakers(before: sentence, reach: 3) ?? []
    }

    /// "The statement issued by the agency", "a commentary carried by the daily": whose document it is by a participle.
    private func issuer(ofDocument head: Int) -> Int? {
        let whole = analyzed.subtree(of: head)
        return mentions(in: head..<max(head + 1, whole.upperBound)).first { mention in
            guard entities[mention.entity].kind != .place, mention.tokens.upperBound <= whole.upperBound else {
                return false
            }
            var outer = mention.tokens.upperBound - 1
            while outer > mention.tokens.lowerBound, analyzed.words[outer].relation != .oblAgent { outer -= 1 }
            let verb = Int(analyzed.words[outer].head)
            return analyzed.words[outer].relation == .oblAgent && verb >= 0
                && Int(analyzed.words[verb].head) == head
        }?.entity
    }

    /// Whether another such document is brought in behind one: "a statement", "her statement".
    func isNamedAgain(documentAt first: Int, before head: Int) -> Bool {
        ((first + 1)..<max(first + 1, head)).contains { token in
            analyzed.tokens[token].folded == analyzed.tokens[head].folded && !isQuoted(token)
                && analyzed.children(of: token).contains {
                    analyzed.words[$0].penn == .prpDollar || Self.indefinite.contains(analyzed.tokens[$0].folded)
                }
        }
    }

    /// "A company statement", "a fire department report": the noun for a body right before the document.
    func describedCompound(of document: Int) -> Int? {
        analyzed.children(of: document).first { child in
            child < document && analyzed.words[child].relation == .compound && analyzed.words[child].tag == .noun
                && lexicons.people.isCollective(analyzed.tokens[child])
        }
    }

    /// "A release from the museum", "the ministry's statement": the noun of the body that the report speaks of there.
    func describedSender(of document: Int) -> Int? {
        analyzed.children(of: document).first { child in
            guard analyzed.words[child].tag == .noun,
                lexicons.people.isCollective(analyzed.tokens[child])
                    || lexicons.names.kindNoun(analyzed.tokens[child]) == .organisation
            else { return false }
            if analyzed.words[child].relation == .nmodPoss { return true }
            return analyzed.words[child].relation == .nmod
                && analyzed.children(of: child).contains { Self.sending.contains(analyzed.tokens[$0].folded) }
        }
    }

    /// "The family released a statement. … the statement said": the noun of who gave the document out, at most three
    /// sentences back. O(tokens of the sentences read).
    func sender(ofDocument head: Int) -> Int? {
        let sentence = analyzed.sentence(ofToken: head)
        for place in (max(0, sentence - 3)...sentence).reversed() where !isCaption(place) {
            let range = analyzed.sentences[place].tokens
            guard range.count <= Syntax.longestSentence else { continue }
            for token in range.reversed() where token < head && !isQuoted(token) {
                guard analyzed.tokens[token].folded == analyzed.tokens[head].folded, let giver = giver(of: token)
                else { continue }
                return giver
            }
        }
        return nil
    }

    /// "The family released a statement": the subject of a verb of giving out whose object the document is.
    private func giver(of document: Int) -> Int? {
        let verb = Int(analyzed.words[document].head)
        guard analyzed.words[document].relation == .obj, verb >= 0,
            lexicons.people.isIssuing(analyzed.tokens[verb]), let subject = syntax.subject(of: verb), subject < verb,
            !isQuoted(subject)
        else { return nil }
        // "Calvo's state-run agency ORN released a report": not Calvo, whatever the tree says.
        let name = mentions(in: subject..<(subject + 1)).last?.tokens ?? subject..<(subject + 1)
        return syntax.owned(behind: name.upperBound, before: verb) ?? subject
    }

    private static let sending = WordSet(["from", "by", "of"])
}
