package import Prose

/// What the analyser says of one token: tags and its place in the dependency tree.
package struct WordAnalysis: Sendable, Hashable {
    package var tag: PartOfSpeech
    package var penn: PennTag
    package var relation: Relation
    /// Index of the head token in the whole text; -1 for the root of a sentence.
    package var head: Int32

    package init(tag: PartOfSpeech, penn: PennTag, relation: Relation, head: Int32) {
        self.tag = tag
        self.penn = penn
        self.relation = relation
        self.head = head
    }
}

/// A text with its sentences, tokens and their analysis; everything refers to the text by UTF-8 offsets.
package final class AnalyzedText: Sendable {
    package let text: Text
    package let sentences: [Sentence]
    package let tokens: [Token]
    /// One for each token.
    package let words: [WordAnalysis]
    /// In text order; none overlaps another.
    package let names: [NameSpan]
    private let dependents: Dependents

    package init(
        text: Text, sentences: [Sentence], tokens: [Token], words: [WordAnalysis], names: [NameSpan] = []
    ) {
        self.text = text
        self.sentences = sentences
        self.tokens = tokens
        self.words = words
        self.names = names
        dependents = Dependents(words)
    }

    package func string(_ token: Int) -> String { text.string(tokens[token].span) }

    /// The span from one token to another, both included.
    package func span(_ tokens: Range<Int>) -> TextSpan {
        TextSpan(Int(self.tokens[tokens.lowerBound].start), Int(self.tokens[tokens.upperBound - 1].end))
    }

    /// Index of the sentence that holds a token; O(log n).
    package func sentence(ofToken token: Int) -> Int {
        var low = 0
        var high = sentences.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Index of the first token that ends behind a byte offset (the token count if there is none); O(log n).
    package func token(at offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].end) <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The direct dependents of a token, in text order; O(1), nothing is allocated.
    package func children(of token: Int) -> Dependents.Children { dependents[token] }

    /// First and last token (exclusive) of the subtree below a token, as one range; O(length of the sentence · depth).
    package func subtree(of token: Int) -> Range<Int> {
        let range = sentences[sentence(ofToken: token)].tokens
        var low = token
        var high = token
        for other in range where other != token {
            var at = Int32(other)
            var steps = 0
            while at >= 0, at != Int32(token), steps < 200 {
                at = words[Int(at)].head
                steps += 1
            }
            if at == Int32(token) {
                low = min(low, other)
                high = max(high, other)
            }
        }
        return low..<(high + 1)
    }
}
