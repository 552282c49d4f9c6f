import DossierFormat

/// The head of the page: the title, when the reports were published, and what is in the dossier.
struct PageFront {
    let index: DossierIndex

    var markup: HTML {
        """
        <header class="front">
        <p class="kicker">Dossier</p>
        <h1 dir="auto">\(index.dossier.title)</h1>
        <p class="imprint">\(imprint)</p>
        <p class="counts">\(counts)</p>
        </header>
        """
    }

    private var imprint: String { DossierSummary(index).imprint }

    private var counts: HTML {
        DossierSummary(index).counts.map { "<span>\($0)</span>" as HTML }.joined(separator: " ")
    }
}
