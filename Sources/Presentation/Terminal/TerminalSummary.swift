package import DossierFormat

/// The gist of a dossier for a terminal: what happened, where the reports differ, who said what, what comes next, what
/// stays open.
package struct TerminalSummary: Sendable {
    private let width: Int
    private let color: Bool

    /// What one section shows at most; the page shows everything.
    private static let most = 10
    /// What is shown of small differences when there are no others.
    private static let mostFolded = 3
    /// What one difference or figure shows at most of its sides or values.
    private static let mostSides = 8

    private typealias Run = TerminalCanvas.Run

    /// - Parameters:
    ///   - width: columns of the terminal.
    ///   - color: whether to style the text with ANSI sequences; without, none is written.
    package init(width: Int, color: Bool) {
        self.width = width
        self.color = color
    }

    /// The summary; lines end with a line feed and are no wider than asked (20 columns at least).
    package func render(_ dossier: Dossier) -> String {
        let index = DossierIndex(dossier)
        var canvas = TerminalCanvas(width: width, color: color)
        let summary = DossierSummary(index)
        canvas.paragraph([Run(dossier.title, .bold)])
        canvas.paragraph([Run(summary.imprint, .faint)])
        canvas.paragraph([Run(summary.counts.joined(separator: " · "), .faint)])
        record(index, &canvas)
        differences(index, &canvas)
        quotations(index, &canvas)
        positions(index, &canvas)
        timeline(index, &canvas)
        figures(index, &canvas)
        openQuestions(index, &canvas)
        sources(index, &canvas)
        canvas.blank()
        canvas.paragraph([Run("Made by \(dossier.generator.name) \(dossier.generator.version).", .faint)])
        return canvas.output
    }

    private func heading(_ title: String, _ canvas: inout TerminalCanvas) {
        canvas.blank()
        canvas.paragraph([Run(title, .heading)])
    }

    private func rest(_ count: Int, _ canvas: inout TerminalCanvas) {
        if count > 0 { canvas.paragraph([Run("… and \(count) more", .faint)], indent: 4) }
    }

    /// " (r1 r2 r3)".
    private func sigils(_ index: DossierIndex, _ evidence: [Evidence]) -> Run {
        let reports = index.reports(of: evidence)
        let more = reports.count > 8 ? ",+\(reports.count - 8)" : ""
        return Run(" [\(reports.prefix(8).joined(separator: ","))\(more)]", .faint)
    }

    private func record(_ index: DossierIndex, _ canvas: inout TerminalCanvas) {
        guard !index.dossier.record.isEmpty else { return }
        heading("Record", &canvas)
        for (place, line) in index.dossier.record.enumerated() {
            let origins = Run(" (\(Wording.count(line.origins, "origin")))", .cyan)
            canvas.paragraph(
                [Run(line.line), origins, sigils(index, line.evidence)], label: Run("\(place + 1)", .faint), indent: 4)
        }
    }

    private func differences(_ index: DossierIndex, _ canvas: inout TerminalCanvas) {
        let weights = DifferenceWeights(index.dossier.differences)
        guard !index.dossier.differences.isEmpty else {
            guard index.dossier.origins.count == 1 else { return }
            heading("Differences", &canvas)
            return canvas.paragraph([Run(Wording.oneOrigin, .faint)])
        }
        heading("Differences", &canvas)
        let high = weights.high.prefix(2 * Self.most)
        let serious = high + weights.medium.prefix(max(Self.most - high.count, 3))
        // A heading above nothing but "… and 1 more" tells nothing.
        let shown = serious.isEmpty ? weights.folded.prefix(Self.mostFolded) : serious
        for difference in shown {
            let style: TerminalCanvas.Style =
                switch difference.severity {
                case .high: .red
                case .medium: .yellow
                case .low: .faint
                }
            canvas.paragraph([
                Run(difference.severity.rawValue, style), Run(" \(difference.kind.rawValue) ", .faint),
                Run(difference.about),
            ])
            for side in difference.sides.prefix(Self.mostSides) {
                canvas.paragraph(
                    [Run(Wording.value(side.value)), sigils(index, side.evidence)], label: Run("  –"), indent: 4)
            }
            rest(difference.sides.count - Self.mostSides, &canvas)
        }
        rest(index.dossier.differences.count - shown.count, &canvas)
    }

    private func quotations(_ index: DossierIndex, _ canvas: inout TerminalCanvas) {
        let quotations = index.dossier.quotations
        guard !quotations.isEmpty else { return }
        heading("Who said what", &canvas)
        let weights = quotations.map { weight(index, $0) }
        let ranked = quotations.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
        for quotation in ranked.prefix(Self.most).map({ quotations[$0] }) {
            let speaker = quotation.speakers.isEmpty ? "speaker not named" : index.names(quotation.speakers)
            let quoted = FullestReading(quotation).map { [.direct, .partial].contains($0.reading.kind) } ?? false
            canvas.paragraph(
                [
                    Run(speaker, .bold), Run(": "),
                    Run(quoted ? "“\(quotation.gist)”" : QuotationStance.gist(of: quotation)),
                    sigils(index, quotation.readings.map(\.evidence)),
                ], label: Run("  –"), indent: 4)
        }
        rest(quotations.count - Self.most, &canvas)
    }

    /// What most origins carry comes first, then what is given in more readings.
    private func weight(_ index: DossierIndex, _ quotation: Quotation) -> Int {
        index.originCount(of: quotation.readings.map(\.evidence)) * 1000 + min(quotation.readings.count, 999)
    }

    private func positions(_ index: DossierIndex, _ canvas: inout TerminalCanvas) {
        let positions = index.dossier.positions
        guard !positions.isEmpty else { return }
        heading("Positions", &canvas)
        for position in positions.prefix(2 * Self.most) {
            let actor = position.actor.isEmpty ? "actor not named" : index.names(position.actor)
            let target = position.target.isEmpty ? "" : " → \(index.names(position.target))"
            var runs = [
                Run(actor, .bold), Run(" \(position.verb)", .cyan), Run("\(target): \(position.content)"),
            ]
            if let condition = position.condition { runs.append(Run(" (condition: \(condition))", .italic)) }
            canvas.paragraph(runs + [sigils(index, position.evidence)], label: Run("  –"), indent: 4)
        }
        rest(positions.count - 2 * Self.most, &canvas)
    }

    private func timeline(_ index: DossierIndex, _ canvas: inout TerminalCanvas) {
        let next = TimelineGroups(index.dossier).next
        guard !next.isEmpty else { return }
        heading("Next", &canvas)
        for entry in next.prefix(Self.most) {
            let status = entry.status == .proposed ? " (proposed)" : ""
            canvas.paragraph(
                [
                    Run(DateWording.words(entry.date) + status, .bold), Run(": \(entry.what)"),
                    sigils(index, entry.evidence),
                ], label: Run("  –"), indent: 4)
        }
        rest(next.count - Self.most, &canvas)
    }

    /// Figures that the reports give differently come first.
    private func figures(_ index: DossierIndex, _ canvas: inout TerminalCanvas) {
        let figures = index.dossier.figures.map { ($0, FigureValue.values(of: $0)) }
        guard !figures.isEmpty else { return }
        heading("Figures", &canvas)
        for (figure, values) in (figures.filter { $1.count > 1 } + figures.filter { $1.count == 1 }).prefix(Self.most) {
            var runs = [Run(figure.what + ":")]
            for (place, value) in values.prefix(Self.mostSides).enumerated() {
                runs += [Run(place > 0 ? ", " : " "), Run(value.words, values.count > 1 ? .yellow : .bold)]
                runs.append(sigils(index, value.readings.map(\.evidence)))
            }
            if values.count > Self.mostSides {
                runs.append(Run(" … and \(values.count - Self.mostSides) more", .faint))
            }
            canvas.paragraph(runs, label: Run("  –"), indent: 4)
        }
        rest(figures.count - Self.most, &canvas)
    }

    private func openQuestions(_ index: DossierIndex, _ canvas: inout TerminalCanvas) {
        let questions = index.dossier.openQuestions ?? []
        guard !questions.isEmpty else { return }
        heading("Open questions", &canvas)
        for question in questions.prefix(Self.most) {
            canvas.paragraph(
                [
                    Run("\(Wording.why(question.kind)): ", .faint), Run(question.question),
                    sigils(index, question.evidence),
                ], label: Run("  –"), indent: 4)
        }
        rest(questions.count - Self.most, &canvas)
    }

    private func sources(_ index: DossierIndex, _ canvas: inout TerminalCanvas) {
        heading("Sources", &canvas)
        for report in index.dossier.reports {
            let published = report.published
            let date = Wording.date(published)
            let basis =
                published.basis == .stated || published.basis == .unknown ? "" : " (\(published.basis.rawValue))"
            let companions = index.companions(of: report.id)
            let origin = companions.isEmpty ? "" : "; one origin with \(companions.joined(separator: ", "))"
            canvas.paragraph(
                [
                    Run(index.outlet(report), .bold), Run(", \(date)\(basis)"),
                    Run(report.title.map { ": \($0)" } ?? "", .italic), Run(origin, .cyan),
                    Run(report.notAnnotated.map { "; \($0)" } ?? "", .faint),
                ], label: Run(report.id, .faint), indent: 5)
        }
        for entry in index.dossier.leftOut ?? [] {
            canvas.paragraph([Run("left out: \(entry.file) (\(entry.why))", .faint)])
        }
    }
}
