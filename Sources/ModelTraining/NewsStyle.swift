import Language

/// Makes sentences in the manner of news out of treebank sentences, since treebanks have few of them: the speaker
/// behind the verb (“…,” said the minister), quotations in two parts, headlines.
struct NewsStyle {
    /// Shares of sentences that get a copy in capitals, and one in headline case.
    static let capitalShare = 0.01
    static let headlineShare = 0.02

    private var random: SeededRandom
    /// Short plain sentences to go on a quotation with.
    private let continuations: [TreebankSentence]

    init(_ sentences: [TreebankSentence], seed: UInt64) {
        random = SeededRandom(seed: seed)
        continuations = sentences.filter { sentence in
            (3...15).contains(sentence.forms.count) && sentence.forms.last == "."
                && !sentence.forms.contains { $0 == "\"" || $0 == "“" || $0 == "``" }
        }
    }

    /// New sentences made from the given ones. O(n).
    mutating func copies(of sentences: [TreebankSentence]) -> [TreebankSentence] {
        var copies: [TreebankSentence] = []
        for sentence in sentences {
            if let statement = ReportedStatement(sentence) { copies.append(postposed(statement)) }
            if chance(Self.capitalShare) { copies.append(sentence.withForms { $0.uppercased() }) }
            if chance(Self.headlineShare) { copies.append(headline(sentence)) }
        }
        return copies
    }

    private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

    /// “The talks failed,” said the minister.
    private mutating func postposed(_ statement: ReportedStatement) -> TreebankSentence {
        let marks = chance(0.4) ? ("“", "”") : ("\"", "\"")
        let isQuoted = chance(0.8)
        var builder = SentenceBuilder(statement.sentence)
        if isQuoted { builder.add(marks.0, "`` PUNCT", headAt: statement.contentRoot) }
        builder.add(statement.content, capitalized: true)
        builder.add(",", ", PUNCT", headAt: statement.verb)
        if isQuoted { builder.add(marks.1, "'' PUNCT", headAt: statement.contentRoot) }
        let inverted = statement.isNominal && chance(0.75)
        if inverted { builder.add(statement.verb..<(statement.verb + 1)) }
        builder.add(statement.subject, capitalized: false)
        if !inverted { builder.add(statement.verb..<(statement.verb + 1)) }
        if isQuoted, chance(0.3), let continuation = continuations.randomElement(using: &random) {
            builder.add(",", ", PUNCT", headAt: statement.verb)
            builder.add(marks.0, "`` PUNCT", headAt: statement.verb)
            builder.add(continuation, under: statement.verb)
            builder.add(marks.1, "'' PUNCT", headAt: statement.verb)
        } else {
            builder.add(".", ". PUNCT", headAt: statement.verb)
        }
        return builder.finished()
    }

    /// Capitals on all but small words, no full stop.
    private func headline(_ sentence: TreebankSentence) -> TreebankSentence {
        var copy = sentence
        for place in copy.forms.indices
        where !["DET", "ADP", "CCONJ", "PART", "PUNCT"].contains(copy.tags[place].split(separator: " ").last) {
            copy.forms[place] = copy.forms[place].capitalizedFirst
        }
        if copy.forms.count > 2, copy.forms.last == ".", !copy.heads.contains(copy.forms.count) { copy.dropLast() }
        return copy
    }
}

/// “The minister said that the talks failed.”: subject, verb, content, in this order and nothing else.
private struct ReportedStatement {
    let sentence: TreebankSentence
    let subject: Range<Int>
    let verb: Int
    let content: Range<Int>
    let contentRoot: Int
    let isNominal: Bool

    init?(_ sentence: TreebankSentence) {
        self.sentence = sentence
        guard let verb = sentence.heads.firstIndex(of: 0),
            ["VBD VERB", "VBZ VERB", "VBP VERB"].contains(sentence.tags[verb])
        else {
            return nil
        }
        self.verb = verb
        let dependents = sentence.heads.indices.filter {
            sentence.heads[$0] == verb + 1 && sentence.relations[$0] != "punct"
        }
        guard dependents.count == 2, sentence.relations[dependents[0]] == "nsubj", dependents[0] < verb,
            sentence.relations[dependents[1]] == "ccomp", dependents[1] > verb
        else { return nil }
        let subject = sentence.subtree(dependents[0])
        var content = sentence.subtree(dependents[1])
        guard subject.lowerBound == 0, subject.upperBound == verb, content.lowerBound > verb, content.count > 2 else {
            return nil
        }
        if sentence.forms[content.lowerBound].lowercased() == "that", sentence.relations[content.lowerBound] == "mark" {
            content = content.dropFirst()
        }
        guard !content.contains(where: { ["`` PUNCT", "'' PUNCT"].contains(sentence.tags[$0]) }) else { return nil }
        self.subject = subject
        self.content = content
        contentRoot = dependents[1]
        isNominal = sentence.tags[dependents[0]].hasSuffix("NOUN") || sentence.tags[dependents[0]].hasSuffix("PROPN")
    }
}

/// Puts the words of a sentence in a new order, with new marks between them, and keeps the tree.
private struct SentenceBuilder {
    private let source: TreebankSentence
    private var result = TreebankSentence()
    /// Where each word of the source stands now.
    private var places: [Int: Int] = [:]
    /// New words whose head is a word of the source.
    private var waiting: [(place: Int, head: Int)] = []

    init(_ source: TreebankSentence) { self.source = source }

    mutating func add(_ form: String, _ tag: String, headAt head: Int) {
        waiting.append((result.forms.count, head))
        append(form, tag, "punct")
    }

    mutating func add(_ range: Range<Int>, capitalized: Bool? = nil) {
        for place in range {
            places[place] = result.forms.count
            waiting.append((result.forms.count, source.heads[place] - 1))
            let form = source.forms[place]
            let isFirst = place == range.lowerBound
            let lowered = capitalized == false && isFirst && !source.tags[place].hasSuffix("PROPN") && form != "I"
            append(
                lowered ? form.lowercased() : isFirst && capitalized == true ? form.capitalizedFirst : form,
                source.tags[place], source.relations[place])
        }
    }

    /// Adds a whole other sentence, its root hung on a word of the source.
    mutating func add(_ other: TreebankSentence, under head: Int) {
        let start = result.forms.count
        for place in other.forms.indices {
            append(
                other.forms[place], other.tags[place], other.heads[place] == 0 ? "parataxis" : other.relations[place])
            if other.heads[place] == 0 {
                waiting.append((start + place, head))
            } else {
                result.heads[start + place] = start + other.heads[place]
            }
        }
    }

    private mutating func append(_ form: String, _ tag: String, _ relation: String) {
        result.forms.append(form)
        result.tags.append(tag)
        result.heads.append(0)
        result.relations.append(relation)
    }

    mutating func finished() -> TreebankSentence {
        for (place, head) in waiting { result.heads[place] = places[head].map { $0 + 1 } ?? 0 }
        return result
    }
}

extension TreebankSentence {
    fileprivate func withForms(_ change: (String) -> String) -> TreebankSentence {
        var copy = self
        copy.forms = forms.map(change)
        return copy
    }

    fileprivate mutating func dropLast() {
        forms.removeLast()
        tags.removeLast()
        heads.removeLast()
        relations.removeLast()
    }

    /// First and last word (exclusive) below a word, itself included.
    fileprivate func subtree(_ word: Int) -> Range<Int> {
        var (low, high) = (word, word)
        for other in heads.indices {
            var at = other
            var steps = 0
            while at >= 0, at != word, steps < heads.count {
                at = heads[at] - 1
                steps += 1
            }
            if at == word { (low, high) = (min(low, other), max(high, other)) }
        }
        return low..<(high + 1)
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
