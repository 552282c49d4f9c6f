import Annotation
import ArgumentParser
import Foundation
import Language
import Prose
import Reports

/// Dates of short inputs, after the JSON cases of Recognizers-Text (`DateParser.json`).
///
/// A case is right when an expression that overlaps the expected one tells its day: the past or the future one, as the
/// cases leave that open. "Two weeks from now" and "a year ago" tell a week and a year, as TIMEX3 has it; there the
/// period must hold the day. A day that does not exist must not be told. What assistants are typed and news do not
/// print is counted apart, by its shape alone.
struct DateCasesTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "date-cases", abstract: "Days against the cases of Recognizers-Text: prints shares and misses.")

    @Option(help: "A JSON file of cases with Input, Context.ReferenceDateTime and Results.", completion: .file())
    var data: String

    @Flag(help: "List the cases that are wrong.")
    var misses = false

    private struct Case: Decodable {
        var input: String
        var context: Context?
        var results: [Expected]

        struct Context: Decodable {
            var referenceDateTime: String

            private enum CodingKeys: String, CodingKey { case referenceDateTime = "ReferenceDateTime" }
        }

        private enum CodingKeys: String, CodingKey {
            case input = "Input"
            case context = "Context"
            case results = "Results"
        }
    }

    private struct Expected: Decodable {
        var text: String
        var start: Int
        var length: Int
        var value: Value?

        struct Value: Decodable {
            var futureResolution: [String: String]?
            var pastResolution: [String: String]?

            private enum CodingKeys: String, CodingKey {
                case futureResolution = "FutureResolution"
                case pastResolution = "PastResolution"
            }
        }

        var days: Set<String> {
            Set([value?.futureResolution?["date"], value?.pastResolution?["date"]].compactMap { $0 })
        }

        private enum CodingKeys: String, CodingKey {
            case text = "Text"
            case start = "Start"
            case length = "Length"
            case value = "Value"
        }
    }

    func run() throws {
        var bytes = Data(try Data(contentsOf: URL(fileURLWithPath: data)))
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let cases = try JSONDecoder().decode([Case].self, from: bytes)
        let recogniser = try TimeRecogniser()
        let analyzer = try LanguageAnalyzer()
        var (right, total, typed, typedRight) = (0, 0, 0, 0)
        for item in cases {
            let found = expressions(item, recogniser, analyzer)
            for expected in item.results {
                let isRight = isRight(expected, found)
                if DateShape(expected.text).isTyped {
                    typed += 1
                    typedRight += isRight ? 1 : 0
                    continue
                }
                total += 1
                right += isRight ? 1 : 0
                if misses, !isRight { print("miss\t\(item.input)\t\(expected.days.sorted())\t\(found.map(\.value))") }
            }
        }
        print("as news print them\t\(right) of \(total)\t\(share(right, total))")
        print("as typed to assistants\t\(typedRight) of \(typed)\t\(share(typedRight, typed))")
    }

    private func share(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "–" : String(format: "%.1f %%", 100 * Double(part) / Double(whole))
    }

    private struct Found {
        /// Code points of the input.
        var span: Range<Int>
        /// EDTF, or "" for what tells no point or period of the calendar.
        var value: String

        /// Whether it tells a day, or a coarser period that holds it.
        func tells(_ day: String) -> Bool {
            let value = value.split(separator: "T").first.map(String.init) ?? ""
            let ends = value.split(separator: "/").map { $0.filter { $0 != "~" } }
            guard let first = ends.first, let last = ends.last else { return false }
            return day.prefix(first.count) >= first && day.prefix(last.count) <= last
        }
    }

    private func expressions(_ item: Case, _ recogniser: TimeRecogniser, _ analyzer: LanguageAnalyzer) -> [Found] {
        let text = Text(item.input)
        let analyzed = analyzer.analyze(text, blocks: [TextSpan(0, text.count)])
        let published = (item.context?.referenceDateTime.prefix(10)).map {
            PublicationDate(value: String($0), precision: .day, basis: .stated)
        }
        let codePoints = CodePointIndex(text)
        return recogniser.recognise(analyzed, published: published).map { found in
            Found(
                span: codePoints.codePoint(at: found.span.start)..<codePoints.codePoint(at: found.span.end),
                value: found.edtf ?? "")
        }
    }

    private func isRight(_ expected: Expected, _ found: [Found]) -> Bool {
        let near = found.filter { $0.span.overlaps(expected.start..<expected.start + expected.length) }
        if expected.days == ["0001-01-01"] { return !near.contains { $0.value.count == 10 } }
        let mayBeCoarse = DateShape(expected.text).countsCoarseUnits
        return expected.days.contains { day in
            near.contains { $0.value.prefix(10) == day || mayBeCoarse && $0.tells(day) }
        }
    }
}

/// What the shape of a date's words says of where they come from.
private struct DateShape {
    private let words: [Substring]
    private let text: String

    init(_ text: String) {
        self.text = text
        words = text.split { $0 == " " || $0 == "," }
    }

    private static let months = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let coarse: Set<Substring> = ["week", "weeks", "month", "months", "year", "years"]

    private var hasYear: Bool { text.split { !$0.isNumber }.contains { $0.count == 4 } }

    var countsCoarseUnits: Bool { !Self.coarse.isDisjoint(with: words) && !words.contains { Self.isNamed($0) } }

    /// Names in small letters, digits that stick to letters, numbers without a year, a day without its month.
    var isTyped: Bool {
        words.contains { word in
            let isSmall = Self.isNamed(word) && word.first?.isLowercase == true
            let isStuck = Self.isNamed(word) && word.contains { $0.isNumber }
            return isSmall || isStuck || word == "tmrw"
        } || isNumeric && !(hasYear && words.count == 1) || isBareDay
    }

    /// "4/22", "3-7-07", "08/12,2015".
    private var isNumeric: Bool {
        text.contains { $0.isNumber } && text.allSatisfy { $0.isNumber || "./-, ".contains($0) }
    }

    /// "The 27th", "the thirty", "second Sunday".
    private var isBareDay: Bool {
        let rest = words.filter { !["the", "on", "for"].contains($0) }
        if rest.count == 2, let weekday = rest.last, Self.isNamed(weekday) {
            return ["first", "second", "third", "fourth", "fifth"].contains(rest[0])
        }
        return !rest.isEmpty && rest.count < 3 && words.first == "the"
            && rest.allSatisfy { $0.first?.isNumber == true || Self.numberWords.contains($0) }
    }

    private static let numberWords: Set<Substring> = ["second", "twenty", "thirty", "first", "third"]

    private static func isNamed(_ word: Substring) -> Bool {
        let stem = word.lowercased().drop { !$0.isLetter }.prefix(3)
        return months.contains(String(stem)) || weekdays.contains(String(stem))
    }
}
