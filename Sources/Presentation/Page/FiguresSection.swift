import DossierFormat

/// Quantities: the values that the reports give, each with those that give it.
struct FiguresSection {
    let evidence: EvidenceMarkup

    var section: PageSection {
        let figures = evidence.index.dossier.figures
        let content: HTML = """
            <div class="scroll" tabindex="0" role="region" aria-label="Table of figures">
            <table class="figures"><thead><tr><th scope="col">What</th><th scope="col">As the reports give it</th></tr></thead>
            <tbody>
            \(figures.map(row).joined())</tbody></table></div>
            """
        return PageSection(id: "figures", title: "Figures", count: figures.count, content: content)
    }

    private func row(_ figure: Figure) -> HTML {
        let values = FigureValue.values(of: figure)
        let lines = values.map { value -> HTML in
            """
            <li><span class="quantity">\(value.words)</span> \
            \(evidence.details(value.readings.map(\.evidence)))</li>
            """
        }
        let differs: HTML = FigureValue.differ(in: figure) ? " <span class=\"differs\">differs</span>" : ""
        return """
            <tr class="item" tabindex="-1"><th scope="row" dir="auto">\(figure.what)\(differs)</th>\
            <td><ul>\(lines.joined())</ul></td></tr>

            """
    }
}
