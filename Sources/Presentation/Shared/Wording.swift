import DossierFormat

/// The words in which every rendering speaks of the dossier's kinds and counts.
enum Wording {
    /// "1 report", "2 reports".
    static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
    }

    /// "a", "a and b", "a, b and c".
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    static func meaning(_ kind: Difference.Kind) -> String {
        switch kind {
        case .error: "contradicted by its own report or by all others"
        case .conflict: "both cannot be true"
        case .strength: "one says more than another"
        case .wording: "the same statement in other words"
        case .framing: "the same facts in another colour"
        case .tension: "hard to reconcile, but possibly both true"
        case .name: "spellings of a name"
        case .title: "offices and ranks"
        case .marks: "broken or lost quotation marks"
        }
    }

    static func meaning(_ kind: Quotation.Reading.Kind) -> String {
        switch kind {
        case .direct: "a whole clause in quotation marks"
        case .partial: "a fragment in quotation marks"
        case .unmarked: "first-person speech printed without marks"
        case .indirect: "reported speech"
        case .heading: "in a heading"
        }
    }

    /// Why a question is open.
    static func why(_ kind: OpenQuestion.Kind) -> String {
        switch kind {
        case .unknown: "Not known, by the reports' own word"
        case .single: "Told by one origin alone"
        }
    }

    static func plural(_ kind: Participant.Kind) -> String {
        switch kind {
        case .person: "Persons"
        case .party: "Parties"
        case .organisation: "Organisations"
        case .place: "Places"
        case .instrument: "Instruments"
        }
    }

    /// "Monday 10 January 2022", or that it is not known.
    static func date(_ published: Report.Publication) -> String {
        published.value.isEmpty ? "date not known" : DateWording.words(published.value)
    }

    /// What stands for differences that cannot be.
    static let oneOrigin = "Only one origin: nothing to compare."

    /// How a date of the timeline is known, with the dates in it in words; what is quoted from a report stays.
    static func basis(_ basis: String) -> String {
        let quoted = basis.lastIndex(of: "'").map { basis.index(after: $0) } ?? basis.startIndex
        let date = /\d{4}-\d{2}-\d{2}(?:T[0-9:]+(?:Z|[+-]\d{2}:\d{2})?)?/
        return String(basis[..<quoted]) + basis[quoted...].replacing(date) { DateWording.words(String($0.output)) }
    }

    /// What one side of a difference says: a bare date in words, anything else as it is.
    static func value(_ side: String) -> String {
        side.wholeMatch(of: /\d{4}-\d{2}(?:-\d{2}(?:T[0-9:Z+-]+)?)?(?:\/\d{4}-\d{2}(?:-\d{2})?)?/) == nil
            ? side : DateWording.words(side)
    }

    /// How the date of publication is known.
    static func basis(_ published: Report.Publication) -> String {
        switch published.basis {
        case .stated: "stated in the report"
        case .inferred:
            published.evidence.isEmpty ? "inferred from the other reports" : "inferred from what the report says"
        case .given: "given by the user"
        case .unknown: "not known"
        }
    }

    static func relation(_ kind: Report.Copy.Kind) -> String {
        switch kind {
        case .copy: "copy of"
        case .sharedUpstream: "same upstream text as"
        case .translation: "other translation of the same text as"
        }
    }
}
