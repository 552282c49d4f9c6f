import Prose

/// Finds the region of a page that holds its article: the one in which text outweighs furniture the most.
struct ArticleFinder {
    let page: Page
    let zones: PageZones
    let phrases: BoilerplatePhrases
    let text: Text

    /// Weight of a block for (above 0) or against (below 0) being article text, in bytes.
    func weight(_ index: Int) -> Double {
        let block = page.blocks[index]
        let length = Double(block.length)
        if zones.excluded[block.region] != nil { return -0.3 * length }
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
        var sums: [Double] = [0]
        var gains: [Double] = [0]
        for index in page.blocks.indices {
            let weight = weight(index)
            sums.append((sums.last ?? 0) + weight)
            gains.append((gains.last ?? 0) + max(0, weight))
        }
        func sum(_ blocks: Range<Int>) -> Double { sums[blocks.upperBound] - sums[blocks.lowerBound] }
        func gain(_ blocks: Range<Int>) -> Double { gains[blocks.upperBound] - gains[blocks.lowerBound] }
        var best: Int?
        var most = 0.0
        for (index, region) in page.regions.enumerated() {
            let total = sum(region.blocks)
            if total >= most, total > 0 {
                most = total
                best = index
            }
        }
        guard var found = best else { return nil }
        // A region inside that holds nearly all of it leaves out what stands around the article.
        for (index, region) in page.regions.enumerated() where index > found && region.blocks.upperBound <= page.regions[found].blocks.upperBound {
            if gain(region.blocks) >= 0.95 * gain(page.regions[found].blocks) { found = index }
        }
        return found
    }
}
