/// The part of the Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1) that dossiers use.
public enum EDTFDate {
    /// Whether a value is a date, a date with a time, a season ("2021-24"), or an interval of two of them, open ends
    /// ("../1991", "2022-01-10/..") included; `~`, `?` and `%` may stand behind each.
    public static func isValid(_ value: String) -> Bool {
        let ends = value.split(separator: "/", omittingEmptySubsequences: false)
        guard ends.count <= 2 else { return false }
        if ends.count == 1 { return isDate(ends[0]) }
        return ends.allSatisfy { $0 == ".." || isDate($0) } && ends != ["..", ".."]
    }

    private static func isDate(_ value: Substring) -> Bool {
        var date = value
        if let last = date.last, "~?%".contains(last) { date.removeLast() }
        let halves = date.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4 else { return false }
        guard parts.allSatisfy({ $0.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "X") } }) else { return false }
        guard parts.dropFirst().allSatisfy({ $0.count == 2 }) else { return false }
        if parts.count > 1, let month = Int(parts[1]), !(1...12).contains(month), !(parts.count == 2 && (21...41).contains(month)) {
            return false
        }
        if parts.count > 2, let day = Int(parts[2]), !(1...31).contains(day) { return false }
        return halves.count == 1 || (parts.count == 3 && isTime(halves[1]))
    }

    private static func isTime(_ value: Substring) -> Bool {
        guard value.count >= 5, value.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x3A) || [0x2E, 0x5A, 0x2B, 0x2D].contains($0) }) else { return false }
        let parts = value.prefix(5).split(separator: ":")
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]) else { return false }
        return hour < 25 && minute < 60
    }
}
