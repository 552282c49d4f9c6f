import DossierFormat

/// What happened, in a few lines, each with the number of independent origins that tell it.
struct RecordSection {
    let evidence: EvidenceMarkup

    var section: PageSection {
        let dossier = evidence.index.dossier
        let lines = dossier.record.map { line -> HTML in
            """
            <li class="item" tabindex="-1">
            <p class="line" dir="auto">\(line.line)</p>
            <div class="apparatus">\(origins(line.origins)) \(evidence.details(line.evidence))</div>
            </li>

            """
        }
        let content: HTML = "<ol class=\"record\">\n\(lines.joined())</ol>"
        return PageSection(id: "record", title: "Record", count: dossier.record.count, content: content)
    }

    private func origins(_ count: Int) -> HTML {
        "<span class=\"origins\">\(Wording.count(count, "origin"))</span>"
    }
}
