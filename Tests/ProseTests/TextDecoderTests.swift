import Testing

@testable import Prose

@Suite("Decoding bytes")
struct TextDecoderTests {
    @Test("One bad byte in UTF-8 costs one letter, not all")
    func damaged() {
        var bytes = Array("“No,” said Zoë Çelik – twice.".utf8)
        bytes.insert(0xE9, at: 5)
        let decoded = TextDecoder.decode(bytes)
        #expect(decoded.text.string == "“No\u{FFFD},” said Zoë Çelik – twice.")
        #expect(decoded.encoding == "utf-8")
        #expect(decoded.guessed)
    }

    @Test("Sound UTF-8 is no guess")
    func sound() {
        #expect(!TextDecoder.decode(Array("Zoë".utf8)).guessed)
    }

    @Test("Bytes that rarely form UTF-8 are windows-1252")
    func windows1252() {
        let decoded = TextDecoder.decode([0x93, 0x4E, 0x6F, 0x94, 0x20, 0xC3, 0xA9, 0x20, 0xE9])
        #expect(decoded.encoding == "windows-1252")
        #expect(decoded.text.string == "“No” Ã© é")
    }
}
