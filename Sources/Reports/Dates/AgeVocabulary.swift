import Foundation
import Prose

/// The words by which pages say how long ago something was published.
struct AgeVocabulary: Sendable {
    enum Meaning: Sendable, Hashable {
        case before, after, one, now
        case unit(PublicationAge.Unit)
        /// Unit and closing word in one: "小时前".
        case unitAgo(PublicationAge.Unit)
        /// A day by its name, so many days before the fetch.
        case day(Int)

        /// Whether the form is looked for on pages of its own language only.
        var isOfItsLanguage: Bool {
            switch self {
            case .now, .day: true
            default: false
            }
        }

        init?(_ name: Substring) {
            switch name {
            case "before": self = .before
            case "after": self = .after
            case "one": self = .one
            case "now": self = .now
            case "0": self = .day(0)
            case "1": self = .day(1)
            case "2": self = .day(2)
            default:
                let isAgo = name.hasSuffix("-ago")
                let units: [Substring: PublicationAge.Unit] = [
                    "second": .second, "minute": .minute, "hour": .hour, "day": .day, "week": .week,
                ]
                guard let unit = units[isAgo ? name.dropLast(4) : name] else { return nil }
                self = isAgo ? .unitAgo(unit) : .unit(unit)
            }
        }
    }

    /// No form has more words.
    static let longest = 4

    private let meanings: [UInt64: [(language: UInt16, meaning: Meaning)]]
    private let filter: HashFilter

    /// Reads the list that ships with the program.
    init() throws(ResourceFolder.Missing) {
        var meanings: [UInt64: [(language: UInt16, meaning: Meaning)]] = [:]
        for row in try ResourceFolder(Bundle.module, "dates").rows("ages.tsv") where row.count == 3 {
            guard let meaning = Meaning(row[1]) else { continue }
            for form in row[2].split(separator: "|") {
                let words = AgeWord.all(in: Array(form.utf8), TextSpan(0, form.utf8.count))
                guard !words.isEmpty, words.count <= Self.longest else { continue }
                meanings[AgeWord.hash(words[...]), default: []].append((MonthNames.number(of: row[0]), meaning))
            }
        }
        self.meanings = meanings
        filter = HashFilter(meanings.keys)
    }

    /// Whether a form, by its hash, has a meaning on pages of a language.
    /// - Parameter language: `MonthNames.number(of:)`; pages of no stated language count as English.
    func first<Value>(_ hash: UInt64, language: UInt16, where wanted: (Meaning) -> Value?) -> Value? {
        guard filter.mayHold(hash), let found = meanings[hash] else { return nil }
        let own = language == 0 ? MonthNames.number(of: "en") : language
        var result: Value?
        for entry in found where entry.language == own || !entry.meaning.isOfItsLanguage {
            guard let value = wanted(entry.meaning) else { continue }
            if entry.language == own { return value }
            result = result ?? value
        }
        return result
    }
}

/// A number or word of a line, as phrases of time are looked for in it.
struct AgeWord: Sendable {
    let span: TextSpan
    let hash: UInt64
    /// The value of a number of up to three digits; -1 for longer ones, nil for words.
    var number: Int?

    /// The words and numbers of a line: letters of any alphabet, a stretch of ideographs, kana or Hangul each.
    /// O(length).
    static func all(in bytes: [UInt8], _ span: TextSpan) -> [AgeWord] {
        var result: [AgeWord] = []
        var at = span.start
        while at < span.end {
            let start = at
            if DateScanner.startsDigit(bytes, at, span.end) {
                var value = 0
                var digits = 0
                while at < span.end, DateScanner.startsDigit(bytes, at, span.end) {
                    let isASCII = ASCII.isDigit(bytes[at])
                    value = digits < 3 ? value * 10 + Int(isASCII ? bytes[at] - 0x30 : bytes[at + 1] & 0x0F) : value
                    at += isASCII ? 1 : 2
                    digits += 1
                }
                result.append(AgeWord(span: TextSpan(start, at), hash: 0, number: digits > 3 ? -1 : value))
                continue
            }
            at = FoldedWord.end(bytes, from: start, to: span.end)
            if at == start { at = endOfWide(bytes, from: start, to: span.end) }
            if at > start {
                result.append(AgeWord(span: TextSpan(start, at), hash: FoldedWord.hash(bytes, start..<at)))
            } else {
                at += 1
            }
        }
        return result
    }

    /// Behind the ideographs, kana or Hangul that begin at an offset.
    private static func endOfWide(_ bytes: [UInt8], from start: Int, to limit: Int) -> Int {
        var at = start
        while at + 2 < limit, (0x3040...0xD7A3).contains(FoldedWord.decode(bytes, at, limit).scalar) { at += 3 }
        return at
    }

    static func hash(_ words: ArraySlice<AgeWord>) -> UInt64 {
        words.reduce(NameHash.start) { ($0 ^ $1.hash) &* 0x0000_0100_0000_01b3 }
    }

    static func hash(of one: UInt64) -> UInt64 { (NameHash.start ^ one) &* 0x0000_0100_0000_01b3 }
}
