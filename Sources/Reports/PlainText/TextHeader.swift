import Prose

/// What a text states of itself before its first paragraph: lines as "Subject: …", "By: …", "Date: …", or the front
/// matter of Markdown between two lines of "---".
struct TextHeader {
    private enum Part { case title, byline, date, outlet, url, other }

    private static let parts: [String: Part] = [
        "subject": .title, "title": .title, "headline": .title, "by": .byline, "byline": .byline, "author": .byline,
        "authors": .byline, "from": .byline, "date": .date, "published": .date, "source": .outlet, "outlet": .outlet,
        "publisher": .outlet, "url": .url, "link": .url, "tags": .other, "section": .other, "category": .other,
        "layout": .other, "draft": .other, "description": .other, "slug": .other, "language": .other, "lang": .other,
    ]
    private static let most = 30

    private var lines: [(part: Part, value: TextSpan)] = []
    /// Behind the header; 0 where there is none. UTF-8 offset.
    private(set) var end = 0

    /// O(length of the header).
    init(_ text: Text) {
        let bytes = text.utf8
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
        let isFrontMatter = Self.isRule(bytes, at)
        if isFrontMatter { at = Self.lineEnd(bytes, at) + 1 }
        for _ in 0..<Self.most {
            guard at < bytes.count else { return }
            let stop = Self.lineEnd(bytes, at)
            let line = text.trimmed(TextSpan(at, stop))
            let isEnd = isFrontMatter ? Self.isRule(bytes, at) : line.isEmpty
            if isEnd {
                guard lines.contains(where: { $0.part == .title }), lines.count > 1 else { return }
                end = min(stop + 1, bytes.count)
                return
            }
            guard let colon = bytes[line.range].prefix(24).firstIndex(of: 0x3A) else { return }
            let name = String(decoding: bytes[line.start..<colon].map(ASCII.lower), as: UTF8.self)
            guard let part = Self.parts[name] ?? (isFrontMatter ? .other : nil) else { return }
            var value = text.trimmed(TextSpan(colon + 1, line.end))
            if value.count > 2, bytes[value.start] == 0x22, bytes[value.end - 1] == 0x22 {
                value = TextSpan(value.start + 1, value.end - 1)
            }
            lines.append((part, value))
            at = stop + 1
        }
    }

    /// States in the report what the header says, and marks its lines.
    func fill(_ report: inout Report, _ dates: DateReader) {
        guard end > 0 else { return }
        var blocks: [Block] = []
        var hasTitle = false
        for (part, value) in lines where !value.isEmpty {
            let words = report.text.string(value)
            switch part {
            case .title where !hasTitle:
                report.title = words
                hasTitle = true
                blocks.append(Block(value, .title))
                continue
            case .byline: report.byline = words
            case .date:
                let day = dates.certainDay(in: report.text, value)
                report.published = day?.publication(span: day?.span) ?? report.published
            case .outlet: report.outlet = words
            case .url where words.hasPrefix("http"): report.url = words
            default: break
            }
            blocks.append(Block(value, .metadata, why: part == .date ? "date" : "header"))
        }
        if let outlet = report.outlet, !lines.contains(where: { $0.part == .outlet }),
            report.text.utf8[..<end].count > 0,
            report.blocks.contains(where: {
                $0.span.start < end && report.text.string($0.span) == outlet
            })
        {
            report.outlet = nil
        }
        report.blocks =
            blocks
            + report.blocks.filter { $0.span.start >= end }.map {
                $0.kind == .title ? Block($0.span, .heading) : $0
            }
    }

    private static func isRule(_ bytes: [UInt8], _ at: Int) -> Bool {
        let line = bytes[at..<lineEnd(bytes, at)]
        return line.count >= 3 && line.count <= 5 && line.prefix(3).allSatisfy { $0 == 0x2D }
            && line.dropFirst(3).allSatisfy(ASCII.isSpace)
    }

    private static func lineEnd(_ bytes: [UInt8], _ at: Int) -> Int { bytes[at...].firstIndex(of: 0x0A) ?? bytes.count }
}

extension TextLine {
    /// The line without the signs by which Markdown marks headings ("# ").
    func withoutMarks(_ text: Text) -> TextLine {
        let marks = text.utf8[span.range].prefix(7).prefix { $0 == 0x23 }.count
        guard marks > 0, marks < 7, span.count > marks + 1, text.utf8[span.start + marks] == 0x20 else { return self }
        let rest = text.trimmed(TextSpan(span.start + marks, span.end))
        return TextLine(text, span: rest, blanksBefore: blanksBefore)
    }
}
