import Language
import Prose

/// Finds sentences that go on with somebody's words without a verb of saying: "Venn warned of a flood. The gate would
/// not hold."
///
/// Outlets that write reported speech by its mood alone lose the sign of it in translation; what is left is "would" or
/// "could" right behind what the same paragraph reports.
struct FreeIndirectSpeech {
    let analyzed: AnalyzedText
    let syntax: Syntax
    let isQuoted: [Bool]

    /// The sentence as the words of whoever spoke in the sentence before, when it reads so.
    ///
    /// `before`: the statements of the sentence before, in the same paragraph.
    func statement(in sentence: Int, behind before: some Collection<AttributedStatement>) -> AttributedStatement? {
        let range = analyzed.sentences[sentence].tokens
        guard before.contains(where: { endsSentence($0) }), !range.contains(where: { isQuoted[$0] }),
            let root = range.first(where: { isRoot($0, in: range) }), shiftsMood(root), !isOfWriter(root)
        else { return nil }
        let words = syntax.trimmedPunctuation(behindConnective(range))
        guard words.count >= Self.shortest else { return nil }
        let statement = Statement(kind: .indirect, span: analyzed.span(words), sentence: sentence)
        return AttributedStatement(statement: statement, tokens: words)
    }

    /// Whether nothing but marks stands behind the words, so that the paragraph goes on from them.
    private func endsSentence(_ statement: AttributedStatement) -> Bool {
        let end = analyzed.sentences[statement.statement.sentence].tokens.upperBound
        guard statement.tokens.upperBound <= end, !statement.isAttitude else { return false }
        return (statement.tokens.upperBound..<end).allSatisfy { syntax.isMark($0) }
    }

    private func isRoot(_ token: Int, in range: Range<Int>) -> Bool { !range.contains(Int(analyzed.words[token].head)) }

    /// "Would", "could" at the main verb, not of what never was ("would have held").
    private func shiftsMood(_ root: Int) -> Bool {
        let helpers = analyzed.children(of: root).filter { analyzed.words[$0].relation == .aux }
        return helpers.contains { Self.moods.contains(analyzed.tokens[$0].folded) }
            && !helpers.contains { analyzed.tokens[$0].folded == Self.have }
    }

    /// "I would not go there": the reporter or a witness speaks for himself; "It could also be": he guesses.
    private func isOfWriter(_ root: Int) -> Bool {
        guard let subject = syntax.subject(of: root) else { return true }
        return Self.writers.contains(analyzed.tokens[subject].folded)
            || analyzed.children(of: root).contains { Self.guesses.contains(analyzed.tokens[$0].folded) }
    }

    /// Behind "In addition," or "For example,".
    private func behindConnective(_ range: Range<Int>) -> Range<Int> {
        guard let comma = range.prefix(4).first(where: { syntax.isComma($0) }) else { return range }
        let opening = range.lowerBound..<comma
        return opening.contains { analyzed.words[$0].relation.isSubject || syntax.isFinite($0) }
            ? range : comma + 1..<range.upperBound
    }

    private static let shortest = 5
    private static let moods = WordSet(["would", "could"])
    private static let have = WordHash.folded("have")
    private static let writers = WordSet(["i", "you", "this", "that", "which"])
    private static let guesses = WordSet(["also", "perhaps", "still", "even", "if", "but"])
}
