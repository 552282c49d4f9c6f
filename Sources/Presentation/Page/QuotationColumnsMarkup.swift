import DossierFormat

/// The readings of one quotation side by side.
struct QuotationColumnsMarkup {
    private let evidence: EvidenceMarkup
    private let quotation: Quotation
    private let fullest: FullestReading?

    /// So many columns are shown; the others are folded.
    private static let most = 6

    /// More sigla in a row are folded.
    private static let mostSigla = 12

    init(_ evidence: EvidenceMarkup, _ quotation: Quotation) {
        self.evidence = evidence
        self.quotation = quotation
        fullest = FullestReading(quotation)
    }

    var markup: HTML {
        let columns = QuotationColumns(quotation, most: Self.most).columns
        let shown = columns.prefix(Self.most).map(column).joined()
        let list: HTML = "<ul class=\"\(isAlone ? "readings alone" : "readings")\">\n\(shown)</ul>"
        let rest = columns.dropFirst(Self.most)
        guard !rest.isEmpty else { return list }
        return """
            \(list)<details class="fold more"><summary>\(Wording.count(rest.count, "more reading"))</summary>\
            <ul class="readings">
            \(rest.map(column).joined())</ul></details>
            """
    }

    private var isAlone: Bool { quotation.readings.count == 1 }

    private func column(_ column: QuotationColumns.Column) -> HTML {
        let outlet = evidence.index.report(column.report).map { evidence.index.outlet($0) } ?? ""
        return """
            <li><p class="witness">\(evidence.sourceLink(column.report)) <bdi>\(outlet)</bdi></p>\
            \(column.readings.map(reading).joined())\(likewise(column.likewise))</li>

            """
    }

    /// The reports that agree with a column, as an apparatus names its witnesses; the further readings of a report
    /// are the signs behind its siglum.
    private func likewise(_ readings: [Quotation.Reading]) -> HTML {
        guard !readings.isEmpty else { return "" }
        var seen: Set<String> = []
        let links = readings.map { reading -> HTML in
            let isFirst = seen.insert(reading.report).inserted
            let link = evidence.link(reading.evidence, isFirst ? "\(reading.report)" : "+", class: "sigil")
            return isFirst ? " \(link)" : link
        }
        guard seen.count > Self.mostSigla else {
            return "<p class=\"likewise\"><span class=\"label\">likewise</span>\(links.joined())</p>"
        }
        return """
            <details class="proof likewise"><summary>likewise in \(Wording.count(seen.count, "more report"))</summary>\
            <p>\(links.joined())</p></details>
            """
    }

    private func reading(_ reading: Quotation.Reading) -> HTML {
        let isQuoted = reading.kind == .direct || reading.kind == .partial
        let (text, standing) = words(reading)
        let stance: HTML = QuotationStance.cue(of: reading).map { "<strong class=\"stance\">\($0):</strong> " } ?? ""
        return """
            <blockquote dir="auto" class="\(isQuoted ? "quoted" : "told")">\(stance)\(text)</blockquote>
            <p class="manner">\(evidence.link(reading.evidence, "\(reading.kind.rawValue)", class: "badge"))\
            \(repaired(reading)) \(cue(reading)) \(standing)</p>
            """
    }

    private func words(_ reading: Quotation.Reading) -> (text: HTML, standing: HTML) {
        guard let fullest, !isAlone else { return ("\(reading.evidence.text)", "") }
        guard reading != fullest.reading else {
            return ("\(reading.evidence.text)", "<span class=\"standing\">fullest</span>")
        }
        let marked = ReadingMarkup(reading, against: fullest)
        return (marked.markup, marked.standing)
    }

    private func repaired(_ reading: Quotation.Reading) -> HTML {
        reading.marks == .repaired ? " <span class=\"repaired\">marks repaired</span>" : ""
    }

    private func cue(_ reading: Quotation.Reading) -> HTML {
        let said = [reading.speakerText, reading.cue].compactMap(\.self).filter { !$0.isEmpty }
        guard !said.isEmpty else { return "" }
        return "<span class=\"cue\">\(said.map(HTML.words).joined(separator: " · "))</span>"
    }
}
