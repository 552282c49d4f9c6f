import Prose
import Testing

@testable import Reports

@Suite("Publication dates")
struct PublicationDateParserTests {
    @Test(
        "Dates are read with the time and zone they state",
        arguments: [
            ("2031-04-02", "2031-04-02"), ("2031-04-02T18:20:05.123Z", "2031-04-02T18:20:05Z"),
            ("2031-04-02 18:20", "2031-04-02T18:20"),
            ("2031-04-02T18:20:05+0200", "2031-04-02T18:20:05+02:00"), ("20310402T182005Z", "2031-04-02T18:20:05Z"),
            ("2031-04", "2031-04"),
            ("Wed, 02 Apr 2031 18:20:05 GMT", "2031-04-02T18:20:05Z"),
            ("April 2, 2031 at 6:20 p.m. EDT", "2031-04-02T18:20-04:00"),
            ("Published 2nd of April, 2031", "2031-04-02"),
            ("Orvania | April 2, 2031, Wednesday // 10:20| views", "2031-04-02T10:20"),
            ("12:05 AM, Apr. 2, 2031", "2031-04-02T00:05"),
        ])
    func reads(stated: String, value: String) throws {
        #expect(PublicationDateParser.parse(stated)?.value == value)
    }

    @Test(
        "What is no date is none",
        arguments: ["", "2031-13-02", "2031-02-30", "The ferry left at 18:20", "April", "99999999", "may 5"])
    func refuses(stated: String) {
        #expect(PublicationDateParser.parse(stated) == nil)
    }

    @Test("Addresses of articles tell their day")
    func addresses() {
        #expect(ArticleMetadata.date(inURL: "https://quay.example/2031/04/02/ferry")?.value == "2031-04-02")
        #expect(ArticleMetadata.date(inURL: "https://quay.example/ferry-2031-04-02.html")?.value == "2031-04-02")
        #expect(ArticleMetadata.date(inURL: "https://quay.example/20310402333/ferry") == nil)
    }
}
