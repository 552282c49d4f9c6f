import Prose

/// Recognises by content what a reader might take for text but is none of ours: documents of other programs, encodings
/// that nothing announces.
enum ForeignFormat {
    /// What the bytes are and what to do; nil when they may be something that is read.
    /// - Parameter head: the input's first bytes.
    static func problem(_ head: [UInt8]) -> String? {
        if let packing = packing(head) { return "this is packed with \(packing), which is not read; unpack it first" }
        if let encoding = encoding(head) { return "this is \(encoding); save it as UTF-8" }
        let start = XMLSignature.readable(head.prefix(4096)).drop(while: ASCII.isSpace).prefix(16).map(ASCII.lower)
        if start.starts(with: "%pdf-".utf8) { return "this is a PDF; \(advice)" }
        if start.starts(with: "{\\rtf".utf8) { return "this is RTF; \(advice)" }
        return unknownXML(head)
    }

    static let advice = "save the article's page or its text"
    /// Outermost elements of documents that may stand without an XML declaration.
    private static let foreignRoots: Set<String> = ["urlset", "sitemapindex", "svg", "plist", "kml", "gpx"]
    private static let ownRoots: Set<String> = [
        "html", "rss", "rdf", "channel", "feed", "opml", "newsitem", "newsmessage", "packageitem", "nitf", "newsml",
    ]

    /// The complaint about XML that no reader knows.
    static func unknownXML(_ head: [UInt8]) -> String? {
        guard let signature = XMLSignature(head) else { return nil }
        guard let root = signature.root else { return signature.isDeclared ? "this is XML; \(advice)" : nil }
        if foreignRoots.contains(root) { return "this is XML (\(root)); \(advice)" }
        return signature.isDeclared && !ownRoots.contains(root) ? "this is XML (\(root)); \(advice)" : nil
    }

    /// First bytes of what other programs pack.
    private static let packings: [(bytes: [UInt8], name: String)] = [
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip"), (Array("Rar!".utf8) + [0x1A, 0x07], "RAR"),
        ([0x04, 0x22, 0x4D, 0x18], "LZ4"),
    ]

    private static func packing(_ head: [UInt8]) -> String? {
        if let known = packings.first(where: { head.starts(with: $0.bytes) }) { return known.name }
        if head.count > 10, head.starts(with: "BZh".utf8),
            head[4..<10].elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
        {
            return "bzip2"
        }
        return head.count > 512 && head[257...].starts(with: "ustar".utf8) ? "tar" : nil
    }

    /// Names of encodings that are told from text in other encodings but not read.
    private static func encoding(_ bytes: [UInt8]) -> String? {
        bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) ? "UTF-32" : nil
    }
}
