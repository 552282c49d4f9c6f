import Language
import Prose

/// Whom "it", "they" and "the company" stand for when they act: the subject told before, never a name that only stands
/// near.
extension ActRecogniser {
    /// What the subject of an earlier clause says about a pronoun behind it.
    private enum Antecedent {
        case named([Int])
        /// It is somebody, but nobody known: the search ends.
        case unnamed
        /// It cannot be meant: the search goes on.
        case unfit
    }

    /// The parties, bodies or, for "they", several people that a neutral pronoun stands for: the subject of the clause
    /// above it, else of the two sentences before; none when that subject is not named.
    ///
    /// O(tokens of the sentences looked at).
    func antecedents(of pronoun: Int, sentence: Int, depth: Int = 0) -> [Int] {
        guard depth < Self.deepestChain else { return [] }
        switch clauseAbove(pronoun, sentence: sentence, depth: depth) {
        case .named(let found): return found
        case .unnamed: return []
        case .unfit: break
        }
        guard !isInDirectSpeech(pronoun, sentence: sentence) else { return [] }
        for back in 1...Self.sentencesBack {
            switch mainSubject(sentence - back, before: pronoun, depth: depth) {
            case .named(let found): return found
            case .unnamed: return []
            case .unfit: continue
            }
        }
        return []
    }

    /// The body that "the company" or the state that "the country" goes on to speak of: the last main subject of its
    /// kind.
    func described(_ noun: Int) -> [Int] {
        let kind: EntityKind
        if lexicons.acts.isFirm(analyzed.tokens[noun]) {
            kind = .organisation
        } else if lexicons.acts.isState(analyzed.tokens[noun]) {
            kind = .party
        } else {
            return []
        }
        // "a letter to the company pushing for a study": who is no subject may not be meant.
        guard analyzed.words[noun].penn != .nns, analyzed.words[noun].relation.isSubject,
            analyzed.children(of: noun).contains(where: { analyzed.tokens[$0].folded == Self.the })
        else { return [] }
        return discourse.bodyTold(before: noun, kind: kind).map { [$0] } ?? []
    }

    // MARK: Where the antecedent stands

    /// The subject of a clause that the pronoun's own hangs on or is joined to ("Calvo said it would …").
    private func clauseAbove(_ pronoun: Int, sentence: Int, depth: Int) -> Antecedent {
        var at = pronoun
        for _ in 0..<8 {
            let head = Int(analyzed.words[at].head)
            guard head >= 0 else { return .unfit }
            switch analyzed.words[at].relation {
            case .ccomp, .advcl, .xcomp, .conj, .parataxis:
                // "accused Calvo of fraud, saying it broke the law": either may be meant.
                if analyzed.words[at].relation == .advcl, accuses(head) { return .unnamed }
                let subject = analyzed.children(of: head).first {
                    analyzed.words[$0].relation.isSubject && $0 < pronoun && $0 != at
                }
                if let subject {
                    if analyzed.words[at].relation == .conj,
                        case let both = together(subject, with: head, before: pronoun, depth: depth), both.count > 1
                    {
                        return .named(both)
                    }
                    let found = fit(subject, for: pronoun, depth: depth)
                    guard case .unfit = found else { return found }
                    // "Lorne urged Calvo to act, saying it should do more"
                    let object = objectBodies(of: head, before: pronoun)
                    if !object.isEmpty { return .named(object) }
                }
            default: break
            }
            at = head
        }
        return .unfit
    }

    /// "Venn said she had spoken to Mikesh and they agreed …": who spoke, and with whom.
    private func together(_ subject: Int, with verb: Int, before pronoun: Int, depth: Int) -> [Int] {
        guard Self.they == analyzed.tokens[pronoun].folded else { return [] }
        let isPronoun = Discourse.neutral.contains(analyzed.tokens[subject].folded)
        let one =
            isPronoun
            ? antecedents(of: subject, sentence: analyzed.sentence(ofToken: subject), depth: depth + 1)
            : bearers(subject)
        guard one.count == 1,
            let partner = analyzed.children(of: verb).first(where: { child in
                child > verb && child < pronoun && analyzed.words[child].relation == .obl
                    && analyzed.words[child].tag == .propn
                    && analyzed.children(of: child).contains { Self.meeting.contains(analyzed.tokens[$0].folded) }
            }), case let other = bearers(partner), other.count == 1, other != one
        else { return [] }
        return one + other
    }

    private func objectBodies(of verb: Int, before pronoun: Int) -> [Int] {
        for child in analyzed.children(of: verb) where child > verb && child < pronoun {
            switch analyzed.words[child].relation {
            case .obj, .iobj, .obl: break
            default: continue
            }
            guard analyzed.words[child].tag == .propn else { continue }
            let found = named(child).filter {
                discourse.entities[$0].kind == .party || discourse.entities[$0].kind == .organisation
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func accuses(_ verb: Int) -> Bool {
        let limit = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.upperBound
        return lexicons.acts.verbs(analyzed.tokens, at: verb, limit: limit)?.verbs.contains { $0.act == .accuse }
            ?? false
    }

    private func mainSubject(_ sentence: Int, before pronoun: Int, depth: Int) -> Antecedent {
        for subject in discourse.subjects(ofSentence: sentence) {
            let found = fit(subject, for: pronoun, depth: depth)
            if case .unfit = found { continue }
            return found
        }
        return .unfit
    }

    // MARK: Whether it fits

    private func fit(_ subject: Int, for pronoun: Int, depth: Int) -> Antecedent {
        let isMany = Self.plural.contains(analyzed.tokens[pronoun].folded)
        let key = analyzed.tokens[subject].folded
        if Discourse.neutral.contains(key) {
            guard Self.plural.contains(key) == isMany else { return .unfit }
            let found = antecedents(of: subject, sentence: analyzed.sentence(ofToken: subject), depth: depth + 1)
            return found.isEmpty ? .unnamed : .named(found)
        }
        let found = bearers(subject)
        let people = found.filter { discourse.entities[$0].kind == .person }
        if people.count > 1, isMany { return .named(found) }
        let bodies = found.filter { discourse.entities[$0].kind != .person }
        if !bodies.isEmpty, isMany || bodies.count == 1 { return .named(bodies) }
        guard found.isEmpty, isAgent(subject), analyzed.words[subject].penn != .prp else { return .unfit }
        let isPlural = analyzed.words[subject].penn == .nns || analyzed.words[subject].penn == .nnps
        guard isPlural == isMany else { return .unfit }
        return unnamed.entity(ofNoun: subject).map { .named([$0]) } ?? .unnamed
    }

    /// Who a subject is, when it is somebody named.
    private func bearers(_ subject: Int) -> [Int] {
        guard !Discourse.neutral.contains(analyzed.tokens[subject].folded) else { return [] }
        return acting(subject, sentence: analyzed.sentence(ofToken: subject)).filter {
            !discourse.entities[$0].isMedia && !unnamed.contains($0)
        }
    }

    /// Whether a noun names somebody who can act, known or not.
    private func isAgent(_ noun: Int) -> Bool {
        let token = analyzed.tokens[noun]
        return analyzed.words[noun].tag == .propn || lexicons.acts.actsForOthers(token) || lexicons.acts.isFirm(token)
            || lexicons.people.isSpeakerNoun(token) || lexicons.people.isCollective(token)
    }

    private func isInDirectSpeech(_ token: Int, sentence: Int) -> Bool {
        statements(around: token, sentence: sentence).contains { $0.kind == .direct || $0.kind == .partial }
    }

    private static let deepestChain = 4
    private static let sentencesBack = 2
    private static let meeting = WordSet(["to", "with"])
    private static let plural = WordSet(["they", "their", "them", "themselves"])
    private static let the = WordHash.folded("the")
}
