import Prose
import Testing

@testable import Reports

@Suite("Reading dates")
struct DateReaderTests {
    private let months: MonthNames

    init() throws { months = try MonthNames() }

    private func reader(_ language: String = "en", _ order: DateReader.Order = .dayFirst) -> DateReader {
        DateReader(months: months, language: MonthNames.number(of: language), order: order)
    }

    @Test(
        "Dates are read with the time and zone they state",
        arguments: [
            ("2031-04-02", "2031-04-02"), ("2031-04-02T18:20:05.123Z", "2031-04-02T18:20:05Z"),
            ("2031-04-02 18:20", "2031-04-02T18:20"), ("20310402", "2031-04-02"),
            ("2031-04-02T24:00:00Z", "2031-04-03T00:00:00Z"),
            ("2031-04-02T18:20:05+0200", "2031-04-02T18:20:05+02:00"), ("20310402T182005Z", "2031-04-02T18:20:05Z"),
            ("20310402182005", "2031-04-02T18:20:05"), ("2031-04", "2031-04"), ("1932920405", "2031-04-02T18:20:05Z"),
            ("Wed, 02 Apr 2031 18:20:05 GMT", "2031-04-02T18:20:05Z"),
            ("Wed Apr 02 18:20:05 +0000 2031", "2031-04-02T18:20:05Z"),
            ("April 2, 2031 at 6:20 p.m. EDT", "2031-04-02T18:20-04:00"),
            ("Published 2nd of April, 2031", "2031-04-02"), ("02-Apr-2031", "2031-04-02"),
            ("Orvania | April 2, 2031, Wednesday // 10:20| views", "2031-04-02T10:20"),
            ("12:05 AM, Apr. 2, 2031", "2031-04-02T00:05"), ("April 2031", "2031-04"),
            ("02.04.2031 18.20 Uhr", "2031-04-02T18:20"), ("02.04.31", "2031-04-02"), ("2. 4. 2031", "2031-04-02"),
            ("02 | 04 | 2031", "2031-04-02"), ("2031/4/2", "2031-04-02"),
        ])
    func reads(stated: String, value: String) {
        #expect(reader().stated(stated)?.publication().value == value)
    }

    @Test(
        "Months are known in many languages",
        arguments: [
            ("de", "Mittwoch, 2. März 2031"), ("fr", "mercredi 2 mars 2031"), ("es", "2 de marzo de 2031"),
            ("it", "2 marzo 2031"), ("pt", "2 de março de 2031"), ("ca", "2 de març del 2031"), ("nl", "2 maart 2031"),
            ("da", "2. marts 2031"), ("sv", "2 mars 2031"), ("no", "2. mars 2031"), ("is", "2. mars 2031"),
            ("fi", "2. maaliskuuta 2031"), ("et", "2. märts 2031"), ("lv", "2031. gada 2. martā"),
            ("lt", "2031 m. kovo 2 d."), ("pl", "2 marca 2031"), ("cs", "2. března 2031"), ("sk", "2. marca 2031"),
            ("sl", "2. marec 2031"), ("hr", "2. ožujka 2031."), ("sr", "2. март 2031."), ("hu", "2031. március 2."),
            ("ro", "2 martie 2031"), ("sq", "2 Mars 2031"), ("el", "2 Μαρτίου 2031"), ("tr", "2 Mart 2031"),
            ("ru", "2 марта 2031 г."), ("uk", "2 березня 2031"), ("be", "2 сакавіка 2031"), ("bg", "2 март 2031"),
            ("ar", "٢ مارس ٢٠٣١"), ("fa", "۲ مارس ۲۰۳۱"), ("zh", "2031年3月2日"), ("ja", "2031年03月02日（日）"),
            ("ko", "2031년 3월 2일"), ("ko", "2031. 3. 2."), ("id", "2 Maret 2031"),
        ])
    func languages(language: String, printed: String) {
        #expect(reader(language).first(in: printed)?.date.iso == "2031-03-02")
    }

    @Test("A form that means two months is read as the page's language has it")
    func sharedForms() {
        #expect(reader("pl").first(in: "2 listopada 2031")?.date.iso == "2031-11-02")
        #expect(reader("hr").first(in: "2. listopada 2031.")?.date.iso == "2031-10-02")
        #expect(reader("TR").first(in: "2 EKİM 2031")?.date.iso == "2031-10-02")
    }

    @Test("Numeric dates follow the page's order and keep their other reading")
    func orders() {
        #expect(reader("en", .monthFirst).first(in: "04/02/2031")?.date.iso == "2031-04-02")
        #expect(reader("en", .dayFirst).first(in: "04/02/2031")?.date.iso == "2031-02-04")
        #expect(reader("en", .dayFirst).first(in: "04/02/2031")?.swapped?.iso == "2031-04-02")
        #expect(reader("en", .dayFirst).first(in: "04/22/2031")?.date.iso == "2031-04-22")
        #expect(reader("en", .dayFirst).first(in: "04/22/2031")?.order == .monthFirst)
        #expect(reader("en", .monthFirst).first(in: "04.02.2031")?.date.iso == "2031-02-04")
    }

    @Test(
        "What is no date is none",
        arguments: [
            "", "2031-13-02", "2031-02-30", "The ferry left at 18:20", "April", "99999999", "may 5", "1.2.3.4",
            "v10.11.12.13",
            "2/3", "Page 3 of 12", "+1 212 555 0142", "31 Maypole 2031", "0.5.2031", "20310402333",
        ])
    func refuses(stated: String) {
        #expect(reader().stated(stated) == nil)
    }

    @Test("Any bytes are read without a crash, and what is read lies inside them")
    func survives() {
        var random = SplitMix(seed: 7)
        let pieces = [
            "2031", "-", "/", ".", " ", "04", "4", "2", "31", "April", "avr", "年", "月", "日", "T", "Z", "+02:00", ":",
            "18",
            "٢", "۳", "de", "th", "º", "\u{A0}", "’", "PM", "\u{130}", ",", "|", "März", "марта", "1932920405", "Uhr",
        ]
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int(random.next() % 9) {
                bytes += Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8)
            }
            if random.next() % 3 == 0, !bytes.isEmpty {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            guard let reading = reader().first(in: bytes, TextSpan(0, bytes.count)) else { continue }
            #expect(reading.span.start >= 0 && reading.span.end <= bytes.count && reading.span.count >= 6)
            #expect(CalendarDate(iso: reading.date.iso) == reading.date)
            #expect(DateReader.years.contains(reading.date.year))
            if let clock = reading.clock { #expect((0..<24).contains(clock.hour) && (0..<60).contains(clock.minute)) }
        }
    }

    @Test("Every day is read back as it was written, in every form")
    func roundTrips() {
        for ordinal in stride(from: 9_200, to: 30_000, by: 37) {
            let day = CalendarDate(ordinal: ordinal)
            let (year, month, number) = (day.year, day.month, day.day)
            for form in [
                day.iso, "\(number).\(month).\(year)", "\(year)年\(month)月\(number)日", "\(year)/\(month)/\(number)",
                "\(number) \(Self.english[month - 1]) \(year)", "\(Self.english[month - 1]) \(number), \(year)",
            ] {
                #expect(reader().first(in: form)?.date == day, "\(form)")
            }
        }
    }

    @Test("A megabyte of what looks like dates is read in linear time")
    func linear() {
        let flood = Array(String(repeating: "31 Apr 31/31/31 2031-", count: 50_000).utf8)
        let start = ContinuousClock.now
        #expect(reader().first(in: flood, TextSpan(0, flood.count)) == nil)
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("Addresses of articles tell their day")
    func addresses() {
        #expect(AddressDate.day(in: "https://quay.example/2031/04/02/ferry")?.iso == "2031-04-02")
        #expect(AddressDate.day(in: "https://quay.example/ferry-2031-04-02.html")?.iso == "2031-04-02")
        #expect(AddressDate.day(in: "https://quay.example/2031/0402/ferry.html")?.iso == "2031-04-02")
        #expect(AddressDate.day(in: "https://quay.example/20310402_ferry")?.iso == "2031-04-02")
        #expect(AddressDate.day(in: "https://quay.example/02-04-2031-ferry")?.iso == "2031-04-02")
        #expect(AddressDate.day(in: "https://quay.example/20310402333/ferry") == nil)
        #expect(AddressDate.day(in: "https://quay.example/2031/04/ferry") == nil)
        #expect(AddressDate.day(in: "https://quay.example/20314402.jpg") == nil)
    }

    private static let english = [
        "January", "Feb.", "March", "April", "May", "June", "July", "Aug", "Sept.", "October", "November", "December",
    ]
}

/// A small generator with a seed, so that failures repeat.
private struct SplitMix {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
