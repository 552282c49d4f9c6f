import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// What the dossier is called.
extension RecordWriter {
    /// The headline whose words the reports repeat most, else the first line.
    func title(_ record: [RecordLine]) -> String {
        // The titles of reports that a later one has overtaken are taken where there are no others.
        let all = story.reports.enumerated().compactMap { index, report in
            report.report.title.map { (report: report, title: $0, isOvertaken: overtaken.reports.contains(index)) }
        }
        let current = all.filter { !$0.isOvertaken }
        let titles = current.isEmpty ? all : current
        var best: (title: String, score: Float)?
        for (report, title, _) in titles {
            let words = title.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map {
                WordHash.folded(String($0).prefix(5))
            }
            guard words.count >= 4 else { continue }
            let known = words.filter { vectors.weights.count($0) >= 2 }
            let score =
                Float(known.count) / Float(words.count) + 0.02 * Float(min(12, known.count))
                + (report.report.text.count > 1500 ? 0.02 : 0)
            if best.map({ score > $0.score }) ?? true { best = (title, score) }
        }
        return best?.title ?? record.first?.line ?? Self.foreignTitle(story) ?? "Untitled"
    }

    /// A title that nobody could read is better than none.
    private static func foreignTitle(_ story: Story) -> String? {
        guard story.reports.isEmpty else { return nil }
        return story.notAnnotated.lazy.compactMap(\.report.title).first
    }
}
