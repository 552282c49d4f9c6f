import Foundation
import Prose
import Testing

@testable import Reports

@Suite("Records: JSON, JSON Lines, tables")
struct RecordReaderTests {
    @Test("A JSON line is a report, its members told by customary names")
    func lines() throws {
        let read = try ReadAll(ReaderFixtures.jsonLines, file: "a.jsonl")
        #expect(read.reports.map(\.file) == (1...4).map { "a.jsonl#\($0)" })
        #expect(read.reports[1].title == "Ferry 2")
        #expect(read.reports[1].outlet == "HL")
        #expect(read.reports[1].published?.value == "2031-04-07T18:04:17Z")
        #expect(read.words(1) == [ReaderFixtures.first, ReaderFixtures.second])
    }

    @Test("Broken lines are counted and named, the others go on")
    func brokenLines() throws {
        let read = try ReadAll(ReaderFixtures.jsonLines + "\nnonsense\n\n[1]\n{\"x\": 1}\n" + ReaderFixtures.jsonLines)
        #expect(read.reports.count == 8)
        #expect(read.notes == ["2 lines are no JSON object, the first is line 5", "1 line without text is left out"])
    }

    @Test("A line that is no JSON behind the first, or a comma behind each line, loses no article")
    func secondLine() throws {
        let article = { (title: String) in "{\"title\": \"\(title)\", \"text\": \"\(ReaderFixtures.first)\"}" }
        let broken = try ReadAll("\(article("A"))\nno JSON\n\(article("B"))\n")
        #expect(broken.reports.map(\.title) == ["A", "B"])
        #expect(broken.notes == ["line 2 is no JSON object"])
        let listed = try ReadAll("\(article("A")),\n\(article("B")),\n\(article("C"))\n")
        #expect(listed.reports.map(\.title) == ["A", "B", "C"])
        #expect(listed.notes.isEmpty)
    }

    @Test("The list of articles is found inside what an API answers")
    func answer() throws {
        let read = try ReadAll(
            """
            {"status": "ok", "response": {"total": 2, "results": [{"webTitle": "Ferry", "fields": {"bodyText": "\(ReaderFixtures.first)"}},
            {"webTitle": "None", "fields": null}]}}
            """, file: "api.json")
        #expect(read.reports.map(\.file) == ["api.json#1"])
        #expect(read.reports.first?.title == "Ferry")
        #expect(read.notes == ["1 entry without text is left out"])
    }

    @Test("One article alone keeps the file's name")
    func single() throws {
        let read = try ReadAll(
            "{\"headline\": \"Ferry\", \"articleBody\": \"\(ReaderFixtures.first)\"}", file: "one.json")
        #expect(read.reports.map(\.file) == ["one.json"])
    }

    @Test("A list that breaks off is read as far as it goes")
    func brokenOff() throws {
        let read = try ReadAll(
            "[{\"title\": \"A\", \"text\": \"\(ReaderFixtures.first)\"}, {\"title\": \"B\", \"text\": \"The ferry")
        #expect(read.reports.count == 1)
        #expect(read.notes == ["the JSON is broken or breaks off; read as far as it goes"])
    }

    @Test(
        "JSON without an article says what is missing",
        arguments: ["{\"title\": \"T\"}", "[{\"a\": 1}]", "[\"a\", \"b\"]", "{}", "[]"])
    func noArticle(_ json: String) throws {
        #expect(try ReadAll(json).error?.problem.contains("this is JSON, but none of its members") == true)
    }

    @Test("ninjs 1 and 2 are read by their own members", arguments: [ReaderFixtures.ninjs1, ReaderFixtures.ninjs2])
    func ninjs(_ json: String) throws {
        let read = try ReadAll(json)
        let report = try #require(read.reports.first)
        #expect(report.title == "Ferry sails")
        #expect(report.byline == "Orla Venn")
        #expect(report.outlet == "Harbour Press")
        #expect(report.published?.value == "2031-04-07T10:00:00Z")
        #expect(read.words(0).first == ReaderFixtures.first)
    }

    @Test("A table's quoted fields may hold separators, quotes and line breaks")
    func table() throws {
        let read = try ReadAll(ReaderFixtures.table, file: "t.csv")
        #expect(read.reports.map(\.file) == ["t.csv#1", "t.csv#2", "t.csv#3"])
        #expect(read.reports[2].url == "https://x.example/3")
        #expect(read.words(2) == [ReaderFixtures.first, "She said: \"No; never\", and left the pier at noon."])
        #expect(read.notes.isEmpty)
    }

    @Test("Comma, tab, bar and a declared separator are told apart", arguments: [",", "\t", "|", ";"])
    func separators(_ separator: String) throws {
        let body = "The ferry will sail again on Monday and Ilse Tarn smiled at last."
        for (mark, line) in [("", ""), ("\u{FEFF}", ""), ("", "sep=\(separator)\n")] {
            let rows = [["title", "text", "date"], ["Ferry", body, "2031-04-07"]].map {
                $0.joined(separator: separator)
            }
            let read = try ReadAll(mark + line + rows.joined(separator: "\n"))
            #expect(read.words(0) == [body])
            #expect(read.reports.first?.published?.value == "2031-04-07")
        }
    }

    @Test("A quotation mark that nothing closes spoils one row, not the table")
    func strayQuote() throws {
        var rows = ["title,text,date"]
        for number in 1...50 {
            rows.append("Ferry \(number),\(number == 7 ? "\"" : "")The ferry sails on Monday said Tarn.,2031")
        }
        let read = try ReadAll(rows.joined(separator: "\n"))
        #expect(read.reports.count == 50)
        #expect(read.notes.contains { $0.contains("a quotation mark is not closed") })
    }

    @Test("Text that only looks like a table is text")
    func noTable() throws {
        let read = try ReadAll(
            "Text, title and story\n\n\(ReaderFixtures.first)\n\n\(ReaderFixtures.second)\n", file: "a.txt")
        #expect(read.reports.map(\.file) == ["a.txt"])
    }

    @Test(
        "NewsML-G2 and NITF give headline, byline, provider, date and paragraphs",
        arguments: [ReaderFixtures.newsItem, ReaderFixtures.nitf])
    func newsStandards(_ document: String) throws {
        let read = try ReadAll(document, file: "item.xml")
        let report = try #require(read.reports.first)
        #expect(report.file == "item.xml")
        #expect(report.title == "Ferry sails")
        #expect(report.byline == "Orla Venn")
        #expect(report.outlet == "Harbour Press")
        #expect(report.published?.value == "2031-04-07T10:00:00Z")
        #expect(read.words(0).first?.hasSuffix(ReaderFixtures.first) == true)
        #expect(read.words(0).last == ReaderFixtures.second)
    }

    @Test("NITF marks captions and puts the dateline where papers print it; NewsML-G2 credits the agency")
    func details() throws {
        let nitf = try ReadAll(ReaderFixtures.nitf)
        #expect(nitf.words(0).first?.hasPrefix("AMSEL – The ferry") == true)
        #expect(nitf.words(0, .caption) == ["A ferry at the pier of Amsel."])
        #expect(try ReadAll(ReaderFixtures.newsItem).reports.first?.credits == ["Reuters"])
    }
}
