import Prose

/// A document of a treebank, its raw text put together again: what a segmenter is given, and what it should find.
///
/// Sentences are joined by a space (none where `SpaceAfter=No` says so), paragraphs by an empty line. A multiword token
/// counts as its words where these, put together, are what is printed ("do" + "n't"), else as one token.
struct CoNLLUDocument {
    /// The raw text.
    private(set) var text: Text
    /// Its paragraphs, UTF-8 offsets.
    private(set) var blocks: [TextSpan] = []
    private(set) var sentences: [TextSpan] = []
    private(set) var tokens: [TextSpan] = []

    /// The documents of a file in CoNLL-U, parted by `# newdoc`; paragraphs by `# newpar`. O(n).
    static func documents(_ content: String) -> [CoNLLUDocument] {
        var builder = Builder()
        for line in content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { builder.read(line) }
        return builder.finish()
    }

    private struct Builder {
        private var documents: [CoNLLUDocument] = []
        private var bytes: [UInt8] = []
        private var current = CoNLLUDocument(text: Text(""))
        private var paragraph = 0
        private var sentence: Int?
        /// What stands between the token before and the next one.
        private var gap: [UInt8] = []
        /// A multiword token whose words are being read: its end in the text, its last word's number, its parts.
        private var multiword: (span: TextSpan, last: Int, parts: [TextSpan])?

        mutating func read(_ line: Substring) {
            if line.hasPrefix("# newdoc") {
                endDocument()
            } else if line.hasPrefix("# newpar") {
                endParagraph()
            } else if line.isEmpty {
                endSentence()
            } else if !line.hasPrefix("#") {
                readToken(line.split(separator: "\t", omittingEmptySubsequences: false))
            }
        }

        mutating func finish() -> [CoNLLUDocument] {
            endDocument()
            return documents
        }

        private mutating func readToken(_ columns: [Substring]) {
            guard columns.count == 10, !columns[0].contains(".") else { return }
            let spaceFollows = !columns[9].split(separator: "|").contains("SpaceAfter=No")
            let numbers = columns[0].split(separator: "-").compactMap { Int($0) }
            if numbers.count == 2 {
                let span = append(columns[1], spaceFollows)
                multiword = (span, numbers[1], [])
            } else if let number = numbers.first, multiword != nil {
                readPart(columns[1], number)
            } else {
                current.tokens.append(append(columns[1], spaceFollows))
            }
        }

        private mutating func readPart(_ form: Substring, _ number: Int) {
            guard var open = multiword else { return }
            let start = open.parts.last?.end ?? open.span.start
            open.parts.append(TextSpan(start, start + form.utf8.count))
            multiword = open
            guard number >= open.last else { return }
            let isPrinted = open.parts.last?.end == open.span.end
            current.tokens += isPrinted ? open.parts : [open.span]
            multiword = nil
        }

        private mutating func append(_ form: Substring, _ spaceFollows: Bool) -> TextSpan {
            bytes += gap
            let span = TextSpan(bytes.count, bytes.count + form.utf8.count)
            if sentence == nil { sentence = span.start }
            if bytes.count == paragraph + gap.count { paragraph = span.start }
            bytes += Array(form.utf8)
            gap = spaceFollows ? [0x20] : []
            return span
        }

        private mutating func endSentence() {
            if let start = sentence { current.sentences.append(TextSpan(start, bytes.count)) }
            sentence = nil
        }

        private mutating func endParagraph() {
            endSentence()
            if bytes.count > paragraph { current.blocks.append(TextSpan(paragraph, bytes.count)) }
            gap = bytes.isEmpty ? [] : [0x0A, 0x0A]
            paragraph = bytes.count
        }

        private mutating func endDocument() {
            endParagraph()
            if !bytes.isEmpty {
                current.text = Text(validUTF8: bytes)
                documents.append(current)
            }
            bytes = []
            gap = []
            paragraph = 0
            current = CoNLLUDocument(text: Text(""))
        }
    }
}
