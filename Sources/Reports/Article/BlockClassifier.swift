import Prose

/// What each block of the article's region is: text of the article, or boilerplate glued into it.
struct BlockClassifier {
    struct Verdict: Sendable {
        var block: Int
        var kind: Block.Kind
        var why: String?
        /// Where the kept part ends when boilerplate is glued to its end, and what that is.
        var cut: Cut?
        /// What the block says of those behind it.
        var sequel = BoilerplatePhrases.Reason.Sequel.nothing

        struct Cut: Sendable {
            let offset: Int
            let kind: Block.Kind
            let why: String
        }

        mutating func remove(_ reason: String) {
            kind = .removed
            why = reason
            cut = nil
        }
    }

    let page: Page
    let zones: PageZones
    let phrases: BoilerplatePhrases
    let agencies: AgencyCredits
    /// The page's running text, in which the blocks lie.
    let text: Text
    let title: Int?
    let lines: MetadataLines
    let closing: ClosingNotes
    let signatures: RegionSignatures
    let lists: PageLists
    /// Hashes of the article's summaries as the page's head states them.
    let summaries: Set<UInt64>

    func classify(_ blocks: Range<Int>) -> [Verdict] {
        var verdicts = blocks.map { verdict($0) }
        restoreQuestions(&verdicts)
        restoreSiblings(&verdicts)
        markHead(&verdicts)
        markCaptions(&verdicts)
        followSequels(&verdicts)
        let column = Column(page, signatures, verdicts.filter { isProse($0) }.map { page.blocks[$0.block] })
        removeTeasers(&verdicts, column: column)
        removeTail(&verdicts, column: column)
        removeRepeats(&verdicts)
        removeOrphanHeadings(&verdicts)
        removeClosingNotes(&verdicts)
        return verdicts
    }

    // MARK: - Single blocks

    private func verdict(_ index: Int) -> Verdict {
        if index == title { return Verdict(block: index, kind: .title) }
        let block = page.blocks[index]
        if let kind = zones.excluded[block.region] {
            let isText = kind == .share && isSummary(block)
            return Verdict(block: index, kind: isText ? .paragraph : .removed, why: isText ? nil : kind.rawValue)
        }
        var verdict = Verdict(block: index, kind: .paragraph)
        switch phrases.match(text, block.text) {
        case .wholeLine(let reason):
            let sequel = isInTable(block) ? .nothing : reason.sequel
            if reason.why == Self.photoCredit, isSentence(block) { return Verdict(block: index, kind: .caption) }
            return Verdict(block: index, kind: reason.kind, why: reason.why, sequel: sequel)
        case .startsAt(let offset, let reason):
            verdict.cut = Verdict.Cut(offset: offset, kind: reason.kind, why: reason.why)
        case nil: break
        }
        if agencies.isCreditLine(text, block.text) {
            return Verdict(block: index, kind: .metadata, why: "agency credit")
        }
        if agencies.isPhotoCredit(text, block.text) {
            return Verdict(block: index, kind: .removed, why: "photo credit")
        }
        if let why = ReaderCalls.reason(text, block.text) {
            return Verdict(block: index, kind: .removed, why: why)
        }
        if let note = TranscriptNotes.finding(text, block.text) {
            return Verdict(block: index, kind: note.kind, why: note.why)
        }
        if isOrnament(block) { return Verdict(block: index, kind: .removed, why: "ornament") }
        if isLinkLine(block) { return Verdict(block: index, kind: .removed, why: "related link") }
        if isFragment(block) { return Verdict(block: index, kind: .removed, why: "page fragment") }
        if let marked = markedVerdict(verdict, block) { return marked }
        switch block.form {
        case .heading: verdict.kind = .heading
        case .caption: verdict.kind = .caption
        default: break
        }
        return verdict
    }

    private func markedVerdict(_ verdict: Verdict, _ block: PageBlock) -> Verdict? {
        var result = verdict
        switch zones.marked[block.region] {
        case .photoCredit where isSentence(block): result.kind = .caption
        case .photoCredit where block.words < 40: result.remove("photo credit")
        case .caption: result.kind = .caption
        case .byline where block.words < 30: result = Verdict(block: verdict.block, kind: .metadata, why: "byline")
        case .date where block.words < 30 && (block.words < 6 || holdsDigit(block)):
            result = Verdict(block: verdict.block, kind: .metadata, why: "date")
        default: return nil
        }
        return result
    }

    /// Whether the block says something with a stop behind it, so that a credit is only a part of it: names alone have
    /// few small words between them.
    private func isSentence(_ block: PageBlock) -> Bool {
        let bytes = text.utf8
        guard block.words >= 10, bytes[block.text.end - 1] == 0x2E else { return false }
        let small = block.text.range.dropFirst().count { bytes[$0 - 1] == 0x20 && UTF8Bytes.isLower(bytes[$0]) }
        return small * 3 >= block.words
    }

    /// Whether the block shares a table's row with others, as the column heads of data do.
    private func isInTable(_ block: PageBlock) -> Bool {
        var index = block.region
        var height = 0
        while index >= 0, height < 4, page.regions[index].tag != .tr {
            index = page.regions[index].parent
            height += 1
        }
        return index >= 0 && height < 4 && page.regions[index].blocks.count > 1
    }

    /// A line that is nothing but links and no sentence.
    private func isLinkLine(_ block: PageBlock) -> Bool {
        block.linkDensity > 0.8 && block.form != .heading && !endsSentence(block)
            && zones.marked[block.region] != .notes && !lists.isText(around: block)
    }

    /// A word or two that stand in no element for text: labels, counters, buttons.
    private func isFragment(_ block: PageBlock) -> Bool {
        block.form == .loose && block.words < 4 && !endsSentence(block)
    }

    func endsSentence(_ block: PageBlock) -> Bool {
        let last = text.utf8[block.text.end - 1]
        return last == 0x2E || last == 0x3F || last == 0x21 || last == 0x22 || last >= 0x80
    }

    func isProse(_ verdict: Verdict) -> Bool {
        verdict.kind == .paragraph && page.blocks[verdict.block].words >= 12
    }

    // MARK: - Runs of blocks

    /// Short lines before the first paragraph that give the author or the time.
    private func markHead(_ verdicts: inout [Verdict]) {
        // A long summary or caption may stand above the byline.
        var last = 40
        for index in verdicts.indices.prefix(40) where index <= last && mayBeMetadata(verdicts[index]) {
            let block = page.blocks[verdicts[index].block]
            let isBelow = last < 40
            if isBelow, block.words > 14 || text.utf8[block.text.end - 1] == 0x2E { continue }
            if let why = lines.kind(of: block.text, words: block.words, in: text) {
                verdicts[index] = Verdict(block: verdicts[index].block, kind: .metadata, why: why)
            } else if isProse(verdicts[index]), block.words > 30 {
                last = index + 2
            }
        }
    }

    /// Text, or a line that was dropped for being a link or a fragment: names of authors often are.
    private func mayBeMetadata(_ verdict: Verdict) -> Bool {
        switch verdict.kind {
        case .paragraph, .heading: true
        case .removed: verdict.why == "page fragment" || verdict.why == "related link"
        default: false
        }
    }

    /// What stands behind "Related articles" and "Leave a reply".
    private func followSequels(_ verdicts: inout [Verdict]) {
        let total = verdicts.count { isProse($0) }
        var seen = 0
        var isInLinks = false
        for index in verdicts.indices {
            let verdict = verdicts[index]
            // The same words may stand above the article, as a button or a counter.
            let needed = verdict.why == "copyright" ? 95 : 70  // pictures have their copyright marks, too
            if verdict.sequel == .end, seen > 0, seen * 100 >= total * needed {
                for later in verdicts.indices where later > index && verdicts[later].kind != .removed {
                    verdicts[later].remove(verdict.why ?? "behind the article")
                }
                return
            }
            if isProse(verdict) { seen += 1 }
            if verdict.kind == .removed || verdict.kind == .metadata {
                isInLinks = verdict.sequel == .links || isInLinks && verdict.kind == .removed
            } else if isInLinks, isHeadline(page.blocks[verdict.block]) {
                verdicts[index].remove("related link")
            } else {
                isInLinks = false
            }
        }
    }

    /// A line that could be another story's headline: mostly a link, or a list item that is no sentence.
    private func isHeadline(_ block: PageBlock) -> Bool {
        block.words < 30 && (block.linkDensity > 0.5 || block.form == .listItem && !endsSentence(block))
    }

    /// Linked headings outside the article's column, with a line each, one after another, are other stories.
    private func removeTeasers(_ verdicts: inout [Verdict], column: Column) {
        var run: [Int] = []
        var headings = 0
        var lines = 0
        var areTold = false
        func close(_ verdicts: inout [Verdict]) {
            if headings >= 2 {
                // Headings one below the other are a table of contents; what follows the last is not told of it.
                if !areTold { run.removeLast(lines) }
                for index in run where verdicts[index].kind != .removed { verdicts[index].remove("related link") }
            }
            run = []
            headings = 0
            lines = 0
            areTold = false
        }
        for index in verdicts.indices where verdicts[index].kind != .title {
            let block = page.blocks[verdicts[index].block]
            if block.form == .heading, block.linkDensity > 0.8 {
                headings += 1
                areTold = areTold || lines > 0
                lines = 0
                run.append(index)
            } else if headings > 0, verdicts[index].kind == .removed {
                run.append(index)
            } else if headings > 0, lines < 2, block.words < 50, block.form != .heading, !column.holds(block) {
                lines += 1
                run.append(index)
            } else {
                close(&verdicts)
            }
        }
        close(&verdicts)
    }

    /// What stands behind the last prose of the article's column and outside of it is not the article.
    private func removeTail(_ verdicts: inout [Verdict], column: Column) {
        guard column.share >= 0.6 else { return }
        let isInColumn = { (verdict: Verdict) in isProse(verdict) && column.holds(page.blocks[verdict.block]) }
        guard let last = verdicts.lastIndex(where: isInColumn) else { return }
        // An article in parts alike goes on where another such part follows.
        let parts = Set(verdicts[..<last].filter { isProse($0) }.map { container(of: $0) })
        let looks = paragraphLooks(verdicts[..<last].filter { isProse($0) && column.holds(page.blocks[$0.block]) })
        var isKeptBelow = false
        for index in verdicts.indices.reversed() where index > last && mayBeTail(verdicts[index]) {
            let block = page.blocks[verdicts[index].block]
            let isOwn = column.holds(block) || looks.contains(signatures.signatures[block.region])
            let isPart = column.share < 0.7 && parts.contains(container(of: verdicts[index]))
            isKeptBelow = isOwn || isPart || isKeptBelow && block.form == .heading
            if !isKeptBelow { verdicts[index].remove("behind the article") }
        }
    }

    private func mayBeTail(_ verdict: Verdict) -> Bool {
        verdict.kind != .title && verdict.kind != .metadata && verdict.kind != .removed
    }

    /// Signatures of paragraphs with class names that several of the given ones share.
    private func paragraphLooks(_ verdicts: [Verdict]) -> Set<UInt64> {
        var counts: [UInt64: Int] = [:]
        for verdict in verdicts {
            let block = page.blocks[verdict.block]
            if page.regions[block.region].tag == .p { counts[signatures.signatures[block.region], default: 0] += 1 }
        }
        return Set(counts.filter { $0.value >= 3 }.keys)
    }

    /// Signature of the region around the block's element.
    private func container(of verdict: Verdict) -> UInt64? {
        let container = Column.container(of: page.blocks[verdict.block], page)
        return container >= 0 ? signatures.signatures[container] : nil
    }

    /// A paragraph that stands there a second time is a pull quote or a box's text.
    private func removeRepeats(_ verdicts: inout [Verdict]) {
        var seen: Set<UInt64> = []
        var repeats: [Int] = []
        var prose = 0
        for index in verdicts.indices where isProse(verdicts[index]) {
            prose += 1
            let block = page.blocks[verdicts[index].block]
            let hash = NameHash.of(text.utf8[block.text.range])
            if !seen.insert(hash).inserted, block.words >= 15, !isQuestion(block) { repeats.append(index) }
        }
        // Where much repeats itself, it is the article's way.
        guard repeats.count * 8 <= prose else { return }
        for index in repeats { verdicts[index].remove("repeats an earlier paragraph") }
    }

    private func level(_ verdict: Verdict) -> Int { page.blocks[verdict.block].level }

    /// A heading under which nothing was kept goes with what stood under it.
    private func removeOrphanHeadings(_ verdicts: inout [Verdict]) {
        var keepsBelow = false
        var why: String?
        for index in verdicts.indices.reversed() {
            switch verdicts[index].kind {
            case .paragraph, .caption: keepsBelow = true
            case .removed: if !keepsBelow { why = why ?? verdicts[index].why }
            case .heading:
                if !keepsBelow { verdicts[index].remove(why ?? "heading without text") }
                keepsBelow = verdicts[index].kind == .heading && level(verdicts[index]) > 2
                why = nil
            default: break
            }
        }
    }
}
