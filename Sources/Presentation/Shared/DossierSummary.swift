import DossierFormat

/// The head of a dossier in words.
struct DossierSummary {
    private let index: DossierIndex

    init(_ index: DossierIndex) { self.index = index }

    /// "5 reports from 4 origins, published 10–11 January 2022".
    var imprint: String {
        let dossier = index.dossier
        let foreign = dossier.reports.count { $0.notAnnotated != nil }
        let reports = Wording.count(dossier.reports.count - foreign, "report")
        let origins = Wording.count(max(0, dossier.origins.count - foreign), "origin")
        let others = foreign > 0 ? " and \(Wording.count(foreign, "report")) not in English" : ""
        let published = index.publicationDays.map { ", published \(DateWording.range($0.first, $0.last))" } ?? ""
        return "\(reports) from \(origins)\(others)\(published)"
    }

    /// "39 quotations", "32 differences, 7 serious", …; what is not there is not named.
    var counts: [String] {
        let dossier = index.dossier
        let serious = dossier.differences.count { $0.severity == .high }
        let agreed = dossier.agreements.count { $0.doubtful != true }
        let differences = Wording.count(dossier.differences.count, "difference")
        let all: [(Int, String)] = [
            (dossier.differences.count, serious > 0 ? "\(differences), \(serious) serious" : differences),
            (dossier.quotations.count, Wording.count(dossier.quotations.count, "quotation")),
            (dossier.positions.count, Wording.count(dossier.positions.count, "position")),
            (dossier.timeline.count, Wording.count(dossier.timeline.count, "date")),
            (dossier.figures.count, Wording.count(dossier.figures.count, "figure")),
            (dossier.participants.count, Wording.count(dossier.participants.count, "participant")),
            (agreed, Wording.count(agreed, "agreement")),
        ]
        return all.filter { $0.0 > 0 }.map(\.1)
    }
}
