import Language
import Prose

/// For whom envoys, ministers and spokesmen act who are told without their name.
extension ActRecogniser {
    /// "Calvo's and Orvenia's ambassadors to the union", "the leaders of Calvo and Orvenia": who sent them or whom they
    /// lead, all that are joined, not where they are posted. None for a single owner without a post, whom the phrase
    /// itself names.
    ///
    /// O(tokens of the phrase).
    func senders(of noun: Int) -> [Int] {
        guard lexicons.acts.actsForOthers(analyzed.tokens[noun]), !lexicons.acts.isFirm(analyzed.tokens[noun]) else {
            return []
        }
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: noun)].tokens
        let owners = owners(before: noun, in: sentence)
        let isPosted = noun + 1 < sentence.upperBound && analyzed.tokens[noun + 1].folded == Self.to
        if owners.count > 1 || isPosted { return owners }
        let led = owners.isEmpty ? joined(behind: noun, in: sentence) : []
        return led.count > 1 ? led : []
    }

    /// "Calvo's ambassadors to the union said", of which a parse makes the union say it: the post told before "to".
    func postHolder(before subject: Int) -> Int? {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: subject)].tokens
        guard [.nnp, .nnps].contains(analyzed.words[subject].penn) else { return nil }
        var at = subject
        while at > sentence.lowerBound, subject - at < Self.longestName,
            [.nnp, .nnps, .dt].contains(analyzed.words[at].penn)
        {
            at -= 1
        }
        guard at > sentence.lowerBound, analyzed.tokens[at].folded == Self.to,
            [.noun, .propn].contains(analyzed.words[at - 1].tag), lexicons.acts.actsForOthers(analyzed.tokens[at - 1])
        else { return nil }
        return at - 1
    }

    private static let longestName = 6

    /// "Calvo's and Orvenia's …": names with a genitive, joined.
    private func owners(before noun: Int, in sentence: Range<Int>) -> [Int] {
        var start = noun
        while start > sentence.lowerBound, noun - start < Self.longestPhrase, isOfOwners(start - 1) { start -= 1 }
        return unique(
            discourse.names(in: start..<noun).filter {
                $0.tokens.upperBound < noun && analyzed.words[$0.tokens.upperBound].penn == .pos
            })
    }

    private func isOfOwners(_ token: Int) -> Bool {
        let word = analyzed.words[token]
        return word.penn == .pos || word.tag == .cconj || word.tag == .propn || word.tag == .adj || word.tag == .noun
            || syntax.isComma(token)
    }

    /// "… of Calvo, Orvenia and Teshmar": names joined behind "of".
    private func joined(behind noun: Int, in sentence: Range<Int>) -> [Int] {
        guard noun + 1 < sentence.upperBound, analyzed.tokens[noun + 1].folded == Self.of else { return [] }
        var end = noun + 2
        var isJoined = false
        while end < sentence.upperBound, end - noun < Self.longestPhrase {
            let word = analyzed.words[end]
            guard word.tag == .propn || word.tag == .cconj || word.tag == .det || syntax.isComma(end) else { break }
            isJoined = isJoined || word.tag == .cconj
            end += 1
        }
        return isJoined ? unique(discourse.names(in: (noun + 2)..<end)) : []
    }

    private func unique(_ names: [NameMention]) -> [Int] {
        var seen: Set<Int> = []
        return names.map(\.entity).filter { entity in
            guard entity >= 0, seen.insert(entity).inserted else { return false }
            let kind = discourse.entities[entity].kind
            return kind == .party || kind == .organisation
        }
    }

    private static let longestPhrase = 16
    private static let of = WordHash.folded("of")
    private static let to = WordHash.folded("to")
}
