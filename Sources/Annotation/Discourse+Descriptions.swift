import Language
import Prose

/// Bodies and states of which a report goes on to tell by a noun alone: "the company", "the chipmaker", "the country".
extension Discourse {
    /// "Orrun rejected the bid. The chipmaker said …": the last body or state that a sentence before is about, when the
    /// noun tells nothing but its trade; "the Calvo-based firm" is the body that the report calls so by name.
    ///
    /// Sentences about "it" or "the company" again are passed over; of others the nearest are read. O(tokens of the
    /// sentences read).
    func bodyTold(before head: Int, kind: EntityKind) -> Int? {
        let modifiers = analyzed.children(of: head).filter { $0 < head && analyzed.words[$0].tag != .det }
        if let seat = modifiers.first(where: { analyzed.tokens[$0].folded == Self.based }) {
            return body(seatedBy: seat, before: head)
        }
        guard modifiers.isEmpty else { return nil }
        var unread = Self.sentencesBack
        var sentence = analyzed.sentence(ofToken: head)
        let first = max(0, sentence - Self.longestReach)
        while unread > 0, sentence > first {
            sentence -= 1
            let subjects = subjects(ofSentence: sentence)
            if let found = subjects.lazy.compactMap({ named($0, as: kind) }).first(where: { fits($0, head) }) {
                return found
            }
            if !subjects.contains(where: { goesOn($0, of: head) }) { unread -= 1 }
        }
        return nil
    }

    /// Sentences from one to another behind it, captions not counted, which part no text; a dozen count as many.
    func sentences(from first: Int, to last: Int) -> Int {
        guard last - first <= Self.longestReach else { return last - first }
        return ((first + 1)..<max(first + 1, last + 1)).count { $0 == last || !isCaption($0) }
    }

    /// The subject of a sentence's main clause, then those of the clauses that it reports; none in a caption.
    func subjects(ofSentence sentence: Int) -> [Int] {
        guard sentence >= 0, !isCaption(sentence) else { return [] }
        let range = analyzed.sentences[sentence].tokens
        guard range.count <= Syntax.longestSentence,
            let root = range.first(where: { analyzed.words[$0].relation == .root })
        else { return [] }
        let reported = analyzed.children(of: root).filter {
            analyzed.words[$0].relation == .ccomp || analyzed.words[$0].relation == .parataxis
        }
        return ([root] + reported).compactMap { clause in
            analyzed.children(of: clause).first { analyzed.words[$0].relation.isSubject }
        }
    }

    /// "Calvo-based Orrun" somewhere before "the Calvo-based firm".
    private func body(seatedBy based: Int, before head: Int) -> Int? {
        guard based > 2 else { return nil }
        let place = analyzed.tokens[based - 2].folded
        return names(upTo: head, most: 80).first { mention in
            let name = mention.tokens.lowerBound
            return mention.entity >= 0 && name >= 3 && entities[mention.entity].kind == .organisation
                && analyzed.tokens[name - 1].folded == Self.based && analyzed.tokens[name - 3].folded == place
        }?.entity
    }

    /// Who is named by a subject, if of a kind and no paper or broadcaster.
    private func named(_ subject: Int, as kind: EntityKind) -> Int? {
        // "Her Orrun profile said …" tells of her.
        guard !lexicons.people.isPage(analyzed.tokens[subject]) else { return nil }
        let phrase = syntax.nounPhrase(subject)
        return mentions(in: phrase).first { mention in
            entities[mention.entity].kind == kind && !entities[mention.entity].isMedia
                && isCore(mention, head: subject, phrase)
        }?.entity
    }

    /// No ministry and no office of the state is "the firm".
    private func fits(_ entity: Int, _ head: Int) -> Bool {
        guard lexicons.names.referent(analyzed.tokens[head]) == .firm,
            let first = entities[entity].mentions.first, names.indices.contains(first)
        else { return true }
        return !lexicons.isOfStateOrPress(entities[entity], named: names[first].tokens, in: analyzed)
    }

    private func goesOn(_ subject: Int, of head: Int) -> Bool {
        let word = analyzed.tokens[subject].folded
        return word == analyzed.tokens[head].folded || Self.neutral.contains(word)
    }

    /// Sentences that are read for a name, and those looked through at all.
    private static let sentencesBack = 3
    private static let longestReach = 24
    private static let based = WordHash.folded("based")
}
