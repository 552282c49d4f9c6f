import Prose

/// Reads WARC archives, also packed record by record: pages, texts, feeds and data that were answered with 200, and
/// resource and conversion records. Each is named after the archive with the number of its record ("crawl.warc.gz#12").
///
/// Constant memory: one record at a time. An archive that breaks off is read as far as it goes.
struct WARCReader: ReportReader {
    /// A record with a larger block is left out.
    static let largestBlock = 64 << 20
    /// What an article may come as.
    private static let types: Set<String> = [
        "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "application/rss+xml",
        "application/atom+xml", "application/rdf+xml", "application/json", "application/feed+json", "text/csv",
        "application/x-ndjson", "application/jsonl", "message/rfc822", "multipart/related",
    ]

    private let documents: DocumentReaders
    private var charsets: CharsetDecoder { documents.charsets }

    init(_ documents: DocumentReaders) { self.documents = documents }

    func recognises(_ head: [UInt8]) -> Bool { WARCRecord.opensArchive(head) }

    func read(_ input: inout ByteStream, file: String, take: (ReadEvent) throws -> Void) throws {
        var tally = WARCTally()
        var end: String?
        while WARCRecord.skipSpace(&input) {
            guard let record = WARCRecord(&input) else {
                // Damage between records: go on at the next header.
                guard Self.skipDamage(&input) else {
                    end = "the archive breaks off after record \(tally.records)"
                    break
                }
                tally.damaged += 1
                continue
            }
            tally.records += 1
            guard record.length <= Self.largestBlock else {
                tally.add(.tooLarge)
                if input.skip(record.length) < record.length { end = Self.breaksOff(tally.records) }
                continue
            }
            let block = input.read(record.length)
            if block.count < record.length { end = Self.breaksOff(tally.records) }
            try read(block, record, name: "\(file)#\(tally.records)", &tally, take)
        }
        if let damage = input.damage { end = "\(damage), after record \(tally.records)" }
        if let end { try take(.note(end)) }
        for note in tally.notes { try take(.note(note)) }
        guard tally.reports > 0 else {
            throw ReadError(
                file: file, problem: "none of the archive's \(Count.words(tally.records, "record")) holds an article")
        }
    }

    private static func breaksOff(_ record: Int) -> String { "the archive breaks off within record \(record)" }

    /// Goes to the next line that begins a record; false when there is none.
    private static func skipDamage(_ input: inout ByteStream) -> Bool {
        while !input.isAtEnd {
            _ = input.line(limit: 1024)
            if WARCRecord.begins(input.peek(5)) { return true }
        }
        return false
    }

    // MARK: - Records

    private func read(
        _ block: [UInt8], _ record: WARCRecord, name: String, _ tally: inout WARCTally,
        _ take: (ReadEvent) throws -> Void
    ) throws {
        switch record.type {
        case "response":
            let isHTTP = record.headers.contentType?.hasPrefix("application/http") ?? true
            guard isHTTP, record.target?.lowercased().hasPrefix("dns:") != true else { return }
            let (body, type): ([UInt8], String?)
            do throws(HTTPResponse.Failure) {
                let response = try HTTPResponse(block)
                guard response.status == 200 else { return tally.add(.otherStatus) }
                type = response.headers.contentType
                guard Self.mayHoldText(type, record.target) else { return tally.add(.noText) }
                var cut: String?
                body = charsets.labelled(try response.body(cut: &cut), label: response.charset)
                if let how = record.truncation ?? cut { tally.addCut(how) }
            } catch {
                return tally.addFailure(error)
            }
            try read(body, type, record, name, &tally, take)
        case "resource", "conversion":
            let type = record.headers.contentType
            guard Self.mayHoldText(type, record.target) else { return tally.add(.noText) }
            if let how = record.truncation { tally.addCut(how) }
            let label = record.headers.parameter("charset", of: "content-type")
            try read(charsets.labelled(block, label: label), type, record, name, &tally, take)
        case "revisit": tally.add(.revisit)
        default: break
        }
    }

    private static func mayHoldText(_ type: String?, _ target: String?) -> Bool {
        if let path = target?.prefix(while: { $0 != "?" && $0 != "#" }), path.hasSuffix("/robots.txt") { return false }
        guard let type else { return true }
        return types.contains(type)
    }

    private func read(
        _ body: [UInt8], _ type: String?, _ record: WARCRecord, _ name: String, _ tally: inout WARCTally,
        _ take: (ReadEvent) throws -> Void
    ) throws {
        guard !body.isEmpty, type != nil || HTMLSignature.matches(body) else { return tally.add(.noText) }
        var reports: [Report] = []
        do {
            try documents.read(body, file: name, fetched: record.fetched) { event in
                if case .report(let report) = event { reports.append(report) }
            }
        } catch let error as ReadError {
            if reports.isEmpty { return tally.addWordless(error.problem) }
        }
        let undecoded = reports.reduce(0) { $0 + Undecoded.count($1.text) }
        if undecoded > 0 { tally.addUndecoded(undecoded) }
        for var report in reports {
            report.url = report.url ?? record.target
            // As for a page that is fetched.
            report.outlet = report.outlet ?? record.host
            tally.reports += 1
            try take(.report(report))
        }
    }
}
