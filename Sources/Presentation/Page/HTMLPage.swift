package import DossierFormat

/// A dossier as one self-contained page: no network, no script but its own, readable without that too.
///
/// The same dossier gives the same bytes. Everything that a report or its outlet wrote is escaped; the page's
/// Content-Security-Policy lets nothing run or load but the embedded style sheet and script.
package struct HTMLPage: Sendable {
    private let assets: PageAssets

    /// Reads the style sheet and the script; throws when they are not installed beside the program.
    package init() throws { assets = try PageAssets() }

    /// The page. O(size of the dossier).
    package func render(_ dossier: Dossier) -> String {
        let evidence = EvidenceMarkup(DossierIndex(dossier))
        let sections = Self.sections(evidence)
        let page: HTML = """
            <!doctype html>
            <html lang="en">
            \(head(dossier))
            <body class="\(Self.isLarge(dossier) ? "large" : "small")">
            <a class="skip" href="#record">Skip to the record</a>
            \(PageFront(index: evidence.index).markup)
            \(navigation(sections))
            <main id="main">
            \(sections.map(\.markup).joined())</main>
            \(Self.pane)
            <footer><p>Made by <bdi>\(dossier.generator.name) \(dossier.generator.version)</bdi>. Every line rests on the \
            passages it names; <code>variorum verify</code> re-reads them letter for letter.</p></footer>
            <script>\(HTML(trusted: assets.script))</script>
            </body>
            </html>

            """
        return page.markup
    }

    private static func sections(_ evidence: EvidenceMarkup) -> [PageSection] {
        [
            RecordSection(evidence: evidence).section, DifferencesSection(evidence: evidence).section,
            QuotationsSection(evidence: evidence).section, PositionsSection(evidence: evidence).section,
            TimelineSection(evidence: evidence).section, OpenQuestionsSection(evidence: evidence).section,
            FiguresSection(evidence: evidence).section,
            ParticipantsSection(evidence: evidence).section, CoverageSection(evidence: evidence).section,
            SourcesSection(evidence: evidence).section,
        ]
    }

    /// Whether the browser should lay out only what is in view.
    private static func isLarge(_ dossier: Dossier) -> Bool {
        dossier.reports.count > 40 || dossier.quotations.count > 200
    }

    private func head(_ dossier: Dossier) -> HTML {
        """
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(HTML(trusted: assets.contentSecurityPolicy))">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="\(dossier.generator.name) \(dossier.generator.version)">
        <title>\(HostileText.oneLine(dossier.title))</title>
        <style>\(HTML(trusted: assets.style))</style>
        </head>
        """
    }

    private func navigation(_ sections: [PageSection]) -> HTML {
        """
        <nav aria-label="Sections">
        <ol>
        \(sections.map(\.navigationEntry).joined())</ol>
        <div class="filter" role="search" hidden><label for="filter">Filter</label>
        <input id="filter" type="search" autocomplete="off" spellcheck="false" aria-describedby="found">
        <p id="found" role="status"></p></div>
        <div class="keys" hidden><p class="label">Keys</p><dl>
        <div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous</dd></div>
        <div><dt><kbd>Enter</kbd></dt><dd>passages</dd></div>
        <div><dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>other passage</dd></div>
        <div><dt><kbd>/</kbd></dt><dd>filter</dd></div>
        <div><dt><kbd>Esc</kbd></dt><dd>close</dd></div>
        </dl></div>
        </nav>
        """
    }

    private static let pane: HTML = """
        <aside id="pane" aria-label="Passages" tabindex="-1" hidden>
        <div class="bar"><p class="which" id="which"></p>
        <button type="button" id="previous" aria-label="Previous passage">‹</button>
        <button type="button" id="next" aria-label="Next passage">›</button>
        <button type="button" id="close" aria-label="Close the passages">×</button></div>
        <div id="passage" aria-live="polite"></div>
        </aside>
        <p id="hint" hidden>Choose a line to read the passages it rests on.</p>
        """
}
