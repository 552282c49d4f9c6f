import DossierFormat

/// Party by party: what the row does towards the column.
struct PositionMatrix {
    private let evidence: EvidenceMarkup
    private let actors: [String]
    private let targets: [String]
    private let cells: [Pair: [Int]]

    /// More rows or columns than this no reader takes in; the rarest are left to the list.
    private static let most = 12

    private struct Pair: Hashable {
        let actor: String
        let target: String
    }

    init(_ evidence: EvidenceMarkup) {
        self.evidence = evidence
        var cells: [Pair: [Int]] = [:]
        for (place, position) in evidence.index.dossier.positions.enumerated() {
            // "" stands for a target that is not named.
            for actor in position.actor {
                for target in position.target.isEmpty ? [""] : position.target {
                    cells[Pair(actor: actor, target: target), default: []].append(place)
                }
            }
        }
        self.cells = cells
        actors = Self.mostFrequent(evidence.index.dossier.positions.flatMap(\.actor))
        let named = Self.mostFrequent(evidence.index.dossier.positions.flatMap(\.target))
        targets = named + (cells.keys.contains { $0.target.isEmpty } ? [""] : [])
    }

    /// The most frequent ids, in the order of their frequency, then of their appearance.
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

    var markup: HTML {
        guard !actors.isEmpty else { return "" }
        let head = targets.map { target -> HTML in
            let name: HTML = target.isEmpty ? "no one named" : .words(evidence.index.name(target))
            return "<th scope=\"col\">\(name)</th>"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="Matrix of positions, party by party">
            <table class="matrix"><caption>Who does what towards whom; each number is a position in the list below</caption>
            <thead><tr><td></td>\(head.joined())</tr></thead>
            <tbody>
            \(actors.map(row).joined())</tbody></table></div>

            """
    }

    private func row(_ actor: String) -> HTML {
        let cells = targets.map { target -> HTML in "<td>\(cell(actor, target))</td>" }
        return "<tr><th scope=\"row\">\(.words(evidence.index.name(actor)))</th>\(cells.joined())</tr>\n"
    }

    private func cell(_ actor: String, _ target: String) -> HTML {
        let positions = evidence.index.dossier.positions
        let places = cells[Pair(actor: actor, target: target)] ?? []
        let acts = Position.Act.allCases.compactMap { act -> HTML? in
            let links = places.filter { positions[$0].act == act }.map { place -> HTML in
                "<a href=\"#position-\(place + 1)\">\(positions[place].id)</a>"
            }
            guard !links.isEmpty else { return nil }
            return "<span class=\"act\">\(Wording.verb(act))</span> <span class=\"ids\">\(links.joined(separator: " "))</span>"
        }
        return acts.joined(separator: "<br>")
    }
}
