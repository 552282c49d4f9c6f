import Language
import Prose

/// Whether a capital stands for its government ("Moscow warned") or for itself ("in Moscow").
enum Metonymy {
    /// The place stands for the government where it acts, owns a statement or is acted on, not where something happens.
    static func standsForGovernment(_ tokens: Range<Int>, in analyzed: AnalyzedText) -> Bool {
        let last = tokens.upperBound - 1
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: last)]
        // A dateline: "WASHINGTON — …", "WASHINGTON (AFP) …".
        if tokens.lowerBound == sentence.tokens.lowerBound, isShouted(tokens, analyzed) { return false }
        if tokens.lowerBound > sentence.tokens.lowerBound {
            let before = analyzed.tokens[tokens.lowerBound - 1].folded
            if placePrepositions.contains(before) { return false }
        }
        let head =
            tokens.first { index in
                let head = analyzed.words[index].head
                return head < Int32(tokens.lowerBound) || head >= Int32(tokens.upperBound)
            } ?? last
        switch analyzed.words[head].relation {
        case .nsubj, .nsubjPass: return true
        case .nmodPoss: return true
        case .obj, .iobj, .oblAgent: return actsOnPeople(analyzed.words[head].head, analyzed)
        case .nmod, .obl:
            guard tokens.lowerBound > sentence.tokens.lowerBound else { return false }
            return partyPrepositions.contains(analyzed.tokens[tokens.lowerBound - 1].folded)
        case .conj:
            let other = Int(analyzed.words[head].head)
            return other >= 0 && analyzed.words[other].tag == .propn && analyzed.words[other].relation.isSubject
        default: return false
        }
    }

    /// Objects of verbs of movement are places ("left Moscow", "visit Beijing").
    private static func actsOnPeople(_ verb: Int32, _ analyzed: AnalyzedText) -> Bool {
        verb >= 0 && !movement.contains(analyzed.tokens[Int(verb)].folded)
    }

    private static func isShouted(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        !analyzed.text.utf8[analyzed.span(tokens).range].contains(where: UTF8Bytes.isLower)
    }

    private static let placePrepositions = WordSet([
        "in", "at", "near", "outside", "around", "across", "through", "visiting", "to", "into", "leaving", "inside",
    ])
    private static let partyPrepositions = WordSet(["by", "with", "between", "against", "for"])
    private static let movement = Set(
        [
            "visit", "visits", "visited", "visiting", "leave", "leaves", "left", "leaving", "reach", "reached",
            "reaches", "enter", "entered",
        ].map {
            WordHash.folded($0)
        })
}
