import DossierFormat
import Foundation
import Variorum

/// Where the files of this package lie.
enum Project {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let articles = folder.appendingPathComponent("Examples/kessary-dam/articles")

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    /// The reports of the example, in the order of their file names.
    static func example(_ collator: NewsCollator) throws -> [Report] {
        let names = try FileManager.default.contentsOfDirectory(atPath: articles.path).sorted()
        return try names.flatMap { try collator.read(bytes("Examples/kessary-dam/articles/\($0)"), file: $0) }
    }
}

extension NewsCollator {
    /// Loaded once for all tests.
    static let shared = Result { try NewsCollator() }

    func read(_ text: String, file: String) throws -> [Report] { try read(Array(text.utf8), file: file) }
}
