import Language
import Prose

/// The word lists of the figure recogniser.
final class FigureLexicon: Sendable {
    struct Unit: Sendable {
        enum Kind: String, Sendable { case sign, code, money, share, measure }

        var name: String
        var kind: Kind
        /// The number from which on the word is this unit ("crowns" that somebody wins are few).
        var least = 0.0

        var isMoney: Bool { kind == .sign || kind == .code || kind == .money }
    }

    let numerals: NumeralReader
    let numbers: NumberLexicon
    let approximations: ApproximationLexicon
    let units: PhraseTable<Unit>
    /// Units that may stand behind digits without a space, by their folded form.
    let gluedUnits: [UInt64: Unit]
    let idioms: PhraseTable<Bool>
    let numberedNames: WordSet
    /// Single words of `casualty-words.txt`.
    let casualties: WordSet
    let fates: PhraseTable<Fate>
    let functionWords: WordSet
    /// The small words around figures, by what they do (`figure-words.txt`).
    enum Role: Int, Sendable, CaseIterable {
        case rate, direction, age, lasting, aged, article, per, topic, known, determiner, window, bearer
        case saying, being, empty, regarding, toll, reaching, compass, step
    }

    private let roles: WordClasses
    /// Words that a verb makes of its subject, or of the object before a measure, and the quantity that a unit is of
    /// (`figure-verbs.txt`).
    let changes: [UInt64: String]
    let deeds: [UInt64: String]
    let gifts: [UInt64: String]
    let terms: [UInt64: String]
    let extents: [String: String]
    /// Names of units of money.
    let moneys: Set<String>
    private let levels: WordSet
    private let old = WordSet(["old", "olds"])
    private let singulars: [String: String]

    init(_ folder: ResourceFolder) throws(ResourceFolder.Missing) {
        numbers = try NumberLexicon(folder)
        approximations = try ApproximationLexicon(folder)
        var units = PhraseTable<Unit>()
        var gluedUnits: [UInt64: Unit] = [:]
        var moneys: Set<String> = []
        for row in try folder.rows("units.txt") where row.count >= 3 {
            guard let kind = Unit.Kind(rawValue: String(row[2])) else { continue }
            let least = row.count > 3 ? Double(row[3]) ?? 0 : 0
            let unit = Unit(name: String(row[1]), kind: kind, least: least)
            units.add(row[0], unit)
            if unit.isMoney { moneys.insert(unit.name) }
            let isOneWord = row[0].count > 1 && row[0].allSatisfy(\.isLetter)
            if isOneWord, kind == .measure || kind == .money { gluedUnits[WordHash.folded(row[0])] = unit }
        }
        self.units = units
        self.moneys = moneys
        self.gluedUnits = gluedUnits
        numerals = NumeralReader(numbers, gluedUnits: Set(gluedUnits.keys))
        var idioms = PhraseTable<Bool>()
        for row in try folder.rows("figure-idioms.txt") { idioms.add(row[0], true) }
        self.idioms = idioms
        numberedNames = try Self.keys(folder, "numbered-names.txt")
        var roles = WordClasses()
        for row in try folder.rows("figure-words.txt") where row.count >= 2 {
            if let role = Role.allCases.first(where: { "\($0)" == row[1] }) {
                roles.insert(row[0], class: role.rawValue)
            }
        }
        self.roles = roles
        let verbs = try folder.rows("figure-verbs.txt")
        func words(_ kind: String) -> [(key: String, value: String)] {
            verbs.filter { $0.count >= 3 && $0[1] == kind }.map { (String($0[0]), String($0[2])) }
        }
        func byKey(_ kind: String) -> [UInt64: String] {
            Dictionary(words(kind).map { (WordHash.folded($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        }
        changes = byKey("change")
        deeds = byKey("deed")
        gifts = byKey("gift")
        terms = byKey("term")
        extents = Dictionary(words("extent").map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        levels = WordSet(verbs.filter { $0.count >= 2 && $0[1] == "level" }.map { $0[0] })
        var casualties: WordSet = []
        var fates = PhraseTable<Fate>()
        for row in try folder.rows("casualty-words.txt") where row.count >= 2 {
            guard let fate = Fate(rawValue: String(row[1])) else { continue }
            fates.add(row[0], fate)
            if !row[0].contains(" ") { casualties.insert(WordHash.folded(row[0])) }
        }
        self.casualties = casualties
        self.fates = fates
        functionWords = try Self.keys(folder, "function-words.txt")
        var singulars: [String: String] = [:]
        for row in try folder.rows("plurals.txt") where row.count >= 2 { singulars[String(row[0])] = String(row[1]) }
        self.singulars = singulars
    }

    private static func keys(_ folder: ResourceFolder, _ file: String) throws(ResourceFolder.Missing) -> WordSet {
        WordSet(try folder.rows(file).map { $0[0] })
    }

    /// Whether a word, by its key, plays a role.
    func has(_ role: Role, _ key: UInt64) -> Bool { roles.has(role.rawValue, key) }

    /// Whether the subject of a verb is what a measure behind it measures ("stood", "reached").
    func isLevel(_ key: UInt64) -> Bool { levels.contains(key) }

    /// Whether a word behind a unit of time makes an age of it ("12-year-olds").
    func isOld(_ key: UInt64) -> Bool { old.contains(key) }

    /// The singular of an English noun, in small letters.
    func singular(_ noun: String) -> String {
        let word = noun.lowercased()
        if let known = singulars[word] { return known }
        guard word.count > 3, word.hasSuffix("s") else { return word }
        if word.hasSuffix("ies") { return word.count > 4 ? word.dropLast(3) + "y" : word }
        if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") { return word }
        for ending in ["sses", "xes", "ches", "shes", "zzes", "oes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }

    /// Whether a word looks like a plural, for texts that no tagger has seen.
    func isPlural(_ noun: String) -> Bool { singular(noun) != noun.lowercased() || singulars[noun.lowercased()] != nil }
}
