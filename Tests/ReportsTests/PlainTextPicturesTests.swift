import Prose
import Testing

@testable import Reports

@Suite("Captions, headings and calls in a text that lost its pictures")
struct PlainTextPicturesTests {
    private static let first =
        "The two delegations met for six hours in the old customs house and parted without a paper that either side would sign."
    private static let second =
        "They will meet again on Thursday, when the river commission takes up the question of the sluices and the toll."

    /// The kinds of invented lines between two paragraphs.
    private func kinds(_ lines: String...) throws -> [Block.Kind] {
        let text =
            "Delegations part without a paper\n\n" + ([Self.first] + lines + [Self.second]).joined(separator: "\n\n")
        let report = try #require(try PlainTextReader().read(Array(text.utf8), file: "page.txt").first)
        return lines.map { line in report.blocks.first { report.text.string($0.span) == line }?.kind ?? .title }
    }

    @Test("Sound notes and the announced speakers of a transcript are no words of the report")
    func transcript() throws {
        let found = try kinds(
            "(SOUNDBITE OF HORNS)", "ORLA VENN, HOST:", "TOMAS BERG: (Speaking Calvan).",
            "VENN: The boats of the old harbour have left the town again, and nobody knows why.")
        #expect(found == [.removed, .metadata, .removed, .paragraph])
    }

    @Test(
        "Lines of many words in few bytes are read",
        arguments: [
            "P W D L", "1 2 3 4", "1/2/3/4", "A-B-C-D", "U.S.A.F", "a/b c/d", "(A/B)", "[a] b", "1 of 2", "© A/B",
        ])
    func tiny(_ line: String) throws {
        let report = try #require(try PlainTextReader().read(Array("text\n\(line)\n".utf8), file: "a.txt").first)
        #expect(report.text.utf8.count == line.utf8.count + 6)
    }

    @Test(
        "A line that ends in who made its picture is a caption",
        arguments: [
            "The customs house of Orvania is seen on the morning of the talks, in March. [Photo/Agencies]",
            "The delegations had just left the customs house in two boats. Orla Venn/Getty Images",
            "A man takes pictures of the sluice on the morning behind the talks, 14 March ©Orla Venn (AFP)",
        ])
    func credited(line: String) throws {
        #expect(try kinds(line) == [.caption])
    }

    @Test("A paragraph that names an agency in its sentence stays one")
    func agencyInSentence() throws {
        #expect(
            try kinds("The minister told Reuters on Monday that the sluices would be opened in the autumn.") == [
                .paragraph
            ])
        #expect(
            try kinds("The toll rose for the third time, said the harbour office [in a letter to all of its members].")
                == [.paragraph])
    }

    @Test("Long lines in sentence case without a stop, one behind the other, are captions")
    func runOfCaptions() throws {
        let found = try kinds(
            "The delegation of the northern towns leaves the customs house by boat",
            "The river commission has not met since the sluices were closed")
        #expect(found == [.caption, .caption])
    }

    @Test("A long line that repeats the body is a caption, a single other one, a question or a title is a heading")
    func singleHeadings() throws {
        #expect(try kinds("The river commission takes up the question of the toll on Thursday") == [.caption])
        #expect(try kinds("Why nobody had asked the fishermen of the upper lake before") == [.heading])
        #expect(try kinds("Why did the delegations leave the old customs house by boat?").first != .caption)
        #expect(try kinds("Delegations Leave Old Customs House Without Any Signed Paper For Now") == [.heading])
    }

    @Test(
        "Lines that ask to follow, to write or to sign up are removed, whoever is named",
        arguments: [
            "Follow Ilse Marn on Instagram @ilsemarn", "Contact Ilse Marn at marn@quay.example.",
            "Want more harbour news? Sign up for our letter.",
            "Your subscription could not be saved. Please try again.",
        ])
    func calls(line: String) throws {
        #expect(try kinds(line) == [.removed])
    }

    @Test(
        "Sentences that only begin so stay",
        arguments: [
            "Follow the river for six miles and the old customs house comes into sight on its left bank.",
            "Contact with the boat was lost at noon, said the harbour office of the northern towns.",
            "Want more boats on the river, the fishermen of the upper lake told the commission on Monday.",
        ])
    func sentences(line: String) throws {
        #expect(try kinds(line) == [.paragraph])
    }

    @Test("A quotation that a stray mark follows, and a line that announces a statement, end the text and stay")
    func ending() throws {
        for line in [
            "\"We shall come back,\" she said. µ", "Update, March 15: The commission sent us the following statement:",
        ] {
            let text = "Delegations part without a paper\n\n\(Self.first)\n\n\(Self.second)\n\n\(line)\n"
            let report = try #require(try PlainTextReader().read(Array(text.utf8), file: "page.txt").first)
            #expect(report.blocks.last?.kind == .paragraph)
        }
    }

    @Test("Lines of any bytes are read without a crash")
    func hostile() throws {
        var state: UInt64 = 7
        let pieces = [
            "Follow ", " on x", "©", "µ", "[Photo/", "]", "(AFP)", "/Reuters", "\n\n", "Want more ", "@", ".", " ", "é",
            "A", "a ",
        ]
        for _ in 0..<300 {
            var text = "a "
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let report = try #require(try PlainTextReader().read(Array(text.utf8), file: "x.txt").first)
            #expect(report.blocks.allSatisfy { $0.span.start < $0.span.end && $0.span.end <= text.utf8.count })
        }
    }

    @Test("The caption of a player whose button was copied is a caption, a headline in capitals is none")
    func player() throws {
        #expect(
            try kinds("CLOSE The delegations leave the customs house. Odo Pell was there. Quayvision") == [.caption])
        #expect(try kinds("CLOSE TALKS END WITHOUT A PAPER AT LAST") != [.caption])
    }

    @Test("A credit in capitals parted from the agency by a mark opens a caption")
    func capitalCredit() throws {
        #expect(try kinds("QUAY SCHOOL•GETTY Toll: Tove Quist said the commission was late") == [.caption])
    }

    @Test("Title, announced date and agency on one line are metadata")
    func titledDate() throws {
        let line = "Delegations part without a paper Updated: 2031-04-02 13:14 By Agencies(Quay Daily)"
        #expect(try kinds(line) == [.metadata])
        #expect(try kinds("Updated rules for the sluices: from 2 April 2031 the toll is due at noon.") == [.paragraph])
    }

    @Test("Headlines behind a bare label at the end are links, though one ends in a stop")
    func linksAtEnd() throws {
        let tail = [
            "Read more:", "The sluices cost twice as much as planned",
            "Nobody opened the customs house. Then a boy came.",
        ]
        let report = try read(ending: tail)
        #expect(report.blocks.suffix(3).allSatisfy { $0.kind == .removed })
    }

    @Test("What a label announces as a list of names with sentences is text")
    func upNext() throws {
        let report = try read(ending: [
            "UP NEXT", "Amsel: Host the rowers of Calvo on Sunday.", "Port Alba: Visit Orvania on Monday.",
        ])
        #expect(report.blocks.suffix(2).allSatisfy { $0.kind == .paragraph })
    }

    @Test("A long line without a stop behind the last paragraph is a caption, a short one is furniture")
    func captionAtEnd() throws {
        let caption = "The delegation of the northern towns leaves the old customs house by boat on Monday"
        #expect(try #require(try read(ending: [caption]).blocks.last).kind == .caption)
        #expect(try #require(try read(ending: ["More on sluices"]).blocks.last).kind == .removed)
    }

    private func read(ending: [String]) throws -> Report {
        let text =
            (["Delegations part without a paper", Self.first, Self.second, Self.first + " So it was said again."]
            + ending).joined(separator: "\n\n")
        return try #require(try PlainTextReader().read(Array(text.utf8), file: "page.txt").first)
    }
}
