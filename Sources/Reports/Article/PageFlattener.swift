import Prose

/// Lays a page out as blocks of text, white space collapsed as a browser does, hidden text left out. O(n).
struct PageFlattener {
    private static let href = HTMLDocument.AttributeName("href")
    private static let width = HTMLDocument.AttributeName("width")
    private static let alt = HTMLDocument.AttributeName("alt")
    /// Bytes of a picture's description that may be its caption.
    private static let shortestAlt = 20

    /// Words of a line that may still be a byline.
    private static let bylineWords = 8

    /// Pixels; a narrower picture is an icon or a portrait beside a name.
    private static let narrowestPicture = 120

    // Asked of every element.
    private let hidden = HTMLDocument.AttributeName("hidden")
    private let ariaHidden = HTMLDocument.AttributeName("aria-hidden")
    private let style = HTMLDocument.AttributeName("style")

    let document: HTMLDocument
    private let vocabulary: RegionVocabulary
    /// Whether hidden parts are read too, for pages that show their article only by script.
    private let includesHidden: Bool
    private(set) var page = Page()
    private var classNames = ClassNameMemory()
    private var openRegions: [Int] = []
    /// Start of the block being filled.
    private(set) var blockStart = 0
    /// Whether a picture stands between the last block and the present place.
    private var isBehindPicture = false
    private var linkBytes = 0
    private var boldBytes = 0
    private var words = 0
    /// Characters of scripts that write no spaces; two count as a word.
    private var ideographs = 0
    var needsSpace = false
    private var linkDepth = 0
    private var boldDepth = 0
    private var lastWasBreak = false
    /// Where an inline element that may be a line of its own to the eye began or ended.
    private var boundary = -1
    /// How many formulas are open: more than one where a formula holds HTML that holds another.
    private var mathDepth = 0

    private init(_ document: HTMLDocument, _ vocabulary: RegionVocabulary, includesHidden: Bool) {
        self.document = document
        self.vocabulary = vocabulary
        self.includesHidden = includesHidden
        page.text.reserveCapacity(document.sourceCount / 8)
    }

    static func flatten(_ document: HTMLDocument, _ vocabulary: RegionVocabulary, includesHidden: Bool = false) -> Page
    {
        var flattener = PageFlattener(document, vocabulary, includesHidden: includesHidden)
        flattener.walk()
        return flattener.page
    }

    private mutating func walk() {
        let root = HTMLTree.document
        var node = document[root].first
        while node >= 0, node != root {
            let descends = enter(node)
            if descends, document[node].first >= 0 {
                node = document[node].first
                continue
            }
            if descends { leave(node) }
            while node != root, document[node].next < 0 {
                node = document[node].parent
                if node > root { leave(node) }
            }
            if node != root { node = document[node].next }
        }
        flush()
    }

    /// Takes a node in; false when nothing below it is read.
    private mutating func enter(_ node: Int32) -> Bool {
        let entry = document[node]
        switch entry.kind {
        case .text:
            if mathDepth == 0 || isShownInFormula(node) { append(entry.range) }
            return false
        case .element: return enterElement(node, entry)
        case .document: return true
        case .comment, .doctype, .templateContent: return false
        }
    }

    private mutating func enterElement(_ node: Int32, _ entry: HTMLTree.Node) -> Bool {
        guard entry.namespace == .html else { return entry.namespace == .math && enterFormula(entry) }
        switch entry.tag.layout {
        case .none:
            if entry.tag == .img { countPicture(node, entry) }
            return false
        case .lineBreak:
            breakLine()
            return false
        case .rule:
            flush()
            return false
        case .block, .inline, .cell: break
        }
        let meaning = vocabulary.meaning(of: node, in: document, &classNames)
        let kinds = meaning.kinds
        if !includesHidden, meaning.isHidden || kinds.contains(.hidden) || isHidden(entry) {
            if entry.tag == .div { needsSpace = true }
            return false
        }
        switch entry.tag {
        case .a: if !isAnchor(node) { linkDepth += 1 }
        case .b, .strong: boldDepth += 1
        case .td, .th: needsSpace = true
        case .sup, .sub: if readScript(node, isRaised: entry.tag == .sup) { return false }
        default: break
        }
        if entry.tag == .span || entry.tag == .a || entry.tag == .time { boundary = page.text.count }
        if entry.tag.layout == .block || isPictureLine(entry, kinds) {
            flush()
            let parent = openRegions.last ?? -1
            openRegions.append(page.regions.count)
            let first = page.blocks.count
            page.regions.append(
                PageRegion(node: node, tag: entry.tag, parent: parent, kinds: kinds, blocks: first..<first))
        }
        return true
    }

    private mutating func leave(_ node: Int32) {
        let entry = document[node]
        guard entry.kind == .element else { return }
        if entry.namespace == .math {
            if entry.tag == .math { mathDepth -= 1 }
            needsSpace = true
            return
        }
        switch entry.tag {
        case .a: if !isAnchor(node) { linkDepth -= 1 }
        case .b, .strong: boldDepth -= 1
        case .td, .th: needsSpace = true
        case .span, .time: boundary = page.text.count
        default: break
        }
        guard let region = openRegions.last, page.regions[region].node == node else {
            return
        }
        flush()
        openRegions.removeLast()
        let first = page.regions[region].blocks.lowerBound
        page.regions[region].blocks = first..<page.blocks.count
    }

    /// A formula is text of the article; its symbols are parted by spaces.
    private mutating func enterFormula(_ entry: HTMLTree.Node) -> Bool {
        guard entry.tag != .annotationXML else { return false }
        if entry.tag == .math { mathDepth += 1 }
        needsSpace = true
        return true
    }

    /// Whether a text in a formula is one of its symbols; others are notes on how it is written.
    private func isShownInFormula(_ node: Int32) -> Bool {
        let parent = document[document[node].parent]
        guard parent.namespace == .math else { return true }
        switch parent.tag {
        case .mi, .mn, .mo, .ms, .mtext: return true
        default: return false
        }
    }

    /// Whether an inline element is a picture's credit, which is a line of its own beside the caption, or a caption
    /// that no figure holds.
    private func isPictureLine(_ entry: HTMLTree.Node, _ kinds: RegionVocabulary.Kinds) -> Bool {
        guard kinds.contains(.photoCredit) || kinds.contains(.caption), entry.tag.layout == .inline,
            let region = openRegions.last
        else { return false }
        let tag = page.regions[region].tag
        if kinds.contains(.photoCredit), tag == .figure || tag == .figcaption || tag == .span { return true }
        return kinds.contains(.caption) && entry.tag == .span && tag == .div
            && !page.regions[region].kinds.contains(.caption)
    }

    /// Whether a heading's link leads to a place of the same page, as that which names the heading itself does.
    private func isAnchor(_ node: Int32) -> Bool {
        guard let region = openRegions.last, page.regions[region].tag.isHeading,
            let address = document.attribute(node, Self.href)
        else { return false }
        return document.bytes[address.range].first == 0x23
    }

    private mutating func countPicture(_ node: Int32, _ entry: HTMLTree.Node) {
        guard let region = openRegions.last else { return }
        if let width = document.attributeString(node, Self.width).flatMap({ Int($0) }), width < Self.narrowestPicture {
            return
        }
        page.regions[region].pictures += 1
        isBehindPicture = true
        if let alt = document.attributeString(node, Self.alt), alt.utf8.count >= Self.shortestAlt {
            page.pictureTexts.insert(NameHash.of(ArticleMetadata.collapsed(alt).utf8))
        }
    }

    /// Whether another attribute than its class hides an element.
    private func isHidden(_ entry: HTMLTree.Node) -> Bool {
        for index in entry.attributes.range {
            let attribute = document.attributes[index]
            switch attribute.hash {
            case hidden.hash: return true
            case ariaHidden.hash: if document.string(attribute.value) == "true" { return true }
            case style.hash: if hides(attribute.value) { return true }
            default: break
            }
        }
        return false
    }

    /// Whether a style holds `display: none` or `visibility: hidden`.
    private func hides(_ style: HTMLRange) -> Bool {
        let range = style.range.prefix(2000)
        return ByteSearch.holds("display:none", in: document.bytes, range)
            || ByteSearch.holds("visibility:hidden", in: document.bytes, range)
    }

    // MARK: - Text

    private mutating func append(_ range: HTMLRange) {
        let start = page.text.count
        if boundary == start, words < Self.bylineWords, partsWords(range) { needsSpace = true }
        var index = Int(range.start)
        let end = Int(range.end)
        while index < end {
            let byte = document.bytes[index]
            if byte > 0x20, byte < 0x80 {
                index = putRun(index, end)
            } else if byte < 0x80 {
                needsSpace = true
                index += 1
            } else {
                index = appendWide(index, end)
            }
        }
        let added = page.text.count - start
        if added > 0 { lastWasBreak = false }
        if linkDepth > 0 { linkBytes += added }
        if boldDepth > 0 { boldBytes += added }
    }

    /// Whether a capital or a digit behind a small letter begins another word than that which the element before ended
    /// in, as in bylines whose parts only a style sheet holds apart.
    private func partsWords(_ range: HTMLRange) -> Bool {
        guard page.text.count > blockStart, !range.range.isEmpty, let region = openRegions.last,
            page.regions[region].kinds.isDisjoint(with: .share)
        else { return false }
        let first = document.bytes[Int(range.start)]
        let last = page.text[page.text.count - 1]
        if UTF8Bytes.isLower(last) && UTF8Bytes.isUpper(first) { return true }
        // "2 April 2031" and "57 views".
        guard UTF8Bytes.isDigit(first), UTF8Bytes.isLower(last) || UTF8Bytes.isDigit(last) else { return false }
        let rest = document.bytes[range.range].drop { UTF8Bytes.isDigit($0) }
        return rest.count >= 4 && rest.first == 0x20
    }

    /// Puts as many visible ASCII characters as stand there with single spaces between them; returns where it stopped.
    private mutating func putRun(_ start: Int, _ end: Int) -> Int {
        put(document.bytes[start])
        return document.bytes.withUnsafeBufferPointer { bytes in
            var at = start + 1
            var spaces = 0
            while at < end {
                let byte = bytes[at]
                if byte == 0x20, at + 1 < end, bytes[at + 1] &- 0x21 < 0x5F {
                    spaces += 1
                } else if byte &- 0x21 >= 0x5F {
                    break
                }
                at += 1
            }
            page.text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[(start + 1)..<at]))
            words += spaces
            return at
        }
    }

    mutating func put(_ byte: UInt8) {
        if needsSpace {
            needsSpace = false
            if page.text.count > blockStart {
                page.text.append(0x20)
                words += 1
            }
        }
        page.text.append(byte)
    }

    /// A scalar beyond ASCII: no-break spaces become spaces, invisible characters vanish.
    private mutating func appendWide(_ index: Int, _ end: Int) -> Int {
        let length = min(UTF8Bytes.length(lead: document.bytes[index]), end - index)
        if length == 2, document.bytes[index] == 0xC2 {
            if document.bytes[index + 1] == 0xA0 {
                needsSpace = true
                return index + 2
            }
            if document.bytes[index + 1] == 0xAD { return index + 2 }  // soft hyphen
        }
        if length == 3 {
            if isInvisible(index) { return index + 3 }
            if (0xE3...0xE9).contains(document.bytes[index]) { ideographs += 1 }
        }
        for offset in index..<(index + length) { put(document.bytes[offset]) }
        return index + length
    }

    /// U+200B…U+200F (spaces without width, direction marks), U+2060, U+FEFF.
    private func isInvisible(_ index: Int) -> Bool {
        let (first, second, third) = (document.bytes[index], document.bytes[index + 1], document.bytes[index + 2])
        if first == 0xE2, second == 0x80 { return third >= 0x8B && third <= 0x8F && third != 0x8D }
        return first == 0xE2 && second == 0x81 && third == 0xA0 || first == 0xEF && second == 0xBB && third == 0xBF
    }

    /// One break is a space, two end the paragraph.
    private mutating func breakLine() {
        if lastWasBreak { flush() } else { needsSpace = true }
        lastWasBreak = true
    }

    /// Ends the block being filled.
    private mutating func flush() {
        needsSpace = false
        lastWasBreak = false
        let span = TextSpan(blockStart, page.text.count)
        if !span.isEmpty {
            let (form, level) = form()
            page.blocks.append(
                PageBlock(
                    text: span, form: form, region: max(0, openRegions.last ?? 0), linkBytes: linkBytes,
                    boldBytes: boldBytes,
                    level: level, words: words + 1 + ideographs / 2, isBehindPicture: isBehindPicture))
            isBehindPicture = false
        }
        blockStart = page.text.count
        linkBytes = 0
        boldBytes = 0
        words = 0
        ideographs = 0
    }

    /// The block's form, from the innermost element that gives one.
    private func form() -> (PageBlock.Form, Int) {
        var index = openRegions.count - 1
        let lowest = max(0, index - 6)
        var isParagraph = false
        while index >= lowest {
            let tag = page.regions[openRegions[index]].tag
            switch tag {
            case .h1, .h2, .h3, .h4, .h5, .h6: return (.heading, Int(tag.rawValue - HTMLTag.h1.rawValue) + 1)
            case .li, .dd, .dt: return (.listItem, 0)
            case .blockquote: return (.quote, 0)
            case .figcaption, .caption: return (.caption, 0)
            case .pre: return (.preformatted, 0)
            case .tr where !isParagraph: return (.tableRow, 0)
            case .p: isParagraph = true
            case .article, .section, .main, .body: return (isParagraph ? .paragraph : .loose, 0)
            default: break
            }
            index -= 1
        }
        return (isParagraph ? .paragraph : .loose, 0)
    }
}
