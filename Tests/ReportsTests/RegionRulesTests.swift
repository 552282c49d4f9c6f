import Prose
import Testing

@testable import Reports

@Suite("What class names and ids of a part must not take away")
struct RegionRulesTests {
    private static let prose = [
        HTMLPages.sentence, HTMLPages.second, HTMLPages.third,
        "The harbour master of Port Alba counted nine boats on Monday and wrote the number on his board.",
        "On Friday the council will hear the owners of the boats that were not counted, one after the other.",
    ]

    private func read(_ body: String, head: String = "") throws -> Report {
        let page = """
            <!doctype html><html><head><title>Night ferry stays</title>\(head)</head>
            <body><article><h1>Night ferry stays</h1>\(body)</article></body></html>
            """
        return try #require(try HTMLReader().read(Array(page.utf8), file: "page.html").first)
    }

    private func kind(_ line: String, in report: Report) -> Block.Kind? {
        report.blocks.first { report.text.string($0.span) == line }?.kind
    }

    private var paragraphs: String { Self.prose.map { "<p>\($0)</p>" }.joined() }

    @Test("Readers' comments are no text, though they write more than the article has")
    func longComments() throws {
        let page = """
            <!doctype html><html><head><title>Mayor under fire</title></head><body><article><h1>Mayor under fire</h1>
            <p>Mayor Orla Venn of Port Alba came under fire on Tuesday after the pier had burnt.</p></article>
            <section id="comments"><h2>Comments (2)</h2><div class="comment"><p>\(Self.prose[3])</p></div>
            <div class="comment"><p>\(Self.prose[4])</p></div></section></body></html>
            """
        let report = try #require(try HTMLReader().read(Array(page.utf8), file: "page.html").first)
        let kept = report.blocks.filter { $0.kind == .paragraph }.map { report.text.string($0.span) }
        #expect(kept == ["Mayor Orla Venn of Port Alba came under fire on Tuesday after the pier had burnt."])
    }

    @Test("A paragraph's id of random letters is no advertisement, an element's named so is")
    func randomIds() throws {
        let report = try read(
            "\(paragraphs)<p id=AdDsWC>The crane was painted blue last year.</p>"
                + "<div id=ad-top><p>Buy the best rope of the coast today.</p></div><p>\(HTMLPages.second) Twice.</p>")
        #expect(kind("The crane was painted blue last year.", in: report) == .paragraph)
        #expect(kind("Buy the best rope of the coast today.", in: report) == .removed)
    }

    @Test("A class that says what else a part has is no name for the part")
    func accompanied() throws {
        let line = "The pier needs no paint this year."
        let report = try read(
            "\(paragraphs)<div class='text has-social-tools'><p>\(line)</p></div><p>\(Self.prose[0]) Yes.</p>")
        #expect(kind(line, in: report) == .paragraph)
    }

    @Test("A bar with byline and share buttons is judged line by line")
    func bylineBar() throws {
        let bar = """
            <div class="byline-social"><p>By Ilse Marn</p><p>2 April 2031</p>
            <p class="strapline">The council takes its time.</p><ul><li><a href="/f">Send</a></li></ul></div>
            """
        let report = try read(bar + paragraphs)
        #expect(report.byline == "Ilse Marn")
        #expect(kind("2 April 2031", in: report) == .metadata)
        #expect(kind("The council takes its time.", in: report) == .paragraph)
        #expect(kind("Send", in: report) == .removed)
    }

    @Test("The summary that the page's head states is text inside a share bar, too")
    func summaryInShareBar() throws {
        let summary = "The council of Orvania keeps its boat running until the spring."
        let report = try read(
            "<div class=share><p>\(summary)</p><p>Tell your friends all about this ferry.</p></div>\(paragraphs)",
            head: "<meta property='og:description' content='\(summary)'>")
        #expect(kind(summary, in: report) == .paragraph)
        #expect(kind("Tell your friends all about this ferry.", in: report) != .paragraph)
    }

    @Test("A list of sentences is text in a box named after links or sponsors, a list of links is not")
    func listOfSentences() throws {
        let sentences =
            "<ul class=story-list><li>The ferry sails at five.</li><li>It carries four hundred people.</li></ul>"
        let links =
            "<ul class=story-list><li><a href=/a>Keeper leaves the lighthouse for good.</a></li>"
            + "<li><a href=/b>Crane falls into the old lock.</a></li></ul>"
        let report = try read(
            "\(paragraphs)\(sentences)<p>\(Self.prose[1]) Again.</p>\(links)<p>\(Self.prose[2]) Too.</p>")
        #expect(kind("The ferry sails at five.", in: report) == .paragraph)
        #expect(kind("Crane falls into the old lock.", in: report) == .removed)
    }

    @Test("The article's body inside a teaser is its beginning")
    func bodyInTeaser() throws {
        let opening = Self.prose[3]
        let report = try read(
            "<div class=teaser><div class='x article-body'><p>\(opening)</p></div></div>"
                + Self.prose[..<3].map { "<div class='x article-body'><p>\($0)</p></div>" }.joined())
        #expect(kind(opening, in: report) == .paragraph)
    }

    @Test("A heading that links to its own place, or that a table of contents names, is a heading")
    func anchors() throws {
        let report = try read(
            (0..<3).map { "<h2 class=toc><a href='#p\($0)'>Pier \($0)</a></h2><p>\(Self.prose[$0])</p>" }.joined())
        #expect(report.blocks.filter { $0.kind == .heading }.count == 3)
    }

    @Test("A standfirst in the box of the article's date is text")
    func standfirst() throws {
        let line = "A short look at what the boat costs the town."
        let report = try read(
            "<div class=article-meta__excerpt><p>\(line)</p></div><p class=date>\(line) Really.</p>\(paragraphs)")
        #expect(kind(line, in: report) == .paragraph)
        #expect(kind("\(line) Really.", in: report) == .paragraph)
    }

    @Test("A question that the next paragraph answers is no call for comments")
    func interview() throws {
        let question = "What do you think of the new ferry?"
        let report = try read("\(paragraphs)<p>\(question)</p><p>\(HTMLPages.second) I do.</p><p>\(question)</p>")
        let kinds = report.blocks.filter { report.text.string($0.span) == question }.map(\.kind)
        #expect(kinds == [.paragraph, .removed])
    }

    @Test("A step of an instruction that names an address field is text, a sign-up line is not")
    func signUp() throws {
        let step = "Enter your email, check the box and press the button."
        let report = try read(
            "\(paragraphs)<p>\(step)</p><p>Enter your email to get the news</p><p>\(Self.prose[0]) So.</p>")
        #expect(kind(step, in: report) == .paragraph)
        #expect(kind("Enter your email to get the news", in: report) == .removed)
    }

    @Test("The only words around a picture are its caption, whatever their class")
    func captionWithoutFigure() throws {
        let line = "The ferry Alba leaves the north pier of Port Alba at noon."
        let report = try read(
            "\(paragraphs)<div class=q1><div class=q2><img src=f.jpg></div><div class=q3>\(line)</div></div><p>\(Self.prose[0]) So.</p>"
        )
        #expect(kind(line, in: report) == .caption)
        let icon = try read(
            "\(paragraphs)<div><img src=f.jpg width=40><div>\(line)</div></div><p>\(Self.prose[0]) So.</p>")
        #expect(kind(line, in: icon) == .paragraph)
    }

    @Test("A line that ends in a credit is a caption with a credit")
    func credited() throws {
        let report = try read("\(paragraphs)<p>The north pier at noon Credit: Orla Venn</p><p>\(Self.prose[0]) So.</p>")
        #expect(kind("The north pier at noon", in: report) == .caption)
        #expect(kind("Credit: Orla Venn", in: report) == .removed)
    }

    @Test(
        "Parts of a byline that only a style sheet holds apart are words of their own, parts of a sentence's word are not"
    )
    func gluedByline() throws {
        let report = try read(
            "<p>By<a href=/m>Ilse Marn</a><span>Harbour Writer</span></p>\(paragraphs)"
                + "<p>The boat of the harbour office of Orvania was called Mc<b>Alba</b> for years and years.</p>")
        #expect(kind("By Ilse Marn Harbour Writer", in: report) == .metadata)
        #expect(report.blocks.contains { report.text.string($0.span).contains("called McAlba") })
    }

    @Test("A line of strokes is an ornament, whatever element holds it")
    func ornament() throws {
        let report = try read("\(paragraphs)<h3>___</h3><p>\(Self.prose[0]) So.</p>")
        #expect(kind("___", in: report) == .removed)
    }

    @Test(
        "Behind a picture a sentence that its description says, or that an agency signs, is a caption; elsewhere it stays"
    )
    func captionsWithoutFigure() throws {
        let (said, signed) = (
            "The ferry Alba lies at its pier in March.", "Two boats leave the pier at noon, 3 May 2031. (AP)"
        )
        let report = try read(
            "\(paragraphs)<p><img src=a.jpg alt='\(said)'></p><p>\(said)</p><p>\(HTMLPages.second) Twice.</p>"
                + "<p><img src=b.jpg></p><p><em>\(signed)</em></p><p>\(HTMLPages.third) Always.</p><p>Nobody says so. (AP)</p>"
                + "<p>\(HTMLPages.sentence) Again.</p>")
        #expect(kind(said, in: report) == .caption)
        #expect(kind(signed, in: report) == .caption)
        #expect(kind("Nobody says so. (AP)", in: report) == .paragraph)
        #expect(kind("\(HTMLPages.second) Twice.", in: report) == .paragraph)
    }

    @Test("Words over a picture's credit in a wrapper of their own are its caption")
    func overCredit() throws {
        let line = "The council released this drawing of the pier in spring."
        let report = try read(
            "\(paragraphs)<div class=x><div class=y>\(line)</div><figcaption>Odo Pell</figcaption></div>"
                + "<p>\(HTMLPages.third) Always.</p>")
        #expect(kind(line, in: report) == .caption)
    }

    @Test("A sentence that ends in a day is text, a line that gives a day is a date")
    func daysInSentences() throws {
        let line = "She took the ferry to Amsel, Orvania, on 23 April 2031."
        let report = try read("<p>2 April 2031, Port Alba</p><p>\(line)</p>\(paragraphs)")
        #expect(kind(line, in: report) == .paragraph)
        #expect(kind("2 April 2031, Port Alba", in: report) == .metadata)
    }

    @Test(
        "Clock, reading time and counters that only a style sheet parts are metadata",
        arguments: [
            ("<p>10:35 am ET</p>", "10:35 am ET"),
            ("<div><span>6 min read</span><div hidden>·</div>5 days ago</div>", "6 min read 5 days ago"),
            (
                "<div><span>2 April 2031</span><span>57 Shares</span><span>973 Views</span></div>",
                "2 April 2031 57 Shares 973 Views"
            ),
            (
                "<p>Last Updated: 2 April 2031 at 6:33 a.m. First Published: 1 April 2031 at 4:12 p.m. ET</p>",
                "Last Updated: 2 April 2031 at 6:33 a.m. First Published: 1 April 2031 at 4:12 p.m. ET"
            ),
        ])
    func headLines(markup: String, line: String) throws {
        #expect(kind(line, in: try read(markup + paragraphs)) == .metadata)
    }

    @Test("Hashes and sizes in class names tell nothing; a caption in an element for credits is a caption")
    func hashes() throws {
        let (hashed, sized) = ("The crane was painted blue last year.", "The ferry has three lives, says the council.")
        let caption = "The ferry Alba lies at its pier on a morning in March."
        let report = try read(
            "\(paragraphs)<div class=body--5e9f1d7ad6><p>\(hashed)</p></div><p class='text font-size-20'>\(sized)</p>"
                + "<div class=photo-credit>\(caption)</div><div class=photo-credit>Odo Pell</div><p>\(HTMLPages.second) Twice.</p>"
        )
        #expect(kind(hashed, in: report) == .paragraph)
        #expect(kind(sized, in: report) == .paragraph)
        #expect(kind(caption, in: report) == .caption)
    }

    @Test("A paragraph behind linked headings one below the other is no teaser")
    func contents() throws {
        let first = "The council met for the third time this year, and nobody knew why it had to."
        let list =
            "<h2><a href=/a>The first boat of the year</a></h2><h2><a href=/b>The second boat of the year</a></h2>"
        let report = try read("<div class=intro>\(list)<p>\(first)</p></div><div class=column>\(paragraphs)</div>")
        #expect(kind(first, in: report) == .paragraph)
    }

    @Test("Behind the article's column, paragraphs of its own look belong to it")
    func alikeLooks() throws {
        let prose = Self.prose.map { "<p class=copy>\($0)</p>" }.joined()
        let (own, other) = (
            "The council will meet again in June, and the captain will be there, too.",
            "Visit our shop at the pier for ropes, flags and books on boats of the coast."
        )
        let report = try read(
            "<div class=column>\(prose)</div><div class=outro><p class=copy>\(own)</p></div><div class=shop><p>\(other)</p></div>"
        )
        #expect(kind(own, in: report) == .paragraph)
        #expect(kind(other, in: report) == .removed)
    }

    @Test("An embedded post in a bar for posts is kept as one in the text is")
    func posts() throws {
        let post = "The ferry sails at nine tonight, and we are on it."
        let quote = "<blockquote class=twitter-tweet><p>\(post)</p></blockquote>"
        let barred = try read(
            "\(paragraphs)<div class='social-embed twitter'>\(quote)</div><p>\(HTMLPages.second) Twice.</p>")
        let plain = try read("\(paragraphs)\(quote)<p>\(HTMLPages.second) Twice.</p>")
        #expect(kind(post, in: barred) == kind(post, in: plain))
    }
}
