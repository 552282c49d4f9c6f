import Foundation
package import Prose

/// What languages are called in English.
package struct LanguageNames: Sendable {
    private let names: [String: String]

    /// - Throws: `ResourceFolder.Missing`, naming the file.
    package init() throws(ResourceFolder.Missing) {
        var names: [String: String] = [:]
        for row in try ResourceFolder(Bundle.module).rows("languages.tsv") where row.count == 2 {
            names[String(row[0])] = String(row[1])
        }
        self.names = names
    }

    /// The name of a BCP 47 tag's language, nil when it has none here.
    package func name(_ tag: String) -> String? { names[Self.primary(tag)] }

    /// The language of a tag without region and script, in small letters: "pt" of "pt-BR".
    package static func primary(_ tag: String) -> String {
        String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }
}
