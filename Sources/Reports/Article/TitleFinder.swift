import Prose

/// Finds the printed title: the heading that says what the page's metadata gives as title.
struct TitleFinder {
    let page: Page
    let zones: PageZones
    let titles: [String]

    /// Index of the title's block, or nil when no heading is like a title.
    func find() -> Int? {
        let stated = titles.map { title -> Set<UInt64> in
            let text = Text(title)
            return Set(WordScanner.words(in: text.utf8, text.span))
        }
        var best: (index: Int, score: Double)?
        for (index, block) in page.blocks.enumerated() where block.words >= 2 && block.length < 400 {
            let isHeading = block.form == .heading
            guard isHeading || isTitleLike(block) else { continue }
            let words = Set(WordScanner.words(in: page.text, block.text))
            var score = stated.map { Self.likeness(words, $0) }.max() ?? 0
            if score < 0.5 { continue }
            if block.level == 1 { score += 0.3 } else if isHeading { score += 0.1 } else { score -= 0.15 }
            if zones.isSuspect(block.region, in: page) { score -= 0.25 }
            if score > best?.score ?? 0.6 { best = (index, score) }
        }
        return best?.index ?? onlyMainHeading()
    }

    /// A line that is no heading passes for a title only when it is no sentence.
    private func isTitleLike(_ block: PageBlock) -> Bool {
        block.linkDensity < 0.3 && block.length < 200 && page.text[block.text.end - 1] != 0x2E
    }

    /// The page's only first-level heading, when there is just one.
    private func onlyMainHeading() -> Int? {
        let headings = page.blocks.indices.filter {
            page.blocks[$0].level == 1 && page.blocks[$0].words >= 3
                && !zones.isSuspect(page.blocks[$0].region, in: page)
        }
        return headings.count == 1 ? headings.first : nil
    }

    /// Jaccard index, or nearly one where the heading is a long part of the title ("Ferries stop | The Quay").
    private static func likeness(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        let common = left.intersection(right).count
        let jaccard = Double(common) / Double(left.count + right.count - common)
        let isPart = common == left.count && left.count >= 4
        return max(jaccard, isPart ? 0.9 : 0)
    }
}
