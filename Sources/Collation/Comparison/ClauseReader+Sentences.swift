import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// The sentences that finders of differences read.
extension ClauseReader {
    /// The paragraph sentences of a report that are not too long to be read well, no questions. O(sentences).
    func readable(_ report: Int) -> [(index: Int, tokens: Range<Int>)] {
        let annotated = story.reports[report]
        return annotated.analyzed.sentences.indices.compactMap { index in
            let tokens = annotated.analyzed.sentences[index].tokens
            guard annotated.blockKind(ofSentence: index) == .paragraph, tokens.count <= Self.longestSentence,
                !isQuestion(report, index)
            else { return nil }
            return (index, tokens)
        }
    }

    /// The meanings of a sentence and of the one before it: what a phrase of it may leave unsaid. O(tokens).
    func context(_ report: Int, _ sentence: Int) -> Set<UInt64> {
        let sentences = story.reports[report].analyzed.sentences
        let first = sentences[max(0, sentence - 1)].tokens.lowerBound
        return Set(vectors.meanings(report, first..<sentences[sentence].tokens.upperBound))
    }

    /// Words for a value or a headline: a stretch of tokens without what opens or ends no phrase ("… under threat and
    /// have").
    func words(_ report: Int, _ tokens: Range<Int>) -> String {
        let analyzed = story.reports[report].analyzed
        let first = tokens.first { analyzed.words[$0].relation != .punct } ?? tokens.lowerBound
        let last = tokens.last { token in
            switch analyzed.words[token].tag {
            case .noun, .propn, .num, .adv: true
            case .pron: analyzed.words[token].penn == .prp
            case .verb, .adj: ![.aux, .auxPass, .cop].contains(analyzed.words[token].relation)
            default: false
            }
        }
        return DifferenceDraft.headline(analyzed.text.string(analyzed.span(first..<max(first, last ?? first) + 1)))
    }
}
