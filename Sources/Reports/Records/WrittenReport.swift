import Prose

/// A report as `variorum read --format json` writes it: read back as it was, block by block.
enum WrittenReport {
    /// Nil for an object that is none.
    static func report(_ object: JSONValue) -> Report? {
        guard let words = object["text"]?.string, let file = object["file"]?.string,
            case .array(let blocks)? = object["blocks"], let published = object["published"], !published.members.isEmpty
        else { return nil }
        let text = Text(words)
        let index = CodePointIndex(text)
        var report = Report(file: file, text: text)
        var end = 0
        for block in blocks {
            guard let kind = block["kind"]?.string.flatMap(Block.Kind.init), let span = span(block, index),
                span.start >= end
            else { return nil }
            report.blocks.append(Block(span, kind, why: block["why"]?.string))
            end = span.end
        }
        report.url = object["url"]?.string
        report.outlet = object["outlet"]?.string
        report.title = object["title"]?.string
        report.byline = object["byline"]?.string
        report.language = object["language"]?.string ?? "en"
        report.credits = object["credits"]?.elements.compactMap(\.string) ?? []
        if let from = object["translatedFrom"], let language = from["language"]?.string {
            report.translatedFrom = .init(language: language, basis: from["basis"]?.string ?? "")
        }
        report.published = date(published, index)
        report.updated = object["updated"].flatMap { date($0, index) }
        return report
    }

    private static func date(_ published: JSONValue, _ index: CodePointIndex) -> PublicationDate? {
        guard let value = published["value"]?.string,
            let precision = published["precision"]?.string.flatMap(PublicationDate.Precision.init),
            let basis = published["basis"]?.string.flatMap(PublicationDate.Basis.init)
        else { return nil }
        let proof = published["evidence"]?.elements.first.flatMap { span($0, index) }
        return PublicationDate(value: value, precision: precision, basis: basis, span: proof)
    }

    /// Code points as bytes; nil for what lies outside the text.
    private static func span(_ value: JSONValue, _ index: CodePointIndex) -> TextSpan? {
        guard case .number(let first)? = value["start"], case .number(let last)? = value["end"], let start = Int(first),
            let end = Int(last), 0 <= start, start < end, end <= index.count
        else { return nil }
        return TextSpan(index.byte(at: start), index.byte(at: end))
    }
}
