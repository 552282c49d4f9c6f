import Testing

@testable import Reports

@Suite("Tokens of a page")
struct HTMLTokensTests {
    private let writer: HTMLTokenWriter

    init() throws { writer = try HTMLTokenWriter() }

    private func isCorrect(_ declaration: String) -> Bool? {
        guard
            case .doctype(_, _, _, let isCorrect) = writer.tokens(of: declaration, from: .data, lastStartTag: nil).first
        else { return nil }
        return isCorrect
    }

    @Test(
        "A document type cut off behind odd characters is kept, one cut off before is not",
        arguments: [
            ("<!doctype ferry system 'pier'?", true), ("<!doctype ferry system 'pier' ?", true),
            ("<!doctype ferry public 'a''b'\0", true), ("<!doctype ferry public 'a' 'b'?>", true),
            ("<!doctype ferry system 'pier'", false), ("<!doctype ferry system 'pier' \n", false),
            ("<!doctype ferry public 'a'", false), ("<!doctype ferry public 'a' ?", false),
            ("<!doctype ferry ?", false), ("<!doctype ferry", false), ("<!doctype", false), ("<!doctype ferry>", true),
        ])
    func documentTypes(_ declaration: String, _ expected: Bool) {
        #expect(isCorrect(declaration) == expected, "\(declaration)")
    }

    @Test("Text that only its own end tag ends is read from any beginning")
    func beginnings() {
        let input = "pier &amp; </b></title>"
        #expect(
            writer.tokens(of: input, from: .rcdata, lastStartTag: "title") == [
                .characters("pier & </b>"), .endTag("title"),
            ])
        #expect(
            writer.tokens(of: input, from: .rawText, lastStartTag: "title") == [
                .characters("pier &amp; </b>"), .endTag("title"),
            ])
        #expect(writer.tokens(of: input, from: .rcdata, lastStartTag: nil) == [.characters("pier & </b></title>")])
        #expect(writer.tokens(of: input, from: .plainText, lastStartTag: "title") == [.characters(input)])
        #expect(
            writer.tokens(of: "a]]>b<i x=1 X=2/>", from: .cdata, lastStartTag: nil) == [
                .characters("ab"), .startTag("i", ["x": "1"], selfClosing: false),
            ])
        #expect(
            writer.tokens(of: "<!-- <script></script> --></script>", from: .script, lastStartTag: "script") == [
                .characters("<!-- <script></script> -->"), .endTag("script"),
            ])
    }
}
