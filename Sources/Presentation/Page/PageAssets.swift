import Foundation

/// The page's style sheet and script, and the policy that lets exactly these two run.
struct PageAssets: Sendable {
    /// A file that the program was built with is not there or not UTF-8.
    struct Missing: Error, CustomStringConvertible {
        let name: String
        var description: String {
            "the file \(name) is missing beside the program; install variorum together with its *.resources folders"
        }
    }

    let style: String
    let script: String

    init() throws {
        style = try Self.read("page.css")
        script = try Self.read("page.js")
    }

    private static func read(_ name: String) throws -> String {
        let url = Bundle.module.bundleURL.appendingPathComponent("page").appendingPathComponent(name)
        guard let data = try? Data(contentsOf: url), let content = String(data: data, encoding: .utf8) else {
            throw Missing(name: name)
        }
        return content
    }

    /// Nothing may be loaded, sent or run but the style and the script with these hashes.
    var contentSecurityPolicy: String {
        let style = Self.source(style)
        let script = Self.source(script)
        return "default-src 'none'; style-src \(style); script-src \(script); base-uri 'none'; form-action 'none'"
    }

    private static func source(_ content: String) -> String {
        "'sha256-\(Data(SHA256.digest(Array(content.utf8))).base64EncodedString())'"
    }
}
