import Prose

/// All readers, and the choice among them by content.
package struct ReportReaders: Sendable {
    private let readers: [any ReportReader]

    package init() throws {
        readers = [try HTMLReader(), try PlainTextReader()]
    }

    /// Reads the bytes with the first reader that recognises them.
    package func read(_ bytes: [UInt8], file: String) throws(ReadError) -> [Report] {
        guard !bytes.isEmpty else { throw ReadError(file: file, problem: "the input is empty") }
        if let problem = ForeignFormat.problem(bytes) { throw ReadError(file: file, problem: problem) }
        guard let reader = readers.first(where: { $0.recognises(bytes) }) else {
            throw ReadError(file: file, problem: "the input is binary, not text; give plain text or HTML")
        }
        return try reader.read(bytes, file: file)
    }
}
