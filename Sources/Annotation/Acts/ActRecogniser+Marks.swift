import Language
import Prose

/// Quotation marks in what somebody wants: no content holds one mark of a pair without the other.
extension ActRecogniser {
    /// Words that a fragment may go on for behind what the parser gives of it.
    private static let longestFragment = 12
    /// Words before an unclosed mark that are content enough.
    private static let shortestContent = 3

    /// The content up to the mark that closes the words in which it begins; a fragment at its beginning or end is taken
    /// in with both its marks.
    ///
    /// In "“We will not accept it,” she told them. “Our …" the parser hangs the reporter's words on the speaker's.
    /// O(tokens of the content + statements of the sentence).
    func withinMarks(_ content: Range<Int>, sentence: Int) -> Range<Int> {
        guard content.contains(where: isDoubleMark) else { return content }
        // The words themselves, not the clause that they are part of.
        let first = Int(analyzed.tokens[content.lowerBound].start)
        let around = statements(around: content.lowerBound, sentence: sentence).first {
            ($0.kind == .direct || $0.kind == .partial) && $0.span.contains(first)
        }
        var isInside = around != nil
        var start = content.lowerBound
        var opened: Int?
        for index in content where isDoubleMark(index) {
            guard closes(index, isOpen: isInside || opened != nil) else {
                if opened == nil, !isInside { opened = index }
                continue
            }
            if opened != nil {
                opened = nil
            } else if around?.kind == .partial, start > 0, isDoubleMark(start - 1) {
                start -= 1
            } else {
                return syntax.trimmedPunctuation(start..<index)
            }
            isInside = false
        }
        guard let opened else { return start..<content.upperBound }
        return closed(start..<content.upperBound, opened: opened, sentence: sentence)
    }

    /// A content within which a mark opens that closes behind it, or not at all.
    private func closed(_ content: Range<Int>, opened: Int, sentence: Int) -> Range<Int> {
        let end = analyzed.sentences[sentence].tokens.upperBound
        let near = content.upperBound..<max(content.upperBound, min(end, content.upperBound + Self.longestFragment))
        if let mark = near.first(where: isDoubleMark), closes(mark, isOpen: true) {
            return content.lowerBound..<(mark + 1)
        }
        if opened - content.lowerBound >= Self.shortestContent {
            return syntax.trimmedPunctuation(content.lowerBound..<opened)
        }
        return syntax.trimmedPunctuation((opened + 1)..<content.upperBound)
    }

    private func isDoubleMark(_ token: Int) -> Bool {
        let bytes = analyzed.text.utf8
        return analyzed.tokens[token].kind == .quote
            && QuoteMark.length(bytes, at: Int(analyzed.tokens[token].start), limit: bytes.count) != nil
    }

    /// Whether a mark closes, by its shape or, where that tells nothing, because one is open.
    private func closes(_ token: Int, isOpen: Bool) -> Bool {
        switch QuoteMark.shape(analyzed.text.utf8, at: Int(analyzed.tokens[token].start)) {
        case .closing: true
        case .opening: false
        case .straight: isOpen
        }
    }
}
