/// A part of a mail: its headers and its body, or the parts in it.
struct MIMEPart: Sendable {
    /// Parts nested deeper than this are not looked into.
    private static let deepest = 8
    /// More parts of one mail are not looked at.
    static let most = 2000

    let headers: MIMEHeaders
    let body: Range<Int>
    private(set) var parts: [MIMEPart] = []
    /// Whether the line is missing that closes the parts: the mail broke off.
    private(set) var isUnclosed = false

    var type: String { headers.contentType ?? "text/plain" }

    /// - Parameter range: the part in the whole input. O(n) a level.
    init(_ bytes: [UInt8], _ range: Range<Int>, depth: Int = 0) {
        var start = range.upperBound
        headers = MIMEHeaders(bytes[range], body: &start)
        body = start..<range.upperBound
        guard depth < Self.deepest else { return }
        if type.hasPrefix("multipart/"), let boundary = headers.parameter("boundary", of: "content-type"),
            !boundary.isEmpty
        {
            let ranges = Self.split(bytes, body, Array(boundary.utf8), &isUnclosed)
            parts = ranges.map { MIMEPart(bytes, $0, depth: depth + 1) }
        } else if type == "message/rfc822", headers["content-transfer-encoding"]?.lowercased() != "base64" {
            parts = [MIMEPart(bytes, body, depth: depth + 1)]
        }
    }

    /// What lies between the boundary lines.
    private static func split(_ bytes: [UInt8], _ range: Range<Int>, _ boundary: [UInt8], _ isUnclosed: inout Bool)
        -> [Range<Int>]
    {
        var parts: [Range<Int>] = []
        var start: Int?
        var at = range.lowerBound
        while at < range.upperBound, parts.count < most {
            let end = bytes[at..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            if end - at >= boundary.count + 2, bytes[at] == 0x2D, bytes[at + 1] == 0x2D,
                bytes[(at + 2)..<end].starts(with: boundary)
            {
                // The line break before a boundary belongs to it.
                if let start { parts.append(start..<max(start, lineEnd(bytes, at, start))) }
                let rest = bytes[(at + 2 + boundary.count)..<end]
                start = rest.starts(with: [0x2D, 0x2D]) ? nil : min(end + 1, range.upperBound)
            }
            at = end + 1
        }
        isUnclosed = start != nil && at >= range.upperBound
        if let start, start < range.upperBound, parts.count < most { parts.append(start..<range.upperBound) }
        return parts
    }

    private static func lineEnd(_ bytes: [UInt8], _ at: Int, _ lowest: Int) -> Int {
        var end = at
        if end > lowest, bytes[end - 1] == 0x0A { end -= 1 }
        if end > lowest, bytes[end - 1] == 0x0D { end -= 1 }
        return end
    }

    /// The part and all in it, outer ones first.
    var all: [MIMEPart] { [self] + parts.flatMap(\.all) }

    /// Whether it was sent as a file.
    var isAttachment: Bool { headers["content-disposition"]?.lowercased().hasPrefix("attachment") == true }

    /// The body without its transfer encoding.
    func content(_ bytes: [UInt8]) -> [UInt8] {
        TransferDecoding.decode(bytes[body], as: headers["content-transfer-encoding"])
    }
}
