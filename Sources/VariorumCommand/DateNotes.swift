import DossierFormat
import Prose

/// What a reader should know of the reports' dates of publication, for "on Friday" is read against them: which are not
/// known, which were inferred, and whether `--reported-on` fits.
struct DateNotes {
    let dossier: Dossier
    /// The day given for reports that state none, as YYYY-MM-DD.
    let reportedOn: String?

    /// A given day farther from every stated one is likely a slip of the pen.
    private static let farthest = 60

    /// A line for standard error each.
    var lines: [String] { [unknown, inferred, unneeded, far].compactMap { $0 } }

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

    /// The given day, where it lies far from all that is stated.
    private var far: String? {
        guard let reportedOn, let given = CalendarDate(iso: reportedOn)?.ordinal,
            annotated.contains(where: { $0.published.basis == .given })
        else { return nil }
        let stated = annotated.filter { $0.published.basis == .stated }
            .compactMap { CalendarDate(iso: $0.published.value)?.ordinal }
        guard let nearest = stated.min(by: { abs($0 - given) < abs($1 - given) }), abs(nearest - given) > Self.farthest
        else { return nil }
        return
            "variorum: --reported-on \(reportedOn) lies \(abs(nearest - given)) days from the nearest date that a report "
            + "states; is it right?"
    }
}
