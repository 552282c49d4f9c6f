/// What language a text is in, and how sure that is.
package struct IdentifiedLanguage: Sendable, Hashable {
    /// BCP 47 code ("de"); nil when the text does not tell: too short, numbers, signs, scripts that are not known.
    package let code: String?
    /// From 0 to 1: how likely the code is against all others that are known, times the share of the letters that
    /// are of its script; 0 without a code.
    package let confidence: Float
    /// How many letters were looked at; a sign of the Chinese, Japanese and Korean scripts counts as three.
    package let letters: Int

    package init(code: String?, confidence: Float, letters: Int) {
        self.code = code
        self.confidence = confidence
        self.letters = letters
    }
}
