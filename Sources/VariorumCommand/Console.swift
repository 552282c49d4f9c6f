import Foundation

/// The streams of the process: results on standard output, everything else on standard error.
enum Console {
    static func output(_ text: String) throws { try output(Data(text.utf8)) }

    /// Throws when nobody can take the result, on a full disk for example.
    static func output(_ data: Data) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: data)
        } catch {
            throw CommandFailure.cannotWrite("to standard output", WriteFailure.words("/dev/stdout", error))
        }
    }

    /// One line; a file's name in it cannot steer the terminal or forge a second line.
    static func error(_ text: String) { write(text.printable) }

    /// The parser's help after wrong usage, which has lines of its own.
    static func usage(_ text: String) {
        write(
            text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
                .joined(separator: "\n"))
    }

    private static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    static var outputIsTerminal: Bool { isatty(1) == 1 }
    static var errorIsTerminal: Bool { isatty(2) == 1 }

    /// Colour only on a terminal, never against `NO_COLOR` (no-color.org) or for a dumb terminal.
    static var wantsColor: Bool {
        let environment = ProcessInfo.processInfo.environment
        return outputIsTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Columns of the terminal; `COLUMNS` where there is none; 80 otherwise.
    static var width: Int {
        var size = winsize()
        if outputIsTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }.map { max(20, min(500, $0)) } ?? 80
    }
}

extension String {
    /// The text on one line, with control characters and marks that turn the direction of writing spelled out.
    var printable: String {
        unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
