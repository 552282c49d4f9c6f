import Prose
import Testing

@testable import Reports

@Suite("Parsing HTML")
struct HTMLParserTests {
    private func tree(_ page: String, fragment: String? = nil) throws -> String {
        try HTMLTreeWriter().tree(of: Array(page.utf8), fragment: fragment, scripting: false)
            .split(separator: "\n").map { $0.dropFirst(2) }.joined(separator: "\n")
    }

    @Test("Missing html, head, body and end tags are supplied")
    func implied() throws {
        #expect(
            try tree("<p>One<p>Two<ul><li>a<li>b") == """
                <html>
                  <head>
                  <body>
                    <p>
                      "One"
                    <p>
                      "Two"
                    <ul>
                      <li>
                        "a"
                      <li>
                        "b"
                """)
    }

    @Test("Misnested formatting is untangled by the adoption agency")
    func adoption() throws {
        #expect(
            try tree("<b>1<p>2</b>3</p>", fragment: "div") == """
                <b>
                  "1"
                <p>
                  <b>
                    "2"
                  "3"
                """)
    }

    @Test("Text inside a table's frame goes before the table")
    func fostering() throws {
        #expect(
            try tree("<table>a<tr><td>b</table>", fragment: "div") == """
                "a"
                <table>
                  <tbody>
                    <tr>
                      <td>
                        "b"
                """)
    }

    @Test(
        "Character references are decoded as browsers do",
        arguments: [
            ("&amp;&lt;&eacute;", "&<é"), ("&notit; &notin;", "¬it; ∉"), ("&#8217;&#x201C;", "’“"),
            ("&#150;&#0;&#xD800;", "–\u{FFFD}\u{FFFD}"),
            ("AT&T &unknown; & &#;", "AT&T &unknown; & &#;"), ("&copy2031", "©2031"), ("&NotEqualTilde;", "≂̸"),
        ])
    func references(written: String, shown: String) throws {
        #expect(try tree(written, fragment: "div") == "\"\(shown)\"")
    }

    @Test("A reference without its semicolon stays in an address")
    func attributeReference() throws {
        #expect(try tree("<a href='?a=1&copy=2&amp;b'>", fragment: "div") == "<a>\n  href=\"?a=1&copy=2&b\"")
    }

    @Test("Scripts, comments and raw text hide what is in them")
    func rawText() throws {
        let page = "<script><!-- <script> </script> <p> --></script><textarea><b></textarea><!-- <p> --!><i>"
        #expect(
            try tree(page, fragment: "div") == """
                <script>
                  "<!-- <script> </script> <p> -->"
                <textarea>
                  "<b>"
                <!--  <p>  -->
                <i>
                """)
    }

    @Test(
        "The encoding is found by mark, validity and declaration",
        arguments: [
            (Array("<p>é".utf8), "é"), ([0xEF, 0xBB, 0xBF] + Array("<p>é".utf8), "é"),
            (Array("<p>".utf8) + [0x93, 0xE9, 0x94], "“é”"),
            (Array("<meta charset=windows-1251><p>".utf8) + [0xCC, 0xE8, 0xF0], "Мир"),
            (Array("<meta http-equiv=x content='text/html; charset=KOI8-R'><p>".utf8) + [0xED, 0xC9, 0xD2], "Мир"),
            ([0xFF, 0xFE] + "<p>é".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "é"),
        ] as [([UInt8], String)])
    func encodings(bytes: [UInt8], shown: String) throws {
        let document = try HTMLParser().parse(bytes)
        #expect(String(decoding: document.text(below: HTMLTree.document), as: UTF8.self) == shown)
    }
}
