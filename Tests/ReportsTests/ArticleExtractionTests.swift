import Prose
import Testing

@testable import Reports

@Suite("Which parts of a page are its article")
struct ArticleExtractionTests {
    private static let places = ["Port Alba", "Lowmere", "the north pier", "Sandholt", "the old lock", "Vesterby"]
    private static let things = ["ferry", "crane", "dredger", "lighthouse", "tide table", "harbour office"]

    /// An invented paragraph of about 30 words, a different one for each number.
    private static func prose(_ number: Int) -> String {
        let place = places[number % places.count]
        let thing = things[(number / places.count + number) % things.count]
        return """
            On day \(number) the council of \(place) decided that the \(thing) should be painted anew before the winter, \
            because \(number + 3) of its planks had been found loose by a clerk who counted them twice.
            """
    }

    private static func paragraphs(_ numbers: Range<Int>) -> String {
        numbers.map { "<p>\(prose($0))</p>" }.joined(separator: "\n")
    }

    private func read(body: String, title: String = "Council has the harbour painted") throws -> Report {
        let page = "<!doctype html><html><head><title>\(title)</title></head><body>\(body)</body></html>"
        return try #require(try HTMLReader().read(Array(page.utf8), file: "page.html").first)
    }

    private func text(_ report: Report) -> [String] {
        report.blocks.filter { $0.kind == .paragraph || $0.kind == .heading }.map { report.text.string($0.span) }
    }

    @Test("A page of a few words that no script can add to is read as it stands")
    func fewWords() throws {
        #expect(try text(read(body: "Closed", title: "")) == ["Closed"])
        #expect(try text(read(body: "<a href='#'><p>North</p><p>South</p>East</a>")) == ["North", "South", "East"])
        #expect(try text(read(body: "<article><h2>Pier 1</h2><img><h2>Pier 2</h2></article>")) == ["Pier 1", "Pier 2"])
    }

    @Test("A page of a few words that a script could fill has no article")
    func scriptPage() {
        #expect(throws: ReadError.self) { try read(body: "<div id=app>Loading</div><script>start()</script>") }
    }

    @Test("The symbols of a formula are text, the notes on its notation are not")
    func formula() throws {
        let formula = """
            <math><semantics><mrow><mi>a</mi><mo>≠</mo><mn>0</mn></mrow><annotation>a \\neq 0</annotation>\
            <annotation-xml><ci>a</ci></annotation-xml></semantics></math>
            """
        let report = try read(
            body: "<article>\(Self.paragraphs(0..<3))<p>The level is found when \(formula) holds at noon.</p></article>"
        )
        #expect(text(report).last == "The level is found when a ≠ 0 holds at noon.")
    }

    @Test(
        "A raised digit behind a number is its power, and the mark of a footnote is left out",
        arguments: [
            ("It held 10<sup>6</sup> litres.", "It held 10⁶ litres."),
            ("It held 10<sup>-12</sup> litres.", "It held 10⁻¹² litres."),
            ("The level was 2<sub>3</sub>.", "The level was 2₃."), ("H<sub>2</sub>O rose.", "H2O rose."),
            ("It rose 5<sup>1</sup>/<sub>2</sub> metres.", "It rose 5 1/2 metres."),
            ("On the 5<sup>th</sup> day it fell.", "On the 5th day it fell."),
            ("It took 12<sup>[1]</sup> ships.", "It took 12 ships."),
            ("It took 12<sup><a href='#n1'>1</a></sup> ships.", "It took 12 ships."),
            ("It took 12<a href='#n1'><sup>*</sup></a> ships.", "It took 12 ships."),
        ])
    func scripts(_ paragraph: String, _ expected: String) throws {
        let report = try read(body: "<article>\(Self.paragraphs(0..<3))<p>\(paragraph)</p></article>")
        #expect(text(report).last == expected)
    }

    @Test("A stream of other stories is left out though it holds more words and no element parts it off")
    func stream() throws {
        let teasers = (20..<40).map {
            "<li class=item><div class=row><div class=cell><p>\(Self.prose($0))</p></div></div></li>"
        }
        let report = try read(
            body: """
                <div id=main><section class=story><h1>Council has the harbour painted</h1>\(Self.paragraphs(0..<9))\
                </section><div class=remote><ul class=items>\(teasers.joined())</ul></div></div>
                """)
        #expect(text(report) == (0..<9).map(Self.prose))
    }

    @Test("An article whose paragraphs stand in alike parts beside its head is read whole")
    func parts() throws {
        let parts = (0..<12).map { "<div class=part>\(Self.paragraphs($0 * 2..<$0 * 2 + 2))</div>" }
        let report = try read(
            body: "<div id=main><div class=head><h1>Council has the harbour painted</h1></div>\(parts.joined())</div>")
        #expect(text(report) == (0..<24).map(Self.prose))
    }

    @Test("A box behind the article's column is no part of it, even where quotes stand in boxes of their own")
    func tail() throws {
        let report = try read(
            body: """
                <div class=page><h1>Council has the harbour painted</h1>
                <div class=text>\(Self.paragraphs(0..<9))</div>
                <div class=ticker-line><div class=entry><p>\(Self.prose(40))</p><p>\(Self.prose(41))</p></div></div></div>
                """)
        #expect(text(report) == (0..<9).map(Self.prose))
    }

    @Test("A table's column that is called Comment does not end the article")
    func columnHead() throws {
        let report = try read(
            body: """
                <article><h1>Council has the harbour painted</h1>\(Self.paragraphs(0..<8))
                <table><tr><td><p>Plank</p></td><td><p>Comment</p></td></tr>
                <tr><td><p>First</p></td><td><p>It was loose on the day of the count.</p></td></tr></table>
                \(Self.paragraphs(8..<10))</article>
                """)
        #expect(text(report).contains("It was loose on the day of the count."))
        #expect(text(report).suffix(2) == [Self.prose(8), Self.prose(9)])
    }

    @Test("A picture's copyright mark glued to a paragraph does not take the paragraph with it")
    func copyrightMark() throws {
        let glued = "© Provided by Quay Pictures " + Self.prose(0) + " Nobody in the office had an answer."
        let report = try read(
            body: "<article><h1>Council has the harbour painted</h1><p>\(glued)</p>\(Self.paragraphs(1..<5))</article>")
        #expect(text(report).first == glued)
    }

    @Test("An item that is a link stays in a list of text, a list of links goes")
    func lists() throws {
        let report = try read(
            body: """
                <article><h1>Council has the harbour painted</h1>\(Self.paragraphs(0..<4))
                <ul><li><a href=a>The loose planks of the pier</a></li><li>were nailed down by the keeper himself</li>
                <li>as the clerk had asked in the spring of that year</li></ul>
                \(Self.paragraphs(4..<6))
                <ul><li><a href=b>Clerk counts planks again</a></li><li><a href=c>Keeper buys nails</a></li></ul>
                \(Self.paragraphs(6..<8))</article>
                """)
        #expect(text(report).contains("The loose planks of the pier"))
        #expect(!text(report).contains("Clerk counts planks again"))
        #expect(!text(report).contains("Keeper buys nails"))
    }

    @Test("A gallery among the paragraphs is no text, however much it says and whatever the page is called")
    func gallery() throws {
        let slides = (20..<60).map { "<li><p>\(Self.prose($0))</p></li>" }.joined()
        let body = """
            <div class=page><article><h1>Council has the harbour painted</h1><div class=words>
            \(Self.paragraphs(0..<8))<div class="full gallery"><ul>\(slides)</ul></div>\(Self.paragraphs(8..<10))
            </div></article></div>
            """
        let page = "<!doctype html><body class='story inline gallery'>" + body
        let report = try #require(try HTMLReader().read(Array(page.utf8), file: "page.html").first)
        #expect(text(report) == (0..<10).map(Self.prose))
    }

    @Test("Footnotes belong to the article though most of them are links")
    func footnotes() throws {
        let notes = (1...6).map {
            "<li><a href=n\($0)>^ Register of planks, volume \($0), kept at the harbour office of Lowmere</a></li>"
        }
        let report = try read(
            body: """
                <div class=text><h1>Council has the harbour painted</h1>\(Self.paragraphs(0..<6))
                <div class=reflist><ol class=references>\(notes.joined())</ol></div></div>
                """)
        #expect(text(report).last?.hasPrefix("^ Register of planks, volume 6") == true)
        #expect(text(report).count == 12)
    }
}
