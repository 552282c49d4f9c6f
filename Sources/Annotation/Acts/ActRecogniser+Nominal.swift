import Language
import Prose

/// Acts told by nouns ("the demand that …") and adjectives ("ready to discuss").
extension ActRecogniser {
    /// "Russia's demand that …", "calls by X for Y", "the American offer of talks".
    func nounAct(_ token: Int, sentence: Int) -> ActMention? {
        guard analyzed.words[token].tag == .noun else { return nil }
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let (noun, end) = lexicons.acts.noun(analyzed.tokens, at: token, limit: limit) else { return nil }
        let children = analyzed.children(of: token)
        var actors: [Int] = []
        var content: Range<Int>?
        var isClause = false
        for child in children {
            let relation = analyzed.words[child].relation
            if relation == .nmodPoss || relation == .amod || relation == .compound {
                let owner = discourse.entities(of: syntax.nounPhrase(child), head: child)
                actors += owner.isEmpty ? demonym(child) : owner
            } else if relation == .acl || relation == .ccomp || relation == .aclRelcl && false {
                content = analyzed.subtree(of: child)
                isClause = true
            } else if relation == .nmod,
                let preposition = analyzed.children(of: child).first(where: { analyzed.words[$0].relation == .case })
            {
                let key = analyzed.tokens[preposition].folded
                if noun.actor.contains(key), actors.isEmpty, !noun.content.contains(key) {
                    actors += discourse.entities(of: syntax.nounPhrase(child), head: child)
                } else if noun.content.contains(key), content == nil {
                    content = analyzed.subtree(of: child)
                }
            }
        }
        guard !actors.isEmpty, let content, content.count >= 2 else { return nil }
        let arguments = Arguments(content: syntax.trimmedPunctuation(content), targets: [], isClause: isClause)
        return mention(
            noun.act, actors: Array(Set(actors)).sorted(), arguments: arguments, trigger: token..<end,
            sentence: sentence)
    }

    private func demonym(_ token: Int) -> [Int] {
        guard let mention = discourse.names.first(where: { $0.isDemonym && $0.tokens.contains(token) }) else {
            return []
        }
        return discourse.entities.firstIndex { $0.thing == mention.thing }.map { [$0] } ?? []
    }

    /// "is ready to discuss …", "are opposed to …".
    func adjectiveAct(_ token: Int, sentence: Int) -> ActMention? {
        guard analyzed.words[token].tag == .adj || analyzed.words[token].tag == .verb else { return nil }
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let (act, end) = lexicons.acts.adjective(analyzed.tokens, at: token, limit: limit) else { return nil }
        let actors = actors(of: token, sentence: sentence)
        guard !actors.isEmpty, isActual(token), var act = polarity(act, verb: token) else { return nil }
        let subtree = analyzed.subtree(of: token)
        guard subtree.upperBound > token + 2 else { return nil }
        let content = syntax.trimmedPunctuation((token + 1)..<subtree.upperBound)
        guard content.count >= 2 else { return nil }
        // Ready to use force is a threat, not an offer.
        if act == .offer, content.prefix(5).contains(where: { lexicons.acts.isCoercive(analyzed.tokens[$0]) }) {
            act = .threaten
        }
        return mention(
            act, actors: actors, arguments: Arguments(content: content, targets: [], isClause: true),
            trigger: token..<end, sentence: sentence)
    }
}
