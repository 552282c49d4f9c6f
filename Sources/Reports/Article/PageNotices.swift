import Foundation
import Prose

/// Tells a notice that was sent in an article's place by its title: a request for consent, an error, a check for
/// robots, a request to sign in.
struct PageNotices: Sendable {
    /// What was sent, and what a reader can do.
    enum Kind: String {
        case consent, missing, robots, signIn = "sign-in"

        var advice: String {
            switch self {
            case .consent:
                "it asks for consent instead of showing its article; open it in a browser, answer and save it again"
            case .missing: "it says that there is no such page; look for the article's present address"
            case .robots: "it checks whether a robot asks instead of showing its article; save it from a browser"
            case .signIn: "it asks to sign in instead of showing its article; save it from a browser where you are"
            }
        }
    }

    private struct Notice {
        let words: [UInt64]
        let isWholeTitle: Bool
        let kind: Kind
    }

    /// A page with more bytes of prose shows an article, whatever its title says.
    static let mostProse = 1_500

    private let notices: [Notice]

    init() throws(ResourceFolder.Missing) {
        notices = try ResourceFolder(Bundle.module).rows("page-notices.txt").compactMap { row in
            guard row.count == 3, let kind = Kind(rawValue: String(row[2])) else { return nil }
            return Notice(words: Self.words(String(row[0])), isWholeTitle: row[1] == "whole", kind: kind)
        }
    }

    /// What the titles of a page with little prose say was sent, or nil for an article. O(titles · notices).
    func kind(of titles: [String]) -> Kind? {
        for title in titles {
            for part in Self.parts(title) {
                let words = Self.words(part)
                let found = notices.first { $0.isWholeTitle ? $0.words == words : words.starts(with: $0.words) }
                if let found { return found.kind }
            }
        }
        return nil
    }

    /// A title without the name of the outlet, which a bar or a dash parts from it.
    private static func parts(_ title: String) -> [String] {
        var parts = [title]
        for separator in [" | ", " - ", " – ", " — ", " · "] {
            parts = parts.flatMap { $0.components(separatedBy: separator) }
        }
        return parts
    }

    private static func words(_ line: String) -> [UInt64] {
        let text = Text(line)
        return WordScanner.words(in: text.utf8, text.span)
    }
}
