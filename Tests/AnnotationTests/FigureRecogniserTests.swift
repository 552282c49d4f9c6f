import Language
import Prose
import Reports
import Testing

@testable import Annotation

@Suite("Figures")
struct FigureRecogniserTests {
    private static let times = Result { try TimeRecogniser() }
    private static let figures = Result { try FigureRecogniser() }

    private func found(_ analyzed: AnalyzedText) throws -> [FigureMention] {
        let times = try Self.times.get().recognise(analyzed, published: nil)
        return try Self.figures.get().recognise(analyzed, times: times)
    }

    /// "words = low-high bound unit" of each figure.
    private func values(_ string: String) throws -> [String] {
        let text = Text(string)
        return try found(Analyzed.text(string)).map { figure in
            let range =
                figure.low == figure.high
                ? TimeUnit.number(figure.low) : TimeUnit.number(figure.low) + "-" + TimeUnit.number(figure.high)
            return text.string(figure.span) + " = " + range + " " + figure.bound.rawValue + " " + figure.unit
                + (figure.per.map { " per " + $0 } ?? "")
        }
    }

    @Test(
        "A count is told with what befell those counted, wherever in the clause that stands",
        arguments: [
            ("At least 84 people, including children, were killed.", Fate.killed, "people killed"),
            ("The fire killed 84 people.", .killed, "people killed"),
            ("About 100 people were injured.", .injured, "people injured"),
            ("The mayor said at least seven people have lost their lives.", .killed, "people killed"),
            ("Forty-two people were in critical condition.", .critical, "people in critical condition"),
        ])
    func fates(_ sentence: String, _ fate: Fate, _ what: String) throws {
        let figure = try #require(try found(Analyzed.text(sentence)).first)
        #expect(figure.fate == fate && figure.what == what && figure.isCasualty, "\(figure)")
    }

    @Test("Who kills and who was not hurt has met no fate")
    func noFate() throws {
        for sentence in ["Five gunmen killed the guard.", "Twelve people were not injured."] {
            #expect(try found(Analyzed.text(sentence)).allSatisfy { $0.fate == nil }, "\(sentence)")
        }
    }

    @Test("An age that is said of somebody is no count of the dead; joined ages are ages")
    func saidAge() throws {
        let said = try found(Analyzed.text("Bongo, who was 17, was shot dead by keepers."))
        #expect(said.map(\.role) == [.age] && said.first?.low == 17, "\(said)")
        let joined = try found(Analyzed.text("Two boys, aged six and nine, saw it."))
        #expect(joined.filter { $0.role == .age }.map(\.low) == [6, 9], "\(joined)")
    }

    @Test("A range of years keeps its lower end, a list of numbers all of them")
    func rangesAndLists() throws {
        #expect(try values("They live 30-50 years in zoos.") == ["30-50 years = 30-50 exact year"])
        let points = try found(Analyzed.text("He scored 14 and 11 points."))
        #expect(points.map(\.low) == [14, 11] && Set(points.map(\.unit)).count == 1, "\(points)")
    }

    @Test("A number joined to the dead is no number of dead when something else befell those it counts")
    func ownDeed() throws {
        let what = try found(
            Analyzed.text("At least seven people have been killed and more than 50 taken to hospital in Corrin.")
        ).map(\.what)
        #expect(what == ["people killed", "persons taken to hospital"])
        let both = try found(Analyzed.text("The blast killed 12 and wounded 20 in Corrin.")).map(\.what)
        #expect(both.contains("persons killed") && both.contains("persons wounded"), "\(both)")
    }

    @Test(
        "Counts, with what is counted",
        arguments: [
            ("Nearly 100,000 Ostrian troops stand there.", "Nearly 100,000 Ostrian troops = 100000 under troop"),
            ("Two soldiers died.", "Two soldiers = 2 exact soldier"),
            ("More than three dozen ships left.", "More than three dozen ships = 36 over ship"),
            ("Between 3,000 and 5,000 people came.", "Between 3,000 and 5,000 people = 3000-5000 exact person"),
            ("Some 3,000 to 5,000 people came.", "Some 3,000 to 5,000 people = 3000-5000 about person"),
            ("It needs 8-10 ships.", "8-10 ships = 8-10 exact ship"),
            ("They hold 12 of the hostages.", "12 of the hostages = 12 exact hostage"),
            ("The blast killed at least 45.", "at least 45 = 45 over person"),
            ("Twenty-six children were saved.", "Twenty-six children = 26 exact child"),
        ])
    func counts(_ sentence: String, _ value: String) throws {
        #expect(try values(sentence) == [value])
    }

    @Test(
        "Money, shares and measures",
        arguments: [
            ("It costs $1.5 million.", "$1.5 million = 1500000 exact dollar"),
            ("It costs about 6.4 billion euros.", "about 6.4 billion euros = 6400000000 about euro"),
            ("It costs £3bn.", "£3bn = 3000000000 exact pound"),
            ("Oil fell to $70 a barrel.", "$70 a barrel = 70 exact dollar per barrel"),
            ("It costs $3-5 million.", "$3-5 million = 3000000-5000000 exact dollar"),
            ("Prices rose by up to 25 percent.", "up to 25 percent = 25 under percent"),
            ("Prices rose by 2.5%.", "2.5% = 2.5 exact percent"),
            ("Prices rose by 47,7 percent.", "47,7 percent = 47.7 exact percent"),
            ("It costs 3,50 euros.", "3,50 euros = 3.5 exact euro"),
            ("It costs 3,500 euros.", "3,500 euros = 3500 exact euro"),
            ("Half of the members left.", "Half of the members = 50 exact percent"),
            ("The pipe is 40 km long.", "40 km = 40 exact kilometer"),
            ("Prices rose by negative 7 percent.", "negative 7 percent = -7 exact percent"),
            ("The star is 900 light-years away.", "900 light-years = 900 exact light-year"),
        ])
    func measures(_ sentence: String, _ value: String) throws {
        #expect(try values(sentence) == [value])
    }

    @Test(
        "Durations and ages",
        arguments: [
            ("The talks lasted almost eight hours.", "almost eight hours = 8 under hour"),
            ("They met for the eight-hour talks.", "eight-hour = 8 exact hour"),
            ("It is the first in two and a half years.", "two and a half years = 2.5 exact year"),
            ("The 52-year-old driver left.", "52-year-old = 52 exact year"),
            ("The pilot, Anna Kovacs, 44, died in the crash.", "44 = 44 exact year"),
        ])
    func durations(_ sentence: String, _ value: String) throws {
        #expect(try values(sentence) == [value])
    }

    @Test(
        "A unit or a number word may be written behind digits without a space",
        arguments: [
            ("The well is 40m deep.", "40m = 40 exact meter"),
            ("Rescuers dug an 80m-deep shaft.", "80m = 80 exact meter"),
            ("The road is 12km long.", "12km = 12 exact kilometer"),
            ("The bag weighed 20kg.", "20kg = 20 exact kilogram"),
            ("Hackers took the data of 143million people.", "143million people = 143000000 exact person"),
            ("Hackers took the data of 40m people.", "40m people = 40000000 exact person"),
            ("The firm paid £4.6m.", "£4.6m = 4600000 exact pound"),
        ])
    func glued(_ text: String, _ figure: String) throws {
        let found = try values(text)
        #expect(found.contains { $0.hasSuffix(String(figure.drop { $0 != "=" })) }, "\(found)")
    }

    @Test("A bare number in commas behind a name is an age and counts no dead")
    func ageBehindName() throws {
        let figure = try #require(try found(Analyzed.text("Anna Kovacs, 44, also died in the crash.")).first)
        #expect(figure.role == .age)
        #expect(!figure.isCasualty)
    }

    @Test(
        "A negation turns a limit round",
        arguments: [
            ("The pact was never meant to last more than 30 years.", "more than 30 years = 30 under year"),
            ("The council will not buy more than 12 ships.", "more than 12 ships = 12 under ship"),
            ("No more than 12 ships were held.", "No more than 12 ships = 12 under ship"),
            ("It sold never more than 12 ships.", "never more than 12 ships = 12 under ship"),
            ("It did not buy fewer than 12 ships.", "fewer than 12 ships = 12 over ship"),
            ("Not less than 40 houses burned.", "Not less than 40 houses = 40 over house"),
            ("The sides had not met for more than 30 years.", "more than 30 years = 30 over year"),
            ("More than 12 ships were not found.", "More than 12 ships = 12 over ship"),
            ("He did not know that the council bought more than 12 ships.", "more than 12 ships = 12 over ship"),
        ])
    func denied(_ sentence: String, _ value: String) throws {
        #expect(try values(sentence) == [value])
    }

    @Test("No figure is read out of a power of ten as if its digits stood side by side")
    func powers() throws {
        #expect(try values("It said 5¹ guards left.").isEmpty)
        #expect(try !values("The outflow fell to 10⁶ litres.").contains { $0.contains("= 10 ") || $0.contains("106") })
    }

    @Test(
        "Numbers that are no figures",
        arguments: [
            "It sank in 2019.", "They met on 7 May.", "They left at 7 p.m.", "It was the third attempt.",
            "One side left.", "They love one another.",
            "Resolution 2202 was adopted.", "A Boeing 737 landed.", "The G7 met.", "It is open 24/7.", "They won 3-1.",
            "Covid-19 spread.",
            "The two leaders met.", "A year passed.", "1. First point",
        ])
    func none(_ sentence: String) throws {
        #expect(try values(sentence).isEmpty)
    }

    @Test(
        "What is measured is told in the report's words",
        arguments: [
            ("Nearly 100,000 Ostrian troops stand there.", "Ostrian troops"),
            ("They ended the eight-hour talks.", "length of the talks"),
            ("After eight hours of talks they left.", "length of the talks"),
            ("The talks lasted eight hours.", "length of the talks"),
            ("They set a 25 percent tariff on steel.", "tariff on steel"), ("Prices fell 2 percent.", "fall in prices"),
        ])
    func what(_ sentence: String, _ words: String) throws {
        #expect(try found(Analyzed.text(sentence)).map(\.what) == [words])
    }

    @Test("A second share of the same kind borrows the noun of the first")
    func shared() throws {
        let figures = try found(Analyzed.text("They set tariffs of 25 percent on steel and 10 percent on aluminum."))
        #expect(figures.map(\.what) == ["tariffs on steel", "tariffs on aluminum"])
    }

    @Test(
        "Nouns are told in the singular",
        arguments: [
            ("countries", "country"), ("buses", "bus"), ("men", "man"), ("boxes", "box"), ("crises", "crisis"),
            ("glass", "glass"), ("troops", "troop"),
        ])
    func singular(_ plural: String, _ singular: String) throws {
        #expect(try FigureLexicon(ResourceFolder(AnnotationResources.bundle)).singular(plural) == singular)
    }

    @Test("Any input gives spans inside the text, in order, with and without tags")
    func fuzz() throws {
        var generator = SplitMix64(state: 5)
        let pieces = [
            "two", "and", "a", "half", "million", "$", "%", "3,000", "1.2.3", "12:01", "5bn", "½", "1/2", "-", "to",
            "between", "of", "the", "soldiers",
            "killed", "percent", "per", "day", "nearly", "more", "than", "(", ")", "year", "old", "aged", "中",
            "\u{301}", "👩🏽‍🚀", ".", "\r\n", "1e9",
            "99999999999999999999999999", "dozen", "hundreds", "€", "km", "/", "h", "Boeing", "one", "third",
            "quarters",
        ]
        for round in 0..<300 {
            let words = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
                pieces.randomElement(using: &generator)!
            }
            let string = words.joined(separator: Bool.random(using: &generator) ? " " : "")
            let analyzed = round % 2 == 0 ? try Analyzed.untagged(string) : try Analyzed.text(string)
            var last = 0
            for figure in try found(analyzed) {
                #expect(
                    figure.span.start >= last && figure.span.end > figure.span.start
                        && figure.span.end <= analyzed.text.count, "\(string.debugDescription)")
                #expect(
                    figure.low <= figure.high && figure.low.isFinite && !figure.unit.isEmpty,
                    "\(string.debugDescription)")
                last = figure.span.end
            }
        }
    }

    @Test("A sum told in a second currency is marked as the same sum, a distance in a second unit too")
    func conversions() throws {
        func marked(_ text: String) throws -> [String] {
            let analyzed = try Analyzed.text(text)
            return try found(analyzed).filter(\.isConversion).map { analyzed.text.string($0.span) }
        }
        #expect(try marked("Calvo exports metals for 6 billion euros ($7 billion) a year.") == ["$7 billion"])
        #expect(try marked("The mill is 30 kilometres (19 miles) from Corrin.") == ["19 miles"])
        #expect(try marked("The mill cost 6 million euros and lies on 20 hectares.").isEmpty)
        #expect(try marked("Calvo offered 5 million euros, Lorne 7 million dollars.").isEmpty)
    }

    @Test("Money with the name of its country is money")
    func nationalMoney() throws {
        #expect(
            try values("The court fined her 30,000 Egyptian pounds.")
                == ["30,000 Egyptian pounds = 30000 exact pound"])
        #expect(
            try values("The firm paid 2 million Hong Kong dollars.")
                == ["2 million Hong Kong dollars = 2000000 exact dollar"])
    }

    @Test("A part of a whole counts what the whole counts")
    func parts() throws {
        let found = try values("Ten of the 12 victims were sailors.")
        #expect(found.contains { $0.hasPrefix("Ten = 10 exact victim") }, "\(found)")
        #expect(found.contains { $0.hasPrefix("12 victims = 12 exact victim") }, "\(found)")
        let others = try values("The case involves 25 defendants, five of whom were absent.")
        #expect(others.contains { $0.hasPrefix("five = 5 exact defendant") }, "\(others)")
    }

    @Test("A stretch of the calendar is no length of anything, a bound and a level are no range")
    func windows() throws {
        #expect(try values("The coin lost value over the last six months.").isEmpty)
        #expect(try values("The talks lasted six months.").count == 1)
        let fall = try values("The value fell more than $11 billion to $106 billion.")
        #expect(!fall.contains { $0.contains("11000000000-106000000000") }, "\(fall)")
    }

    @Test("Neither a date nor a unit is what a figure measures")
    func labels() throws {
        let last = try found(Analyzed.text("The company raised $6 billion last year.")).map(\.what)
        #expect(last.allSatisfy { !$0.contains("last year") }, "\(last)")
        let level = try found(Analyzed.text("The shares fell 4 percent to $63 in Corrin.")).map(\.what)
        #expect(!level.contains("percent"), "\(level)")
        let leaders = try values("The leak exposes 12 current and former leaders.")
        #expect(leaders == ["12 current and former leaders = 12 exact leader"], "\(leaders)")
    }

    @Test("The sign of a currency takes its number from a unit of time behind it")
    func moneyBeforeDays() throws {
        let found = try values("The managers sold shares worth £1.3million days after the theft.")
        #expect(found.contains { $0.hasSuffix("1300000 exact pound") }, "\(found)")
        #expect(!found.contains { $0.hasSuffix("day") }, "\(found)")
    }

    @Test("A preposition of the noun before it bounds no number")
    func prepositionOfNoun() throws {
        #expect(
            try values("The bank secured control over 138 domains.") == ["138 domains = 138 exact domain"])
        #expect(try values("The bank runs over 138 domains.") == ["over 138 domains = 138 over domain"])
    }

    @Test(
        "A toll counts the dead wherever in its clause the number stands",
        arguments: [
            "The death toll in the fire at the old theatre rose to 85, the mayor said.",
            "The toll of the fire in Corrin stands at 85.",
        ])
    func toll(_ sentence: String) throws {
        let figure = try #require(try found(Analyzed.text(sentence)).first)
        #expect(figure.fate == .killed && figure.low == 85 && figure.unit == "person", "\(figure)")
    }

    @Test("A toll for a road counts nobody, nor does a number of another clause")
    func noToll() throws {
        #expect(try values("The toll road to Corrin rose to 85.").allSatisfy { !$0.hasSuffix("person") })
        #expect(try values("The toll is not known, and the water rose to 85.").allSatisfy { !$0.hasSuffix("person") })
    }
}
