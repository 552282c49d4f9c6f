import Prose

/// All readers, and the choice among them by content.
package struct ReportReaders: Sendable {
    /// Readers of inputs that hold other inputs; they pass those on to `documents`.
    private let containers: [any ReportReader]
    private let documents: DocumentReaders

    /// Data packed in data packed in data is unpacked no more often.
    static let deepestPacking = 3

    package init() throws {
        documents = try DocumentReaders()
        containers = [WARCReader(documents), ZIPReader(documents)]
    }

    /// Reads the bytes with the first reader that recognises them.
    /// - Parameters:
    ///   - notes: gets what is odd but no error.
    ///   - fetched: when they were fetched, where that is known.
    package func read(_ bytes: [UInt8], file: String, fetched: FetchTime? = nil, notes: inout [String])
        throws(ReadError) -> [Report]
    {
        var reports: [Report] = []
        do {
            try read(MemorySource(bytes), file: file, fetched: fetched) { event in
                switch event {
                case .report(let report): reports.append(report)
                case .note(let note): notes.append(note)
                }
            }
        } catch let error as ReadError {
            throw error
        } catch {
            throw ReadError(file: file, problem: "\(error)")
        }
        return reports
    }

    /// Reads the bytes with the first reader that recognises them.
    package func read(_ bytes: [UInt8], file: String, fetched: FetchTime? = nil) throws(ReadError) -> [Report] {
        var notes: [String] = []
        return try read(bytes, file: file, fetched: fetched, notes: &notes)
    }

    /// Reads an input of any size, report after report. Memory is constant for WARC archives, JSON Lines and tables,
    /// whatever their size, and at most some multiple of `DocumentLimit.bytes` for all else.
    /// - Parameter fetched: when the bytes were fetched, where that is known; what a page says of its age is counted
    ///   back from it.
    /// - Throws: `ReadError` when the input gives nothing, and what `take` throws.
    package func read(
        _ source: any ByteSource, file: String, fetched: FetchTime? = nil, take: (ReadEvent) throws -> Void
    ) throws {
        var input = ByteStream(source)
        var packings = 0
        while GzipSource.recognises(input.peek(3)) {
            guard packings < Self.deepestPacking else {
                throw ReadError(file: file, problem: "the input is compressed more than \(packings) times over")
            }
            packings += 1
            input = ByteStream(GzipSource(input))
        }
        input.fetched = fetched
        let head = Array(input.peek(DocumentReaders.headBytes))
        guard !head.isEmpty else {
            throw ReadError(file: file, problem: input.damage ?? "the input is empty")
        }
        if let reader = containers.first(where: { $0.recognises(head) }) {
            try reader.read(&input, file: file, take: take)
        } else {
            try documents.read(&input, head: head, file: file, take: take)
        }
    }
}

/// The readers of inputs that hold no other inputs.
package struct DocumentReaders: Sendable {
    /// So many bytes are looked at to choose a reader.
    static let headBytes = 64 << 10

    private let readers: [any ReportReader]
    let charsets: CharsetDecoder

    package init() throws {
        charsets = try CharsetDecoder()
        let pages = try HTMLReader()
        let texts = try PlainTextReader(charsets.encodings)
        let records = try RecordReports(pages: pages, texts: texts)
        let xml = try XMLReading(charsets)
        let fields = try RecordFields()
        let mails = try MailReader(pages: pages, texts: texts, charsets: charsets)
        readers = [
            RSSReader(xml, records), AtomReader(xml, records), OPMLReader(xml), NewsMLReader(xml, records),
            LegacyNewsMLReader(xml, records), NITFReader(xml, records), JSONLinesReader(fields, records),
            JSONReader(fields, records),
            MailboxReader(mails), mails, pages,
            SeparatedValuesReader(fields, records), texts,
        ]
    }

    /// Reads with the first reader that recognises the content.
    /// - Parameter head: what the stream's first bytes are.
    func read(_ input: inout ByteStream, head: [UInt8], file: String, take: (ReadEvent) throws -> Void) throws {
        if let order = WideText.order(head) {
            guard let bytes = input.rest(limit: DocumentLimit.bytes) else { throw DocumentLimit.exceeded(file) }
            let damage = input.damage
            if let damage { try take(.note("\(damage); read as far as it goes")) }
            return try read(WideText.utf8(bytes, order), file: file, fetched: input.fetched, take: take)
        }
        if let problem = ForeignFormat.problem(head) { throw ReadError(file: file, problem: problem) }
        guard let reader = readers.first(where: { $0.recognises(head) }) else {
            throw ReadError(file: file, problem: ForeignFormat.unknownXML(head) ?? Self.binary)
        }
        var undecoded = NamedRecords()
        let result = Result {
            try reader.read(&input, file: file) { event in
                if case .report(let report) = event, case let count = Undecoded.count(report.text), count > 0 {
                    undecoded.append(report.file, Count.words(count, "character"))
                }
                try take(event)
            }
        }
        if !undecoded.isEmpty { try take(.note("U+FFFD stands for what could not be decoded in \(undecoded.words)")) }
        try result.get()
    }

    /// Reads bytes in memory, the content of an archive's record for example.
    func read(_ bytes: [UInt8], file: String, fetched: FetchTime? = nil, take: (ReadEvent) throws -> Void) throws {
        var input = ByteStream(bytes)
        input.fetched = fetched
        let head = Array(bytes.prefix(Self.headBytes))
        guard !head.isEmpty else { throw ReadError(file: file, problem: "the input is empty") }
        try read(&input, head: head, file: file, take: take)
    }

    private static let binary =
        "the input is binary, not text; give pages, texts, feeds, mails, or archives of them"
}
