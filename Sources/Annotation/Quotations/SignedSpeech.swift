import Language
import Prose

/// Messages that carry the name of who wrote them beside a handle: "We warned of it. — Tomas Berg (@tberg) May 11,
/// 2021" behind the words, or a line "Tomas Berg @tberg · May 11" in front of their paragraph. O(sentences).
struct SignedSpeech {
    /// Most tokens from a signature's start to its handle.
    private static let longest = 10
    /// Most tokens of a line that is nothing but a name, a handle and a date.
    private static let longestLine = 16
    let finder: CueFinder
    let blockOfSentence: [Int]
    private var analyzed: AnalyzedText { finder.analyzed }

    /// The author's label of each sentence that is part of a message.
    func labels() -> [Int: LabelledSpeech.Label] {
        var result: [Int: LabelledSpeech.Label] = [:]
        var start = 0
        for sentence in analyzed.sentences.indices {
            if sentence > 0, blockOfSentence[sentence] != blockOfSentence[sentence - 1], !isSigned(sentence) {
                start = sentence
            }
            if let name = signature(of: sentence) {
                for own in start..<sentence { result[own] = label(name, own) }
                start = sentence + 1
            } else if let name = heading(sentence) {
                var next = sentence + 1
                while next < analyzed.sentences.count, blockOfSentence[next] == blockOfSentence[sentence] + 1 {
                    result[next] = label(name, next)
                    next += 1
                }
            }
        }
        return result
    }

    private func label(_ name: Range<Int>, _ sentence: Int) -> LabelledSpeech.Label {
        .init(
            tokens: name, start: analyzed.sentences[sentence].tokens.lowerBound, isHeading: false, isElsewhere: true)
    }

    private func isSigned(_ sentence: Int) -> Bool { signature(of: sentence) != nil }

    /// "— Tomas Berg (@tberg) May 11, 2021": the name.
    private func signature(of sentence: Int) -> Range<Int>? {
        let range = analyzed.sentences[sentence].tokens
        guard range.count > 2, finder.isDash(range.lowerBound) else { return nil }
        return author(in: (range.lowerBound + 1)..<range.upperBound)
    }

    /// "Tomas Berg @tberg · May 11" as a paragraph of its own: the name.
    private func heading(_ sentence: Int) -> Range<Int>? {
        let range = analyzed.sentences[sentence].tokens
        let isAlone =
            (sentence == 0 || blockOfSentence[sentence - 1] != blockOfSentence[sentence])
            && (sentence + 1 == analyzed.sentences.count || blockOfSentence[sentence + 1] != blockOfSentence[sentence])
        guard isAlone, range.count <= Self.longestLine,
            !range.contains(where: { finder.syntax.isFinite($0) && analyzed.words[$0].tag == .verb })
        else { return nil }
        return author(in: range)
    }

    /// The name at the start of a range, which a handle follows at once or in brackets.
    private func author(in range: Range<Int>) -> Range<Int>? {
        guard
            let handle = range.prefix(Self.longest).first(where: { isHandle($0) }), handle > range.lowerBound
        else { return nil }
        let bracket = analyzed.text.utf8[Int(analyzed.tokens[handle - 1].start)] == 0x28
        let name = range.lowerBound..<(bracket ? handle - 1 : handle)
        guard !name.isEmpty, name.allSatisfy({ analyzed.tokens[$0].kind == .word }) else { return nil }
        return name
    }

    private func isHandle(_ token: Int) -> Bool {
        analyzed.tokens[token].kind == .address && analyzed.text.utf8[Int(analyzed.tokens[token].start)] == 0x40
    }
}
