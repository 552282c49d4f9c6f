import Language
import Prose
import Testing

@testable import Collation

@Suite("Where a line of the record begins")
struct LineStartTests {
    private func line(_ sentence: String) throws -> String {
        let text = Text(sentence)
        let analyzed = try LanguageAnalyzer().analyze(text, blocks: [TextSpan(0, text.count)])
        return LineStart.line(analyzed.sentences[0], analyzed)
    }

    @Test(
        "Words that only tie a sentence to the one before are left out",
        arguments: [
            ("But the harbour of Corrin stayed open.", "The harbour of Corrin stayed open."),
            ("Meanwhile, the harbour of Corrin stayed open.", "The harbour of Corrin stayed open."),
            ("And the harbour of Corrin stayed open.", "The harbour of Corrin stayed open."),
            ("But iBoats of Corrin stayed open.", "iBoats of Corrin stayed open."),
            ("• The harbour of Corrin stayed open.", "The harbour of Corrin stayed open."),
        ])
    func ties(_ sentence: String, _ expected: String) throws { #expect(try line(sentence) == expected) }

    @Test(
        "Words that tell something stay, and so do somebody's own",
        arguments: [
            "Still waters lie behind the harbour of Corrin.", "“But the harbour of Corrin stayed open,” she said.",
            "Both harbours stayed open.",
        ])
    func words(_ sentence: String) throws { #expect(try line(sentence) == sentence) }
}
