/// An HTTP response as an archive keeps it: status, headers, and the body without its codings.
struct HTTPResponse {
    enum Failure: Error {
        case notHTTP
        /// A coding that is not read, by its name.
        case coding(String)
        case tooLarge, damaged
    }

    let status: Int
    let headers: MIMEHeaders
    private let message: [UInt8]
    private let bodyStart: Int

    /// - Parameter message: status line, headers and body as they came over the wire.
    init(_ message: [UInt8]) throws(Failure) {
        guard message.starts(with: "HTTP/".utf8), let end = message.prefix(4096).firstIndex(of: 0x0A) else {
            throw .notHTTP
        }
        let line = message[..<end].split(separator: 0x20, maxSplits: 2)
        guard line.count > 1, let status = Int(String(decoding: line[1].prefix(3), as: UTF8.self)) else {
            throw .notHTTP
        }
        var body = 0
        headers = MIMEHeaders(message[(end + 1)...], body: &body)
        self.status = status
        self.message = message
        bodyStart = body
    }

    /// The label in `Content-Type: …; charset=…`.
    var charset: String? { headers.parameter("charset", of: "content-type") }

    /// The body without transfer and content codings. Archives often keep headers of codings that they have taken off.
    func body() throws(Failure) -> [UInt8] {
        var cut: String?
        return try body(cut: &cut)
    }

    /// - Parameter cut: gets how the body shows that its transfer broke off.
    func body(cut: inout String?) throws(Failure) -> [UInt8] {
        var body = Array(message[bodyStart...])
        if headers["transfer-encoding"]?.lowercased().contains("chunked") == true {
            if let chunks = Self.withoutChunks(body) {
                body = chunks.content
                if !chunks.isWhole { cut = "its last chunk is missing" }
            }
        } else if let stated = headers["content-length"].flatMap({ Int($0) }), stated > body.count {
            cut = "\(ByteCount.words(body.count)) of the \(ByteCount.words(stated)) stated"
        }
        let codings = headers["content-encoding"]?.lowercased().split(separator: ",") ?? []
        var isWhole = true
        for coding in codings.reversed().prefix(3) {
            body = try Self.decode(body, String(coding.filter { !$0.isWhitespace }), &isWhole)
        }
        if !isWhole { cut = cut ?? "its compressed data break off" }
        return body
    }

    private static func decode(_ body: [UInt8], _ coding: String, _ isWhole: inout Bool) throws(Failure) -> [UInt8] {
        do throws(Unpacking.Failure) {
            switch coding {
            case "gzip", "x-gzip":
                return GzipSource.recognises(body) ? try Unpacking.gunzip(body, isWhole: &isWhole) : body
            case "deflate": return try Unpacking.inflate(body, isWhole: &isWhole)
            case "br":
                // Brotli has no signature: what is text already has been unpacked.
                if isText(body) { return body }
                return try Unpacking.unbrotli(body, isWhole: &isWhole)
            case "identity", "": return body
            default: break
            }
        } catch {
            throw error == .tooLarge ? .tooLarge : .damaged
        }
        // Some archives unpack what they keep and leave the header; text shows that.
        if isText(body) { return body }
        throw .coding(coding)
    }

    private static func isText(_ body: [UInt8]) -> Bool {
        body.prefix(64).allSatisfy { $0 >= 0x20 && $0 < 0x7F || ASCII.isSpace($0) }
    }

    /// The chunks put together, and whether the last one, which is empty, is there; nil when the body is not chunked,
    /// for archives may have done so already.
    static func withoutChunks(_ body: [UInt8]) -> (content: [UInt8], isWhole: Bool)? {
        var result: [UInt8] = []
        var at = 0
        while at < body.count {
            let digits = body[at...].prefix(1024).prefix { $0 != 0x0A && $0 != 0x3B }.filter { !ASCII.isSpace($0) }
            guard let end = body[at...].prefix(1024).firstIndex(of: 0x0A), digits.count <= 8,
                let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0
            else { return result.isEmpty ? nil : (result, false) }
            if size == 0 { return (result, true) }
            let upTo = min(end + 1 + size, body.count)
            result += body[(end + 1)..<upTo]
            at = upTo
            if at < body.count, body[at] == 0x0D { at += 1 }
            if at < body.count, body[at] == 0x0A { at += 1 }
        }
        return (result, false)
    }
}
