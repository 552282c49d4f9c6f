import Foundation
import Prose
import Testing

@testable import Reports

@Suite("Feeds")
struct FeedReaderTests {
    @Test("Each item of an RSS feed is a report with what the item and its channel state")
    func rss() throws {
        let read = try ReadAll(ReaderFixtures.rss, file: "feed.xml")
        #expect(read.reports.map(\.file) == ["feed.xml#1", "feed.xml#2"])
        let report = try #require(read.reports.first)
        #expect(report.title == "Ferry to Amsel sails again")
        #expect(report.outlet == "Harbour Lights")
        #expect(report.byline == "Orla Venn")
        #expect(report.url == "https://lights.example/1")
        #expect(report.published?.value == "2031-04-07T18:04:17Z")
        #expect(report.language == "en-GB")
        #expect(read.words(0) == [ReaderFixtures.first, ReaderFixtures.second])
        #expect(read.words(0, .title) == ["Ferry to Amsel sails again"])
        #expect(read.words(0, .removed) == ["Read more"])
    }

    @Test("Twice escaped titles and marked-up descriptions come out as words; summaries and empty items are noted")
    func escaped() throws {
        let read = try ReadAll(ReaderFixtures.rss)
        #expect(read.reports[1].title == "Minister’s word")
        #expect(read.words(1) == ["The minister rejected a rise of the fare on Tuesday, and smiled."])
        #expect(read.reports[1].url == "https://lights.example/2")
        #expect(read.notes == ["1 item of 2 gives only a summary", "1 item without text is left out"])
    }

    @Test("RSS 1.0 keeps its items beside the channel, in an encoding that the declaration names")
    func rdf() throws {
        let feed = """
            <?xml version="1.0" encoding="iso-8859-1"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
            xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Küste</title>\
            </channel><item rdf:about="https://k.example/1"><title>Fähre</title><d:date>2031-04-08</d:date>\
            <description>The ferry of Käthe sails again on Monday morning.</description></item></rdf:RDF>
            """
        let read = try ReadAll(feed.unicodeScalars.map { UInt8($0.value) }, try ReportReaders())
        #expect(read.reports.first?.outlet == "Küste")
        #expect(read.reports.first?.published?.value == "2031-04-08")
        #expect(read.reports.first?.url == "https://k.example/1")
        #expect(read.words(0) == ["The ferry of Käthe sails again on Monday morning."])
    }

    @Test("An Atom entry takes its text from inline XHTML, its title from escaped HTML, its author from the feed")
    func atom() throws {
        let read = try ReadAll(ReaderFixtures.atom)
        let report = try #require(read.reports.first)
        #expect(report.title == "Minister promises ferry")
        #expect(report.outlet == "Pier Post")
        #expect(report.byline == "The desk")
        #expect(report.url == "https://pier.example/a")
        #expect(report.published?.value == "2031-04-08T10:00:00Z")
        #expect(read.words(0) == [ReaderFixtures.first, ReaderFixtures.second])
        #expect(read.notes.isEmpty)
    }

    @Test("Atom 0.3 is read by its own names")
    func atom03() throws {
        let read = try ReadAll(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old Post</title><entry><title>Ferry</title>\
            <issued>2004-05-01T10:00:00Z</issued><content type="text/html" mode="escaped">&lt;p&gt;\(ReaderFixtures.first)&lt;/p&gt;\
            </content></entry></feed>
            """)
        #expect(read.words(0) == [ReaderFixtures.first])
        #expect(read.reports.first?.published?.value == "2004-05-01T10:00:00Z")
    }

    @Test("JSON Feed gives its items, with HTML or plain text")
    func jsonFeed() throws {
        let read = try ReadAll(ReaderFixtures.jsonFeed, file: "feed.json")
        #expect(read.reports.map(\.file) == ["feed.json#1", "feed.json#2"])
        #expect(read.reports.first?.outlet == "Coast Wire")
        #expect(read.reports.first?.byline == "Orla Venn, Bo Lind")
        #expect(read.words(0) == [ReaderFixtures.first, ReaderFixtures.second])
    }

    @Test("A list of feeds is no report, but the feeds that it names are told")
    func opml() throws {
        let read = try ReadAll(
            """
            <opml version="2.0"><head/><body><outline text="News"><outline text="a" title="Harbour" xmlUrl="https://a.example/feed"/>\
            <outline xmlUrl="https://b.example/feed"/><outline text="again" xmlUrl="https://b.example/feed"/></outline></body></opml>
            """)
        #expect(
            read.notes == ["names the feed “Harbour”, https://a.example/feed", "names the feed https://b.example/feed"])
        #expect(read.error?.problem.contains("a list of 2 feeds (OPML)") == true)
    }

    @Test("A feed that breaks off or is not well-formed is read as far as it goes, with a note")
    func broken() throws {
        let cut = try #require(ReaderFixtures.rss.range(of: "A title and no"))
        let read = try ReadAll(String(ReaderFixtures.rss[..<cut.lowerBound]))
        #expect(read.reports.count == 2)
        #expect(read.notes.contains { $0.contains("breaks off") })
        let stray = try ReadAll(
            "<rss><channel><title>A & B</title><item><title>T</title></wrong><description>\(ReaderFixtures.first) & more &nbsp;&bogus; x < y"
                + "</description></item></channel></rss>")
        #expect(stray.words(0) == ["\(ReaderFixtures.first) & more \u{A0}&bogus; x < y"])
        #expect(stray.reports.first?.outlet == "A & B")
        #expect(stray.notes.contains { $0.contains("not well-formed") })
    }

    @Test("A feed of titles only says so and what to do")
    func titlesOnly() throws {
        let read = try ReadAll("<rss><channel><item><title>T</title></item></channel></rss>")
        #expect(read.error?.problem.contains("nothing but a title or a link; save the articles' pages") == true)
    }
}
