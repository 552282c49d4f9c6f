import Foundation
import Prose

/// What the class names and ids of a page's parts say they are.
struct RegionVocabulary: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case article, summary, caption, byline, date, tags, newsletter, advertisement, navigation, overlay, poll,
            widget, hidden
        case notes = "footnotes"
        case photoCredit = "photo credit"
        case related = "related link"
        case share = "share bar"
        case comments = "comment form"
        case consent = "consent text"
        case authorBox = "author box"
        case footer = "page footer"
        case signIn = "sign-in"
        case donation = "donation appeal"
        case imageControl = "image control"
        case pullQuote = "pull quote"
        case embed = "embedded post"
        case aside = "side note"
        case form = "form"
        case header = "page header"
    }

    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt32
        init(rawValue: UInt32) { self.rawValue = rawValue }

        init(_ kind: Kind) {
            rawValue = 1 << UInt32(Kind.allCases.firstIndex(of: kind) ?? 31)
        }

        init(_ kinds: [Kind]) { self = kinds.reduce(into: []) { $0.insert(Kinds($1)) } }

        static let hidden = Kinds(.hidden)
        static let photoCredit = Kinds(.photoCredit)
        static let caption = Kinds(.caption)
        static let byline = Kinds(.byline)
        static let share = Kinds(.share)
        static let article = Kinds(.article)

        /// Marks of words in the table, which no region has.
        fileprivate static let negating = Kinds(rawValue: 1 << 30)
        fileprivate static let accompanying = Kinds(rawValue: 1 << 31)
        fileprivate static let marks: Kinds = [.negating, .accompanying]
    }

    private static let classAttribute = HTMLDocument.AttributeName("class")
    private static let idAttribute = HTMLDocument.AttributeName("id")

    private let words: WordTable

    init() throws(ResourceFolder.Missing) {
        var words: [UInt64: Kinds] = [:]
        for row in try ResourceFolder(Bundle.module).rows("page-regions.txt") where row.count == 2 {
            guard let kind = Kind(rawValue: String(row[1])) else { continue }
            let parts = row[0].split(separator: " ").map { NameHash.of($0.utf8) }
            guard let first = parts.first else { continue }
            let key = parts.count > 1 ? Self.pair(first, parts[1]) : first
            words[key, default: []].insert(Kinds(kind))
        }
        for word in Self.negating { words[NameHash.of(word.utf8), default: []].insert(.negating) }
        for word in Self.accompanying { words[NameHash.of(word.utf8), default: []].insert(.accompanying) }
        self.words = WordTable(words)
    }

    /// Whether one of the class names is "hidden" itself, and none shows the element on wider screens.
    private static func isHidden(_ value: HTMLRange, in document: HTMLDocument) -> Bool {
        guard value.count >= 6, holdsHidden(document.bytes, value.range) else { return false }
        for name in document.bytes[value.range].split(whereSeparator: { ASCII.isSpace($0) }) {
            if name.contains(0x3A) { return false }
        }
        return true
    }

    /// Whether "hidden" is one of the names in a span.
    private static func holdsHidden(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let word: StaticString = "hidden"
        var at = range.lowerBound
        while at + 6 <= range.upperBound {
            let start = at
            while at < range.upperBound, !ASCII.isSpace(bytes[at]) { at += 1 }
            if at - start == 6, (0..<6).allSatisfy({ bytes[start + $0] == word.utf8Start[$0] }) { return true }
            at += 1
        }
        return false
    }

    /// All that the element's class names and id say, and whether its class names hide it. O(their length).
    func meaning(of node: Int32, in document: HTMLDocument, _ memory: inout ClassNameMemory) -> ClassNameMemory.Meaning
    {
        var meaning = ClassNameMemory.Meaning()
        guard !document[node].attributes.isEmpty else { return meaning }
        if let value = document.attribute(node, Self.classAttribute) {
            meaning = memory.meaning(of: value, in: document) {
                ClassNameMemory.Meaning(
                    kinds: kinds(document.bytes, value), isHidden: Self.isHidden(value, in: document))
            }
        }
        let tag = document[node].tag
        // The id of a heading, and any long one, is made of the article's own words; that of a paragraph or an item
        // often of random letters.
        if !tag.isHeading, tag != .p, tag != .li, let value = document.attribute(node, Self.idAttribute),
            value.count < 28, !Self.isRandom(document.bytes[value.range])
        {
            meaning.kinds.formUnion(kinds(document.bytes, value))
        }
        // "toc" on a heading says that the table of contents names it.
        if tag.isHeading { meaning.kinds.remove(Kinds(.navigation)) }
        return meaning
    }

    /// Whether an id of five to eight letters and digits changes its case so often that it is no name ("AdDsWC").
    private static func isRandom(_ name: ArraySlice<UInt8>) -> Bool {
        guard (5...8).contains(name.count) else { return false }
        var changes = 0
        for index in name.indices.dropFirst() {
            let (before, byte) = (name[index - 1], name[index])
            guard ASCII.isLetter(byte) || UTF8Bytes.isDigit(byte) else { return false }
            if !UTF8Bytes.isUpper(before), UTF8Bytes.isUpper(byte) { changes += 1 }
        }
        return changes >= 2
    }

    /// Words before one that tell of the page, not of the part ("is-sticky", "hide-ads").
    private static let negating = ["is", "not", "hide"]

    /// Words that tell up to the end of the name what else a part has or lacks ("has-social-tools", "no-ads").
    private static let accompanying = ["has", "with", "no", "without"]

    private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var hash = NameHash.adding(0x20, to: first)
        hash = (hash ^ second) &* 0x0000_0100_0000_01b3
        return hash
    }

    /// Splits at everything but letters and before a capital behind a small letter.
    private func kinds(_ bytes: [UInt8], _ value: HTMLRange) -> Kinds {
        var reading = NameReading()
        bytes.withUnsafeBufferPointer { bytes in
            let names = UnsafeBufferPointer(rebasing: bytes[value.range])
            for (index, byte) in names.enumerated() {
                guard ASCII.isLetter(byte) else {
                    reading.endWord(words, names, index)
                    if ASCII.isSpace(byte) { reading.endName() }
                    continue
                }
                if UTF8Bytes.isUpper(byte), reading.length > 0, UTF8Bytes.isLower(names[index - 1]) {
                    reading.endWord(words, names, index)
                }
                reading.hash = NameHash.adding(ASCII.lower(byte), to: reading.hash)
                reading.length += 1
            }
            reading.endWord(words, names, names.count)
        }
        return reading.result.subtracting(.marks)
    }

    /// How far a list of class names is read.
    private struct NameReading {
        var result: Kinds = []
        var hash = NameHash.start
        var length = 0
        /// The word before in the same name; 0 for none.
        var previous: UInt64 = 0
        var isNegated = false
        /// Whether the rest of the name tells what else the part has.
        var isPassed = false

        /// - Parameter end: where the word ends in the names.
        @inline(__always)
        mutating func endWord(_ words: WordTable, _ names: UnsafeBufferPointer<UInt8>, _ end: Int) {
            guard length > 0 else { return }
            let kinds = words[hash]
            if kinds.contains(.accompanying) { isPassed = true }
            if !isPassed, !isInDigits(names, end) {
                if !isNegated { result.formUnion(kinds) }
                if previous != 0 {
                    var pair = words[RegionVocabulary.pair(previous, hash)]
                    // "font-size-20" sets the size, and offers none.
                    if end + 1 < names.count, names[end] == 0x2D, UTF8Bytes.isDigit(names[end + 1]) {
                        pair.remove(.share)
                    }
                    result.formUnion(pair)
                }
            }
            isNegated = kinds.contains(.negating)
            previous = hash
            hash = NameHash.start
            length = 0
        }

        @inline(__always)
        mutating func endName() {
            previous = 0
            isNegated = false
            isPassed = false
        }

        /// Whether a few letters stand directly behind a digit, as in the hashes that builders of pages add to class
        /// names.
        private func isInDigits(_ names: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
            length <= 3 && end > length && UTF8Bytes.isDigit(names[end - length - 1])
        }
    }
}
