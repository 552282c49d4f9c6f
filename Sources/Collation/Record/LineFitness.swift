import Annotation
import Language
import Prose
import Stories

/// How well a sentence of a report reads as a line by itself, with nothing before it.
///
/// A sentence that points to one before it ("But …", "sixty of them", "was killed there", "the offer"), a quotation cut
/// loose from its speaker, a fragment, a heading and a caption count for less. O(tokens) a sentence.
struct LineFitness {
    private let story: Story
    /// Sentences that are nothing but somebody's words.
    private let onlyQuoted: Set<SentenceKey>

    init(_ story: Story) {
        self.story = story
        var quoted: Set<SentenceKey> = []
        for (report, annotated) in story.reports.enumerated() {
            for statement in annotated.statements where statement.kind == .direct {
                let span = annotated.analyzed.span(annotated.analyzed.sentences[statement.sentence].tokens)
                // What is left are quotation marks of three bytes each.
                guard statement.span.count + 7 >= span.count else { continue }
                quoted.insert(SentenceKey(report, statement.sentence))
            }
        }
        onlyQuoted = quoted
    }

    /// 1 for a sentence that stands alone, towards 0 for one that does not, 0 for what is no sentence of an article.
    func value(_ node: ClaimNode) -> Float {
        let annotated = story.reports[node.report]
        let analyzed = annotated.analyzed
        let tokens = analyzed.sentences[node.sentence].tokens
        guard !isForeignMatter(tokens, analyzed) else { return 0 }
        var value: Float = 1
        if onlyQuoted.contains(SentenceKey(node.report, node.sentence)) { value *= 0.3 }
        if !isWhole(tokens, analyzed) { value *= 0.3 }
        if addressesReader(tokens, analyzed) { value *= 0.3 }
        let start = tokens.first { analyzed.tokens[$0].kind == .word } ?? tokens.lowerBound
        if leansAtStart(start, tokens, analyzed) { value *= 0.5 }
        if namesNobodyFor(tokens, annotated) { value *= 0.6 }
        if countsUnnamed(tokens, analyzed) { value *= 0.4 }
        if isElsewhere(tokens, annotated) { value *= 0.5 }
        if pointsBack(tokens, analyzed) { value *= 0.7 }
        return value
    }

    // MARK: No sentence of the article

    /// Addresses, tags of a network, notes on the text ("Updated …"), an agency in brackets, a caption.
    private func isForeignMatter(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        let first = analyzed.tokens[tokens.lowerBound].folded
        let bytes = analyzed.text.utf8
        if Self.notes.contains(first) || bytes[Int(analyzed.tokens[tokens.lowerBound].start)] == UInt8(ascii: "(") {
            return true
        }
        let hasTag = tokens.contains { token in
            let start = Int(analyzed.tokens[token].start)
            return bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: "@")
                || Self.addresses.contains(analyzed.tokens[token].folded)
        }
        return hasTag || isCaption(tokens, analyzed)
    }

    /// "Ann Ore (10) reaches for the ball", "Ann Ore is seen at the harbour": the present of a picture.
    private func isCaption(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        guard let root = tokens.first(where: { analyzed.words[$0].head < 0 }) else { return false }
        if analyzed.tokens[root].folded == Self.pictured { return true }
        guard analyzed.words[root].penn == .vbz || analyzed.words[root].penn == .vbp else { return false }
        let bytes = analyzed.text.utf8
        return tokens.dropLast(2).contains { token in
            token < root && analyzed.tokens[token + 1].kind == .number
                && bytes[Int(analyzed.tokens[token].start)] == UInt8(ascii: "(")
                && bytes[Int(analyzed.tokens[token + 2].start)] == UInt8(ascii: ")")
        }
    }

    // MARK: Parts of sentences

    /// Whether it closes as a sentence does and its main clause is no subordinate one.
    private func isWhole(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        let closes = tokens.suffix(3).contains { Self.stops.contains(analyzed.tokens[$0].folded) }
        let first = tokens.lowerBound
        let isSubordinate =
            analyzed.words[first].tag == .sconj && analyzed.words[first].head >= 0
            && analyzed.words[Int(analyzed.words[first].head)].head < 0
        return closes && !isSubordinate
    }

    private func addressesReader(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        !tokens.contains { analyzed.tokens[$0].kind == .quote }
            && tokens.contains { Self.readers.contains(analyzed.tokens[$0].folded) }
    }

    // MARK: References to what was told before

    /// "But …", "It …", "Meanwhile, …", "In that case …".
    private func leansAtStart(_ start: Int, _ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        let word = analyzed.words[start]
        if [.pron, .cconj].contains(word.tag) || word.penn == .prpDollar { return true }
        if Self.connectives.contains(analyzed.tokens[start].folded) { return true }
        return tokens.dropLast().prefix(4).contains { token in
            Self.demonstratives.contains(analyzed.tokens[token].folded) && analyzed.words[token].relation == .det
                && !Self.periods.contains(analyzed.tokens[token + 1].folded)
        }
    }

    /// "He" or "she" in a sentence that names nobody for it.
    private func namesNobodyFor(_ tokens: Range<Int>, _ annotated: AnnotatedReport) -> Bool {
        let analyzed = annotated.analyzed
        guard tokens.contains(where: { Self.people.contains(analyzed.tokens[$0].folded) }) else { return false }
        return !Self.overlapping(annotated.names, tokens).contains { $0.kind == .person }
    }

    /// "Sixty of them" without what they are.
    private func countsUnnamed(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        tokens.dropFirst().contains { token in
            guard Self.them.contains(analyzed.tokens[token].folded), analyzed.words[token].tag == .pron,
                analyzed.tokens[token - 1].folded == Self.of
            else { return false }
            return !(tokens.lowerBound..<token).contains { [.nns, .nnps].contains(analyzed.words[$0].penn) }
        }
    }

    /// "Was killed there" without where.
    private func isElsewhere(_ tokens: Range<Int>, _ annotated: AnnotatedReport) -> Bool {
        let analyzed = annotated.analyzed
        guard
            let token = tokens.first(where: {
                analyzed.tokens[$0].folded == Self.there && analyzed.words[$0].relation == .advmod
            })
        else { return false }
        return !Self.overlapping(annotated.names, tokens.lowerBound..<token).contains { $0.kind == .place }
    }

    /// "The offer" and the like with nothing that says which.
    private func pointsBack(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        tokens.dropFirst().contains { token in
            guard Self.deeds.contains(analyzed.tokens[token].folded), analyzed.words[token].tag == .noun,
                analyzed.tokens[token - 1].folded == Self.the
            else { return false }
            let after = tokens.upperBound > token + 1 ? analyzed.words[token + 1] : analyzed.words[token]
            return after.tag != .adp && !tokens.contains { analyzed.words[$0].head == Int32(token) && $0 > token + 1 }
        }
    }

    /// The names inside a stretch; O(log names + names in it).
    private static func overlapping(_ names: [NameMention], _ tokens: Range<Int>) -> ArraySlice<NameMention> {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle].tokens.upperBound <= tokens.lowerBound { low = middle + 1 } else { high = middle }
        }
        let rest = names[low...]
        return rest.prefix { $0.tokens.lowerBound < tokens.upperBound }
    }

    // MARK: Words

    private static func words(_ words: String...) -> Set<UInt64> { Set(words.map { WordHash.folded($0) }) }

    private static let notes = words("updated", "update", "correction", "photo", "photos", "image", "caption", "watch")
    private static let addresses = words("http", "https", "www", "pic.twitter.com")
    private static let pictured = WordHash.folded("pictured")
    private static let stops = words(".", "!", "…", "...")
    private static let readers = words("you", "your", "yours")
    private static let connectives = words(
        "meanwhile", "however", "instead", "also", "therefore", "thus", "moreover", "furthermore", "besides",
        "nevertheless", "nonetheless", "otherwise", "similarly", "likewise", "then", "there", "elsewhere")
    private static let demonstratives = words("this", "that", "these", "those", "such")
    private static let periods = words(
        "moment", "hour", "morning", "afternoon", "evening", "night", "day", "week", "weekend", "month", "quarter",
        "season", "spring", "summer", "autumn", "fall", "winter", "year", "decade", "century")
    private static let people = words("he", "she", "him", "her", "his")
    private static let them = words("them", "these", "those")
    private static let of = WordHash.folded("of")
    private static let there = WordHash.folded("there")
    private static let the = WordHash.folded("the")
    private static let deeds = words(
        "offer", "proposal", "request", "suggestion", "remark", "remarks", "comment", "comments", "accusation",
        "accusations", "allegation", "allegations", "idea", "threat", "warning", "promise")
}
