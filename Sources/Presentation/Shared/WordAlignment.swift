/// A reading of a quotation laid beside the fullest reading, word by word.
///
/// The reading's own text is kept letter for letter: joining what `same`, `added` and `other` hold gives it back.
package struct WordAlignment: Hashable, Sendable {
    package enum Stretch: Hashable, Sendable {
        /// Both have it.
        case same(String)
        /// Only this reading has it.
        case added(String)
        /// Only the fullest reading has it.
        case missing(String)
        /// This reading has it where the fullest has other words.
        case other(String, instead: String)
    }

    package let stretches: [Stretch]
    /// 0 for no word in common, 1 for the same words (Dice).
    package let likeness: Double

    /// The share of the reading's own words that the fullest has too.
    package let containment: Double

    /// Beyond this many pairs of words the middle of two readings is not aligned but taken as other words.
    private static let mostPairs = 250_000

    /// Case, punctuation and the shape of apostrophes make no difference. O(n · m) in the words that differ.
    package init(of reading: String, with fullest: ComparedText) {
        let own = ComparedText(reading)
        let reference = fullest.words
        let matches = Self.withoutStrays(Self.matches(reference.map(\.key), own.words.map(\.key)), own.words)
        stretches = Self.stretches(own: own, reference: reference, matches: matches)
        let words = own.words.count + reference.count
        likeness = words == 0 ? 1 : Double(2 * matches.count) / Double(words)
        containment = own.words.isEmpty ? 1 : Double(matches.count) / Double(own.words.count)
    }

    private typealias Match = (reference: Int, own: Int)

    private static func matches(_ reference: [String], _ own: [String]) -> [Match] {
        var head = 0
        while head < min(reference.count, own.count), reference[head] == own[head] { head += 1 }
        var tail = 0
        while tail < min(reference.count, own.count) - head,
            reference[reference.count - 1 - tail] == own[own.count - 1 - tail]
        {
            tail += 1
        }
        let middle = common(
            Array(reference[head..<(reference.count - tail)]), Array(own[head..<(own.count - tail)]), offset: head)
        let front = (0..<head).map { Match($0, $0) }
        let back = (0..<tail).reversed().map { Match(reference.count - 1 - $0, own.count - 1 - $0) }
        return front + middle + back
    }

    /// The longest common subsequence.
    private static func common(_ reference: [String], _ own: [String], offset: Int) -> [Match] {
        guard !reference.isEmpty, !own.isEmpty, reference.count * own.count <= mostPairs else { return [] }
        let width = own.count + 1
        var longest = [Int32](repeating: 0, count: (reference.count + 1) * width)
        for row in reference.indices.reversed() {
            for column in own.indices.reversed() {
                let place = row * width + column
                longest[place] =
                    reference[row] == own[column]
                    ? longest[place + width + 1] + 1 : max(longest[place + width], longest[place + 1])
            }
        }
        var matches: [Match] = []
        var (row, column) = (0, 0)
        while row < reference.count, column < own.count {
            let place = row * width + column
            if reference[row] == own[column] {
                matches.append(Match(row + offset, column + offset))
                (row, column) = (row + 1, column + 1)
            } else if longest[place + width] >= longest[place + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return matches
    }

    /// Drops short words that match alone between words that differ: "of" in two other sentences is no agreement,
    /// and a reader should see one change, not three.
    private static func withoutStrays(_ matches: [Match], _ own: [ComparedWord]) -> [Match] {
        func adjoin(_ first: Match, _ second: Match) -> Bool {
            second.reference == first.reference + 1 && second.own == first.own + 1
        }
        return matches.enumerated().filter { place, match in
            let before = place > 0 && adjoin(matches[place - 1], match)
            let after = place + 1 < matches.count && adjoin(match, matches[place + 1])
            return before || after || !own[match.own].isParticle
        }.map(\.element)
    }

    private static func stretches(
        own: ComparedText, reference: [ComparedWord], matches: [Match]
    ) -> [Stretch] {
        var result = StretchList()
        result.same(own.lead)
        var (row, column) = (0, 0)
        for match in matches + [Match(reference.count, own.words.count)] {
            result.change(own.words[column..<match.own], reference[row..<match.reference])
            if match.own < own.words.count { result.same(own.words[match.own].text + own.words[match.own].tail) }
            (row, column) = (match.reference + 1, match.own + 1)
        }
        return result.stretches
    }
}

/// Gathers stretches, joining neighbours of one kind.
private struct StretchList {
    var stretches: [WordAlignment.Stretch] = []

    mutating func same(_ text: String) {
        guard !text.isEmpty else { return }
        if case .same(let before)? = stretches.last {
            stretches[stretches.count - 1] = .same(before + text)
        } else {
            stretches.append(.same(text))
        }
    }

    mutating func change(_ own: ArraySlice<ComparedWord>, _ reference: ArraySlice<ComparedWord>) {
        let instead = Self.text(reference)
        guard let last = own.last else {
            if !instead.isEmpty { stretches.append(.missing(instead)) }
            return
        }
        let text = Self.text(own)
        stretches.append(instead.isEmpty ? .added(text) : .other(text, instead: instead))
        same(last.tail)
    }

    /// The words with what stands between them, but not behind the last.
    private static func text(_ words: ArraySlice<ComparedWord>) -> String {
        guard let last = words.last else { return "" }
        return words.dropLast().map { $0.text + $0.tail }.joined() + last.text
    }
}
