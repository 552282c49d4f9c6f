import Prose
import Testing

@testable import Reports

@Suite("Notes behind an article's last sentence")
struct ClosingNotesTests {
    private static let head = #"""
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Night ferry stays","author":[{"@type":"Person",
        "name":"Ilse Marn"}],"publisher":{"@type":"Organization","name":"The Quay Courier"}}</script>
        """#

    private static let more =
        "The harbour master of Port Alba counted nine boats on Monday and wrote the number on his board."

    private func kind(_ line: String, tag: String = "p", behind: String = "") throws -> Block.Kind? {
        let page = """
            <!doctype html><html><head><title>Night ferry stays</title>\(Self.head)</head><body><article>
            <h1>Night ferry stays</h1><p>\(HTMLPages.sentence)</p><p>\(HTMLPages.second)</p><p>\(HTMLPages.third)</p>
            <\(tag)>\(line)</\(tag)>\(behind)</article></body></html>
            """
        let report = try #require(try HTMLReader().read(Array(page.utf8), file: "page.html").first)
        return report.blocks.first { report.text.string($0.span) == line }?.kind
    }

    private static let notes = [
        "Ilse Marn is a reporter at the harbour desk.",
        "Ilse Marn (she/her) covers ports and what leaves them.",
        "• Ilse Marn, a former pilot of the northern river, is president of the Port Alba rowing club.",
        "Ilse Marn’s latest book, A Year of Low Water, is out now.",
        "Ilse is a senior editor overseeing the pages on the sea.",
        "Una Holm is a professor of law at the university of Amsel and author of two books.",
        "You can email Ilse Marn at marn@quay.example or write to Post Box 4, Port Alba.",
        "—Contact Ilse Marn at marn@quay.example.",
        "* Follow Quay Sports on Snapchat and YouTube.",
        "The Quay Courier’s mission is to tell the coast what the tide brings.",
        "Want more boats? Our letter has them.",
        "Sign up for the Tide Letter and read it before your coffee.",
        "Our journalism needs your support. Please subscribe today.",
        "O. Venn et al. 2031. Tides of the inner sea. Annals of the Shore 4: 12; doi: 10.1000/shore.4",
    ]

    private static let credits = [
        "Marn reported from Port Alba.", "Harbour Press reporter Odo Pell in Amsel contributed.",
        "Odo Pell contributed from Amsel.", "Senior Culture Editor: Una Holm", "Styling: Odo Pell. Hair: Una Holm.",
        "Provided by University of Amsel",
    ]

    @Test("Notes on authors, contacts, missions and calls are removed at the end", arguments: notes)
    func note(line: String) throws {
        #expect(try kind(line) == .removed)
    }

    @Test("Who else worked on the article is metadata", arguments: credits)
    func credit(line: String) throws {
        #expect(try kind(line) == .metadata)
    }

    @Test(
        "A last sentence stays",
        arguments: [
            "Captain Quist is a member of the council for the third year.",
            "Tove Quist is an editor of the harbour’s almanac and a fellow of the pilots’ guild.",
            "For the winter, the council will follow the captain’s plan.",
            "The paper was published in a journal (doi.org/10.1000/shore.4), the captain said.",
            "The mission is to keep the ferry running until the spring.", "The boats: Alba, Amsel and Merle.",
            "Editor: I asked him, and he said no to all of it and to what we had not asked.",
        ])
    func lastSentence(line: String) throws {
        #expect(try kind(line) == .paragraph)
    }

    @Test("The same words far above the end are the article's own")
    func inside() throws {
        let rest = (1...6).map { "<p>\(Self.more) This was on day \($0).</p>" }.joined()
        for line in ["Ilse Marn is a reporter at the harbour desk.", "Want more boats? The council did, and got them."]
        {
            #expect(try kind(line, behind: rest) == .paragraph)
        }
    }

    @Test("A heading that announces a note goes with it, one above a credit stays")
    func announced() throws {
        let note = "<p>Ilse Marn is a reporter at the harbour desk.</p>"
        #expect(try kind("Who tells you this", tag: "h2", behind: note) == .removed)
        let credit = "<p>Marn reported from Port Alba.</p>"
        #expect(try kind("See the ferry sail in this film:", tag: "h3", behind: credit) == .heading)
    }

    @Test("A plain text's last lines are judged with the author of its byline")
    func plainText() throws {
        let text = """
            Night ferry stays
            By Ilse Marn

            \(HTMLPages.sentence)

            \(HTMLPages.second)

            \(HTMLPages.third)

            Ilse Marn covers ports and what leaves them.
            """
        let report = try #require(try PlainTextReader().read(Array(text.utf8), file: "a.txt").first)
        let last = try #require(report.blocks.last)
        #expect(last.kind == .removed && last.why == "author box")
        #expect(report.blocks.count { $0.kind == .paragraph } == 3)
    }
}
