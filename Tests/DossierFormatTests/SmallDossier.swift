import DossierFormat

/// A small dossier without a flaw, with every section filled, about a lighthouse that does not exist.
enum SmallDossier {
    static let first = "The lamp is out\r\n\r\nKeeper Mora Vint said: “Not before 3 May 🕯.” It took two hours."
    static let second = "Lamp dark\n\nVint wants oil from Sel. It took three hours.\nMore: other news"

    /// A passage by its words.
    static func evidence(_ report: String, _ words: String) -> Evidence {
        let text = Array((report == "r1" ? first : second).unicodeScalars)
        let passage = Array(words.unicodeScalars)
        let start = text.indices.first { text[$0...].starts(with: passage) } ?? text.count
        return Evidence(report: report, start: start, end: start + passage.count, text: words)
    }

    private static func block(_ report: String, _ words: String, _ kind: Report.Block.Kind, _ why: String? = nil)
        -> Report.Block
    {
        let place = evidence(report, words)
        return .init(start: place.start, end: place.end, kind: kind, why: why)
    }

    static var reports: [Report] {
        let shared = [evidence("r2", "It took three hours."), evidence("r1", "It took two hours.")]
        return [
            Report(
                id: "r1", file: "keeper.html", url: "https://keeper.example/a", outlet: "The Keeper",
                title: "The lamp is out",
                byline: "A. Wick", published: .init(value: "2031-04-07", precision: "day", basis: .stated),
                updated: .init(
                    value: "2031-04-08T09:40Z", precision: "minute", basis: .inferred,
                    evidence: [evidence("r1", "It took two hours.")]),
                credits: ["APX"], text: first,
                blocks: [
                    block("r1", "The lamp is out", .title),
                    block("r1", "Keeper Mora Vint said: “Not before 3 May 🕯.” It took two hours.", .paragraph),
                ]),
            Report(
                id: "r2", file: "sel.txt", published: .init(value: "", precision: "unknown", basis: .unknown),
                translatedFrom: .init(language: "de", basis: "it says so"), text: second,
                blocks: [
                    block("r2", "Lamp dark", .title),
                    block("r2", "Vint wants oil from Sel. It took three hours.", .paragraph),
                    block("r2", "More: other news", .removed, "related link"),
                ],
                copies: [.init(of: "r1", kind: .sharedUpstream, passages: [shared])]),
        ]
    }

    static var participants: [Participant] {
        [
            Participant(
                id: "p1", kind: .person, name: "Mora Vint", side: "p2",
                roles: [.init(text: "Keeper", evidence: [evidence("r1", "Keeper")])],
                forms: [
                    .init(text: "Mora Vint", evidence: [evidence("r1", "Mora Vint")]),
                    .init(text: "Vint", evidence: [evidence("r2", "Vint")]),
                ],
                why: [.init(form: "Vint", reason: "the family name alone, and nobody else has it")]),
            Participant(
                id: "p2", kind: .party, name: "Sel", forms: [.init(text: "Sel", evidence: [evidence("r2", "Sel")])]),
        ]
    }

    static var dossier: Dossier {
        Dossier(
            generator: .init(name: "variorum", version: "0"), title: "The lamp is out",
            record: [.init(line: "It took two hours.", origins: 1, evidence: [evidence("r1", "It took two hours.")])],
            reports: reports, origins: [["r1", "r2"]], participants: participants,
            quotations: [
                Quotation(
                    id: "q1", speakers: ["p1"], gist: "Not before 3 May 🕯.",
                    readings: [
                        .init(
                            report: "r1", kind: .direct, cue: "said", speakerText: "Keeper Mora Vint", marks: .ok,
                            evidence: evidence("r1", "Not before 3 May 🕯."))
                    ])
            ],
            positions: [
                Position(
                    id: "d1", actor: ["p1"], act: .demand, target: ["p2"], content: "oil",
                    evidence: [evidence("r2", "Vint wants oil from Sel.")]),
                Position(
                    id: "d2", actor: ["p2"], act: .reject, target: [], content: "oil", condition: "before 3 May",
                    answeredBy: ["d1"],
                    evidence: [evidence("r1", "before 3 May")]),
            ],
            timeline: [
                TimelineEntry(
                    id: "t1", date: "2031-05-03", precision: .day, status: .scheduled, what: "the lamp",
                    basis: "'3 May'",
                    evidence: [evidence("r1", "3 May")])
            ],
            figures: [
                Figure(
                    id: "f1", what: "work", unit: "hour",
                    readings: [
                        .init(report: "r1", low: 2, high: 2, bound: .exact, evidence: evidence("r1", "two hours")),
                        .init(report: "r2", low: 3, high: 3, bound: .about, evidence: evidence("r2", "three hours")),
                    ])
            ],
            differences: [
                Difference(
                    id: "x1", kind: .conflict, severity: .high, about: "work",
                    sides: [
                        .init(value: "two hours", evidence: [evidence("r1", "two hours")]),
                        .init(value: "three hours", evidence: [evidence("r2", "three hours")]),
                    ])
            ],
            agreements: [
                .init(claim: "It took hours", origins: 2, evidence: [evidence("r1", "hours"), evidence("r2", "hours")])
            ],
            openQuestions: [
                .init(
                    kind: .single, question: "Vint wants oil from Sel.", origins: 1,
                    evidence: [evidence("r2", "Vint wants oil from Sel.")])
            ],
            leftOut: [.init(file: "beach.txt", why: "another happening")])
    }

    /// The dossier with one thing changed.
    static func changed(_ change: (inout Dossier) -> Void) -> Dossier {
        var dossier = dossier
        change(&dossier)
        return dossier
    }
}
