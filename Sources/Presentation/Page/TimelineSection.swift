import DossierFormat

/// Dated happenings: what comes next first, then what has happened, in order.
struct TimelineSection {
    let evidence: EvidenceMarkup

    var section: PageSection {
        let entries = evidence.index.dossier.timeline
        let next = entries.filter { $0.status != .past }
        let past = entries.filter { $0.status == .past }
        let content: HTML = "\(group("Next", next))\(group("Past", past))"
        return PageSection(id: "timeline", title: "Timeline", count: entries.count, content: content)
    }

    private func group(_ title: HTML, _ entries: [TimelineEntry]) -> HTML {
        guard !entries.isEmpty else { return "" }
        return """
            <h3 class="group">\(title) <span class="count">\(entries.count)</span></h3>
            <ol class="timeline">
            \(entries.map(item).joined())</ol>

            """
    }

    private func item(_ entry: TimelineEntry) -> HTML {
        let status: HTML =
            entry.status == .past ? "" : "<span class=\"status\">\(entry.status.rawValue)</span> "
        return """
            <li class="item" tabindex="-1">
            <p class="date">\(date(entry)) \(status)</p>
            <div><p class="what" dir="auto">\(entry.what)</p>
            <div class="apparatus"><span class="basis">date: <bdi>\(Wording.basis(entry.basis))</bdi></span> \
            \(evidence.details(entry.evidence))</div></div></li>

            """
    }

    /// Only a plain date is one that the `time` element may carry.
    private func date(_ entry: TimelineEntry) -> HTML {
        let words = DateWording.words(entry.date)
        let isPlain = [4, 7, 10].contains(entry.date.utf8.count) && !entry.date.contains { "/~?%X.T".contains($0) }
        guard isPlain, EDTFDate.isValid(entry.date) else { return "<span title=\"\(entry.date)\">\(words)</span>" }
        return "<time datetime=\"\(entry.date)\">\(words)</time>"
    }
}
