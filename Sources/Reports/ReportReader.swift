import Prose

/// What reading an input gives, one after the other.
package enum ReadEvent: Sendable {
    case report(Report)
    /// What is odd but no error: "12 revisit records are passed over". Begins small, without a full stop.
    case note(String)
}

/// Turns one input into reports. One reader a format, one file a reader.
package protocol ReportReader: Sendable {
    /// Whether the content (not the name) looks like this reader's format.
    /// - Parameter head: the first 64 KB, or all where there is less.
    func recognises(_ head: [UInt8]) -> Bool

    /// Reads report after report; touches nothing but the stream.
    /// - Parameters:
    ///   - file: the input's base name, for messages and as identity of the reports. Where one input holds several,
    ///     each is named after it with its number or place: "feed.xml#3".
    ///   - take: called for each report and note; what it throws ends the reading and is passed on.
    /// - Throws: `ReadError` when the input gives nothing.
    func read(_ input: inout ByteStream, file: String, take: (ReadEvent) throws -> Void) throws
}

/// A reader that needs the whole input at once. Inputs above `DocumentLimit.bytes` are refused.
package protocol DocumentReader: ReportReader {
    func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report]

    /// The same for a reader that can do something with the time at which the input was fetched.
    func read(_ bytes: [UInt8], file: String, fetched: FetchTime?, notes: inout [String]) throws(ReadError) -> [Report]
}

extension DocumentReader {
    package func read(_ bytes: [UInt8], file: String, fetched: FetchTime?, notes: inout [String]) throws(ReadError)
        -> [Report]
    {
        try read(bytes, file: file, notes: &notes)
    }

    package func read(_ input: inout ByteStream, file: String, take: (ReadEvent) throws -> Void) throws {
        guard let bytes = input.rest(limit: DocumentLimit.bytes) else { throw DocumentLimit.exceeded(file) }
        if let damage = input.damage { try take(.note("\(damage); read as far as it goes")) }
        var notes: [String] = []
        let result: Result<[Report], ReadError>
        do throws(ReadError) {
            result = .success(try read(bytes, file: file, fetched: input.fetched, notes: &notes))
        } catch {
            result = .failure(error)
        }
        for note in notes { try take(.note(note)) }
        for report in try result.get() { try take(.report(report)) }
    }
}

/// How large an input may be that is held in memory.
package enum DocumentLimit {
    package static let bytes = 128 << 20

    static func exceeded(_ file: String) -> ReadError {
        ReadError(
            file: file,
            problem: "more than \(bytes >> 20) MB are not read; only WARC, mbox, JSON Lines and CSV may be larger")
    }
}

/// Why an input could not be read: says what is wrong and what to do.
package struct ReadError: Error, Hashable, CustomStringConvertible {
    package let file: String
    package let problem: String

    package init(file: String, problem: String) {
        self.file = file
        self.problem = problem
    }

    package var description: String { "\(file): \(problem)" }
}
