import Prose

/// Reads how long ago a line says that something was published.
///
/// "3 hours ago", "an hour ago", "1 day, 3 hours ago", "vor 2 Std.", "il y a 3 jours", "3小时前", "yesterday", "just now".
struct AgeReader: Sendable {
    let vocabulary: AgeVocabulary
    /// `MonthNames.number(of:)` of the page's language.
    let language: UInt16

    /// Longer lines are no credits, but tell something.
    static let longestLine = 160
    /// "1 day, 3 hours, 20 minutes ago".
    private static let mostParts = 3

    /// The first such phrase of a short line; nil for longer ones. O(length).
    func first(in bytes: [UInt8], _ span: TextSpan) -> PublicationAge? {
        guard span.count <= Self.longestLine else { return nil }
        let words = AgeWord.all(in: bytes, span)
        for index in words.indices {
            if let age = age(words, at: index, bytes) { return age }
        }
        return nil
    }

    private func age(_ words: [AgeWord], at start: Int, _ bytes: [UInt8]) -> PublicationAge? {
        if words[start].number == nil {
            if let found = named(words, at: start) { return found }
            for count in phraseCounts(words, start) {
                guard means(words, start, count, { $0 == .before ? true : nil }) != nil,
                    let amount = amount(words, at: start + count, bytes), !amount.isClosed
                else { continue }
                // "vor 3 Stunden 20 …": what goes on with a number was not read to its end.
                return age(words, start, amount.next, amount)
            }
        }
        guard let amount = amount(words, at: start, bytes) else { return nil }
        if amount.isClosed { return age(words, start, amount.next, amount) }
        for count in phraseCounts(words, amount.next) {
            guard means(words, amount.next, count, { $0 == .after ? true : nil }) != nil else { continue }
            return age(words, start, amount.next + count, amount)
        }
        return nil
    }

    private func age(_ words: [AgeWord], _ start: Int, _ next: Int, _ amount: Amount) -> PublicationAge {
        let last = amount.end ?? words[next - 1].span.end
        return PublicationAge(
            seconds: amount.seconds, unit: amount.unit, span: TextSpan(words[start].span.start, last))
    }

    /// "yesterday", "just now".
    private func named(_ words: [AgeWord], at start: Int) -> PublicationAge? {
        for count in phraseCounts(words, start) {
            let found: (Int, PublicationAge.Unit)? = means(words, start, count) { meaning in
                switch meaning {
                case .now: (0, .minute)
                case .day(let days): (days * 86_400, .day)
                default: nil
                }
            }
            guard let (seconds, unit) = found else { continue }
            return PublicationAge(
                seconds: seconds, unit: unit,
                span: TextSpan(words[start].span.start, words[start + count - 1].span.end))
        }
        return nil
    }

    /// The lengths of the phrases of words that may begin here, the longest first.
    private func phraseCounts(_ words: [AgeWord], _ start: Int) -> [Int] {
        var count = 0
        while count < AgeVocabulary.longest, start + count < words.count, words[start + count].number == nil {
            count += 1
        }
        return (0..<count).map { count - $0 }
    }

    private func means<Value>(
        _ words: [AgeWord], _ start: Int, _ count: Int, _ wanted: (AgeVocabulary.Meaning) -> Value?
    ) -> Value? {
        vocabulary.first(AgeWord.hash(words[start..<(start + count)]), language: language, where: wanted)
    }

    // MARK: - Amounts

    private struct Amount {
        var seconds = 0
        var unit = PublicationAge.Unit.week
        /// Index of the word behind it.
        var next: Int
        /// Whether its unit holds the closing word.
        var isClosed = false
        /// Where it ends when that is within a word.
        var end: Int?
    }

    /// Numbers with units, the larger ones first: "3 hours", "1 day, 3 hours", "an hour".
    private func amount(_ words: [AgeWord], at start: Int, _ bytes: [UInt8]) -> Amount? {
        var result = Amount(next: start)
        for round in 0..<Self.mostParts {
            guard let found = part(words, at: result.next, bytes),
                round == 0 || found.unit.rawValue < result.unit.rawValue
            else { break }
            result.seconds += found.count * found.unit.seconds
            result.unit = found.unit
            result.next = found.next
            result.isClosed = found.isClosed
            result.end = found.end
            if found.isClosed { break }
        }
        return result.next > start ? result : nil
    }

    private struct Part {
        let count: Int
        let unit: PublicationAge.Unit
        let next: Int
        var isClosed = false
        var end: Int?
    }

    private func part(_ words: [AgeWord], at start: Int, _ bytes: [UInt8]) -> Part? {
        guard start < words.count else { return nil }
        let isOne = words[start].number == nil
        let count = words[start].number ?? 1
        guard (0...999).contains(count), !isOne || means(words, start, 1, { $0 == .one ? true : nil }) != nil else {
            // "час назад": one of a unit, without saying so.
            guard isOne, start == 0 || words[start - 1].number == nil else { return nil }
            return unit(words, at: start, count: 1, bytes).flatMap { $0.isClosed && $0.next > start + 1 ? $0 : nil }
        }
        return unit(words, at: start + 1, count: count, bytes)
    }

    private func unit(_ words: [AgeWord], at start: Int, count: Int, _ bytes: [UInt8]) -> Part? {
        for length in phraseCounts(words, start) {
            let found: (PublicationAge.Unit, Bool)? = means(words, start, length) { meaning in
                switch meaning {
                case .unit(let unit): (unit, false)
                case .unitAgo(let unit): (unit, true)
                default: nil
                }
            }
            guard let (unit, isClosed) = found else { continue }
            return Part(count: count, unit: unit, next: start + length, isClosed: isClosed)
        }
        return start < words.count ? wideUnit(words[start], next: start + 1, count: count, bytes) : nil
    }

    /// "小时前" at the begin of a stretch of ideographs that goes on.
    private func wideUnit(_ word: AgeWord, next: Int, count: Int, _ bytes: [UInt8]) -> Part? {
        guard word.number == nil, bytes[word.span.start] >= 0xE3 else { return nil }
        for letters in 2...4 where word.span.start + letters * 3 < word.span.end {
            let end = word.span.start + letters * 3
            let hash = AgeWord.hash(of: FoldedWord.hash(bytes, word.span.start..<end))
            let unit = vocabulary.first(hash, language: language) { meaning -> PublicationAge.Unit? in
                if case .unitAgo(let unit) = meaning { unit } else { nil }
            }
            if let unit { return Part(count: count, unit: unit, next: next, isClosed: true, end: end) }
        }
        return nil
    }
}
