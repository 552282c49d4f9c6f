import Testing

@testable import Presentation

@Suite("Readings laid side by side")
struct WordAlignmentTests {
    private func stretches(_ reading: String, _ fullest: String) -> [WordAlignment.Stretch] {
        WordAlignment(of: reading, with: ComparedText(fullest)).stretches
    }

    @Test("Added, missing and other words are told apart")
    func kinds() {
        #expect(
            stretches("We will never leave the island today.", "We will leave the big island tonight.")
                == [
                    .same("We will "), .added("never"), .same(" leave the "), .missing("big"), .same("island "),
                    .other("today", instead: "tonight"), .same("."),
                ])
    }

    @Test("Case, punctuation and apostrophes make no difference")
    func sameWords() {
        let alignment = WordAlignment(of: "“It’s OVER,” she said", with: ComparedText("it's over she said."))
        #expect(alignment.likeness == 1)
        #expect(alignment.stretches == [.same("“It’s OVER,” she said")])
    }

    @Test("The reading is kept letter for letter")
    func lossless() {
        let readings = ["", "  ", "…a—b, c’d!  ", "北京说：停战", "👩‍👩‍👧 e\u{301}t\u{301}e\r\nx", "one\ttwo"]
        for reading in readings {
            for fullest in readings + ["one two three"] {
                let own = stretches(reading, fullest).map { stretch in
                    switch stretch {
                    case .same(let text), .added(let text), .other(let text, _): text
                    case .missing: ""
                    }
                }
                #expect(Array(own.joined().unicodeScalars) == Array(reading.unicodeScalars))
            }
        }
    }

    @Test("A short word that matches by chance between other words is no agreement")
    func strays() {
        #expect(
            stretches("heads of all states", "chiefs of most governments")
                == [.other("heads of all states", instead: "chiefs of most governments")])
    }

    @Test("Scripts without spaces are compared sign by sign")
    func signs() {
        #expect(stretches("他说停战", "他说休战") == [.same("他说"), .other("停", instead: "休"), .same("战")])
    }

    @Test("Very long readings end in time")
    func long() {
        let one = (0..<20_000).map { "a\($0)" }.joined(separator: " ")
        let other = (0..<20_000).map { "b\($0)" }.joined(separator: " ")
        #expect(WordAlignment(of: one, with: ComparedText(other)).likeness == 0)
    }
}
