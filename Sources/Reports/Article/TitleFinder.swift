import Prose

/// Finds the printed title: the heading that says what the page's metadata gives as title.
struct TitleFinder {
    let page: Page
    let zones: PageZones
    let titles: [String]

    /// Index of the title's block, or nil when no heading is like a title.
    func find() -> Int? {
        let stated = titles.map(StatedTitle.init)
        var best: (index: Int, score: Double)?
        var line: [UInt64] = []
        for (index, block) in page.blocks.enumerated() where block.words >= 2 && block.length < 400 {
            let isHeading = block.form == .heading
            guard isHeading || isTitleLike(block) else { continue }
            line.removeAll(keepingCapacity: true)
            WordScanner.forEach(in: page.text, block.text) { line.append($0) }
            guard stated.contains(where: { $0.mayBeLike(line) }) else { continue }
            let words = Set(line)
            var score = stated.map { Self.likeness(words, $0.words) }.max() ?? 0
            if score < 0.5 { continue }
            if block.level == 1 { score += 0.3 } else if isHeading { score += 0.1 } else { score -= 0.15 }
            if zones.isSuspect(block.region, in: page) { score -= 0.25 }
            if score > best?.score ?? 0.6 { best = (index, score) }
        }
        return best?.index ?? onlyMainHeading()
    }

    /// The words of a title as the head states it.
    private struct StatedTitle {
        let words: Set<UInt64>
        /// A bit for each word, to pass most lines of the page quickly.
        private let bits: UInt64

        init(_ title: String) {
            let text = Text(title)
            words = Set(WordScanner.words(in: text.utf8, text.span))
            bits = words.reduce(0) { $0 | Self.bit($1) }
        }

        private static func bit(_ word: UInt64) -> UInt64 { 1 << (word >> 58) }

        /// Whether a line's likeness can reach a half: then half of the title's words are in it, or all of its own are
        /// in the title.
        func mayBeLike(_ line: [UInt64]) -> Bool {
            var common = 0
            for word in line where bits & Self.bit(word) != 0 { common += 1 }
            return common * 2 >= words.count || common == line.count
        }
    }

    /// A line that is no heading passes for a title only when it is no sentence.
    private func isTitleLike(_ block: PageBlock) -> Bool {
        block.linkDensity < 0.3 && block.length < 200 && page.text[block.text.end - 1] != 0x2E
    }

    /// The page's only first-level heading, when there is just one; the first of them on a page that states no title.
    private func onlyMainHeading() -> Int? {
        let isUntitled = titles.isEmpty
        let headings = page.blocks.indices.filter {
            page.blocks[$0].level == 1 && page.blocks[$0].words >= (isUntitled ? 2 : 3)
                && !zones.isSuspect(page.blocks[$0].region, in: page)
        }
        return headings.count == 1 || isUntitled ? headings.first : nil
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
