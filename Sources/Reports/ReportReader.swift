import Prose

/// Turns the bytes of one input into reports. One reader a format, one file a reader.
package protocol ReportReader: Sendable {
    /// Whether the content (not the name) looks like this reader's format.
    func recognises(_ bytes: [UInt8]) -> Bool

    /// Reads the reports in the bytes; never touches network or disk.
    /// - Parameter file: the input's base name, for messages and as identity of the report.
    func read(_ bytes: [UInt8], file: String) throws(ReadError) -> [Report]
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
