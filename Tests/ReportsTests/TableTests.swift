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

    @Test("The texts of columns of one name are put together, and it is told")
    func columnsOfOneName() throws {
        let row = "Ferry,\"\(ReaderFixtures.first)\",\"\(ReaderFixtures.second)\",2031-04-07"
        let all = try ReadAll("title,text,Text,date\n" + row + "\n" + row)
        #expect(all.words(0) == [ReaderFixtures.first, ReaderFixtures.second])
        #expect(all.notes == ["columns 2 and 3 are both called \"text\"; their texts are put together"])
    }

    @Test("Where no row or rows of both kinds tell, such dates stay unknown, and it is told")
    func unknown() throws {
        let all = try ReadAll(table(["03/04/2031", "05/06/2031", "7 April 2031", "2031-04-07", "04/04/2031"]))
        #expect(all.reports.map { $0.published?.value } == [nil, nil, "2031-04-07", "2031-04-07", "2031-04-04"])
        #expect(
            all.notes == ["the date of 2 rows can be read in two ways, as 03/04/2022 can, and is left unknown"])
        #expect(try days(["03/04/2031", "25/04/2031", "04/25/2031"]) == [nil, "2031-04-25", "2031-04-25"])
    }

    @Test("Dates that cannot be read stay unknown, and it is told with the first of them")
    func unreadable() throws {
        let all = try ReadAll(table(["soon", "2031-04-07", "31/31/2031", ""]))
        #expect(all.reports.map { $0.published?.value } == [nil, "2031-04-07", nil, nil])
        #expect(
            all.notes == [
                "the date of 2 rows, \"soon\" and the like, cannot be read and is left unknown; dates such as 2022-04-03 can"
            ])
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

    private static let words = ReaderFixtures.first.replacing(",", with: "")

    private func all(_ rows: [String], ends: String = "\n") throws -> ReadAll {
        try ReadAll(rows.joined(separator: ends) + ends)
    }

    @Test("A first row with fields missing is a row, and it is told")
    func missing() throws {
        let full = "B,\"\(Self.words)\",2031-04-07"
        for rows in [["A,\(Self.words)", full], ["A,\(Self.words)"]] {
            let read = try all(["title,text,date"] + rows)
            #expect(read.reports.count == rows.count)
            #expect(read.notes.contains { $0.contains("(row 1)") })
        }
    }

    @Test("Blank lines before the names and line ends of CR alone are understood", arguments: ["\n", "\r", "\r\n"])
    func lineEnds(_ ends: String) throws {
        let rows = ["title,text,date", "A,\"\(Self.words)\",2031-04-07", "B,\"\(Self.words)\",2031-04-08"]
        for before in [[], ["", ""]] {
            let read = try all(before + rows, ends: ends)
            #expect(read.reports.map { $0.published?.value } == ["2031-04-07", "2031-04-08"])
        }
    }

    @Test("One column called the text is a table when its rows are quoted")
    func singleColumn() throws {
        #expect(try all(["text", "\"\(Self.words)\"", "\"Bo, \(Self.words)\""]).reports.count == 2)
        #expect(try all(["Text", Self.words, Self.words]).reports.count == 1)
    }

    @Test("Quotation marks that are not doubled belong to the words")
    func innerQuotes() throws {
        let read = try all([
            "title,text,date", "A,\"She said \"no\" to it, and left the pier on Monday evening.\",2031-04-07",
            "B,\"\(Self.words)\",2031-04-08",
        ])
        #expect(read.words(0) == ["She said \"no\" to it, and left the pier on Monday evening."])
        #expect(read.reports.map { $0.published?.value } == ["2031-04-07", "2031-04-08"])
        #expect(read.notes.isEmpty)
    }

    @Test("Commas without quotes around them stay in the text, and the row is named")
    func unquoted() throws {
        let read = try all([
            "title,text,date", "A,\"\(Self.words)\",2031-04-07",
            "B,The minister said yes, but the mayor of Amsel said no to all of it.,2031-04-08",
            "C,\(Self.words),2031-04-09,surplus",
        ])
        #expect(read.words(1) == ["The minister said yes, but the mayor of Amsel said no to all of it."])
        #expect(read.reports.map { $0.published?.value } == ["2031-04-07", "2031-04-08", "2031-04-09"])
        #expect(read.notes.contains { $0.hasPrefix("row 2: separators") })
        #expect(read.notes.contains { $0.contains("(row 3)") })
    }

    @Test("A quotation mark that is not closed costs no row, and its row is named")
    func unclosed() throws {
        let rows = (1...5).map { "T\($0),\"\(Self.words)\($0 == 3 ? "" : "\""),2031-04-0\($0)" }
        let read = try all(["title,text,date"] + rows)
        #expect(read.reports.map { $0.published?.value } == (1...5).map { "2031-04-0\($0)" })
        #expect(read.notes.contains { $0.contains("not closed in row 3") })
    }

    @Test("A quoted field over several lines stays one, whatever its lines look like")
    func lines() throws {
        let text = "\(Self.words)\n\nB, \"\"so\"\" he said, then\nX,y,z"
        let read = try all(["title,text,date", "A,\"\(text)\",2031-04-07", "B,\"\(Self.words)\",2031-04-08"])
        #expect(read.reports.count == 2)
        #expect(read.notes.isEmpty)
    }

    @Test("Two columns of one name are both read; names in other languages are understood")
    func names() throws {
        let double = try all(["title,text,text", "A,\(Self.words),Bo Venn stayed at the pier until the evening."])
        #expect(double.words(0) == [Self.words, "Bo Venn stayed at the pier until the evening."])
        let german = try all(["Titel;Inhalt;Datum", "Fähre;\(Self.words);7.4.2031"])
        #expect(german.reports.map { $0.published?.value } == ["2031-04-07"])
    }

    @Test("Few rows with numbers under unknown names are a table of something else")
    func fewRows() throws {
        let problem = try all(["id,price,colour", "1,2,red"]).error?.problem
        #expect(problem?.contains("no column of an article's text") == true)
        let words = "She greeted everyone on the pier of Amsel, and then left."
        let comments = try all(["id,name,amount,comment", "1,x,3,\"\(words)\""]).error?.problem
        #expect(comments?.contains("no column of an article's text") == true)
    }
}
