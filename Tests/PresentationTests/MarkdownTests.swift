import DossierFormat
import Foundation
import Testing

@testable import Presentation

@Suite("Markdown")
struct MarkdownTests {
    private let markdown = MarkdownDocument.render(InventedDossier.dossier)

    @Test("The same dossier gives the same bytes")
    func deterministic() {
        #expect(markdown == MarkdownDocument.render(InventedDossier.dossier))
    }

    @Test("Every footnote that is referred to is there, once, and every passage has one")
    func footnotes() {
        let defined = markdown.matches(of: /\n\[\^([0-9]+)\]:\s/).compactMap { Int($0.output.1) }
        let used = Set(markdown.matches(of: /\[\^([0-9]+)\](?!:)/).compactMap { Int($0.output.1) })
        #expect(defined == Array(1...defined.count))
        #expect(used == Set(defined))
        for passage in InventedDossier.allEvidence(InventedDossier.dossier) {
            #expect(markdown.contains("\(passage.start)–\(passage.end)"), "\(passage)")
        }
    }

    @Test("A footnote names the report, the place and the passage")
    func footnote() {
        let place = InventedDossier.evidence("r2", "five hours")
        #expect(markdown.contains("]: r2, The Pier, \(place.start)–\(place.end): “five hours”\n"))
    }

    @Test("A report that was changed says when")
    func updated() {
        #expect(markdown.contains("  - updated: Wednesday 9 April 2031 (inferred from what the report says) ["))
        #expect(markdown.components(separatedBy: "  - updated: ").count == 2)
    }

    @Test("Words of a report never become markup")
    func escaping() {
        #expect(
            MarkdownEscaping.escaped("# <b>*x* [a](javascript:b) | `c` &lt; ~~d~~ http://e www.f @g $h$")
                == "\\# \\<b\\>\\*x\\* \\[a\\](javascript:b) \\| \\`c\\` \\&lt; \\~\\~d\\~\\~ http\\://e www\\.f \\@g \\$h\\$"
        )
        #expect(MarkdownEscaping.escaped("- a\n\n- b") == "\\- a - b")
        #expect(MarkdownEscaping.escaped("12. a 3. b") == "12\\. a 3. b")
        #expect(MarkdownEscaping.escaped("a\u{202E}\u{1B}b") == "a\u{FFFD}␛b")
    }

    @Test("A hostile text leaves the number of lines as it is")
    func hostileLines() {
        func lines(_ words: String) -> Int {
            MarkdownDocument.render(InventedDossier.hostile(words)).split(separator: "\n").count
        }
        #expect(lines("a b") == lines("a\n\n# b\r\n<script>\u{2028}***"))
    }

    @Test("Words that differ from the fullest reading are marked")
    func readings() {
        #expect(markdown.contains("The ferry will sail again **in** May"))
    }

    @Test("Page furniture is struck out with its reason")
    func removed() {
        #expect(markdown.contains("~~Also read: Ten beaches you will love~~ (related link)"))
    }
}
