import Testing

@testable import Reports

@Suite("ZIP archives")
struct ZIPTests {
    private typealias Entry = ReaderFixtures.ZIPEntry
    private let readers: ReportReaders
    private let page = Array(ReaderFixtures.page(1).utf8)

    init() throws { readers = try ReportReaders() }

    private func read(_ entries: [Entry]) throws -> ReadAll {
        try ReadAll(ReaderFixtures.zip(entries), file: "box.zip", readers)
    }

    @Test("Entries packed with gzip and web archives are read, archives in the archive named")
    func packedEntries() throws {
        let archive = ReaderFixtures.archive.flatMap { GzipWriter.pack($0) }
        let read = try read([
            Entry("a.html.gz", GzipWriter.pack(page)), Entry("crawl.warc.gz", archive, method: 8),
            Entry("inner.zip", ReaderFixtures.zip), Entry("cut.gz", Array(GzipWriter.pack(page).dropLast(9))),
        ])
        #expect(read.reports.first?.file == "box.zip#a.html.gz")
        #expect(read.reports.count { $0.file.hasPrefix("box.zip#crawl.warc.gz#") } == 4)
        #expect(read.notes.contains("nested archive, not read: inner.zip"))
        #expect(read.notes.contains("1 entry cut off, read as far as it goes: cut.gz"))
    }

    @Test("An entry that is not read is named with the reason")
    func reasons() throws {
        let read = try read([
            Entry("ok.html", page), Entry("locked.html", page, isEncrypted: true), Entry("odd.html", page, method: 12),
            Entry("hurt.html", page, checksum: 7), Entry("empty.txt", []),
        ])
        #expect(read.reports.map(\.file) == ["box.zip#ok.html"])
        #expect(
            read.notes == [
                "1 entry encrypted, not read: locked.html", "1 entry damaged, not read: hurt.html",
                "1 entry packed by a method that is not read: odd.html",
                "1 entry without an article left out: empty.txt (the input is empty)",
            ])
    }

    @Test("An entry whose path leads out of the archive is read under its name", arguments: ["../x.html", "a/../../y"])
    func outside(path: String) throws {
        #expect(try read([Entry(path, page)]).reports.map(\.file) == ["box.zip#\(path)"])
    }
}
