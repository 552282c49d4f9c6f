import Prose
import Testing

@testable import Reports

/// What is done quickly must give what is done plainly.
@Suite("Short ways through a page")
struct PageSpeedTests {
    @Test("Values of attributes end at their mark and are decoded, whatever their length")
    func attributeValues() throws {
        let writer = try HTMLTokenWriter()
        for length in 0...20 {
            let filler = String(repeating: "x", count: length)
            for (written, value) in [
                ("\"\(filler)\"", filler), ("\"\(filler)&amp;\"", filler + "&"), ("'&amp;\(filler)'", "&" + filler),
                ("'\(filler)\"'", filler + "\""), ("\"\(filler)\" b=\"&amp;\"", filler),
                (filler + "&amp;", filler + "&"),
            ] where !written.isEmpty {
                let tokens = writer.tokens(of: "<p a=\(written)>&lt;\(filler)<i>", from: .data, lastStartTag: nil)
                guard case .startTag("p", let attributes, selfClosing: false) = tokens.first else {
                    Issue.record("\(tokens)")
                    continue
                }
                #expect(attributes["a"] == value)
                #expect(tokens.dropFirst().first == .characters("<" + filler))
                #expect(tokens.count == 3)
            }
        }
    }

    @Test("A value that the page ends in, and one without anything behind its sign, are read")
    func cutValues() throws {
        let writer = try HTMLTokenWriter()
        for page in ["<p a=\"x", "<p a='", "<p a=", "<p a", "<p a =", "<p \"", "<p a=\"x\""] {
            #expect(writer.tokens(of: page, from: .data, lastStartTag: nil).isEmpty, "\(page)")
        }
        #expect(writer.tokens(of: "<p a=>", from: .data, lastStartTag: nil).count == 1)
    }

    @Test("Class names that were read before say what they said, among thousands of others")
    func classNames() throws {
        var random = SeededGenerator(seed: 5)
        let words = ["share", "bar", "hidden", "comments", "no", "ads", "has", "byline", "x", "article-body", "is"]
        let values = (0..<3000).map { _ in
            (0..<Int.random(in: 0...6, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: Bool.random(using: &random) ? " " : "-")
        }
        let page = values.map { "<div class=\"\($0)\"></div>" }.joined()
        let document = try HTMLParser().parse(Array(page.utf8))
        let vocabulary = try RegionVocabulary()
        var memory = ClassNameMemory()
        var seen = 0
        for node in document.tree.nodes.indices.map(Int32.init) where document[node].isElement(.div) {
            let met = vocabulary.meaning(of: node, in: document, &memory)
            var fresh = ClassNameMemory()
            let new = vocabulary.meaning(of: node, in: document, &fresh)
            #expect(met.kinds == new.kinds && met.isHidden == new.isHidden, "\(values[seen])")
            seen += 1
        }
        #expect(seen == values.count)
    }

    @Test("Words before the word they turn around, and those that tell what else a part has, count as they did")
    func negation() throws {
        let vocabulary = try RegionVocabulary()
        func kinds(_ names: String) throws -> RegionVocabulary.Kinds {
            let document = try HTMLParser().parse(Array("<div class=\"\(names)\"></div>".utf8))
            let node = try #require(document.tree.nodes.firstIndex { $0.tag == .div })
            var memory = ClassNameMemory()
            return vocabulary.meaning(of: Int32(node), in: document, &memory).kinds
        }
        #expect(try kinds("share") == .share)
        #expect(try kinds("not-share") == [])
        #expect(try kinds("not share") == .share)
        #expect(try kinds("has-social-share") == [])
        #expect(try kinds("has-social share") == .share)
        #expect(try kinds("no") == [])
    }

    @Test("No phrase of the list is passed over for its first letters")
    func openings() throws {
        let phrases = try BoilerplatePhrases()
        var openings = PhraseOpenings()
        let all = phrases.inner.values.joined()
        for phrase in all { openings.insert(phrases.letters[phrase.span.range]) }
        #expect(!all.isEmpty)
        for phrase in all {
            for letters in [
                phrases.letters[phrase.span.range].map { $0 }, phrases.letters[phrase.span.range].map(upper),
            ] {
                letters.withUnsafeBufferPointer {
                    #expect(openings.mayHold($0, at: 0, limit: $0.count), "\(String(decoding: letters, as: UTF8.self))")
                }
            }
        }
        Array("qqq".utf8).withUnsafeBufferPointer { #expect(!openings.mayHold($0, at: 0, limit: 3)) }
    }

    private func upper(_ byte: UInt8) -> UInt8 { UTF8Bytes.isLower(byte) ? byte & 0xDF : byte }

    @Test("Runs of white space of any kind become one space")
    func collapsing() {
        var random = SeededGenerator(seed: 9)
        let pieces = [
            " ", "\t", "\n", "\u{A0}", "\u{2003}", "\u{3000}", "\u{85}", "\u{2029}", "a", "é", "—", "ü", "船", "…",
        ]
        for _ in 0..<3000 {
            let line = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(ArticleMetadata.collapsed(line) == words, "\(Array(line.unicodeScalars))")
        }
    }

    @Test("Strings in JSON are read with and without escapes, closed or not")
    func strings() {
        func string(_ json: String) -> String? { JSONParser.parse(Array("{\"a\": \(json)}".utf8))?["a"]?.string }
        #expect(string("\"\"") == "")
        #expect(string("\"pier\"") == "pier")
        #expect(string("\"a\\\"b\\\\c\"") == "a\"b\\c")
        #expect(string("\"\\u00e9t\\u00e9 \\ud83d\\ude00\"") == "été 😀")
        #expect(string("\"\\n\"") == "\n")
        #expect(string("\"open") == nil)
        #expect(string("\"open\\") == nil)
    }
}
