import Foundation
import Prose

/// The word lists by which dates of pages are read and told apart.
struct DateVocabulary: Sendable {
    /// What class names, ids and item properties tell of a date beside them.
    struct Context: OptionSet, Sendable {
        let rawValue: UInt8
        static let date = Context(rawValue: 1)
        static let published = Context(rawValue: 2)
        static let modified = Context(rawValue: 4)
        static let meta = Context(rawValue: 8)
        static let away = Context(rawValue: 16)
        static let event = Context(rawValue: 32)
        static let picture = Context(rawValue: 64)
    }

    /// What a word before a printed date tells of it.
    enum Label: String, Sendable { case published, modified, other }

    let months: MonthNames
    let ages: AgeVocabulary
    private let contexts: [UInt64: Context]
    private let labels: [UInt64: Label]
    /// Words by which captions are told: "File photo".
    private let pictureWords: Set<UInt64>
    private let contextFilter: HashFilter
    private let labelFilter: HashFilter

    private static let named: [Substring: Context] = [
        "date": .date, "published": .published, "modified": .modified, "meta": .meta, "away": .away, "event": .event,
        "picture": .picture,
    ]

    init() throws(ResourceFolder.Missing) {
        months = try MonthNames()
        ages = try AgeVocabulary()
        let folder = ResourceFolder(Bundle.module, "dates")
        var contexts: [UInt64: Context] = [:]
        for row in try folder.rows("context-words.tsv") where row.count == 2 {
            guard let context = Self.named[row[1]] else { continue }
            contexts[NameHash.of(row[0].utf8), default: []].formUnion(context)
        }
        self.contexts = contexts
        contextFilter = HashFilter(contexts.keys)
        var labels: [UInt64: Label] = [:]
        var pictureWords: Set<UInt64> = []
        for row in try folder.rows("labels.tsv") where row.count == 2 {
            if row[1] == "picture" { pictureWords.insert(FoldedWord.hash(row[0])) }
            labels[FoldedWord.hash(row[0])] = Label(rawValue: String(row[1]))
        }
        self.pictureWords = pictureWords
        self.labels = labels
        labelFilter = HashFilter(labels.keys)
    }

    /// A reader for pages in a language.
    /// - Parameter fetched: when the page was fetched, for dates that are counted back from that.
    func reader(language: String?, order: DateReader.Order = .dayFirst, fetched: FetchTime? = nil) -> DateReader {
        let number = MonthNames.number(of: language ?? "")
        return DateReader(
            months: months, language: number, order: order,
            ages: fetched.map { (AgeReader(vocabulary: ages, language: number), $0) })
    }

    /// What the words of a name tell; split at everything but letters and before a capital behind a small letter.
    func context(_ bytes: [UInt8], _ name: HTMLRange) -> Context {
        var result: Context = []
        var hash = NameHash.start
        var length = 0
        func end() {
            if length > 2, contextFilter.mayHold(hash), let found = contexts[hash] { result.formUnion(found) }
            hash = NameHash.start
            length = 0
        }
        for index in name.range {
            let byte = bytes[index]
            guard ASCII.isLetter(byte) || byte >= 0x80 else {
                end()
                continue
            }
            if length > 0, UTF8Bytes.isUpper(byte), UTF8Bytes.isLower(bytes[index - 1]) { end() }
            hash = NameHash.adding(ASCII.lower(byte), to: hash)
            length += 1
        }
        end()
        return result
    }

    /// Whether one of a line's words is said of pictures. O(length).
    func tellsOfPicture(_ line: [UInt8]) -> Bool {
        var at = 0
        while at < line.count {
            let stop = FoldedWord.end(line, from: at, to: line.count)
            if stop > at, pictureWords.contains(FoldedWord.hash(line, at..<stop)) { return true }
            at = max(at + 1, stop)
        }
        return false
    }

    /// The label nearest before an offset, looked for in the last 60 bytes of a text; "©" is one.
    func label(_ bytes: [UInt8], before end: Int, from start: Int) -> Label? {
        var at = max(start, end - 60)
        var found: Label?
        while at < end {
            if bytes[at] == 0xC2, at + 1 < end, bytes[at + 1] == 0xA9 {
                found = .other
                at += 2
                continue
            }
            let stop = FoldedWord.end(bytes, from: at, to: end)
            if stop > at {
                let hash = FoldedWord.hash(bytes, at..<stop)
                // "Published at first, updated": the nearer counts.
                if labelFilter.mayHold(hash), let label = labels[hash] { found = label }
                at = stop
            } else {
                at += 1
            }
        }
        return found
    }
}
