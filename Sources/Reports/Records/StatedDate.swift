import Prose

/// Reads dates as data files state them: in writing, as pages do, or as seconds or milliseconds since 1970.
struct StatedDate {
    let reader: DateReader

    func parse(_ stated: String) -> PublicationDate? {
        let stated = stated.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let bytes = Array(stated.utf8)
        return epoch(stated) ?? reader.first(in: bytes, TextSpan(0, bytes.count))?.publication()
    }

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
