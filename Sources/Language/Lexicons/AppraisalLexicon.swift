import Foundation
package import Prose

/// Words by which a happening is judged, two opposite judgements for each thing that is asked: a breakthrough or no
/// progress, a surprise or long expected.
package struct AppraisalLexicon: Sendable {
    /// One of the two judgements of a question.
    package struct Judgement: Sendable, Hashable {
        package let question: Int32
        package let isFirst: Bool

        package init(question: Int32, isFirst: Bool) {
            self.question = question
            self.isFirst = isFirst
        }
    }

    /// A judgement as a word gives it.
    package struct Entry: Sendable {
        package let judgement: Judgement
        /// Whether the sentence must name what is judged (`isMatter`): anything may be "hard".
        package let needsMatter: Bool
    }

    /// The lists that ship with the program.
    package enum List: String {
        case appraisals = "appraisals.tsv"
        case firmness = "firmness.tsv"
        case designations = "designations.tsv"
    }

    /// What is asked.
    package private(set) var questions: [String] = []
    /// For each question the names of its two judgements.
    package private(set) var names: [(first: String, second: String)] = []
    private var matters: [Set<UInt64>] = []
    /// For each question which of its judgements have no words.
    private var isWordless: [(first: Bool, second: Bool)] = []
    private var words = PhraseTable<[Entry]>()

    package init(_ list: List, using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        self.init(rows: try ResourceFolder(Bundle.module).rows(list.rawValue), using: segmenter)
    }

    /// Takes questions as rows of a question, the words for what is judged, and twice a name and words, all words
    /// separated by "|", with "*" before those that need a word for what is judged; rows of another shape are passed
    /// over.
    package init(rows: [[Substring]], using segmenter: Segmenter) {
        var byForm: [Substring: [Entry]] = [:]
        var order: [Substring] = []
        for row in rows where row.count == 6 {
            for (column, isFirst) in [(3, true), (5, false)] {
                for word in row[column].split(separator: "|") {
                    let form = word.first == "*" ? word.dropFirst() : word
                    if byForm[form] == nil { order.append(form) }
                    byForm[form, default: []].append(
                        Entry(
                            judgement: Judgement(question: Int32(questions.count), isFirst: isFirst),
                            needsMatter: word.first == "*"))
                }
            }
            questions.append(String(row[0]))
            matters.append(Set(row[1].split(separator: "|").map { WordHash.folded($0) }))
            names.append((String(row[2]), String(row[4])))
            isWordless.append((row[3].isEmpty, row[5].isEmpty))
        }
        for form in order { words.insert(form, byForm[form] ?? [], using: segmenter) }
    }

    /// The judgements that the longest word or phrase at a token stands for, and where it ends.
    package func entries(_ tokens: [Token], at index: Int, limit: Int) -> (entries: [Entry], end: Int)? {
        words.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }

    /// Whether one of a question's judgements has no words, so that it is given by telling plainly.
    package func isPlain(_ question: Int32, first: Bool) -> Bool {
        let place = isWordless[Int(question)]
        return first ? place.first : place.second
    }

    /// Whether a word is one for what a question asks about.
    package func isMatter(_ token: Token, of question: Int32) -> Bool { matters[Int(question)].contains(token.folded) }
}
