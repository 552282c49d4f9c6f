import Foundation
import Prose
import Testing

@testable import Reports

@Suite("Dates that pages tell by how long ago they were")
struct PublicationAgeTests {
    let vocabulary: DateVocabulary
    /// 7 April 2031, 10:00 UTC.
    let fetched: FetchTime

    init() throws {
        vocabulary = try DateVocabulary()
        fetched = try #require(FetchTime(iso: "2031-04-07T10:00:00Z"))
    }

    private func relative(_ line: String, _ language: String) -> String? {
        let bytes = Array(line.utf8)
        return vocabulary.reader(language: language, fetched: fetched).relative(in: bytes, TextSpan(0, bytes.count))?
            .publication().value
    }

    private func report(_ head: String, after: String = "", meta: String = "", fetched: FetchTime?) throws -> Report {
        let text = (1...4).map { _ in "<p>\(ReaderFixtures.first) \(ReaderFixtures.second)</p>" }.joined()
        let page =
            "<!doctype html><html lang=en><head>\(meta)<title>Ferry to Amsel sails again</title></head><body>"
            + "<article><h1>Ferry to Amsel sails again</h1>\(head)\(text)</article>\(after)</body></html>"
        return try #require(try HTMLReader().read(Array(page.utf8), file: "page.html", fetched: fetched).first)
    }

    @Test(
        "Ages are counted back in many languages: to the minute where minutes are told, else to the day",
        arguments: [
            ("3 hours ago", "en", "2031-04-07"), ("12 hours ago", "en", "2031-04-06"),
            ("Updated 20 minutes ago", "en", "2031-04-07T09:40Z"), ("an hour ago", "en", "2031-04-07"),
            ("just now", "en", "2031-04-07T10:00Z"), ("3h ago", "en", "2031-04-07"),
            ("1 day, 12 hours ago", "en", "2031-04-05"), ("2 days ago", "en", "2031-04-05"),
            ("Yesterday at 10:20", "en", "2031-04-06T10:20"), ("vor 2 Stunden", "de", "2031-04-07"),
            ("Vor einem Tag", "de", "2031-04-06"), ("vor 5 Min.", "de", "2031-04-07T09:55Z"),
            ("gestern, 18:30 Uhr", "de", "2031-04-06T18:30"), ("il y a 3 jours", "fr", "2031-04-04"),
            ("Il y a une heure", "fr", "2031-04-07"), ("avant-hier", "fr", "2031-04-05"),
            ("hace 2 horas", "es", "2031-04-07"), ("Ayer", "es", "2031-04-06"), ("2 giorni fa", "it", "2031-04-05"),
            ("há 3 dias", "pt", "2031-04-04"), ("2 dagen geleden", "nl", "2031-04-05"),
            ("för 2 dagar sedan", "sv", "2031-04-05"), ("2 dni temu", "pl", "2031-04-05"),
            ("2 дня назад", "ru", "2031-04-05"), ("час назад", "ru", "2031-04-07"),
            ("tunti sitten", "fi", "2031-04-07"), ("před 2 dny", "cs", "2031-04-05"),
            ("2 gün önce", "tr", "2031-04-05"), ("πριν από 2 ημέρες", "el", "2031-04-05"),
            ("منذ 3 أيام", "ar", "2031-04-04"), ("לפני 2 ימים", "he", "2031-04-05"), ("3天前", "zh", "2031-04-04"),
            ("3小时前发布", "zh", "2031-04-07"), ("2日前", "ja", "2031-04-05"), ("2일 전", "ko", "2031-04-05"),
            ("2 órája", "hu", "2031-04-07"), ("3 weeks ago", "en", "2031-03"),
        ])
    func ages(line: String, language: String, expected: String) { #expect(relative(line, language) == expected) }

    @Test(
        "What is no age of a line is none",
        arguments: [
            ("5 min read", "en"), ("3 hours", "en"), ("Hier", "de"), ("vor 20 Leuten", "de"), ("5 weeks ago", "en"),
            ("12345 hours ago", "en"), ("The last 3 days", "en"), ("", "en"), ("ago", "en"), ("some days ago", "en"),
            ("小时前", "zh"),
            (
                "She said that the ferry had left the pier of Amsel for the last time some 3 days ago, that nobody had "
                    + "waved, and that the harbour master of the town had closed the gates.", "en"
            ),
        ])
    func noAges(line: String, language: String) { #expect(relative(line, language) == nil) }

    @Test("An article's age counts from the fetch, is inferred, and its line is the evidence")
    func published() throws {
        let report = try report(
            "<div class=meta>By Orla Venn • <span class=date>2 days ago</span></div>", fetched: fetched)
        #expect(report.published?.value == "2031-04-05")
        #expect(report.published?.basis == .inferred)
        if let span = report.published?.span { #expect(report.text.string(span).contains("2 days ago")) }
    }

    @Test("A labelled age that the text keeps is its own evidence")
    func evidence() throws {
        let report = try report("<p class=date>Published 2 days ago</p>", fetched: fetched)
        let span = try #require(report.published?.span)
        #expect(report.text.string(span).contains("2 days ago"))
    }

    @Test("Without the time of the fetch the date stays unknown")
    func unknown() throws {
        let report = try report("<div class=meta><span class=date>2 days ago</span></div>", fetched: nil)
        #expect(report.published == nil)
    }

    @Test("A stated date goes before an age")
    func stated() throws {
        let meta = "<meta property=article:published_time content=2031-04-01T08:00:00Z>"
        let report = try report("<span class=date>2 days ago</span>", meta: meta, fetched: fetched)
        #expect(report.published?.value == "2031-04-01T08:00:00Z")
        #expect(report.published?.basis == .stated)
    }

    @Test(
        "Ages of comments and of other stories are not the article's",
        arguments: [
            "<div class=comments><div><b>Bo Lind</b> <span>3 hours ago</span><p>Well said.</p></div></div>",
            "<div><b>Bo Lind</b> <span>3 hours ago</span><p>Well said.</p></div>",
            "<aside><h3>More</h3><a href=/2>Bridge opens</a> <span class=date>3 hours ago</span></aside>",
            "<ul><li><a href=/2>Bridge opens <i>3 hours ago</i></a></li><li><a href=/3>Fog <i>4 hours ago</i></a></li></ul>",
            "<ul><li>Bridge opens <span class=date>3 hours ago</span></li><li>Fog <span class=date>5 hours ago</span></li></ul>",
        ])
    func others(after: String) throws {
        let report = try report("", after: after, fetched: fetched)
        #expect(report.published == nil)
    }

    @Test("An update that is told by its age is the last change")
    func updated() throws {
        let report = try report(
            "<p class=date>Published 5 April 2031</p><p>Updated 20 minutes ago</p>", fetched: fetched)
        #expect(report.published?.value == "2031-04-05")
        #expect(report.updated?.value == "2031-04-07T09:40Z")
        #expect(report.updated?.basis == .inferred)
    }

    @Test("Records of an archive are read with the time they were fetched")
    func archive() throws {
        let text = (1...3).map { _ in "<p>\(ReaderFixtures.first) \(ReaderFixtures.second)</p>" }.joined()
        let page = ReaderFixtures.page(1, body: "<p class=date>Published 2 days ago</p>" + text)
        let record = ReaderFixtures.record(
            "response", "https://l.example/1", ReaderFixtures.response(Array(page.utf8)))
        let all = try ReadAll(record, try ReportReaders())
        #expect(all.reports.first?.published?.value == "2031-04-05")
        #expect(try ReportReaders().read(Array(page.utf8), file: "x.html").first?.published == nil)
        let given = try ReportReaders().read(GzipWriter.pack(Array(page.utf8)), file: "x.html", fetched: fetched)
        #expect(given.first?.published?.value == "2031-04-05")
    }

    @Test("A saved page is counted from when it was saved")
    func savedPage() throws {
        let page =
            "From: <Saved by a browser>\r\nDate: Mon, 07 Apr 2031 12:00:00 +0200\r\n"
            + "Snapshot-Content-Location: https://l.example/9\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
            + ReaderFixtures.page(
                9,
                body:
                    "<p class=date>Published 12 hours ago</p><p>\(ReaderFixtures.first)</p><p>\(ReaderFixtures.second)</p>"
            )
            + "\r\n--x--\r\n"
        #expect(try ReadAll(page).reports.first?.published?.value == "2031-04-06")
    }

    @Test("Times of archives are read as they are written, and others are none")
    func times() {
        #expect(FetchTime(iso: "2031-04-07T10:00:00.123456Z")?.seconds == fetched.seconds)
        for wrong in ["", "2031-04-07", "2031-13-07T10:00:00Z", "0001-01-01T00:00:00Z", "2031-04-07 10:00:00"] {
            #expect(FetchTime(iso: wrong) == nil)
        }
    }

    @Test("Random lines never break the reading of ages")
    func random() {
        var state: UInt64 = 7
        let pieces = [
            "3", "hours", "ago", "vor", "il y a", "小时前", "前", " ", ",", "'", "\u{0301}", "12", "yesterday", "un'", "é",
        ]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let piece = Array(pieces[Int(state >> 33) % pieces.count].utf8)
                bytes += state >> 60 == 0 ? Array(piece.dropLast()) : piece
            }
            let reading = vocabulary.reader(language: "en", fetched: fetched).relative(
                in: bytes, TextSpan(0, bytes.count))
            if let span = reading?.span { #expect(span.start < span.end && span.end <= bytes.count) }
        }
    }
}
