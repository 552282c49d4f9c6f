import Prose
import Testing

@testable import Reports

@Suite("Dates of a page that are not the article's")
struct ForeignDatesTests {
    private let reader: HTMLReader

    init() throws { reader = try HTMLReader() }

    private func date(_ body: String, tag: String = "<html>") throws -> PublicationDate? {
        let page = "<!DOCTYPE html>\(tag)<head><title>Night ferry stays</title></head><body>\(body)"
        return try reader.published(Array(page.utf8), file: "quay.html")
    }

    private let title = "<h1>Night ferry stays</h1>"
    private let story =
        "<p>\(HTMLPages.sentence) \(HTMLPages.second)</p><p>\(HTMLPages.third) \(HTMLPages.sentence)</p>"

    @Test(
        "A date in a sentence, a caption, a comment or a list of other stories is none of publication",
        arguments: [
            "<p>The pier was opened on <time datetime='1999-05-01'>1 May 1999</time>, the harbour master said.</p>",
            "<p>The pier was <b>opened</b> on 1 May 1999, the harbour master said.</p>",
            "<p>File photo, 1 January 2020. (Quay Photo/Bo Venn)</p>",
            "<figure><img src=a.jpg><figcaption>The pier, 1 January 2020.</figcaption></figure>",
            "<div class='wp-caption'><p>The pier. 1 January 2020</p></div>",
            "<div class=comments><p><time datetime='2024-05-05'>5 May 2024</time> So quick.</p></div>",
            "<aside class=related><time datetime='2019-01-01'>1 January 2019</time> Ten beaches</aside>",
        ])
    func foreign(_ part: String) throws {
        #expect(try date(title + story + part) == nil)
        let own = "<p class=date>2 April 2031</p>"
        #expect(try date(title + own + story + part)?.value == "2031-04-02")
        #expect(try date(title + own + story + part)?.basis == .stated)
    }

    @Test(
        "A line that tells the publication is one in many words, too",
        arguments: [
            "<p>This story was first published on <time datetime='2031-04-02'>2 April 2031</time> in the paper</p>",
            "<p>By Bo Venn in Amsel on <time datetime='2031-04-02'>2 April 2031</time></p>",
            "<p>AMSEL, 2 April 2031 – The ferry will go on sailing by night, and the town is glad of it.</p>",
        ])
    func lines(_ part: String) throws { #expect(try date(title + part + story)?.value == "2031-04-02") }

    @Test("A numeric date that nothing tells how to read is inferred; where the page tells, it is stated")
    func ambiguous() throws {
        let body = title + "<p class=date>03/04/2031</p>" + story
        #expect(try date(body)?.basis == .inferred)
        let british = try date(body, tag: "<html lang=en-GB>")
        #expect(british?.value == "2031-04-03")
        #expect(british?.basis == .stated)
        let other = body + "<div class=comments>Bo, <span class=date>25/04/2031</span></div>"
        #expect(try date(other)?.value == "2031-04-03")
        #expect(try date(other)?.basis == .stated)
    }

    @Test("A day that no calendar has is no date, not even a month", arguments: ["30 February 2031", "31. April 2031"])
    func impossible(_ day: String) throws {
        #expect(try date(title + "<p class=date>\(day)</p>" + story) == nil)
        let both = "<p class=date>\(day), 2 April 2031</p>"
        #expect(try date(title + both + story)?.value == "2031-04-02")
    }
}
