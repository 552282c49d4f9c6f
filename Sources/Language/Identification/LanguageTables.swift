import Foundation

/// The n-gram tables of the scripts that several languages share, checked; a view of one file.
///
/// `@unchecked Sendable`: the tables point into a mapped file that nobody writes and that lives as long as this.
final class LanguageTables: @unchecked Sendable {
    private let tables: [NGramTable?]
    private let file: ModelFile

    /// A line of the section `languages` has a script's codes, each with ":" and its prior when that is not 0.
    ///
    /// O(size of the file), under 1 ms.
    init(_ url: URL) throws(ModelError) {
        let file = try ModelFile(url)
        self.file = file
        var tables = [NGramTable?](repeating: nil, count: LetterScript.allCases.count)
        let lines = try file.lines(.languages)
        for (script, line) in zip(Self.scripts, lines) {
            let entries = line.split(separator: " ").map { $0.split(separator: ":") }
            let priors = entries.map { $0.count == 2 ? Int32($0[1]) ?? 0 : 0 }
            guard entries.allSatisfy({ (1...2).contains($0.count) }),
                let table = NGramTable(
                    languages: entries.map { String($0[0]) }, priors: priors, slots: try file.bytes(script.slots),
                    rows: try file.bytes(script.rows))
            else { throw file.error("its section \(script.rows) is damaged") }
            tables[Int(script.script.rawValue)] = table
        }
        guard lines.count == Self.scripts.count else { throw file.error("it has \(lines.count) lists of languages") }
        self.tables = tables
    }

    /// In the order of the lines of the section `languages`.
    static let scripts: [(script: LetterScript, slots: ModelFile.Section, rows: ModelFile.Section)] = [
        (.latin, .latinSlots, .latinRows), (.cyrillic, .cyrillicSlots, .cyrillicRows),
        (.arabic, .arabicSlots, .arabicRows), (.devanagari, .devanagariSlots, .devanagariRows),
    ]

    /// Nil for scripts that tell the language by themselves.
    @inline(__always)
    func table(_ script: LetterScript) -> NGramTable? { tables[Int(script.rawValue)] }
}
