import Language
import Prose
import Reports

/// Speech that a label names: "VENN: The river is ours." of a transcript, a heading "Venn: River is ours".
///
/// A label stands at the start of a block and ends in a colon. In the body it must be a person's name, a word in
/// capitals or both, and labels must open at least two blocks of the report, because one may be anything ("Note:"). In
/// a heading it may be whoever speaks ("Police: …"). The turns of hosts, correspondents and the outlet itself are the
/// report's own words. O(blocks).
struct LabelledSpeech {
    /// A label and the words behind it in one sentence.
    struct Label {
        var tokens: Range<Int>
        /// First token of the words.
        var start: Int
        var isHeading: Bool
        /// Whether the label stands apart from the words, so that it has to be looked up there.
        var isElsewhere = false
        /// Whether the words are the report's own: those of a host, a correspondent, whoever asks.
        var isReporters = false
    }

    /// Most tokens of a label, its role behind a comma counted.
    private static let longest = 14
    /// Most tokens of a label that is a name alone.
    private static let longestName = 8
    /// Labels that make a report a transcript, and most paragraphs of one turn in it.
    private static let fewestTurns = 4
    private static let longestTurn = 4
    let finder: CueFinder
    let blockOfSentence: [Int]
    let isHeading: (Int) -> Bool
    /// Last words of the names of those who speak for the outlet.
    private let hosts: Set<UInt64>
    /// Tokens of the names of papers and broadcasters.
    private let media: Set<Int>
    private var analyzed: AnalyzedText { finder.analyzed }

    init(
        finder: CueFinder, names: [NameMention], hosts: Set<UInt64>, blockOfSentence: [Int],
        isHeading: @escaping (Int) -> Bool
    ) {
        self.finder = finder
        self.blockOfSentence = blockOfSentence
        self.isHeading = isHeading
        self.hosts = hosts
        media = Set(names.lazy.filter(\.isMedia).flatMap(\.tokens))
    }

    /// The label in whose words each sentence stands, by sentence.
    func labels() -> [Int: Label] {
        var own: [Int: Label] = [:]
        for sentence in analyzed.sentences.indices where opensBlock(sentence) {
            own[sentence] = label(of: sentence)
        }
        let spoken = own.values.filter { !$0.isHeading }.count
        if spoken < 2 { own = own.filter(\.value.isHeading) }
        guard !own.isEmpty else { return [:] }
        let lastTurn = spoken >= Self.fewestTurns ? own.filter { !$0.value.isHeading }.keys.max() ?? 0 : 0
        var result: [Int: Label] = [:]
        for (sentence, label) in own {
            result[sentence] = label
            var next = sentence + 1
            var paragraphs = 0
            while !label.isHeading, next < analyzed.sentences.count {
                if opensBlock(next) {
                    // Between the turns of a transcript a paragraph without a label goes on with the turn before it.
                    paragraphs += 1
                    guard next < lastTurn, paragraphs < Self.longestTurn, own[next] == nil, goesOn(next) else { break }
                }
                let tokens = analyzed.sentences[next].tokens
                result[next] = Label(
                    tokens: label.tokens, start: tokens.lowerBound, isHeading: false, isReporters: label.isReporters)
                next += 1
            }
        }
        return result
    }

    /// Whether a paragraph is speech: no heading and no aside ("(Applause)").
    private func goesOn(_ sentence: Int) -> Bool {
        let first = analyzed.tokens[analyzed.sentences[sentence].tokens.lowerBound]
        return !isHeading(sentence) && ![0x28, 0x5B].contains(analyzed.text.utf8[Int(first.start)])
    }

    private func opensBlock(_ sentence: Int) -> Bool {
        sentence == 0 || blockOfSentence[sentence] != blockOfSentence[sentence - 1]
    }

    private func label(of sentence: Int) -> Label? {
        var range = analyzed.sentences[sentence].tokens
        // A transcript that is quoted as a whole opens each paragraph with a mark.
        if let first = range.first, analyzed.tokens[first].kind == .quote { range = (first + 1)..<range.upperBound }
        let window = range.prefix(Self.longest + 1)
        guard let colon = window.first(where: { isColon($0) }), colon > range.lowerBound,
            range.upperBound - colon > 2, analyzed.tokens[colon + 1].start > analyzed.tokens[colon].end
        else { return nil }
        let comma = (range.lowerBound..<colon).first { finder.syntax.isComma($0) }
        let tokens = range.lowerBound..<(comma ?? colon)
        let isWhole = range.lowerBound > analyzed.sentences[sentence].tokens.lowerBound
        guard !tokens.isEmpty, tokens.count <= Self.longestName,
            !tokens.contains(where: { finder.isQuoted[$0] && !isWhole })
        else { return nil }
        let heading = isHeading(sentence)
        // "ORLA VENN, HOST:": behind a comma stands the role, in capitals, too.
        guard comma.map({ !heading && isCapitals(tokens) && isCapitals(($0 + 1)..<colon) }) ?? true else { return nil }
        guard
            finder.isNamed(tokens) && !isWhole || isCapitals(tokens) && !heading || isRole(tokens) && !heading
                || heading && finder.speaks(colon - 1) && !isWhole
        else {
            return nil
        }
        return Label(
            tokens: tokens, start: colon + 1, isHeading: heading, isReporters: !heading && isReporters(tokens))
    }

    /// "Interviewer:": whoever asks, without a name.
    private func isRole(_ tokens: Range<Int>) -> Bool {
        tokens.count == 1 && finder.lexicons.transcriptRoles.isRole(analyzed.tokens[tokens.lowerBound].folded)
    }

    private func isReporters(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.last(where: { analyzed.tokens[$0].kind == .word }) else { return false }
        return isRole(tokens) || hosts.contains(analyzed.tokens[last].folded) || media.contains(last)
    }

    private func isColon(_ token: Int) -> Bool {
        let span = analyzed.tokens[token].span
        return span.count == 1 && analyzed.text.utf8[span.start] == 0x3A
    }

    /// Whether every word is written in capitals only ("SEN. VENN").
    private func isCapitals(_ tokens: Range<Int>) -> Bool {
        let words = tokens.filter { analyzed.tokens[$0].kind == .word }
        guard let first = words.first, words.count <= 6, analyzed.tokens[first].span.count > 1 else { return false }
        return words.allSatisfy { word in
            analyzed.text.utf8[analyzed.tokens[word].span.range].allSatisfy { !UTF8Bytes.isLower($0) }
        }
    }
}
