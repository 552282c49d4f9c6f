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
            word.kinds = model.wordKinds.kinds(word.lower)
            word.lexical = WordClass.feature(model.wordClasses.value(word.lower), of: word)
            words[at] = word
        }
        WordFeatures.markHeadline(words, count)
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
                model.tagger.add(list, to: scores, found: workspace.found)
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
    /// The feature for a word: its class, or where the lexicon does not know it (class 0), its ending with what the
    /// dictionary says or, if that is nothing either, with its shape.
    @inline(__always)
    package static func feature(_ number: UInt64, of word: borrowing WordFeatures) -> UInt64 {
        if number > 0 { return number }
        let parts = word.kinds.parts
        return FeatureHash.mix(word.suffix2, parts > 0 ? parts : word.shape)
    }
}
