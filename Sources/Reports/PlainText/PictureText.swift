import Prose

/// Finds what stood under or beside pictures in lines of a plain text: galleries, credits and captions that a credit
/// opens or closes.
struct PictureText {
    /// What a line is, or from where on it is that.
    struct Finding {
        let kind: Block.Kind
        let why: String
        /// Where it begins; nil for the whole line.
        var offset: Int?
    }

    private static let longestGallery = 500

    let text: Text
    let agencies: AgencyCredits

    /// What the line is when it came with pictures; nil for all other lines. O(length).
    ///
    /// - Parameter mayCredit: whether an agency in brackets at the end credits a picture; behind a report's last
    ///   sentence it credits the report.
    func finding(_ line: TextLine, mayCredit: Bool) -> Finding? {
        if let start = galleryStart(line.span) {
            let isWhole = start - line.span.start < 200
            return Finding(kind: .removed, why: "gallery", offset: isWhole ? nil : start)
        }
        guard line.words.count <= 60 else { return nil }
        if isCredit(line) { return Finding(kind: .removed, why: "photo credit") }
        if isPlayerCaption(line) { return Finding(kind: .caption, why: "video caption") }
        if closesWithCredit(line, mayCredit: mayCredit) || opensWithCredit(line) || closesWithPhotoMark(line)
            || mayCredit && closesWithName(line)
        {
            return Finding(kind: .caption, why: "captioned by a credit")
        }
        return nil
    }

    // MARK: - Galleries

    /// A picture's number in its gallery: "2/8" before a capital or a number.
    struct Counter: Hashable {
        let number: Int
        let total: Int
    }

    /// The counter that opens a line, as galleries have them that give each picture a line.
    func counter(_ line: TextLine) -> Counter? { counter(at: line.span.start, line.span.end)?.counter }

    /// Where a gallery begins that was flattened into the line: the first of three counters that go up.
    private func galleryStart(_ line: TextSpan) -> Int? {
        var first: Int?
        var last: Counter?
        var run = 1
        var at = line.start
        while at < line.end {
            let opensWord = at == line.start || text.utf8[at - 1] == 0x20
            guard opensWord, let found = counter(at: at, line.end) else {
                at += 1
                continue
            }
            if let last, found.counter.total == last.total, found.counter.number == last.number + 1 {
                run += 1
                if run == 3 { return first }
            } else {
                run = 1
                first = at
            }
            last = found.counter
            at = found.end
        }
        return nil
    }

    private func counter(at start: Int, _ limit: Int) -> (counter: Counter, end: Int)? {
        guard let (number, stroke) = digits(start, limit), stroke < limit, text.utf8[stroke] == 0x2F,
            let (total, end) = digits(stroke + 1, limit), end + 1 < limit, text.utf8[end] == 0x20
        else { return nil }
        let next = text.utf8[end + 1]
        guard number >= 1, number <= total, total >= 3, total <= Self.longestGallery, !UTF8Bytes.isLower(next) else {
            return nil
        }
        return (Counter(number: number, total: total), end + 1)
    }

    /// A number of at most three digits and where it ends.
    private func digits(_ start: Int, _ limit: Int) -> (value: Int, end: Int)? {
        var (value, at) = (0, start)
        while at < limit, at < start + 4, UTF8Bytes.isDigit(text.utf8[at]) {
            value = value * 10 + Int(text.utf8[at] - 0x30)
            at += 1
        }
        return at > start && at <= start + 3 ? (value, at) : nil
    }

    // MARK: - Credits

    /// A line that is nothing but who made a picture: "Orla Venn/Harbour Press", "(O. Venn via Getty Images)".
    private func isCredit(_ line: TextLine) -> Bool {
        guard !line.endsSentence || text.utf8[line.span.end - 1] == 0x29 else { return false }
        let bare = withoutBrackets(line.span)
        if agencies.isPhotoCredit(text, bare) { return true }
        guard line.words.count >= 3, line.words.count <= 8, bare.count < 80 else { return false }
        let strokes = bare.range.filter { text.utf8[$0] == 0x2F }
        guard let stroke = strokes.first, strokes.count <= 3 else { return false }
        let author = words(TextSpan(bare.start, stroke))
        return author.count >= 2 && author.count <= 4 && (author + words(TextSpan(stroke, bare.end))).allSatisfy(isName)
    }

    private func withoutBrackets(_ span: TextSpan) -> TextSpan {
        guard span.count > 2, text.utf8[span.start] == 0x28, text.utf8[span.end - 1] == 0x29 else { return span }
        return text.trimmed(TextSpan(span.start + 1, span.end - 1))
    }

    /// A capitalised word without digits.
    private func isName(_ word: TextSpan) -> Bool {
        let first = text.utf8[word.start]
        return (UTF8Bytes.isUpper(first) || first >= 0x80) && !text.utf8[word.range].contains(where: UTF8Bytes.isDigit)
    }

    private func words(_ span: TextSpan) -> [TextSpan] {
        var result: [TextSpan] = []
        var start = span.start
        for at in span.start...span.end where at == span.end || !UTF8Bytes.isWordByte(text.utf8[at]) {
            if at > start { result.append(TextSpan(start, at)) }
            start = at + 1
        }
        return result
    }

    /// "GETTY The harbour at noon", "Reuters - Contributor Two boats": an agency, then a line that is no sentence.
    private func opensWithCredit(_ line: TextLine) -> Bool {
        guard !line.endsSentence, line.words.count >= 4, line.words.count <= 40 else { return false }
        let head = TextSpan(line.span.start, min(line.span.end, line.span.start + 60))
        guard let agency = agencies.names(in: text, head, withPictures: true).first?.span,
            agency.start == line.span.start || isCapitalCredit(TextSpan(line.span.start, agency.start))
        else { return false }
        var at = agency.end
        while at < line.span.end, let length = separatorLength(at, line.span.end) { at += length }
        guard at > agency.end, at < line.span.end else { return false }
        return UTF8Bytes.isUpper(text.utf8[at]) || UTF8Bytes.isDigit(text.utf8[at])
    }

    /// "QUAY SCHOOL•" before an agency: capitals up to a mark.
    private func isCapitalCredit(_ span: TextSpan) -> Bool {
        guard span.count >= 3, span.count <= 40, let mark = text.utf8[span.range].last,
            !UTF8Bytes.isWordByte(mark) || mark >= 0x80
        else { return false }
        return mark != 0x20 && !text.utf8[span.range].contains { UTF8Bytes.isLower($0) }
    }

    /// "CLOSE The ferry leaves its pier": the button of a player in capitals, and what it shows.
    private func isPlayerCaption(_ line: TextLine) -> Bool {
        let bytes = text.utf8
        let button: StaticString = "CLOSE "
        guard line.words.count >= 5,
            bytes[line.span.range].prefix(6).elementsEqual(UnsafeBufferPointer(start: button.utf8Start, count: 6))
        else { return false }
        let word = words(TextSpan(line.span.start + 6, min(line.span.end, line.span.start + 40)))
        guard let first = word.first, first.start == line.span.start + 6, UTF8Bytes.isUpper(bytes[first.start]) else {
            return false
        }
        // A headline in capitals goes on in capitals.
        return bytes[line.span.range].dropFirst(6).contains { UTF8Bytes.isLower($0) }
    }

    private func separatorLength(_ at: Int, _ end: Int) -> Int? {
        if let length = UTF8Bytes.spaceLength(text.utf8, at: at, limit: end) { return length }
        if [0x2D, 0x2F, 0x3A, 0x7C].contains(text.utf8[at]) { return 1 }  // - / : |
        return PhraseScanner.symbolLength(text.utf8, at, end)
    }

    /// "The harbour at noon. (O. Venn/Getty Images)", "The harbour at noon ©O. Venn (AFP)".
    private func closesWithCredit(_ line: TextLine, mayCredit: Bool) -> Bool {
        let bytes = text.utf8
        guard line.words.count >= 3, bytes[line.span.end - 1] == 0x29,
            let open = bytes[max(line.span.start, line.span.end - 80)..<line.span.end].lastIndex(of: 0x28),
            open > line.span.start
        else { return false }
        let inside = TextSpan(open + 1, line.span.end - 1)
        let named = agencies.names(in: text, inside, withPictures: true)
        guard let last = named.last else { return false }
        let isParted = bytes[inside.range].contains { $0 == 0x2F || $0 == 0x7C }
        if isParted, last.span.end == inside.end || words(inside).count <= 6 { return true }
        guard last.span.start == inside.start, last.span.end == inside.end else { return false }
        let before = text.trimmed(TextSpan(line.span.start, open))
        guard let end = bytes[before.range].last else { return false }
        let isPicture = agencies.names(in: text, inside).isEmpty || holdsCopyrightMark(before)
        return isPicture || mayCredit && ![0x2E, 0x21, 0x3F, 0x22, 0x9D].contains(end)
    }

    /// Whether a copyright mark stands among the last 50 bytes.
    private func holdsCopyrightMark(_ span: TextSpan) -> Bool {
        let tail = max(span.start + 1, span.end - 50)..<span.end
        return tail.contains { text.utf8[$0] == 0xA9 && text.utf8[$0 - 1] == 0xC2 }
    }

    /// "The harbour at noon. [Photo/Harbour Press]".
    private func closesWithPhotoMark(_ line: TextLine) -> Bool {
        let bytes = text.utf8
        guard line.words.count >= 3, bytes[line.span.end - 1] == 0x5D,
            let open = bytes[max(line.span.start, line.span.end - 80)..<line.span.end].lastIndex(of: 0x5B),
            open > line.span.start, open + 7 < line.span.end
        else { return false }
        let word = words(TextSpan(open + 1, line.span.end)).first
        return word.map { ["photo", "image", "picture"].contains(text.string($0).lowercased()) } ?? false
    }

    /// "The harbour at noon Orla Venn/Harbour Press": a name, a stroke and an agency behind other words.
    private func closesWithName(_ line: TextLine) -> Bool {
        let bytes = text.utf8
        let tail = TextSpan(max(line.span.start, line.span.end - 40), line.span.end)
        guard line.words.count >= 8, let agency = agencies.names(in: text, tail, withPictures: true).last?.span,
            agency.end == line.span.end, agency.start > line.span.start + 8, bytes[agency.start - 1] == 0x2F
        else { return false }
        let name = words(TextSpan(max(line.span.start, agency.start - 60), agency.start - 1)).suffix(2)
        return name.count == 2 && name.allSatisfy(isName) && name.allSatisfy { $0.count >= 2 }
            && bytes[agency.start - 2] != 0x20
    }
}
