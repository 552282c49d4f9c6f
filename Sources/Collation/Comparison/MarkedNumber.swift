import Annotation
import Prose
import Stories

/// A number with the letters or the second number that stand with it: "40m", "3-1", "145 million".
struct MarkedNumber {
    /// UTF-8 offset in the report.
    let start: Int
    /// Letters, or "-" between two short numbers as in a score.
    let mark: String
    let value: String
    /// Whether the mark is written without a space.
    let isGlued: Bool

    /// Whether it is two short numbers as in a score.
    var isPair: Bool { mark == "-" }

    /// The numbers of a sentence that begins at an offset; O(its length).
    static func numbers(_ text: String, from start: Int) -> [MarkedNumber] {
        var result: [MarkedNumber] = []
        var last: Substring?
        for word in text.split(whereSeparator: { $0.isWhitespace || "()[]“”\"".contains($0) }) {
            let place = start + text.utf8.distance(from: text.startIndex, to: word.startIndex)
            let number = word.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
            guard let first = number.first, first.isNumber else {
                if let number = last {
                    let mark = word.prefix { $0.isLetter }.lowercased()
                    result.append(MarkedNumber(start: place, mark: mark, value: String(number), isGlued: false))
                }
                last = nil
                continue
            }
            last = number.count == word.count ? number : nil
            let rest = word[number.endIndex...]
            let letters = rest.prefix { $0.isLetter }.lowercased()
            if !letters.isEmpty, !ordinals.contains(letters) {
                result.append(MarkedNumber(start: place, mark: letters, value: String(number), isGlued: true))
            } else if let dash = rest.first, "-–".contains(dash), number.count <= 2 {
                let second = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
                let end = rest.dropFirst(1 + second.count)
                guard (1...2).contains(second.count), end.allSatisfy(\.isPunctuation) else { continue }
                result.append(MarkedNumber(start: place, mark: "-", value: "\(number)-\(second)", isGlued: true))
            }
        }
        return result
    }

    private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "s"]
}
