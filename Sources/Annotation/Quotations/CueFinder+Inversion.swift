import Language
import Prose

/// Verbs of saying whose speaker stands behind them.
extension CueFinder {
    /// "…, said the envoy Orla Venn in a note.": the name behind a verb that a comma parts from the clause before it,
    /// and behind which nothing is told any more.
    func nameBehindInversion(_ verb: Int) -> Int? {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens
        guard verb > sentence.lowerBound + 3, verb + 1 < sentence.upperBound, syntax.isComma(verb - 1),
            analyzed.words[verb].penn == .vbd || analyzed.words[verb].penn == .vbz, tellsAlone(verb),
            !hasListener(verb),
            analyzed.tokens[verb - 2].kind != .quote,
            (sentence.lowerBound..<verb).contains(where: { syntax.isFinite($0) }),
            let first = ((verb + 1)..<min(verb + 7, sentence.upperBound)).first(where: { !nameOfToken[$0].isEmpty })
        else { return nil }
        let name = nameOfToken[first]
        guard isSpeakersEnd[name.upperBound - 1], name.count > 1,
            !((verb + 1)..<first).contains(where: {
                syntax.isMark($0) || [.verb, .adp].contains(analyzed.words[$0].tag)
            }),
            !(name.upperBound..<sentence.upperBound).contains(where: { syntax.isFinite($0) })
        else { return nil }
        return first
    }

    /// "…, Venn's friend, told the Lanter Herald.": behind some verbs stands who listens.
    private func hasListener(_ verb: Int) -> Bool {
        if Self.tellings.contains(analyzed.tokens[verb].folded) { return true }
        return switch lexicons.reporting.verb(analyzed.tokens, at: verb, limit: analyzed.tokens.count)?.verb.verbClass {
        case .ask, .demand, .warn: true
        default: false
        }
    }
}
