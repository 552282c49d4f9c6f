/// Makes any text plain words in CommonMark and in GitHub's dialect of it.
enum MarkdownEscaping {
    /// The text in one line with a backslash before everything that could be markup, an entity, a link or a mention.
    static func escaped(_ text: String) -> String {
        let line = Array(HostileText.oneLine(text).unicodeScalars)
        var escaped = String.UnicodeScalarView()
        let number = line.prefix { ("0"..."9").contains($0) }.count
        for (place, scalar) in line.enumerated() {
            let startsBlock = place == 0 && (scalar == "-" || scalar == "+" || scalar == "=")
            let endsListNumber = place > 0 && place == number && (scalar == "." || scalar == ")")
            if isSpecial(scalar) || startsBlock || endsListNumber || linksByItself(line, place) {
                escaped.append("\\")
            }
            escaped.append(scalar)
        }
        return String(escaped)
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "#", "$", "@", "^": true
        default: false
        }
    }

    /// The ":" of "://" and the "." of "www.", from which some renderers make links.
    private static func linksByItself(_ line: [Unicode.Scalar], _ place: Int) -> Bool {
        switch line[place] {
        case ":": place + 1 < line.count && line[place + 1] == "/"
        case ".": place >= 3 && line[(place - 3)..<place].allSatisfy { $0 == "w" || $0 == "W" }
        default: false
        }
    }
}
