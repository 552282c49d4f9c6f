import Language
import Prose

/// What one word can mean in a time; most words mean one of these things.
struct TimeWord: Sendable {
    /// Counts from the publication (last, this, next) or from the date told last (previous, that, following).
    enum Shift: String, Sendable { case last, this, next, coming, previous, that, following, recent, latest }

    enum Note: String, Sendable { case none = "", short, capital, name, many }

    var month = 0
    var weekday = 0
    var unit: TimeUnit?
    var season: Season?
    var part: DayPart?
    var shift: Shift?
    var modifier: TimeModifier?
    var offset: Int?
    var frequency: TimeUnit?
    /// The tens of a decade in words: 9 for "nineties".
    var decade: Int?
    /// "Yearlong"; with `isMany` "yearslong".
    var length: TimeUnit?
    var flags: Flags = []
    var note = Note.none

    var isMany: Bool { note == .many }

    fileprivate mutating func add(_ role: Substring, _ value: Substring, _ note: Note) {
        switch role {
        case "month": month = Int(value) ?? 0
        case "weekday": weekday = Int(value) ?? 0
        case "unit": unit = TimeUnit(name: value)
        case "season": season = Self.seasons[String(value)]
        case "part": part = DayPart(rawValue: String(value))
        case "shift": shift = Shift(rawValue: String(value))
        case "modifier": modifier = Self.modifiers[String(value)]
        case "offset": offset = Int(value)
        case "frequency": frequency = TimeUnit(name: value)
        case "decade": decade = Int(value)
        case "length": length = TimeUnit(name: value)
        case "lengths":
            length = TimeUnit(name: value)
            self.note = .many
        case "flag": if let flag = Flags(name: value) { flags.insert(flag) }
        default: break
        }
        if note != .none { self.note = note }
    }

    private static let seasons: [String: Season] = [
        "spring": .spring, "summer": .summer, "autumn": .autumn, "winter": .winter,
    ]
    private static let modifiers: [String: TimeModifier] = ["start": .start, "middle": .middle, "end": .end]
}

/// Everything the time recogniser looks up.
final class TimeLexicon: Sendable {
    /// The first entry stands for words that mean no time.
    private let words: [TimeWord]
    private let indexes: WordIndex
    /// Nil as value: a phrase that looks like a reference and is none.
    let references: PhraseTable<TimeReference?>
    let holidays: PhraseTable<Holiday>
    /// Names and idioms that hold no time.
    let names: PhraseTable<Bool>
    let numbers: NumberLexicon
    let numerals: NumeralReader
    let approximations: ApproximationLexicon
    /// Words before a number that is part of a name ("Resolution 1929").
    let numberedNames: WordSet

    init(_ folder: ResourceFolder, numbers: NumberLexicon) throws(ResourceFolder.Missing) {
        var words = [TimeWord()]
        var indexes = WordIndex()
        for row in try folder.rows("time-words.txt") where row.count >= 3 {
            let index = indexes.insert(WordHash.folded(row[0])) + 1
            if index == words.count { words.append(TimeWord()) }
            let note = row.count > 3 ? TimeWord.Note(rawValue: String(row[3])) ?? .none : .none
            words[index].add(row[1], row[2], note)
        }
        self.words = words
        self.indexes = indexes
        references = try Self.table(folder, "time-references.txt") { TimeReference(rawValue: String($0)) }
        holidays = try Self.holidays(folder)
        var names = PhraseTable<Bool>()
        for row in try folder.rows("time-names.txt") { names.add(row[0], true) }
        self.names = names
        self.numbers = numbers
        numerals = NumeralReader(numbers)
        approximations = try ApproximationLexicon(folder)
        numberedNames = WordSet(try folder.rows("numbered-names.txt").map { $0[0] })
    }

    private static func table<Value>(
        _ folder: ResourceFolder, _ file: String, _ value: (Substring) -> Value
    ) throws(ResourceFolder.Missing) -> PhraseTable<Value> {
        var table = PhraseTable<Value>()
        for row in try folder.rows(file) where row.count >= 2 { table.add(row[0], value(row[1])) }
        return table
    }

    private static func holidays(_ folder: ResourceFolder) throws(ResourceFolder.Missing) -> PhraseTable<Holiday> {
        var table = PhraseTable<Holiday>()
        for row in try folder.rows("holidays.txt") where row.count >= 2 {
            if let rule = Holiday(rule: row[1]) { table.add(row[0], rule) }
        }
        return table
    }

    /// The number of a word in this lexicon, 0 when it means no time.
    func index(_ key: UInt64) -> UInt16 { indexes.number(of: key).map { UInt16(clamping: $0 + 1) } ?? 0 }

    /// Whether an expression can begin with an approximation or a reference at such a word.
    func mayLead(_ tokens: [Token], at token: Int, limit: Int) -> Bool {
        references.match(tokens, at: token, limit: limit) != nil
            || approximations.leading(tokens, at: token, limit: limit) != nil
    }

    func word(_ index: UInt16) -> TimeWord { words[Int(index)] }
}
