/// Which words may belong to a name at all; the others cost nothing.
package enum NameCandidates {
    /// Marks the words with a capital, a digit or an entry in the lists, and those that stand between two such words.
    ///
    /// O(count).
    @inline(__always)
    package static func find(
        _ words: UnsafePointer<WordFeatures>, _ marks: UnsafePointer<TokenMarks>, _ count: Int,
        into candidates: UnsafeMutablePointer<Bool>
    ) {
        var last = Int.min / 2
        for at in 0..<count {
            candidates[at] = false
            guard isStrong(words[at], marks[at]) else { continue }
            candidates[at] = true
            if at - last <= 3 { for place in max(0, last + 1)..<at { candidates[place] = true } }
            last = at
        }
    }

    @inline(__always)
    private static func isStrong(_ word: WordFeatures, _ marks: TokenMarks) -> Bool {
        if word.isCapitalized || word.beginsBeyondASCII { return true }
        return marks.all & NameMarks.naming.rawValue != 0
    }
}
