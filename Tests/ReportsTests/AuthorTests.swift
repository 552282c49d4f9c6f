import Testing

@testable import Reports

@Suite("Who wrote a page's article")
struct AuthorTests {
    private func byline(_ author: String?, above: String, outlet: String = "The Quay Courier") throws -> String? {
        let stated = author.map { #""author":{"@type":"Person","name":"\#($0)"},"# } ?? ""
        let page = """
            <!doctype html><html><head><title>Night ferry stays</title>
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Night ferry stays",\(stated)
            "publisher":{"@type":"Organization","name":"\(outlet)"}}</script></head>
            <body><article><h1>Night ferry stays</h1>\(above)<p>\(HTMLPages.sentence) \(HTMLPages.second) \(HTMLPages.third)</p>
            <p>\(HTMLPages.third)</p><p>\(HTMLPages.second)</p><a rel=author href=/p>Una Late</a></article></body></html>
            """
        return try #require(try HTMLReader().read(Array(page.utf8), file: "page.html").first).byline
    }

    @Test(
        "What is no name gives way to the name that the page prints",
        arguments: [", QUAY TODAY", "By", nil, "Published on 2 April 2031"])
    func rubbish(stated: String?) throws {
        #expect(try byline(stated, above: "<div class=share><a rel=author href=/m>Ilse Marn</a></div>") == "Ilse Marn")
    }

    @Test("The outlet as its own author gives way to a person, a person stands")
    func outlet() throws {
        let printed = "<p>By <a class=author-name href=/m>Ilse Marn</a></p>"
        #expect(try byline("Quay Courier", above: printed, outlet: "Quay Courier") == "Ilse Marn")
        #expect(try byline("Odo Pell", above: printed) == "Odo Pell")
        #expect(try byline("Quay Courier", above: "", outlet: "Quay Courier") == "Quay Courier")
    }

    @Test("A name behind the first paragraph is not the author's")
    func late() throws {
        #expect(try byline(nil, above: "") == nil)
    }

    @Test("The name is read out of a line that opens with the date")
    func dateLine() throws {
        #expect(try byline(nil, above: "<p>posted on 2031-04-02 by Ilse Marn</p>") == "Ilse Marn")
    }

    @Test("Words around a name are cut off")
    func cleaned() {
        #expect(AuthorNames.cleaned("ByIlse Marn") == "Ilse Marn")
        #expect(AuthorNames.cleaned("By Ilse Marn · The Quay") == "Ilse Marn")
        #expect(AuthorNames.cleaned("11 December 2023") == nil)
        #expect(AuthorNames.withoutOutlet("Ilse Marn QUAY TODAY") == "Ilse Marn")
        #expect(AuthorNames.withoutOutlet("ILSE MARN") == "ILSE MARN")
    }

    @Test("An outlet behind the author's own element is no part of the name")
    func outletBehindName() throws {
        let printed =
            "<div class=byline><span class=author><a class=authors href=/m>Ilse Marn</a> <span>Amsel Courier-Post</span></span></div>"
        #expect(try byline(nil, above: printed) == "Ilse Marn")
    }

    @Test("What the bearer of a name does, months and names of accounts are no part of it")
    func trimmings() throws {
        #expect(AuthorNames.cleaned("By Ilse Marn, Quay Staff Writer") == "Ilse Marn")
        #expect(AuthorNames.cleaned("Ilse Marn, Odo Pell") == "Ilse Marn, Odo Pell")
        #expect(AuthorNames.behindBy("By Ilse Marn December 3, 2031") == "Ilse Marn")
        #expect(AuthorNames.behindBy("By Ilse May 3 days ago") == nil)
        let head =
            "<meta name=author content='Ilse Marn'><meta name=author content=ilse-marn><meta name=author content='ilse marn'>"
        let page =
            "<!doctype html><html><head>\(head)</head><body><article><h1>Ferry</h1><p>\(HTMLPages.sentence)</p></article></body></html>"
        #expect(try HTMLReader().read(Array(page.utf8), file: "page.html").first?.byline == "Ilse Marn")
    }

    @Test("A byline below a long caption is read")
    func belowCaption() throws {
        let caption = "<p>\(HTMLPages.sentence) \(HTMLPages.second)</p>"
        #expect(try byline(nil, above: caption + "<p>By Ilse Marn, Contributing Opinion Writer</p>") == "Ilse Marn")
    }
}
