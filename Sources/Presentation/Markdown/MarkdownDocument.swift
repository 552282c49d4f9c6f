package import DossierFormat

/// A dossier as Markdown with the sections of the page; passages are footnotes (`[^1]`) with report and offsets.
package struct MarkdownDocument {
    private let index: DossierIndex
    private var footnotes: Footnotes

    private init(_ dossier: Dossier) {
        index = DossierIndex(dossier)
        footnotes = Footnotes(index)
    }

    /// The document, for CommonMark with tables and footnotes; the same dossier gives the same bytes.
    package static func render(_ dossier: Dossier) -> String {
        var document = MarkdownDocument(dossier)
        return document.text().source
    }

    private mutating func text() -> MarkdownText {
        let summary = DossierSummary(index)
        var text: MarkdownText = "# \(index.dossier.title)\n\n"
        text += "*\(summary.imprint)*\n\n\(summary.counts.joined(separator: " · "))\n"
        text += section("Record", record())
        text += section("Differences", differences())
        text += section("Quotations", quotations())
        text += section("Positions", "\(MarkdownTables(index).positions)\(positions())")
        text += section("Timeline", timeline())
        text += section("Open questions", openQuestions())
        text += section("Figures", figures())
        text += section("Participants", participants())
        text += section("Agreements", MarkdownTables(index).coverage(&footnotes))
        text += section("Sources", sources())
        text += section("Passages", footnotes.definitions)
        text += "\n\("Made by \(index.dossier.generator.name) \(index.dossier.generator.version).")\n"
        return text
    }

    private func section(_ title: MarkdownText, _ content: MarkdownText) -> MarkdownText {
        "\n## \(title)\n\n\(content.isEmpty ? "The reports give nothing for this.\n" : content)"
    }

    private mutating func record() -> MarkdownText {
        var text: MarkdownText = ""
        for (place, line) in index.dossier.record.enumerated() {
            text += "\(place + 1). \(line.line) (\(Wording.count(line.origins, "origin")))"
            text += "\(footnotes.references(line.evidence))\n"
        }
        return text
    }

    private mutating func openQuestions() -> MarkdownText {
        var text: MarkdownText = ""
        for question in index.dossier.openQuestions ?? [] {
            text += "- \(Wording.why(question.kind)): \(question.question)\(footnotes.references(question.evidence))\n"
        }
        return text
    }

    private mutating func differences() -> MarkdownText {
        let weights = DifferenceWeights(index.dossier.differences)
        let groups: [(MarkdownText, [Difference])] = [
            ("High", weights.high), ("Medium", weights.medium), ("Of little weight, or wording only", weights.folded),
        ]
        if index.dossier.differences.isEmpty, index.dossier.origins.count == 1 { return "\(Wording.oneOrigin)\n" }
        var parts: [MarkdownText] = []
        for (title, differences) in groups where !differences.isEmpty {
            var part: MarkdownText = "### \(title)\n\n"
            for difference in differences {
                part += "- **\(difference.severity.rawValue)**, \(difference.kind.rawValue): "
                part += "\(difference.about) (\(difference.id))\n"
                for side in difference.sides {
                    part += "  - \(Wording.value(side.value))\(footnotes.references(side.evidence))\n"
                }
            }
            parts.append(part)
        }
        return parts.joined(separator: "\n")
    }

    private mutating func quotations() -> MarkdownText {
        guard !index.dossier.quotations.isEmpty else { return "" }
        var text: MarkdownText = "Against the fullest reading: **other or added words**, ~~missing words~~.\n\n"
        for quotation in index.dossier.quotations {
            let speaker = quotation.speakers.isEmpty ? "Speaker not named" : index.names(quotation.speakers)
            text += "- **\(speaker)** (\(quotation.id)): \(QuotationStance.gist(of: quotation))\n"
            let fullest = FullestReading(quotation)
            for column in QuotationColumns(quotation, most: 6).columns {
                for reading in column.readings { text += "  - \(words(reading, fullest))\n" }
                guard !column.likewise.isEmpty else { continue }
                let places = column.likewise.map {
                    "\($0.report)\(footnotes.references([$0.evidence]))" as MarkdownText
                }
                text += "  - likewise \(places.joined(separator: ", "))\n"
            }
        }
        return text
    }

    private mutating func words(_ reading: Quotation.Reading, _ fullest: FullestReading?) -> MarkdownText {
        var said: MarkdownText = "\(reading.evidence.text)"
        if let fullest, fullest.reading != reading {
            said = MarkdownReading(reading, against: fullest).text
        }
        let manner = [reading.speakerText, reading.cue].compactMap(\.self).filter { !$0.isEmpty }
        let cue: MarkdownText = manner.isEmpty ? "" : " (\(manner.joined(separator: " · ")))"
        let marks: MarkdownText = reading.marks == .repaired ? ", marks repaired" : ""
        let quoted: MarkdownText = reading.kind == .indirect ? said : "“\(said)”"
        return
            "\(reading.report), \(reading.kind.rawValue)\(marks): \(quoted)\(cue)\(footnotes.references([reading.evidence]))"
    }

    private mutating func positions() -> MarkdownText {
        var text: MarkdownText = ""
        for position in index.dossier.positions {
            let target: MarkdownText = position.target.isEmpty ? "" : " → \(index.names(position.target))"
            let actor = position.actor.isEmpty ? "Actor not named" : index.names(position.actor)
            text += "- **\(actor)** *\(position.verb)*\(target): \(position.content) (\(position.id))"
            if let condition = position.condition { text += "; condition: \(condition)" }
            if !position.answeredBy.isEmpty { text += "; answered by \(position.answeredBy.joined(separator: ", "))" }
            text += "\(footnotes.references(position.evidence))\n"
        }
        return text
    }

    private mutating func timeline() -> MarkdownText {
        var parts: [MarkdownText] = []
        for (title, entries) in TimelineGroups(index.dossier).headed {
            var part: MarkdownText = "### \(title)\n\n"
            for entry in entries {
                let status: MarkdownText = entry.status == .past ? "" : " (\(entry.status.rawValue))"
                part += "- **\(DateWording.words(entry.date))**\(status): \(entry.what) "
                part += "(date: \(Wording.basis(entry.basis)))\(footnotes.references(entry.evidence))\n"
            }
            parts.append(part)
        }
        return parts.joined(separator: "\n")
    }

    private mutating func figures() -> MarkdownText {
        var text: MarkdownText = ""
        for figure in index.dossier.figures {
            let values = FigureValue.values(of: figure)
            text += FigureValue.differ(in: figure) ? "- \(figure.what) (**differs**)\n" : "- \(figure.what)\n"
            for value in values {
                text += "  - \(value.words)\(footnotes.references(value.readings.map(\.evidence)))\n"
            }
        }
        return text
    }

    private mutating func participants() -> MarkdownText {
        var parts: [MarkdownText] = []
        for kind in Participant.Kind.allCases {
            let members = index.dossier.participants.filter { $0.kind == kind }
            guard !members.isEmpty else { continue }
            var part: MarkdownText = "### \(Wording.plural(kind))\n\n"
            for member in members {
                let side: MarkdownText = member.side.map { ", of \(index.name($0))" } ?? ""
                part += "- **\(member.name)**\(side) (\(member.id))\n"
                for role in member.roles { part += "  - role: \(role.text)\(footnotes.mentions(role.evidence))\n" }
                for form in member.forms {
                    part += "  - form: \(form.text) × \(form.evidence.count)\(footnotes.mentions(form.evidence))\n"
                }
                for merge in member.why ?? [] { part += "  - why \(merge.form): \(merge.reason)\n" }
            }
            parts.append(part)
        }
        return parts.joined(separator: "\n")
    }

    private mutating func sources() -> MarkdownText {
        var text: MarkdownText = ""
        for report in index.dossier.reports { text += MarkdownSource(index, report).text(&footnotes) }
        for entry in index.dossier.leftOut ?? [] { text += "- Left out: \(entry.file) (\(entry.why))\n" }
        return text
    }
}
