import Prose

/// What each block of the article's region is: text of the article, or boilerplate glued into it.
struct BlockClassifier {
    struct Verdict: Sendable {
        var block: Int
        var kind: Block.Kind
        var why: String?
        /// Where the kept part ends when boilerplate is glued to its end.
        var cut: Int?
    }

    let page: Page
    let zones: PageZones
    let phrases: BoilerplatePhrases
    let text: Text

    func classify(_ blocks: Range<Int>) -> [Verdict] {
        var verdicts = blocks.map { verdict($0) }
        removeLinkLists(&verdicts)
        removeOrphanHeadings(&verdicts)
        return verdicts
    }

    private func verdict(_ index: Int) -> Verdict {
        let block = page.blocks[index]
        if let kind = zones.excluded[block.region] { return Verdict(block: index, kind: .removed, why: kind.rawValue) }
        var cut: Int?
        switch phrases.match(text, block.text) {
        case .wholeLine(let reason):
            return Verdict(block: index, kind: reason.kind, why: reason.why)
        case .startsAt(let offset, _): cut = offset
        case nil: break
        }
        if block.linkDensity > 0.8, block.form != .heading, !endsSentence(block) {
            return Verdict(block: index, kind: .removed, why: "related link")
        }
        switch zones.marked[block.region] {
        case .photoCredit: return Verdict(block: index, kind: .removed, why: "photo credit")
        case .caption: return Verdict(block: index, kind: .caption)
        case .byline where block.words < 30: return Verdict(block: index, kind: .metadata, why: "byline")
        case .date where block.words < 30: return Verdict(block: index, kind: .metadata, why: "date")
        default: break
        }
        switch block.form {
        case .heading: return Verdict(block: index, kind: .heading)
        case .caption: return Verdict(block: index, kind: .caption)
        default: return Verdict(block: index, kind: .paragraph, cut: cut)
        }
    }

    private func endsSentence(_ block: PageBlock) -> Bool {
        guard let last = text.utf8[block.text.range].last else { return false }
        return last == 0x2E || last == 0x3F || last == 0x21 || last == 0x22 || last >= 0x80
    }

    /// Items that are links, one after another, are a list of other stories.
    private func removeLinkLists(_ verdicts: inout [Verdict]) {}

    /// A heading under which nothing was kept goes with what stood under it.
    private func removeOrphanHeadings(_ verdicts: inout [Verdict]) {
        var keepsBelow = false
        var why: String?
        for index in verdicts.indices.reversed() {
            switch verdicts[index].kind {
            case .paragraph:
                keepsBelow = true
            case .removed:
                if !keepsBelow { why = why ?? verdicts[index].why }
            case .heading:
                if !keepsBelow {
                    verdicts[index].kind = .removed
                    verdicts[index].why = why ?? "heading without text"
                }
                keepsBelow = false
                why = nil
            default: break
            }
        }
    }
}
