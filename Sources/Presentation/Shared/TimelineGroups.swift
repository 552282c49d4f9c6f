import DossierFormat

/// The happenings of a timeline, told apart by whether they still lay ahead when the last report appeared.
struct TimelineGroups {
    /// What is scheduled or proposed and not over when the last report appears.
    let next: [TimelineEntry]
    /// What a report awaits and the last report has behind it, as far as dates tell.
    let due: [TimelineEntry]
    let past: [TimelineEntry]

    /// O(entries + reports).
    init(_ dossier: Dossier) {
        let days = dossier.reports.filter { $0.published.basis != .unknown }.map { $0.published.value.prefix(10) }
        let last = days.max() ?? ""
        let ahead = dossier.timeline.filter { $0.status != .past }
        next = ahead.filter { Self.isAhead($0, of: last) }
        due = ahead.filter { !Self.isAhead($0, of: last) }
        past = dossier.timeline.filter { $0.status == .past }
    }

    /// Whether the end of an entry's date is not before a day; a month or year is over with its last day.
    private static func isAhead(_ entry: TimelineEntry, of day: Substring) -> Bool {
        let end = entry.date.split(separator: "/").last ?? ""
        let digits = end.prefix { $0.isNumber || $0 == "-" }
        guard digits.count >= 4, digits.count == min(10, end.count) else { return true }
        return digits >= day.prefix(digits.count)
    }

    /// The groups with their headings, those that are empty left out.
    var headed: [(heading: String, entries: [TimelineEntry])] {
        [("Next", next), ("Due before the last report", due), ("Past", past)].filter { !$0.1.isEmpty }
    }
}
