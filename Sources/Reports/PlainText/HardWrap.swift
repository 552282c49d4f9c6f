import Prose

/// Texts whose paragraphs are broken into lines of about equal width.
enum HardWrap {
    /// Joins the lines of each paragraph when the text is hard-wrapped; else returns the lines as they are. O(n).
    static func join(_ lines: [TextLine], in text: Text) -> [TextLine] {
        guard isWrapped(lines) else { return lines }
        let indents = lines.map { indent(of: $0, in: text) }
        let margin = indents.min() ?? 0
        let indented = indents.count { $0 > margin }
        // Where every other line is indented, that is the look of the text and no mark of paragraphs.
        let marksParagraphs = indented > 0 && indented * 2 <= lines.count
        var result: [TextLine] = []
        var start = 0
        for index in lines.indices {
            let isLast =
                index + 1 == lines.count || lines[index + 1].blanksBefore > 0 || lines[index + 1].isBullet
                || marksParagraphs && indents[index + 1] > margin && indents[index] == margin
            guard isLast else { continue }
            let span = lines[start].span.union(lines[index].span)
            result.append(TextLine(text, span: span, blanksBefore: lines[start].blanksBefore))
            start = index + 1
        }
        return result
    }

    /// Bytes of white space before a line.
    private static func indent(of line: TextLine, in text: Text) -> Int {
        var at = line.span.start
        while at > 0, text.utf8[at - 1] == 0x20 || text.utf8[at - 1] == 0x09 { at -= 1 }
        return line.span.start - at
    }

    /// Most lines that another follows directly have nearly the full width and do not end a sentence.
    private static func isWrapped(_ lines: [TextLine]) -> Bool {
        var followed = 0
        var broken = 0
        let widest = lines.map(\.span.count).max() ?? 0
        guard widest <= 130 else { return false }
        for index in lines.indices.dropLast() where lines[index + 1].blanksBefore == 0 {
            followed += 1
            if !lines[index].endsSentence, lines[index].span.count * 10 >= widest * 6 { broken += 1 }
        }
        return followed >= 4 && broken * 10 >= followed * 6
    }
}
