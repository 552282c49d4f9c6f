/// Which addresses of the network a page may be fetched from: those of the public internet.
///
/// A page must not make the program ask a router, a printer, a cloud's metadata service or another program of the same
/// machine. Ranges after the special-purpose registries of IANA (RFC 6890 and its updates).
package struct AddressPolicy: Sendable {
    /// Whether private, loopback, link-local and shared addresses are allowed too.
    let allowsPrivate: Bool
    /// Addresses that are allowed in any case; for tests, which have no other server than one of their own machine.
    let exceptions: Set<IPAddress>

    package init(allowsPrivate: Bool = false, exceptions: Set<IPAddress> = []) {
        self.allowsPrivate = allowsPrivate
        self.exceptions = exceptions
    }

    /// Why nothing may be fetched from an address.
    package struct Refusal: Hashable, Sendable {
        /// What kind of address it is: "a private address".
        let words: String
        /// Whether allowing private addresses would allow it.
        let isPrivate: Bool
    }

    /// Why nothing may be fetched from the address; nil when it may.
    package func refusal(_ address: IPAddress) -> Refusal? {
        if exceptions.contains(address) { return nil }
        switch Self.kind(address.bytes) {
        case .global: return nil
        case .local(let words): return allowsPrivate ? nil : Refusal(words: words, isPrivate: true)
        case .unusable(let words): return Refusal(words: words, isPrivate: false)
        }
    }

    private enum Kind {
        case global
        /// Reaches somebody, but not on the public internet.
        case local(String)
        /// Reaches nobody or many.
        case unusable(String)
    }

    private static func kind(_ bytes: [UInt8]) -> Kind { bytes.count == 4 ? kindOfIPv4(bytes) : kindOfIPv6(bytes) }

    private static func kindOfIPv4(_ bytes: [UInt8]) -> Kind {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _): .unusable("an unspecified address")
        case (10, _, _), (172, 16...31, _), (192, 168, _): .local("a private address")
        case (100, 64...127, _): .local("a shared address of a provider's network")
        case (127, _, _): .local("an address of this machine")
        case (169, 254, _): .local("a link-local address")
        case (192, 0, 0), (198, 18...19, _): .local("an address for special purposes")
        case (192, 0, 2), (198, 51, 100), (203, 0, 113): .unusable("an address for documentation")
        case (192, 88, 99): .unusable("an address for special purposes")
        case (224...239, _, _): .unusable("a multicast address")
        case (240..., _, _): .unusable("a reserved address")
        default: .global
        }
    }

    private static func kindOfIPv6(_ bytes: [UInt8]) -> Kind {
        let zeros = bytes.prefix { $0 == 0 }.count
        if zeros == 16 { return .unusable("an unspecified address") }
        if zeros == 15, bytes[15] == 1 { return .local("an address of this machine") }
        let tail = Array(bytes[12...])
        if zeros == 10, bytes[10] == 0xFF, bytes[11] == 0xFF { return kindOfIPv4(tail) }
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return kindOfIPv4(tail) }
        switch (bytes[0], bytes[1]) {
        case (0xFC...0xFD, _): return .local("a private address")
        case (0xFE, 0x80...0xBF): return .local("a link-local address")
        case (0xFE, 0xC0...0xFF): return .local("a site-local address")
        case (0xFF, _): return .unusable("a multicast address")
        case (0x20, 0x02): return kindOfIPv4(Array(bytes[2..<6]))
        case (0x20, 0x01) where bytes[2] < 2: return .unusable("an address for special purposes")
        case (0x20, 0x01) where bytes[2] == 0x0D && bytes[3] == 0xB8: return .unusable("an address for documentation")
        case (0x3F, 0xFF) where bytes[2] < 0x10: return .unusable("an address for documentation")
        case (0x20...0x3F, _): return .global
        default: return .unusable("a reserved address")
        }
    }
}
