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
