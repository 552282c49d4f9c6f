import ArgumentParser
import DossierFormat
import Foundation
import Presentation

/// The renderings of a dossier that the command can write.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case json, html, markdown, text

    /// The format that a file name asks for by its extension.
    init?(path: String) {
        switch (path as NSString).pathExtension.lowercased() {
        case "json": self = .json
        case "html", "htm": self = .html
        case "md", "markdown": self = .markdown
        case "txt", "text": self = .text
        default: return nil
        }
    }

    /// - Parameters:
    ///   - width: columns of a text rendering.
    ///   - color: whether a text rendering may use colour.
    func render(_ dossier: Dossier, width: Int, color: Bool) throws -> Data {
        switch self {
        case .json: try dossier.json()
        case .html: Data(try HTMLPage().render(dossier).utf8)
        case .markdown: Data(MarkdownDocument.render(dossier).utf8)
        case .text: Data(TerminalSummary(width: width, color: color).render(dossier).utf8)
        }
    }
}
