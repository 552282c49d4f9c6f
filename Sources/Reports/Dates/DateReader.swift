import Prose

/// Reads dates as people and machines write them, in any of the languages whose months it knows.
///
/// "2023-12-17T10:20Z", "20231217", "17.12.2023", "12/17/2023", "17 December 2023", "Dec. 17th, 2023, 4:05 pm",
/// "17. prosince 2023", "17 de diciembre de 2023", "2023年12月17日", "١٧ ديسمبر ٢٠٢٣". Dates in words need their year;
/// two digits of one pass where points or slashes make it a date.
struct DateReader: Sendable {
    /// Whether the first of two small numbers is the day or the month.
    enum Order: Sendable { case dayFirst, monthFirst }

    let months: MonthNames
    /// `MonthNames.number(of:)` of the page's language.
    var language: UInt16 = 0
    var order = Order.dayFirst
    /// What reads dates that are counted back from the fetch; nil where its time is not known.
    var ages: (reader: AgeReader, fetched: FetchTime)?

    /// Years in which pages can have been published, and printed papers that archives put online.
    static let years = 1900...2100

    /// The first date in a span, its time of day behind or before it. O(length): each number and each word is looked at
    /// once as the begin of a date, and a date is short.
    func first(in bytes: [UInt8], _ span: TextSpan) -> DateReading? {
        var at = span.start
        while at < span.end {
            let byte = bytes[at]
            let isDigit = DateScanner.startsDigit(bytes, at, span.end)
            guard isDigit || ASCII.isLetter(byte) || byte >= 0xC3 else {
                at += 1
                continue
            }
            var scanner = DateScanner(reader: self, bytes: bytes, at: at, end: span.end)
            // Behind "10." the number goes on what began before it: a version, an address of the network.
            let goesOn =
                isDigit && at > span.start + 1 && (bytes[at - 1] == 0x2E || bytes[at - 1] == 0x2F)
                && ASCII.isDigit(bytes[at - 2])
            if !goesOn, var reading = scanner.date() {
                scanner.addClock(to: &reading)
                reading.span = TextSpan(at, scanner.at)
                if reading.clock == nil { reading.clock = clock(before: at, bytes, span) }
                return reading
            }
            if let end = scanner.endOfImpossible {
                at = max(at + 1, end)
                continue
            }
            at = isDigit ? scanner.endOfNumber(at) : max(at + 1, FoldedWord.end(bytes, from: at, to: span.end))
        }
        return nil
    }

    /// The date that a line tells by how long ago it was, its time behind a day's name: "3 hours ago", "yesterday at
    /// 10:20"; nil where it is not known when the page was fetched. O(length).
    func relative(in bytes: [UInt8], _ span: TextSpan) -> DateReading? {
        guard let ages, let age = ages.reader.first(in: bytes, span), var reading = age.date(before: ages.fetched)
        else {
            return nil
        }
        if age.unit == .day {
            var scanner = DateScanner(reader: self, bytes: bytes, at: age.span.end, end: span.end)
            scanner.addClock(to: &reading)
            reading.span = TextSpan(age.span.start, scanner.at)
        }
        return reading
    }

    /// The first date of a string; only its first 200 bytes are read.
    func first(in string: some StringProtocol) -> DateReading? {
        let bytes = Array(string.utf8.prefix(200))
        return first(in: bytes, TextSpan(0, bytes.count))
    }

    /// The first date in a span when it tells its day and can be read in one way only; "4/5/2022" can in two, and a
    /// text that was copied from somewhere does not say which is meant.
    func certainDay(in text: Text, _ span: TextSpan) -> DateReading? {
        guard let reading = first(in: text.utf8, span), reading.hasDay, reading.swapped == nil else { return nil }
        return reading
    }

    /// A value that a machine wrote to be a date: as `first`, and also "2023-12" and seconds since 1970.
    func stated(_ string: some StringProtocol) -> DateReading? {
        let bytes = Array(string.utf8.prefix(200))
        if let reading = first(in: bytes, TextSpan(0, bytes.count)) { return reading }
        var scanner = DateScanner(reader: self, bytes: bytes, at: 0, end: bytes.count)
        scanner.skipSpace()
        var other = scanner
        return scanner.yearAndMonth() ?? other.epoch()
    }

    /// "12:05 AM, Apr. 2, 2031": a time close before a date.
    private func clock(before start: Int, _ bytes: [UInt8], _ span: TextSpan) -> ClockTime? {
        var at = max(span.start, start - 24)
        while at < start {
            if ASCII.isDigit(bytes[at]), at == span.start || !ASCII.isDigit(bytes[at - 1]) {
                var scanner = DateScanner(reader: self, bytes: bytes, at: at, end: start)
                if let clock = scanner.clock(isMachine: false) { return clock }
            }
            at += 1
        }
        return nil
    }
}
