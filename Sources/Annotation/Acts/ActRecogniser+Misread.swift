import Language
import Prose

/// Acts told by a past form that a parse takes for a participle before or behind a noun.
extension ActRecogniser {
    /// "Some of the victims on Calvan television accused police of …", parsed as "accused police": a past form between
    /// two noun phrases, of a verb that puts what it is about behind a preposition.
    func misreadAct(_ token: Int, sentence: Int) -> ActMention? {
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let object = objectOfMisread(token),
            let (verbs, end) = lexicons.acts.verbs(analyzed.tokens, at: token, limit: limit), end == token + 1,
            let verb = verbs.first(where: { $0.isSure && $0.patterns.contains(.targetPrepositional) }),
            let subject = subjectOfMisread(token, sentence: sentence), subject != object,
            let reason = reasonBehind(object)
        else { return nil }
        let actors = acting(subject, sentence: sentence)
        let arguments = Arguments(
            content: phrase(reason, after: object + 1), targets: addressed(object), isClause: true, head: reason,
            isAddressed: true)
        guard !actors.isEmpty, verb.act != .accuse || !arguments.targets.isEmpty else { return nil }
        return mention(
            verb.act, actors: actors, arguments: arguments, trigger: token..<end, sentence: sentence)
    }

    /// The noun that a past form has behind it, whether it is parsed as modifying the noun or as having it for its
    /// object.
    private func objectOfMisread(_ token: Int) -> Int? {
        let word = analyzed.words[token]
        guard word.penn == .vbd || word.penn == .vbn else { return nil }
        switch word.relation {
        case .amod: return Int(word.head) > token ? Int(word.head) : nil
        case .acl where word.penn == .vbn:
            return analyzed.children(of: token).first { $0 > token && analyzed.words[$0].relation == .obj }
        default: return nil
        }
    }

    /// The head of the noun phrase that ends right before a past form, out of the phrases and relative clauses within
    /// it.
    private func subjectOfMisread(_ token: Int, sentence: Int) -> Int? {
        let first = analyzed.sentences[sentence].tokens.lowerBound
        var at = token - 1
        guard at >= first, Self.isNominal(analyzed.words[at].tag) else { return nil }
        var subject = at
        for _ in 0..<8 {
            let head = Int(analyzed.words[at].head)
            guard head >= first, head < token else { break }
            at = head
            if Self.isNominal(analyzed.words[at].tag) || analyzed.words[at].tag == .det { subject = at }
        }
        return Self.isNominal(analyzed.words[subject].tag) || analyzed.words[subject].tag == .det ? subject : nil
    }

    private static func isNominal(_ tag: PartOfSpeech) -> Bool { tag == .noun || tag == .propn || tag == .pron }

    /// "of keeping her waiting", "from buying coins".
    private func reasonBehind(_ object: Int) -> Int? {
        analyzed.children(of: object).first { child in
            child > object && analyzed.words[child].relation == .acl && analyzed.words[child].penn == .vbg
                && analyzed.children(of: child).contains {
                    Self.reasons.contains(analyzed.tokens[$0].folded) && $0 == object + 1
                }
        }
    }
}
