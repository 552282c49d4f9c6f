import NIOCore

/// An IPv4 address of 4 bytes or an IPv6 address of 16, in network order.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]
    /// Decimal with dots, or hexadecimal with colons, as the system writes it.
    package let description: String

    /// Reads the written form; nil for anything else, names included.
    package init?(_ text: String) {
        guard !text.utf8.contains(0x25), let address = try? SocketAddress(ipAddress: text, port: 0) else { return nil }
        self.init(address)
    }

    /// The address of a socket's other end; nil for one that is none of the internet's.
    init?(_ address: SocketAddress) {
        // Where `sockaddr_in` and `sockaddr_in6` hold the address, on every system with Berkeley sockets.
        let place: Range<Int>
        switch address {
        case .v4: place = 4..<8
        case .v6: place = 8..<24
        case .unixDomainSocket: return nil
        }
        bytes = address.withSockAddr { Array(UnsafeRawBufferPointer(start: $0, count: $1)[place]) }
        guard let text = address.ipAddress else { return nil }
        description = text
    }
}
