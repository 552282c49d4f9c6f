import DossierFormat

/// A small dossier about two countries that do not exist, with every section filled.
enum InventedDossier {
    static let first = """
        Ferry talks end in Port Amsel.

        Minister Ilse Tarn of Velland said on Monday: “The ferry will sail again on 3 May.” She met Oru Bekk 😀 of \
        Kestria for about six hours.

        Also read: Ten beaches you will love
        """
    static let second = """
        Velland and Kestria make up.

        The ferry will sail again in May, Tarn said. The talks took five hours.\r
        Kestria demands that Velland pay for the pier if storms return.
        """

    /// Cuts a passage out of a text by its words, counting code points.
    static func evidence(_ report: String, _ words: String) -> Evidence {
        let text = Array((report == "r1" ? first : second).unicodeScalars)
        let passage = Array(words.unicodeScalars)
        let start = text.indices.first { text[$0...].starts(with: passage) } ?? 0
        return Evidence(report: report, start: start, end: start + passage.count, text: words)
    }

    static func block(_ report: String, _ words: String, _ kind: Report.Block.Kind, _ why: String? = nil)
        -> Report.Block
    {
        let place = evidence(report, words)
        return Report.Block(start: place.start, end: place.end, kind: kind, why: why)
    }

    static var reports: [Report] {
        let shared = [
            evidence("r2", "The ferry will sail again in May"), evidence("r1", "The ferry will sail again on 3 May"),
        ]
        return [
            Report(
                id: "r1", file: "harbour.html", url: "https://harbour.example/ferry?a=1&b=2", outlet: "Harbour Gazette",
                title: "Ferry talks end in Port Amsel.",
                published: .init(value: "2031-04-07T18:04:00Z", precision: "second", basis: .stated),
                updated: .init(
                    value: "2031-04-09", precision: "day", basis: .inferred,
                    evidence: [evidence("r1", "The ferry will sail again on 3 May")]),
                credits: ["APX"], text: first,
                blocks: [
                    block("r1", "Ferry talks end in Port Amsel.", .title),
                    block("r1", String(first.dropFirst(32).prefix { $0 != "\n" }), .paragraph),
                    block("r1", "Also read: Ten beaches you will love", .removed, "related link"),
                ]),
            Report(
                id: "r2", file: "pier.txt", url: "javascript:alert(1)", outlet: "The Pier",
                published: .init(value: "2031-04-08", precision: "day", basis: .inferred), text: second,
                blocks: [
                    block("r2", "Velland and Kestria make up.", .title),
                    block("r2", String(second.dropFirst(30)), .paragraph),
                ],
                copies: [.init(of: "r1", kind: .sharedUpstream, passages: [shared])]),
        ]
    }

    static var quotation: Quotation {
        let fullest = evidence("r1", "The ferry will sail again on 3 May.")
        return Quotation(
            id: "q1", speakers: ["p1"], gist: fullest.text,
            readings: [
                .init(
                    report: "r1", kind: .direct, cue: "said", speakerText: "Ilse Tarn", marks: .repaired,
                    evidence: fullest),
                .init(
                    report: "r2", kind: .indirect, cue: "said", speakerText: "Tarn", marks: .ok,
                    evidence: evidence("r2", "The ferry will sail again in May")),
            ])
    }

    static var participants: [Participant] {
        [
            Participant(
                id: "p1", kind: .person, name: "Ilse Tarn", side: "p2",
                roles: [.init(text: "Minister", evidence: [evidence("r1", "Minister")])],
                forms: [
                    .init(text: "Ilse Tarn", evidence: [evidence("r1", "Ilse Tarn")]),
                    .init(text: "Tarn", evidence: [evidence("r2", "Tarn")]),
                ]),
            Participant(
                id: "p2", kind: .party, name: "Velland",
                forms: [.init(text: "Velland", evidence: [evidence("r1", "Velland"), evidence("r2", "Velland")])]),
            Participant(
                id: "p3", kind: .party, name: "Kestria",
                forms: [.init(text: "Kestria", evidence: [evidence("r1", "Kestria"), evidence("r2", "Kestria")])]),
        ]
    }

    static var timeline: [TimelineEntry] {
        [
            TimelineEntry(
                id: "t1", date: "2031-04-07", precision: .day, status: .past, what: "talks in Port Amsel",
                basis: "'on Monday'", evidence: [evidence("r1", "on Monday")]),
            TimelineEntry(
                id: "t2", date: "2031-05-03", precision: .day, status: .scheduled, what: "the ferry sails again",
                basis: "stated", evidence: [evidence("r1", "on 3 May")]),
        ]
    }

    static var difference: Difference {
        Difference(
            id: "x1", kind: .conflict, severity: .high, about: "length of the talks",
            sides: [
                .init(value: "about six hours", evidence: [evidence("r1", "about six hours")]),
                .init(value: "five hours", evidence: [evidence("r2", "five hours")]),
            ])
    }

    static var dossier: Dossier {
        let demand = evidence("r2", "Kestria demands that Velland pay for the pier if storms return.")
        return Dossier(
            generator: .init(name: "variorum", version: "0.1"), title: "Velland and Kestria talk of a ferry",
            record: [
                .init(
                    line: "The ferry will sail again on 3 May.", origins: 1,
                    evidence: quotation.readings.map(\.evidence))
            ],
            reports: reports, origins: [["r1", "r2"]], participants: participants, quotations: [quotation],
            positions: [
                Position(
                    id: "d1", actor: ["p3"], act: .demand, target: ["p2"], content: "pay for the pier",
                    condition: "if storms return", answeredBy: ["d1"], evidence: [demand])
            ],
            timeline: timeline,
            figures: [
                Figure(
                    id: "f1", what: "length of the talks", unit: "hour",
                    readings: [
                        .init(
                            report: "r1", low: 6, high: 6, bound: .about, evidence: evidence("r1", "about six hours")),
                        .init(report: "r2", low: 5, high: 5, bound: .exact, evidence: evidence("r2", "five hours")),
                    ])
            ],
            differences: [difference],
            agreements: [.init(claim: "The ferry sails", origins: 2, evidence: quotation.readings.map(\.evidence))],
            openQuestions: [
                .init(kind: .single, question: demand.text, origins: 1, evidence: [demand])
            ],
            leftOut: [.init(file: "beach.txt", why: "tells of another happening")])
    }

    /// The passages of every item.
    static func allEvidence(_ dossier: Dossier) -> [Evidence] {
        var all = dossier.record.flatMap(\.evidence) + dossier.agreements.flatMap(\.evidence)
        all += dossier.quotations.flatMap(\.readings).map(\.evidence) + dossier.positions.flatMap(\.evidence)
        all += dossier.timeline.flatMap(\.evidence) + dossier.figures.flatMap(\.readings).map(\.evidence)
        all += dossier.differences.flatMap(\.sides).flatMap(\.evidence)
        all += dossier.participants.flatMap { $0.forms.flatMap(\.evidence) + $0.roles.flatMap(\.evidence) }
        all += dossier.reports.flatMap { $0.published.evidence + $0.copies.flatMap { $0.passages.flatMap(\.self) } }
        return all
    }

    /// The dossier with a hostile text wherever a third party writes.
    static func hostile(_ words: String) -> Dossier {
        var dossier = dossier
        dossier.title = words
        dossier.record[0].line = words
        dossier.differences[0].about = words
        dossier.differences[0].sides[0].value = words
        dossier.quotations[0].gist = words
        dossier.quotations[0].readings[1].cue = words
        dossier.quotations[0].readings[1].evidence.text = words
        dossier.positions[0].content = words
        dossier.positions[0].condition = words
        dossier.timeline[0].what = words
        dossier.timeline[0].basis = words
        dossier.figures[0].what = words
        dossier.figures[0].unit = words
        dossier.participants[0].name = words
        dossier.participants[0].forms[0].text = words
        dossier.participants[0].roles[0].text = words
        dossier.agreements[0].claim = words
        dossier.reports[0].outlet = words
        dossier.reports[0].title = words
        dossier.reports[0].byline = words
        dossier.reports[0].url = words
        dossier.reports[0].text = words
        dossier.reports[0].language = words
        dossier.reports[0].credits = [words]
        dossier.reports[0].translatedFrom = .init(language: words, basis: words)
        dossier.leftOut?[0].why = words
        return dossier
    }
}
