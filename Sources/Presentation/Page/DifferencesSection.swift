import DossierFormat

/// Where the reports do not tell the same: the serious ones first, those of little weight folded away.
struct DifferencesSection {
    let evidence: EvidenceMarkup

    /// Sides that are shown at once; more are folded.
    private static let mostSides = 12

    var section: PageSection {
        let weights = DifferenceWeights(evidence.index.dossier.differences)
        let content = """
            \(legend)
            \(group("High", weights.high))\(group("Medium", weights.medium))\(folded(weights.folded))
            """ as HTML
        let count = evidence.index.dossier.differences.count
        var section = PageSection(id: "differences", title: "Differences", count: count, content: content)
        if evidence.index.dossier.origins.count == 1 { section.none = "\(Wording.oneOrigin)" }
        return section
    }

    private var legend: HTML {
        let used = Set(evidence.index.dossier.differences.map(\.kind))
        let entries = Difference.Kind.allCases.filter(used.contains).map { kind -> HTML in
            "<dt>\(kind.rawValue)</dt><dd>\(Wording.meaning(kind))</dd>"
        }
        return """
            <p class="note">Both sides are shown and none is chosen; outlets are not rated.</p>
            <details class="legend"><summary>The kinds of difference</summary><dl>\(entries.joined())</dl></details>
            """
    }

    private func group(_ title: HTML, _ differences: [Difference]) -> HTML {
        guard !differences.isEmpty else { return "" }
        return """
            <h3 class="group">\(title) <span class="count">\(differences.count)</span></h3>
            <ul class="differences">
            \(differences.map(item).joined())</ul>

            """
    }

    private func folded(_ differences: [Difference]) -> HTML {
        guard !differences.isEmpty else { return "" }
        return """
            <details class="fold"><summary><h3>Of little weight, or wording only</h3> \
            <span class="count">\(differences.count)</span></summary>
            <ul class="differences">
            \(differences.map(item).joined())</ul></details>

            """
    }

    private func item(_ difference: Difference) -> HTML {
        let sides = difference.sides.map { side -> HTML in
            """
            <li><p class="value" dir="auto">\(Wording.value(side.value))</p>
            \(evidence.details(side.evidence))</li>

            """
        }
        return """
            <li class="item difference" tabindex="-1">
            <p class="about"><span class="number">\(difference.id)</span> <span class="severity \(severityClass(difference.severity))">\
            \(difference.severity.rawValue)</span> <span class="kind" title="\(Wording.meaning(difference.kind))">\
            \(difference.kind.rawValue)</span> <strong dir="auto">\(difference.about)</strong></p>
            <ul class="sides">
            \(sides.prefix(Self.mostSides).joined())</ul>\(more(sides.dropFirst(Self.mostSides)))</li>

            """
    }

    private func more(_ sides: ArraySlice<HTML>) -> HTML {
        guard !sides.isEmpty else { return "" }
        return """
            <details class="more"><summary>… \(sides.count) more</summary>
            <ul class="sides">
            \(sides.joined())</ul></details>
            """
    }

    private func severityClass(_ severity: Difference.Severity) -> HTML {
        switch severity {
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        }
    }
}
