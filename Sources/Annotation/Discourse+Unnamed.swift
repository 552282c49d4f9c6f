import Language
import Prose

/// Who is meant by those that a report does not name: nobody whose name stands near by.
extension Discourse {
    /// The people or body without a name that the main clause of a sentence is about ("regulators", "the firm"): a pronoun
    /// behind means them, not a name near by.
    func unnamedSubject(ofSentence sentence: Int, before token: Int) -> Int? {
        guard sentence >= 0, !captions.contains(sentence) else { return nil }
        let range = analyzed.sentences[sentence].tokens
        guard range.count <= StatementRecogniser.longestSentence,
            let root = range.first(where: { analyzed.words[$0].relation == .root }), root < token,
            let subject = syntax.child(root, [.nsubj, .nsubjPass]), subject < token,
            analyzed.words[subject].tag == .noun,
            lexicons.people.isCollective(analyzed.tokens[subject]) || isPersonNoun(subject) && !isSingular(subject)
        else { return nil }
        return subject
    }

    /// "Youn Kun-young, director for …": who is named before his office is nobody else with such an office.
    func opensWithUnknownName(_ phrase: Range<Int>, head: Int) -> Bool {
        guard let comma = phrase.first(where: { syntax.isComma($0) }), comma < head, comma - phrase.lowerBound <= 6,
            analyzed.words[phrase.lowerBound].tag == .propn, isPersonNoun(head)
        else { return false }
        return !mentions(in: phrase.lowerBound..<comma).contains { entities[$0.entity].kind == .person }
    }

    /// "a commentator in an Orvenian newspaper" is no Orvenian: a name in another noun's phrase behind a singular one for a
    /// person tells nothing of him, unless he speaks or works "of" or "for" it.
    func isElsewhere(_ mention: NameMention, head: Int) -> Bool {
        guard isPersonNoun(head), mention.tokens.lowerBound > head else { return false }
        let preposition = ((head + 1)..<mention.tokens.lowerBound).first { analyzed.words[$0].tag == .adp }
        // "Calvo's ambassadors to the union" do not speak for the union.
        if Self.envoys.contains(analyzed.tokens[head].folded), let preposition,
            analyzed.tokens[preposition].folded == Self.to
        {
            return true
        }
        guard isSingular(head) else { return false }
        return preposition.map { Self.places.contains(analyzed.tokens[$0].folded) } ?? false
    }

    /// "the newspaper said": the newspaper named last; "a Calvan newspaper said" is neither that nor Calvo.
    func body(of kind: NameLexicon.KindNoun, _ head: Int, isDefinite: Bool) -> Int? {
        guard isDefinite else { return nil }
        if kind == .media, let media = names(upTo: head, most: 80).last(where: { $0.entity >= 0 && isMedia($0) }) {
            return media.entity
        }
        return kind == .craft ? nil : namedBody(head, sentence: analyzed.sentence(ofToken: head))
    }

    private func isMedia(_ mention: NameMention) -> Bool { mention.isMedia || entities[mention.entity].isMedia }

    private static let to = WordHash.folded("to")
    private static let envoys = Set(
        ["ambassador", "ambassadors", "envoy", "envoys", "delegate", "delegates"].map { WordHash.folded($0) })
    private static let places = Set(["in", "at", "on", "near", "from"].map { WordHash.folded($0) })
}
