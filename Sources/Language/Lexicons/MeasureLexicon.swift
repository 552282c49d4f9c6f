import Foundation
package import Prose

/// Extents that a number may give of a thing (depth, weight), and units of one kind in a base unit.
package struct MeasureLexicon: Sendable {
    private struct Scale: Sendable {
        let kind: String
        let factor: Double
        let offset: Double
    }

    private var extents: [UInt64: String] = [:]
    private var moving: Set<String> = []
    private var attributes: Set<String> = []
    private var scales: [String: Scale] = [:]

    /// Reads the list that ships with the program.
    package init() throws(ResourceFolder.Missing) {
        self.init(rows: try ResourceFolder(Bundle.module).rows("measures.tsv"))
    }

    /// Takes rows "extent" or "moving", noun, forms, rows "attribute", kind, and rows "unit, kind, unit, factor,
    /// offset"; rows of another shape are passed over.
    package init(rows: [[Substring]]) {
        for row in rows {
            switch row.first {
            case "extent" where row.count == 3, "moving" where row.count == 3:
                if row[0] == "moving" { moving.insert(String(row[1])) }
                for form in row[2].split(separator: "|") { extents[WordHash.folded(form)] = String(row[1]) }
            case "attribute" where row.count == 2: attributes.insert(String(row[1]))
            case "unit" where row.count == 5:
                guard let factor = Double(row[3]), let offset = Double(row[4]) else { continue }
                scales[String(row[2])] = Scale(kind: String(row[1]), factor: factor, offset: offset)
            default: continue
            }
        }
    }

    /// The noun of the extent that a word names ("depth" for "deep"); O(1).
    package func extent(_ folded: UInt64) -> String? { extents[folded] }

    /// Whether an extent changes as a thing moves: the altitude of a missile, not the depth of a well.
    package func isMoving(_ extent: String) -> Bool { moving.contains(extent) }

    /// Whether units of a kind give one extent only, which is named like the kind: tons the weight, metres any of
    /// several. O(1).
    package func isAttribute(_ kind: String) -> Bool { attributes.contains(kind) }

    /// A value of a unit in the base unit of its kind; nil for a unit that is not known. O(1).
    package func inBase(_ value: Double, unit: String) -> (kind: String, value: Double)? {
        scales[unit].map { ($0.kind, value * $0.factor + $0.offset) }
    }
}
