import Prose

/// Recognises by content what a reader might take for text but is none of ours: documents of other programs, encodings
/// that nothing announces.
enum ForeignFormat {
    /// What the bytes are and what to do; nil when they may be something that is read.
    /// - Parameter head: the input's first bytes.
    static func problem(_ head: [UInt8]) -> String? {
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

    /// Names of encodings that are told from text in other encodings but not read.
    private static func encoding(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
        let head = bytes.prefix(8192)
        guard head.count >= 16, !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        var zeros = [0, 0]
        var controls = 0
        for (place, byte) in head.enumerated() {
            if byte == 0 { zeros[place % 2] += 1 } else if byte < 0x20, !ASCII.isSpace(byte) { controls += 1 }
        }
        let half = head.count / 2
        let isOneSided = max(zeros[0], zeros[1]) * 10 > half * 7 && min(zeros[0], zeros[1]) * 50 < half
        return isOneSided && controls * 20 < half ? "UTF-16 without a byte-order mark" : nil
    }
}
