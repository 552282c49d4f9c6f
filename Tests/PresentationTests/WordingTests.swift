import DossierFormat
import Testing

@testable import Presentation

@Suite("Words for dates and quantities")
struct WordingTests {
    @Test(
        "EDTF dates are said in English",
        arguments: [
            ("2022-01-12", "Wednesday 12 January 2022"), ("2024-02-29", "Thursday 29 February 2024"),
            ("2021-12", "December 2021"), ("2019", "2019"), ("2021-24", "winter 2021"), ("199X", "1990s"),
            ("2022-01-10/2022-01-16", "10–16 January 2022"), ("2018-04-30/2018-05-06", "30 April – 6 May 2018"),
            ("2017-12/2018-01", "December 2017 – January 2018"), ("2022-01-10/..", "from Monday 10 January 2022"),
            ("../1991", "until 1991"), ("2019~", "about 2019"), ("2019?", "2019 (uncertain)"),
            ("2018-05-01T00:01", "Tuesday 1 May 2018, 00:01"),
            ("2022-01-10T18:04:17Z", "Monday 10 January 2022, 18:04 UTC"),
            ("2022-01-10T18:04+02:00", "Monday 10 January 2022, 18:04 UTC+02:00"),
        ])
    func dates(_ date: String, _ words: String) {
        #expect(DateWording.words(date) == words)
    }

    @Test("A side that is a bare date is said in words, any other as it is")
    func sides() {
        #expect(Wording.value("2023-03-20") == "Monday 20 March 2023")
        #expect(Wording.value("2023-03-20/2023-03-21") == "20–21 March 2023")
        for side in ["2023", "2023-1", "on 2023-03-20", "talks"] { #expect(Wording.value(side) == side) }
    }

    @Test("What is no date is shown as it is", arguments: ["", "soon", "2022-13", "2022-01-", "-", "//", "2022-1-x"])
    func noDates(_ value: String) {
        #expect(DateWording.words(value) == value)
    }

    @Test(
        "Values differ when they cannot both be right",
        arguments: [
            (600.0, Figure.Bound.about, 600.0, Figure.Bound.exact, false), (600, .exact, 620, .exact, true),
            (100, .over, 120, .exact, false), (100, .over, 80, .exact, true), (600, .about, 700, .about, false),
            (600, .about, 900, .about, true), (50, .under, 70, .exact, true),
        ])
    func differing(_ a: Double, _ first: Figure.Bound, _ b: Double, _ second: Figure.Bound, _ expected: Bool) {
        let evidence = Evidence(report: "r1", start: 0, end: 1, text: "x")
        let readings = [(a, first), (b, second)].map { value, bound in
            Figure.Reading(report: "r1", low: value, high: value, bound: bound, evidence: evidence)
        }
        let figure = Figure(id: "f1", what: "oil", unit: "ton", readings: readings)
        #expect(FigureValue.differ(in: figure) == expected)
    }

    @Test("Reported words stand behind their cue unless it only says that they were said")
    func cued() {
        let evidence = Evidence(report: "r1", start: 0, end: 1, text: "he took money")
        func gist(_ kind: Quotation.Reading.Kind, _ cue: String) -> String {
            let reading = Quotation.Reading(
                report: "r1", kind: kind, cue: cue, speakerText: nil, marks: .ok, evidence: evidence)
            return QuotationStance.gist(
                of: Quotation(id: "q1", speakers: [], gist: "he took money", readings: [reading]))
        }
        #expect(gist(.indirect, "denied") == "denied: he took money")
        #expect(gist(.indirect, "said") == "he took money")
        #expect(gist(.indirect, "according to") == "he took money")
        #expect(gist(.indirect, "urged") == "urged: he took money")
        #expect(gist(.direct, "denied") == "he took money")
    }

    @Test("Several actors act in the plural")
    func actors() {
        func verb(_ actors: [String], _ act: Position.Act) -> String {
            Position(id: "d1", actor: actors, act: act, target: [], content: "", evidence: []).verb
        }
        #expect(verb(["p1"], .deny) == "denies")
        #expect(verb(["p1", "p2"], .deny) == "deny")
        #expect(verb(["p1", "p2"], .agree) == "agree")
        #expect(verb([], .demand) == "demands")
    }

    @Test("Quantities have their bound, range and unit")
    func quantities() {
        func words(_ low: Double, _ high: Double, _ bound: Figure.Bound, _ unit: String) -> String {
            let evidence = Evidence(report: "r1", start: 0, end: 1, text: "x")
            return FigureWording.words(
                .init(report: "r1", low: low, high: high, bound: bound, evidence: evidence), unit: unit)
        }
        #expect(words(8, 8, .about, "hour") == "about 8 hours")
        #expect(words(1, 1, .exact, "soldier") == "1 soldier")
        #expect(words(100_000, 120_000, .exact, "soldier") == "100,000–120,000 soldiers")
        #expect(words(2.5, 2.5, .over, "percent") == "at least 2.5 percent")
        #expect(words(-3, -3, .under, "") == "at most −3")
        #expect(words(25, 25, .exact, "crewman") == "25 crewmen")
        #expect(words(2, 2, .exact, "human") == "2 humans")
        #expect(words(600, 600, .about, "ton") == "about 600 tons")
        #expect(words(6, 6, .exact, "mph") == "6 mph")
        #expect(FigureWording.number(1_234_567.05) == "1,234,567.05")
        #expect(FigureWording.number(2_800_000_000) == "2.8 billion")
        #expect(FigureWording.number(34_600_001) == "34,600,001")
        #expect(FigureWording.number(.nan) == "nan")
        #expect(words(100.0 / 3, 100.0 / 3, .exact, "percent") == "about 33 percent")
        #expect(FigureWording.number(10.0 / 3) == "3.33")
        #expect(FigureWording.number(0.00041) == "0.00041")
        #expect(FigureWording.number(7.12345) == "7.1235")
        #expect(FigureWording.number(1.234e29) == "1.2e29")
        #expect(FigureWording.number(-9.99e15) == "−1e16")
    }

    @Test(
        "How a date is known is said with dates in words; what is quoted stays",
        arguments: [
            (
                "'on Monday', report of 2023-03-14T21:05:00+01:00",
                "'on Monday', report of Tuesday 14 March 2023, 21:05 UTC+01:00"
            ),
            ("'the winter', report of 2023-03-14", "'the winter', report of Tuesday 14 March 2023"),
            ("'2023-03-14', stated", "'2023-03-14', stated"), ("stated", "stated"),
        ])
    func basis(_ basis: String, _ words: String) {
        #expect(Wording.basis(basis) == words)
    }
}
