import Language
import Prose
import Reports
import Testing

@testable import Annotation

@Suite("Time expressions")
struct TimeRecogniserTests {
    private static let recogniser = Result { try TimeRecogniser() }
    /// A Tuesday.
    private static let published = PublicationDate(value: "2031-03-11", precision: .day, basis: .stated)

    private func found(_ string: String, published: PublicationDate? = published) throws -> [TimeExpression] {
        try Self.recogniser.get().recognise(Analyzed.text(string), published: published)
    }

    /// "words = TIMEX3 value" of each expression.
    private func values(_ string: String) throws -> [String] {
        let text = Text(string)
        return try found(string).map { text.string($0.span) + " = " + $0.timex }
    }

    @Test(
        "Dates that say everything themselves",
        arguments: [
            ("It sank on 7 May 2019.", "7 May 2019 = 2019-05-07"),
            ("It sank on May 7, 2019.", "May 7, 2019 = 2019-05-07"),
            ("It sank on the 7th of May 2019.", "the 7th of May 2019 = 2019-05-07"),
            ("It sank on Tuesday, May 7, 2019.", "Tuesday, May 7, 2019 = 2019-05-07"),
            ("Updated 2019-05-07.", "2019-05-07 = 2019-05-07"),
            ("Updated 2019-05-07T18:04Z.", "2019-05-07T18:04Z = 2019-05-07T18:04"),
            ("It sank in May 2019.", "May 2019 = 2019-05"),
            ("It sank on 29 February 2001.", "29 February 2001 = 2001-02"),
            ("It sank on September 31, 2022.", "September 31, 2022 = 2022-09"),
            ("It sank in 2019.", "2019 = 2019"),
            ("It sank in the winter of 2019.", "the winter of 2019 = 2019-WI"),
            ("It sank in the third quarter of 2019.", "the third quarter of 2019 = 2019-Q3"),
            ("It sank in the last quarter of 2019.", "the last quarter of 2019 = 2019-Q4"),
            ("It sank in the last month of 2019.", "the last month of 2019 = 2019-12"),
            ("It sank in the first half of 2019.", "the first half of 2019 = 2019-H1"),
            ("It sank in the late 1980s.", "the late 1980s = 198X"),
            ("It was built in the 19th century.", "the 19th century = 18"),
            ("The war of 1950-53 ruined them.", "1950-53 = 1950/1953"),
        ])
    func absolute(_ sentence: String, _ value: String) throws {
        #expect(try values(sentence) == [value])
    }

    @Test(
        "Dates that count from the publication",
        arguments: [
            ("The ministers met on Wednesday.", "Wednesday = 2031-03-05"),
            ("The ministers will meet on Wednesday.", "Wednesday = 2031-03-12"),
            ("A meeting is scheduled for Wednesday.", "Wednesday = 2031-03-12"),
            ("Monday's talks failed.", "Monday = 2031-03-10"),
            ("They left last Friday.", "last Friday = 2031-03-07"),
            ("They will leave next Monday.", "next Monday = 2031-03-17"),
            ("They left yesterday.", "yesterday = 2031-03-10"),
            ("They will vote tomorrow morning.", "tomorrow morning = 2031-03-12TMO"),
            ("They left last night.", "last night = 2031-03-10TNI"),
            ("They resigned last month.", "last month = 2031-02"),
            ("In December, the party split.", "December = 2030-12"),
            ("The party will split in December.", "December = 2031-12"),
            ("The party split late last year.", "late last year = 2030"),
            ("The bridge fell two days ago.", "two days ago = 2031-03-09"),
            ("The bridge fell five years ago.", "five years ago = 2026"),
            ("The election takes place this week.", "this week = 2031-W11"),
            ("The law takes effect on June 1.", "June 1 = 2031-06-01"),
            ("It expires at 12:01 a.m. on Wednesday.", "12:01 a.m. on Wednesday = 2031-03-12T00:01"),
            ("She was born on Christmas Day.", "Christmas Day = 2030-12-25"),
        ])
    func relative(_ sentence: String, _ value: String) throws {
        #expect(try values(sentence) == [value])
    }

    @Test(
        "Days told by the week or month they lie in",
        arguments: [
            ("They will vote on Friday next week.", "Friday next week = 2031-03-21"),
            ("They voted on Thursday of last week.", "Thursday of last week = 2031-03-06"),
            ("They will vote next week on Friday.", "next week on Friday = 2031-03-21"),
            ("They will vote on the first Friday of July.", "the first Friday of July = 2031-07-04"),
            ("They voted on the last Thursday of November 2020.", "the last Thursday of November 2020 = 2020-11-26"),
            ("They will vote on the second Monday of next month.", "the second Monday of next month = 2031-04-14"),
            ("They will vote on the 20th of next month.", "the 20th of next month = 2031-04-20"),
            ("They voted on Friday the 7th.", "Friday the 7th = 2031-03-07"),
            ("They voted on Friday, the 14th of February.", "Friday, the 14th of February = 2031-02-14"),
        ])
    func dayOfPeriod(_ sentence: String, _ value: String) throws {
        #expect(try values(sentence) == [value])
    }

    @Test(
        "Days in words and in other orders of digits",
        arguments: [
            ("It sank on May twenty-first, 2019.", "May twenty-first, 2019 = 2019-05-21"),
            ("It sank on the twenty second of June 2019.", "the twenty second of June 2019 = 2019-06-22"),
            ("It sank on the second of Aug. 2019.", "the second of Aug. 2019 = 2019-08-02"),
            ("It sank on 21-04-2016.", "21-04-2016 = 2016-04-21"),
            ("It sank on 2015/08/12.", "2015/08/12 = 2015-08-12"),
            ("It sank on 2015.8.12.", "2015.8.12 = 2015-08-12"),
            ("The match ended 3-7.", ""), ("He was the 15th victim on the list.", ""),
        ])
    func written(_ sentence: String, _ value: String) throws {
        #expect(try values(sentence) == (value.isEmpty ? [] : [value]))
    }

    @Test(
        "Offsets of several units, and from days other than today",
        arguments: [
            ("They left one month and 21 days ago.", "one month and 21 days ago = 2031-01-21"),
            ("They left two years and three months ago.", "two years and three months ago = 2028-12"),
            ("They will leave two days after tomorrow.", "two days after tomorrow = 2031-03-14"),
            ("They left three weeks before yesterday.", "three weeks before yesterday = 2031-02-17"),
        ])
    func compoundOffsets(_ sentence: String, _ value: String) throws {
        #expect(try values(sentence) == [value])
    }

    @Test("\"Friday the 15th victim\" names a Friday and ranks a victim")
    func rankedVictim() throws {
        #expect(try values("They found on Friday the 7th victim.").first?.hasPrefix("Friday = ") == true)
    }

    @Test(
        "Durations, sets and references",
        arguments: [
            ("The talks lasted almost eight hours.", "almost eight hours = PT8H"),
            ("They agreed after eight-hour talks.", "eight-hour = PT8H"),
            ("It is the first in two and a half years.", "two and a half years = P2Y6M"),
            ("They argued for years.", "years = PXY"),
            ("They meet every Monday.", "every Monday = XXXX-WXX-1"),
            ("They meet daily.", "daily = P1D"),
            ("It costs $30 million a year.", "a year = P1Y"),
            ("They are now at war.", "now = PRESENT_REF"),
            ("They have recently agreed.", "recently = PAST_REF"),
        ])
    func others(_ sentence: String, _ value: String) throws {
        #expect(try values(sentence) == [value])
    }

    @Test(
        "What only looks like a time is left alone",
        arguments: [
            "They may leave.", "Theresa May resigned.", "The march went on.", "He reads Russia Today.",
            "Some 2000 people came.", "Resolution 1929 was adopted.", "The 52-year-old driver left.",
            "The fall of the wall changed it.",
        ])
    func none(_ sentence: String) throws {
        #expect(try values(sentence).isEmpty)
    }

    @Test(
        "A bare year, the date of a picture and somebody's age are no dates",
        arguments: [
            "She was named coach of the year.", "They look to the year ahead.", "The woman is in her mid-50s.",
            "In this Dec. 20, 2015, file photo, the coach waves.",
        ])
    func undated(_ sentence: String) throws {
        #expect(try values(sentence).isEmpty)
    }

    @Test(
        "A finite verb in the past decides when what it tells of is an offer",
        arguments: [
            "The paper reported the offer on Sunday.", "The paper first reported on the firm's new offer on Sunday.",
            "The shares rose before the merger was proposed in November.",
        ])
    func pastOffer(_ sentence: String) throws {
        #expect(try found(sentence).map(\.tense) == [.past])
    }

    @Test(
        "What is over lies before the publication, whatever its verb looks like",
        arguments: [
            ("Until Thursday, they had not named the driver.", "2031-03-06"),
            ("The offer had been due to expire on Friday.", "2031-03-07"),
            ("Neither of the owners could be reached on Thursday.", "2031-03-06"),
            ("A weak harvest hurt the shares of the firm, or most of them, on Friday.", "2031-03-07"),
            ("They looked for ways to get around Wednesday's ruling by the court.", "2031-03-05"),
            ("A spokesman on Thursday: “The bridge is open and will be.”", "2031-03-06"),
        ])
    func over(_ sentence: String, _ date: String) throws {
        #expect(try found(sentence).map(\.edtf) == [date])
    }

    @Test(
        "Quarters of a game and \"today\" for these days date nothing",
        arguments: ["He scored in the first quarter.", "It is today the biggest port of the country."])
    func datesNothing(_ sentence: String) throws {
        #expect(try values(sentence).isEmpty)
    }

    @Test(
        "A verb beside a time is no part of it",
        arguments: [
            ("The trial is to start on Monday.", "2031-03-17"), ("It will start on Monday.", "2031-03-17"),
        ])
    func verbBeside(_ sentence: String, _ date: String) throws {
        #expect(try found(sentence).map(\.edtf) == [date])
    }

    @Test("What will last nine months is a length")
    func lastingMonths() throws {
        let found = try values("Repairs will cost a million and last nine months.")
        #expect(found.count == 1 && found[0].hasSuffix("= P9M"), "\(found)")
    }

    @Test("A quarter is one of the year where the report tells of business")
    func businessQuarter() throws {
        #expect(try values("Profits fell in the first quarter.").count == 1)
    }

    @Test(
        "An open part of a period ends before the publication, or begins behind it",
        arguments: [
            ("They resigned earlier this month.", "2031-03-01/2031-03-10"),
            ("They will resign later this month.", "2031-03-12/2031-03-31"),
            ("They resigned earlier this year.", "2031"),
            ("They resigned early this month.", "2031-03-01/2031-03-10"),
            ("They resigned in early 2030.", "2030-01/2030-03"),
        ])
    func openParts(_ sentence: String, _ date: String) throws {
        #expect(try found(sentence).map(\.edtf) == [date])
    }

    @Test("What happened so many days later is not dated behind the publication when no day is told before it")
    func laterThanNothing() throws {
        #expect(try found("His tube was removed three days later, and he was released.").map(\.edtf) == [nil])
        #expect(try found("He fell on 5 March. His tube was removed three days later.").last?.edtf == "2031-03-08")
    }

    @Test("A clause about what has a day tells when, and when a post was sent is no date of what it tells")
    func clausesAndPosts() throws {
        let times = try found("These are the lessons of a report on Sunday that prompted an outcry.")
        #expect(times.map(\.edtf) == ["2031-03-09"])
        #expect(try found("When asked about the delay at the December premiere, she smiled.").first?.edtf == "2030-12")
        #expect(try found("The ferry is back. — Ilse Tarn (@ilsetarn) March 9, 2031").isEmpty)
    }

    @Test("A weekday right behind the date of a report that tells of that date as gone by is the day behind it")
    func updatedPage() throws {
        let times = try found("A truck sank on Tuesday night. The mayor said early Wednesday that nobody was hurt.")
        #expect(times.map { $0.edtf?.prefix(10) } == ["2031-03-11", "2031-03-12"])
        #expect(
            try found("The mayor said early Wednesday that nobody was hurt.").first?.edtf?.prefix(10) == "2031-03-05")
    }

    @Test(
        "What is named after a feast is no date",
        arguments: ["She bought Christmas lights.", "It broke an Easter egg."])
    func feasts(_ sentence: String) throws { #expect(try found(sentence).isEmpty) }

    @Test("A later expression counts from the date told before it")
    func mention() throws {
        let times = try found("He met them on 5 May 2019 and a day later left. The following day it rained.")
        #expect(times.map(\.timex) == ["2019-05-05", "2019-05-06", "2019-05-07"])
        #expect(times[1].anchor == .expression(0))
        #expect(times[1].basis == "'a day later', counted from '5 May 2019'")
    }

    @Test("Both readings of a weekday are kept, and those that count from it follow")
    func alternatives() throws {
        let times = try found(
            "His delegation met on Wednesday with the envoys and a day later in Porto with the bankers.")
        #expect(times.map(\.edtf) == ["2031-03-05", "2031-03-06"])
        #expect(times.map(\.alternatives) == [["2031-03-12"], ["2031-03-13"]])
    }

    @Test("The basis names the words and the report's date")
    func basis() throws {
        #expect(try found("They met on Wednesday.").first?.basis == "'on Wednesday', report of 2031-03-11")
        #expect(try found("They met in 2019.").first?.basis == "'in 2019', stated")
    }

    @Test(
        "EDTF tells periods and their parts",
        arguments: [
            ("They met last week.", "2031-03-03/2031-03-09"), ("They met in early June 2019.", "2019-06-01/2019-06-10"),
            ("They met in mid-2019.", "2019-05/2019-08"), ("They met late last year.", "2030-10/2030-12"),
            ("They met in the winter of 2019.", "2019-24"),
            ("They will meet in the next 30 days.", "2031-03-11/2031-04-10"),
            ("They met in the 1980s.", "198X"),
        ])
    func edtf(_ sentence: String, _ value: String) throws {
        #expect(try found(sentence).first?.edtf == value)
    }

    @Test(
        "Two dates that make a range are joined",
        arguments: [
            ("It ran from 3 May 2019 to 5 June 2019.", "2019-05-03/2019-06-05"),
            ("It ran between 2014 and 2016.", "2014/2016"),
            ("It will run in May or June.", "2031-05/2031-06"),
            ("They sank nine boats between February and December 2029.", "2029-02/2029-12"),
            ("They sank nine boats between November and February 2029.", "2028-11/2029-02"),
        ])
    func intervals(_ sentence: String, _ value: String) throws {
        #expect(try found(sentence).first?.interval?.edtf == value)
    }

    @Test("Without a publication date relative dates stay open")
    func unanchored() throws {
        let times = try found("They met on Wednesday and will meet in December.", published: nil)
        #expect(times.map(\.timex) == ["XXXX-WXX-3", "XXXX-12"])
        #expect(times.allSatisfy { $0.edtf == nil })
    }

    @Test("Behind a present verb the day that owns the subject is the nearer one")
    func ownedDay() throws {
        let march = try found("Sunday's marches by millers are just one example.")
        #expect(march.first?.edtf == "2031-03-09")
        let vote = try found("Friday's vote is crucial.")
        #expect(vote.first?.edtf == "2031-03-14")
    }

    @Test("What had nothing to do with a meeting on a day tells of a meeting gone by")
    func nothingToDo() throws {
        let times = try found("The council denied that the payment had anything to do with the meeting on Saturday.")
        #expect(times.first?.edtf == "2031-03-08")
    }

    @Test("What followed a visit on a day tells of a visit gone by")
    func afterReturning() throws {
        let times = try found("She spoke with the envoys after returning from a visit to the harbour on Friday.")
        #expect(times.first?.edtf == "2031-03-07")
    }

    @Test("In the first days of a year “the coming year” is that year")
    func comingYear() throws {
        let january = PublicationDate(value: "2031-01-03", precision: .day, basis: .given)
        #expect(try found("They will build boats in the coming year.", published: january).first?.edtf == "2031")
        #expect(try found("They will build boats in the coming year.").first?.edtf == "2032")
    }

    @Test("Numbers and titles that are names are no dates")
    func namesOfThings() throws {
        #expect(try values("The inquiry is known as Case 2000.").isEmpty)
        #expect(try values("In an interview on the channel's “This Week,” he warned of war.").isEmpty)
        #expect(try values("“This week we sail,” she said.") == ["This week = 2031-W11"])
    }

    @Test("Any input gives spans inside the text, in order, with and without tags")
    func fuzz() throws {
        let recogniser = try Self.recogniser.get()
        var generator = SplitMix64(state: 11)
        let pieces = [
            "the", "third", "quarter", "of", "2019", "-", "12", "May", "Monday", "next", "last", "two", "years", "ago",
            "'s", "early", "mid", ",",
            "from", "to", "9999", "99999999999999999999", "0000", "00:00", "24:61", "7pm", "p.m.", "1980s", "'", "½",
            "1/2", "million", "é", "中",
            "\u{301}", "👩🏽‍🚀", ".", "\r\n", "a", "half", "every", "fiscal", "year", "end", "in", "$", "%", "Q3",
            "31.02.2019", "2019-13-45", "T18:04",
        ]
        for round in 0..<300 {
            let words = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
                pieces.randomElement(using: &generator)!
            }
            let string = words.joined(separator: Bool.random(using: &generator) ? " " : "")
            let analyzed = round % 2 == 0 ? try Analyzed.untagged(string) : try Analyzed.text(string)
            let published = [
                Self.published, nil, PublicationDate(value: "0001-01-01", precision: .day, basis: .given),
                PublicationDate(value: "9999-12-31", precision: .day, basis: .given),
            ].randomElement(using: &generator)!
            var last = 0
            for time in recogniser.recognise(analyzed, published: published) {
                #expect(
                    time.span.start >= last && time.span.end > time.span.start && time.span.end <= analyzed.text.count,
                    "\(string.debugDescription)")
                #expect(!time.timex.isEmpty && !time.basis.isEmpty)
                last = time.span.end
            }
        }
    }
}
