/// Tells JSON from text that opens with a bracket.
enum JSONSignature {
    case object, array

    /// Looks at the first signs: an object begins with a quoted name and a colon, an array with an object, or with
    /// quoted strings and commas.
    init?(_ head: [UInt8]) {
        var at = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let kind = Self.value(head, &at, depth: 0) else { return nil }
        self = kind
    }

    private static func value(_ head: [UInt8], _ at: inout Int, depth: Int) -> JSONSignature? {
        guard let first = next(head, &at) else { return nil }
        at += 1
        if first == 0x7B {
            guard let second = next(head, &at) else { return nil }
            if second == 0x7D { return isEnd(head, at + 1) || depth > 0 ? .object : nil }
            return skipString(head, &at) && next(head, &at) == 0x3A ? .object : nil
        }
        guard first == 0x5B, let second = next(head, &at) else { return nil }
        switch second {
        case 0x7B: return value(head, &at, depth: depth + 1) == .object ? .array : nil
        case 0x5B where depth < 4: return value(head, &at, depth: depth + 1) == .array ? .array : nil
        case 0x5D: return isEnd(head, at + 1) ? .array : nil
        case 0x22:
            guard skipString(head, &at) else { return nil }
            guard let comma = next(head, &at) else { return .array }
            at += 1
            if comma == 0x5D { return isEnd(head, at) ? .array : nil }
            return comma == 0x2C && next(head, &at) == 0x22 ? .array : nil
        default: return nil
        }
    }

    private static func next(_ head: [UInt8], _ at: inout Int) -> UInt8? {
        while at < head.count, ASCII.isSpace(head[at]) { at += 1 }
        return at < head.count ? head[at] : nil
    }

    private static func isEnd(_ head: [UInt8], _ at: Int) -> Bool { head[at...].allSatisfy(ASCII.isSpace) }

    /// Steps over a quoted string; false when none stands here or it does not end.
    private static func skipString(_ head: [UInt8], _ at: inout Int) -> Bool {
        guard at < head.count, head[at] == 0x22 else { return false }
        at += 1
        while at < head.count, head[at] != 0x22 { at += head[at] == 0x5C ? 2 : 1 }
        guard at < head.count else { return false }
        at += 1
        return true
    }
}
