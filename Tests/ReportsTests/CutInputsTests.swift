import Prose
import Testing

@testable import Reports

@Suite("Inputs cut in transfer, and bytes that are not what they are called")
struct CutInputsTests {
    private let readers: ReportReaders
    private static let page = Array(ReaderFixtures.page(1).utf8)

    init() throws { readers = try ReportReaders() }

    private func archived(_ header: String, _ body: [UInt8]) throws -> ReadAll {
        let message = Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(header)\r\n\r\n".utf8) + body
        return try ReadAll(ReaderFixtures.record("response", "https://l.example/1", message), readers)
    }

    private static func chunked(_ last: String) -> [UInt8] {
        Array("\(String(page.count, radix: 16))\r\n".utf8) + page + Array(last.utf8)
    }

    @Test(
        "A body whose transfer broke off is read and told with its record",
        arguments: [
            ("Content-Length: 9999", page, true), ("Content-Length: 10", page, false),
            ("Transfer-Encoding: chunked", chunked("\r\n"), true),
            ("Transfer-Encoding: chunked", chunked("\r\n0\r\n\r\n"), false),
            ("Transfer-Encoding: chunked", page, false),
            ("Content-Encoding: gzip", Array(GzipWriter.pack(page).dropLast(9)), true),
            ("Content-Encoding: gzip", GzipWriter.pack(page), false),
        ])
    func transfers(header: String, body: [UInt8], isCut: Bool) throws {
        let read = try archived(header, body)
        #expect(read.reports.count == 1)
        let told = read.notes.contains { $0.hasPrefix("1 record cut off, read as far as it goes: 1 (") }
        #expect(told == isCut, "\(read.notes)")
    }

    @Test("A record that its writer cut, and one without an article, are named")
    func records() throws {
        let message = ReaderFixtures.response(Self.page, type: "text/html")
        let text = String(decoding: ReaderFixtures.record("response", "https://l.example/1", message), as: UTF8.self)
        let cut = Array(text.replacing("WARC-Target-URI", with: "WARC-Truncated: length\r\nWARC-Target-URI").utf8)
        let empty = ReaderFixtures.record(
            "response", "https://l.example/2",
            ReaderFixtures.response(Array("<html><body></body></html>".utf8), type: "text/html"))
        let read = try ReadAll(cut + empty, readers)
        #expect(read.reports.count == 1)
        #expect(read.notes.contains("1 record cut off, read as far as it goes: 1 (WARC-Truncated: length)"))
        #expect(read.notes.contains { $0.hasPrefix("1 record without an article left out: 2 (") }, "\(read.notes)")
    }

    @Test("A mail without its closing boundary is told with the part that breaks off", arguments: [true, false])
    func mails(isWhole: Bool) throws {
        let mail =
            "From: a@b.example\r\nSubject: Ferry\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/alternative; boundary=\"xx\"\r\n\r\n--xx\r\nContent-Type: text/plain\r\n\r\n"
            + "\(ReaderFixtures.first)\r\n" + (isWhole ? "--xx--\r\n" : "")
        let notes = try ReadAll(Array(mail.utf8), readers).notes
        #expect(
            notes == (isWhole ? [] : ["the closing boundary is missing: part 1 breaks off; read as far as it goes"]))
    }

    private static func labelled(_ words: [UInt8]) -> [UInt8] {
        Array("<!doctype html><html><head><meta charset=utf-8></head><body><article><h1>Ferry</h1><p>".utf8) + words
            + Array(" \(ReaderFixtures.first)</p><p>\(ReaderFixtures.second)</p></article></body></html>".utf8)
    }

    @Test("A page that is called UTF-8 and is windows-1252 is read as such, from its meta or a header")
    func called() throws {
        let words: [UInt8] =
            [0x93] + Array("No,".utf8) + [0x94] + Array(" said Zo".utf8) + [0xEB]
            + Array(" at the caf".utf8) + [0xE9] + Array(", it".utf8) + [0x92] + Array("s late.".utf8)
        let page = Self.labelled(words)
        let response = ReaderFixtures.response(page, type: "text/html; charset=utf-8")
        for bytes in [page, ReaderFixtures.record("response", "https://l.example/1", response)] {
            let read = try ReadAll(bytes, readers)
            #expect(read.words(0).contains { $0.hasPrefix("“No,” said Zoë at the café, it’s late.") })
            #expect(read.notes.isEmpty)
        }
    }

    @Test(
        "What is no UTF-8 and does not read as windows-1252 becomes U+FFFD, and is told",
        arguments: [
            Array("“Zoë” and “Çelik” sai".utf8) + [0xE9],
            Array("the caf".utf8) + [0x8E] + Array(" and caf".utf8) + [0xC3],
        ])
    func damaged(words: [UInt8]) throws {
        let read = try ReadAll(Self.labelled(words), file: "x.html", readers)
        let count = read.reports.map { Undecoded.count($0.text) }.reduce(0, +)
        #expect(count > 0)
        #expect(
            read.notes == ["U+FFFD stands for what could not be decoded in x.html (\(Count.words(count, "character")))"]
        )
    }

    @Test(
        "UTF-16 that only a header announces is decoded; a wrong header does no harm",
        arguments: ["utf-16le", "utf-16"])
    func wide(label: String) throws {
        let wide = String(decoding: Self.page, as: UTF8.self).utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        for body in [wide, Self.page] {
            let response = ReaderFixtures.response(body, type: "text/html; charset=\(label)")
            let read = try ReadAll(ReaderFixtures.record("response", "https://l.example/1", response), readers)
            #expect(read.words(0).contains(ReaderFixtures.first), "\(read.notes)")
        }
    }

    @Test("A field of nine million letters is one field, and the rows behind it are rows", arguments: [0, 9])
    func longField(lineBreaks: Int) throws {
        let letters = [UInt8](repeating: 0x61, count: 9_000_000) + [UInt8](repeating: 0x0A, count: lineBreaks)
        var input = ByteStream(Array("title,text\nB,\"".utf8) + letters + Array("\"\nC,\"more\"\n".utf8))
        var table = SeparatedValues(separator: 0x2C)
        #expect(table.next(&input) == ["title", "text"])
        #expect(table.next(&input)?.last?.utf8.count == letters.count)
        #expect(!table.isUnclosed)
        #expect(table.next(&input) == ["C", "more"])
    }

    @Test("A stray quotation mark does not swallow the rows of a long table")
    func strayQuote() throws {
        let row = "x," + String(repeating: "b", count: 600_000) + "\n"
        var input = ByteStream(Array("title,text\nA,\"stray\n\(String(repeating: row, count: 15))y,\"c\nz,d\"\n".utf8))
        var table = SeparatedValues(separator: 0x2C)
        var first: [String] = []
        while let row = table.next(&input) { first.append(row[0]) }
        #expect(first == ["title", "A"] + [String](repeating: "x", count: 15) + ["y", "z"])
    }

    @Test("A row above the limit is left out and named, the others are read")
    func tooLong() throws {
        let long = [UInt8](repeating: 0x61, count: SeparatedValues.longestRow + 10)
        let head = Array("title,text\nA,\"\(ReaderFixtures.first)\"\nB,\"".utf8)
        let read = try ReadAll(head + long + Array("\"\nC,\"\(ReaderFixtures.second)\"\n".utf8), readers)
        #expect(read.reports.map(\.title) == ["A", "C"])
        #expect(read.notes == ["row 2 of more than 64 MB left out"])
    }

    @Test("Words for empty fields are no text, no title and no author")
    func emptyValues() throws {
        let (first, second) = ("\"\(ReaderFixtures.first)\"", "\"None of it. \(ReaderFixtures.second)\"")
        let table = "title,author,text\nnan,NULL,\(first)\nB,Orla Venn,NaN\nNone,N/A,\(second)\n"
        let read = try ReadAll(Array(table.utf8), readers)
        #expect(read.reports.map(\.title) == [nil, nil])
        #expect(read.reports.map(\.byline) == [nil, nil])
        #expect(read.notes == ["1 row without text is left out"])
    }

    @Test(
        "A printed By is no part of a name",
        arguments: [("By Orla Venn", "Orla Venn"), ("BY ORLA", "ORLA"), ("Byron Venn", "Byron Venn"), ("By", "By")])
    func byline(stated: String, name: String) { #expect(NITFReader.withoutBy(stated) == name) }
}
