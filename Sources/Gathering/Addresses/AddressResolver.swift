import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds the network addresses of a host name.
package protocol AddressResolver: Sendable {
    /// The addresses in the order in which to try them; empty when the name has none.
    func addresses(of host: String) async throws -> [IPAddress]
}

/// The system's own resolver: `/etc/hosts`, then DNS.
package struct SystemResolver: AddressResolver {
    /// How long a look-up may take.
    let patience: Duration

    package init(patience: Duration = .seconds(15)) { self.patience = patience }

    /// Throws `TookTooLong`. The system's call cannot be broken off; its thread ends by itself later.
    package func addresses(of host: String) async throws -> [IPAddress] {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let answer = loop.makePromise(of: [IPAddress].self)
        let alarm = loop.scheduleTask(in: TimeAmount(patience)) { answer.fail(TookTooLong()) }
        let search = NIOThreadPool.singleton.runIfActive(eventLoop: loop) { Self.search(host) }
        search.whenComplete { result in
            alarm.cancel()
            answer.completeWith(result)
        }
        return try await answer.futureResult.get()
    }

    struct TookTooLong: Error {}

    private static func search(_ host: String) -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        #if canImport(Glibc)
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            hints.ai_socktype = SOCK_STREAM
        #endif
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var found: [IPAddress] = []
        var next = first
        while let entry = next?.pointee {
            if let address = address(entry), !found.contains(address) { found.append(address) }
            next = entry.ai_next
        }
        return found
    }

    private static func address(_ entry: addrinfo) -> IPAddress? {
        guard let pointer = entry.ai_addr else { return nil }
        let raw = UnsafeRawPointer(pointer)
        switch entry.ai_family {
        case AF_INET: return IPAddress(SocketAddress(raw.loadUnaligned(as: sockaddr_in.self)))
        case AF_INET6: return IPAddress(SocketAddress(raw.loadUnaligned(as: sockaddr_in6.self)))
        default: return nil
        }
    }
}
