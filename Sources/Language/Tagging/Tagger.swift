import Prose

/// Gives every word its tag, from left to right, each with an eye on the two before.
struct Tagger {
    let model: LanguageModel

    /// Reads the words of a stretch of tokens into the workspace. O(bytes of the tokens).
    func read(_ tokens: UnsafePointer<Token>, _ count: Int, _ bytes: UnsafePointer<UInt8>, _ workspace: Workspace) {
        let words = workspace.words
        for at in 0..<count {
            var word = workspace.reader.read(bytes, Int(tokens[at].start)..<Int(tokens[at].end))
            word.fixedTag = model.fixedTags.value(word.form)
            word.lexical = WordClass.feature(model.wordClasses.value(word.lower), of: word)
            words[at] = word
        }
        for place in 1...TaggerFeatures.padding {
            words[-place] = .boundary(0)
            words[count - 1 + place] = .boundary(100)
        }
    }

    /// Tags the words of the workspace. O(count).
    func tag(_ count: Int, _ workspace: Workspace) {
        let words = workspace.words
        let scores = workspace.scores
        var (last, secondLast): (UInt64, UInt64) = (0, 0)
        for at in 0..<count {
            var tag = Int(words[at].fixedTag) - 1
            if tag < 0 {
                var list = FeatureList(workspace.hashes)
                TaggerFeatures.fill(&list, words, at, last: last, secondLast: secondLast, isFirst: at == 0)
                scores.update(repeating: 0, count: model.tags.count)
                model.tagger.add(list, to: scores)
                tag = Scores.best(scores, model.tags.count)
            }
            workspace.tags[at] = UInt8(truncatingIfNeeded: tag)
            secondLast = last
            last = UInt64(tag + 1)
        }
    }
}

/// The class of a word in the lexicon learnt from the training text.
package enum WordClass {
    /// The feature for a word: its class, or ending and shape where the lexicon (class 0) does not know it.
    @inline(__always)
    package static func feature(_ number: UInt64, of word: borrowing WordFeatures) -> UInt64 {
        number > 0 ? number : FeatureHash.mix(word.suffix2, word.shape)
    }
}
