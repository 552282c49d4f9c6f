import Prose

/// Recognises OPML, a list of feeds, and tells which it names: it holds no reports itself.
package struct OPMLReader: DocumentReader {
    /// A feed that a list names.
    package struct Feed: Sendable, Hashable {
        package let title: String?
        package let url: String
    }

    /// More feeds are counted, not told.
    private static let mostTold = 200
    private let xml: XMLReading

    init(_ xml: XMLReading) { self.xml = xml }

    package init() throws { xml = try XMLReading(CharsetDecoder()) }

    package func recognises(_ head: [UInt8]) -> Bool { XMLReading.root(head) == "opml" }

    package func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report] {
        let feeds = feeds(bytes)
        guard !feeds.isEmpty else {
            throw ReadError(file: file, problem: "this is a list of feeds (OPML) that names none")
        }
        for feed in feeds.prefix(Self.mostTold) {
            notes.append("names the feed \(feed.title.map { "“\($0)”, " } ?? "")\(feed.url)")
        }
        if feeds.count > Self.mostTold { notes.append("names \(feeds.count - Self.mostTold) feeds more") }
        throw ReadError(
            file: file,
            problem: "this is a list of \(Count.words(feeds.count, "feed")) (OPML) and holds no reports; "
                + "save the feeds that it names and give those")
    }

    /// The feeds that a list names, in its order, each once. O(n).
    package func feeds(_ bytes: [UInt8]) -> [Feed] {
        guard let root = xml.parse(bytes).root else { return [] }
        var seen: Set<String> = []
        var feeds: [Feed] = []
        root.walk { node, isEnd in
            let entry = root.document.nodes[node]
            guard !isEnd, entry.kind == .element, root.document.names[Int(entry.name)] == "outline" else { return }
            let outline = XMLElement(document: root.document, node: node)
            guard let url = outline.attribute("xmlUrl") ?? outline.attribute("xmlurl"), !url.isEmpty,
                seen.insert(url).inserted
            else { return }
            let title = (outline.attribute("title") ?? outline.attribute("text")).map(ArticleMetadata.collapsed)
            feeds.append(Feed(title: title, url: url))
        }
        return feeds
    }
}
