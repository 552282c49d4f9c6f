import Language
import Prose

/// Acts told by way of a text or an occasion: "issued a statement condemning …", "used a post to accuse …", "wrote to
/// urge …".
extension ActRecogniser {
    /// The verb that carries out an act told by a participle or a purpose, when it says how the actor says it; nil for
    /// other purposes ("travelled to demand …" is not yet done).
    func conveyance(of verb: Int) -> Int? {
        let head = Int(analyzed.words[verb].head)
        guard head >= 0, head < verb else { return nil }
        switch analyzed.words[verb].relation {
        case .acl:
            guard lexicons.acts.isVehicle(analyzed.tokens[head]),
                isInfinitive(verb) || analyzed.words[verb].penn == .vbg
            else { return nil }
            let carrier = Int(analyzed.words[head].head)
            guard carrier >= 0, analyzed.words[head].relation == .obj || analyzed.words[head].relation == .nsubjPass,
                lexicons.acts.isConveying(analyzed.tokens[carrier]), isTold(carrier)
            else { return nil }
            return carrier
        case .aclRelcl:
            // "signed a petition that criticised the board"
            guard lexicons.acts.isVehicle(analyzed.tokens[head]), isOfText(verb),
                case let carrier = Int(analyzed.words[head].head), carrier >= 0, carrier < head,
                analyzed.words[head].relation == .obj, lexicons.acts.isConveying(analyzed.tokens[carrier]),
                isTold(carrier)
            else { return nil }
            return carrier
        case .conj:
            // "… that criticised the board and called for …"
            return analyzed.words[head].relation == .aclRelcl && isOfText(verb) && isOfText(head)
                ? conveyance(of: head) : nil
        case .advcl, .xcomp:
            guard isTold(head) else { return nil }
            if lexicons.acts.isWriting(analyzed.tokens[head]) { return head }
            guard lexicons.acts.isConveying(analyzed.tokens[head]) else { return nil }
            return analyzed.children(of: head).contains {
                analyzed.words[$0].relation == .obj && lexicons.acts.isVehicle(analyzed.tokens[$0])
            } ? head : nil
        default: return nil
        }
    }

    /// Who says it by the text or on the occasion; nil when the act is told in another way.
    func conveyors(of verb: Int, sentence: Int) -> [Int]? {
        if let carrier = conveyance(of: verb) {
            let found = actors(of: carrier, sentence: sentence)
            return found.isEmpty ? nil : found
        }
        // "Calvo's letter urging …", "a letter from Calvo urging …"
        let noun = Int(analyzed.words[verb].head)
        guard analyzed.words[verb].relation == .acl, analyzed.words[verb].penn == .vbg, noun >= 0, noun < verb,
            lexicons.acts.isVehicle(analyzed.tokens[noun])
        else { return nil }
        let found = sides(of: noun)
        return found.isEmpty ? nil : found
    }

    private func isTold(_ verb: Int) -> Bool {
        !syntax.isNegated(verb) && !isFuture(verb) && !isInfinitive(verb)
    }

    /// Whether the subject of a clause is "that" or "which", of which a parse may make its mark, or not told again.
    private func isOfText(_ verb: Int) -> Bool {
        analyzed.children(of: verb).allSatisfy {
            !analyzed.words[$0].relation.isSubject || analyzed.words[$0].penn == .wdt
        }
    }

    // MARK: Passives that name nobody

    /// "“People are asked to avoid the area,” the police said": who asks in the present tense is who says so.
    func unnamedAgent(of verb: Int, sentence: Int) -> [Int] {
        let limit = analyzed.sentences[sentence].tokens.upperBound
        guard let (verbs, _) = lexicons.acts.verbs(analyzed.tokens, at: verb, limit: limit),
            verbs.contains(where: {
                ($0.act == .demand || $0.act == .threaten) && $0.patterns.contains(.targetInfinitive)
            }),
            analyzed.children(of: verb).contains(where: {
                (analyzed.words[$0].relation == .aux || analyzed.words[$0].relation == .auxPass)
                    && (analyzed.words[$0].penn == .vbp || analyzed.words[$0].penn == .vbz)
                    && !Self.ownPresent.contains(analyzed.tokens[$0].folded)
            }), let patient = syntax.subject(of: verb), analyzed.words[patient].tag != .pron
        else { return [] }
        return speakers(at: verb, sentence: sentence).filter(isOfficial)
    }

    private static let ownPresent = WordSet(["am", "'m", "has", "have"])
}
