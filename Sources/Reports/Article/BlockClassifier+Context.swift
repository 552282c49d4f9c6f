import Prose

/// Rules that look at a block's own words together with its neighbours or its picture.
extension BlockClassifier {
    /// Whether the block is the summary that the page's head states.
    func isSummary(_ block: PageBlock) -> Bool {
        !summaries.isEmpty && summaries.contains(NameHash.of(text.utf8[block.text.range]))
    }

    func holdsDigit(_ block: PageBlock) -> Bool { text.utf8[block.text.range].contains(where: UTF8Bytes.isDigit) }

    /// Whether the block is a line of strokes, stars or stops.
    func isOrnament(_ block: PageBlock) -> Bool {
        guard block.length < 80 else { return false }
        return text.utf8[block.text.range].allSatisfy { [0x20, 0x2A, 0x2D, 0x2E, 0x3D, 0x5F, 0x7C, 0x7E].contains($0) }
    }

    func isQuestion(_ block: PageBlock) -> Bool { text.utf8[block.text.end - 1] == 0x3F }

    /// A question that a paragraph answers belongs to an interview, though it asks what readers are asked.
    func restoreQuestions(_ verdicts: inout [Verdict]) {
        for index in verdicts.indices.dropLast()
        where verdicts[index].kind == .removed && verdicts[index].why == Self.commentForm {
            let block = page.blocks[verdicts[index].block]
            guard zones.excluded[block.region] == nil, block.words >= 5, isQuestion(block), isProse(verdicts[index + 1])
            else { continue }
            verdicts[index] = Verdict(
                block: verdicts[index].block, kind: block.form == .heading ? .heading : .paragraph)
        }
    }

    // MARK: - Behind the last sentence

    /// Notes on the authors and the outlet among the article's last blocks.
    func removeClosingNotes(_ verdicts: inout [Verdict]) {
        var below = 0
        let open = verdicts.indices.reversed().filter {
            verdicts[$0].kind == .paragraph || verdicts[$0].kind == .heading
        }
        for index in open.prefix(ClosingNotes.mostNotes) where verdicts[index].kind != .removed {
            let block = page.blocks[verdicts[index].block]
            let before = verdicts[..<index].filter { $0.kind == .paragraph }.map { page.blocks[$0.block].text }
            switch closing.match(block.text, in: text, behind: before) {
            case .wholeLine(let reason):
                verdicts[index] = Verdict(
                    block: verdicts[index].block, kind: reason.kind, why: reason.why)
                // What announced the note goes with it.
                if below == 0, reason.kind == .removed, index > 0, verdicts[index - 1].kind == .heading {
                    verdicts[index - 1].remove(reason.why)
                }
                continue
            case .startsAt(let offset, let reason) where verdicts[index].cut == nil:
                verdicts[index].cut = Verdict.Cut(offset: offset, kind: reason.kind, why: reason.why)
            default: break
            }
            below += verdicts[index].kind == .paragraph ? 1 : 0
            if below >= ClosingNotes.mostBelow { return }
        }
    }

    // MARK: - Captions without a figure

    /// Lines that share a wrapper with a picture and with no other prose, and those that end in a credit, are captions.
    /// Where they would be much of the prose, the wrapper is the article's way to set paragraphs.
    func markCaptions(_ verdicts: inout [Verdict]) {
        let holders = pictureHolders()
        var found: [Int] = []
        var prose = 0
        var captions = 0
        for index in verdicts.indices where verdicts[index].kind == .paragraph {
            let block = page.blocks[verdicts[index].block]
            if isProse(verdicts[index]) { prose += block.length }
            guard block.words <= Self.longestCaption else { continue }
            if let credit = verdicts[index].cut ?? credit(endingIn: block) {
                guard credit.why == Self.photoCredit else { continue }
                verdicts[index].kind = .caption
                verdicts[index].cut = credit
            } else if block.words >= 3, repeatsPicture(block) || standsOverCredit(index, verdicts) {
                verdicts[index].kind = .caption
            } else if block.words >= 3, standsUnderPicture(block, holders) {
                found.append(index)
                captions += block.length
            }
        }
        guard captions * 4 <= prose else { return }
        for index in found { verdicts[index].kind = .caption }
    }

    /// For each region whether a picture stands in it or in a region inside it.
    private func pictureHolders() -> [Bool] {
        var holds = page.regions.map { $0.pictures > 0 }
        for index in page.regions.indices.reversed() where holds[index] && page.regions[index].parent >= 0 {
            holds[page.regions[index].parent] = true
        }
        return holds
    }

    /// Whether the block, which is in no element for text, and at most a credit are all the words around a picture.
    private func standsUnderPicture(_ block: PageBlock, _ holders: [Bool]) -> Bool {
        guard block.form == .loose, block.linkDensity < 0.5 else { return false }
        var region = block.region
        var height = 0
        while region >= 0, height < 3, !holders[region] {
            region = page.regions[region].parent
            height += 1
        }
        guard region >= 0, height < 3 else { return false }
        let blocks = page.regions[region].blocks
        return blocks.count <= 2 && blocks.allSatisfy { page.blocks[$0].form != .heading }
    }

    /// Whether the block behind a picture is a sentence that the picture's description says, too, or ends in an
    /// agency's brackets.
    private func repeatsPicture(_ block: PageBlock) -> Bool {
        guard block.isBehindPicture, !isSummary(block), block.form == .paragraph || block.form == .loose else {
            return false
        }
        let last = text.utf8[block.text.end - 1]
        if last == 0x2E || last == 0x29, page.pictureTexts.contains(NameHash.of(text.utf8[block.text.range])) {
            return true
        }
        guard block.words >= 5, text.utf8[block.text.end - 1] == 0x29,
            let open = text.utf8[max(block.text.start, block.text.end - 60)..<block.text.end].lastIndex(of: 0x28),
            open > block.text.start
        else { return false }
        let inside = TextSpan(open + 1, block.text.end - 1)
        return agencies.names(in: text, inside, withPictures: true).last?.span.end == inside.end
    }

    /// Whether a picture's credit or caption follows in the same wrapper as the block, which is in no element for text.
    private func standsOverCredit(_ index: Int, _ verdicts: [Verdict]) -> Bool {
        let block = page.blocks[verdicts[index].block]
        guard block.form == .loose, index + 1 < verdicts.count else { return false }
        let next = verdicts[index + 1]
        let isPicture = next.kind == .caption || next.kind == .removed && next.why == Self.photoCredit
        guard isPicture else { return false }
        let own = page.regions[block.region].parent
        guard own >= 0, page.regions[own].blocks.count <= 3 else { return false }
        var region = page.blocks[next.block].region
        for _ in 0..<3 where region >= 0 {
            if region == own { return true }
            region = page.regions[region].parent
        }
        return false
    }

    /// Who made the picture, where that ends a line: "The north pier Credit: O. Venn".
    private func credit(endingIn block: PageBlock) -> Verdict.Cut? {
        guard block.form != .heading, block.form != .listItem, block.words >= 4 else { return nil }
        let bytes = text.utf8
        let label = "Credit".utf8
        let first = max(block.text.start + 4, block.text.end - Self.longestCredit) + label.count
        guard first < block.text.end - 2,
            let colon = bytes[first..<block.text.end - 2].lastIndex(of: 0x3A), bytes[colon + 1] == 0x20,
            !bytes[(colon + 2)..<block.text.end].contains(0x2E)
        else { return nil }
        let start = colon - label.count
        guard bytes[start - 1] == 0x20, bytes[start..<colon].elementsEqual(label) else { return nil }
        return Verdict.Cut(offset: start, kind: .removed, why: Self.photoCredit)
    }

    private static let commentForm = RegionVocabulary.Kind.comments.rawValue
    static let photoCredit = RegionVocabulary.Kind.photoCredit.rawValue
    /// Words.
    private static let longestCaption = 60
    /// Bytes.
    private static let longestCredit = 60
}
