import Language
import Prose

/// Predicates that a parse hangs elsewhere than where their subject is.
extension ActRecogniser {
    /// "of importance that Calvo act", parsed as a relative clause: its verb has a subject, and in the plain form.
    func isContentParsedAsRelative(_ verb: Int) -> Bool {
        analyzed.words[verb].relation == .aclRelcl && analyzed.words[verb].penn == .vbp
            && analyzed.children(of: verb).contains {
                analyzed.words[$0].relation == .nsubj && analyzed.words[$0].penn != .wdt
                    && analyzed.words[$0].penn != .wp && analyzed.words[$0].tag != .pron
            }
    }

    /// "The two nations agreed to a broadcast", parsed as nations agreed to: the only verb of a sentence whose root is its
    /// subject.
    func isPredicateParsedAsAttribute(_ verb: Int) -> Bool {
        let noun = Int(analyzed.words[verb].head)
        guard analyzed.words[verb].relation == .acl, noun >= 0, noun < verb, analyzed.words[noun].relation == .root
        else {
            return false
        }
        return !analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.contains {
            analyzed.words[$0].relation != .aclRelcl && syntax.isFinite($0)
                && (Int(analyzed.words[$0].head) == noun || $0 < verb)
        }
    }

    /// "Calvo and his board, who have refused", of which a parse makes no relative clause: the noun before "who", the first
    /// of those joined to it.
    func antecedent(ofRelative subject: Int) -> Int? {
        let clause = Int(analyzed.words[subject].head)
        guard analyzed.words[subject].penn == .wp, clause > subject, analyzed.words[clause].relation != .aclRelcl,
            analyzed.words[clause].relation != .ccomp, subject > 0
        else { return nil }
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: subject)].tokens
        guard syntax.isComma(subject - 1), sentence.contains(subject - 2) else { return nil }
        var noun = subject - 2
        guard [.noun, .propn].contains(analyzed.words[noun].tag) else { return nil }
        while [.conj, .flat].contains(analyzed.words[noun].relation), case let head = Int(analyzed.words[noun].head),
            head >= sentence.lowerBound, head < noun
        {
            noun = head
        }
        return noun
    }
}
