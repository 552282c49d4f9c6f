import Prose
import Testing

@Suite("Tokens of the news")
struct TokenTests {
    private let segmenter: Segmenter

    init() throws { segmenter = try Segmenter() }

    private func kinds(_ string: String) -> [(word: String, kind: Token.Kind)] {
        let text = Text(string)
        return segmenter.segment(text, blocks: [text.span]).tokens.map { (text.string($0.span), $0.kind) }
    }

    /// The tokens of the text are the pieces between bars and spaces.
    private func expectTokens(_ marked: String, _ location: SourceLocation = #_sourceLocation) {
        let words = marked.split { $0 == "|" || $0 == " " }.map(String.init)
        let found = kinds(marked.filter { $0 != "|" }).map(\.word)
        #expect(found == words, sourceLocation: location)
    }

    @Test(
        "Contractions, possessives and hyphens are split with any apostrophe",
        arguments: [
            "I|'ve said they|’ll go|, did|n't I|?", "Oslo|’s and the nations|' ships", "O'Neill can|not go|.",
            "an eight|-|year|-|old|'s dog", "they|’d we|'re I|'m",
        ])
    func clitics(_ marked: String) { expectTokens(marked) }

    @Test(
        "Numbers keep separators and units, ranges are split",
        arguments: [
            "$|1.5bn or 40m or 3,000.50 marks", "3|–|4 days|, 5|-|year|-|old", "3:30 p.m. on Jan. 5", "12|% of £|20",
            "the 21st of No. 5", "at 10 a.m. Monday",
        ])
    func numbers(_ marked: String) { expectTokens(marked) }

    @Test(
        "Abbreviations keep their stop, sentences give theirs a token of its own",
        arguments: [
            "Mr. Venn of the U.S. left|.", "J. R. Tamm left Orlo|.", "He left Tamm Inc.", "boats|, tents|, etc.",
            "the E.U.|-|led talks|.", "AT&T left|.", "They said no|.",
        ])
    func abbreviations(_ marked: String) { expectTokens(marked) }

    @Test(
        "Quotation marks of all kinds are tokens",
        arguments: [
            "“|We ‘|left|’ it|,|” he said", "\"|We left|,|\" he said", "«|We|» „|left|“ ‹|it|›", "``|We|``",
            "”|We left|“", "「|水|」",
        ])
    func quotationMarks(_ marked: String) {
        expectTokens(marked)
        #expect(kinds("“”\"«»„‟‹›「」").allSatisfy { $0.kind == .quote })
    }

    @Test(
        "Runs of one mark are one token",
        arguments: ["Go|!!!", "What|?!", "wait|... no|…… so", "====", "a|--|b", "* *|. ___"])
    func runs(_ marked: String) { expectTokens(marked) }

    @Test(
        "Addresses, handles and tags stay whole and leave the marks of the sentence",
        arguments: [
            "http://example.org/a?b=1&c=2", "https://example.org/a_(b)c", "www.example.org", "example.org/a",
            "first.last@example.org", "news_2@mail.example.co.uk", "@handle_1", "@_x", "#flood2", "#вода", "report.pdf",
            "ftp://example.org/x",
        ])
    func addresses(_ address: String) {
        for (before, after) in [("See ", "."), ("(", ")"), ("See ", ", then"), ("“", "”")] {
            let found = kinds(before + address + after)
            #expect(found.contains { $0.word == address && $0.kind == .address }, "\(before + address + after)")
        }
    }

    @Test("A site named like a firm is a word, a missing space makes no address")
    func sites() {
        #expect(kinds("Example.com said so.")[0] == ("Example.com", .word))
        expectTokens("They left|.|then they came|.")
        expectTokens("a|@ #|1")
    }

    @Test(
        "Other scripts pass unharmed",
        arguments: [
            "Сергей|, да", "مرحبا بالعالم|؟", "สวัสดีชาวโลก", "大|坝|决|堤|。", "ダム|が|決|壊", "한국어 문장|.",
            "Straße café naïve", "e\u{301}te\u{301} n\u{303}",
        ])
    func scripts(_ marked: String) { expectTokens(marked) }

    @Test("Emoji, flags of keys and combining marks are not torn")
    func emoji() {
        expectTokens("👩🏽‍🚀 3️⃣ ☎️ 5\u{336} !\u{20DD}")
    }

    @Test("A soft hyphen stays in the word and does not change its key")
    func softHyphens() throws {
        let text = Text("govern\u{AD}ment government")
        let tokens = segmenter.segment(text, blocks: [text.span]).tokens
        try #require(tokens.count == 2)
        #expect(tokens[0].folded == tokens[1].folded)
    }

    @Test("No-break and typographic spaces part tokens, zero-width joiners do not")
    func spaces() {
        #expect(kinds("Mr.\u{A0}Venn\u{2009}left\u{3000}Orlo\u{2028}now\u{200B}then\u{202F}5").count == 7)
        #expect(kinds("می\u{200C}خواهم").count == 1)
    }

    @Test("The key of a token is the key of its bytes, on the fast way and the slow one")
    func keys() {
        let text = Text("The U.S. can't CANNOT spend $3,000.50 – “Orlo’s” dam!! #x é5 a@b.org")
        for token in segmenter.segment(text, blocks: [text.span]).tokens {
            #expect(token.folded == WordHash.folded(text.utf8, token.span))
        }
    }
}
