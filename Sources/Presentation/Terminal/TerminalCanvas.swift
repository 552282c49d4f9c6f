/// Lines for a terminal, wrapped to its width, styled by SGR sequences only when colour is wanted.
struct TerminalCanvas {
    enum Style: String {
        case plain = ""
        case bold = "1"
        case faint = "2"
        case italic = "3"
        case red = "31"
        case yellow = "33"
        case cyan = "36"
        case heading = "1;4"
    }

    /// Text of one style. Hostile code points are made harmless when it is printed.
    struct Run {
        let text: String
        let style: Style

        init(_ text: String, _ style: Style = .plain) {
            self.text = text
            self.style = style
        }
    }

    private(set) var output = ""
    private let width: Int
    private let color: Bool

    /// Narrower than this, wrapping would leave single letters.
    private static let least = 20

    init(width: Int, color: Bool) {
        self.width = max(width, Self.least)
        self.color = color
    }

    mutating func blank() { output += "\n" }

    /// Prints runs as one paragraph.
    /// - Parameters:
    ///   - label: what stands in the margin of the first line.
    ///   - indent: columns that the lines are set in.
    mutating func paragraph(_ runs: [Run], label: Run = Run(""), indent: Int = 0) {
        let newLine = Line(indent: min(indent, width / 2))
        let margin = min(indent, width / 2)
        let labelText = HostileText.oneLine(label.text)
        let space = margin - TerminalWidth.columns(labelText)
        var line = Line()
        line.append(labelText, label.style)
        if space > 0 { line.append(String(repeating: " ", count: space), .plain) }
        var used = max(margin, TerminalWidth.columns(labelText))
        if space <= 0, margin > 0 {
            line.append(" ", .plain)
            used += 1
        }
        var start = used
        for word in words(runs) {
            let gap = word.spaceBefore && used > start ? 1 : 0
            if used + gap + word.columns > width, used > start {
                end(line)
                (line, used, start) = (newLine, margin, margin)
            } else if gap == 1 {
                line.append(" ", line.style == word.style ? word.style : .plain)
                used += 1
            }
            for piece in pieces(of: word.text, first: width - used, rest: width - margin) {
                if piece.breaksBefore {
                    end(line)
                    (line, used, start) = (newLine, margin, margin)
                }
                line.append(piece.text, word.style)
                used += TerminalWidth.columns(piece.text)
            }
        }
        end(line)
    }

    private mutating func end(_ line: Line) {
        for run in line.runs { output += styled(run.text, run.style) }
        output += "\n"
    }

    /// A line being filled; neighbours of one style are one run, so that a sequence opens once and not for each word.
    private struct Line {
        private(set) var runs: [Run] = []
        var style: Style? { runs.last?.style }

        init(indent: Int = 0) { append(String(repeating: " ", count: indent), .plain) }

        mutating func append(_ text: String, _ style: Style) {
            guard !text.isEmpty else { return }
            let begun = self.style == style ? runs.removeLast().text : ""
            runs.append(Run(begun + text, style))
        }
    }

    private struct Word {
        let text: String
        let style: Style
        let spaceBefore: Bool
        var columns: Int { TerminalWidth.columns(text) }
    }

    /// Words; in scripts without spaces, each wide character is one.
    private func words(_ runs: [Run]) -> [Word] {
        var words: [Word] = []
        var pendingSpace = false
        for run in runs {
            if run.text.first?.isWhitespace ?? false { pendingSpace = true }
            for (place, chunk) in HostileText.oneLine(run.text).split(separator: " ").enumerated() {
                var space = place > 0 || pendingSpace
                var narrow = ""
                for character in chunk {
                    guard TerminalWidth.columns(character) == 2 else {
                        narrow.append(character)
                        continue
                    }
                    if !narrow.isEmpty { words.append(Word(text: narrow, style: run.style, spaceBefore: space)) }
                    words.append(Word(text: String(character), style: run.style, spaceBefore: narrow.isEmpty && space))
                    (narrow, space) = ("", false)
                }
                if !narrow.isEmpty { words.append(Word(text: narrow, style: run.style, spaceBefore: space)) }
                pendingSpace = false
            }
            if run.text.last?.isWhitespace ?? false { pendingSpace = true }
        }
        return words
    }

    /// Cuts a word that no line can hold.
    private func pieces(of word: String, first: Int, rest: Int) -> [(text: String, breaksBefore: Bool)] {
        var pieces: [(text: String, breaksBefore: Bool)] = []
        var piece = ""
        var room = first
        for character in word {
            let columns = TerminalWidth.columns(character)
            if columns > room {
                if !piece.isEmpty { pieces.append((piece, !pieces.isEmpty)) }
                if pieces.isEmpty { pieces.append(("", false)) }
                (piece, room) = ("", rest)
            }
            piece.append(character)
            room -= columns
        }
        if !piece.isEmpty { pieces.append((piece, !pieces.isEmpty)) }
        return pieces
    }

    private func styled(_ text: String, _ style: Style) -> String {
        guard color, style != .plain, !text.isEmpty else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }
}
