import DossierFormat

extension Tampering {
    static let evidence: [Tampering] = [
        Tampering("an open question", flaw: "openQuestions 1: its evidence r2") {
            $0.openQuestions?[0].evidence[0].end -= 1
        },
        Tampering("the words of an open question", flaw: "openQuestions 1: its words are not") {
            $0.openQuestions?[0].question = "Vint wants ice from Sel."
        },
        Tampering("the origins of an open question", flaw: "openQuestions 1: says 2 origins, its evidence has 1") {
            $0.openQuestions?[0].origins = 2
        },
        Tampering("an open question of one origin that two tell", flaw: "openQuestions 1: is told by more than one") {
            $0.origins = [["r1"], ["r2"]]
            $0.openQuestions?[0].origins = 2
            $0.openQuestions?[0].evidence.append(SmallDossier.evidence("r1", "hours"))
        },
        Tampering("a reason for a form that is none", flaw: "participants p1: gives a reason for 'Wick'") {
            $0.participants[0].why?[0].form = "Wick"
        },
        Tampering("a reason without words", flaw: "participants p1: gives no reason for 'Vint'") {
            $0.participants[0].why?[0].reason = ""
        },
        Tampering("a record line", flaw: "record line 1: its evidence r1") { $0.record[0].evidence[0].text += "." },
        Tampering("the words of a record line", flaw: "record line 1: its words are not") {
            $0.record[0].line = "It took no hours."
        },
        Tampering("a gist", flaw: "quotations q1: its gist is in none") { $0.quotations[0].gist = "Not before 4 May" },
        Tampering("a position told in other words", flaw: "record line 1: its words are not") {
            $0.record = [
                .init(
                    line: "Mora Vint demands Sel: ice", origins: 1,
                    evidence: [SmallDossier.evidence("r2", "Vint wants oil from Sel.")])
            ]
        },
        Tampering("a position told of somebody else", flaw: "record line 1: its words are not") {
            $0.record = [
                .init(
                    line: "Sel demands Mora Vint: oil", origins: 1,
                    evidence: [SmallDossier.evidence("r2", "Vint wants oil from Sel.")])
            ]
        },
        Tampering("a form of a name", flaw: "participants p1, form 'Vint'") {
            $0.participants[0].forms[1].evidence[0].start += 1
        },
        Tampering("a role", flaw: "participants p1, role 'Keeper'") {
            $0.participants[0].roles[0].evidence[0].text = "keeper"
        },
        Tampering("a reading", flaw: "quotations q1: its evidence") { $0.quotations[0].readings[0].evidence.end -= 1 },
        Tampering("a position", flaw: "positions d1: its evidence") {
            $0.positions[0].evidence[0].text = "Vint wants ice from Sel."
        },
        Tampering("a timeline entry", flaw: "timeline t1: its evidence") { $0.timeline[0].evidence[0].end = 9_999 },
        Tampering("a figure", flaw: "figures f1: its evidence") {
            $0.figures[0].readings[1].evidence.text = "seven hours"
        },
        Tampering("a side of a difference", flaw: "differences x1, side 'two hours'") {
            $0.differences[0].sides[0].evidence[0].start = -1
        },
        Tampering("an agreement", flaw: "agreements 1: its evidence") { $0.agreements[0].evidence[1].report = "r9" },
        Tampering("a shared passage", flaw: "reports r2, copy of r1: its evidence") {
            $0.reports[1].copies[0].passages[0][0].text = ""
        },
        Tampering("a stated date", flaw: "reports r1, published: its evidence") {
            $0.reports[0].published.evidence = [.init(report: "r1", start: 0, end: 3, text: "the")]
        },
        Tampering("a stated change", flaw: "reports r1, updated: its evidence") {
            $0.reports[0].updated = .init(
                value: "2031-04-08", precision: "day", basis: .stated,
                evidence: [.init(report: "r1", start: 0, end: 3, text: "xyz")])
        },
        Tampering("a change that is no date", flaw: "reports r1, updated: 'soon' is no EDTF date") {
            $0.reports[0].updated = .init(value: "soon", precision: "day", basis: .stated)
        },
        Tampering("a change that is not known", flaw: "reports r1, updated: is not known") {
            $0.reports[0].updated = .init(value: "2031-04-08", precision: "day", basis: .unknown)
        },
        Tampering("the same letters composed otherwise", flaw: "reports r1, published: its evidence") {
            $0.reports[0].text += "\u{E9}"
            let count = $0.reports[0].text.unicodeScalars.count
            $0.reports[0].published.evidence = [.init(report: "r1", start: count - 1, end: count, text: "e\u{301}")]
        },
        Tampering("a passage turned round", flaw: "record line 1: its evidence") {
            let evidence = $0.record[0].evidence[0]
            $0.record[0].evidence[0] = .init(
                report: "r1", start: evidence.end, end: evidence.start, text: evidence.text)
        },
        Tampering("no evidence", flaw: "timeline t1: rests on no evidence") { $0.timeline[0].evidence = [] },
        Tampering("no readings", flaw: "quotations q1: has no reading") { $0.quotations[0].readings = [] },
        Tampering("no figures", flaw: "figures f1: has no reading") { $0.figures[0].readings = [] },
        Tampering("no forms", flaw: "participants p2: has no form") { $0.participants[1].forms = [] },
        Tampering("one passage where two are compared", flaw: "reports r2, copy of r1: needs 2 passages") {
            $0.reports[1].copies[0].passages[0].removeLast()
        },
        Tampering("two sides on one passage", flaw: "differences x1: needs evidence from two passages") {
            $0.differences[0].sides[1].evidence = $0.differences[0].sides[0].evidence
        },
        Tampering("a reading of another report", flaw: "quotations q1: a reading of r2 rests on r1") {
            $0.quotations[0].readings[0].report = "r2"
        },
    ]

    static let blocks: [Tampering] = [
        Tampering("an overlap", flaw: "reports r1, block 2: overlaps") { $0.reports[0].blocks[1].start = 3 },
        Tampering("outside the text", flaw: "reports r1, block 2: ") { $0.reports[0].blocks[1].end += 1 },
        Tampering("before the text", flaw: "reports r1, block 1: ") { $0.reports[0].blocks[0].start = -1 },
        Tampering("empty", flaw: "reports r1, block 1: ") { $0.reports[0].blocks[0].end = 0 },
        Tampering("a word in no block", flaw: "reports r2: code point 0 is in no block") {
            $0.reports[1].blocks[0].start = 5
        },
        Tampering("a block left out", flaw: "is in no block") { $0.reports[1].blocks.removeLast() },
    ]

    static let references: [Tampering] = [
        Tampering("two reports of one id", flaw: "reports r1: its id is empty or not unique") {
            $0.reports[1].id = "r1"
        },
        Tampering("an empty id", flaw: "figures : its id is empty") { $0.figures[0].id = "" },
        Tampering("two positions of one id", flaw: "positions d1: its id") { $0.positions[1].id = "d1" },
        Tampering("a report in no origin", flaw: "origins: 'r2' is in no group") { $0.origins = [["r1"]] },
        Tampering("a report in two origins", flaw: "origins: 'r1' is in two groups") { $0.origins.append(["r1"]) },
        Tampering("an origin of nothing", flaw: "origins: 'r7' is no report") { $0.origins[0].append("r7") },
        Tampering("a copy of nothing", flaw: "reports r2: 'r7' is no report") { $0.reports[1].copies[0].of = "r7" },
        Tampering("a side that is nobody", flaw: "its side 'p7' is no participant") { $0.participants[0].side = "p7" },
        Tampering("a speaker who is nobody", flaw: "its speaker 'p7' is no participant") {
            $0.quotations[0].speakers = ["p1", "p7"]
        },
        Tampering("an actor who is nobody", flaw: "positions d1: 'p7' is no participant") {
            $0.positions[0].actor = ["p7"]
        },
        Tampering("a target that is nobody", flaw: "positions d1: 'p8' is no participant") {
            $0.positions[0].target = ["p8"]
        },
        Tampering("an answer that is none", flaw: "positions d2: 'd7' is no position") {
            $0.positions[1].answeredBy = ["d7"]
        },
    ]

    static let shapes: [Tampering] = [
        Tampering("another schema", flaw: "schema: is 'variorum.dossier/2'") { $0.schema = "variorum.dossier/2" },
        Tampering("another act's type", flaw: "positions d1: 'REJECT' is not the PLOVER type of demand") {
            $0.positions[0].plover = "REJECT"
        },
        Tampering("no date", flaw: "timeline t1: 'in May' is no EDTF date") { $0.timeline[0].date = "in May" },
        Tampering("a report without a date of known basis", flaw: "reports r1, published: has no value") {
            $0.reports[0].published = .init(value: "", precision: "day", basis: .stated)
        },
        Tampering("a report of no date", flaw: "reports r1, published: '2031-13-45' is no EDTF date") {
            $0.reports[0].published.value = "2031-13-45"
        },
        Tampering("a range turned round", flaw: "figures f1: 2.0 is above 1.0") { $0.figures[0].readings[0].high = 1 },
        Tampering("one side", flaw: "differences x1: has fewer than two sides") {
            $0.differences[0].sides.removeLast()
        },
        Tampering("agreement of one origin", flaw: "agreements 1: has fewer than two origins") {
            $0.agreements[0].origins = 1
        },
    ]
}
