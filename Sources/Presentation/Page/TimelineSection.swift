import DossierFormat

/// Dated happenings: what comes next first, then what was due, then what has happened, in order.
struct TimelineSection {
    let evidence: EvidenceMarkup

    var section: PageSection {
        let entries = evidence.index.dossier.timeline
        let content = TimelineGroups(evidence.index.dossier).headed.map { group($0.heading, $0.entries) }.joined()
        return PageSection(id: "timeline", title: "Timeline", count: entries.count, content: content)
    }

    private func group(_ title: String, _ entries: [TimelineEntry]) -> HTML {
        """
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
