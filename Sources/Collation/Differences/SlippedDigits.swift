/// Whether two numbers have the same digits and another size: "3.5 million" and "35 million", "$4.2 bn" and "$4.2 m".
///
/// Numbers far apart are mostly of two things; these are one, with a slip of the pen in one of them.
enum SlippedDigits {
    /// By how much a decimal stop, a word for a size or a lost zero is out.
    private static let factors: [Double] = [10, 100, 1_000, 1_000_000]
    /// Below this one digit alone tells the numbers ("5 million" and "50 million"), and they may well be two.
    private static let fewestDigits = 2

    /// - Parameters:
    ///   - low: the smaller number, above 0.
    ///   - high: the larger one.
    static func differ(_ low: Double, _ high: Double) -> Bool {
        guard low > 0, digits(low) >= fewestDigits else { return false }
        return factors.contains { abs(high - low * $0) <= high * 1e-9 }
    }

    /// The digits of a number without the zeros at either end: 2 of 3,500,000 and of 0.35.
    private static func digits(_ number: Double) -> Int {
        var value = number
        while value >= 1e6 { value /= 10 }
        while value < 1e5 { value *= 10 }
        var whole = Int((value * 10).rounded())
        var count = 7
        while count > 1, whole % 10 == 0 {
            whole /= 10
            count -= 1
        }
        return count
    }
}
