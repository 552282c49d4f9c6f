import Prose

/// Reads plain text that came from a page: finds title, date, credits and paragraphs and marks what is furniture.
///
/// The report's text is the decoded input, unchanged. O(n).
package struct PlainTextReader: DocumentReader {
    /// Inputs above this size are refused: no article is that long.
    package static let largestInput = 64 << 20

    private let phrases: BoilerplatePhrases
    private let agencies: AgencyCredits
    private let closing: ClosingNotes.Vocabulary
    private let dates: DateReader
    private let encodings: LegacyEncodings
    private let words: LineClassifier.Words

    package init() throws { try self.init(LegacyEncodings()) }

    init(_ encodings: LegacyEncodings) throws {
        self.encodings = encodings
        phrases = try BoilerplatePhrases()
        words = try LineClassifier.Words()
        agencies = try AgencyCredits()
        closing = try ClosingNotes.Vocabulary()
        dates = DateReader(months: try MonthNames(), language: MonthNames.number(of: "en"))
    }

    package func recognises(_ bytes: [UInt8]) -> Bool { !TextDecoder.isBinary(bytes) }

    package func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report] {
        try read(bytes, file: file)
    }

    package func read(_ bytes: [UInt8], file: String) throws(ReadError) -> [Report] {
        guard !bytes.isEmpty else { throw ReadError(file: file, problem: "the input is empty") }
        guard bytes.count <= Self.largestInput else {
            throw ReadError(
                file: file,
                problem:
                    "the input has \(bytes.count >> 20) MB; an article of more than \(Self.largestInput >> 20) MB is not read"
            )
        }
        guard !TextDecoder.isBinary(bytes) else {
            throw ReadError(file: file, problem: "the input is binary, not text; give plain text or HTML")
        }
        let text = encodings.decode(bytes).text
        let lines = TextLine.lines(of: text)
        guard Self.hasWords(text), lines.contains(where: { !$0.words.isEmpty }) else {
            throw ReadError(file: file, problem: "the input has no words, only white space and marks")
        }
        let header = TextHeader(text)
        let joined =
            lines.filter { $0.span.start < header.end }
            + HardWrap.join(lines.filter { $0.span.start >= header.end }, in: text)
        var classifier = LineClassifier(
            text, lines: joined, words: words, phrases: phrases, agencies: agencies,
            closing: closing, dates: dates)
        classifier.run()
        var report = report(text, joined, classifier.labels, file: file)
        header.fill(&report, dates)
        return [report]
    }

    /// Whether a letter or a number stands in a text.
    private static func hasWords(_ text: Text) -> Bool {
        // Nearly always an ASCII letter tells, without a string of the whole.
        if text.utf8.contains(where: { UTF8Bytes.isLetter($0) || UTF8Bytes.isDigit($0) }) { return true }
        return text.string.unicodeScalars.contains {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }

    private func report(_ text: Text, _ lines: [TextLine], _ labels: [LineLabel], file: String) -> Report {
        var blocks: [Block] = []
        for (line, label) in zip(lines, labels) {
            let line = label.kind == .title ? line.withoutMarks(text) : line
            guard let tail = label.tail, tail.offset > line.span.start, tail.offset < line.span.end else {
                blocks.append(Block(line.span, label.kind, why: label.why))
                continue
            }
            let head = text.trimmed(TextSpan(line.span.start, tail.offset))
            if !head.isEmpty { blocks.append(Block(head, label.kind, why: label.why)) }
            blocks.append(
                Block(text.trimmed(TextSpan(tail.offset, line.span.end)), tail.reason.kind, why: tail.reason.why))
        }
        var report = Report(file: file, text: text, blocks: blocks)
        fill(&report)
        return report
    }

    /// Takes title, outlet, date, byline and credits from the blocks that hold them.
    private func fill(_ report: inout Report) {
        let text = report.text
        for block in report.blocks {
            switch block.kind {
            case .title where report.title == nil: report.title = text.string(block.span)
            case .metadata:
                fillMetadata(&report, block)
            case .removed where block.why == "site name or slogan" && report.outlet == nil && block.span.count <= 40:
                report.outlet = text.string(block.span)
            case .paragraph where report.credits.isEmpty:
                report.credits += agencies.datelineAgencies(in: text, block.span).map(\.name)
            default: break
            }
        }
        for name in agencies.closingNames(in: text, report.blocks) where !report.credits.contains(name) {
            report.credits.append(name)
        }
    }

    private func fillMetadata(_ report: inout Report, _ block: Block) {
        let text = report.text
        if report.published == nil, let date = dates.certainDay(in: text, block.span) {
            report.published = date.publication(span: date.span)
        }
        if block.why == "byline", report.byline == nil {
            report.byline = text.string(text.trimmed(TextSpan(block.span.start + 2, block.span.end)))
        }
        if block.why == "credit" || block.why == "agency credit" {
            let named = agencies.names(in: text, block.span).map(\.name)
            for name in named.isEmpty ? [agencies.inCapitals(text.string(block.span))].compactMap({ $0 }) : named
            where !report.credits.contains(name) {
                report.credits.append(name)
            }
        }
        if block.why == "source", report.outlet == nil, let colon = text.utf8[block.span.range].firstIndex(of: 0x3A) {
            report.outlet = text.string(text.trimmed(TextSpan(colon + 1, block.span.end)))
        }
    }
}
