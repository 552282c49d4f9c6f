import Prose

/// What keeps a stated date from being read.
enum DateFlaw { case ambiguous, unreadable }

/// Reads dates as data files state them: in writing, as pages do, or as seconds or milliseconds since 1970.
struct StatedDate {
    let reader: DateReader
    /// Whether the order of day and month is known; where it is not, a date that both orders allow is none.
    var isOrderKnown = true

    func parse(_ stated: String) -> PublicationDate? {
        let stated = stated.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if let epoch = epoch(stated) { return epoch }
        guard let reading = reading(stated), isOrderKnown || reading.swapped == nil else { return nil }
        return reading.publication()
    }

    /// Whether a value can be read in two ways: "03/04/2022".
    func isAmbiguous(_ stated: String) -> Bool { epoch(stated) == nil && reading(stated)?.swapped != nil }

    /// The order of day and month that a value shows by having one reading only: "25/04/2022".
    func order(_ stated: String) -> DateReader.Order? {
        let numbers = stated.prefix(10).split(separator: "/", omittingEmptySubsequences: false)
        let parts = numbers.count == 3 ? numbers : stated.prefix(10).split(separator: "-")
        guard parts.count == 3, let first = Int(parts[0]), let second = Int(parts[1]), parts[0].utf8.count <= 2,
            let reading = reading(stated), reading.swapped == nil, reading.hasDay
        else { return nil }
        if first > 12, second <= 12, reading.date.day == first { return .dayFirst }
        return second > 12 && first <= 12 && reading.date.day == second ? .monthFirst : nil
    }

    private func reading(_ stated: String) -> DateReading? { reader.first(in: stated) }

    private func epoch(_ stated: String) -> PublicationDate? {
        let whole = stated.prefix { $0 != "." }
        guard whole.utf8.count == 10 || whole.utf8.count == 13, var seconds = Int(whole), seconds > 0 else {
            return nil
        }
        if whole.utf8.count == 13 { seconds /= 1000 }
        let date = CalendarDate(ordinal: seconds / 86_400)
        func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
        return PublicationDate(
            value: "\(date.iso)T\(pad(hour)):\(pad(minute)):\(pad(second))Z", precision: .second, basis: .stated)
    }
}
