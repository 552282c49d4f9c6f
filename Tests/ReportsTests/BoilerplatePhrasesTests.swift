import Prose
import Testing

@testable import Reports

@Suite("Boilerplate phrases")
struct BoilerplatePhrasesTests {
    private func match(_ line: String) throws -> BoilerplatePhrases.Match? {
        let text = Text(line)
        return try BoilerplatePhrases().match(text, text.span)
    }

    private func why(_ line: String) throws -> String? {
        guard case .wholeLine(let reason) = try match(line) else { return nil }
        return reason.why
    }

    @Test(
        "A line of page furniture is known by its phrase",
        arguments: [
            ("See also\u{A0} Ministers of Orvania meet again", "related link"), ("Enlarge image", "image control"),
            ("Photo: Ilse Marn / Vessel Pictures", "photo credit"),
            ("Your email address will not be published.", "comment form"),
            ("» Related Articles:", "related link"), ("LEAVE A REPLY", "comment form"),
            ("© 2031 The Quay", "copyright"),
            ("Comments (12)", "comment form"), ("• Read more: Orvania’s ferries stop", "related link"),
            ("Don’t miss: the harbour in pictures", "related link"), ("Tags: ferries, Orvania", "tags"),
            ("Get the day in the harbour delivered to your inbox.", "newsletter"),
            ("Print this page | Send to a friend", "share bar"), ("Picture", "image control"),
            ("Enlarge this image toggle caption Ilse Marn/Vessel Pictures", "image control"),
            (
                "Related Stories NO WAY BACK " + String(repeating: "Ferry leaves the harbour for good? ", count: 9),
                "related link"
            ),
        ])
    func wholeLines(line: String, expected: String) throws {
        #expect(try why(line) == expected)
    }

    @Test(
        "Sentences of an article that open with like words stay",
        arguments: [
            "See also how the ministers of Orvania met.", "Photos of the ferry were shown to the court.",
            "Share prices fell by four per cent.", "Related parties must sign the contract.",
            "More than 200 people came.",
            "“Help us keep the ferry,” she said.", "\"Help us keep the ferry,\" she said.",
            "Watch towers line the coast.",
            "Tags on the crates named another port.", "Sources said the ferry was late.",
            "Video showed the ferry leaving.",
            "Read alone, the clause is harmless.", "Comments by the minister angered the crew.",
        ])
    func articleSentences(line: String) throws {
        #expect(try match(line) == nil)
    }

    @Test("An appeal glued to the end of a paragraph is cut off where it begins")
    func gluedAppeal() throws {
        let line = "The ferry left. We need your support so we can go on. Thank you!"
        guard case .startsAt(let offset, let reason) = try match(line) else {
            Issue.record("no match")
            return
        }
        #expect(offset == 16)
        #expect(reason.why == "donation appeal")
    }

    @Test(
        "A picture's credit is cut off its caption",
        arguments: ["The ferry at its pier. Photo: L. Orm", "The ferry at its pier (Photo by L. Orm/Vessel Pictures)"])
    func gluedCredit(line: String) throws {
        guard case .startsAt(let offset, let reason) = try match(line) else {
            Issue.record("no match")
            return
        }
        #expect(offset == 23 || offset == 22)
        #expect(reason.why == "photo credit")
    }

    @Test("Labels tell that a list of links or the end of the page follows")
    func sequels() throws {
        #expect(try match("more on the subject")?.reason.sequel == .links)
        #expect(try match("Leave a Reply")?.reason.sequel == .end)
        #expect(try match("Enlarge image")?.reason.sequel == .nothing)
    }

    @Test("Credits and tags are kept as metadata")
    func metadata() throws {
        #expect(try match("(Reporting by Ilse Marn; editing by Tove Quist)")?.reason.kind == .metadata)
        #expect(try match("Tags: ferries")?.reason.kind == .metadata)
        #expect(try match("Share this article")?.reason.kind == .removed)
    }
}
