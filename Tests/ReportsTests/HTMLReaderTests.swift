import Prose
import Testing

@testable import Reports

@Suite("Reading web pages")
struct HTMLReaderTests {
    private func read(_ page: String) throws -> Report {
        try #require(try HTMLReader().read(Array(page.utf8), file: "page.html").first)
    }

    private func lines(_ report: Report, _ kind: Block.Kind) -> [String] {
        report.blocks.filter { $0.kind == kind }.map { report.text.string($0.span) }
    }

    @Test("The article's paragraphs, headings, list items and quotes are its text")
    func article() throws {
        let report = try read(HTMLPages.full)
        #expect(
            lines(report, .paragraph) == [
                "PORT ALBA (Reuters) – " + HTMLPages.sentence, HTMLPages.second, HTMLPages.third,
                "“We shall sail in any weather that lets a ship leave the pier,” the captain told the council.",
                "The first crossing of the new timetable leaves at five in the morning.",
            ])
        #expect(lines(report, .heading) == ["What comes next"])
        #expect(lines(report, .title) == ["Night ferry stays"])
    }

    @Test("Boilerplate inside the article is marked with its reason, furniture around it is not in the text")
    func boilerplate() throws {
        let report = try read(HTMLPages.full)
        let removed = report.blocks.filter { $0.kind == .removed }.map {
            "\(report.text.string($0.span)) – \($0.why ?? "")"
        }
        #expect(removed.contains("Ministers quarrel over the pier’s price – related link"))
        #expect(removed.contains("See also: Lighthouse keeper retires after forty years – related link"))
        #expect(removed.contains("Get the day in the harbour in your inbox – newsletter"))
        #expect(!report.text.string.contains("partners use cookies"))
        #expect(!report.text.string.contains("Most read"))
        #expect(!report.text.string.contains("no text"))
        #expect(!report.text.string.contains("color"))
    }

    @Test("Metadata come from JSON-LD, meta elements and links")
    func metadata() throws {
        let report = try read(HTMLPages.full)
        #expect(report.outlet == "The Quay Courier")
        #expect(report.byline == "Ilse Marn, Odo Pell")
        #expect(report.published?.value == "2031-04-02T18:20:05+02:00")
        #expect(report.published?.basis == .stated)
        #expect(report.url == "https://quay.example/2031/04/02/night-ferry")
        #expect(report.language == "en-GB")
        #expect(report.credits == ["Reuters"])
    }

    @Test("Blocks cover all that is not white space, once, in order")
    func coverage() throws {
        let report = try read(HTMLPages.full)
        var end = 0
        for block in report.blocks {
            #expect(report.text.trimmed(TextSpan(end, block.span.start)).isEmpty)
            #expect(block.span.start >= end && !block.span.isEmpty)
            end = block.span.end
        }
        #expect(end == report.text.count)
    }

    @Test("White space collapses as a browser shows it, and inline elements do not break words")
    func whiteSpace() throws {
        let page = HTMLPages.page(
            "<p>The <b>fer</b>ry \n\t left&nbsp;the <i>pier</i>,<span> as</span> planned by the coun&shy;cil of the town.</p>"
        )
        #expect(
            lines(try read(page), .paragraph) == ["The ferry left the pier, as planned by the council of the town."])
    }

    @Test("Two line breaks part paragraphs, one does not")
    func lineBreaks() throws {
        let page = HTMLPages.page("<div>\(HTMLPages.sentence)<br> \(HTMLPages.second)<br><br>\(HTMLPages.third)</div>")
        #expect(lines(try read(page), .paragraph) == ["\(HTMLPages.sentence) \(HTMLPages.second)", HTMLPages.third])
    }

    @Test("Hidden text is not read")
    func hidden() throws {
        let page = HTMLPages.page(
            """
            <p>\(HTMLPages.sentence)</p><p hidden>One secret line that nobody sees at all.</p>
            <p style="DISPLAY : none">Another secret line that nobody sees at all.</p>
            <div aria-hidden="true"><p>A third secret line that nobody sees at all.</p></div>
            <template><p>A fourth secret line that nobody sees at all.</p></template><noscript><p>Turn on scripts.</p></noscript>
            <p>\(HTMLPages.second) \(HTMLPages.third)</p>
            """)
        #expect(!(try read(page)).text.string.contains("secret"))
        #expect(!(try read(page)).text.string.contains("scripts"))
    }

    @Test("What an outlet has struck out is not read, what it has put in its place is")
    func struckOut() throws {
        let page = HTMLPages.page(
            "<p>The ferry carried <del>nine</del> <ins>seven</ins> people. \(HTMLPages.sentence)</p>"
                + "<p><s>The captain was drunk.</s></p><p>\(HTMLPages.second) \(HTMLPages.third)</p>")
        #expect(lines(try read(page), .paragraph).first == "The ferry carried seven people. \(HTMLPages.sentence)")
        #expect(!(try read(page)).text.string.contains("drunk"))
    }

    @Test("Captions are captions and photo credits are not text")
    func captions() throws {
        let page = HTMLPages.page(
            """
            <p>\(HTMLPages.sentence)</p><figure><figcaption>The ferry Alba at its pier in the old harbour.</figcaption>
            <span class="photo-credit">L. Orm / Vessel Pictures</span></figure><p>\(HTMLPages.second)</p>
            """)
        let report = try read(page)
        #expect(lines(report, .caption) == ["The ferry Alba at its pier in the old harbour."])
        #expect(lines(report, .removed) == ["L. Orm / Vessel Pictures"])
        #expect(try lines(read(HTMLPages.full), .caption) == ["The ferry Alba at its pier."])
    }

    @Test("Behind a label for other stories, links go with it; behind the comment form nothing is article")
    func sequels() throws {
        let page = HTMLPages.page(
            """
            <h1>Night ferry stays</h1><p>\(HTMLPages.sentence)</p><p>\(HTMLPages.second)</p><div>More stories</div>
            <p><a href="/a">Lighthouse keeper retires after forty years at sea</a></p><p>\(HTMLPages.third)</p>
            <h3>Leave a Reply</h3><p>I have never seen a council vote so quickly on anything in this town, really.</p>
            """)
        let report = try read(page)
        #expect(lines(report, .paragraph) == [HTMLPages.sentence, HTMLPages.second, HTMLPages.third])
        #expect(lines(report, .removed).contains("Lighthouse keeper retires after forty years at sea"))
        #expect(report.blocks.last?.why == "comment form")
    }

    @Test("An article that stands only in JSON-LD is read from there")
    func statedBody() throws {
        let body = [HTMLPages.sentence, HTMLPages.second, HTMLPages.third, HTMLPages.second, HTMLPages.third].joined(
            separator: "\\n")
        let page = """
            <html><head><script type="application/ld+json">{"@type":"Article","headline":"Night ferry stays","articleBody":"\(body)"}</script>
            </head><body><div id="app"></div></body></html>
            """
        #expect(lines(try read(page), .paragraph).first == HTMLPages.sentence)
        #expect(try read(page).title == "Night ferry stays")
    }

    @Test("A short article that stands only in JSON-LD is read, too")
    func statedShortBody() throws {
        let page = """
            <html><head><title>Ferry</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Night ferry stays","articleBody":"\(HTMLPages.sentence)"}</script>
            </head><body><div id="app"></div></body></html>
            """
        #expect(lines(try read(page), .paragraph) == [HTMLPages.sentence])
    }

    @Test("Several articles on one page are read as one, and that is told", arguments: [1, 2, 3])
    func severalArticles(count: Int) throws {
        let story =
            "<article><h2>Ferry stays in port</h2><p>\(HTMLPages.sentence) \(HTMLPages.second)</p>"
            + "<p>\(HTMLPages.third) \(HTMLPages.sentence)</p></article>"
        let page = "<html><body><main>\(String(repeating: story, count: count))</main></body></html>"
        var notes: [String] = []
        _ = try HTMLReader().read(Array(page.utf8), file: "page.html", fetched: nil, notes: &notes)
        #expect(notes.contains { $0.hasPrefix("holds \(count) articles") } == (count > 1))
    }

    @Test("The first main heading is the title of a page that states none")
    func untitled() throws {
        let page = """
            <html><body><h1>Ferry stays</h1><p>\(HTMLPages.sentence)</p><p>\(HTMLPages.second)</p>
            <h1>Ferry leaves</h1><p>\(HTMLPages.third)</p></body></html>
            """
        #expect(try read(page).title == "Ferry stays")
    }

    @Test(
        "A page without article text is refused in words",
        arguments: ["", "<html><body></body></html>", "<nav><a href=/>Home</a></nav>"])
    func nothing(page: String) throws {
        let error = #expect(throws: ReadError.self) { try HTMLReader().read(Array(page.utf8), file: "empty.html") }
        #expect(error?.file == "empty.html")
        #expect(error?.problem.isEmpty == false)
    }

    @Test("Pages are told from other text by their beginning")
    func signature() throws {
        let reader = try HTMLReader()
        #expect(reader.recognises(Array("\u{FEFF} <!-- x --> <!doctype HTML>".utf8)))
        #expect(reader.recognises(Array("<?xml version=\"1.0\"?>\n<html xmlns=\"…\">".utf8)))
        #expect(!reader.recognises(Array("<?xml version=\"1.0\"?><rss>".utf8)))
        #expect(!reader.recognises(Array("The ferry left. <b>Late</b>.".utf8)))
        #expect(!reader.recognises([]))
    }
}
