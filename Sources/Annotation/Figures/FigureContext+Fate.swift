import Language
import Prose

/// What befell those counted, by the tree, behind an aside, or in the count itself.
extension FigureContext {
    /// Tokens of an aside between a count and its verb, and of helpers before the verb, at most.
    private static let longestAside = 16
    private static let mostHelpers = 4

    /// Gives a count what befell those counted, its verb where an aside stands before that, and a label that tells it.
    func tellFate(_ mention: inout FigureMention, _ sentence: Range<Int>) {
        guard mention.role == .quantity, mention.per == nil, let found = fate(of: mention, sentence) else { return }
        mention.fate = found.fate
        mention.isCasualty = true
        if text.words[found.at].tag == .verb { mention.verb = found.at }
        let isTold = mention.tokens.contains { lexicon.fates[text.tokens[$0].folded] == found.fate }
        if !isTold { mention.what += " " + found.fate.words }
    }

    /// Whether the words of a fate stand at a token, which may be the last of them ("critical condition").
    func fate(at token: Int, _ sentence: Range<Int>) -> Fate? {
        if token > sentence.lowerBound,
            let (fate, end) = lexicon.fates.longest(text.tokens, at: token - 1, limit: sentence.upperBound),
            end > token
        {
            return fate
        }
        return lexicon.fates.longest(text.tokens, at: token, limit: sentence.upperBound)?.value
    }

    private func fate(of mention: FigureMention, _ sentence: Range<Int>) -> (fate: Fate, at: Int)? {
        guard let top = mention.tokens.last(where: { !mention.tokens.contains(Int(text.words[$0].head)) }) else {
            return nil
        }
        if let found = clauseFate(top, sentence) ?? ownFate(top, sentence) { return found }
        if let found = fateBehindAside(mention.tokens.upperBound, sentence) { return found }
        return mention.tokens.last { lexicon.fates[text.tokens[$0].folded] != nil }
            .flatMap { at in lexicon.fates[text.tokens[at].folded].map { ($0, at) } }
    }

    /// "84 people were killed", "the fire killed 84 people", "left 84 people dead".
    private func clauseFate(_ top: Int, _ sentence: Range<Int>) -> (fate: Fate, at: Int)? {
        let verb = Int(text.words[top].head)
        let relation = text.words[top].relation
        guard sentence.contains(verb), relation.isSubject || relation == .obj, !isDenied(verb, sentence) else {
            return nil
        }
        let children = near(top, sentence).filter { Int(text.words[$0].head) == verb }
        // Who kills is no victim.
        let isDoer =
            relation == .nsubj
            && children.contains { text.words[$0].relation == .obj && !isWithinFate($0, from: verb, sentence) }
        if isDoer { return nil }
        let places = [verb] + children.filter { text.words[$0].relation == .xcomp && $0 > top }
        return places.lazy.compactMap { at in fate(at: at, sentence).map { ($0, at) } }.first
    }

    /// "Have lost their lives": whether an object belongs to the words of the fate itself.
    private func isWithinFate(_ object: Int, from verb: Int, _ sentence: Range<Int>) -> Bool {
        lexicon.fates.longest(text.tokens, at: verb, limit: sentence.upperBound).map { object < $0.end } ?? false
    }

    /// "84 people killed in the fire", "84 people who were killed".
    private func ownFate(_ top: Int, _ sentence: Range<Int>) -> (fate: Fate, at: Int)? {
        let own = near(top, sentence).filter {
            $0 > top && Int(text.words[$0].head) == top && [.acl, .aclRelcl].contains(text.words[$0].relation)
                && text.words[$0].penn == .vbn && !isDenied($0, sentence)
        }
        return own.lazy.compactMap { at in fate(at: at, sentence).map { ($0, at) } }.first
    }

    private func near(_ token: Int, _ sentence: Range<Int>) -> Range<Int> {
        max(sentence.lowerBound, token - Self.widestClause)..<min(sentence.upperBound, token + Self.widestClause)
    }

    private static let widestClause = 48

    private func isDenied(_ verb: Int, _ sentence: Range<Int>) -> Bool {
        (max(sentence.lowerBound, verb - Self.mostHelpers)..<verb).contains {
            Int(text.words[$0].head) == verb && Syntax.negations.contains(text.tokens[$0].folded)
        }
    }

    /// "84 people, including ten children, were killed": the verb behind the mark that closes what a mark has opened.
    private func fateBehindAside(_ end: Int, _ sentence: Range<Int>) -> (fate: Fate, at: Int)? {
        guard end < sentence.upperBound, isAsideMark(end) else { return nil }
        for mark in end + 1..<min(sentence.upperBound, end + Self.longestAside) where isAsideMark(mark) {
            var at = mark + 1
            while at < sentence.upperBound, at - mark <= Self.mostHelpers, isHelper(at) { at += 1 }
            guard at < sentence.upperBound, let fate = fate(at: at, sentence) else { continue }
            let isPassive = at > mark + 1 && (text.words[at].penn == .vbn || text.words[at].tag != .verb)
            if isPassive || Self.intransitive.contains(text.tokens[at].folded) { return (fate, at) }
        }
        return nil
    }

    private func isHelper(_ token: Int) -> Bool {
        let word = text.words[token]
        guard !Syntax.negations.contains(text.tokens[token].folded) else { return false }
        return word.tag == .aux || word.tag == .adv || Self.linking.contains(text.tokens[token].folded)
    }

    private func isAsideMark(_ token: Int) -> Bool { Self.marks.contains(text.tokens[token].folded) }

    private static let marks = WordSet([",", "–", "—", "-", "(", ")"])
    private static let linking = WordSet(["in", "are", "is", "was", "were", "been", "be", "remained"])
    private static let intransitive = WordSet(["died", "perished", "drowned"])

    /// Tokens between the noun for the dead of a happening and their number, at most.
    private static let behindToll = 14

    /// "The death toll of the fire in the old theatre rose to 85": a bare number that such a noun reaches in its
    /// clause.
    func toll(of quantity: QuantityParser.Quantity, _ sentence: Range<Int>, _ index: Int) -> FigureMention? {
        let first = quantity.tokens.lowerBound
        guard first - 1 > sentence.lowerBound, lexicon.has(.reaching, text.tokens[first - 1].folded) else { return nil }
        for token in (max(sentence.lowerBound, first - Self.behindToll)..<first).reversed() {
            if lexicon.has(.toll, text.tokens[token].folded) {
                // "The toll road" and "the toll booth" count nobody.
                guard text.words[token + 1].tag != .noun else { return nil }
                var mention = mention(quantity, quantity.tokens, sentence, index)
                mention.unit = "person"
                mention.what = "persons " + Fate.killed.words
                mention.fate = .killed
                mention.isCasualty = true
                return mention
            }
            // Neither another clause nor another number stands between.
            guard text.tokens[token].kind == .word else { return nil }
        }
        return nil
    }
}
