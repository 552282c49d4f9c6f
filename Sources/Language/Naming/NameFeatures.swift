/// What the name recogniser looks at: a word with its neighbours and tags, the lists, and the run of capitals around
/// it.
package enum NameFeatures {
    /// Words of padding that it looks at before and behind a sentence.
    package static let padding = TaggerFeatures.padding
    /// What stands in the place of a tag before and behind a sentence.
    package static let boundaryTag: UInt8 = 255

    /// The sentence as the recogniser sees it; every pointer has `padding` places before and behind.
    package struct Input {
        package let words: UnsafePointer<WordFeatures>
        package let tags: UnsafePointer<UInt8>
        package let marks: UnsafePointer<TokenMarks>
        package let runs: UnsafePointer<CapitalRun>

        package init(
            words: UnsafePointer<WordFeatures>, tags: UnsafePointer<UInt8>, marks: UnsafePointer<TokenMarks>,
            runs: UnsafePointer<CapitalRun>
        ) {
            self.words = words
            self.tags = tags
            self.marks = marks
            self.runs = runs
        }
    }

    /// Fills the list for the word at an index.
    ///
    /// - Returns: how many of the first features tell which word it is; training leaves them out now and then.
    @inline(__always) @discardableResult
    package static func fill(_ list: inout FeatureList, _ input: Input, _ at: Int, _ count: Int) -> Int {
        addIdentity(&list, input.words + at)
        let identities = list.count
        addForm(&list, input, at)
        addContext(&list, input, at)
        addMarks(&list, input.marks + at, input.words + at)
        addRun(&list, input, at, count)
        return identities
    }

    @inline(__always)
    private static func addIdentity(_ list: inout FeatureList, _ word: UnsafePointer<WordFeatures>) {
        let this = word[0]
        list.add(this.form)
        list.add(this.lower)
        list.add(this.prefix3)
        list.add(this.suffix4)
        list.add(this.suffix3)
        list.add(FeatureHash.mix(word[-1].lower, this.lower))
        list.add(FeatureHash.mix(this.lower, word[1].lower))
    }

    @inline(__always)
    private static func addForm(_ list: inout FeatureList, _ input: Input, _ at: Int) {
        let this = input.words[at]
        let tag = UInt64(input.tags[at])
        list.add(1)
        list.add(this.shape)
        list.add(FeatureHash.mix(this.shape, at == 0 ? 1 : 2))
        list.add(this.suffix2)
        list.add(FeatureHash.mix(this.suffix2, this.shape))
        list.add(this.prefix2)
        list.add(tag)
        list.add(FeatureHash.mix(tag, this.shape))
        list.add(FeatureHash.mix(this.kinds.bits, this.shape))
        list.add(FeatureHash.mix(this.kinds.noun, tag))
    }

    @inline(__always)
    private static func addContext(_ list: inout FeatureList, _ input: Input, _ at: Int) {
        let word = input.words + at
        let (this, before, behind) = (word[0], word[-1], word[1])
        let tag = UInt64(input.tags[at])
        let tagBefore = UInt64(input.tags[at - 1])
        let tagBehind = UInt64(input.tags[at + 1])
        list.add(before.lower)
        list.add(behind.lower)
        list.add(word[-2].lower)
        list.add(word[2].lower)
        list.add(FeatureHash.mix(before.lower, this.shape))
        list.add(FeatureHash.mix(behind.lower, this.shape))
        list.add(FeatureHash.mix(word[-2].lower, before.lower))
        list.add(FeatureHash.mix(behind.lower, word[2].lower))
        list.add(before.suffix3)
        list.add(behind.suffix3)
        list.add(FeatureHash.mix(before.shape, this.shape, behind.shape))
        list.add(FeatureHash.mix(before.shape, this.shape))
        list.add(FeatureHash.mix(this.shape, behind.shape))
        list.add(FeatureHash.mix(tagBefore, tag))
        list.add(FeatureHash.mix(tag, tagBehind))
        list.add(FeatureHash.mix(tagBefore, tag, tagBehind))
        list.add(FeatureHash.mix(before.kinds.noun, this.shape))
        list.add(FeatureHash.mix(behind.kinds.noun, this.shape))
        list.add(FeatureHash.mix(behind.kinds.verb, tagBehind, this.shape))
        list.add(FeatureHash.mix(before.kinds.verb, tagBefore, this.shape))
    }

    @inline(__always)
    private static func addMarks(
        _ list: inout FeatureList, _ marks: UnsafePointer<TokenMarks>, _ words: UnsafePointer<WordFeatures>
    ) {
        let (this, before, behind) = (marks[0], marks[-1], marks[1])
        let shape = words[0].shape
        list.add(this.hash)
        list.add(FeatureHash.mix(this.hash, shape))
        list.add(FeatureHash.mix(this.hash, before.hash))
        list.add(FeatureHash.mix(this.hash, behind.hash))
        list.add(FeatureHash.mix(before.hash, this.hash, behind.hash))
        list.add(FeatureHash.mix(before.hash, shape))
        list.add(FeatureHash.mix(behind.hash, shape))
        list.add(FeatureHash.mix(UInt64(marks[-2].all), UInt64(before.all), shape))
        list.add(FeatureHash.mix(UInt64(behind.all), UInt64(marks[2].all), shape))
        list.add(FeatureHash.mix(this.hash, words[-1].lower))
        list.add(FeatureHash.mix(this.hash, words[1].lower))
        // Lists one by one: a combination of lists may be new.
        for (bits, salt) in [(this.first, UInt64(1)), (this.inside, 2), (this.only, 3)] {
            var rest = bits
            while rest != 0, list.count < FeatureList.capacity - 24 {
                list.add(UInt64(rest.trailingZeroBitCount) &+ 1, salt: 1000 &+ salt)
                rest &= rest &- 1
            }
        }
    }

    @inline(__always)
    private static func addRun(_ list: inout FeatureList, _ input: Input, _ at: Int, _ count: Int) {
        let run = input.runs[at]
        let (first, last) = (Int(run.first), Int(run.last))
        let words = input.words
        let place = FeatureHash.mix(UInt64(min(3, at - first)), UInt64(min(3, last - at)))
        list.add(FeatureHash.mix(words[last].lower, place), salt: 2001)
        list.add(FeatureHash.mix(words[first].lower, place), salt: 2002)
        list.add(FeatureHash.mix(words[first - 1].lower, place), salt: 2003)
        list.add(FeatureHash.mix(words[last + 1].lower, place), salt: 2004)
        list.add(FeatureHash.mix(UInt64(input.marks[last].only), place), salt: 2005)
        list.add(FeatureHash.mix(UInt64(input.marks[first].only), place), salt: 2006)
        list.add(FeatureHash.mix(UInt64(run.marks), place), salt: 2007)
        list.add(FeatureHash.mix(place, words[at].shape), salt: 2008)
        list.add(FeatureHash.mix(UInt64(input.tags[last + 1]), words[last + 1].kinds.verb, place), salt: 2009)
        list.add(FeatureHash.mix(words[first - 1].kinds.noun, UInt64(input.tags[first - 1]), place), salt: 2010)
        list.add(FeatureHash.mix(UInt64(input.marks[first - 1].only), place), salt: 2011)
        list.add(FeatureHash.mix(words[last].suffix3, place), salt: 2012)
        list.add(FeatureHash.mix(words[first - 1].lower, words[last + 1].lower, place), salt: 2013)
    }
}

/// The stretch of capitalised words that a word stands in; the word alone when it has no capital.
package struct CapitalRun: Sendable {
    package var first: Int32 = 0
    package var last: Int32 = 0
    /// What the lists say of its words, together.
    package var marks: UInt32 = 0

    package init() {}

    /// Finds the runs of a sentence. O(count).
    @inline(__always)
    package static func find(
        _ words: UnsafePointer<WordFeatures>, _ marks: UnsafePointer<TokenMarks>, _ count: Int,
        into runs: UnsafeMutablePointer<CapitalRun>
    ) {
        var at = 0
        while at < count {
            var end = at + 1
            var all = marks[at].all
            if words[at].isCapitalized || words[at].beginsBeyondASCII {
                while end < count, words[end].isCapitalized || words[end].beginsBeyondASCII {
                    all |= marks[end].all
                    end += 1
                }
            }
            for place in at..<end {
                runs[place].first = Int32(truncatingIfNeeded: at)
                runs[place].last = Int32(truncatingIfNeeded: end - 1)
                runs[place].marks = all
            }
            at = end
        }
    }
}
