/// One field of a request's or answer's header, as sent.
package struct HeaderField: Hashable, Sendable, Codable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HeaderField] {
    /// The first value under a name, in any case.
    package func first(_ name: String) -> String? {
        let name = name.lowercased()
        return first { $0.name.lowercased() == name }?.value
    }
}

/// One request and its answer, as they are kept in an archive and in the cache.
package struct Exchange: Sendable, Hashable {
    package let address: PageAddress
    package let request: [HeaderField]
    package let status: Int
    package let reason: String
    /// As sent: what it says of the body's length and packing holds for the body on its way, not for `body`.
    package let response: [HeaderField]
    /// Unpacked; empty where the answer is no page.
    package let body: [UInt8]
    /// Seconds since 1970, when the answer began; in UTC by definition.
    package let time: Int
    /// The network address that was asked.
    package let from: String

    /// The encoding that the header names, in lower case.
    package var charset: String? { ContentType(response.first("content-type") ?? "").charset }
}

/// A page that was fetched, with the way to it.
package struct FetchedPage: Sendable, Hashable {
    /// The address asked for.
    package let requested: PageAddress
    /// Every exchange on the way, redirects included, in order; the last one holds the page.
    package let exchanges: [Exchange]
    /// Whether the page has not changed since it was put into the cache and was taken from there.
    package let isFromCache: Bool

    /// The exchange that holds the page.
    package var page: Exchange { exchanges[exchanges.count - 1] }

    init(requested: PageAddress, before: [Exchange], page: Exchange, isFromCache: Bool) {
        self.requested = requested
        exchanges = before + [page]
        self.isFromCache = isFromCache
    }
}
