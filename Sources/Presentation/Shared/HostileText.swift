/// What to do with code points that could harm the place where a third party's text is shown.
///
/// Every replacement is one code point for one, so that offsets into a shown text stay those of the dossier.
enum HostileText {
    /// Whether a scalar reorders the text around it: embeddings, overrides and isolates. The plain direction marks
    /// that Arabic and Hebrew need are not among them.
    static func reordersText(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    /// The scalar to show instead of one that must not reach a reader as it is; nil for a harmless one.
    ///
    /// Tabs and line ends are harmless here; escape, bell and their like become their pictures ("␛").
    static func substitute(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: nil
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        case 0x80...0x9F: "\u{FFFD}"
        default: reordersText(scalar) ? "\u{FFFD}" : nil
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D: true
        case ..<0x80: false
        default: scalar.properties.isWhitespace
        }
    }

    /// The text in one line: runs of white space are one space, none at the ends, nothing hostile left.
    static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                pendingSpace = !line.isEmpty
            } else {
                if pendingSpace { line.append(" ") }
                pendingSpace = false
                line.append(substitute(for: scalar) ?? scalar)
            }
        }
        return String(line)
    }

    /// The text in one line and of no more than about a hundred characters, cut between words.
    static func shortened(_ text: String) -> String {
        let line = oneLine(text)
        guard line.count > 110 else { return line }
        let start = line.prefix(105)
        return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + " …"
    }
}
