package import Annotation
import Prose
import Reports

/// Gives reports that state no publication date the most likely one of their story.
///
/// Candidates are the days of the reports that state one, the day before the first and the day behind the last; the one
/// under which the report's relative dates ("yesterday", "on Monday") fall on days that the dated reports tell of wins,
/// the median day among equals.
package struct PublicationInference {
    private let annotator: ReportAnnotator

    package init(_ annotator: ReportAnnotator) {
        self.annotator = annotator
    }

    /// The reports with dates inferred where possible and their times resolved against them.
    package func dated(_ reports: [AnnotatedReport]) -> [AnnotatedReport] {
        let stated = reports.compactMap { $0.report.published?.day }.sorted()
        guard !stated.isEmpty, stated.count < reports.count else { return reports }
        let median = stated[stated.count / 2]
        let candidates = Set(stated + [stated[0].adding(days: -1), stated[stated.count - 1].adding(days: 1)]).sorted()
        var happenings: [String: Int] = [:]
        for report in reports where report.report.published != nil {
            for day in Set(days(report.times)) { happenings[day, default: 0] += 1 }
        }
        return reports.map { report in
            guard report.report.published == nil, report.notAnnotated == nil else { return report }
            guard report.times.contains(where: { $0.anchor != nil || $0.tense != .unknown }) else {
                return annotator.redated(report, published: date(median))
            }
            // A day on which no report was published must explain more than one that some report has.
            let scores = candidates.map { day in
                (day: day, score: score(report, day, happenings) - (stated.contains(day) ? 0 : 2))
            }
            let best = scores.max { left, right in
                left.score == right.score
                    ? distance(left.day, median) > distance(right.day, median) : left.score < right.score
            }
            return annotator.redated(report, published: date(best?.day ?? median))
        }
    }

    private func date(_ day: CalendarDate) -> PublicationDate {
        PublicationDate(value: day.iso, precision: .day, basis: .inferred)
    }

    private func distance(_ left: CalendarDate, _ right: CalendarDate) -> Int {
        abs(left.ordinal - right.ordinal) * 2 + (left < right ? 1 : 0)
    }

    private func score(_ report: AnnotatedReport, _ day: CalendarDate, _ happenings: [String: Int]) -> Int {
        let times = annotator.times(report, published: date(day)).filter { $0.anchor != nil }
        return days(times).reduce(0) { $0 + min(3, happenings[$1] ?? 0) }
    }

    private func days(_ times: [TimeExpression]) -> [String] {
        times.compactMap { $0.edtf.map { String($0.prefix(10)) } }.filter { $0.count == 10 && !$0.contains("/") }
    }
}
