import DossierFormat

/// A report's text with what is what in it. The script cuts passages out of the elements that carry `data-start`, so
/// these hold the text code point for code point and nothing else.
struct ReportTextMarkup {
    let blocks: ReportBlocks
    /// The report's place in the dossier.
    let report: Int
    let language: String

    var markup: HTML {
        guard !blocks.pieces.isEmpty else { return "" }
        let pieces = blocks.pieces.enumerated().map { place, piece -> HTML in
            let anchor = EvidenceMarkup.anchor(report: report, piece: place)
            return "<p id=\"\(anchor)\" class=\"\(Self.name(piece.kind))\">\(self.content(piece))</p>\n"
        }
        let removed = blocks.pieces.count { $0.kind == .removed }
        let note = removed == 0 ? "" : ", \(Wording.count(removed, "piece")) of page furniture struck out"
        return """
            <details class="text"><summary>The text\(note)</summary>
            <div lang="\(language)">
            \(pieces.joined())</div></details>
            """
    }

    private func content(_ piece: ReportBlocks.Piece) -> HTML {
        let why: HTML = piece.why.map { " <span class=\"why\"><bdi>\($0)</bdi></span>" } ?? ""
        switch piece.kind {
        case .removed: return "<del data-start=\"\(piece.start)\" dir=\"auto\">\(piece.text)</del>\(why)"
        case .title, .paragraph, .heading, .caption, .metadata:
            return "<span data-start=\"\(piece.start)\" dir=\"auto\">\(piece.text)</span>\(why)"
        }
    }

    private static func name(_ kind: Report.Block.Kind) -> HTML {
        switch kind {
        case .title: "is-title"
        case .paragraph: "is-paragraph"
        case .heading: "is-heading"
        case .caption: "is-caption"
        case .metadata: "is-metadata"
        case .removed: "is-removed"
        }
    }
}
