import ArgumentParser
import Foundation
import Prose

/// The texts of a file or a folder: `.txt` as they stand, `.jsonl` the key `text` of each line, `.conllu` the raw text
/// of each document.
enum TextCollection {
    private struct Line: Codable {
        var text: String
    }

    /// In the order of the files' names; files of other kinds are left out.
    ///
    /// - Throws: `ValidationError` that names the path when it cannot be read or holds no text.
    static func read(_ path: String) throws -> [Text] {
        let texts = try files(path).flatMap(texts(in:)).filter { !$0.isEmpty }
        guard !texts.isEmpty else {
            throw ValidationError("\(path) holds no text; give a folder or a file of .txt, .jsonl or .conllu.")
        }
        return texts
    }

    /// Writes texts as JSON lines, so that another program can be given the same.
    static func write(_ texts: [Text], to path: String) throws {
        var file = PredictionFile()
        for text in texts { try file.append(Line(text: text.string)) }
        try file.write(to: path)
    }

    private static func files(_ path: String) throws -> [URL] {
        let url = URL(fileURLWithPath: path)
        guard let isFolder = try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory else {
            throw ValidationError("\(path) cannot be read; give a folder or a file of .txt, .jsonl or .conllu.")
        }
        guard isFolder else { return [url] }
        let inside = try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
        return inside.filter { ["txt", "jsonl", "conllu"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
    }

    private static func texts(in file: URL) throws -> [Text] {
        let content = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        switch file.pathExtension {
        case "jsonl":
            return try content.split(whereSeparator: \.isNewline).map {
                Text(try JSONDecoder().decode(Line.self, from: Data($0.utf8)).text)
            }
        case "conllu": return CoNLLUDocument.documents(content).map(\.text)
        default: return [Text(content)]
        }
    }
}
