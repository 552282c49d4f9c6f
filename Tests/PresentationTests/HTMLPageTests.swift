import DossierFormat
import Foundation
import Testing

@testable import Presentation

@Suite("The page")
struct HTMLPageTests {
    private let page: HTMLPage
    private let html: String

    init() throws {
        page = try HTMLPage()
        html = page.render(InventedDossier.dossier)
    }

    /// The first thing between two marks.
    private func between(_ start: String, _ end: String) throws -> String {
        let from = try #require(html.firstRange(of: start)?.upperBound)
        let to = try #require(html[from...].firstRange(of: end)?.lowerBound)
        return String(html[from..<to])
    }

    private func hash(_ content: String) -> String {
        "'sha256-\(Data(SHA256.digest(Array(content.utf8))).base64EncodedString())'"
    }

    @Test("The invented dossier is sound")
    func soundDossier() {
        #expect(InventedDossier.dossier.verify() == [])
    }

    @Test("A report that was changed says when and how that is known, and no other says so")
    func updated() {
        #expect(html.components(separatedBy: "<dt>updated</dt>").count == 2)
        #expect(html.contains("<dt>updated</dt><dd>Wednesday 9 April 2031 <span class=\"basis\">inferred from what"))
    }

    @Test("The same dossier gives the same bytes")
    func deterministic() throws {
        let again = try HTMLPage().render(InventedDossier.dossier)
        #expect(Array(html.utf8) == Array(again.utf8))
    }

    @Test("The sections stand in the order that readers need them")
    func order() throws {
        let ids = html.matches(of: /<section id="([a-z]+)"/).map { String($0.output.1) }
        #expect(
            ids == [
                "record", "differences", "quotations", "positions", "timeline", "open", "figures", "participants",
                "coverage",
                "sources",
            ])
    }

    @Test("The policy lets only the embedded style and script through")
    func policy() throws {
        let policy = try between("http-equiv=\"Content-Security-Policy\" content=\"", "\"")
        #expect(policy.hasPrefix("default-src 'none'; "))
        #expect(policy.contains("script-src " + hash(try between("<script>", "</script>"))))
        #expect(policy.contains("style-src " + hash(try between("<style>", "</style>"))))
        #expect(!policy.contains("unsafe"))
        #expect(html.matches(of: /<script/).count == 1)
        #expect(html.matches(of: /\sstyle=|\son[a-z]+=/).isEmpty)
    }

    @Test(
        "Nothing is loaded; the only addresses are the reports' own, http or https, and do not say where one came from")
    func addresses() {
        let addresses = html.matches(of: /(?:src|href|action|data|poster)="([^"#][^"]*)"([^>]*)>/)
        #expect(addresses.map { String($0.output.1) } == ["https://harbour.example/ferry?a=1&amp;b=2"])
        #expect(addresses.allSatisfy { $0.output.2.contains("rel=\"noopener noreferrer nofollow\"") })
        #expect(html.matches(of: /<(?:img|link|iframe|object|embed|form|video|audio|base)\b|@import|url\(/).isEmpty)
        #expect(html.contains("<bdi>javascript:alert(1)</bdi>"))
    }

    @Test("Words of a report never become markup")
    func escaping() {
        let words = "</script><script>alert(1)</script><b onload='x'>\"&amp;"
        let hostile = page.render(InventedDossier.hostile(words))
        #expect(hostile.matches(of: /<script/).count == 1)
        #expect(hostile.matches(of: /<b |alert\(1\)<\/script>/).isEmpty)
        #expect(hostile.contains("&lt;/script&gt;&lt;script&gt;alert(1)"))
        #expect(hostile.contains("&#39;x&#39;&gt;&quot;&amp;amp;"))
    }

    @Test("Words that turn the direction of text, and control characters, are shown as signs, one for one")
    func directionControls() {
        let words = "safe\u{202E}gpj.exe\u{2066}\u{1B}[31m\u{0}\u{85}"
        let hostile = page.render(InventedDossier.hostile(words))
        #expect(hostile.unicodeScalars.allSatisfy { !HostileText.reordersText($0) && $0 != "\u{1B}" && $0 != "\u{0}" })
        #expect(hostile.contains("safe\u{FFFD}gpj.exe\u{FFFD}␛[31m␀\u{FFFD}"))
    }

    @Test("Every anchor that the page points to is there, once")
    func anchors() {
        let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.output.1) }
        #expect(Set(ids).count == ids.count)
        for link in html.matches(of: /href="#([^"]+)"/) {
            #expect(ids.contains(String(link.output.1)), "#\(link.output.1) leads nowhere")
        }
    }

    @Test("Every passage can be reached without the script: as a link to its paragraph, and in words")
    func evidenceWithoutScript() throws {
        let places = Dictionary(
            html.matches(of: /href="#(r[0-9]+-[0-9]+)" data-at="([0-9]+ [0-9]+ [0-9]+)"/).map {
                (String($0.output.2), String($0.output.1))
            }, uniquingKeysWith: { first, _ in first })
        for passage in InventedDossier.allEvidence(InventedDossier.dossier) {
            let report = passage.report == "r1" ? 1 : 2
            let anchor = try #require(places["\(report) \(passage.start) \(passage.end)"], "\(passage)")
            let paragraph = try between("id=\"\(anchor)\"", "</p>")
            var escaped = ""
            HTMLEscaping.append(passage.text, to: &escaped)
            #expect(paragraph.contains(escaped), "\(passage) is not in \(anchor)")
        }
        #expect(html.contains("<q dir=\"auto\">five hours</q>"))
    }

    @Test("The paragraphs in the Sources hold the text code point for code point, beyond the BMP and with CRLF")
    func offsets() throws {
        let reports = [InventedDossier.first, InventedDossier.second]
        let pieces = html.matches(
            of: /id="r([0-9]+)-[0-9]+"[^>]*><(?:span|del) data-start="([0-9]+)" dir="auto">([^<]*)</)
        #expect(pieces.count == 5)
        for piece in pieces {
            let report = try #require(Int(piece.output.1))
            let start = try #require(Int(piece.output.2))
            let shown = unescaped(String(piece.output.3)).unicodeScalars
            #expect(Array(reports[report - 1].unicodeScalars.dropFirst(start).prefix(shown.count)) == Array(shown))
        }
        #expect(pieces.contains { $0.output.3.contains("😀") })
        #expect(html.contains("five hours.&#13;"))
    }

    private func unescaped(_ text: String) -> String {
        text.replacing("&#13;", with: "\r").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    @Test("What differs from the fullest reading is marked, in words of the reading")
    func readings() {
        let marked = "The ferry will sail again <span class=\"other\" title=\"fullest: on 3\">in</span> May"
        #expect(html.firstRange(of: marked) != nil)
        #expect(html.contains("marks repaired"))
    }

    @Test("Page furniture is struck out with its reason")
    func removed() {
        #expect(html.matches(of: /<del data-start="[0-9]+" dir="auto">Also read: Ten beaches/).count == 1)
        #expect(html.contains("<bdi>related link</bdi>"))
    }

    @Test("What comes next stands before what has been")
    func nextFirst() throws {
        let timeline = try between("<section id=\"timeline\"", "</section>")
        let next = try #require(timeline.firstRange(of: "the ferry sails again"))
        let past = try #require(timeline.firstRange(of: "talks in Port Amsel"))
        #expect(next.lowerBound < past.lowerBound)
        #expect(timeline.contains("<time datetime=\"2031-05-03\">Saturday 3 May 2031</time>"))
    }

    @Test("What the reports leave open has a section, and reasons of merges stand with the participant")
    func openQuestions() throws {
        let open = try between("<section id=\"open\"", "</section>")
        #expect(open.contains("Told by one origin alone") && open.contains("Kestria demands that Velland pay"))
        var dossier = InventedDossier.dossier
        let form = dossier.participants[0].forms[0].text
        dossier.participants[0].why = [.init(form: form, reason: "known <as> one")]
        let reasons = page.render(dossier)
        #expect(reasons.contains("why these forms are one") && reasons.contains("known &lt;as&gt; one"))
        #expect(MarkdownDocument.render(dossier).contains("## Open questions"))
    }

    @Test("Tables tell a screen reader what their rows and columns are")
    func tables() {
        #expect(html.matches(of: /<th(?![^>]*scope=)[ >]/).isEmpty)
        #expect(html.contains("<span class=\"unseen\"> direct</span>"))
        #expect(html.contains("<a class=\"skip\" href=\"#record\">"))
    }

    @Test("No paragraph holds what a browser would break out of it")
    func paragraphs() {
        let paragraphs = html.matches(of: /<p[\s>][\s\S]*?<\/p>/)
        #expect(paragraphs.count > 20)
        #expect(!paragraphs.contains { $0.output.contains(/<(?:details|ul|ol|dl|div|table|blockquote|article)/) })
    }

    @Test("A quotation of many reports has one column for all that print the same words")
    func manyReports() {
        var dossier = InventedDossier.dossier
        let reading = dossier.quotations[0].readings[1]
        dossier.quotations[0].readings += (3...40).map { number in
            var copy = reading
            copy.report = "r\(number)"
            return copy
        }
        let columns = QuotationColumns(dossier.quotations[0], most: 6)
        #expect(columns.reportCount == 40)
        #expect(columns.columns.count == 2)
        #expect(columns.columns[1].likewise.count == 38)
        #expect(page.render(dossier).contains("likewise in 38 more reports"))
    }

    @Test("A dossier that does not hold what it promises is rendered without a crash")
    func broken() {
        var dossier = InventedDossier.dossier
        dossier.reports[0].blocks = [
            .init(start: -5, end: 9_999, kind: .paragraph), .init(start: 3, end: 2, kind: .title),
        ]
        dossier.reports[1].id = "r1"
        dossier.record[0].evidence = [.init(report: "r9", start: 40, end: -3, text: "nowhere")]
        dossier.quotations[0].readings = []
        dossier.positions[0].answeredBy = ["d77"]
        dossier.timeline[0].date = "2031-13-45T"
        dossier.figures[0].readings[0].low = .infinity
        dossier.origins = [["r1", "r1", "r5"]]
        #expect(page.render(dossier).contains("nowhere"))
        #expect(MarkdownDocument.render(dossier).contains("nowhere"))
        #expect(!TerminalSummary(width: 80, color: false).render(dossier).isEmpty)
    }

    @Test("An empty dossier says so in every section")
    func empty() {
        let dossier = Dossier(generator: .init(name: "variorum", version: "0"), title: "")
        #expect(page.render(dossier).matches(of: /gives? nothing for this/).count == 10)
    }
}
