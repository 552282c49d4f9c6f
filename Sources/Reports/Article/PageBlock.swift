import Prose

/// A line of text as a browser would lay it out: a paragraph, a heading, a list item, a caption.
struct PageBlock: Sendable {
    enum Form: Sendable { case paragraph, heading, listItem, quote, caption, tableRow, preformatted, loose }

    /// Where its text lies in the page's running text.
    var text: TextSpan
    var form: Form
    /// Index of the innermost region that holds it.
    var region: Int
    /// Bytes of its text that are links.
    var linkBytes: Int
    /// Bytes of its text in bold, strong or heading elements.
    var boldBytes: Int
    /// Heading level 1…6, else 0.
    var level = 0
    var words: Int
    /// Whether a picture stands between it and the block before.
    var isBehindPicture = false

    var length: Int { text.count }
    /// Share of its text that is links.
    var linkDensity: Double { length > 0 ? Double(linkBytes) / Double(length) : 0 }
}

/// A part of the page: an element that holds blocks.
struct PageRegion: Sendable {
    let node: Int32
    let tag: HTMLTag
    /// Index of the region around it, −1 for the body.
    let parent: Int
    /// What its class names and id say it is.
    let kinds: RegionVocabulary.Kinds
    /// Indices of the blocks in it.
    var blocks: Range<Int>
    /// Pictures that stand in it and in no region inside it, icons left out.
    var pictures = 0
}

/// A page as the sequence of its blocks; every region is a run of them.
struct Page: Sendable {
    var text: [UInt8] = []
    var blocks: [PageBlock] = []
    /// In the order of the page: a region stands behind the one around it.
    var regions: [PageRegion] = []
    /// Hashes of what the pictures' descriptions say.
    var pictureTexts: Set<UInt64> = []
}

extension Page {
    /// A shorter paragraph is a teaser.
    private static let leastParagraph = 150

    /// The number of `article` elements among the blocks that have a heading and text of their own, nested ones not
    /// counted: a live blog's entries, or several stories on one page. O(regions + blocks).
    func headedArticles(in range: Range<Int>) -> Int {
        var end = 0
        return regions.count { region in
            let own = region.blocks.clamped(to: range)
            guard region.tag == .article, region.blocks.lowerBound >= end, !own.isEmpty, own != range else {
                return false
            }
            end = region.blocks.upperBound
            return blocks[own].contains { $0.level > 0 }
                && blocks[own].contains {
                    $0.form == .paragraph && $0.length >= Self.leastParagraph && $0.linkDensity < 0.5
                }
        }
    }
}
