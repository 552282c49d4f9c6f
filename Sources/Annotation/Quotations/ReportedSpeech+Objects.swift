import Language
import Prose

extension ReportedSpeech {
    /// "rejected calls for …", "described X as …": the object with what hangs on the verb behind it.
    func objectPhrase(_ head: Int, _ cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        guard head > cue.verb, !isQuoted[head] else { return nil }
        var tokens = analyzed.subtree(of: head)
        tokens = max(tokens.lowerBound, cue.tokens.upperBound)..<tokens.upperBound
        tokens = tokens.lowerBound..<behindPhrases(of: cue.verb, after: tokens.upperBound)
        if cue.takes(.predicate) || cue.takes(.naming) {
            let complement = predicates(of: cue.verb, behind: head, named: cue.takes(.naming))
            for child in complement {
                tokens = tokens.lowerBound..<max(tokens.upperBound, analyzed.subtree(of: child).upperBound)
            }
            if complement.isEmpty, !cue.takes(.object) || cue.takes(.naming) { return nil }
        }
        guard tokens.count >= 2 else { return nil }
        // A plain name or pronoun is whom the verb is about, not what is said.
        if tokens.allSatisfy({
            analyzed.words[$0].tag == .propn || analyzed.words[$0].tag == .pron || syntax.isMark($0)
        }) {
            return nil
        }
        return tokens
    }

    /// What the object is called: "as dangerous", or right behind it "a joke", which parsers take for a second object.
    private func predicates(of verb: Int, behind object: Int, named: Bool) -> [Int] {
        analyzed.children(of: verb).filter { child in
            guard child > object else { return false }
            switch analyzed.words[child].relation {
            case .obj: return named
            case .xcomp where named && analyzed.words[child].tag != .verb: return true
            case .obl, .xcomp: return analyzed.children(of: child).contains { analyzed.tokens[$0].folded == Self.as }
            default: return false
            }
        }
    }

    /// Behind the prepositional phrases that follow an object directly, wherever the tree hangs them: "calls by X for Y".
    func behindPhrases(of verb: Int, after end: Int) -> Int {
        var end = end
        for phrase in analyzed.children(of: verb) where phrase >= end {
            let relation = analyzed.words[phrase].relation
            guard relation == .obl || relation == .oblAgent || relation == .advcl || relation == .nmod else { continue }
            let subtree = analyzed.subtree(of: phrase)
            guard subtree.lowerBound == end, Self.complements.contains(analyzed.tokens[end].folded) else { break }
            end = subtree.upperBound
        }
        return end
    }

    /// Prepositions that open what a verb of saying is about; time and place are left to the reporter.
    private static let complements = Set(
        ["for", "of", "to", "as", "over", "about", "against", "from", "by", "with", "into", "between", "towards"]
            .map { WordHash.folded($0) })
}
