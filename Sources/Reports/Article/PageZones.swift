import Prose

/// What each region of a page is, by its element, role, class names and id, and with it each block in it.
struct PageZones: Sendable {
    typealias Kind = RegionVocabulary.Kind

    private static let role = HTMLDocument.AttributeName("role")
    private static let itemprop = HTMLDocument.AttributeName("itemprop")

    /// For each region all that is said of it itself.
    private(set) var own: [RegionVocabulary.Kinds]
    /// For each region why it is no article text, from itself or a region around it.
    private(set) var excluded: [Kind?]
    /// Metadata, caption or summary around the region's blocks.
    private(set) var marked: [Kind?]

    /// Kinds whose regions hold no article text, the more telling first.
    private static let excluding: [Kind] = [
        .comments, .newsletter, .related, .share, .consent, .advertisement, .authorBox, .donation, .signIn, .navigation, .overlay,
        .poll, .widget, .tags, .footer, .pullQuote, .imageControl, .aside, .form,
    ]
    private static let marking: [Kind] = [.photoCredit, .caption, .byline, .date, .summary]

    init(_ page: Page, _ document: HTMLDocument, _ vocabulary: RegionVocabulary) {
        let prose = ProseSums(page)
        own = []
        excluded = []
        marked = []
        for region in page.regions {
            let kinds = vocabulary.kinds(of: region.node, in: document).union(Self.kinds(of: region, document))
            own.append(kinds)
            let parentExcluded = region.parent >= 0 ? excluded[region.parent] : nil
            let parentMarked = region.parent >= 0 ? marked[region.parent] : nil
            // A region with much of the page's prose is the article's frame, whatever it is called.
            let isFrame = prose.share(of: region.blocks) > 0.3
            let kind = isFrame ? nil : Self.excluding.first { kinds.contains(.init($0)) }
            excluded.append(parentExcluded ?? kind)
            let mark = isFrame ? nil : Self.marking.first { kinds.contains(.init($0)) }
            marked.append(mark ?? parentMarked)
        }
    }

    private static func kinds(of region: PageRegion, _ document: HTMLDocument) -> RegionVocabulary.Kinds {
        var kinds: RegionVocabulary.Kinds = []
        switch region.tag {
        case .nav, .menu: kinds.insert(.init(.navigation))
        case .footer: kinds.insert(.init(.footer))
        case .aside: kinds.insert(.init(.aside))
        case .form: kinds.insert(.init(.form))
        case .dialog: kinds.insert(.init(.overlay))
        case .figcaption: kinds.insert(.init(.caption))
        default: break
        }
        switch document.attributeString(region.node, role) {
        case "navigation", "search", "menu", "menubar": kinds.insert(.init(.navigation))
        case "complementary", "note": kinds.insert(.init(.aside))
        case "contentinfo": kinds.insert(.init(.footer))
        case "dialog", "alertdialog": kinds.insert(.init(.overlay))
        default: break
        }
        if let value = document.attributeString(region.node, itemprop) {
            if value == "articleBody" { kinds.insert(.article) }
            if value == "comment" { kinds.insert(.init(.comments)) }
        }
        return kinds
    }
}

/// How much running prose lies in any run of blocks, in O(1).
struct ProseSums: Sendable {
    private var sums: [Int] = [0]

    init(_ page: Page) {
        for block in page.blocks {
            let isProse = block.words >= 12 && block.linkDensity < 0.4
            sums.append((sums.last ?? 0) + (isProse ? block.length : 0))
        }
    }

    func sum(_ blocks: Range<Int>) -> Int { sums[blocks.upperBound] - sums[blocks.lowerBound] }

    func share(of blocks: Range<Int>) -> Double {
        guard let total = sums.last, total > 0 else { return 0 }
        return Double(sum(blocks)) / Double(total)
    }
}
