import Prose
import Testing

@Suite("Offsets and days")
struct OffsetTests {
    @Test("Code points and bytes translate into each other at every place")
    func codePoints() {
        for string in ["", "plain", "é—中👩🏽‍🚀\r\nx", String(repeating: "aé", count: 300)] {
            let text = Text(string)
            let index = CodePointIndex(text)
            #expect(index.count == string.unicodeScalars.count)
            var byte = 0
            for (number, scalar) in string.unicodeScalars.enumerated() {
                #expect(index.codePoint(at: byte) == number)
                #expect(index.byte(at: number) == byte)
                byte += String(scalar).utf8.count
            }
            #expect(index.byte(at: index.count) == text.count)
        }
    }

    @Test("Days count through leap years, and weekdays follow ISO 8601")
    func calendar() throws {
        let day = try #require(CalendarDate(iso: "2022-01-10T18:04:17Z"))
        #expect(day.weekday == 1)
        #expect(day.adding(days: -10).iso == "2021-12-31")
        #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2024, month: 1, day: 31)?.adding(months: 1).iso == "2024-02-29")
        for ordinal in stride(from: -200_000, to: 200_000, by: 977) {
            #expect(CalendarDate(ordinal: ordinal).ordinal == ordinal)
        }
    }
}
