import Prose

/// Reads ZIP archives of pages, texts, feeds and mails: each entry in the order of the archive's directory, named after
/// the archive with its path ("articles.zip#herald/1.html"). A path is a name only: nothing is written.
///
/// Held in memory, within `DocumentLimit.bytes`. Stored and deflated entries, also with gzip around them, and web
/// archives among them; encrypted ones, ZIP archives in the archive, and documents of office programs, which are ZIP
/// archives too, are not read.
struct ZIPReader: ReportReader {
    private struct Entry {
        let path: String
        let isEncrypted: Bool
        let method: Int
        let checksum: UInt32
        let packedSize: Int
        let size: Int
        let offset: Int
    }

    /// More entries are not looked at.
    private static let mostEntries = 100_000
    /// All entries together may unpack to no more.
    private static let mostUnpacked = 2 << 30

    private let documents: DocumentReaders

    /// For web archives among the entries.
    private let archives: WARCReader

    init(_ documents: DocumentReaders) {
        self.documents = documents
        archives = WARCReader(documents)
    }

    func recognises(_ head: [UInt8]) -> Bool { head.starts(with: [0x50, 0x4B, 3, 4]) }

    func read(_ input: inout ByteStream, file: String, take: (ReadEvent) throws -> Void) throws {
        guard let bytes = input.rest(limit: DocumentLimit.bytes) else { throw DocumentLimit.exceeded(file) }
        guard let entries = Self.directory(bytes) else {
            throw ReadError(file: file, problem: "the ZIP archive is broken or breaks off: its directory is missing")
        }
        if let kind = Self.officeDocument(entries) {
            throw ReadError(file: file, problem: "this is \(kind); save its text")
        }
        var tally = ZIPTally()
        var unpacked = 0
        var seen: Set<String> = []
        for (number, entry) in entries.enumerated() where !Self.isHidden(entry.path) {
            let path = seen.insert(entry.path).inserted ? entry.path : "\(entry.path)#\(number + 1)"
            let contents: [UInt8]
            do throws(ZIPTally.Reason) {
                guard unpacked < Self.mostUnpacked else { throw .tooLarge }
                var isWhole = true
                let content = try Self.unpacked(try Self.content(entry, bytes), isWhole: &isWhole)
                unpacked += content.count
                if !isWhole { tally.cut.append(entry.path) }
                if recognises(content) { throw .nested }
                contents = content
            } catch {
                tally.add(entry.path, error)
                continue
            }
            do {
                try read(contents, file: "\(file)#\(path)", fetched: input.fetched) { event in
                    switch event {
                    case .report:
                        tally.given += 1
                        try take(event)
                    case .note(let note): try take(.note("\(path.prefix(100)): \(note)"))
                    }
                }
            } catch let error as ReadError {
                tally.wordless.append(entry.path, error.problem)
            }
        }
        for note in tally.notes { try take(.note(note)) }
        if tally.given == 0 {
            throw ReadError(file: file, problem: "the ZIP archive holds no page or text that can be read")
        }
    }

    /// Takes off the gzip around an entry, as that around an input.
    private static func unpacked(_ content: [UInt8], isWhole: inout Bool) throws(ZIPTally.Reason) -> [UInt8] {
        var content = content
        for _ in 0..<ReportReaders.deepestPacking where GzipSource.recognises(content) {
            do throws(Unpacking.Failure) {
                content = try Unpacking.gunzip(content, isWhole: &isWhole)
            } catch {
                throw error == .tooLarge ? .tooLarge : .damaged
            }
        }
        return content
    }

    private func read(
        _ content: [UInt8], file: String, fetched: FetchTime?, take: (ReadEvent) throws -> Void
    ) throws {
        guard archives.recognises(content) else {
            return try documents.read(content, file: file, fetched: fetched, take: take)
        }
        var input = ByteStream(content)
        input.fetched = fetched
        try archives.read(&input, file: file, take: take)
    }

    /// Folders, and what systems leave behind.
    private static func isHidden(_ path: String) -> Bool {
        path.hasSuffix("/") || path.hasPrefix("__MACOSX/")
            || path.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." && $0 != ".." }
    }

    private static func officeDocument(_ entries: [Entry]) -> String? {
        if entries.contains(where: { $0.path == "[Content_Types].xml" }) {
            return "an office document (.docx, .xlsx …)"
        }
        guard entries.contains(where: { $0.path == "mimetype" }) else { return nil }
        return "an office document or book (.odt, .epub …)"
    }

    // MARK: - The format

    /// The entries that the directory at the archive's end names; nil when there is none.
    private static func directory(_ bytes: [UInt8]) -> [Entry]? {
        let lowest = max(0, bytes.count - 22 - 65_535)
        var end = bytes.count - 22
        while end >= lowest, end >= 0, !(bytes[end] == 0x50 && bytes[end...].starts(with: [0x50, 0x4B, 5, 6])) {
            end -= 1
        }
        guard end >= lowest, end >= 0 else { return nil }
        let count = number(bytes, end + 10, 2)
        var at = number(bytes, end + 16, 4)
        var entries: [Entry] = []
        for _ in 0..<min(count, mostEntries) {
            guard at + 46 <= bytes.count, bytes[at...].starts(with: [0x50, 0x4B, 1, 2]) else { break }
            let nameEnd = at + 46 + number(bytes, at + 28, 2)
            guard nameEnd <= bytes.count else { break }
            entries.append(
                Entry(
                    path: TextDecoder.decode(Array(bytes[(at + 46)..<nameEnd])).text.string,
                    isEncrypted: bytes[at + 8] & 1 == 1, method: number(bytes, at + 10, 2),
                    checksum: UInt32(number(bytes, at + 16, 4)), packedSize: number(bytes, at + 20, 4),
                    size: number(bytes, at + 24, 4), offset: number(bytes, at + 42, 4)))
            at = nameEnd + number(bytes, at + 30, 2) + number(bytes, at + 32, 2)
        }
        return entries
    }

    private static func content(_ entry: Entry, _ bytes: [UInt8]) throws(ZIPTally.Reason) -> [UInt8] {
        if entry.isEncrypted { throw .encrypted }
        guard entry.size <= Unpacking.mostBytes else { throw .tooLarge }
        guard entry.method == 0 || entry.method == 8 else { throw .method }
        guard entry.offset + 30 <= bytes.count, bytes[entry.offset...].starts(with: [0x50, 0x4B, 3, 4]) else {
            throw .damaged
        }
        let start = entry.offset + 30 + number(bytes, entry.offset + 26, 2) + number(bytes, entry.offset + 28, 2)
        guard start <= bytes.count, start + entry.packedSize <= bytes.count else { throw .damaged }
        let packed = Array(bytes[start..<(start + entry.packedSize)])
        let content: [UInt8]
        do throws(Unpacking.Failure) {
            content = entry.method == 0 ? packed : try Unpacking.inflate(packed, mayHaveHeader: false)
        } catch {
            throw error == .tooLarge ? .tooLarge : .damaged
        }
        guard CRC32.of(content) == entry.checksum else { throw .damaged }
        return content
    }

    private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
}
