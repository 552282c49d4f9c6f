import Testing

@testable import Reports

@Suite("JSON of pages")
struct JSONParserTests {
    @Test("Strings, numbers, lists and objects are read, escapes resolved")
    func reads() {
        let value = JSONParser.parse(
            Array(#" {"a": ["x\n\u00e9\ud83d\ude00", 1.5, true, null], "b": {"c": "d"}} "#.utf8))
        #expect(value?["a"]?.elements == [.string("x\né😀"), .number("1.5"), .bool(true), .null])
        #expect(value?["b"]?["c"]?.string == "d")
    }

    @Test("Raw line breaks, commas too many and comments around are let pass")
    func lenient() {
        let value = JSONParser.parse(Array("<!-- {\"a\": \"x\ny\",, \"b\": [1,],} -->".utf8))
        #expect(value?["a"]?.string == "x\ny")
        #expect(value?["b"]?.elements == [.number("1")])
    }

    @Test(
        "Broken or too deep JSON is none",
        arguments: ["", "{", "{\"a\"", "[\"x", String(repeating: "[", count: 100_000)])
    func broken(json: String) {
        #expect(JSONParser.parse(Array(json.utf8)) == nil)
    }
}
