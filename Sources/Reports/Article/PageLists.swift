/// The lists of a page: which of them are text in which some items are links, and which lead to other pages.
struct PageLists: Sendable {
    private let page: Page
    private var lengths: [Int] = [0]
    private var links: [Int] = [0]

    /// O(the page's blocks).
    init(_ page: Page) {
        self.page = page
        lengths.reserveCapacity(page.blocks.count + 1)
        links.reserveCapacity(page.blocks.count + 1)
        for block in page.blocks {
            lengths.append(lengths[lengths.count - 1] + block.length)
            links.append(links[links.count - 1] + block.linkBytes)
        }
    }

    /// Whether the block is an item of a list of which more than half is no link. Items of a list inside another are
    /// judged by the outer one. O(depth).
    func isText(around block: PageBlock) -> Bool {
        guard block.form == .listItem else { return false }
        var outer = -1
        var index = block.region
        while index >= 0 {
            switch page.regions[index].tag {
            case .ul, .ol, .dl: outer = index
            case .li, .dd, .dt, .p, .div: break
            default: return isText(outer)
            }
            index = page.regions[index].parent
        }
        return isText(outer)
    }

    private func isText(_ list: Int) -> Bool {
        guard list >= 0 else { return false }
        let blocks = page.regions[list].blocks
        let length = lengths[blocks.upperBound] - lengths[blocks.lowerBound]
        let linked = links[blocks.upperBound] - links[blocks.lowerBound]
        return blocks.count > 1 && linked * 2 < length
    }
}
