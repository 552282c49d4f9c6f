/// Finds the objects of an array without parsing what is in them, so that an array that breaks off is read as far as it
/// goes. O(n).
enum JSONObjects {
    /// Where each object that stands directly in the first array of objects lies, and whether the array ends.
    static func inFirstArray(_ bytes: [UInt8]) -> (objects: [Range<Int>], isWhole: Bool) {
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x22 {
                at = end(ofString: at, bytes)
            } else if bytes[at] == 0x5B, let first = bytes[(at + 1)...].firstIndex(where: { !ASCII.isSpace($0) }),
                bytes[first] == 0x7B
            {
                return objects(bytes, from: first)
            } else {
                at += 1
            }
        }
        return ([], false)
    }

    /// Where each of several objects lies that stand one behind the other, over lines; nil for anything else.
    static func sequence(_ bytes: [UInt8]) -> [Range<Int>]? {
        var objects: [Range<Int>] = []
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while true {
            while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
            guard at < bytes.count else { return objects.count > 1 ? objects : nil }
            guard bytes[at] == 0x7B, let end = end(ofObject: at, bytes) else { return nil }
            objects.append(at..<end)
            at = end
        }
    }

    private static func objects(_ bytes: [UInt8], from start: Int) -> ([Range<Int>], Bool) {
        var objects: [Range<Int>] = []
        var at = start
        while at < bytes.count {
            switch bytes[at] {
            case 0x7B:
                guard let end = end(ofObject: at, bytes) else { return (objects, false) }
                objects.append(at..<end)
                at = end
            case 0x5D: return (objects, true)
            default: at += 1
            }
        }
        return (objects, false)
    }

    /// Behind the bracket that closes an object, or nil when none does.
    static func end(ofObject start: Int, _ bytes: [UInt8]) -> Int? {
        var (at, depth) = (start, 0)
        while at < bytes.count {
            switch bytes[at] {
            case 0x22:
                at = end(ofString: at, bytes)
                continue
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D:
                depth -= 1
                if depth == 0 { return at + 1 }
            default: break
            }
            at += 1
        }
        return nil
    }

    private static func end(ofString start: Int, _ bytes: [UInt8]) -> Int {
        var at = start + 1
        while at < bytes.count, bytes[at] != 0x22 { at += bytes[at] == 0x5C ? 2 : 1 }
        return min(at + 1, bytes.count)
    }
}
