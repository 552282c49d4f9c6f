import Prose

/// The plain text of a mail without what mail programs put into it: soft line breaks (`format=flowed`, RFC 3676), lines
/// quoted from the mail that is answered, the signature.
struct MailText {
    private let isFlowed: Bool
    /// Whether the space of a soft line break is no part of the text.
    private let dropsSpace: Bool

    init(_ headers: MIMEHeaders) {
        isFlowed = headers.parameter("format", of: "content-type")?.lowercased() == "flowed"
        dropsSpace = headers.parameter("delsp", of: "content-type")?.lowercased() == "yes"
    }

    /// The text, and how many lines quoted from another mail were left out of it. O(n).
    func words(_ text: String) -> (text: String, quoted: Int) {
        var own: [Substring] = []
        var hasWords = false
        var quoted = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line == "-- " || line == "--" && !isFlowed, hasWords { break }
            guard line.utf8.first != 0x3E else {
                quoted += 1
                continue
            }
            own.append(line)
            hasWords = hasWords || line.contains { $0.isLetter }
        }
        // A mail that is nothing but a quotation is kept as it is.
        guard hasWords else { return (text, 0) }
        return (isFlowed ? joined(own) : own.joined(separator: "\n"), quoted)
    }

    private func joined(_ lines: [Substring]) -> String {
        var result = ""
        for line in lines {
            // A space before a line protects its first sign.
            result += line.utf8.first == 0x20 ? line.dropFirst() : line
            if line.utf8.last == 0x20, line != "-- " {
                if dropsSpace { result.removeLast() }
            } else {
                result += "\n"
            }
        }
        return result
    }
}
