import DossierFormat

/// The two matrices of a dossier as Markdown tables.
struct MarkdownTables {
    private let index: DossierIndex

    init(_ index: DossierIndex) { self.index = index }

    /// What the row's party does towards the column's; empty without positions.
    var positions: MarkdownText {
        let matrix = PartyMatrix(index.dossier.positions)
        guard !matrix.actors.isEmpty else { return "" }
        var text: MarkdownText = "| |"
        for target in matrix.targets { text += " \(target.isEmpty ? "no one named" : index.name(target)) |" }
        text += "\n|---|"
        for _ in matrix.targets { text += "---|" }
        for actor in matrix.actors {
            text += "\n| \(index.name(actor)) |"
            for target in matrix.targets { text += " \(cell(matrix.places(actor, target))) |" }
        }
        text += "\n\n"
        return text
    }

    private func cell(_ places: [Int]) -> String {
        Position.Act.allCases.compactMap { act -> String? in
            let ids = places.map { index.dossier.positions[$0] }.filter { $0.act == act }.map(\.id)
            return ids.isEmpty ? nil : "\(act.verb) \(ids.joined(separator: " "))"
        }.joined(separator: "; ")
    }

    /// Claims by reports, agreements with their passages.
    func coverage(_ footnotes: inout Footnotes) -> MarkdownText {
        let coverage = Coverage(index, most: 80)
        guard !(coverage.agreements + coverage.doubtful + coverage.quotations + coverage.positions).isEmpty else {
            return ""
        }
        var text: MarkdownText = "● direct, ○ reported, – absent\n\n| claim |"
        for report in index.dossier.reports { text += " \(report.id) |" }
        text += "\n|---|"
        for _ in index.dossier.reports { text += ":-:|" }
        text += "\n"
        for row in coverage.agreements + coverage.doubtful {
            let agreement = index.dossier.agreements[row.place]
            let origins = Wording.count(agreement.origins, "origin")
            let doubt = agreement.doubtful == true ? ", perhaps" : ""
            text +=
                "| \(agreement.claim) (\(origins)\(doubt))\(footnotes.references(agreement.evidence)) |\(cells(row))\n"
        }
        for row in coverage.quotations + coverage.positions { text += "| \(row.claim) |\(cells(row))\n" }
        if coverage.leftOut > 0 {
            text += "\n\(coverage.leftOut) more claims, carried by the fewest reports, are left out.\n"
        }
        return text
    }

    private func cells(_ row: Coverage.Row) -> MarkdownText {
        index.dossier.reports.map { report -> MarkdownText in
            switch row.cells[report.id]?.carriage {
            case .direct: " ● |"
            case .reported: " ○ |"
            case nil: " – |"
            }
        }.joined()
    }
}
