import Prose

/// Start tags, end tags and their attributes.
extension HTMLTokenizer {
    /// Reads a tag whose name begins at an offset; a tag that the page's end cuts off is dropped.
    mutating func tag(isEnd: Bool, from start: Int) -> HTMLToken? {
        var index = start
        while index < source.count {
            let byte = source[index]
            if ASCII.isSpace(byte) || byte == 0x2F || byte == 0x3E { break }
            index += 1
        }
        var token = HTMLToken(isEnd ? .endTag : .startTag)
        token.name = names.number(source, TextSpan(start, index))
        if token.name < HTMLTag.allCases.count { token.tag = HTMLTag(rawValue: UInt16(token.name)) ?? .other }
        at = index
        let first = attributes.count
        let isComplete = readAttributes(into: &token, first: first, isDropped: isEnd)
        token.attributes = HTMLRange(first, attributes.count)
        return isComplete ? token : nil
    }

    /// Moves behind the tag's `>`; false when the page ends before it.
    private mutating func readAttributes(into token: inout HTMLToken, first: Int, isDropped: Bool) -> Bool {
        while at < source.count {
            let byte = source[at]
            if byte == 0x3E {
                at += 1
                return true
            }
            if ASCII.isSpace(byte) {
                at += 1
            } else if byte == 0x2F {
                at += 1
                if at < source.count, source[at] == 0x3E { token.selfClosing = true }
            } else {
                readAttribute(first: first, isDropped: isDropped)
            }
        }
        return false
    }

    private mutating func readAttribute(first: Int, isDropped: Bool) {
        let name = readAttributeName()
        skipSpace()
        var value = TextSpan(at, at)
        var hasReference = false
        if at < source.count, source[at] == 0x3D {
            at += 1
            skipSpace()
            value = readAttributeValue(&hasReference)
        }
        guard !isDropped, attributes.count - first < Self.mostAttributes else { return }
        var hash = NameHash.start
        var isPlain = true
        for index in name.range {
            let byte = source[index]
            if byte == 0 || byte &- 0x41 < 26 { isPlain = false }
            hash = NameHash.adding(ASCII.lower(byte), to: hash)
        }
        let key = UInt32(truncatingIfNeeded: hash)
        for other in attributes[first...] where other.hash == key { return }
        let range = hasReference ? decode(value, inAttribute: true, replacingNull: true) : withoutNull(value)
        let spelled = isPlain ? HTMLRange(name.start, name.end) : lowered(name)
        attributes.append(HTMLAttribute(name: spelled, value: range, hash: key))
    }

    private mutating func readAttributeName() -> TextSpan {
        let start = at
        at += 1  // also a leading "=" belongs to the name
        while at < source.count {
            let byte = source[at]
            if ASCII.isSpace(byte) || byte == 0x2F || byte == 0x3E || byte == 0x3D { break }
            at += 1
        }
        return TextSpan(start, at)
    }

    private mutating func readAttributeValue(_ hasReference: inout Bool) -> TextSpan {
        guard at < source.count else { return TextSpan(at, at) }
        let quote = source[at]
        let isQuoted = quote == 0x22 || quote == 0x27
        if isQuoted { at += 1 }
        let start = at
        while at < source.count {
            let byte = source[at]
            if isQuoted ? byte == quote : byte == 0x3E || ASCII.isSpace(byte) { break }
            if byte == 0x26 { hasReference = true }
            at += 1
        }
        let value = TextSpan(start, at)
        if isQuoted, at < source.count { at += 1 }
        return value
    }

    private mutating func skipSpace() {
        while at < source.count, ASCII.isSpace(source[at]) { at += 1 }
    }

    private mutating func lowered(_ span: TextSpan) -> HTMLRange {
        let first = source.count + decoded.count
        for byte in source[span.range] {
            if byte == 0 { decoded += [0xEF, 0xBF, 0xBD] } else { decoded.append(ASCII.lower(byte)) }
        }
        return HTMLRange(first, source.count + decoded.count)
    }

    /// Text of an element that holds characters only, up to its end tag; nil when the end tag stands right here.
    mutating func rawText() -> HTMLToken? {
        let start = at
        let end = state == .script ? scriptEnd() : rawTextEnd(from: at)
        at = end
        let isReferenced = state == .rcdata
        if end == start {
            state = .data
            return nil
        }
        state = .data
        var token = HTMLToken(.text)
        let span = TextSpan(start, end)
        token.range = isReferenced ? decode(span, inAttribute: false, replacingNull: true) : withoutNull(span)
        return token
    }

    /// Where the end tag of the raw text element stands, or the end of the page.
    private func rawTextEnd(from start: Int) -> Int {
        guard let rawTextName else { return source.count }
        let name = names.spelling(rawTextName)
        var index = start
        while true {
            index = find(0x3C, from: index)
            if index >= source.count || isEndTag(name, at: index) { return index }
            index += 1
        }
    }

    private func isEndTag(_ name: [UInt8], at start: Int) -> Bool {
        guard start + 2 + name.count < source.count, source[start + 1] == 0x2F else { return false }
        for index in 0..<name.count where ASCII.lower(source[start + 2 + index]) != name[index] { return false }
        return endsName(start + 2 + name.count)
    }

    private func endsName(_ index: Int) -> Bool {
        index < source.count && (ASCII.isSpace(source[index]) || source[index] == 0x2F || source[index] == 0x3E)
    }

    /// A script may hide its end tag in `<!-- <script> … </script> -->` (the "double escaped" states).
    private func scriptEnd() -> Int {
        enum Escape { case none, comment, script }
        guard let rawTextName else { return source.count }
        let name = names.spelling(rawTextName)
        var escape = Escape.none
        var index = at
        while index < source.count {
            if escape == .none { index = find(0x3C, from: index) }
            guard index < source.count else { break }
            let byte = source[index]
            if byte == 0x2D, escape != .none, stands("-->", at: index) { escape = .none }
            if byte == 0x3C {
                if escape == .none, stands("<!--", at: index) {
                    escape = .comment
                    index += 1  // the dashes may also close it: <!-->
                } else if isEndTag(name, at: index) {
                    if escape != .script { return index }
                    escape = .comment
                } else if escape == .comment, stands("<script", at: index), endsName(index + 7) {
                    escape = .script
                }
            }
            index += 1
        }
        return index
    }
}
