import Prose
import Testing

@testable import Reports

@Suite("Tables: dates of a column, and tables that are none of articles")
struct TableTests {
    private func table(_ dates: [String], header: String = "title,text,date") -> String {
        header + "\n"
            + dates.map { "Ferry,\(ReaderFixtures.first.replacing(",", with: "")),\($0)" }.joined(separator: "\n")
    }

    private func days(_ dates: [String]) throws -> [String?] {
        try ReadAll(table(dates)).reports.map { $0.published?.value }
    }

    @Test("A row that can be read in one way decides for its column, before it and behind it")
    func column() throws {
        #expect(try days(["03/04/2031", "25/04/2031"]) == ["2031-04-03", "2031-04-25"])
        #expect(try days(["03/04/2031", "04/25/2031"]) == ["2031-03-04", "2031-04-25"])
        #expect(try days(["25-04-2031", "03-04-2031"]) == ["2031-04-25", "2031-04-03"])
    }

    @Test("Where no row or rows of both kinds tell, such dates stay unknown, and it is told")
    func unknown() throws {
        let all = try ReadAll(table(["03/04/2031", "05/06/2031", "7 April 2031", "2031-04-07", "04/04/2031"]))
        #expect(all.reports.map { $0.published?.value } == [nil, nil, "2031-04-07", "2031-04-07", "2031-04-04"])
        #expect(
            all.notes == ["the date of 2 rows can be read in two ways, as 03/04/2022 can, and is left unknown"])
        #expect(try days(["03/04/2031", "25/04/2031", "04/25/2031"]) == [nil, "2031-04-25", "2031-04-25"])
    }

    @Test("A row far behind decides for the first one")
    func far() throws {
        let rows = Array(repeating: "03/04/2031", count: 300) + ["25/04/2031"]
        #expect(try days(rows).first == "2031-04-03")
    }

    @Test(
        "A table without rows, or without a column of text, is an error that names what is missing",
        arguments: [
            ("title,text,date\n", "the table has a first row that names its columns and no row below it"),
            ("Headline;Body;Published At", "the table has a first row that names its columns and no row below it"),
            (
                "id,price,colour\n1,2,red\n2,3,blue\n4,5,grey\n",
                "the table has no column of an article's text (text, body, content, html …); its columns are id, price, colour"
            ),
            (
                "title\turl\nFerry\thttps://x.example/1\n",
                "the table has no column of an article's text (text, body, content, html …); its columns are title, url"
            ),
        ])
    func errors(text: String, problem: String) throws {
        let all = try ReadAll(text)
        #expect(all.reports.isEmpty)
        #expect(all.error?.problem == problem)
    }

    @Test(
        "Texts with commas are no tables",
        arguments: [
            "Amsel, Kestria, Velland: the ferry sails\n\n\(ReaderFixtures.first)\n\n\(ReaderFixtures.second)\n",
            "Dear Orla, dear Bo, dear all\nThe ferry sails, she said, on 3 May.\nWe came, we saw, we left.\n\(ReaderFixtures.first)\n",
        ])
    func texts(text: String) throws { #expect(try ReadAll(text).reports.count == 1) }
}
