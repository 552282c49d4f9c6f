import Foundation
import Prose

/// Finds the crumbs that careless copying leaves behind a sentence: its last words once more, with a stop of their own
/// ("… of the Harbour League. League.").
struct OrphanFragment: Sendable {
    /// Words that may stand in a crumb besides those said just before, by their folded keys.
    private let small: Set<UInt64>

    /// Reads the list that ships with the program.
    init() throws(ResourceFolder.Missing) {
        var small: Set<UInt64> = []
        for row in try ResourceFolder(Bundle.module).rows("fragment-words.txt") {
            if let word = row.first { small.insert(WordHash.folded(String(word))) }
        }
        self.small = small
    }

    /// Where the crumb begins at the end of a line, or nil. O(length of the last two sentences).
    ///
    /// It has at most three words, of which one at least and all but prepositions and articles stand in the sentence
    /// before it, which is longer. Inside quotation marks people do speak so; there nothing is found.
    func start(in text: Text, _ line: TextSpan) -> Int? {
        let bytes = text.utf8
        guard line.count > 20, bytes[line.end - 1] == 0x2E, let start = sentenceStart(bytes, line, before: line.end - 1)
        else { return nil }
        let crumb = TextLine.words(bytes, TextSpan(start, line.end))
        guard (1...3).contains(crumb.count), line.end - start <= 40, UTF8Bytes.isUpper(bytes[start]) else { return nil }
        let stop = text.trimmed(TextSpan(line.start, start)).end
        let previous = sentenceStart(bytes, line, before: stop - 1) ?? line.start
        let said = TextLine.words(bytes, TextSpan(previous, stop))
        guard said.count >= 6, !holdsMark(bytes, TextSpan(start, line.end)) else { return nil }
        if let title = possibleTitle(bytes, before: stop - 1, line), !crumb.contains(title) { return nil }
        let content = crumb.filter { !small.contains($0) }
        return !content.isEmpty && content.allSatisfy(Set(said).contains) ? start : nil
    }

    /// Where the sentence begins that ends at an offset: behind a stop, a space and before a capital.
    private func sentenceStart(_ bytes: [UInt8], _ line: TextSpan, before end: Int) -> Int? {
        var at = end - 1
        while at > line.start + 2 {
            if UTF8Bytes.isUpper(bytes[at]), bytes[at - 1] == 0x20, bytes[at - 2] == 0x2E,
                !isInitial(bytes, at - 3, line)
            {
                return at
            }
            at -= 1
        }
        return nil
    }

    /// Whether the letter before a stop stands alone or behind another stop, as in "V." and "U.S.".
    private func isInitial(_ bytes: [UInt8], _ at: Int, _ line: TextSpan) -> Bool {
        UTF8Bytes.isLetter(bytes[at]) && (at == line.start || !UTF8Bytes.isLetter(bytes[at - 1]))
    }

    /// The key of the capitalised short word before a stop, which may be a title ("Mr.", "Gov.", "St.").
    private func possibleTitle(_ bytes: [UInt8], before stop: Int, _ line: TextSpan) -> UInt64? {
        var at = stop
        while at > line.start, UTF8Bytes.isLetter(bytes[at - 1]) { at -= 1 }
        guard stop - at >= 2, stop - at <= 5, UTF8Bytes.isUpper(bytes[at]), UTF8Bytes.isLower(bytes[stop - 1]) else {
            return nil
        }
        return WordHash.folded(bytes, TextSpan(at, stop))
    }

    private func holdsMark(_ bytes: [UInt8], _ span: TextSpan) -> Bool {
        bytes[span.range].contains { $0 == 0x22 || $0 == 0xE2 || UTF8Bytes.isDigit($0) }
    }

}
