package import Foundation
package import Prose

/// Tells what language a text is in: by its script, and among the languages of one script by its n-grams.
///
/// Naive Bayes over the n-grams of one to four letters that tell most (Cavnar and Trenkle 1994; Dunning 1994), from
/// profiles of newspapers and encyclopedias. A value is cheap to copy and may be used by many threads at once.
package struct LanguageIdentifier: Sendable {
    /// Bytes of a text that are looked at.
    package static let longest = 32_768
    /// Below this likelihood the languages that come into question are not told apart.
    private static let leastConfidence: Float = 0.5
    /// N-grams overlap, so their evidence is not independent: a nat of their sum is worth this much of one.
    private static let evidence: Float = 0.3
    /// Fewer n-grams tell nothing, save in scripts of one language.
    private static let fewestNGrams = 8
    /// Share of kana among kana and Chinese signs from which a text is Japanese; a Chinese one has hardly any.
    private static let japaneseShare: Float = 0.08

    private let tables: LanguageTables

    /// Loads the tables that ship with the program.
    ///
    /// - Throws: `ModelError`, naming the file and the cause.
    package init() throws {
        try self.init(model: ResourceFolder(Bundle.module, "models").url("languages.model"))
    }

    /// Loads tables from another place.
    package init(model: URL) throws {
        tables = try LanguageTables(model)
    }

    /// The codes that can be told, sorted.
    package var languages: [String] {
        LetterScript.allCases.flatMap { tables.table($0)?.languages ?? [$0.onlyLanguage].compactMap { $0 } }.sorted()
    }

    /// The language of a stretch of a text, of which at most `longest` bytes are read. O(bytes), nothing is allocated
    /// per letter.
    package func identify(_ text: Text, _ span: TextSpan) -> IdentifiedLanguage {
        let start = max(0, min(span.start, text.count))
        let end = max(start, min(span.end, text.count, start + Self.longest))
        return text.utf8.withUnsafeBufferPointer { identify(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }

    /// The language of UTF-8 bytes; broken ones part words.
    package func identify(_ bytes: [UInt8]) -> IdentifiedLanguage {
        bytes.withUnsafeBufferPointer { identify(UnsafeBufferPointer(rebasing: $0.prefix(Self.longest))) }
    }

    private func identify(_ bytes: UnsafeBufferPointer<UInt8>) -> IdentifiedLanguage {
        var count = LetterCount()
        count.read(bytes)
        guard let script = count.dominant else { return unknown(count) }
        let share = Float(count.weightTogether(with: script)) / Float(max(1, count.total))
        if let table = tables.table(script) {
            return best(in: table, script, share: share, count, bytes)
        }
        guard share >= Self.leastConfidence else { return unknown(count) }
        return IdentifiedLanguage(code: code(of: script, count), confidence: share, letters: count.total)
    }

    private func unknown(_ count: LetterCount) -> IdentifiedLanguage {
        IdentifiedLanguage(code: nil, confidence: 0, letters: count.total)
    }

    /// Chinese signs with kana among them are Japanese.
    private func code(of script: LetterScript, _ count: LetterCount) -> String? {
        guard script == .han || script == .kana else { return script.onlyLanguage }
        let kana = Float(count.weight(of: .kana))
        let japanese = kana >= Self.japaneseShare * (kana + Float(count.weight(of: .han)))
        return (japanese ? LetterScript.kana : .han).onlyLanguage
    }

    private func best(
        in table: NGramTable, _ script: LetterScript, share: Float, _ count: LetterCount,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> IdentifiedLanguage {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: table.width) { sums in
            sums.initialize(repeating: 0)
            for language in table.languages.indices { sums[language] = table.priors[language] }
            let found = NGramCounter(table: table, script: script).add(bytes, to: sums)
            guard found >= Self.fewestNGrams else { return unknown(count) }
            var best = 0
            for language in 1..<max(1, table.languages.count) where sums[language] > sums[best] { best = language }
            var rest: Float = 0
            for language in table.languages.indices {
                let nats = Float(sums[language] - sums[best]) / NGramTable.weightsPerNat
                rest += exp(nats * Self.evidence)
            }
            let confidence = share / rest
            guard confidence >= Self.leastConfidence else { return unknown(count) }
            return IdentifiedLanguage(code: table.languages[best], confidence: confidence, letters: count.total)
        }
    }
}
