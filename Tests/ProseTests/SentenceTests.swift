import Prose
import Testing

@Suite("Sentences of the news")
struct SentenceTests {
    private let segmenter: Segmenter

    init() throws { segmenter = try Segmenter() }

    private func sentences(_ string: String) -> [String] {
        let text = Text(string)
        return segmenter.sentences(in: text, block: text.span).map { text.string($0) }
    }

    /// The sentences of the text are the pieces between its bars, which are no part of it.
    private func expectCuts(_ marked: String, _ location: SourceLocation = #_sourceLocation) {
        let pieces = marked.split(separator: "|").map(String.init)
        #expect(sentences(pieces.joined()) == pieces.map { $0.trimming() }, sourceLocation: location)
    }

    @Test(
        "A title, an office, an initial awaits its name",
        arguments: [
            "They asked Mr. Venn and Mrs. Oriel to stay. |Both left.",
            "“Mr. Venn is ill,” she said. |He was not.",
            "“It is a pity that the Drs. Oriel left,” he said.",
            "Sen. Orlo Venn met Gov. Tamsin Reed. |Gen. Hale stayed away.",
            "The writer L. Orlo Venn and J. R. Tamm agreed. |R. Nicholas Hale did not.",
            "The case of Venn vs. Oriel began. |It will last.",
        ])
    func names(_ marked: String) { expectCuts(marked) }

    @Test(
        "A capital letter behind its noun is a label, and I is a word",
        arguments: [
            "They lack vitamin C. |Doctors were sent.", "The city chose plan B. |Venn had chosen plan A.",
            "She is as tall as I. |Venn is taller.",
        ])
    func labels(_ marked: String) { expectCuts(marked) }

    @Test(
        "Abbreviations of places, times and firms end a sentence before a usual opener only",
        arguments: [
            "It left the U.S. |The crew stayed.", "The U.S. Navy left.", "It opens at 3:30 p.m. |It’s late.",
            "It opens at 10 a.m. Monday in Orlo.", "Tamm Inc. |He left it.", "Tamm Inc. Chairman Oriel left.",
            "On Jan. 5 they met. |On Sept. 12 they parted.", "She lives in Orlo St. |The house is old.",
        ])
    func placesAndTimes(_ marked: String) { expectCuts(marked) }

    @Test(
        "No. and p. are abbreviations before a number only",
        arguments: [
            "Pier No. 5 burnt. |See p. 4 and pp. 6–8.", "Will it hold? |No. |The dam is old.",
            "They read Vol. 2 of it.",
        ])
    func numbers(_ marked: String) { expectCuts(marked) }

    @Test(
        "Decimals, times and ellipses are no ends, an ellipsis before a capital is one",
        arguments: [
            "It cost $1.5bn, or 3.25 marks each. |That is much.", "He waited … and left.", "He waited... and left.",
            "He waited … |Then he left.", "It is 3.30 p.m. in Orlo.",
        ])
    func points(_ marked: String) { expectCuts(marked) }

    @Test(
        "Closing marks of any kind belong to the sentence, a small letter behind them continues it",
        arguments: [
            "“We left.” |They stayed.", "\"We left.\" |\"They stayed.\"", "‘We left.’ |They stayed.",
            "'We left.' |They stayed.", "«We left.» |„They stayed.“ |‹So did we.›",
            "“Why?” he asked. |‘Why not!’ she said.", "“She said: ‘We left.’” |Nobody heard.",
            "(They had left.) |Nobody knew.", "They had left.[12] |Nobody knew.", "’We left.‘ |They stayed.",
            "”We left.“ |They stayed.", "“We left. |They stayed.", "We left.” |They stayed.",
        ])
    func marks(_ marked: String) { expectCuts(marked) }

    @Test("A dash joins what it joins, with or without spaces")
    func dashes() {
        expectCuts("The dam — built in 1931 – burst. |The talks--if any--failed. |It rained - a lot.")
    }

    @Test("An empty line ends a sentence: a heading needs no full stop")
    func headings() {
        expectCuts("DAM BURSTS NEAR ORLO\n\n|Water rose for days.\r\n \r\n|Aftermath\u{2029}|Nobody slept.")
        expectCuts("The water rose\nfor days. |It fell\nagain.")
    }

    @Test("The items of a list are sentences, and a label is not one")
    func lists() {
        expectCuts("They ask for:\n|• clean water\n|• more boats")
        expectCuts("They ask for:\n|* clean water\n|* more boats")
        expectCuts("1. The dam burst. |2. The water rose. |(3. It fell.)")
        expectCuts("a. The dam burst.")
    }

    @Test("A name broken at Mr. is joined, over a line, an empty line and a block")
    func brokenNames() {
        expectCuts("They met Mr.\nVenn in Orlo. |He left.")
        expectCuts("They met Mr.\n\nVenn in Orlo. |He left.")
        let text = Text("They met Mr.\n\nVenn in Orlo. He left.\n\nIt ended.")
        let blocks = [TextSpan(0, 12), TextSpan(14, 36), TextSpan(38, 47)]
        let found = segmenter.segment(text, blocks: blocks)
        #expect(
            found.sentences.map { text.string($0.span) } == [
                "They met Mr.\n\nVenn in Orlo.", "He left.", "It ended.",
            ])
        #expect(found.tokens.map { text.string($0.span) }.prefix(4) == ["They", "met", "Mr.", "Venn"])
    }

    @Test("Blocks are not joined over text that is no space, nor behind an ordinary sentence")
    func separateBlocks() {
        let text = Text("They met Mr. [photo] Venn left. It ended.")
        let found = segmenter.segment(text, blocks: [TextSpan(0, 12), TextSpan(21, 31), TextSpan(32, 41)])
        #expect(found.sentences.map { text.string($0.span) } == ["They met Mr.", "Venn left.", "It ended."])
    }

    @Test("Chinese, Japanese, Arabic and Hindi sentences end at their own stops, without a space where none is used")
    func otherScripts() {
        expectCuts("大坝决堤。|水位上涨！|“谁来负责？”|没有人回答。")
        expectCuts("“没有人？”，他问。|无人回答。")
        expectCuts("ダムが決壊した。|水位が上がった。")
        expectCuts("من المسؤول؟ |لا أحد. ")
        expectCuts("बाँध टूट गया। |पानी बढ़ा।")
        expectCuts("Плотина прорвана. |Вода поднялась! |Кто виноват?")
    }

    @Test("No-break spaces and line separators are spaces")
    func spaces() {
        expectCuts("They left.\u{A0}|Mr.\u{A0}Venn stayed.\u{2028}|He slept.")
    }
}

extension String {
    /// Without the spaces at its ends, as sentences are.
    fileprivate func trimming() -> String {
        let text = Text(self)
        return text.string(text.trimmed(text.span))
    }
}
