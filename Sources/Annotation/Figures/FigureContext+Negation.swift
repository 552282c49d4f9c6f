import Language
import Prose

/// Negations that turn a limit round: "was never meant to last more than 30 years" is at most 30.
extension FigureContext {
    /// Words between a negation and a number, and steps between their verbs, at most.
    private static let reach = 10
    private static let steps = 4

    /// The limit of a figure as its clause has it: the other one where the clause denies it.
    func bound(of mention: FigureMention, sentence: Range<Int>) -> QuantityBound {
        guard mention.bound == .over || mention.bound == .under, isDenied(mention, sentence) else {
            return mention.bound
        }
        let limit = text.tokens[mention.tokens.lowerBound].folded
        if Self.comparatives.contains(limit) { return .under }
        return Self.diminutives.contains(limit) ? .over : mention.bound
    }

    /// Whether the verb before a number, or one whose infinitive it is, is negated.
    ///
    /// "Had not met for more than 30 years" denies no length: what stands behind such a preposition is how long nothing
    /// was.
    private func isDenied(_ mention: FigureMention, _ sentence: Range<Int>) -> Bool {
        let first = mention.tokens.lowerBound
        guard var verb = mention.verb, verb < first, first > sentence.lowerBound,
            !Self.spans.contains(text.tokens[first - 1].folded)
        else { return false }
        let near = max(sentence.lowerBound, first - Self.reach)..<first
        guard let negation = near.last(where: { Syntax.negations.contains(text.tokens[$0].folded) }),
            !(negation..<first).contains(where: { text.tokens[$0].kind == .punctuation && !isHyphen($0) })
        else { return false }
        for _ in 0..<Self.steps {
            if Int(text.words[negation].head) == verb { return true }
            let head = Int(text.words[verb].head)
            guard text.words[verb].relation == .xcomp, head >= 0, sentence.contains(head) else { return false }
            verb = head
        }
        return false
    }

    private func isHyphen(_ token: Int) -> Bool { text.bytes[Int(text.tokens[token].start)] == 0x2D }
    private static let comparatives = WordSet(["more", "over", "above", "beyond", "exceeding", "upwards", "upward"])
    private static let diminutives = WordSet(["less", "fewer", "under", "below"])
    private static let spans = WordSet(["for", "in", "during", "since", "after", "before", "until", "till"])
}
