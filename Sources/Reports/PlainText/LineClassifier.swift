import Prose

/// Labels the lines of a plain text that was copied from a page: title, body, headings, captions, dates, credits and
/// the furniture that came along (related links, share bars, footers).
///
/// Rules look at a line's shape, its neighbours, stock phrases of pages in general, and how many of its words the body
/// repeats; none knows an outlet.
struct LineClassifier {
    let text: Text
    let lines: [TextLine]
    let words: Words
    let phrases: BoilerplatePhrases
    let agencies: AgencyCredits
    let closing: ClosingNotes.Vocabulary
    let dates: DateReader
    var labels: [LineLabel]
    /// The line that an agency signs behind the report's last sentence.
    private(set) var signed: Int?

    init(
        _ text: Text, lines: [TextLine], words: Words, phrases: BoilerplatePhrases, agencies: AgencyCredits,
        closing: ClosingNotes.Vocabulary, dates: DateReader
    ) {
        self.text = text
        self.lines = lines
        self.words = words
        self.phrases = phrases
        self.agencies = agencies
        self.closing = closing
        self.dates = dates
        labels = Array(repeating: LineLabel(), count: lines.count)
    }

    mutating func run() {
        classify()
        restoreSentences()
    }

    private mutating func classify() {
        matchPhrases()
        signed = signedLine()
        matchShapes()
        removeRepeats()
        removeBehindEnd()
        removeRelatedBlocks()
        removeLinksAtEnd()
        let body = lines.indices.filter { isProse($0) }
        guard let first = body.first, let last = body.last else {
            labelHeader(until: lines.count)
            return
        }
        labelHeader(until: first)
        labelFooter(from: last + 1)
        labelHead(behind: first)
        labelInner(first..<(last + 1))
        relabelHeadings()
        removeClosingLines()
    }

    /// A line that only body text looks like: a sentence of some length.
    func isProse(_ index: Int) -> Bool {
        let line = lines[index]
        guard !labels[index].isSettled else { return false }
        if index == signed { return true }
        if line.isBullet { return line.endsSentence && line.words.count >= 12 }
        return line.words.count >= 25 || (line.endsSentence && line.words.count >= 8)
    }

    private mutating func matchPhrases() {
        let marks = PictureMarks(text: text, agencies: agencies)
        for (index, line) in lines.enumerated() {
            if index > 0, marks.isCaption(line) {
                labels[index].settle(.caption, "captioned by a mark")
                continue
            }
            switch phrases.match(text, line.span) {
            case .wholeLine(let reason) where reason.sequel == .links && isListed(behind: index):
                labels[index].settle(.heading)
            case .wholeLine(let reason):
                labels[index].settle(reason.kind, reason.why)
                labels[index].sequel = reason.sequel
            case .startsAt(let offset, let reason): labels[index].tail = (offset, reason)
            case nil: break
            }
        }
    }

    /// Pictures' texts, ornaments, links in brackets and crumbs, which their shape tells wherever they stand.
    private mutating func matchShapes() {
        let pictures = PictureText(text: text, agencies: agencies)
        let last = lines.indices.last { isProse($0) }
        var counters: [Int: [Int]] = [:]
        for (index, line) in lines.enumerated() where !labels[index].isSettled {
            if index == signed {
                continue
            } else if line.words.isEmpty {
                labels[index].settle(.removed, "ornament")
            } else if index < 6, isTitledDate(line) {
                labels[index].settle(.metadata, "date")
            } else if let why = ReaderCalls.reason(text, line.span) {
                labels[index].settle(.removed, why)
            } else if let note = TranscriptNotes.finding(text, line.span), !isCredit(line) {
                labels[index].settle(note.kind, note.why)
            } else if let found = pictures.finding(line, mayCredit: index > 0 && index != last) {
                if let offset = found.offset {
                    labels[index].tail = (offset, BoilerplatePhrases.Reason(why: found.why, sequel: .nothing))
                } else {
                    labels[index].settle(found.kind, found.why)
                }
            } else if isBracketed(line) {
                labels[index].settle(.removed, "note in brackets")
            } else if labels[index].tail == nil, let start = words.fragments.start(in: text, line.span) {
                labels[index].tail = (start, BoilerplatePhrases.Reason(why: "orphan fragment", sequel: .nothing))
            }
            if let counter = pictures.counter(line) { counters[counter.total, default: []].append(index) }
        }
        for gallery in counters.values where gallery.count >= 3 {
            for index in gallery { labels[index].settle(.removed, "gallery") }
        }
    }

    /// A line in square brackets: a link that pages with little markup put between paragraphs.
    private func isBracketed(_ line: TextLine) -> Bool {
        guard line.words.count >= 3, line.words.count <= 30, line.span.start > 0 else { return false }
        let inner = text.utf8[line.span.range].dropFirst().dropLast()
        return text.utf8[line.span.start] == 0x5B && text.utf8[line.span.end - 1] == 0x5D
            && !inner.contains { $0 == 0x5B || $0 == 0x5D }
    }

    /// What follows a line that ends the article, such as "Leave a reply", when most of the prose stands before it.
    private mutating func removeBehindEnd() {
        let sizes = lines.indices.map { isProse($0) ? lines[$0].words.count : 0 }
        let all = sizes.reduce(0, +)
        var before = 0
        for index in lines.indices {
            before += sizes[index]
            guard labels[index].sequel == .end, before >= 60, before * 10 >= all * 8 else { continue }
            for next in (index + 1)..<lines.count where !labels[next].isSettled && sizes[next] < 25 {
                if !isDateLine(next), !isCredit(lines[next]) { labels[next].settle(.removed, "page furniture") }
            }
            return
        }
    }

    /// A paragraph that is printed twice is kept once (pull quotes, glued captions).
    private mutating func removeRepeats() {
        var seen: Set<[UInt64]> = []
        for (index, line) in lines.enumerated() where line.words.count >= 8 && !labels[index].isSettled {
            if !seen.insert(line.words).inserted { labels[index].settle(.removed, "repeats an earlier paragraph") }
        }
    }

    /// Behind a label such as "More stories": the headlines that it announces.
    private mutating func removeRelatedBlocks() {
        for index in lines.indices where labels[index].sequel == .links {
            // Highlights are the report's own.
            let why = labels[index].why == "site furniture" ? "site furniture" : "related link"
            var next = index + 1
            let isBulleted = next < lines.count && lines[next].isBullet
            while next < lines.count,
                labels[next].isSettled || (isHeadlineLike(next) && lines[next].isBullet == isBulleted)
            {
                if !labels[next].isSettled { labels[next].settle(.removed, why) }
                next += 1
            }
        }
    }

    private func isHeadlineLike(_ index: Int) -> Bool {
        let line = lines[index]
        if line.isBullet { return line.words.count <= 30 }
        return line.words.count <= 22 && line.words.count >= 2
            && !(line.endsSentence && text.utf8[line.span.end - 1] == 0x2E)
    }

    // MARK: Header

    /// The lines before the first paragraph: site name, title, date, byline, deck, caption, credit.
    private mutating func labelHeader(until first: Int) {
        let candidates = (0..<min(first, lines.count)).filter { !labels[$0].isSettled }
        let title = titleLine(candidates, first: first)
        for index in candidates {
            if index == title {
                labels[index].settle(.title)
            } else if !labelMetadata(index) {
                if let title, index < title {
                    labels[index].settle(.removed, "site name or slogan")
                } else {
                    labelPictureLine(index, inHeader: true)
                }
            }
        }
        if title == nil, first < lines.count { promoteSentenceTitle(first) }
    }

    /// Dates, bylines and names among the first lines, where a summary that is a sentence stands before them.
    private mutating func labelHead(behind first: Int) {
        for index in (first + 1)..<max(first + 1, min(first + 5, lines.count)) where !labels[index].isSettled {
            if lines[..<index].contains(where: { $0.words.count > 45 }) { return }
            _ = labelMetadata(index)
        }
        for index in lines.indices.prefix(first + 5) where labels[index].kind == .heading || !labels[index].isSettled {
            if isNameLine(lines[index]), touchesDate(index) { labels[index].settle(.metadata, "author or source") }
        }
    }

    /// One to five capitalised words that are no sentence: who wrote or sent the report.
    private func isNameLine(_ line: TextLine) -> Bool {
        guard (1...5).contains(line.words.count), !line.endsSentence, line.span.count <= 60 else { return false }
        var at = line.span.start
        while at < line.span.end {
            if UTF8Bytes.isLower(text.utf8[at]) || UTF8Bytes.isDigit(text.utf8[at]) { return false }
            while at < line.span.end, text.utf8[at] != 0x20 { at += 1 }
            at += 1
        }
        return true
    }

    /// Whether the line before or behind gives date or author.
    private func touchesDate(_ index: Int) -> Bool {
        [index - 1, index + 1].contains { lines.indices.contains($0) && labels[$0].kind == .metadata }
    }

    /// The header line whose words the body repeats most; among equals the first.
    private func titleLine(_ candidates: [Int], first: Int) -> Int? {
        let body = Set(lines[min(first, lines.count)...].flatMap(\.words))
        var best: (index: Int, score: Double)?
        for index in candidates
        where lines[index].words.count >= 3 && lines[index].span.count <= 220 && !lines[index].isBullet {
            if isMetadata(index) { continue }
            let words = lines[index].words
            let known = Double(words.filter { body.contains($0) }.count)
            let score = known / Double(words.count) + 0.02 * min(known, 10)
            if best.map({ score > $0.score + 0.2 }) ?? true { best = (index, score) }
        }
        return best?.index
    }

    /// A title that ends in a full stop looks like prose: the first line, alone, short, one sentence, before more text.
    private mutating func promoteSentenceTitle(_ first: Int) {
        let line = lines[first]
        guard first == lines.startIndex || labels[..<first].allSatisfy(\.isSettled) else { return }
        guard first + 1 < lines.count, line.words.count <= 22, line.span.count <= 140, lines[first + 1].blanksBefore > 0
        else { return }
        guard innerStops(line) == 0 else { return }
        let longer = lines[(first + 1)...].prefix(4).contains { $0.words.count > line.words.count }
        if longer { labels[first].settle(.title) }
    }

    /// Sentence ends inside a line, abbreviations left out by asking for a lower-case letter before the stop.
    private func innerStops(_ line: TextLine) -> Int {
        let bytes = text.utf8
        var stops = 0
        var at = line.span.start + 1
        while at + 2 < line.span.end {
            if bytes[at] == 0x2E, UTF8Bytes.isLower(bytes[at - 1]), bytes[at + 1] == 0x20,
                UTF8Bytes.isUpper(bytes[at + 2])
            {
                stops += 1
            }
            at += 1
        }
        return stops
    }

    /// A line of agencies and names parted by strokes: "abc / dpa / Reuters", "Orla Venn / Reuters".
    private func isCredit(_ line: TextLine) -> Bool {
        if agencies.isCreditLine(text, line.span) { return true }
        guard line.words.count <= 10, !line.endsSentence, text.utf8[line.span.range].contains(0x2F) else {
            return false
        }
        return !agencies.names(in: text, line.span).isEmpty
    }

    private func isMetadata(_ index: Int) -> Bool { isDateLine(index) || isByline(index) }

    /// Labels date lines, bylines and credits; false when the line is none of them.
    private mutating func labelMetadata(_ index: Int) -> Bool {
        if isDateLine(index) {
            labels[index].settle(.metadata, "date")
        } else if isByline(index) {
            labels[index].settle(.metadata, "byline")
        } else {
            return false
        }
        return true
    }

    /// A short line with a full date in it and little else.
    private func isDateLine(_ index: Int) -> Bool {
        let line = lines[index]
        if words.isDated(line, in: text) { return true }
        guard line.words.count <= 14, !line.endsSentence, let date = dates.certainDay(in: text, line.span) else {
            return false
        }
        return line.span.count - date.span.count <= 60
    }

    /// "By Orla Venn", "By Orla Venn and Sem Tarr, in Calvo": capitalised words behind "by".
    private func isByline(_ index: Int) -> Bool {
        let line = lines[index]
        guard line.words.count >= 2, line.words.count <= 14, !line.endsSentence, line.words[0] == Self.by else {
            return false
        }
        let at = line.span.start + 3
        return at < line.span.end && (UTF8Bytes.isUpper(text.utf8[at]) || text.utf8[at] >= 0x80)
    }

    // MARK: Between and behind the paragraphs

    private mutating func labelInner(_ range: Range<Int>) {
        for index in range where !labels[index].isSettled && lines[index].words.count <= 60 && isFilePhoto(lines[index])
        {
            labels[index].settle(.caption)
        }
        for index in range where !labels[index].isSettled && !isProse(index) {
            if !labelMetadataInside(index) { labelPictureLine(index, inHeader: false) }
        }
    }

    private mutating func labelMetadataInside(_ index: Int) -> Bool {
        if isCredit(lines[index]) {
            labels[index].settle(
                touchesPicture(index) ? .removed : .metadata, touchesPicture(index) ? "photo credit" : "credit")
            return true
        }
        return isByline(index) && labelMetadata(index)
    }

    /// Captions and headings: short lines that are no sentence.
    private mutating func labelPictureLine(_ index: Int, inHeader: Bool) {
        let line = lines[index]
        if inHeader, isCredit(line) {
            labels[index].settle(.removed, "photo credit")
        } else if isDashed(line) {
            labels[index].settle(.heading)
        } else if !inHeader, isCrosshead(index) {
            labels[index].settle(.heading)
        } else if touchesPicture(index), line.words.count <= 40, text.utf8[line.span.end - 1] != 0x3A {
            labels[index].settle(.caption)
        } else if line.isBullet {
            return
        } else if !line.endsSentence, line.words.count <= 16, !isLeadIn(line) {
            labels[index].settle(.heading)
        }
    }

    /// "- Talks go on -": a heading between dashes.
    private func isDashed(_ line: TextLine) -> Bool {
        guard line.words.count <= 10, line.span.count > 4 else { return false }
        let (first, last) = (line.span.start, line.span.end - 1)
        return text.utf8[first] == 0x2D && text.utf8[first + 1] == 0x20 && text.utf8[last] == 0x2D
            && text.utf8[last - 1] == 0x20
    }

    /// Whether the line before or behind is a picture's placeholder, control or credit.
    private func touchesPicture(_ index: Int) -> Bool {
        [index - 1, index + 1].contains { other in
            guard lines.indices.contains(other), let why = labels[other].why else { return false }
            return labels[other].kind == .removed && (why.contains("image") || why.contains("photo"))
        }
    }

    /// Behind the last paragraph nothing but credits, tags and furniture is left.
    private mutating func labelFooter(from start: Int) {
        guard start < lines.count else { return }
        var hasFurniture = false
        for index in start..<lines.count {
            defer { hasFurniture = hasFurniture || labels[index].kind == .removed }
            guard !labels[index].isSettled else { continue }
            let line = lines[index]
            if isCredit(line) || words.isWorkCredit(line) {
                labels[index].settle(.metadata, "credit")
            } else if isSourceLine(line) {
                labels[index].settle(.metadata, "source")
            } else if isDateLine(index) || isByline(index) {
                _ = labelMetadata(index)
            } else if !hasFurniture, isLongHeading(line) {
                labels[index].settle(.caption)
            } else if hasFurniture || !line.endsSentence && !announces(line) {
                labels[index].settle(.removed, "page furniture")
            }
        }
    }

    /// "Source: name".
    private func isSourceLine(_ line: TextLine) -> Bool {
        guard line.words.count >= 2, line.words.count <= 6,
            line.words[0] == Self.source || line.words[0] == Self.sources
        else { return false }
        return text.utf8[line.span.range].contains(0x3A)
    }

    private static let by = WordHash.folded("by")
    private static let source = WordHash.folded("source")
    private static let sources = WordHash.folded("sources")
}
