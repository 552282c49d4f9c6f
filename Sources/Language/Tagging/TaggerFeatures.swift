/// What the tagger looks at: the word, its neighbours and the two tags before it.
package enum TaggerFeatures {
    /// Words of padding before and behind a sentence.
    package static let padding = 2

    /// Fills the list for the word at an index.
    ///
    /// - Parameters:
    ///   - words: the sentence, with `padding` boundary words before index 0 and behind its last word.
    ///   - last: number of the tag before, 0 at the beginning of the sentence.
    ///   - secondLast: number of the tag before that.
    @inline(__always)
    package static func fill(
        _ list: inout FeatureList, _ words: UnsafePointer<WordFeatures>, _ at: Int, last: UInt64, secondLast: UInt64,
        isFirst: Bool
    ) {
        addWord(&list, words + at, isFirst: isFirst)
        addContext(&list, words + at)
        addTags(&list, words + at, last: last &+ 1, secondLast: secondLast &+ 1)
    }

    @inline(__always)
    private static func addWord(_ list: inout FeatureList, _ word: UnsafePointer<WordFeatures>, isFirst: Bool) {
        let this = word[0]
        list.add(1)
        list.add(this.form)
        list.add(this.lower)
        list.add(this.shape)
        list.add(this.suffix1)
        list.add(this.suffix2)
        list.add(this.suffix3)
        list.add(this.suffix4)
        list.add(this.prefix1)
        list.add(this.prefix2)
        list.add(this.prefix3)
        list.add(this.lexical)
        list.add(FeatureHash.mix(this.shape, isFirst ? 1 : 2))
        list.add(FeatureHash.mix(this.suffix3, this.shape))
        list.add(FeatureHash.mix(this.kinds.bits, this.shape))
        list.add(FeatureHash.mix(this.kinds.parts, this.suffix3))
    }

    @inline(__always)
    private static func addContext(_ list: inout FeatureList, _ word: UnsafePointer<WordFeatures>) {
        let (this, before, behind) = (word[0], word[-1], word[1])
        list.add(before.lower)
        list.add(before.suffix3)
        list.add(word[-2].lower)
        list.add(behind.lower)
        list.add(behind.suffix3)
        list.add(behind.shape)
        list.add(behind.lexical)
        list.add(word[2].lower)
        list.add(word[2].lexical)
        list.add(FeatureHash.mix(before.lower, this.lower))
        list.add(FeatureHash.mix(this.lower, behind.lower))
        list.add(FeatureHash.mix(this.lexical, behind.lexical))
        list.add(FeatureHash.mix(this.lower, behind.lexical))
        list.add(FeatureHash.mix(this.lexical, behind.lexical, word[2].lexical))
        list.add(FeatureHash.mix(before.lower, this.lexical, behind.lower))
        list.add(FeatureHash.mix(this.shape, before.shape, behind.shape))
        list.add(FeatureHash.mix(this.suffix2, behind.lexical))
        list.add(FeatureHash.mix(this.kinds.bits, behind.kinds.parts))
        list.add(FeatureHash.mix(this.kinds.parts, before.kinds.parts, behind.kinds.parts))
    }

    @inline(__always)
    private static func addTags(
        _ list: inout FeatureList, _ word: UnsafePointer<WordFeatures>, last: UInt64, secondLast: UInt64
    ) {
        let (this, behind) = (word[0], word[1])
        list.add(last)
        list.add(FeatureHash.mix(last, secondLast))
        list.add(FeatureHash.mix(this.lower, last))
        list.add(FeatureHash.mix(this.suffix3, last))
        list.add(FeatureHash.mix(this.lexical, last))
        list.add(FeatureHash.mix(last, behind.lower))
        list.add(FeatureHash.mix(last, this.lexical, behind.lexical))
        list.add(FeatureHash.mix(last, secondLast, this.lexical))
        list.add(FeatureHash.mix(last, this.shape, this.suffix2))
        list.add(FeatureHash.mix(last, this.kinds.parts, behind.kinds.parts))
    }
}
