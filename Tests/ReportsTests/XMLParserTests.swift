import Prose
import Testing

@testable import Reports

@Suite("XML as feeds write it")
struct XMLParserTests {
    private func parse(_ text: String) throws -> XMLDocument {
        try XMLReading(CharsetDecoder()).parse(Array(text.utf8))
    }

    @Test("Namespaces are told by their names, not by prefixes")
    func namespaces() throws {
        let root = try #require(
            parse(
                "<x:rss xmlns:x='http://backend.userland.com/rss2' xmlns:y='http://purl.org/dc/elements/1.1/'><y:title>T</y:title></x:rss>"
            )
            .root)
        #expect(root.name == "rss" && root.space == .rss)
        #expect(root.child("title", .dc)?.line == "T")
        #expect(root.child("title", .none, .rss) == nil)
    }

    @Test("A customary prefix that nothing declares is understood")
    func undeclared() throws {
        let root = try #require(parse("<rss><dc:creator>Orla</dc:creator></rss>").root)
        #expect(root.child("creator", .dc)?.line == "Orla")
    }

    @Test("Text, character data and references are put together in their order")
    func text() throws {
        let document = try parse(
            "<a b=\"1 &lt; 2 &#x263A;\">one &amp; <![CDATA[<two> &amp;]]><!-- no --> &eacute;<c/> end</a>")
        #expect(document.root?.rawText == "one & <two> &amp; é end")
        #expect(document.root?.attribute("b") == "1 < 2 ☺")
        #expect(document.flaw == nil)
    }

    @Test("No entity of the document is expanded, so that none can multiply")
    func billionLaughs() throws {
        var entities = "<!ENTITY l0 \"laugh\">"
        for level in 1...30 { entities += "<!ENTITY l\(level) \"&l\(level - 1);&l\(level - 1);\">" }
        let document = try parse("<!DOCTYPE r [\(entities)<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&l30; &x;</r>")
        #expect(document.root?.rawText == "&l30; &x;")
    }

    @Test("Deep nesting is cut at a stated depth, floods are read in linear time")
    func floods() throws {
        #expect(try parse(String(repeating: "<a>", count: 100_000)).flaw == .tooDeep)
        for piece in [
            "<a>", "</a>", "<a", "<", "&", "&amp;", "<!--", "<![CDATA[", "<!x [", "<a b='", "<a b c d", "<?x", "<a/>",
            "<a xmlns:a='b'>",
        ] {
            let flood = "<r>" + String(repeating: piece, count: 300_000 / piece.utf8.count)
            let time = try ContinuousClock().measure { _ = try parse(flood) }
            #expect(time < .seconds(10), "\(piece): \(time)")
        }
    }
}
