import Prose

/// The dates that the body of a page shows, in its text and in `time`, `abbr` and microdata, with what stands around
/// them.
struct PageDates {
    /// What is looked at: elements that hold dates, or all of the page's text with them.
    enum Depth: Int { case elements, shortTexts, everything }

    struct Found {
        var reading: DateReading
        let node: Int32
        /// Bytes of text before it on the page.
        let position: Int
        var isElement = false
        /// Share of the text around it that is the date.
        var share = 1.0
        var label: DateVocabulary.Label?
        /// What the element itself says, beyond its names.
        var bonus = 0.0
        /// Where in its text it begins.
        var offset = 0
    }

    private static let datetime = HTMLDocument.AttributeName("datetime")
    private static let content = HTMLDocument.AttributeName("content")
    private static let itemprop = HTMLDocument.AttributeName("itemprop")
    private static let property = HTMLDocument.AttributeName("property")
    private static let pubdate = HTMLDocument.AttributeName("pubdate")
    private static let title = HTMLDocument.AttributeName("title")
    private static let utime = HTMLDocument.AttributeName("data-utime")
    private static let className = HTMLDocument.AttributeName("class")

    /// More dates of one page are not looked at, nor headings.
    private static let most = 400
    /// "Published …, updated …": more dates of one text are not looked at.
    private static let mostInText = 3
    /// A text with so many bytes is one of paragraphs.
    private static let leastProse = 160

    private let document: HTMLDocument
    private let vocabulary: DateVocabulary
    private let reader: DateReader
    private let depth: Depth

    private(set) var found: [Found] = []
    private(set) var headings: [(node: Int32, position: Int, level: Int)] = []
    /// Dates that can be read in one way only, as witnesses of how the page writes them.
    private(set) var orders: [DateReader.Order] = []
    /// Where texts as long as a paragraph begin.
    private(set) var prose: [Int] = []

    private var position = 0
    /// The text before the one that is looked at, where labels stand.
    private var previous = HTMLRange.none

    init(_ document: HTMLDocument, _ vocabulary: DateVocabulary, _ reader: DateReader, depth: Depth) {
        self.document = document
        self.vocabulary = vocabulary
        self.reader = reader
        self.depth = depth
        var node = HTMLTree.document
        while node >= 0, found.count < Self.most {
            let entry = document[node]
            if entry.kind == .element {
                if Self.isSkipped(entry.tag) {
                    node = document.nodeAfter(node, within: HTMLTree.document)
                    continue
                }
                take(element: node, entry)
            } else if entry.kind == .text {
                take(text: node, entry.range)
            }
            node = document.nodeFollowing(node, within: HTMLTree.document)
        }
    }

    private static func isSkipped(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .script, .style, .select, .textarea, .template, .svg, .iframe, .head, .object, .option: true
        default: false
        }
    }

    // MARK: - Elements

    private mutating func take(element node: Int32, _ entry: HTMLTree.Node) {
        switch entry.tag {
        case .h1, .h2:
            if headings.count < Self.most { headings.append((node, position, entry.tag == .h1 ? 1 : 2)) }
        case .time:
            add(
                node, document.attribute(node, Self.datetime) ?? document.attribute(node, Self.content),
                bonus: timeBonus(node))
        case .abbr, .acronym:
            add(node, document.attribute(node, Self.utime) ?? document.attribute(node, Self.title), bonus: 14)
        default: break
        }
        guard entry.tag != .time, !entry.attributes.isEmpty else { return }
        guard let name = propertyName(entry), name.count < 40 else {
            if depth == .everything { takeSplit(node) }
            return
        }
        let context = vocabulary.context(document.bytes, name)
        guard !context.isDisjoint(with: [.date, .published, .modified]) else { return }
        let value =
            document.attribute(node, Self.content) ?? document.attribute(node, Self.datetime)
            ?? document.attribute(node, Self.title)
        add(node, value, bonus: 14)
    }

    /// What microdata or RDFa call the element.
    private func propertyName(_ entry: HTMLTree.Node) -> HTMLRange? {
        for index in entry.attributes.range {
            let hash = document.attributes[index].hash
            if hash == Self.itemprop.hash || hash == Self.property.hash { return document.attributes[index].value }
        }
        return nil
    }

    /// A `pubdate` mark says what the element is for.
    private func timeBonus(_ node: Int32) -> Double { document.attribute(node, Self.pubdate) == nil ? 14 : 34 }

    private mutating func add(_ node: Int32, _ value: HTMLRange?, bonus: Double) {
        guard let value, value.count >= 6, value.count < 100 else { return }
        guard let reading = reader.stated(document.string(value)) else { return }
        found.append(
            Found(
                reading: reading, node: node, position: position, isElement: true, label: label(before: nil),
                bonus: bonus))
    }

    /// An element that its name calls a date and whose date is split over elements: "<b>17</b> <i>December</i> 2023".
    private mutating func takeSplit(_ node: Int32) {
        guard let name = document.attribute(node, Self.className), name.count < 120,
            !vocabulary.context(document.bytes, name).isDisjoint(with: [.date, .published])
        else { return }
        var bytes: [UInt8] = []
        var texts = 0
        var child = node
        var visited = 0
        while child >= 0, bytes.count <= 120, visited < 60 {
            visited += 1
            if document[child].kind == .text {
                bytes += document.bytes[document[child].range.range.prefix(160)] + [0x20]
                texts += 1
            }
            child = document.nodeFollowing(child, within: node)
        }
        guard texts > 1, bytes.count <= 120, visited < 60 else { return }
        let text = bytes.split(whereSeparator: ASCII.isSpace).joined(separator: [0x20])
        let line = Array(text)
        let span = TextSpan(0, line.count)
        guard let reading = reader.first(in: line, span) ?? reader.relative(in: line, span), reading.hasDay else {
            return
        }
        let share = Double(reading.span.count) / Double(max(1, line.count))
        found.append(
            Found(
                reading: reading, node: node, position: position, share: share,
                label: vocabulary.label(line, before: reading.span.start, from: 0) ?? label(before: nil), bonus: -2))
    }

    // MARK: - Text

    private mutating func take(text node: Int32, _ range: HTMLRange) {
        let bytes = document.bytes
        var start = range.range.lowerBound
        var end = range.range.upperBound
        while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
        guard start < end else { return }
        while ASCII.isSpace(bytes[end - 1]) { end -= 1 }
        defer {
            position += end - start
            previous = range
        }
        if end - start >= Self.leastProse, prose.count < Self.most { prose.append(position) }
        if depth != .elements { takeAge(node, start, end) }
        guard depth != .elements, end - start >= 6, depth == .everything || end - start <= 120 else { return }
        // In running text only a date near its begin can be that of the page: "Quay, 17 December 2023 - The ferry …".
        let stop = end - start > 240 ? start + 120 : end
        guard mayHoldDate(start, stop) else { return }
        var from = start
        for _ in 0..<Self.mostInText {
            guard let reading = reader.first(in: bytes, TextSpan(from, stop)) else { return }
            if let order = reading.order, orders.count < Self.most { orders.append(order) }
            found.append(
                Found(
                    reading: reading, node: node, position: position,
                    share: Double(reading.span.count) / Double(end - start),
                    label: label(before: reading.span.start, from: from), offset: reading.span.start - start))
            from = reading.span.end
            if from >= stop { return }
        }
    }

    /// "3 hours ago", where it is known when the page was fetched.
    private mutating func takeAge(_ node: Int32, _ start: Int, _ end: Int) {
        guard reader.ages != nil, found.count < Self.most,
            let reading = reader.relative(in: document.bytes, TextSpan(start, end))
        else { return }
        found.append(
            Found(
                reading: reading, node: node, position: position,
                share: Double(reading.span.count) / Double(end - start),
                label: label(before: reading.span.start, from: start), offset: reading.span.start - start))
    }

    /// The word before a date, in its text or, when the date opens that, in the text before.
    private func label(before offset: Int?, from start: Int = 0) -> DateVocabulary.Label? {
        if let offset, let label = vocabulary.label(document.bytes, before: offset, from: start) { return label }
        guard offset == nil || (offset ?? 0) - start < 12, previous.count < 60 else { return nil }
        return vocabulary.label(document.bytes, before: previous.range.upperBound, from: previous.range.lowerBound)
    }

    /// Whether a year of four digits, or two numbers with a point or slash between them, stand in a text. One pass.
    private func mayHoldDate(_ start: Int, _ end: Int) -> Bool {
        document.bytes.withUnsafeBufferPointer { bytes in
            var at = start
            while at < end {
                guard ASCII.isDigit(bytes[at]) else {
                    if bytes[at] == 0xD9 || bytes[at] == 0xDB, DateScanner.startsDigit(document.bytes, at, end) {
                        return true
                    }
                    at += 1
                    continue
                }
                let first = at
                while at < end, ASCII.isDigit(bytes[at]) { at += 1 }
                let length = at - first
                if length == 4 || length == 8, bytes[first] == 0x31 || bytes[first] == 0x32 { return true }
                if length <= 2, at + 1 < end, bytes[at] == 0x2E || bytes[at] == 0x2F, ASCII.isDigit(bytes[at + 1]) {
                    return true
                }
            }
            return false
        }
    }
}
