import Prose
import Testing

@testable import Reports

@Suite("Publication dates of pages")
struct PublicationDateTests {
    private let reader: HTMLReader

    init() throws { reader = try HTMLReader() }

    private func date(head: String = "", body: String, lang: String = "en") throws -> PublicationDate? {
        let page =
            "<!DOCTYPE html><html lang=\"\(lang)\"><head><title>Night ferry stays</title>\(head)</head><body>\(body)"
        return try reader.published(Array(page.utf8), file: "quay.html")
    }

    private let title = "<h1>Night ferry stays</h1>"
    private let story = "<p>\(HTMLPages.sentence)</p><p>\(HTMLPages.second)</p><p>\(HTMLPages.third)</p>"

    @Test("A meta element for the time of publication counts before that of the last change")
    func publishedBeforeModified() throws {
        let head = """
            <meta property="article:modified_time" content="2031-04-09T08:00:00+02:00">
            <meta property="article:published_time" content="2031-04-02T18:20:05+02:00">
            """
        let found = try date(head: head, body: title + story)
        #expect(found?.value == "2031-04-02T18:20:05+02:00")
        #expect(found?.basis == .stated)
    }

    @Test("The time of the last change stands in, as inferred, where nothing else is told")
    func modifiedStandsIn() throws {
        let head = "<meta property=\"article:modified_time\" content=\"2031-04-09T08:00:00+02:00\">"
        let found = try date(head: head, body: title + story)
        #expect(found?.day?.iso == "2031-04-09")
        #expect(found?.basis == .inferred)
    }

    @Test("A date of a comment or of another story is not that of a page, be its article short")
    func commentsBelowShortArticle() throws {
        let short = "<p>\(HTMLPages.sentence)</p><p>\(HTMLPages.second)</p><p>\(HTMLPages.third)</p>"
        let comment = "<div class=\"comments\"><time datetime=\"2031-05-05\">5 May 2031</time> Bo: nonsense</div>"
        #expect(try date(body: title + short + comment) == nil)
        let other =
            "<aside class=\"related\"><h3>Related</h3><p>1 January 2029 <a href=\"/a\">An old ferry</a></p></aside>"
        #expect(try date(body: title + short + other) == nil)
        let shown = "<p class=\"date\">2 April 2031</p>"
        #expect(try date(body: title + shown + short + comment)?.value == "2031-04-02")
    }

    @Test("What a page tells its own statistics counts less than what it marks for everybody")
    func statistics() throws {
        let head = "<meta name=\"DCSext.articleFirstPublished\" content=\"2031-03-10 18:00\">"
        let time = "<time itemprop=\"datePublished\" datetime=\"2031-04-02T15:54+0000\">2 April 2031</time>"
        #expect(try date(head: head, body: title + time + story)?.day?.iso == "2031-04-02")
        #expect(try date(head: head, body: title + story)?.value == "2031-03-10T18:00")
    }

    @Test("A clock time is in the zone that the page shows with it")
    func shownZone() throws {
        func head(_ stamp: String) -> String {
            "<meta property=\"article:published_time\" content=\"\(stamp)\">"
        }
        let time = "<time datetime=\"2031-04-02T15:53:11-0800\">2 April 2031 at 3:53PM</time>"
        for stamp in ["2031-04-02T15:53:11Z", "2031-04-02T15:53:11"] {
            #expect(try date(head: head(stamp), body: title + time + story)?.value == "2031-04-02T15:53:11-08:00")
        }
        // Another clock time is another moment, or the same one told for Greenwich.
        #expect(
            try date(head: head("2031-04-02T23:53:11Z"), body: title + time + story)?.value == "2031-04-02T23:53:11Z")
    }

    @Test("Of several articles in JSON-LD the page's own is taken")
    func rightNode() throws {
        let head = """
            <script type="application/ld+json">[{"@type":"NewsArticle","headline":"Lighthouse keeper retires",
            "datePublished":"2031-01-01"},{"@type":"NewsArticle","headline":"Night ferry stays",
            "datePublished":"2031-04-02","comment":{"@type":"Comment","datePublished":"2031-04-05"}}]</script>
            """
        #expect(try date(head: head, body: title + story)?.value == "2031-04-02")
    }

    @Test("The date printed under the title counts, not those of other stories, comments and the copyright line")
    func printedDate() throws {
        let body = """
            <div class="recent-posts"><ul><li><span class="date">30.03.2031</span> Ten beaches</li></ul></div>
            \(title)<div class="entry-meta">Posted on <span class="date">2 April 2031</span></div>\(story)
            <div class="comments"><span class="comment-date">5 April 2031</span><p>So quick a vote.</p></div>
            <footer>© 1 January 2031 The Quay Courier</footer>
            """
        #expect(try date(body: body)?.value == "2031-04-02")
    }

    @Test("A label that tells of a change is told from one that tells of publication")
    func labels() throws {
        let body = "\(title)<p>Aktualisiert: 09.04.2031, veröffentlicht: 02.04.2031</p>\(story)"
        #expect(try date(body: body, lang: "de")?.value == "2031-04-02")
    }

    @Test("The day is that of the outlet's clock, not that of Greenwich")
    func localDay() throws {
        let head = "<meta property=\"article:published_time\" content=\"2031-04-03T03:20:00Z\">"
        let body = "\(title)<p class=\"dateline\">April 2, 2031 at 11:20 p.m. EDT</p>\(story)"
        #expect(try date(head: head, body: body)?.value == "2031-04-02T23:20-04:00")
        let other = "\(title)<p class=\"dateline\">April 2, 2031 at 11:47 p.m. EDT</p>\(story)"
        #expect(try date(head: head, body: other)?.value == "2031-04-03T03:20:00Z")
    }

    @Test("Numeric dates are read in the order of the page's country, of its other dates, or of another witness")
    func orders() throws {
        let line = "<p class=\"date\">04/02/2031</p>"
        #expect(try date(body: title + line + story, lang: "en-US")?.value == "2031-04-02")
        #expect(try date(body: title + line + story, lang: "en-GB")?.value == "2031-02-04")
        #expect(try date(body: title + line + story, lang: "fr")?.value == "2031-02-04")
        let more = "<ul><li>03/28/2031 Ten beaches<li>03/30/2031 A pier</ul>"
        #expect(try date(body: title + line + story + more, lang: "en-GB")?.value == "2031-04-02")
        let canonical = "<link rel=\"canonical\" href=\"https://quay.example/2031/04/02/ferry\">"
        #expect(try date(head: canonical, body: title + line + story, lang: "en-GB")?.day?.iso == "2031-04-02")
    }

    @Test("A piece that came out anew under a date that the page shows as its own is of that date")
    func newEdition() throws {
        let head = """
            <meta property="article:published_time" content="2030-04-02T18:20:05+02:00">
            <meta property="article:modified_time" content="2031-04-02T09:00:00+02:00">
            """
        let shown = "\(title)<p class=\"date\">2 April 2031</p>\(story)"
        #expect(try date(head: head, body: shown)?.day?.iso == "2031-04-02")
        let update = "\(title)<p class=\"date\">Updated: 2 April 2031</p>\(story)"
        #expect(try date(head: head, body: update)?.day?.iso == "2030-04-02")
    }

    @Test("Time elements, microdata and abbreviations tell the date, each with its own mark")
    func elements() throws {
        for element in [
            "<time class=\"entry-date published\" datetime=\"2031-04-02T18:20:05+02:00\">Wednesday</time>",
            "<time pubdate datetime=\"2031-04-02T18:20:05+02:00\"></time>",
            "<span itemprop=\"datePublished\" content=\"2031-04-02T18:20:05+02:00\">Wednesday</span>",
            "<abbr class=\"published\" title=\"2031-04-02T18:20:05+02:00\">Wednesday</abbr>",
        ] {
            let body = "<time class=\"updated\" datetime=\"2031-04-09\">later</time>\(title)\(element)\(story)"
            #expect(try date(body: body)?.day?.iso == "2031-04-02", "\(element)")
        }
    }

    @Test("A date split over elements, in data of scripts or only in the address is found")
    func lastResorts() throws {
        let split = "\(title)<div class=\"post-date\"><b>2</b><i>April</i><span>2031</span></div>\(story)"
        #expect(try date(body: split)?.value == "2031-04-02")
        let script =
            "\(title)\(story)<script>var page = {\"updatedAt\":\"2031-04-09\",\"publishedAt\":\"2031-04-02\"}</script>"
        #expect(try date(body: script)?.value == "2031-04-02")
        #expect(try date(body: script)?.basis == .inferred)
        let address = "<link rel=\"canonical\" href=\"https://quay.example/2031/04/02/ferry\">"
        #expect(try date(head: address, body: title + story)?.value == "2031-04-02")
    }

    @Test("A copyright year, a date of birth and a page without dates give none")
    func none() throws {
        #expect(try date(body: title + story + "<footer>© 2031 The Quay Courier</footer>") == nil)
        #expect(try date(body: title + "<p>Tove Quist, born 2 April 1971, is a captain.</p>" + story) == nil)
        #expect(try date(body: title + story) == nil)
    }

    @Test("Broken and hostile pages neither crash the search nor slow it down")
    func hostile() throws {
        let deep = String(repeating: "<div class=\"date\">", count: 20_000) + "2 April 2031"
        let many = String(repeating: "<li class=\"date\"><time datetime=\"2031-04-02\">2.4.2031</time>", count: 20_000)
        let wide = "<h1>" + String(repeating: "<span class=\"date\"></span>", count: 50_000)
        let start = ContinuousClock.now
        for body in [deep, many, wide, many.replacing("2031", with: "99999")] { _ = try date(body: body) }
        #expect(ContinuousClock.now - start < .seconds(30))
    }
}
