import Prose

/// Cuts a page into tokens as the HTML Standard's section 13.2.5 does, on bytes, one pass, without copying text that
/// holds no character reference.
///
/// The source is UTF-8 with line feeds only. Every method moves `at` forward: the whole is O(n).
struct HTMLTokenizer {
    /// What the tree builder expects next.
    enum State { case data, rcdata, rawText, script, plainText }

    /// More attributes than these of one tag are dropped, so that comparing names stays linear.
    static let mostAttributes = 128

    /// Never changed; the document takes it over in the end.
    var source: [UInt8]
    let references: HTMLCharacterReferences
    /// Whether the page holds NUL anywhere; most do not, and need no second look at their texts.
    let hasNull: Bool
    var at = 0
    var state = State.data
    /// The element whose end tag ends raw text; nil when none does, as in a fragment.
    var rawTextName: UInt32?
    /// Whether `<![CDATA[` opens a section here, as inside SVG.
    var allowsCDATA = false
    /// Text that differs from the source: decoded references, lowered names.
    var decoded: [UInt8] = []
    var attributes: [HTMLAttribute] = []
    var names = HTMLNames()
    var doctype = HTMLDoctype()

    init(source: [UInt8], references: HTMLCharacterReferences) {
        self.source = source
        self.references = references
        hasNull = ByteSearch.first(0, in: source) != nil
        attributes.reserveCapacity(source.count / 32)
        decoded.reserveCapacity(source.count / 16)
    }

    mutating func next() -> HTMLToken {
        while at < source.count {
            let token: HTMLToken?
            switch state {
            case .data: token = source[at] == 0x3C ? markup() : text()
            case .rcdata, .rawText, .script: token = rawText()
            case .plainText: token = plainText()
            }
            if let token { return token }
        }
        return HTMLToken(.end)
    }

    /// The byte at a place of the source or the decoded text.
    @inline(__always)
    func byte(_ place: Int) -> UInt8 { place < source.count ? source[place] : decoded[place - source.count] }

    /// Offset of the next such byte, or the end.
    func find(_ byte: UInt8, from start: Int) -> Int {
        ByteSearch.first(byte, in: source, from: start) ?? max(start, source.count)
    }

    /// Whether ASCII letters (given in lower case) stand at an offset, in any case.
    func stands(_ word: StaticString, at start: Int) -> Bool {
        guard start + word.utf8CodeUnitCount <= source.count else { return false }
        for index in 0..<word.utf8CodeUnitCount where ASCII.lower(source[start + index]) != word.utf8Start[index] {
            return false
        }
        return true
    }

    /// Characters up to the next tag.
    private mutating func text() -> HTMLToken? {
        let start = at
        var token = HTMLToken(.text)
        let found = source.withUnsafeBufferPointer { ByteSearch.end(at: 0x3C, in: $0, from: start) }
        at = found.end
        if hasNull { token.hasNull = source[start..<at].contains(0) }
        token.range = found.hasAmpersand ? decode(TextSpan(start, at), inAttribute: false) : HTMLRange(start, at)
        return token
    }

    /// What a `<` opens.
    private mutating func markup() -> HTMLToken? {
        guard at + 1 < source.count else { return lessThan() }
        let next = source[at + 1]
        if ASCII.isLetter(next) { return tag(isEnd: false, from: at + 1) }
        switch next {
        case 0x2F:
            guard at + 2 < source.count else { return lessThan() }
            if ASCII.isLetter(source[at + 2]) { return tag(isEnd: true, from: at + 2) }
            if source[at + 2] == 0x3E {
                at += 3
                return nil
            }
            return bogusComment(from: at + 2)
        case 0x21: return declaration()
        case 0x3F: return bogusComment(from: at + 1)
        default: return lessThan()
        }
    }

    /// A `<` that opens nothing, with the text behind it.
    private mutating func lessThan() -> HTMLToken? {
        let start = at
        at += 1
        if at < source.count, source[at] == 0x2F, at + 1 == source.count { at += 1 }
        var token = HTMLToken(.text)
        token.range = HTMLRange(start, at)
        return token
    }

    private mutating func plainText() -> HTMLToken? {
        let start = at
        at = source.count
        var token = HTMLToken(.text)
        token.range = withoutNull(TextSpan(start, at))
        return token
    }

    // MARK: - Decoding

    /// Copies a span into `decoded` with its character references resolved.
    mutating func decode(_ span: TextSpan, inAttribute: Bool, replacingNull: Bool = false) -> HTMLRange {
        let first = source.count + decoded.count
        var copied = span.start
        var index = span.start
        while index < span.end {
            let byte = source[index]
            let match =
                byte == 0x26
                ? references.match(source, behind: index, limit: span.end, inAttribute: inAttribute) : nil
            if let match {
                decoded.append(contentsOf: source[copied..<index])
                appendScalar(match.first)
                if match.second != 0 { appendScalar(match.second) }
                index += match.length + 1
                copied = index
            } else {
                if byte == 0, replacingNull {
                    decoded.append(contentsOf: source[copied..<index])
                    appendScalar(0xFFFD)
                    copied = index + 1
                }
                index += 1
            }
        }
        decoded.append(contentsOf: source[copied..<span.end])
        return HTMLRange(first, source.count + decoded.count)
    }

    /// The span itself, or a copy with U+FFFD for NUL when it holds one.
    mutating func withoutNull(_ span: TextSpan) -> HTMLRange {
        guard hasNull, source[span.range].contains(0) else { return HTMLRange(span.start, span.end) }
        let first = source.count + decoded.count
        for byte in source[span.range] {
            if byte == 0 { appendScalar(0xFFFD) } else { decoded.append(byte) }
        }
        return HTMLRange(first, source.count + decoded.count)
    }

    private mutating func appendScalar(_ value: UInt32) {
        if value < 0x80 { return decoded.append(UInt8(truncatingIfNeeded: value)) }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
