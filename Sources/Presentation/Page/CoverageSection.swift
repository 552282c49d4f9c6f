import DossierFormat

/// Claims by reports: in the speaker's words, in the report's words, or not at all.
struct CoverageSection {
    let evidence: EvidenceMarkup

    /// Rows of one kind; a browser and a reader bear no more beside many columns.
    private static let mostRows = 80

    var section: PageSection {
        let dossier = evidence.index.dossier
        let coverage = Coverage(evidence.index, most: Self.mostRows)
        let head = dossier.reports.map { "<th scope=\"col\">\(evidence.sourceLink($0.id))</th>" as HTML }
        let rest: HTML =
            coverage.leftOut == 0
            ? "" : "<p class=\"note\">\(coverage.leftOut) more claims, carried by the fewest reports, are left out.</p>"
        let content: HTML = """
            <p class="note legend-line"><span class="direct">●</span> direct, in quotation marks or the first person \
            <span class="reported">○</span> reported, in the report’s words <span class="absent">–</span> absent</p>
            <div class="\(isWide ? "scroll tall" : "scroll")" tabindex="0" role="region" aria-label="Coverage matrix: claims by reports">
            <table class="coverage"><thead><tr><th scope="col">Claim</th>\(head.joined())</tr></thead>
            \(group("Told alike by independent origins", coverage.agreements) { agreement($0) })\
            \(group("Perhaps told alike: compare the passages", coverage.doubtful) { agreement($0) })\
            \(group("Said", coverage.quotations) { link($0, "quotation") })\
            \(group("Positions", coverage.positions) { link($0, "position") })</table></div>\(rest)
            """
        let count =
            coverage.agreements.count + coverage.doubtful.count + coverage.quotations.count + coverage.positions.count
        return PageSection(id: "coverage", title: "Agreements", count: count, content: content)
    }

    /// Whether the matrix needs a window of its own, in which its head stays in sight.
    private var isWide: Bool { evidence.index.dossier.reports.count > 12 }

    private func group(_ title: HTML, _ rows: [Coverage.Row], claim: (Coverage.Row) -> HTML) -> HTML {
        guard !rows.isEmpty else { return "" }
        let columns = evidence.index.dossier.reports.count + 1
        let lines = rows.map { row -> HTML in
            """
            <tr class="item" tabindex="-1"><th scope="row">\(claim(row))</th>\(cells(row))</tr>

            """
        }
        return """
            <tbody><tr class="group"><th scope="rowgroup" colspan="\(columns)"><span>\(title)</span></th></tr>
            \(lines.joined())</tbody>

            """
    }

    private func cells(_ row: Coverage.Row) -> HTML {
        evidence.index.dossier.reports.map { report -> HTML in
            guard let cell = row.cells[report.id] else { return "<td class=\"absent\">–</td>" }
            let label: HTML =
                cell.carriage == .direct
                ? "●<span class=\"unseen\"> direct</span>" : "○<span class=\"unseen\"> reported</span>"
            return
                "<td>\(evidence.link(cell.evidence, label, class: cell.carriage == .direct ? "direct" : "reported"))</td>"
        }.joined()
    }

    private func link(_ row: Coverage.Row, _ kind: HTML) -> HTML {
        "<a href=\"#\(kind)-\(row.place + 1)\" dir=\"auto\">\(HostileText.shortened(row.claim))</a>"
    }

    /// Agreements stand nowhere else, so their passages stand here.
    private func agreement(_ row: Coverage.Row) -> HTML {
        let agreement = evidence.index.dossier.agreements[row.place]
        return """
            <span dir="auto">\(agreement.claim)</span> \
            <span class="origins">\(Wording.count(agreement.origins, "origin"))</span> \
            \(evidence.details(agreement.evidence, namesReports: false))
            """
    }
}
