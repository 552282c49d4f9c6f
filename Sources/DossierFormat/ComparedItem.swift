/// An item of a dossier as the comparison of two dossiers sees it.
struct ComparedItem {
    var id: String?
    var what: String
    var evidence: [Evidence]
    /// What may change, in order: a name and its value.
    var properties: [(name: String, value: String)]
}

extension Dossier {
    /// The items of each section, in the order of the format, reports left out.
    func comparedSections() -> [(section: String, items: [ComparedItem])] {
        let names = Dictionary(participants.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        func called(_ ids: [String]) -> String { ids.map { names[$0] ?? $0 }.joined(separator: ", ") }
        return [
            (
                "record",
                record.map {
                    .init(
                        id: nil, what: $0.line, evidence: $0.evidence,
                        properties: [("line", $0.line), ("origins", "\($0.origins)")])
                }
            ),
            (
                "participants",
                participants.map {
                    .init(
                        id: $0.id, what: $0.name, evidence: $0.forms.flatMap(\.evidence),
                        properties: [
                            ("name", $0.name), ("kind", $0.kind.rawValue), ("side", called($0.side.map { [$0] } ?? [])),
                        ])
                }
            ),
            (
                "quotations",
                quotations.map {
                    .init(
                        id: $0.id, what: $0.gist, evidence: $0.readings.map(\.evidence),
                        properties: [("speaker", called($0.speakers)), ("readings", "\($0.readings.count)")])
                }
            ),
            (
                "positions",
                positions.map {
                    .init(
                        id: $0.id, what: "\(called($0.actor)) \($0.act.verb) \(called($0.target)): \($0.content)",
                        evidence: $0.evidence,
                        properties: [
                            ("actor", called($0.actor)), ("act", $0.act.rawValue), ("target", called($0.target)),
                            ("condition", $0.condition ?? ""),
                        ])
                }
            ),
            (
                "timeline",
                timeline.map {
                    .init(
                        id: $0.id, what: "\($0.date): \($0.what)", evidence: $0.evidence,
                        properties: [("date", $0.date), ("status", $0.status.rawValue)])
                }
            ),
            (
                "figures",
                figures.map { figure in
                    let values = Set(figure.readings.map { $0.low == $0.high ? "\($0.low)" : "\($0.low)–\($0.high)" })
                    return .init(
                        id: figure.id, what: "\(figure.what) (\(figure.unit))",
                        evidence: figure.readings.map(\.evidence),
                        properties: [("values", values.sorted().joined(separator: ", "))])
                }
            ),
            (
                "differences",
                differences.map {
                    .init(
                        id: $0.id, what: $0.about, evidence: $0.sides.flatMap(\.evidence),
                        properties: [
                            ("kind", $0.kind.rawValue), ("severity", $0.severity.rawValue),
                            ("values", $0.sides.map(\.value).joined(separator: " | ")),
                        ])
                }
            ),
            (
                "agreements",
                agreements.map {
                    .init(
                        id: nil, what: $0.claim, evidence: $0.evidence,
                        properties: [
                            ("origins", "\($0.origins)"), ("doubtful", $0.doubtful == true ? "yes" : "no"),
                        ])
                }
            ),
            (
                "openQuestions",
                (openQuestions ?? []).map {
                    .init(
                        id: nil, what: $0.question, evidence: $0.evidence,
                        properties: [("kind", $0.kind.rawValue), ("origins", "\($0.origins)")])
                }
            ),
        ]
    }
}
