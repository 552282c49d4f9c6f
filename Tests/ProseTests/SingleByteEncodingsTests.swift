import Prose
import Testing

@Suite("Encodings of one byte a character")
struct SingleByteEncodingsTests {
    @Test(
        "Labels name their encoding in any case",
        arguments: [
            ("windows-1251", [0xCC, 0xE8, 0xF0], "Мир"), ("KOI8-R", [0xED, 0xC9, 0xD2], "Мир"),
            ("ISO-8859-1", [0x93, 0xE9], "“é"),
            (" latin2 ", [0xA3, 0xF3, 0x64, 0xBC], "Łódź"), ("iso-8859-7", [0xC1, 0xE8], "Αθ"),
            ("windows-1254", [0xFD], "ı"),
        ] as [(String, [UInt8], String)])
    func decodes(label: String, bytes: [UInt8], shown: String) throws {
        #expect(try SingleByteEncodings().decode(bytes, label: label)?.text.string == shown)
    }

    @Test("Other labels are refused")
    func unknown() throws {
        #expect(try SingleByteEncodings().decode([0x41], label: "utf-7") == nil)
    }
}
