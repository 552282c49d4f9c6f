import DossierFormat

/// What was said: a column for each report that carries it, the words that differ from the fullest reading marked.
struct QuotationsSection {
    let evidence: EvidenceMarkup
    /// A quotation that very many reports carry shows these columns and folds the others.
    private static let columns = 6

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
        let fullest = quotation.fullestReading
        let gist: HTML =
            quotation.readings.contains { $0.evidence.text == quotation.gist }
            ? "" : "<p class=\"gist\" dir=\"auto\">\(quotation.gist)</p>\n"
        return """
            <article class="item quotation" id="quotation-\(place + 1)" tabindex="-1">
            <h3><span class="number">\(quotation.id)</span> \(speaker(quotation))</h3>
            \(gist)\(columns(quotation, fullest))</article>

            """
    }

    private func speaker(_ quotation: Quotation) -> HTML {
        quotation.speakers.isEmpty ? "Speaker not named" : .words(evidence.index.names(quotation.speakers))
    }

    private func columns(_ quotation: Quotation, _ fullest: Quotation.Reading?) -> HTML {
        var byReport: [String: [Quotation.Reading]] = [:]
        var order: [String] = []
        for reading in quotation.readings {
            if byReport[reading.report] == nil { order.append(reading.report) }
            byReport[reading.report, default: []].append(reading)
        }
        let alone = quotation.readings.count == 1
        let columns = order.map { report -> HTML in
            let readings = (byReport[report] ?? []).map { one($0, fullest, alone: alone) }
            return "<li>\(head(report))\(readings.joined())</li>\n"
        }
        let shown = columns.prefix(Self.columns).joined()
        let list: HTML = "<ul class=\"readings\(alone ? " alone" : "")\">\n\(shown)</ul>"
        guard columns.count > Self.columns else { return list }
        let rest = columns.dropFirst(Self.columns)
        return """
            \(list)<details class="fold more"><summary>\(Wording.count(rest.count, "more report"))</summary>\
            <ul class="readings">
            \(rest.joined())</ul></details>
            """
    }

    private func head(_ report: String) -> HTML {
        let outlet = evidence.index.report(report).map { evidence.index.outlet($0) } ?? ""
        return "<p class=\"witness\">\(evidence.sourceLink(report)) <bdi>\(outlet)</bdi></p>"
    }

    private func one(_ reading: Quotation.Reading, _ fullest: Quotation.Reading?, alone: Bool) -> HTML {
        let isFullest = reading == fullest
        let comparison = fullest.map { ReadingMarkup(reading, against: $0) }
        let text: HTML = isFullest ? "\(reading.evidence.text)" : comparison?.markup ?? ""
        let standing: HTML =
            if alone { "" } else if isFullest { "<span class=\"standing\">fullest</span>" } else {
                comparison?.standing ?? ""
            }
        return """
            <blockquote dir="auto" class="\(isQuoted(reading) ? "quoted" : "told")">\(text)</blockquote>
            <p class="manner">\(evidence.link(reading.evidence, badge(reading.kind), class: "badge"))\
            \(repaired(reading)) \(cue(reading)) \(standing)</p>
            """
    }

    private func isQuoted(_ reading: Quotation.Reading) -> Bool { reading.kind == .direct || reading.kind == .partial }

    private func badge(_ kind: Quotation.Reading.Kind) -> HTML { "\(kind.rawValue)" }

    private func repaired(_ reading: Quotation.Reading) -> HTML {
        reading.marks == .repaired ? " <span class=\"repaired\">marks repaired</span>" : ""
    }

    private func cue(_ reading: Quotation.Reading) -> HTML {
        let said = [reading.speakerText, reading.cue].compactMap(\.self).filter { !$0.isEmpty }
        guard !said.isEmpty else { return "" }
        return "<span class=\"cue\">\(said.map(HTML.words).joined(separator: " · "))</span>"
    }
}
