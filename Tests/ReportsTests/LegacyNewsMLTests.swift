import Prose
import Testing

@testable import Reports

@Suite("NewsML 1, and XML with declarations of its own")
struct LegacyNewsMLTests {
    @Test("An item's text and what is stated of it are read, its pictures are not")
    func item() throws {
        let all = try ReadAll(ReaderFixtures.legacyNewsML)
        let report = try #require(all.reports.first)
        #expect(all.reports.count == 1)
        #expect(report.title == "Ferry sails")
        #expect(report.byline == "Orla Venn")
        #expect(report.outlet == "Harbour Press")
        #expect(report.credits == ["Reuters"])
        #expect(report.published?.value == "2031-04-07T10:00:00Z")
        #expect(report.updated?.value == "2031-04-08T09:30:00Z")
        #expect(all.words(0) == [ReaderFixtures.first, ReaderFixtures.second])
    }

    @Test(
        "Plain text and XHTML inside are read, too",
        arguments: [
            "\(ReaderFixtures.first)\n\n\(ReaderFixtures.second)",
            "<html><head><title>x</title></head><body><p>\(ReaderFixtures.first)</p><p>\(ReaderFixtures.second)</p></body></html>",
            "<p>\(ReaderFixtures.first)</p><p>\(ReaderFixtures.second)</p>",
        ])
    func contents(content: String) throws {
        let item =
            "<NewsItem><NewsComponent><NewsLines><HeadLine>Ferry sails</HeadLine></NewsLines>"
            + "<ContentItem><DataContent>\(content)</DataContent></ContentItem></NewsComponent></NewsItem>"
        let one = try ReadAll("<NewsML>\(item)</NewsML>")
        #expect(one.words(0) == [ReaderFixtures.first, ReaderFixtures.second])
        let two = try ReadAll("<NewsML>\(item)\(item)</NewsML>")
        #expect(two.reports.map(\.file) == ["input#1", "input#2"])
    }

    @Test("An item without text is an error that says what it is")
    func empty() throws {
        let all = try ReadAll("<NewsML><NewsItem><NewsComponent/></NewsItem></NewsML>")
        #expect(all.error?.problem == "the news item holds no text (NewsML); it may only point to it")
    }

    @Test("A feed with entities of its own is read, and none of them is put in")
    func entities() throws {
        let declarations =
            "<!DOCTYPE rss [\n<!-- it's > here -->\n<!ENTITY a \"ha>ha\">\n<!ENTITY b '&a;&a;&a;&a;'>\n"
            + "<?x it's ]> ?><!ENTITY % c SYSTEM \"http://x.example/c\">\n%c;\n]>"
        let feed = ReaderFixtures.rss.replacing("<rss ", with: declarations + "\n<rss ").replacing(
            "Short.", with: "Short &b;.")
        let all = try ReadAll(feed.replacing("and smiled", with: "and said &b;"))
        #expect(all.reports.count == 2)
        #expect(all.error == nil)
        #expect(all.reports[1].text.string.contains("and said &b;"))
        #expect(!all.reports[1].text.string.contains("ha>ha"))
    }

    @Test("A packed page that breaks off is read as far as it goes, with a note")
    func brokenOff() throws {
        let page = ReaderFixtures.page(
            1, body: (1...40).map { "<p>\(ReaderFixtures.first) This is paragraph \($0).</p>" }.joined())
        let packed = GzipWriter.pack(Array(page.utf8))
        let all = try ReadAll(Array(packed.prefix(packed.count * 2 / 3)), try ReportReaders())
        #expect(all.words(0).first?.hasPrefix(ReaderFixtures.first) == true)
        #expect(all.notes.contains { $0.hasPrefix("the compressed data break off after") })
        #expect(all.error == nil)
    }
}
