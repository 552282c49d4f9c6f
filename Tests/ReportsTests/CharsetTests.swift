import Prose
import Testing

@testable import Reports

@Suite("Pages and texts in encodings of East Asia")
struct CharsetTests {
    private static let hiragana = "これはつくりものの" + "みなとのはなしであり、ふねはまたうみをわたる。"

    /// In Shift_JIS, whose hiragana stand in one row.
    private static func shiftJIS(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            switch scalar.value {
            case 0x3041...0x3093: [0x82, UInt8(scalar.value - 0x3041 + 0x9F)]
            case 0x3001: [0x81, 0x41]
            case 0x3002: [0x81, 0x42]
            default: [UInt8(scalar.value & 0x7F)]
            }
        }
    }

    private static func iso2022(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            switch scalar.value {
            case 0x3041...0x3093: [0x1B, 0x24, 0x42, 0x24, UInt8(scalar.value - 0x3041 + 0x21), 0x1B, 0x28, 0x42]
            case 0x3001: [0x1B, 0x24, 0x42, 0x21, 0x22, 0x1B, 0x28, 0x42]
            case 0x3002: [0x1B, 0x24, 0x42, 0x21, 0x23, 0x1B, 0x28, 0x42]
            default: [UInt8(scalar.value & 0x7F)]
            }
        }
    }

    private static func page(_ head: String) -> String {
        let text = String(repeating: hiragana, count: 4)
        return "<!doctype html><html><head>\(head)<title>\(hiragana)</title></head><body><article><h1>\(hiragana)</h1>"
            + "<p>\(text)</p><p>\(text)</p></article></body></html>"
    }

    private func holds(_ bytes: [UInt8]) throws -> Bool {
        let report = try #require(try ReportReaders().read(bytes, file: "input").first)
        return report.text.string.contains(Self.hiragana) && !report.text.string.contains("\u{FFFD}")
    }

    @Test("A page's declaration tells its encoding")
    func declared() throws {
        #expect(try holds(Self.shiftJIS(Self.page("<meta charset=shift_jis>"))))
        #expect(try holds(Self.iso2022(Self.page("<meta charset=iso-2022-jp>"))))
    }

    @Test("A page that declares nothing is recognised by its characters, also one that wrongly says UTF-8")
    func undeclared() throws {
        #expect(try holds(Self.shiftJIS(Self.page(""))))
        #expect(try holds(Self.shiftJIS(Self.page("<meta charset=utf-8>"))))
        #expect(try holds(Self.iso2022(Self.page(""))))
    }

    @Test("A header tells the encoding of a page in an archive")
    func header() throws {
        for (label, body) in [
            ("Shift_JIS", Self.shiftJIS(Self.page(""))), ("iso-2022-jp", Self.iso2022(Self.page(""))),
        ] {
            let response = ReaderFixtures.response(body, type: "text/html; charset=\(label)")
            #expect(try holds(ReaderFixtures.record("response", "https://l.example/1", response)))
        }
    }

    @Test("A text and a feed are recognised, too")
    func others() throws {
        #expect(try holds(Self.shiftJIS(String(repeating: Self.hiragana + "\n\n", count: 4))))
        let feed =
            "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><rss><channel><title>x</title><item><title>x</title>"
            + "<description>\(Self.hiragana)</description></item></channel></rss>"
        #expect(try holds(Self.shiftJIS(feed)))
        let mail =
            "From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/plain; charset=ISO-2022-JP\r\n\r\n\(Self.hiragana)\r\n"
        #expect(try holds(Self.iso2022(mail)))
    }

    @Test("Damaged bytes cost a character, not the page")
    func damaged() throws {
        var bytes = Self.shiftJIS(Self.page("<meta charset=shift_jis>"))
        let place = try #require(bytes.lastIndex(of: 0x81))
        bytes[place + 1] = 0xFF
        let report = try #require(try ReportReaders().read(bytes, file: "input").first)
        #expect(report.text.string.contains("\u{FFFD}"))
        #expect(report.text.string.contains(Self.hiragana))
    }
}
