import Prose

/// Finds the region of a page that holds its article: the one in which text outweighs furniture the most.
struct ArticleFinder {
    let page: Page
    let zones: PageZones
    let witness: BodyWitness?
    /// Index of the printed title's block.
    let title: Int?
    let signatures: RegionSignatures

    /// Sums over runs of blocks in O(1).
    private struct Sums {
        private var sums: [Double] = [0]
        mutating func append(_ weight: Double) { sums.append((sums.last ?? 0) + weight) }
        subscript(_ blocks: Range<Int>) -> Double { sums[blocks.upperBound] - sums[blocks.lowerBound] }
    }

    /// Weight of a block for (above 0) or against (below 0) being article text, in bytes.
    func weight(_ index: Int) -> Double {
        let block = page.blocks[index]
        let length = Double(block.length)
        if let witness, witness.coverage > 0.6, let share = witness.shares[index], share > 0.6 { return length * 1.5 }
        if zones.excluded[block.region] != nil { return zones.isInset[block.region] ? 0 : -0.3 * length }
        if zones.marked[block.region] == .notes { return 0.3 * length }
        if block.linkDensity > 0.5 { return -0.6 * length }
        let own = length - Double(block.linkBytes)
        switch block.form {
        case .paragraph, .quote: return block.words >= 5 ? own : 0
        case .loose: return block.words >= 12 ? own * 0.8 : -0.1 * own
        case .listItem: return block.words >= 8 ? own * 0.5 : 0
        case .tableRow: return block.words >= 20 ? own * 0.5 : 0
        case .preformatted: return own * 0.5
        case .heading, .caption: return 0
        }
    }

    /// Index of the region that holds the article, or nil when the page has no running text.
    func find() -> Int? {
        var sums = Sums()
        var gains = Sums()
        for index in page.blocks.indices {
            let weight = weight(index)
            sums.append(weight)
            gains.append(max(0, weight))
        }
        var best: Int?
        var most = 0.0
        for (index, region) in page.regions.enumerated() where sums[region.blocks] >= most && sums[region.blocks] > 0 {
            most = sums[region.blocks]
            best = index
        }
        guard var found = best else { return nil }
        if let own = ownArticle(in: found, gains) ?? ownStory(in: found, gains) { found = own }
        // A region inside that holds nearly all of it leaves out what stands around the article.
        for (index, region) in page.regions.enumerated() where index > found && isInside(index, found) {
            if gains[region.blocks] >= 0.95 * gains[page.regions[found].blocks] { found = index }
        }
        return found
    }

    /// All blocks of a page without running text that says a few words all the same; nil when there are none.
    func shortText() -> Range<Int>? {
        let words = page.blocks.reduce(0) { sum, block in
            let isText = zones.excluded[block.region] == nil && block.linkDensity < 0.5 && block.form != .loose
            return sum + (isText ? block.words : 0)
        }
        return words >= 5 ? 0..<page.blocks.count : nil
    }

    private func isInside(_ index: Int, _ other: Int) -> Bool {
        let (inner, outer) = (page.regions[index].blocks, page.regions[other].blocks)
        return outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
    }

    /// Where a page goes on with other articles behind its own: the `article` element that holds the title.
    private func ownArticle(in found: Int, _ gains: Sums) -> Int? {
        guard let title else { return nil }
        var region = page.blocks[title].region
        while region > found, page.regions[region].tag != .article { region = page.regions[region].parent }
        guard region > found else { return nil }
        let (own, all) = (gains[page.regions[region].blocks], gains[page.regions[found].blocks])
        guard own >= 300, own < 0.8 * all else { return nil }
        let others = page.regions.indices.contains { index in
            index > found && page.regions[index].tag == .article && isInside(index, found) && !isInside(index, region)
                && !isInside(region, index) && gains[page.regions[index].blocks] > 0.1 * all
        }
        return others ? region : nil
    }

    /// Where a stream of other stories stands behind the article without an element that parts them: the smallest
    /// region with the title and a good deal of prose, when what stands outside of it is in small pieces.
    private func ownStory(in found: Int, _ gains: Sums) -> Int? {
        guard let title else { return nil }
        var region = page.blocks[title].region
        while region > found, gains[page.regions[region].blocks] < Self.storyLength {
            region = page.regions[region].parent
        }
        guard region > found else { return nil }
        let own = page.regions[region].blocks
        guard gains[own] < 0.9 * gains[page.regions[found].blocks] else { return nil }
        var inside: [UInt64: Double] = [:]
        var outside: [Int: Double] = [:]
        for index in page.regions[found].blocks {
            let gain = gains[index..<index + 1]
            guard gain > 0 else { continue }
            let container = Column.container(of: page.blocks[index], page)
            guard container >= 0 else { continue }
            if own.contains(index) {
                inside[signatures.signatures[container], default: 0] += gain
            } else {
                outside[container, default: 0] += gain
            }
        }
        let most = inside.values.max() ?? 0
        guard most >= 0.6 * gains[own] else { return nil }
        let goesOn = outside.contains { container, gain in
            gain > 0.35 * most || inside[signatures.signatures[container]] != nil
        }
        return goesOn ? nil : region
    }

    /// Bytes of prose that make a story of its own.
    private static let storyLength = 1200.0
}
