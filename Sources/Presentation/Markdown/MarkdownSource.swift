import DossierFormat

/// A report's entry in the Sources: when published and how that is known, what it credits, whom it copies, and what
/// was taken for page furniture.
struct MarkdownSource {
    private let index: DossierIndex
    private let report: Report

    init(_ index: DossierIndex, _ report: Report) {
        self.index = index
        self.report = report
    }

    func text(_ footnotes: inout Footnotes) -> MarkdownText {
        var text: MarkdownText = "- **\(report.id)** \(index.outlet(report))"
        if let title = report.title { text += ": *\(title)*" }
        text += "\n"
        for (name, date) in [("published", report.published), ("updated", report.updated)] {
            guard let date else { continue }
            text += "  - \(name): \(Wording.date(date))"
            if !date.value.isEmpty { text += " (\(Wording.basis(date)))" }
            text += "\(footnotes.references(date.evidence))\n"
        }
        let companions = index.companions(of: report.id)
        text += "  - origin: \(origin(companions))\n"
        for (name, value) in facts where !value.isEmpty { text += "  - \(name): \(value)\n" }
        for copy in report.copies {
            text += "  - \(Wording.relation(copy.kind)) \(copy.of)\n"
            for pair in copy.passages where pair.count >= 2 {
                text += "    - “\(pair[0].text)”\(footnotes.references([pair[0]])) "
                text += "/ “\(pair[1].text)”\(footnotes.references([pair[1]]))\n"
            }
        }
        for piece in ReportBlocks(report).pieces where piece.kind == .removed {
            text += "  - ~~\(HostileText.shortened(piece.text))~~ (\(piece.why ?? "removed"))\n"
        }
        return text
    }

    private func origin(_ companions: [String]) -> String {
        if report.notAnnotated != nil { return "not compared" }
        return companions.isEmpty ? "its own" : "one with \(companions.joined(separator: ", "))"
    }

    private var facts: [(String, String)] {
        let language = report.translatedFrom.map { "\(report.language), translated from \($0.language) (\($0.basis))" }
        return [
            ("by", report.byline ?? ""), ("credits", report.credits.joined(separator: ", ")),
            ("language", language ?? report.language), ("not annotated", report.notAnnotated ?? ""),
            ("address", report.url ?? ""), ("file", report.file),
        ]
    }
}
