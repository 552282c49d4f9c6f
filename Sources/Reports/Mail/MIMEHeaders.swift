import Prose

/// The header lines of a mail, of a part of one, of an HTTP message or of an archive's record: names in lower case,
/// folded lines joined.
struct MIMEHeaders: Sendable {
    /// More lines are not kept.
    private static let most = 1000

    private(set) var fields: [(name: String, value: [UInt8])] = []

    /// Reads header lines; stops at the first empty line and tells where the body begins. O(n).
    init(_ bytes: ArraySlice<UInt8>, body: inout Int) {
        var at = bytes.startIndex
        body = bytes.endIndex
        while at < bytes.endIndex {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = bytes[at..<end]
            if line.last == 0x0D { line = line.dropLast() }
            at = min(end + 1, bytes.endIndex)
            if line.isEmpty {
                body = at
                return
            }
            add(line)
        }
    }

    init(_ bytes: [UInt8]) {
        var body = 0
        self.init(bytes[...], body: &body)
    }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        if let first = line.first, first == 0x20 || first == 0x09 {
            guard let last = fields.indices.last, fields[last].value.count < 1 << 16 else { return }
            fields[last].value += line
            return
        }
        guard fields.count < Self.most, let colon = line.firstIndex(of: 0x3A) else { return }
        let name = String(decoding: line[..<colon].map(ASCII.lower).filter { !ASCII.isSpace($0) }, as: UTF8.self)
        fields.append((name, Array(line[(colon + 1)...].drop(while: ASCII.isSpace))))
    }

    /// The first value of a name, as bytes.
    func bytes(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// The first value of a name, without white space around it.
    subscript(_ name: String) -> String? {
        guard let value = bytes(name) else { return nil }
        let text = TextDecoder.decode(value).text
        let line = text.string(text.trimmed(text.span))
        return line.isEmpty ? nil : line
    }

    /// "text/html" of `Content-Type: text/html; charset=utf-8`, in lower case; nil when none is stated.
    var contentType: String? {
        self["content-type"].map { value in
            String(value.prefix { $0 != ";" }).lowercased().filter { !$0.isWhitespace }
        }
    }

    /// A parameter of a value: `charset`, `boundary`.
    func parameter(_ wanted: String, of name: String) -> String? {
        guard let value = self[name] else { return nil }
        let bytes = Array(value.utf8)
        var at = bytes.firstIndex(of: 0x3B) ?? bytes.count
        while at < bytes.count {
            at += 1
            while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
            let key = at
            while at < bytes.count, bytes[at] != 0x3D, bytes[at] != 0x3B { at += 1 }
            let found = String(decoding: bytes[key..<at], as: UTF8.self).lowercased().filter { !$0.isWhitespace }
            var content: [UInt8] = []
            if at < bytes.count, bytes[at] == 0x3D {
                at += 1
                while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
                let isQuoted = at < bytes.count && bytes[at] == 0x22
                if isQuoted { at += 1 }
                while at < bytes.count, isQuoted ? bytes[at] != 0x22 : bytes[at] != 0x3B {
                    if isQuoted, bytes[at] == 0x5C, at + 1 < bytes.count { at += 1 }
                    content.append(bytes[at])
                    at += 1
                }
                while at < bytes.count, bytes[at] != 0x3B { at += 1 }
            }
            if found == wanted {
                let text = String(decoding: content, as: UTF8.self)
                return text.filter { !$0.isNewline }.trimmingSpaces
            }
        }
        return nil
    }
}

extension String {
    /// Without spaces and tabs at its ends.
    var trimmingSpaces: String {
        let head = drop { $0 == " " || $0 == "\t" }
        guard let last = head.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(head[...last])
    }
}
