package import DossierFormat

/// A dossier with the look-ups that every rendering needs. Ids that dangle or repeat are borne, never trusted.
package struct DossierIndex: Sendable {
    package let dossier: Dossier
    private let reportPlaces: [String: Int]
    private let originPlaces: [String: Int]
    private let participantPlaces: [String: Int]
    private let positionPlaces: [String: Int]

    /// O(size of the dossier's lists).
    package init(_ dossier: Dossier) {
        self.dossier = dossier
        reportPlaces = Self.places(dossier.reports.map(\.id))
        participantPlaces = Self.places(dossier.participants.map(\.id))
        positionPlaces = Self.places(dossier.positions.map(\.id))
        var origins: [String: Int] = [:]
        for (place, group) in dossier.origins.enumerated() {
            for report in group where origins[report] == nil { origins[report] = place }
        }
        originPlaces = origins
    }

    private static func places(_ ids: [String]) -> [String: Int] {
        Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where a report stands in the dossier, from 0.
    func place(ofReport id: String) -> Int? { reportPlaces[id] }

    /// Where a position stands in the dossier, from 0.
    func place(ofPosition id: String) -> Int? { positionPlaces[id] }

    func report(_ id: String) -> Report? { reportPlaces[id].map { dossier.reports[$0] } }

    func participant(_ id: String) -> Participant? { participantPlaces[id].map { dossier.participants[$0] } }

    /// The name to show for a participant; the id itself where it dangles.
    func name(_ id: String) -> String { participant(id)?.name ?? id }

    /// "Russia", "Russia and China", "Russia, China and Iran"; empty for nobody.
    func names(_ ids: [String]) -> String { Wording.list(ids.map(name)) }

    /// The outlet; where it is not known, the site that the page's address names, else the file's name.
    func outlet(_ report: Report) -> String {
        report.outlet ?? report.url.flatMap(Self.site) ?? report.file
    }

    /// "news.example" of "https://www.news.example/a/b"; nil for what is no address of a page.
    private static func site(of address: String) -> String? {
        let parts = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].isEmpty, ["http:", "https:"].contains(parts[0].lowercased()),
            let host = parts[2].split(whereSeparator: { "/?#".contains($0) }).first?.split(separator: "@").last?
                .split(separator: ":").first, host.contains(".")
        else { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
    }

    /// The reports that passages come from, each once, in the order of the dossier.
    func reports(of evidence: [Evidence]) -> [String] {
        var seen: Set<String> = []
        let distinct = evidence.map(\.report).filter { seen.insert($0).inserted }
        return distinct.sorted { (reportPlaces[$0] ?? .max, $0) < (reportPlaces[$1] ?? .max, $1) }
    }

    /// The other reports of the same origin.
    func companions(of report: String) -> [String] {
        guard let place = originPlaces[report] else { return [] }
        return dossier.origins[place].filter { $0 != report }
    }

    /// The number of independent origins among passages; a report in no group counts as its own.
    func originCount(of evidence: [Evidence]) -> Int {
        Set(evidence.map { passage in originPlaces[passage.report].map { "#\($0)" } ?? passage.report }).count
    }

    /// First and last day of publication, as far as known.
    var publicationDays: (first: String, last: String)? {
        let days = dossier.reports.map { String($0.published.value.prefix(10)) }.filter { $0.count >= 4 }
        guard let first = days.min(), let last = days.max() else { return nil }
        return (first, last)
    }
}
