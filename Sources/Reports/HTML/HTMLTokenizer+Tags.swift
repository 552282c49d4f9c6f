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

    /// An attribute as it stands in the page.
    private struct WrittenAttribute {
        var name: TextSpan
        /// See `NameHash`.
        var hash = NameHash.start
        /// Whether the name holds neither capitals nor NUL.
        var isPlain = true
        var value = TextSpan(0, 0)
        var hasReference = false
        /// Offset behind it.
        var end: Int

        /// Reads name and value in one pass.
        init(_ source: UnsafeBufferPointer<UInt8>, at start: Int) {
            var at = start
            repeat {  // also a leading "=" belongs to the name
                let byte = source[at]
                if byte == 0 || byte &- 0x41 < 26 { isPlain = false }
                hash = NameHash.adding(ASCII.lower(byte), to: hash)
                at += 1
            } while at < source.count && !Self.endsName(source[at])
            name = TextSpan(start, at)
            at = Self.behindSpace(source, at)
            end = at
            guard at < source.count, source[at] == 0x3D else { return }
            end = Self.behindSpace(source, at + 1)
            readValue(source)
        }

        private mutating func readValue(_ source: UnsafeBufferPointer<UInt8>) {
            guard end < source.count else { return }
            let quote = source[end]
            if quote == 0x22 || quote == 0x27 {
                let found = ByteSearch.end(at: quote, in: source, from: end + 1)
                value = TextSpan(end + 1, found.end)
                hasReference = found.hasAmpersand
                end = min(found.end + 1, source.count)
            } else {
                let start = end
                while end < source.count, source[end] != 0x3E, !ASCII.isSpace(source[end]) {
                    if source[end] == 0x26 { hasReference = true }
                    end += 1
                }
                value = TextSpan(start, end)
            }
        }

        @inline(__always)
        private static func endsName(_ byte: UInt8) -> Bool {
            byte <= 0x3E && (byte == 0x3D || byte == 0x3E || byte == 0x2F || ASCII.isSpace(byte))
        }

        private static func behindSpace(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
            var at = start
            while at < source.count, ASCII.isSpace(source[at]) { at += 1 }
            return at
        }
    }

    private mutating func readAttribute(first: Int, isDropped: Bool) {
        let written = source.withUnsafeBufferPointer { WrittenAttribute($0, at: at) }
        at = written.end
        guard !isDropped, attributes.count - first < Self.mostAttributes else { return }
        let key = UInt32(truncatingIfNeeded: written.hash)
        for index in first..<attributes.count where attributes[index].hash == key { return }
        let (name, value) = (written.name, written.value)
        let range =
            written.hasReference ? decode(value, inAttribute: true, replacingNull: true) : withoutNull(value)
        let spelled = written.isPlain ? HTMLRange(name.start, name.end) : lowered(name)
        attributes.append(HTMLAttribute(name: spelled, value: range, hash: key))
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
