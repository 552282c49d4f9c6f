import Foundation

/// Cuts text into sentences and tokens: holds the abbreviations and sentence openers that both need.
///
/// Sentences: O(n), tokens: O(n); neither allocates per sentence or token beyond the result.
package struct Segmenter: Sendable {
    enum StopRule: UInt8 { case never, maybe }

    /// `WordHash.folded` of an abbreviation without its last stop, and of a sentence opener.
    let abbreviations: [UInt64: StopRule]
    let openers: Set<UInt64>

    /// Reads the lists that ship with the program.
    package init() throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module)
        var abbreviations: [UInt64: StopRule] = [:]
        for row in try folder.rows("abbreviations.txt") {
            abbreviations[WordHash.folded(row[0])] = row.count > 1 && row[1] == "never" ? .never : .maybe
        }
        self.abbreviations = abbreviations
        openers = Set(try folder.rows("sentence-openers.txt").map { WordHash.folded($0[0]) })
    }
}
