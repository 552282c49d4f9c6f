import Annotation
import Prose
import Reports
import Stories

/// The days on which the reports of a story were published, for telling a newer count from another one.
struct ReportDays {
    private let ordinals: [Int?]

    /// Reports further apart tell of two states of things or of two happenings.
    private static let mostApart = 5

    init(_ story: Story) {
        ordinals = story.reports.map { annotated in
            annotated.report.published.flatMap { CalendarDate(iso: String($0.value.prefix(10))) }?.ordinal
        }
    }

    func day(_ report: Int) -> Int? { ordinals[report] }

    /// Whether a report of the one side was published within days of one of the other; unknown days are near.
    func areNear(_ left: [Int], _ right: [Int]) -> Bool {
        left.contains { one in
            right.contains { other in
                guard let a = ordinals[one], let b = ordinals[other] else { return true }
                return abs(a - b) <= Self.mostApart
            }
        }
    }

    /// Whether each side was first told on a later day than the side before it was last told: what some reports still
    /// tell on the day of the others has not been overtaken.
    func areLater(_ sides: [[Int]]) -> Bool {
        let days = sides.map { $0.compactMap { ordinals[$0] } }
        return zip(days, days.dropFirst()).allSatisfy { earlier, later in
            guard let last = earlier.max(), let first = later.min() else { return false }
            return last < first
        }
    }
}
