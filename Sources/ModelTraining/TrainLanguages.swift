import ArgumentParser
import Foundation
import Language

/// `train languages`: the tables by which languages are told apart.
struct TrainLanguages: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "languages", abstract: "Make languages.model from profiles of n-grams.",
        discussion: "PROFILES is the folder that Scripts/language-profiles writes: one file CODE.tsv a language.")

    @Option(help: "Folder of the profiles.") var profiles: String
    @Option(help: "The file to write.") var out: String
    @Option(help: "Added to every rate, so that what is rare by chance does not weigh.") var floor: Float = 3e-6

    /// A script, the languages that are told apart in it, and how many n-grams that takes.
    private struct Group {
        let script: LetterScript
        /// Those that reports are rarely in have a prior behind them, in the unit of the weights.
        let languages: String
        let rows: Int
        let slotBits: Int
        let sections: (slots: ModelFile.Section, rows: ModelFile.Section)
    }

    private static let groups = [
        Group(
            script: .latin,
            languages:
                """
                en de fr es it nl pl pt ro cs sk sl hr sv da no fi et hu tr lt lv id vi ca:-70 sq:-70 af:-70 cy:-70 ga:-70 \
                eu:-70 is:-70 sw:-70 az:-70 ms:-70 tl:-70 eo:-70
                """,
            rows: 16_000, slotBits: 15, sections: (.latinSlots, .latinRows)),
        Group(
            script: .cyrillic, languages: "ru uk bg mk sr be kk mn", rows: 8_000, slotBits: 14,
            sections: (.cyrillicSlots, .cyrillicRows)),
        Group(
            script: .arabic, languages: "ar fa ur", rows: 3_000, slotBits: 13, sections: (.arabicSlots, .arabicRows)),
        Group(
            script: .devanagari, languages: "hi mr", rows: 1_500, slotBits: 12,
            sections: (.devanagariSlots, .devanagariRows)),
    ]

    func run() throws {
        var writer = ModelWriter()
        writer.add(.languages, lines: Self.groups.map(\.languages))
        for group in Self.groups {
            let languages = group.languages.split(separator: " ").map { $0.prefix { $0 != ":" } }
            let read = try languages.map {
                try LanguageProfile(
                    URL(fileURLWithPath: profiles).appendingPathComponent("\($0).tsv"), script: group.script)
            }
            let selection = NGramSelection(read, most: group.rows, floor: floor)
            let table = Self.table(selection, languages: languages.count, bits: group.slotBits)
            writer.add(group.sections.slots, Quantizer.bytes(table.slots))
            writer.add(group.sections.rows, table.rows.map { UInt8(bitPattern: $0) })
            print("\(group.script): \(languages.count) languages, \(selection.rows.count) n-grams")
        }
        try writer.write(to: URL(fileURLWithPath: out))
    }

    private static func table(_ selection: NGramSelection, languages: Int, bits: Int) -> (slots: [UInt32], rows: [Int8])
    {
        let width = NGramTable.width(languages)
        var slots = [UInt32](repeating: 0, count: 1 << bits)
        var rows: [Int8] = []
        rows.reserveCapacity(selection.rows.count * width)
        for (number, row) in selection.rows.enumerated() {
            var at = NGramTable.slot(row.ngram, bits: bits)
            while slots[at] != 0 { at = (at + 1) & (slots.count - 1) }
            slots[at] = NGramTable.fingerprint(row.ngram) | UInt32(number + 1)
            rows += row.weights.map { Int8(max(-127, ($0 * NGramTable.weightsPerNat).rounded())) }
            rows += [Int8](repeating: .min, count: width - row.weights.count)
        }
        return (slots, rows)
    }
}
