import Prose

/// The region whose paragraphs make up most of an article's prose.
struct Column: Sendable {
    /// −1 when there is no prose.
    private(set) var region = -1
    /// Its share of the article's prose.
    private(set) var share = 0.0

    private let page: Page

    init(_ page: Page, _ prose: [PageBlock]) {
        self.page = page
        var lengths: [Int: Int] = [:]
        var total = 0
        for block in prose {
            lengths[Self.container(of: block, page), default: 0] += block.length
            total += block.length
        }
        for (region, length) in lengths where Double(length) / Double(max(1, total)) > share {
            self.region = region
            share = Double(length) / Double(total)
        }
    }

    func holds(_ block: PageBlock) -> Bool { Self.isInside(block.region, region, page) }

    private static func isInside(_ inner: Int, _ outer: Int, _ page: Page) -> Bool {
        var index = inner
        while index > outer { index = page.regions[index].parent }
        return index == outer
    }

    /// The region around the block's own element.
    private static func container(of block: PageBlock, _ page: Page) -> Int {
        var index = block.region
        switch page.regions[index].tag {
        case .p, .h1, .h2, .h3, .h4, .h5, .h6, .figcaption: index = page.regions[index].parent
        case .li: index = page.regions[index].parent >= 0 ? page.regions[page.regions[index].parent].parent : -1
        default: break
        }
        return index
    }
}
