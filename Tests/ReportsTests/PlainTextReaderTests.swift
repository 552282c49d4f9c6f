import Prose
import Reports
import Testing

@Suite("Plain text that came from a page")
struct PlainTextReaderTests {
    private func read(_ text: String) throws -> Report {
        let reports = try PlainTextReader().read(Array(text.utf8), file: "page.txt")
        return try #require(reports.first)
    }

    private func blocks(_ report: Report) -> [String] {
        report.blocks.map { "\($0.kind.rawValue): \(report.text.string($0.span))" }
    }

    private let body = """
        The two delegations met for six hours in the old customs house and parted without a paper that either side would sign.

        They will meet again on Thursday, when the river commission takes up the question of the sluices and the toll.
        """

    @Test("Site name, title, date and credit are found around the body")
    func header() throws {
        let report = try read(
            "Harbour Lights\n\nDelegations part without a paper\n\n2023-03-14T18:04:17Z\n\n\(body)\n\nabc / dpa / Reuters\n"
        )
        #expect(report.title == "Delegations part without a paper")
        #expect(report.outlet == "Harbour Lights")
        #expect(report.published?.value == "2023-03-14T18:04:17Z")
        #expect(report.credits == ["dpa", "Reuters"])
        #expect(blocks(report).filter { $0.hasPrefix("paragraph") }.count == 2)
    }

    @Test("Headlines behind a label for related stories are removed, with the reason")
    func related() throws {
        let report = try read(
            "\(body)\n\nMore Stories\nAt least 40 dead in ferry accident\nWill the harbour freeze again?\n")
        let removed = report.blocks.filter { $0.kind == .removed }
        #expect(removed.count == 3)
        #expect(removed.allSatisfy { !($0.why ?? "").isEmpty })
    }

    @Test("A paragraph that is printed twice is kept once")
    func repeats() throws {
        let report = try read("\(body)\n\n\(body)")
        #expect(report.blocks.filter { $0.kind == .paragraph }.count == 2)
        #expect(report.blocks.filter { $0.kind == .removed }.count == 2)
    }

    @Test("Lines broken at a fixed width are one paragraph")
    func hardWrapped() throws {
        let report = try read(
            """
            The two delegations met for six hours in the old customs
            house and parted without a paper that either side would
            sign, though nobody left the table before midnight and
            the mediator spoke of a beginning that deserves a second
            day of talks in the same house before the month is out.
            """)
        #expect(report.blocks.map(\.kind) == [.paragraph])
    }

    @Test("Blocks cover every character that is not white space exactly once, on random lines")
    func coverage() throws {
        let lines = [
            "", "  ", "See also  Another thing", "By Orla Venn", "Photo: A. Venn / Reuters",
            "January 11, 2022, Tuesday // 10:20", "• A link to read",
            "A heading", "The delegations met for six hours and parted without a paper that either side would sign.",
            "© 2022 Somebody", "中文 标题",
            "Leave a Reply", "\u{FEFF}Mark",
        ]
        for seed in 0..<60 {
            let text = (0..<(seed % 9 + 2)).map { lines[(seed * 7 + $0 * 5) % lines.count] }.joined(
                separator: seed % 2 == 0 ? "\n" : "\r\n")
            guard let report = try? PlainTextReader().read(Array((text + "\nThe end came.").utf8), file: "x").first
            else { continue }
            var covered = [Int](repeating: 0, count: report.text.count)
            for block in report.blocks { for offset in block.span.range { covered[offset] += 1 } }
            var at = 0
            while at < report.text.count {
                if let length = UTF8Bytes.spaceLength(report.text.utf8, at: at, limit: report.text.count) {
                    at += length; continue
                }
                #expect(covered[at] == 1)
                at += 1
            }
        }
    }

    @Test(
        "Binary, empty and wordless inputs are refused with a sentence",
        arguments: [[UInt8](), [0, 1, 2, 3], Array("… — !\n".utf8)])
    func refused(bytes: [UInt8]) {
        #expect(throws: ReadError.self) { try PlainTextReader().read(bytes, file: "odd") }
    }
}

@Suite("Furniture glued into plain text")
struct GluedFurnitureTests {
    private let body = """
        The two delegations met for six hours in the old customs house and parted without a paper that either would sign.

        They will meet again on Thursday, when the river commission takes up the question of the sluices and the toll.
        """

    private func kinds(_ text: String) throws -> [String: String] {
        let report = try #require(try PlainTextReader().read(Array(text.utf8), file: "page.txt").first)
        return Dictionary(
            report.blocks.map { (report.text.string($0.span), "\($0.kind.rawValue)") }, uniquingKeysWith: { $1 })
    }

    @Test(
        "Between paragraphs, captions and credits are told from the report",
        arguments: [
            ("Orla Venn/Harbour Press", "removed"), ("(Orla Venn / The Lantern)", "removed"),
            ("O. Venn via Getty Images", "removed"), ("GETTY The customs house at noon", "caption"),
            ("Reuters - Contributor Boats lie along the quay of Amsel", "caption"),
            ("The customs house stands at the end of the quay. (O. Venn/Getty Images)", "caption"),
            ("The quay of Amsel at noon (Reuters)", "caption"),
            ("Image copyright Getty Images Image caption The house was built of stone", "caption"),
            ("Scroll down for video", "removed"), ("Advertisement Continue reading the main story", "removed"),
            ("[The long quarrel over the river, told in six maps]", "removed"),
            ("River toll: what the treaty says Read more", "removed"), ("___", "removed"),
            ("- 'No favours' -", "heading"),
            ("Bo Tarr in Amsel contributed to this report.", "metadata"),
            ("• Hospitals in the town have asked for blood, and the ferries were stopped until noon.", "paragraph"),
            ("The minister said that she would read more.", "paragraph"),
            ("She reads Reuters, and she writes for the Lantern (a weekly).", "paragraph"),
        ])
    func inner(line: String, kind: String) throws {
        let (first, second) = (body.prefix { $0 != "\n" }, body.split(separator: "\n").last ?? "")
        #expect(try kinds("\(first)\n\n\(line)\n\n\(second)")[line] == kind)
    }

    @Test("A gallery is removed, flattened into one line or a line a picture")
    func gallery() throws {
        let flat =
            "Ferry fire 4 show all 1/4 The quay O. Venn/PA 2/4 Boats wait for the tide 3/4 A fireman PA 4/4 Smoke"
        #expect(try kinds("\(body)\n\n\(flat)\n\n\(body.uppercased())")[flat] == "removed")
        let lines = ["1/3 The quay at noon today, seen from the ferry.", "2/3 Boats PA", "3/3 Smoke"]
        let found = try kinds("\(body)\n\n\(lines.joined(separator: "\n\n"))\n\n\(body.uppercased())")
        #expect(lines.allSatisfy { found[$0] == "removed" })
    }

    @Test("A fraction opens no gallery")
    func fraction() throws {
        let line = "1/3 of the river's water no longer reaches the border, the ministry of Teshmar said."
        #expect(try kinds("\(body)\n\n\(line)")[line] == "paragraph")
    }

    @Test("The last words of a sentence, printed once more, are removed")
    func crumb() throws {
        let line = "The ports would go back to the members of the old Harbour League."
        let found = try kinds("\(line) League.\n\n\(body)")
        #expect(found["League."] == "removed" && found[line] == "paragraph")
        let titled = "The council thanked the brother of Venn and then it thanked Mr. Venn."
        #expect(try kinds("\(titled)\n\n\(body)")[titled] == "paragraph")
        let spoken = "“We want our harbour and nothing but our old harbour. The harbour.”"
        #expect(try kinds("\(spoken)\n\n\(body)")[spoken] == "paragraph")
    }

    @Test("Date and source are found below a summary that is a sentence")
    func summary() throws {
        let found = try kinds(
            """
            Nine hours of talks on the river end without a paper

            The two delegations will meet again on Thursday, and nobody left the table.

            Lantern News

            14 March 2023, 21:05

            \(body)
            """)
        #expect(found["14 March 2023, 21:05"] == "metadata" && found["Lantern News"] == "metadata")
    }

    @Test("Behind a comment form's label only furniture is left, and a credit")
    func comments() throws {
        let found = try kinds(
            "\(body)\n\nHarbour Press, edited by the Lantern\n\nLeave a comment\n\nYour e-mail address will not be shown. "
                + "Fields marked * must be filled in.")
        #expect(found["Harbour Press, edited by the Lantern"] == "metadata")
        #expect(found["Your e-mail address will not be shown. Fields marked * must be filled in."] == "removed")
    }
}
