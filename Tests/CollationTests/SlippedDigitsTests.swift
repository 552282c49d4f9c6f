import Testing

@testable import Collation

@Suite("Numbers whose size slipped")
struct SlippedDigitsTests {
    @Test(
        "The same digits of another size are one number with a slip",
        arguments: [(3.5e6, 35e6), (4.2e6, 4.2e9), (1_250, 12_500), (0.35, 35)])
    func slipped(_ low: Double, _ high: Double) { #expect(SlippedDigits.differ(low, high)) }

    @Test(
        "Other digits, one digit alone, and nothing are two numbers",
        arguments: [(3.5e6, 36e6), (5e6, 50e6), (3.5e6, 3.5e6), (0, 10), (3.5e6, 7e6)])
    func apart(_ low: Double, _ high: Double) { #expect(!SlippedDigits.differ(low, high)) }
}
