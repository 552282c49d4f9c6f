import DossierFormat

/// How the page refers to passages: every reference is a link to the paragraph in the Sources that holds the passage,
/// and carries the offsets from which the script cuts it out for the side pane.
struct EvidenceMarkup: Sendable {
    let index: DossierIndex
    /// The texts of the reports as the page shows them, in the order of the dossier.
    let blocks: [ReportBlocks]

    init(_ index: DossierIndex) {
        self.index = index
        blocks = index.dossier.reports.map(ReportBlocks.init)
    }

    /// The anchor of a piece of a report's text.
    static func anchor(report: Int, piece: Int) -> String { "r\(report + 1)-\(piece + 1)" }

    /// A link to a passage with a label of one's own.
    func link(_ evidence: Evidence, _ label: HTML, class name: HTML = "ref") -> HTML {
        guard let report = index.place(ofReport: evidence.report) else {
            return "<span class=\"\(name)\">\(label)</span>"
        }
        let piece = blocks[report].place(of: evidence.start)
        let anchor = piece.map { Self.anchor(report: report, piece: $0) } ?? "report-\(report + 1)"
        let place = "\(report + 1) \(evidence.start) \(evidence.end)"
        return "<a class=\"\(name)\" href=\"#\(anchor)\" data-at=\"\(place)\">\(label)</a>"
    }

    /// The passages behind an item, folded away under the reports that they come from.
    ///
    /// - Parameter namesReports: whether the fold says which reports; where they stand beside it anyway, it need not.
    func details(_ evidence: [Evidence], namesReports: Bool = true) -> HTML {
        guard !evidence.isEmpty else { return "" }
        let passages = evidence.map { passage -> HTML in
            "<li>\(link(passage, sigil(passage.report))) <q dir=\"auto\">\(passage.text)</q></li>"
        }
        return """
            <details class="proof"><summary>\(summary(evidence, namesReports: namesReports))</summary>\
            <ol>\(passages.joined())</ol></details>
            """
    }

    private func summary(_ evidence: [Evidence], namesReports: Bool) -> HTML {
        guard namesReports else { return "\(Wording.count(evidence.count, "passage"))" }
        let reports = index.reports(of: evidence)
        let shown = reports.prefix(12).map { "<span class=\"sigil\">\($0)</span>" as HTML }.joined(separator: " ")
        let rest: HTML = reports.count > 12 ? " and \(reports.count - 12) more" : ""
        return "\(Wording.count(evidence.count, "passage")) <span class=\"from\">in</span> \(shown)\(rest)"
    }

    /// The report's id, set like the siglum of a witness.
    func sigil(_ report: String) -> HTML { "<span class=\"sigil\">\(report)</span>" }

    /// The siglum as a link to the report's entry in the Sources.
    func sourceLink(_ report: String) -> HTML {
        guard let place = index.place(ofReport: report) else { return sigil(report) }
        let outlet = index.outlet(index.dossier.reports[place])
        return "<a class=\"sigil\" href=\"#report-\(place + 1)\" title=\"\(outlet)\">\(report)</a>"
    }

    /// Mentions of one form of a name: only the reports and paragraphs, since the passage is the form itself.
    func mentions(_ evidence: [Evidence]) -> HTML {
        let groups = index.reports(of: evidence).map { report -> HTML in
            let places = evidence.filter { $0.report == report }.map { mention -> HTML in
                let piece = index.place(ofReport: report).flatMap { blocks[$0].place(of: mention.start) }
                return link(mention, piece.map { "¶\($0 + 1)" } ?? "¶", class: "at")
            }
            return "<li>\(sigil(report)) \(places.joined(separator: " "))</li>"
        }
        return """
            <details class="proof mentions"><summary>\(Wording.count(evidence.count, "mention"))</summary>\
            <ul>\(groups.joined())</ul></details>
            """
    }
}
