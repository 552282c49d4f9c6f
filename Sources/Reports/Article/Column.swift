import Prose

/// The regions whose paragraphs make up most of an article's prose: one, or several with the same class names.
struct Column: Sendable {
    /// Share of the article's prose that stands in it.
    private(set) var share = 0.0

    private var signature: UInt64 = 0
    private let page: Page
    private let signatures: [UInt64]

    init(_ page: Page, _ document: RegionSignatures, _ prose: [PageBlock]) {
        self.page = page
        signatures = document.signatures
        var lengths: [UInt64: Int] = [:]
        var total = 0
        for block in prose {
            let container = Self.container(of: block, page)
            total += block.length
            if container >= 0 { lengths[signatures[container], default: 0] += block.length }
        }
        // In the order of the page, so that of two equal shares always the same one is taken.
        for block in prose {
            let container = Self.container(of: block, page)
            guard container >= 0, let length = lengths[signatures[container]] else { continue }
            let part = Double(length) / Double(total)
            if part > share {
                share = part
                signature = signatures[container]
            }
        }
    }

    func holds(_ block: PageBlock) -> Bool {
        var index = block.region
        while index >= 0 {
            if signatures[index] == signature { return true }
            index = page.regions[index].parent
        }
        return false
    }

    /// The region around the block's own element.
    static func container(of block: PageBlock, _ page: Page) -> Int {
        var index = block.region
        switch page.regions[index].tag {
        case .p, .h1, .h2, .h3, .h4, .h5, .h6, .figcaption: index = page.regions[index].parent
        case .li: index = page.regions[index].parent >= 0 ? page.regions[page.regions[index].parent].parent : -1
        default: break
        }
        return index
    }
}

/// A number for each region, the same for regions with the same element and class names.
struct RegionSignatures: Sendable {
    private static let classAttribute = HTMLDocument.AttributeName("class")

    private(set) var signatures: [UInt64] = []

    /// Whether a signature is made of class names, which other regions may share.
    static func isNamed(_ signature: UInt64) -> Bool { signature >> 63 == 1 }

    init(_ page: Page, _ document: HTMLDocument) {
        signatures = page.regions.enumerated().map { index, region in
            guard let value = document.attribute(region.node, Self.classAttribute), !value.isEmpty else {
                return UInt64(index)
            }
            return NameHash.of(document.bytes[value.range]) ^ UInt64(region.tag.rawValue) << 48 | 1 << 63
        }
    }
}
