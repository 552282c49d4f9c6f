import Language
import Prose
import Reports

/// What is answered in an interview printed as "Q: …" and "A: …": the words of whom the text in front of the first
/// question names.
///
/// Questions are the report's own words. O(sentences + names).
struct InterviewSpeech {
    let finder: CueFinder
    let names: [NameMention]
    let blockOfSentence: [Int]
    private var analyzed: AnalyzedText { finder.analyzed }

    /// The label of each sentence of a question or an answer; empty unless a question is answered and somebody is named
    /// in front of it.
    func labels() -> [Int: LabelledSpeech.Label] {
        var turn: Turn?
        var turns: [Int: (turn: Turn, start: Int)] = [:]
        for sentence in analyzed.sentences.indices {
            let range = analyzed.sentences[sentence].tokens
            if sentence == 0 || blockOfSentence[sentence] != blockOfSentence[sentence - 1] {
                // An answer may go on in a paragraph without a mark, a question does not.
                let opened = opener(range)
                if opened == nil, turn == .question { turn = nil }
                turn = opened ?? turn
                if let turn { turns[sentence] = (turn, opened == nil ? range.lowerBound : range.lowerBound + 2) }
            } else if let turn {
                turns[sentence] = (turn, range.lowerBound)
            }
        }
        guard let first = turns.keys.min(), turns.values.contains(where: { $0.turn == .question }),
            turns.values.contains(where: { $0.turn == .answer }),
            let guest = guest(before: analyzed.sentences[first].tokens.lowerBound)
        else { return [:] }
        return turns.mapValues {
            .init(
                tokens: guest, start: $0.start, isHeading: false, isElsewhere: true, isReporters: $0.turn == .question)
        }
    }

    private enum Turn { case question, answer }

    /// "Q:" or "A:" at the start of a paragraph.
    private func opener(_ range: Range<Int>) -> Turn? {
        guard range.count > 2 else { return nil }
        let colon = analyzed.tokens[range.lowerBound + 1]
        guard colon.end - colon.start == 1, [0x3A, 0x2E].contains(analyzed.text.utf8[Int(colon.start)]) else {
            return nil
        }
        switch analyzed.string(range.lowerBound) {
        case "Q", "Question", "QUESTION": return .question
        case "A", "Answer", "ANSWER": return .answer
        default: return nil
        }
    }

    /// Who is interviewed: the person who is spoken to or with, else the first that a clause is about, else the first
    /// named.
    private func guest(before token: Int) -> Range<Int>? {
        let people = names.filter { $0.kind == .person && $0.tokens.upperBound <= token }
        let spokenTo = people.first { person in
            let first = (person.title ?? person.tokens).lowerBound
            return first > 0 && Self.partners.contains(analyzed.tokens[first - 1].folded)
        }
        let subject = people.first { person in
            person.tokens.contains { analyzed.words[$0].relation.isSubject }
        }
        return (spokenTo ?? subject ?? people.first)?.tokens
    }

    private static let partners = WordSet(["to", "with"])
}
