import DossierFormat

/// Positions by who acts and towards whom.
struct PartyMatrix {
    /// Rows, the most frequent first.
    let actors: [String]
    /// Columns, the most frequent first; at the end "" when some positions name no target.
    let targets: [String]
    private let cells: [Pair: [Int]]

    /// More rows or columns than this no reader takes in; the rarest are left to the list.
    private static let most = 12

    private struct Pair: Hashable {
        let actor: String
        let target: String
    }

    init(_ positions: [Position]) {
        var cells: [Pair: [Int]] = [:]
        for (place, position) in positions.enumerated() {
            for actor in position.actor {
                for target in position.target.isEmpty ? [""] : position.target {
                    cells[Pair(actor: actor, target: target), default: []].append(place)
                }
            }
        }
        self.cells = cells
        actors = Self.mostFrequent(positions.flatMap(\.actor))
        let named = Self.mostFrequent(positions.flatMap(\.target))
        targets = named + (cells.keys.contains { $0.target.isEmpty } ? [""] : [])
    }

    /// The places of the positions of one cell in the dossier's list.
    func places(_ actor: String, _ target: String) -> [Int] { cells[Pair(actor: actor, target: target)] ?? [] }

    /// The most frequent ids; equally frequent ones in the order of their appearance.
    private static func mostFrequent(_ ids: [String]) -> [String] {
        var counts: [String: Int] = [:]
        var order: [String] = []
        for id in ids {
            if counts[id] == nil { order.append(id) }
            counts[id, default: 0] += 1
        }
        let ranked = order.enumerated().sorted {
            (-(counts[$0.element] ?? 0), $0.offset) < (-(counts[$1.element] ?? 0), $1.offset)
        }
        return ranked.prefix(most).map(\.element)
    }
}
