import Foundation
package import Prose

/// Words that count without a number: "dozens", "several".
package struct VagueCounts: Sendable {
    private let ranges: [UInt64: ClosedRange<Double>]

    /// Reads the list that ships with the program.
    package init() throws(ResourceFolder.Missing) {
        self.init(rows: try ResourceFolder(Bundle.module).rows("vague-counts.tsv"))
    }

    /// Takes rows of a word, its least and its most; rows of another shape are passed over.
    package init(rows: [[Substring]]) {
        var ranges: [UInt64: ClosedRange<Double>] = [:]
        for row in rows where row.count == 3 {
            guard let least = Double(row[1]), let most = Double(row[2]), least <= most else { continue }
            ranges[WordHash.folded(row[0])] = least...most
        }
        self.ranges = ranges
    }

    /// What a word may mean; O(1).
    package func range(_ folded: UInt64) -> ClosedRange<Double>? { ranges[folded] }
}
