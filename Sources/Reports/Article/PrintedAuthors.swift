import Prose

/// The authors whom a page marks as such between its headline and its first paragraph. O(n), read only where the page's
/// head names none.
struct PrintedAuthors {
    private static let rel = HTMLDocument.AttributeName("rel")
    private static let itemprop = HTMLDocument.AttributeName("itemprop")

    /// Bytes of a paragraph with which the article has begun.
    private static let paragraphLength = 200
    /// Elements and texts behind the headline that are looked at.
    private static let mostNodes = 4000
    /// Bytes of text that are looked at, so that elements inside one another cost no more than one.
    private static let mostBytes = 100_000
    /// Bytes.
    private static let longestName = 120

    let document: HTMLDocument
    let vocabulary: RegionVocabulary

    /// Names in the order of the page, each once.
    func find() -> [String] {
        var node = headline()
        guard node >= 0 else { return [] }
        var marked: [String] = []
        var classed: [String] = []
        var classNames = ClassNameMemory()
        var seen = 0
        for _ in 0..<Self.mostNodes where seen < Self.mostBytes {
            node = document.nodeFollowing(node, within: HTMLTree.document)
            guard node >= 0 else { break }
            let entry = document[node]
            guard entry.kind == .element, entry.namespace == .html else { continue }
            if entry.tag == .p {
                let length = document.text(below: node).count
                seen += length
                if length >= Self.paragraphLength { break }
            }
            guard !entry.attributes.isEmpty else { continue }
            if isMarked(node) {
                marked += names(in: node, &seen)
            } else if classed.count <= 1,
                vocabulary.meaning(of: node, in: document, &classNames).kinds.contains(.byline)
            {
                let inner = names(in: node, &seen)
                // An outlet's name often stands behind the author's, who has an element of his own.
                if classed.isEmpty || inner.count == 1 && classed[0].hasPrefix(inner[0] + " ") { classed = inner }
            }
        }
        var result: [String] = []
        for name in marked.isEmpty ? classed : marked where !result.contains(name) { result.append(name) }
        return Array(result.prefix(6))
    }

    private func headline() -> Int32 {
        var node = HTMLTree.document
        while node >= 0, !document[node].isElement(.h1) {
            node = document.nodeFollowing(node, within: HTMLTree.document)
        }
        return node
    }

    private func isMarked(_ node: Int32) -> Bool {
        if let rel = document.attributeString(node, Self.rel), rel.split(separator: " ").contains("author") {
            return true
        }
        return document.attributeString(node, Self.itemprop) == "author"
    }

    private func names(in node: Int32, _ seen: inout Int) -> [String] {
        let text = document.text(below: node)
        seen += text.count
        guard text.count <= Self.longestName, let line = AuthorNames.cleaned(String(decoding: text, as: UTF8.self))
        else {
            return []
        }
        let names = line.replacing(" and ", with: ",").split(separator: ",").compactMap {
            AuthorNames.cleaned(String($0))
        }
        return names.allSatisfy(AuthorNames.isPerson) ? names.map(AuthorNames.withoutOutlet) : []
    }
}
