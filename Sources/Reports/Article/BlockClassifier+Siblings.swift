import Prose

/// Rules by which blocks that a template made alike share what is said of them.
extension BlockClassifier {
    /// Alike blocks that must be kept for a removed one to be kept with them.
    private static let keptAlike = 2

    /// Takes back what was removed for its shape alone where its siblings are text: headings that read as a control
    /// among other headings, short lines in the same element and class as kept ones. O(blocks of the article).
    func restoreSiblings(_ verdicts: inout [Verdict]) {
        restoreHeadings(&verdicts)
        restoreFragments(&verdicts)
    }

    /// Headings between text of the same wrapper in which another heading stands, too.
    private func restoreHeadings(_ verdicts: inout [Verdict]) {
        var headings: [Int: Int] = [:]
        for verdict in verdicts where verdict.kind == .heading {
            headings[Column.container(of: page.blocks[verdict.block], page), default: 0] += 1
        }
        for index in verdicts.indices.dropFirst().dropLast() {
            let block = page.blocks[verdicts[index].block]
            guard block.form == .heading, block.linkDensity == 0, verdicts[index].sequel == .nothing,
                isRemovedForShape(verdicts[index], why: "image control")
            else { continue }
            let container = Column.container(of: block, page)
            guard headings[container, default: 0] >= Self.keptAlike, isText(verdicts[index + 1], in: container) else {
                continue
            }
            verdicts[index] = Verdict(block: verdicts[index].block, kind: .heading)
        }
    }

    private func isText(_ verdict: Verdict, in container: Int) -> Bool {
        verdict.kind == .paragraph && Column.container(of: page.blocks[verdict.block], page) == container
    }

    /// Short lines in elements of a class of which others are kept.
    private func restoreFragments(_ verdicts: inout [Verdict]) {
        var kept: [UInt64: Int] = [:]
        for verdict in verdicts where verdict.kind == .paragraph {
            kept[signatures.signatures[page.blocks[verdict.block].region], default: 0] += 1
        }
        for index in verdicts.indices where isRemovedForShape(verdicts[index], why: "page fragment") {
            let block = page.blocks[verdicts[index].block]
            guard kept[signatures.signatures[block.region], default: 0] >= Self.keptAlike, block.words > 1,
                RegionSignatures.isNamed(signatures.signatures[block.region])
            else { continue }
            verdicts[index] = Verdict(block: verdicts[index].block, kind: .paragraph)
        }
    }

    private func isRemovedForShape(_ verdict: Verdict, why: String) -> Bool {
        verdict.kind == .removed && verdict.why == why && zones.excluded[page.blocks[verdict.block].region] == nil
    }
}
