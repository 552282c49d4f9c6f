import Foundation

/// Pages kept in a folder between runs, so that a server need not send again what has not changed.
///
/// One file a page: a line of JSON that describes the exchange, then the unpacked body. A file that is damaged or of
/// another address counts as none.
package struct PageCache: Sendable {
    private let folder: URL
    /// No page that was kept is larger.
    private static let largestFile = 64 << 20

    /// Makes the folder where there is none; throws the system's error when that is not possible.
    package init(folder path: String) throws {
        folder = URL(fileURLWithPath: path, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// A page that was kept.
    struct Kept: Sendable {
        let exchange: Exchange
        /// The fields that ask for the page only if it has changed (RFC 9110, section 13.1).
        let conditions: [HeaderField]
    }

    private struct Head: Codable {
        let address: String
        let request: [HeaderField]
        let status: Int
        let reason: String
        let response: [HeaderField]
        let time: Int
        let from: String
        let length: Int
    }

    /// What is kept of a page, if the server can tell whether it has changed.
    func page(_ address: PageAddress) -> Kept? {
        let file = file(address)
        let size = (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? 0
        guard size <= Self.largestFile, let data = try? Data(contentsOf: file), let end = data.firstIndex(of: 0x0A),
            let head = try? JSONDecoder().decode(Head.self, from: data[..<end]), head.address == address.description,
            data.count - end - 1 == head.length
        else { return nil }
        let exchange = Exchange(
            address: address, request: head.request, status: head.status, reason: head.reason, response: head.response,
            body: Array(data[(end + 1)...]), time: head.time, from: head.from)
        let conditions = Self.conditions(exchange)
        return conditions.isEmpty ? nil : Kept(exchange: exchange, conditions: conditions)
    }

    /// Keeps a page that the server can tell the changes of and lets be kept. A full disk only costs the next run time.
    func keep(_ exchange: Exchange) {
        let control = exchange.response.first("cache-control")?.lowercased() ?? ""
        guard exchange.status == 200, !Self.conditions(exchange).isEmpty, !control.contains("no-store") else { return }
        let head = Head(
            address: exchange.address.description, request: exchange.request, status: exchange.status,
            reason: exchange.reason, response: exchange.response, time: exchange.time, from: exchange.from,
            length: exchange.body.count)
        guard var data = try? JSONEncoder().encode(head) else { return }
        data.append(0x0A)
        data.append(contentsOf: exchange.body)
        try? data.write(to: file(exchange.address), options: .atomic)
    }

    private static func conditions(_ exchange: Exchange) -> [HeaderField] {
        [("etag", "If-None-Match"), ("last-modified", "If-Modified-Since")].compactMap { name, condition in
            exchange.response.first(name).map { HeaderField(condition, $0) }
        }
    }

    /// Named by a hash of the address (FNV-1a); the file itself says which address it is.
    private func file(_ address: PageAddress) -> URL {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in address.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let name = String(hash, radix: 16)
        return folder.appendingPathComponent(String(repeating: "0", count: 16 - name.count) + name + ".page")
    }
}
