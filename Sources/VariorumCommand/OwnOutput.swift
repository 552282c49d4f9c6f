import Foundation

/// What `collate` wrote, told by its content: it stands in many a folder of articles and is none.
enum OwnOutput: String {
    case json = "JSON"
    case page
    case markdown = "Markdown"
    case text

    /// What a file is; nil for everything that `collate` did not write. Looks at its beginning and its end only.
    init?(path: String) {
        guard !Paths.isNamedPipe(path), let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard let head = try? handle.read(upToCount: Self.headBytes), let first = head.first(where: { $0 > 0x20 }),
            let size = try? handle.seekToEnd()
        else { return nil }
        // The schema's key is near the end of a JSON object, for keys are sorted; the imprint of a text is its last
        // line.
        let length = min(size, first == UInt8(ascii: "{") ? 1 << 20 : 256)
        guard (try? handle.seek(toOffset: size - length)) != nil, let tail = try? handle.readToEnd() else { return nil }
        self.init(head: head, tail: tail)
    }

    private init?(head: Data, tail: Data) {
        if Self.schemas.contains(where: { tail.range(of: $0) != nil }), head.first == UInt8(ascii: "{") {
            self = .json
        } else if head.starts(with: Data("<!doctype html>".utf8)), head.range(of: Self.generator) != nil {
            self = .page
        } else if Self.endsWithImprint(tail) {
            self = head.starts(with: Data("# ".utf8)) ? .markdown : .text
        } else {
            return nil
        }
    }

    private static let headBytes = 4096
    private static let schemas = ["\"schema\":\"", "\"schema\" : \""].map { Data("\($0)variorum.dossier/".utf8) }
    private static let generator = Data("<meta name=\"generator\" content=\"variorum ".utf8)

    /// Whether the last line is "Made by variorum 0.1.0."
    private static func endsWithImprint(_ tail: Data) -> Bool {
        let lines = String(decoding: tail, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let last = lines.last, last.hasPrefix("Made by variorum "), last.hasSuffix(".") else { return false }
        let version = last.dropFirst("Made by variorum ".count).dropLast().split(separator: ".")
        return version.count == 3 && version.allSatisfy { $0.allSatisfy(\.isNumber) }
    }
}
