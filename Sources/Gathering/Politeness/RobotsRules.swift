import Prose

/// What a `robots.txt` asks of this program (RFC 9309): the groups that name it, or else those for everybody.
package struct RobotsRules: Sendable, Hashable {
    struct Rule: Sendable, Hashable {
        let allows: Bool
        /// Normalised as addresses are; `*` stands for any run of bytes, a last `$` for the end.
        let pattern: [UInt8]
    }

    /// In the order of the file.
    private(set) var rules: [Rule] = []
    /// Seconds between two requests, as the file asks.
    package private(set) var crawlDelay: Double?

    /// Of a longer file the rest is not read; RFC 9309 asks for at least 500 KiB.
    static let mostBytes = 512 << 10

    /// Everything is allowed.
    package static let none = RobotsRules()

    private init() {}

    /// Parses a file; bytes that make no sense are passed over. O(n).
    ///
    /// - Parameter product: this program's name in such files, in lower case.
    package init(_ bytes: [UInt8], product: String) {
        var bytes = bytes.prefix(Self.mostBytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var (own, everybody) = (RobotsRules(), RobotsRules())
        var (isOwn, isEverybody, namesOwn, isHead) = (false, false, false, false)
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard let (key, value) = Self.field(line) else { continue }
            if key == "user-agent" {
                if !isHead { (isOwn, isEverybody, isHead) = (false, false, true) }
                let agent = Self.product(value)
                if agent == Array(product.utf8) { (isOwn, namesOwn) = (true, true) }
                if value.first == UInt8(ascii: "*") { isEverybody = true }
                continue
            }
            guard Self.keys.contains(key) else { continue }
            isHead = false
            if isOwn { own.add(key, value) }
            if isEverybody { everybody.add(key, value) }
        }
        self = namesOwn ? own : everybody
    }

    /// Whether the page may be fetched: the longest rule that matches decides, of equally long ones that which allows.
    /// O(rules × path) at most.
    package func allows(_ address: PageAddress) -> Bool {
        if address.path == "/robots.txt" { return true }
        let target = Array(address.target.utf8)
        var (longest, allows) = (-1, true)
        for rule in rules where rule.pattern.count >= longest {
            guard rule.pattern.count > longest || rule.allows, Self.matches(rule.pattern, target) else { continue }
            (longest, allows) = (rule.pattern.count, rule.allows)
        }
        return allows
    }

    private static let keys: Set<String> = ["allow", "disallow", "crawl-delay"]

    private mutating func add(_ key: String, _ value: ArraySlice<UInt8>) {
        if key == "crawl-delay" {
            let seconds = Double(String(decoding: value, as: UTF8.self))
            if let seconds, seconds >= 0, seconds.isFinite { crawlDelay = max(crawlDelay ?? 0, seconds) }
        } else if !value.isEmpty {
            rules.append(Rule(allows: key == "allow", pattern: Array(PageAddress.encoded(value).utf8)))
        }
    }

    /// "Key: value", without the comment behind "#"; nil for any other line.
    private static func field(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
        let line = line.prefix { $0 != UInt8(ascii: "#") }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let key = String(decoding: trimmed(line[..<colon]), as: UTF8.self).lowercased()
        return (key, trimmed(line[(colon + 1)...]))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return bytes
    }

    /// The product's name before a version or comment, in lower case.
    private static func product(_ value: ArraySlice<UInt8>) -> [UInt8] {
        value.prefix { byte in
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
        }.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }

    /// Whether the pattern covers the beginning of the target. Goes back only to the last `*`: O(pattern × target).
    private static func matches(_ pattern: [UInt8], _ target: [UInt8]) -> Bool {
        let star = UInt8(ascii: "*")
        let isAnchored = pattern.last == UInt8(ascii: "$")
        let pattern = isAnchored ? pattern.dropLast() : pattern[...]
        var (at, place) = (0, 0)
        var (starAt, starPlace) = (-1, 0)
        while true {
            if place == pattern.count, !isAnchored || at == target.count { return true }
            if place < pattern.count, pattern[place] == star {
                (starAt, starPlace) = (at, place)
                place += 1
            } else if place < pattern.count, at < target.count, pattern[place] == target[at] {
                at += 1
                place += 1
            } else if starAt >= 0, starAt < target.count {
                starAt += 1
                (at, place) = (starAt, starPlace + 1)
            } else {
                return false
            }
        }
    }
}
