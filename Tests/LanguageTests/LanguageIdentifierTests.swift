import Foundation
import Language
import Prose
import Testing

@Suite("Language identification")
struct LanguageIdentifierTests {
    private static let loaded = Result { try LanguageIdentifier() }
    private let identifier: LanguageIdentifier
    private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    init() throws { identifier = try Self.loaded.get() }

    private func identify(_ text: String) -> IdentifiedLanguage { identifier.identify(Array(text.utf8)) }

    private func sentences(_ file: String) throws -> [(code: String, text: String)] {
        let url = folder.appendingPathComponent("Sentences/\(file)")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").compactMap { line in
            let columns = line.split(separator: "\t", maxSplits: 1)
            return line.hasPrefix("#") || columns.count < 2 ? nil : (String(columns[0]), String(columns[1]))
        }
    }

    @Test(
        "Of invented sentences in fourteen languages, at least 99 in 100 are told right, and 38 of the 40 of any language"
    )
    func accuracy() throws {
        let all = try sentences("sentences.tsv")
        let wrong = all.filter { identify($0.text).code != $0.code }
        #expect(all.count == 560)
        #expect(wrong.count * 100 <= all.count, "\(wrong)")
        for (code, group) in Dictionary(grouping: all, by: \.code) {
            #expect(group.count == 40)
            #expect(wrong.count { $0.code == code } <= 2, "\(code)")
        }
    }

    @Test("Of sentences in other languages, at least 96 in 100 are told right")
    func others() throws {
        let all = try sentences("other-languages.tsv")
        let wrong = all.filter { identify($0.text).code != $0.code }
        #expect(all.count >= 150)
        #expect(wrong.count * 100 <= all.count * 4, "\(wrong)")
    }

    @Test("The file that ships is the one that Models/README.md describes, and is under a megabyte")
    func described() throws {
        let file = folder.appendingPathComponent("../../Sources/Language/Resources/models/languages.model")
        let bytes = try Data(contentsOf: file.standardizedFileURL)
        let checksum = bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        }
        let readme = folder.appendingPathComponent("../../Models/README.md").standardizedFileURL
        #expect(try String(contentsOf: readme, encoding: .utf8).contains(String(checksum, radix: 16)))
        #expect(bytes.count <= 1_000_000)
    }

    @Test(
        "Numbers, signs, nothing and unknown scripts are unknown",
        arguments: ["", " ", "1234 – 56,7 %", "⚑⚑ !!", "ᚠᚢᚦᚨᚱᚲ", "OK"])
    func unknown(text: String) {
        #expect(identify(text).code == nil)
        #expect(identify(text).confidence == 0)
    }

    @Test(
        "A script of one language tells it",
        arguments: [
            ("το πλοίο", "el"), ("המעבורת", "he"), ("ประกาศ", "th"), ("გემი", "ka"), ("নৌকা", "bn"),
            ("배가 다시 다닌다", "ko"), ("船は再び運航する", "ja"), ("渡轮将恢复航行", "zh"),
        ])
    func scripts(text: String, code: String) { #expect(identify(text).code == code) }

    @Test("Capitals and decomposed accents do not matter")
    func folding() {
        let text = "Die Gewerkschaft lehnte das Angebot über höhere Löhne ab, weil es für viele zu spät käme."
        let plain = identify(text)
        #expect(plain.code == "de")
        #expect(identify(text.uppercased().replacingOccurrences(of: "SS", with: "ss")).code == "de")
        let decomposed = identify(text.decomposedStringWithCanonicalMapping)
        #expect(decomposed.code == "de")
    }

    @Test("The greater part decides, and a foreign part makes it less sure")
    func mixed() {
        let russian = "Переговоры возобновятся в четверг, сообщил представитель министерства."
        let english = "The talks resume on Thursday."
        let pure = identify(russian)
        let mixed = identify("\(russian) \(english)")
        #expect(pure.code == "ru" && mixed.code == "ru")
        #expect(mixed.confidence < pure.confidence)
    }

    @Test("A span of a text is looked at alone, and one outside is clamped")
    func spans() {
        let english = "The ferry will sail again on Monday, the minister told reporters."
        let german = "Die Fähre wird am Montag wieder fahren, sagte die Ministerin vor Journalisten."
        let text = Text("\(english)\n\(german)")
        #expect(identifier.identify(text, TextSpan(0, english.utf8.count)).code == "en")
        #expect(identifier.identify(text, TextSpan(english.utf8.count, text.count + 99)).code == "de")
        #expect(identifier.identify(text, TextSpan(text.count + 5, text.count + 9)).code == nil)
    }

    @Test("Random bytes do no harm, and the same bytes always give the same")
    func fuzz() {
        var state: UInt64 = 7
        func random() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let pieces = ["ab", "é", "ß", "щ", "漢", "कि", "\u{301}", "İ", " ", "😀", "ﬁ", "\u{10FFFF}"].map { Array($0.utf8) }
        for _ in 0..<400 {
            var bytes: [UInt8] = []
            for _ in 0..<Int(random() % 200) {
                if random() % 3 == 0 {
                    bytes.append(UInt8(truncatingIfNeeded: random()))
                } else {
                    bytes += pieces[Int(random() % UInt64(pieces.count))]
                }
            }
            let found = identifier.identify(bytes)
            #expect((0...1).contains(found.confidence))
            #expect((found.code == nil) == (found.confidence == 0))
            #expect(identifier.identify(bytes) == found)
        }
    }

    @Test("Every language that can be told has a name")
    func names() throws {
        let names = try LanguageNames()
        for code in identifier.languages { #expect(names.name(code) != nil, "\(code)") }
        #expect(names.name("pt-BR") == "Portuguese")
        #expect(names.name("x-unknown") == nil)
    }

    @Test("A damaged file is refused with its name and the cause")
    func damages() throws {
        let file = folder.appendingPathComponent("../../Sources/Language/Resources/models/languages.model")
        let whole = try Data(contentsOf: file.standardizedFileURL)
        let english = folder.appendingPathComponent("../../Sources/Language/Resources/models/english.model")
        #expect(throws: ModelError.self) { try LanguageIdentifier(model: english.standardizedFileURL) }
        for damaged in [
            Data(), whole.prefix(1000), whole.dropLast(), whole.prefix(5000) + Data([7]) + whole.dropFirst(5001),
        ] {
            let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).model")
            try Data(damaged).write(to: url)
            defer { try? FileManager.default.removeItem(at: url) }
            #expect(throws: ModelError.self) { try LanguageIdentifier(model: url) }
        }
    }
}
