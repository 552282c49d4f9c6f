import Prose

/// The article of a page: its blocks with what they are, in order, boilerplate inside it included.
struct ExtractedArticle: Sendable {
    struct Part: Sendable {
        var text: [UInt8]
        var kind: Block.Kind
        var why: String?
        /// Whether it stands on the same line as the part before it.
        var continuesLine = false
    }

    private(set) var parts: [Part] = []
    /// Bytes of paragraphs.
    private(set) var prose = 0
    /// Articles with a heading of their own that it was put together from; 0 where the page has one.
    var headedArticles = 0

    /// Of boilerplate behind the article's end no more than these blocks are kept as marked text.
    private static let mostTrailing = 12

    init() {}

    init(_ page: Page, _ verdicts: [BlockClassifier.Verdict]) {
        for verdict in Self.trimmed(verdicts) {
            let span = page.blocks[verdict.block].text
            let end = verdict.cut?.offset ?? span.end
            append(Array(page.text[span.start..<end]), verdict.kind, verdict.why)
            guard let cut = verdict.cut, let last = parts.indices.last else { continue }
            while parts[last].text.last == 0x20 { parts[last].text.removeLast() }
            parts.append(
                Part(text: Array(page.text[cut.offset..<span.end]), kind: cut.kind, why: cut.why, continuesLine: true))
        }
    }

    /// A page whose every line outside its furniture is text.
    init(_ page: Page, leavingOut zones: PageZones) {
        for block in page.blocks where zones.excluded[block.region] == nil {
            append(Array(page.text[block.text.range]), block.form == .heading ? .heading : .paragraph, nil)
            if block.form == .heading { prose += block.length }
        }
    }

    private mutating func append(_ text: [UInt8], _ kind: Block.Kind, _ why: String?) {
        parts.append(Part(text: text, kind: kind, why: why))
        if kind == .paragraph { prose += text.count }
    }

    /// Without boilerplate before the first kept block and far behind the last.
    private static func trimmed(_ verdicts: [BlockClassifier.Verdict]) -> ArraySlice<BlockClassifier.Verdict> {
        guard let first = verdicts.firstIndex(where: { $0.kind != .removed }),
            let last = verdicts.lastIndex(where: { $0.kind != .removed && $0.kind != .metadata })
        else { return [] }
        let end = min(verdicts.count, max(first, last) + 1 + mostTrailing)
        return verdicts[min(first, last)..<end]
    }
}
