import Prose

/// Gives any bytes to one reader or one of its parts, without the choice by content before it; for fuzzing.
package struct ReaderProbe: Sendable {
    package enum Part: String, CaseIterable, Sendable {
        /// The parsers alone.
        case html, xml, json, csv, mime, inflate, charset, dates
        /// Whole readers: what their format's name says, and the choice among all by content.
        case page, feed, warc, zip, text
    }

    private let parser: HTMLParser
    private let xml: XMLReading
    private let charsets: CharsetDecoder
    private let words: EncodedWords
    private let dates: DateReader
    private let pages: HTMLReader
    private let texts: PlainTextReader
    private let archives: WARCReader
    private let zips: ZIPReader
    private let readers: ReportReaders

    package init() throws {
        let documents = try DocumentReaders()
        parser = try HTMLParser()
        charsets = try CharsetDecoder()
        xml = try XMLReading(charsets)
        words = EncodedWords(charsets)
        dates = DateReader(months: try MonthNames())
        pages = try HTMLReader()
        texts = try PlainTextReader()
        archives = WARCReader(documents)
        zips = ZIPReader(documents)
        readers = try ReportReaders()
    }

    /// Reads the bytes; what they hold does not matter, errors told to the caller included.
    /// - Returns: what is wrong with the result: text that is no UTF-8, blocks outside of it, names that repeat.
    package func flaw(_ bytes: [UInt8], as part: Part) -> String? {
        switch part {
        case .html: return htmlFlaw(bytes)
        case .xml: _ = xml.parse(bytes)
        case .json: _ = JSONParser.parse(bytes)
        case .csv: return csvFlaw(bytes)
        case .mime: return mimeFlaw(bytes)
        case .inflate:
            let size = try? Unpacking.inflate(bytes).count
            if let size, size > Unpacking.mostBytes { return "\(size) bytes unpacked" }
        case .charset: return charsetFlaw(bytes)
        case .dates: _ = dates.first(in: bytes, TextSpan(0, bytes.count))
        case .page: return flaw(try? pages.read(bytes, file: "input"))
        case .text: return flaw(try? texts.read(bytes, file: "input"))
        case .feed: return flaw(try? readers.read(bytes, file: "input"))
        case .warc: return flaw(archives, bytes)
        case .zip: return flaw(zips, bytes)
        }
        return nil
    }

    private func htmlFlaw(_ bytes: [UInt8]) -> String? {
        guard (try? parser.parse(bytes)) != nil else { return nil }
        let contexts: [HTMLTag] = [.body, .template, .table, .select, .td, .frameset, .textarea, .script]
        let context = contexts[choice(bytes, of: contexts.count)]
        _ = try? parser.parseFragment(bytes, in: HTMLTreeBuilder.Context(tag: context))
        return nil
    }

    /// A choice that the input's beginning makes, so that a flood of twice the length is read in the same way.
    private func choice(_ bytes: [UInt8], of count: Int) -> Int {
        bytes.prefix(16).reduce(0) { $0 + Int($1) } % count
    }

    private func csvFlaw(_ bytes: [UInt8]) -> String? {
        var table = SeparatedValues(separator: choice(bytes, of: 2) == 0 ? 0x2C : 0x3B)
        var input = ByteStream(bytes)
        var rows = 0
        while table.next(&input) != nil { rows += 1 }
        return rows > bytes.count ? "\(rows) rows of \(bytes.count) bytes" : nil
    }

    private func mimeFlaw(_ bytes: [UInt8]) -> String? {
        let mail = MIMEPart(bytes, 0..<bytes.count)
        _ = words.decode(bytes)
        for part in mail.all.prefix(MIMEPart.most) where part.parts.isEmpty {
            if part.content(bytes).count > bytes.count { return "a part grows when it is decoded" }
        }
        return nil
    }

    /// The first line is the label, the rest the text, as headers and declarations have them.
    private func charsetFlaw(_ bytes: [UInt8]) -> String? {
        let label = bytes.prefix { $0 != 0x0A }
        let text = Array(bytes.dropFirst(label.count + 1))
        for decoded in [
            charsets.utf8(text, label: nil), charsets.utf8(text, label: String(decoding: label, as: UTF8.self)),
            TextDecoder.decode(bytes).text.utf8,
        ] where String(validating: decoded, as: UTF8.self) == nil { return "decoded text is no UTF-8" }
        return nil
    }

    private func flaw(_ reader: some ReportReader, _ bytes: [UInt8]) -> String? {
        var reports: [Report] = []
        var input = ByteStream(bytes)
        try? reader.read(&input, file: "input") { if case .report(let report) = $0 { reports.append(report) } }
        return flaw(reports)
    }

    private func flaw(_ reports: [Report]?) -> String? {
        guard let reports else { return nil }
        if Set(reports.map(\.file)).count < reports.count { return "two reports have one name" }
        for report in reports {
            if String(validating: report.text.utf8, as: UTF8.self) == nil { return "the text is no UTF-8" }
            var end = 0
            for block in report.blocks {
                if block.span.start < end || block.span.end > report.text.count { return "a block lies elsewhere" }
                end = block.span.end
            }
        }
        return nil
    }
}
