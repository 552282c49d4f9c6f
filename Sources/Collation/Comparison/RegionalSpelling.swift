/// Takes from English words what parts British from American spelling, to compare them.
enum RegionalSpelling {
    /// "analyzed" for "analysed" and "analyzed", "color" for "colour"; no word to show, as "s" becomes "z" everywhere.
    static func folded(_ word: String) -> String {
        var word = word.lowercased()
        for (british, american) in [("our", "or"), ("s", "z"), ("ll", "l"), ("tre", "ter")] {
            word = word.replacing(british, with: american)
        }
        return word
    }
}
