import DossierFormat

/// The reports: when and where published and how that is known, what they credit, whom they copy, their text.
struct SourcesSection {
    let evidence: EvidenceMarkup

    private var index: DossierIndex { evidence.index }

    var section: PageSection {
        let reports = index.dossier.reports.enumerated().map { report($1, at: $0) }
        let content: HTML = "\(reports.joined())\(leftOut)"
        return PageSection(id: "sources", title: "Sources", count: reports.count, content: content)
    }

    private func report(_ report: Report, at place: Int) -> HTML {
        let title: HTML = report.title.map { "<p class=\"headline\" dir=\"auto\">\($0)</p>\n" } ?? ""
        return """
            <article class="item report" id="report-\(place + 1)" tabindex="-1" data-outlet="\(index.outlet(report))" \
            data-title="\(report.title ?? "")" data-date="\(Wording.date(report.published))" data-id="\(report.id)">
            <h3>\(evidence.sigil(report.id)) <bdi>\(index.outlet(report))</bdi></h3>
            \(title)<dl class="facts">
            \(facts(report).joined())</dl>
            \(copies(report))\(ReportTextMarkup(blocks: evidence.blocks[place], report: place, language: report.language).markup)
            </article>

            """
    }

    private func basis(_ published: Report.Publication) -> HTML {
        published.value.isEmpty ? "" : "<span class=\"basis\">\(Wording.basis(published))</span>"
    }

    private func date(_ published: Report.Publication) -> HTML {
        "\(Wording.date(published)) \(basis(published)) \(evidence.details(published.evidence))"
    }

    private func facts(_ report: Report) -> [HTML] {
        let companions = index.companions(of: report.id)
        let origin: HTML =
            report.notAnnotated != nil
            ? "not compared"
            : companions.isEmpty
                ? "its own" : "one with \(companions.map(evidence.sourceLink).joined(separator: ", "))"
        return [
            fact("published", date(report.published)), fact("updated", report.updated.map(date) ?? ""),
            fact("origin", origin), fact("by", optional(report.byline)),
            fact("credits", optional(report.credits.joined(separator: ", "))), fact("language", language(report)),
            fact("not annotated", optional(report.notAnnotated)),
            fact("address", address(report.url)), fact("file", .words(report.file)),
        ]
    }

    private func fact(_ name: HTML, _ value: HTML) -> HTML {
        value.isEmpty ? "" : "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n"
    }

    private func optional(_ text: String?) -> HTML {
        guard let text, !text.isEmpty else { return "" }
        return .words(text)
    }

    private func language(_ report: Report) -> HTML {
        guard let source = report.translatedFrom else { return .words(report.language) }
        return "\(.words(report.language)), translated from \(.words(source.language)) (\(.words(source.basis)))"
    }

    /// Only web addresses become links; any other scheme is shown as text.
    private func address(_ url: String?) -> HTML {
        guard let url, !url.isEmpty else { return "" }
        guard WebAddress.isSafe(url) else { return .words(url) }
        return "<a href=\"\(url)\" rel=\"noopener noreferrer nofollow\"><bdi>\(url)</bdi></a>"
    }

    private func copies(_ report: Report) -> HTML {
        report.copies.map { copy -> HTML in
            let pairs = copy.passages.filter { $0.count >= 2 }.map { pair -> HTML in
                "<tr>\(passage(pair[0]))\(passage(pair[1]))</tr>\n"
            }
            return """
                <div class="copy"><p><span class="label">\(Wording.relation(copy.kind))</span> \
                \(evidence.sourceLink(copy.of))</p>
                \(pairTable(report.id, copy.of, pairs))</div>

                """
        }.joined()
    }

    private func pairTable(_ report: String, _ other: String, _ pairs: [HTML]) -> HTML {
        guard !pairs.isEmpty else { return "" }
        return """
            <details class="pairs"><summary>\(Wording.count(pairs.count, "passage")) side by side</summary>
            <table><thead><tr><th scope="col">\(evidence.sigil(report))</th><th scope="col">\(evidence.sigil(other))</th></tr>\
            </thead><tbody>
            \(pairs.joined())</tbody></table></details>
            """
    }

    private func passage(_ passage: Evidence) -> HTML {
        "<td dir=\"auto\">\(passage.text) \(evidence.link(passage, "¶"))</td>"
    }

    private var leftOut: HTML {
        guard let entries = index.dossier.leftOut, !entries.isEmpty else { return "" }
        let items = entries.map {
            "<li><bdi>\($0.file)</bdi> <span class=\"basis\"><bdi>\($0.why)</bdi></span></li>\n" as HTML
        }
        return "<h3 class=\"group\">Left out</h3>\n<ul class=\"left-out\">\n\(items.joined())</ul>\n"
    }
}
