import Prose

/// What each region of a page is, by its element, role, class names and id.
struct PageZones: Sendable {
    typealias Kind = RegionVocabulary.Kind
    typealias Kinds = RegionVocabulary.Kinds

    private static let role = HTMLDocument.AttributeName("role")
    private static let itemprop = HTMLDocument.AttributeName("itemprop")

    /// For each region all that is said of it itself.
    private(set) var own: [Kinds] = []
    /// For each region why it is no article text, from itself or a region around it.
    private(set) var excluded: [Kind?] = []
    /// For each region whether it, or a region around it, is no article text but stands among an article's paragraphs.
    private(set) var isInset: [Bool] = []
    /// Caption, byline, date or summary, from itself or the nearest region around it that is one.
    private(set) var marked: [Kind?] = []

    /// Kinds whose regions hold no article text, the more telling first.
    private static let excluding: [Kind] = [
        .comments, .newsletter, .related, .share, .consent, .advertisement, .authorBox, .donation, .signIn, .navigation,
        .overlay,
        .poll, .widget, .tags, .footer, .pullQuote, .imageControl, .aside, .form,
    ]
    private static let excludingKinds = Kinds(excluding)
    private static let marking: [Kind] = [.photoCredit, .caption, .byline, .date, .summary, .notes]
    private static let markingKinds = Kinds(marking)

    /// Bytes of prose in paragraphs of its own that make a region a column of text.
    private static let columnLength = 1500

    /// Kinds that templates also use for the article's own frame, and then for the parts of it (`gallery__text`).
    private static let framing = Kinds([.imageControl, .widget, .poll, .overlay, .donation, .signIn, .advertisement])

    /// Kinds that content systems write on the article itself (`<article class="category-politics tag-budget">`).
    private static let labelling = Kinds([
        .tags, .summary, .date, .byline, .caption, .photoCredit, .newsletter, .advertisement,
    ])

    init(_ page: Page, _ document: HTMLDocument) {
        own = page.regions.map { $0.kinds.union(Self.kinds(of: $0, document)) }
        for (index, region) in page.regions.enumerated() where Self.isArticleFrame(region.tag) {
            own[index].subtract(Self.labelling)
        }
    }

    private static func isArticleFrame(_ tag: HTMLTag) -> Bool {
        tag == .article || tag == .main || tag == .body || tag == .html
    }

    /// The class names of the whole page tell what kinds of parts it has.
    private static func isWholePage(_ tag: HTMLTag) -> Bool { tag == .body || tag == .html }

    /// Whether the region, or one around it, is said to be other than article text, right or wrong.
    func isSuspect(_ region: Int, in page: Page) -> Bool {
        var index = region
        while index >= 0 {
            if !own[index].isDisjoint(with: Self.excludingKinds),
                !Self.isArticleFrame(page.regions[index].tag)
            {
                return true
            }
            index = page.regions[index].parent
        }
        return false
    }

    /// Decides for each region. A region with much of the page's prose, or with its title and some prose, is the
    /// article's frame, whatever it is called.
    mutating func resolve(_ page: Page, title: Int?, signatures: RegionSignatures) {
        let prose = ProseSums(page)
        let frames = articleFrames(page, prose)
        let inColumn = Self.standingInColumns(page)
        let bodies = openBodies(page, frames, signatures)
        var neutral: [Kinds] = []
        for (index, region) in page.regions.enumerated() {
            let share = prose.share(of: region.blocks)
            let holdsTitle = title.map { region.blocks.contains($0) } ?? false
            let isPart = inColumn[index] && !own[index].isDisjoint(with: Self.excludingKinds)
            // Readers often write more than the article has.
            let fewest = own[index].contains(Kinds(.comments)) ? Self.commentsFrame : 0.3
            let isFrame =
                share > fewest && !isPart || holdsTitle && (share > 0.05 || Self.mayHoldTitle(region.tag))
                || frames.contains(index)
            var inherited = region.parent >= 0 ? neutral[region.parent] : []
            if isFrame, !Self.isWholePage(region.tag) {
                inherited.formUnion(own[index].intersection(Self.framing))
            }
            neutral.append(inherited)
            let kinds = own[index].subtracting(inherited)
            let isNothing = isFrame || kinds.isEmpty
            let kind = isNothing ? nil : exclusion(by: kinds, of: region, page)
            let mark = isNothing ? nil : Self.mark(by: kinds)
            let isParentInset = region.parent >= 0 && isInset[region.parent]
            isInset.append(isParentInset || kind != nil && inColumn[index])
            var around = region.parent >= 0 ? excluded[region.parent] : nil
            if around != nil, !bodies.isEmpty, frames.contains(index), bodies.contains(signatures.signatures[index]) {
                around = nil
            }
            excluded.append(around ?? kind)
            marked.append(mark ?? (region.parent >= 0 ? marked[region.parent] : nil))
        }
    }

    /// What is called comments is the article's frame only when it holds nearly all prose of the page.
    private static let commentsFrame = 0.95

    /// Why a region is no article text, by what is said of it. A bar that holds byline and buttons is judged line by
    /// line, and what looks like a list of links or a sponsor's box but is a list of sentences is text.
    private func exclusion(by kinds: Kinds, of region: PageRegion, _ page: Page) -> Kind? {
        guard !kinds.isDisjoint(with: Self.excludingKinds),
            let kind = Self.excluding.first(where: { kinds.contains(Kinds($0)) })
        else { return nil }
        switch kind {
        case .share: return kinds.isDisjoint(with: Kinds([.byline, .embed])) ? kind : nil
        case .related, .advertisement: return Self.isListOfSentences(region.blocks, page) ? nil : kind
        default: return kind
        }
    }

    /// Of caption, byline, date and summary the more telling; a summary is often named after the box it stands in.
    private static func mark(by kinds: Kinds) -> Kind? {
        guard !kinds.isDisjoint(with: markingKinds), let mark = marking.first(where: { kinds.contains(Kinds($0)) })
        else { return nil }
        if mark == .byline, kinds.contains(Kinds(.share)) { return nil }
        return mark == .date && kinds.contains(Kinds(.summary)) ? .summary : mark
    }

    /// Whether blocks are nothing but list items that are sentences and hardly linked, with one heading at most.
    private static func isListOfSentences(_ blocks: Range<Int>, _ page: Page) -> Bool {
        guard (2...16).contains(blocks.count) else { return false }
        var items = 0
        for block in page.blocks[blocks] {
            if block.form == .heading || block.form == .loose && block.words < 5 { continue }
            let last = page.text[block.text.end - 1]
            guard block.form == .listItem, block.words >= 5, block.linkDensity < 0.5, last == 0x2E || last >= 0x80
            else {
                return false
            }
            items += 1
        }
        return items >= 2 && blocks.count - items <= 1
    }

    /// Signatures of the article's bodies that stand outside of all that is no article: a body of the same class names
    /// inside a teaser is its beginning.
    private func openBodies(_ page: Page, _ frames: Set<Int>, _ signatures: RegionSignatures) -> Set<UInt64> {
        var bodies: Set<UInt64> = []
        for index in frames where own[index].contains(.article) && !isSuspect(index, in: page) {
            bodies.insert(signatures.signatures[index])
        }
        return bodies
    }

    /// For each region whether it stands among the paragraphs of a text: such a gallery may hold more words than the
    /// article that it is set into.
    private static func standingInColumns(_ page: Page) -> [Bool] {
        var prose = [Int](repeating: 0, count: page.regions.count)
        for block in page.blocks where block.form == .paragraph && block.words >= 12 && block.linkDensity < 0.4 {
            let container = Column.container(of: block, page)
            if container >= 0 { prose[container] += block.length }
        }
        var result: [Bool] = []
        for region in page.regions {
            result.append(region.parent >= 0 && (result[region.parent] || prose[region.parent] >= columnLength))
        }
        return result
    }

    private static func mayHoldTitle(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .nav, .aside, .footer, .form, .menu, .dialog: false
        default: true
        }
    }

    /// Regions said to be the article's body, with those around them when they hold a good part of the page's prose.
    private func articleFrames(_ page: Page, _ prose: ProseSums) -> Set<Int> {
        var frames: Set<Int> = []
        for (index, region) in page.regions.enumerated() where own[index].contains(.article) {
            let share = prose.share(of: region.blocks)
            if share > 0.02 { frames.insert(index) }
            var parent = share > 0.1 ? region.parent : -1
            while parent >= 0, frames.insert(parent).inserted { parent = page.regions[parent].parent }
        }
        return frames
    }

    private static func kinds(of region: PageRegion, _ document: HTMLDocument) -> Kinds {
        var kinds: Kinds = []
        switch region.tag {
        case .nav, .menu: kinds.insert(Kinds(.navigation))
        case .footer: kinds.insert(Kinds(.footer))
        case .aside: kinds.insert(Kinds(.aside))
        case .form: kinds.insert(Kinds(.form))
        case .dialog: kinds.insert(Kinds(.overlay))
        case .figcaption: kinds.insert(Kinds(.caption))
        default: break
        }
        guard !document[region.node].attributes.isEmpty else { return kinds }
        switch document.attributeString(region.node, role) {
        case "navigation", "search", "menu", "menubar": kinds.insert(Kinds(.navigation))
        case "complementary", "note": kinds.insert(Kinds(.aside))
        case "contentinfo": kinds.insert(Kinds(.footer))
        case "dialog", "alertdialog": kinds.insert(Kinds(.overlay))
        // What a form or a player has to say.
        case "alert", "status": if region.blocks.count <= 3 { kinds.insert(Kinds(.widget)) }
        default: break
        }
        if let value = document.attributeString(region.node, itemprop) {
            if value == "articleBody" { kinds.insert(.article) }
            if value == "comment" { kinds.insert(Kinds(.comments)) }
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
