/// The address of a page: an absolute http or https URL in one normal form, so that equal addresses are equal strings
/// and every part of the program, and the HTTP client, reads the same host out of it.
///
/// Scheme and host are lower case (names beyond ASCII in Punycode), the scheme's own port is dropped, dot segments are
/// resolved, what may not stand in a URL is percent-encoded, the fragment is dropped.
package struct PageAddress: Hashable, Sendable, CustomStringConvertible {
    /// "http" or "https".
    package let scheme: String
    /// A name or an IPv4 address; an IPv6 address stands without brackets.
    package let host: String
    package let port: Int
    /// Begins with "/".
    package let path: String
    /// Without "?"; nil when there is none.
    package let query: String?

    /// Longer addresses are refused.
    static let mostBytes = 8192

    /// Reads an address as a user or a page writes it; white space around it is ignored. O(n).
    package init(_ text: String) throws(AddressProblem) {
        let bytes = try Self.trimmed(text)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: Array("://".utf8))
        else { throw AddressProblem("is not an absolute http or https address") }
        let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        guard scheme == "http" || scheme == "https" else {
            throw AddressProblem("has the scheme \(scheme); only http and https are fetched")
        }
        try self.init(scheme: scheme, afterScheme: bytes[(colon + 3)...])
    }

    /// The address that a reference on a page at this address leads to (RFC 3986, section 5.2). O(n).
    package func resolving(_ reference: String) throws(AddressProblem) -> PageAddress {
        let bytes = try Self.trimmed(reference)
        if Self.scheme(bytes) != nil { return try PageAddress(reference) }
        if bytes.starts(with: [0x2F, 0x2F]) { return try PageAddress(scheme: scheme, afterScheme: bytes[2...]) }
        let (path, query) = Self.pathAndQuery(bytes[...])
        if path.isEmpty {
            return PageAddress(scheme, host, port, path: self.path, query: query ?? self.query)
        }
        if path.first == UInt8(ascii: "/") {
            return PageAddress(scheme, host, port, path: Self.normalised(path: path), query: query)
        }
        let folder = self.path.utf8.prefix(through: self.path.utf8.lastIndex(of: 0x2F) ?? self.path.utf8.startIndex)
        return PageAddress(scheme, host, port, path: Self.normalised(path: Array(folder) + path), query: query)
    }

    /// The address in full.
    package var description: String { "\(scheme)://\(authority)\(target)" }

    /// Host and, where it is not the scheme's own, port, as the `Host` field has it.
    package var authority: String {
        let name = host.utf8.contains(0x3A) ? "[\(host)]" : host
        return port == Self.defaultPort(scheme) ? name : "\(name):\(port)"
    }

    /// Path and query, as the request line has it.
    package var target: String { path + (query.map { "?\($0)" } ?? "") }

    /// Scheme, host and port: what one `robots.txt` speaks for.
    package var origin: String { "\(scheme)://\(authority)" }

    /// Another page of the same origin.
    package func replacingTarget(path: String) -> PageAddress {
        PageAddress(scheme, host, port, path: path, query: nil)
    }

    private init(_ scheme: String, _ host: String, _ port: Int, path: String, query: String?) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path
        self.query = query
    }

    private init(scheme: String, afterScheme bytes: ArraySlice<UInt8>) throws(AddressProblem) {
        let end = bytes.firstIndex { [0x2F, 0x3F, 0x23].contains($0) } ?? bytes.endIndex
        let authority = bytes[bytes.startIndex..<end]
        if authority.contains(UInt8(ascii: "@")) {
            throw AddressProblem("holds a user name or password; addresses with credentials are not fetched")
        }
        let (host, port) = try Self.hostAndPort(authority, scheme)
        let (path, query) = Self.pathAndQuery(bytes[end...])
        self.init(scheme, host, port, path: Self.normalised(path: path), query: query)
    }
}

/// What is wrong with an address: "has the scheme ftp; …", to be read behind the address.
package struct AddressProblem: Error, Hashable, Sendable {
    package let words: String

    init(_ words: String) { self.words = words }
}

extension PageAddress {
    static func defaultPort(_ scheme: String) -> Int { scheme == "https" ? 443 : 80 }

    /// Without white space around it; anything that two programs might read in two ways is refused.
    private static func trimmed(_ text: String) throws(AddressProblem) -> [UInt8] {
        var bytes = Array(text.utf8)[...]
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        bytes = bytes.drop { $0 <= 0x20 }
        guard bytes.count <= mostBytes else { throw AddressProblem("is longer than \(mostBytes) bytes") }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw AddressProblem("holds control characters")
        }
        guard !bytes.contains(UInt8(ascii: "\\")) else { throw AddressProblem("holds a backslash") }
        return Array(bytes)
    }

    /// The letters before a colon that stands before any "/", "?" or "#": nil for a relative reference.
    private static func scheme(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard let end = bytes.firstIndex(where: { [0x3A, 0x2F, 0x3F, 0x23].contains($0) }), bytes[end] == 0x3A
        else { return nil }
        return bytes[..<end]
    }

    private static func hostAndPort(_ authority: ArraySlice<UInt8>, _ scheme: String) throws(AddressProblem)
        -> (host: String, port: Int)
    {
        var name = authority
        var digits: ArraySlice<UInt8> = []
        let isBracketed = authority.first == UInt8(ascii: "[")
        if isBracketed {
            guard let close = authority.firstIndex(of: UInt8(ascii: "]")) else {
                throw AddressProblem("has a broken IPv6 address")
            }
            name = authority[(authority.startIndex + 1)..<close]
            digits = authority[(close + 1)...]
        } else if let colon = authority.firstIndex(of: UInt8(ascii: ":")) {
            name = authority[..<colon]
            digits = authority[colon...]
        }
        let host = isBracketed ? try ipv6(name) : try hostName(name)
        if digits.isEmpty || digits.count == 1 && digits.first == 0x3A { return (host, defaultPort(scheme)) }
        guard digits.first == 0x3A, digits.count <= 6, digits.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(String(decoding: digits.dropFirst(), as: UTF8.self)), (1...65535).contains(port)
        else { throw AddressProblem("has a broken port") }
        return (host, port)
    }

    private static func ipv6(_ name: ArraySlice<UInt8>) throws(AddressProblem) -> String {
        let text = String(decoding: name, as: UTF8.self)
        guard let address = IPAddress(text), address.bytes.count == 16 else {
            throw AddressProblem("has a broken IPv6 address")
        }
        return address.description
    }

    private static func hostName(_ name: ArraySlice<UInt8>) throws(AddressProblem) -> String {
        var text = String(decoding: name, as: UTF8.self).lowercased()
        if text.hasSuffix(".") { text.removeLast() }
        guard !text.isEmpty else { throw AddressProblem("names no host") }
        guard let host = Punycode.hostName(text), host.utf8.count <= 253 else {
            throw AddressProblem("has a host name with characters that no host name has")
        }
        return host
    }

    /// The fragment is dropped: it never leaves the reader's browser.
    private static func pathAndQuery(_ bytes: ArraySlice<UInt8>) -> (path: [UInt8], query: String?) {
        let sent = bytes.prefix { $0 != UInt8(ascii: "#") }
        guard let mark = sent.firstIndex(of: UInt8(ascii: "?")) else { return (Array(sent), nil) }
        return (Array(sent[..<mark]), encoded(sent[(mark + 1)...]))
    }

    /// Dot segments resolved (RFC 3986, section 5.2.4), and "/" for no path at all.
    private static func normalised(path: [UInt8]) -> String {
        var segments: [String] = []
        let parts = path.split(separator: 0x2F, omittingEmptySubsequences: false).dropFirst()
        for (number, part) in parts.enumerated() {
            let segment = encoded(part)
            let isLast = number == parts.count - 1
            switch segment.lowercased() {
            case ".", "%2e": if isLast { segments.append("") }
            case "..", ".%2e", "%2e.", "%2e%2e":
                if !segments.isEmpty { segments.removeLast() }
                if isLast { segments.append("") }
            default: segments.append(segment)
            }
        }
        return "/" + segments.joined(separator: "/")
    }

    /// Bytes that RFC 3986 lets stand in a path or query stay, all others are percent-encoded; a sound percent-encoding
    /// stays, in upper case.
    static func encoded(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte == 0x25, at + 2 < bytes.endIndex, let high = Hexadecimal.value(bytes[at + 1]),
                let low = Hexadecimal.value(bytes[at + 2])
            {
                result += [0x25, Hexadecimal.digit(high), Hexadecimal.digit(low)]
                at += 3
                continue
            }
            if isAllowed(byte) {
                result.append(byte)
            } else {
                result += [0x25, Hexadecimal.digit(byte >> 4), Hexadecimal.digit(byte & 15)]
            }
            at += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Letters, digits, and the signs of `pchar`, "/" and "?".
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x24, 0x26...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: true
        default: false
        }
    }
}

/// Hexadecimal digits as bytes.
enum Hexadecimal {
    static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// In upper case.
    static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
