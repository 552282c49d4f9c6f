import Language
import Prose

/// What ought to be, told by how needful it is called: "it is vital that Calvo withdraw", "of great importance that …".
extension ActRecogniser {
    /// Whether the clause of a verb is what a word of need calls for; O(words above and beside it).
    ///
    /// "It was vital that Calvo had won" tells what has been, and "it is not necessary for Calvo to act" asks for nothing.
    func isCalledNeedful(_ verb: Int) -> Bool {
        let head = Int(analyzed.words[verb].head)
        guard head >= 0, head < verb, isOwed(by: verb) else { return false }
        switch analyzed.words[verb].relation {
        case .ccomp, .csubj, .advcl, .acl, .xcomp: break
        default: return false
        }
        guard let need = word(ofNeed: head), !syntax.isNegated(need), !syntax.isNegated(head) else { return false }
        // "It is vital", not "the vital talks".
        return subject(ofNeed: need, head).map { Self.expletives.contains(analyzed.tokens[$0].folded) } ?? false
    }

    /// "that Calvo withdraw", "for Calvo to withdraw": a plain form or an infinitive with a subject of its own.
    private func isOwed(by verb: Int) -> Bool {
        if isInfinitive(verb) { return true }
        let penn = analyzed.words[verb].penn
        return [.vb, .vbp, .vbz].contains(penn)
            && !analyzed.children(of: verb).contains { analyzed.words[$0].relation == .aux && syntax.isFinite($0) }
    }

    /// The word of need that a clause hangs on, also behind "of" ("of vital importance").
    private func word(ofNeed head: Int) -> Int? {
        if lexicons.acts.isNeed(analyzed.tokens[head]) { return head }
        return analyzed.children(of: head).first { lexicons.acts.isNeed(analyzed.tokens[$0]) && $0 > head }
    }

    private func subject(ofNeed need: Int, _ head: Int) -> Int? {
        (analyzed.children(of: need) + analyzed.children(of: head)).first {
            analyzed.words[$0].relation.isSubject || analyzed.words[$0].relation == .expl
        }
    }

    private static let expletives = Set(["it", "that"].map { WordHash.folded($0) })
}
