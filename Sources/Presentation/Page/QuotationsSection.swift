import DossierFormat

/// What was said: a column for each report that carries it, the words that differ from the fullest reading marked.
struct QuotationsSection {
    let evidence: EvidenceMarkup

    var section: PageSection {
        let quotations = evidence.index.dossier.quotations
        let content: HTML = """
            \(legend)
            \(quotations.enumerated().map { item($1, at: $0) }.joined())
            """
        return PageSection(id: "quotations", title: "Quotations", count: quotations.count, content: content)
    }

    private var legend: HTML {
        let kinds = Quotation.Reading.Kind.allCases.map { kind -> HTML in
            "<dt>\(kind.rawValue)</dt><dd>\(Wording.meaning(kind))</dd>"
        }
        return """
            <p class="note">Each column is one report. Against the fullest reading: \
            <span class="other">other words</span>, <ins>added words</ins>, <del>missing words</del>.</p>
            <details class="legend"><summary>The kinds of reading</summary><dl>\(kinds.joined())\
            <dt>marks repaired</dt><dd>missing, reversed or misplaced marks were read by sense</dd></dl></details>
            """
    }

    private func item(_ quotation: Quotation, at place: Int) -> HTML {
        let isShown = quotation.readings.contains { $0.evidence.text == quotation.gist }
        let gist: HTML = isShown ? "" : "<p class=\"gist\" dir=\"auto\">\(quotation.gist)</p>\n"
        let speaker: HTML =
            quotation.speakers.isEmpty ? "Speaker not named" : .words(evidence.index.names(quotation.speakers))
        return """
            <article class="item quotation" id="quotation-\(place + 1)" tabindex="-1">
            <h3><span class="number">\(quotation.id)</span> \(speaker)</h3>
            \(gist)\(QuotationColumnsMarkup(evidence, quotation).markup)</article>

            """
    }
}
