import Prose
import Testing

@testable import Reports

/// A small generator whose sequence its seed fixes (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@Suite("Any bytes as a page")
struct HTMLRobustnessTests {
    /// Reads without caring for the outcome, and checks that blocks lie in the text.
    private func read(_ bytes: [UInt8], _ reader: HTMLReader) {
        guard let report = try? reader.read(bytes, file: "fuzz").first else { return }
        var end = 0
        for block in report.blocks {
            #expect(block.span.start >= end && block.span.end <= report.text.count)
            end = block.span.end
        }
        #expect(String(validating: report.text.utf8, as: UTF8.self) != nil)
    }

    @Test("Random bytes")
    func randomBytes() throws {
        let reader = try HTMLReader()
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0..<400, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            read(bytes, reader)
        }
    }

    @Test("Random tags, attributes, references and text")
    func randomMarkup() throws {
        let reader = try HTMLReader()
        var generator = SeededGenerator(seed: 2)
        let names = HTMLTag.allCases.map(\.spelling)
        let pieces = [
            "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#x", "&notin", "\0", "\r\n", "<!DOCTYPE html>", "</", "<",
            ">", "\"", "'", "=", "/>",
            " class=ad", " hidden", HTMLPages.sentence, HTMLPages.second, "<br><br>", "\u{FEFF}", "é", "<script>",
            "</script>", "<template>",
        ]
        for _ in 0..<600 {
            var page = ""
            for _ in 0..<Int.random(in: 1..<80, using: &generator) {
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: page += "<\(names.randomElement(using: &generator) ?? "p")>"
                case 1: page += "</\(names.randomElement(using: &generator) ?? "p")>"
                default: page += pieces.randomElement(using: &generator) ?? ""
                }
            }
            read(Array(page.utf8), reader)
        }
    }

    @Test("A page cut off or damaged anywhere")
    func damagedPage() throws {
        let reader = try HTMLReader()
        let page = Array(HTMLPages.full.utf8)
        var generator = SeededGenerator(seed: 3)
        for length in stride(from: 0, to: page.count, by: 37) { read(Array(page.prefix(length)), reader) }
        for _ in 0..<100 {
            var damaged = page
            for _ in 0..<20 {
                damaged[Int.random(in: 0..<page.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            read(damaged, reader)
        }
    }

    @Test(
        "A flood of what tempts parsers into quadratic work is read in good time",
        arguments: [
            "<div>", "<b>", "<a href=x>", "<b a=1><p>", "<table>", "<table><tr><td>", "<p></b>", "&amp;", "&",
            "&notanentity", "<a ", "<a b c d e f g=h ",
            "<select><option>", "<svg><g>", "<template>", "<!--", "<![CDATA[", "</p>", "<html a=b>", "<i><b><i><p>",
            "<font size=1 color=2><p>", "<title>",
            "<table>x", "a</x>", "<button>", "<li>", "<h1>", "<form>", "\0", "<script><!--<script>", "<nobr>",
            "<b></i>", "{\"@type\":[", "<br>",
        ])
    func floods(piece: String) throws {
        let reader = try HTMLReader()
        let page = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
        let time = ContinuousClock().measure { read(page, reader) }
        #expect(time < .seconds(20), "\(piece): \(time)")
    }

    @Test("A page over the limit is refused in words")
    func tooLarge() throws {
        let page = [UInt8](repeating: 0x20, count: HTMLParser.mostBytes + 1)
        let error = #expect(throws: ReadError.self) { try HTMLReader().read(page, file: "large.html") }
        #expect(error?.problem.contains("limit is 100 MB") == true)
    }
}
