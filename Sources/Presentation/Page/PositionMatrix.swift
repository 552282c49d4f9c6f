import DossierFormat

/// Party by party: what the row does towards the column.
struct PositionMatrix {
    private let evidence: EvidenceMarkup
    private let matrix: PartyMatrix

    init(_ evidence: EvidenceMarkup) {
        self.evidence = evidence
        matrix = PartyMatrix(evidence.index.dossier.positions)
    }

    var markup: HTML {
        guard !matrix.actors.isEmpty else { return "" }
        let head = matrix.targets.map { target -> HTML in
            let name: HTML = target.isEmpty ? "no one named" : .words(evidence.index.name(target))
            return "<th scope=\"col\">\(name)</th>"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="Matrix of positions, party by party">
            <table class="matrix"><caption>Who does what towards whom; each number is a position in the list below</caption>
            <thead><tr><td></td>\(head.joined())</tr></thead>
            <tbody>
            \(matrix.actors.map(row).joined())</tbody></table></div>

            """
    }

    private func row(_ actor: String) -> HTML {
        let cells = matrix.targets.map { target -> HTML in "<td>\(cell(matrix.places(actor, target)))</td>" }
        return "<tr><th scope=\"row\">\(.words(evidence.index.name(actor)))</th>\(cells.joined())</tr>\n"
    }

    private func cell(_ places: [Int]) -> HTML {
        let positions = evidence.index.dossier.positions
        let acts = Position.Act.allCases.compactMap { act -> HTML? in
            let links = places.filter { positions[$0].act == act }.map { place -> HTML in
                "<a href=\"#position-\(place + 1)\">\(positions[place].id)</a>"
            }
            guard !links.isEmpty else { return nil }
            return
                "<span class=\"act\">\(act.verb)</span> <span class=\"ids\">\(links.joined(separator: " "))</span>"
        }
        return acts.joined(separator: "<br>")
    }
}
