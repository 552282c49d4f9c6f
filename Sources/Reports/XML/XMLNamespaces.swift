import Foundation
import Prose

/// The vocabularies that readers tell apart.
enum XMLNamespace: String, Sendable {
    /// Elements without a namespace.
    case none
    case rss, rdf, atom, content, dc, dcterms, media, xhtml, newsml, nitf, opml
    case other
}

/// The table of namespace names and customary prefixes.
struct XMLNamespaces: Sendable {
    private let names: [String: XMLNamespace]
    private let prefixes: [String: XMLNamespace]

    init() throws(ResourceFolder.Missing) {
        var names: [String: XMLNamespace] = [:]
        var prefixes: [String: XMLNamespace] = [:]
        for row in try ResourceFolder(Bundle.module, "formats").rows("xml-namespaces.tsv") where row.count == 3 {
            guard let space = XMLNamespace(rawValue: String(row[1])) else { continue }
            names[row[0].lowercased()] = space
            if row[2] != "-" { prefixes[String(row[2])] = space }
        }
        self.names = names
        self.prefixes = prefixes
    }

    /// By name, in any case and with or without the sign at its end, for feeds write it in every way.
    func namespace(named name: String) -> XMLNamespace {
        if name.isEmpty { return .none }
        var name = name.lowercased()
        while let last = name.last, last == "/" || last == "#" { name.removeLast() }
        return names[name] ?? .other
    }

    /// By a prefix that nothing declares.
    func namespace(undeclaredPrefix prefix: String) -> XMLNamespace { prefixes[prefix] ?? .other }
}
