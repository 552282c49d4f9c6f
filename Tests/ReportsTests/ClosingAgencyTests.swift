import Prose
import Testing

@testable import Reports

@Suite("Agencies behind a report's last words")
struct ClosingAgencyTests {
    private static let body = """
        Harbour talks end without a deal

        Talks over the harbour at Aubrin ended on Friday without a deal, officials on both sides said at night.

        The minister, who had come from the capital for the talks, said that the port would stay shut until the new year.
        """

    private func report(_ last: String) throws -> (report: Report, last: Block) {
        let text = Self.body + "\n\n" + last
        let report = try #require(try PlainTextReader().read(Array(text.utf8), file: "talks.txt").first)
        return (report, try #require(report.blocks.last))
    }

    @Test(
        "A short last sentence that an agency signs is a paragraph, and the agency is credited",
        arguments: [
            ("Turnout was low. REUTERS", "Reuters"), ("They will meet again in June. (Reuters)", "Reuters"),
            ("They will meet again in June. - Reuters", "Reuters"), ("They will meet again in June. — AFP", "AFP"),
            ("\"We get our boats back,\" the minister said. REUTERS", "Reuters"),
            ("“We want our boats back.” AFP", "AFP"), ("The talks go on in June (Reuters)", "Reuters"),
        ])
    func signed(line: String, agency: String) throws {
        let (report, last) = try report(line)
        #expect(last.kind == .paragraph)
        #expect(report.text.string(last.span) == line)
        #expect(report.credits == [agency])
    }

    @Test(
        "A line without a sentence before the agency is no paragraph",
        arguments: ["The harbour at noon (Reuters)", "Boats at the harbour of Aubrin. Orla Venn/Reuters"])
    func unsigned(line: String) throws {
        let (report, last) = try report(line)
        #expect(last.kind != .paragraph)
        #expect(report.credits.isEmpty)
    }

    @Test("An agency that holds the rights in the text is credited, another holder is not")
    func rights() throws {
        #expect(
            try report("Copyright 2031 The Associated Press. All rights reserved.").report.credits == [
                "The Associated Press"
            ])
        #expect(try report("Copyright 2031 Quay Courier. Pictures by Reuters.").report.credits.isEmpty)
    }

    @Test("An agency in capitals on a line of its own is a credit")
    func ownLine() throws {
        let (report, last) = try report("REUTERS")
        #expect(last.kind == .metadata)
        #expect(report.credits == ["Reuters"])
    }

    @Test("A page's last paragraph credits the agency that signs it")
    func page() throws {
        let html = HTMLPages.page(
            "<article><h1>Night ferry stays</h1><p>\(HTMLPages.sentence)</p><p>\(HTMLPages.second)</p>"
                + "<p>\(HTMLPages.third) REUTERS</p></article>")
        let report = try #require(try HTMLReader().read(Array(html.utf8), file: "ferry.html").first)
        #expect(report.credits == ["Reuters"])
    }

    @Test(
        "Any end of a line is read without a crash", arguments: ["(", ")", "—", "- ", "(Reuters", " REUTERS", "©", "/"])
    func oddEnds(end: String) throws {
        for head in ["", "a", "A b.", "Ende “", "Talks over the harbour at Aubrin ended."] {
            let text = Text(head + end)
            _ = try AgencyCredits().closing(of: text.span, in: text)
            #expect(try AgencyCredits().closing(of: TextSpan(0, 0), in: text) == nil)
        }
    }

    // MARK: - Marks of captions

    @Test(
        "Archives, players and galleries mark captions",
        arguments: [
            "FILE - In this March 3, 2031, picture the ferry Alba leaves its pier on the morning of the council's vote.",
            "Media playback is unsupported on your device Media caption The ferry Alba leaves its pier before the vote",
            "Photos: The night ferry The ferry carries four hundred passengers a day. Hide Caption 2 of 8",
            "1 of 26 Full Screen Autoplay Close The ferry Alba leaves its pier on the morning of the vote.",
            "The ferry Alba leaves its pier on the morning of the council's vote, March 3, 2031. REUTERS/Orla Venn",
        ])
    func captions(line: String) throws {
        let (report, _) = try report(line + "\n\n" + HTMLPages.third)
        let block = try #require(report.blocks.first { report.text.string($0.span) == line })
        #expect(block.kind == .caption)
    }

    @Test("Words with a colon behind them are text that announces what follows, not a heading")
    func colon() throws {
        let (report, _) = try report("The newspaper reported:\n\n" + HTMLPages.third)
        let block = try #require(report.blocks.first { report.text.string($0.span) == "The newspaper reported:" })
        #expect(block.kind == .paragraph)
    }

    // MARK: - Outlets and siblings

    private func read(head: String, _ body: String = "") throws -> Report {
        let page =
            "<!DOCTYPE html><html><head>\(head)</head><body><article><h1>Night ferry stays</h1><p>\(HTMLPages.sentence)</p>"
            + "<p>\(HTMLPages.second)</p><p>\(HTMLPages.third)</p>\(body)</article></body></html>"
        return try #require(try HTMLReader().read(Array(page.utf8), file: "ferry.html").first)
    }

    @Test("An empty publisher names no outlet; the site's name, without an account's sign, does")
    func emptyPublisher() throws {
        let data = """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Night ferry stays",
            "publisher":{"@type":"Organization","name":""}}</script>
            """
        #expect(
            try read(head: data + #"<meta property="og:site_name" content="@quaycourier">"#).outlet == "quaycourier")
    }

    @Test("Without a stated outlet the words behind the title's bar name it")
    func titleSuffix() throws {
        let title = #"<meta property="og:title" content="Night ferry stays">"#
        #expect(try read(head: title + "<title>Night ferry stays | Quay Courier</title>").outlet == "Quay Courier")
        #expect(try read(head: "<title>Ferries | and boats</title>").outlet == nil)
    }

    @Test("A heading among headings is one, though controls are called the same")
    func heading() throws {
        let report = try read(
            head: "",
            "<h3>Deck</h3><p>\(HTMLPages.sentence) It was late.</p><h3>Audio</h3><p>\(HTMLPages.second) So it was.</p>"
                + "<h3>Engine</h3><p>\(HTMLPages.third) So they are.</p>")
        let block = try #require(report.blocks.first { report.text.string($0.span) == "Audio" })
        #expect(block.kind == .heading)
    }
}
