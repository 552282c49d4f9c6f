import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// How the titles put it: the first that a reader sees, and where reports of the same facts differ most in colour.
struct TitleDifferences {
    let story: Story

    /// Titles that share so many of their words are one title in two prints.
    private static let likeness = 0.6
    /// More ways are no comparison any more.
    private static let mostSides = 8

    private struct Title {
        let report: Int
        let span: TextSpan
        let words: Set<Substring>
    }

    func drafts() -> [DifferenceDraft] {
        var sides: [[Title]] = []
        for title in story.reports.indices.compactMap(title) {
            if let known = sides.firstIndex(where: { Self.areAlike($0[0], title) }) {
                sides[known].append(title)
            } else if sides.count < Self.mostSides {
                sides.append([title])
            }
        }
        guard sides.count >= 2, story.origins(of: sides.map { $0[0].report }) >= 2 else { return [] }
        return [
            DifferenceDraft(
                kind: .framing, severity: .low, about: "How the titles put it",
                sides: sides.map { side in
                    .init(value: text(side[0]), passages: side.map { ($0.report, $0.span) })
                })
        ]
    }

    private func title(_ report: Int) -> Title? {
        let own = story.reports[report].report
        guard let block = own.blocks.first(where: { $0.kind == .title }) else { return nil }
        let words = own.text.string(block.span).lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.count >= 3 ? Title(report: report, span: block.span, words: Set(words)) : nil
    }

    private func text(_ title: Title) -> String { story.reports[title.report].report.text.string(title.span) }

    private static func areAlike(_ left: Title, _ right: Title) -> Bool {
        let shared = left.words.intersection(right.words).count
        return Double(shared) >= likeness * Double(min(left.words.count, right.words.count))
    }
}
