import DossierFormat
import Prose

/// What a reader should know of the reports' dates of publication, for "on Friday" is read against them: which are not
/// known, which were inferred, whether `--reported-on` fits, and whether all can be of one happening.
struct DateNotes {
    let dossier: Dossier
    /// The day given for reports that state none, as YYYY-MM-DD.
    let reportedOn: String?

    /// A given day farther from every stated one is likely a slip of the pen.
    private static let farthest = 60
    /// Reports of one happening are seldom more days apart.
    private static let longestStory = 120

    /// A line for standard error each.
    var lines: [String] { [unknown, inferred, unneeded, far, apart].compactMap { $0 } }

    private var annotated: [Report] { dossier.reports.filter { $0.notAnnotated == nil } }

    private func named(_ reports: [Report], one: String, many: String) -> String? {
        guard let first = reports.first else { return nil }
        let who = reports.count > 1 ? " and \(reports.count - 1) more \(many)" : " \(one)"
        return "variorum: \(first.file.printable)\(who)"
    }

    private var unknown: String? {
        named(annotated.filter { $0.published.basis == .unknown }, one: "does", many: "do").map {
            "\($0) not tell when it was published, so days such as \"on Friday\" stay undated there; "
                + "give --reported-on YYYY-MM-DD if you know the day"
        }
    }

    private var inferred: String? {
        let reports = annotated.filter { $0.published.basis == .inferred }
        let days = Set(reports.map { String($0.published.value.prefix(10)) }).sorted()
        return named(reports, one: "does", many: "do").map {
            "\($0) not tell when it was published; \(days.joined(separator: ", ")) was inferred from the other reports; "
                + "give --reported-on YYYY-MM-DD if you know better"
        }
    }

    private var unneeded: String? {
        guard let reportedOn, !annotated.isEmpty, annotated.allSatisfy({ $0.published.basis == .stated }) else {
            return nil
        }
        return "variorum: --reported-on \(reportedOn) changes nothing: every report states when it was published"
    }

    private var stated: [CalendarDate] {
        annotated.filter { $0.published.basis == .stated }.compactMap { CalendarDate(iso: $0.published.value) }
    }

    /// Two of four years' launches are told as one happening; only their dates show it.
    private var apart: String? {
        let days = stated.sorted()
        guard let first = days.first, let last = days.last, last.ordinal - first.ordinal > Self.longestStory else {
            return nil
        }
        return "variorum: the reports are of \(first.iso) to \(last.iso); if these are several happenings of one kind, "
            + "they are told as one here: collate each by itself"
    }

    /// The given day, where it lies far from all that is stated.
    private var far: String? {
        guard let reportedOn, let given = CalendarDate(iso: reportedOn)?.ordinal,
            annotated.contains(where: { $0.published.basis == .given })
        else { return nil }
        let days = stated.map(\.ordinal)
        guard let nearest = days.min(by: { abs($0 - given) < abs($1 - given) }), abs(nearest - given) > Self.farthest
        else { return nil }
        return
            "variorum: --reported-on \(reportedOn) lies \(abs(nearest - given)) days from the nearest date that a report "
            + "states; is it right?"
    }
}
