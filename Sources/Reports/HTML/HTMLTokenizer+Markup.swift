import Prose

/// Comments, document types and CDATA sections.
extension HTMLTokenizer {
    /// What `<!` opens.
    mutating func declaration() -> HTMLToken? {
        if stands("<!--", at: at) { return comment() }
        if stands("<!doctype", at: at) { return documentType() }
        if allowsCDATA, stands("<![cdata[", at: at), source[at + 3] == 0x43 { return characterData() }
        return bogusComment(from: at + 2)
    }

    /// A comment up to `-->` or `--!>`; one that is never closed takes the rest of the page.
    private mutating func comment() -> HTMLToken {
        let start = at + 4
        var end = start
        if start < source.count, source[start] == 0x3E {
            at = start + 1
        } else if start + 1 < source.count, source[start] == 0x2D, source[start + 1] == 0x3E {
            at = start + 2
        } else {
            end = commentEnd(from: start)
        }
        var token = HTMLToken(.comment)
        token.range = withoutNull(TextSpan(min(start, source.count), max(min(start, source.count), end)))
        return token
    }

    private mutating func commentEnd(from start: Int) -> Int {
        var index = start
        while true {
            index = find(0x2D, from: index)
            if index >= source.count { break }
            if stands("-->", at: index) {
                at = index + 3
                return index
            }
            if stands("--!>", at: index) {
                at = index + 4
                return index
            }
            index += 1
        }
        at = source.count
        for unfinished: StaticString in ["--!", "--", "-"] {
            let length = unfinished.utf8CodeUnitCount
            if source.count - length >= start, stands(unfinished, at: source.count - length) {
                return source.count - length
            }
        }
        return source.count
    }

    /// Text up to the next `>`, kept as a comment.
    mutating func bogusComment(from start: Int) -> HTMLToken {
        let end = find(0x3E, from: start)
        at = min(end + 1, source.count)
        var token = HTMLToken(.comment)
        token.range = withoutNull(TextSpan(min(start, end), end))
        return token
    }

    private mutating func characterData() -> HTMLToken? {
        let start = at + 9
        var end = start
        while true {
            end = find(0x5D, from: end)
            if end >= source.count || stands("]]>", at: end) { break }
            end += 1
        }
        at = min(end + 3, source.count)
        guard end > start else { return nil }
        var token = HTMLToken(.text)
        token.hasNull = source[start..<end].contains(0)
        token.range = HTMLRange(start, end)
        return token
    }

    // MARK: - Document type

    private mutating func documentType() -> HTMLToken {
        doctype = HTMLDoctype()
        var index = skippingSpace(at + 9)
        let start = index
        while index < source.count, source[index] != 0x3E, !ASCII.isSpace(source[index]) { index += 1 }
        doctype.name = loweredName(TextSpan(start, index))
        doctype.forcesQuirks = index == start
        index = skippingSpace(index)
        if index < source.count, source[index] != 0x3E { index = skippingSpace(readIdentifiers(index)) }
        let close = find(0x3E, from: index)
        // What is not understood behind the identifiers makes a bogus declaration, which the page's end may close.
        if index >= source.count { doctype.forcesQuirks = true }
        at = min(close + 1, source.count)
        var token = HTMLToken(.doctype)
        token.range = doctype.name
        return token
    }

    /// Reads `PUBLIC "…" "…"` or `SYSTEM "…"`; returns where it stopped.
    private mutating func readIdentifiers(_ start: Int) -> Int {
        let isPublic = stands("public", at: start)
        guard isPublic || stands("system", at: start) else {
            doctype.forcesQuirks = true
            return start
        }
        var index = skippingSpace(start + 6)
        if isPublic {
            guard let identifier = quoted(index) else {
                doctype.forcesQuirks = true
                return index
            }
            doctype.publicID = withoutNull(identifier.span)
            if !identifier.isClosed { doctype.forcesQuirks = true }
            index = skippingSpace(identifier.next)
            guard index < source.count, source[index] != 0x3E else { return index }
        }
        guard let identifier = quoted(index) else {
            doctype.forcesQuirks = true
            return index
        }
        doctype.systemID = withoutNull(identifier.span)
        if !identifier.isClosed { doctype.forcesQuirks = true }
        return identifier.next
    }

    private func quoted(_ start: Int) -> (span: TextSpan, next: Int, isClosed: Bool)? {
        guard start < source.count, source[start] == 0x22 || source[start] == 0x27 else { return nil }
        var index = start + 1
        while index < source.count, source[index] != source[start], source[index] != 0x3E { index += 1 }
        let isClosed = index < source.count && source[index] == source[start]
        return (TextSpan(start + 1, index), isClosed ? index + 1 : index, isClosed)
    }

    private func skippingSpace(_ start: Int) -> Int {
        var index = min(start, source.count)
        while index < source.count, ASCII.isSpace(source[index]) { index += 1 }
        return index
    }

    private mutating func loweredName(_ span: TextSpan) -> HTMLRange {
        let first = source.count + decoded.count
        for byte in source[span.range] {
            if byte == 0 { decoded += [0xEF, 0xBF, 0xBD] } else { decoded.append(ASCII.lower(byte)) }
        }
        return HTMLRange(first, source.count + decoded.count)
    }
}
