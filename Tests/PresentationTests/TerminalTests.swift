import DossierFormat
import Testing

@testable import Presentation

@Suite("The summary on a terminal")
struct TerminalTests {
    private func summary(_ dossier: Dossier, width: Int = 80, color: Bool = false) -> String {
        TerminalSummary(width: width, color: color).render(dossier)
    }

    @Test("It says what happened, what differs, who said what, what comes next, what stays open and from where")
    func content() {
        let text = summary(InventedDossier.dossier)
        for words in [
            "Velland and Kestria talk of a ferry", "2 reports from 1 origin, published 7–8 April 2031",
            "The ferry will sail again on 3 May. (1 origin) [r1,r2]", "high conflict length of the talks",
            "Ilse Tarn: “The ferry will sail again on 3 May.”", "Kestria demands → Velland: pay for the pier",
            "Saturday 3 May 2031: the ferry sails again", "about 6 hours [r1], 5 hours [r2]",
            "Harbour Gazette, Monday 7 April 2031, 18:04 UTC", "one origin with r2", "left out: beach.txt",
            "Open questions", "Told by one origin alone: ",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test("No line is wider than the terminal", arguments: [20, 33, 60, 80, 200])
    func width(_ width: Int) {
        let words = [
            "A plain line of words.", "北京说停战协议今天生效，双方都同意了。", String(repeating: "x", count: 300), "e\u{301}\u{301}👩‍👩‍👧🇩🇪 ok",
        ]
        for text in words {
            for line in summary(InventedDossier.hostile(text), width: width).split(separator: "\n") {
                #expect(TerminalWidth.columns(line) <= width, "\(line)")
            }
        }
    }

    @Test("Without colour no escape sequence is written, whatever the texts hold")
    func noEscapes() {
        let text = summary(InventedDossier.hostile("\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}\r\u{8}x"))
        #expect(
            text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)) })
        #expect(text.unicodeScalars.allSatisfy { !HostileText.reordersText($0) })
    }

    @Test("With colour only the program's own sequences are written, and each is closed")
    func color() {
        let text = summary(InventedDossier.hostile("\u{1B}[5mblink"), color: true)
        let sequences = text.matches(of: /\x1B\[([0-9;]*)m/).map { String($0.output.1) }
        #expect(text.count { $0 == "\u{1B}" } == sequences.count)
        #expect(sequences.count { $0 == "0" } * 2 == sequences.count)
        #expect(!sequences.contains("5"))
    }

    @Test("Words of one style share one sequence")
    func sharedSequences() {
        var canvas = TerminalCanvas(width: 80, color: true)
        canvas.paragraph([.init("three bold words", .bold), .init(" and plain ones")])
        #expect(canvas.output == "\u{1B}[1mthree bold words\u{1B}[0m and plain ones\n")
    }

    @Test("Long lists are capped, and how much is left out is told")
    func capped() throws {
        var dossier = InventedDossier.dossier
        let difference = try #require(dossier.differences.first { $0.severity == .high })
        var wide = difference
        wide.sides = Array(repeating: try #require(difference.sides.first), count: 20)
        dossier.differences = [wide] + Array(repeating: difference, count: 300)
        let text = summary(dossier)
        #expect(text.contains("… and 12 more"))
        #expect(text.contains("… and 281 more") || text.contains("… and 278 more"))
        dossier.differences = []
        #expect(summary(dossier).contains("Only one origin: nothing to compare."))
    }

    @Test("Wide signs take two columns, marks none")
    func columns() {
        #expect(TerminalWidth.columns("abc") == 3)
        #expect(TerminalWidth.columns("北京") == 4)
        #expect(TerminalWidth.columns("e\u{301}") == 1)
        #expect(TerminalWidth.columns("👩‍👩‍👧") == 2)
        #expect(TerminalWidth.columns("한국") == 4)
    }

    @Test("The same dossier gives the same bytes")
    func deterministic() {
        #expect(summary(InventedDossier.dossier) == summary(InventedDossier.dossier))
    }
}
