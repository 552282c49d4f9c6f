/// One token of a text: a word, a number, a punctuation mark or a symbol, in the style of Universal Dependencies
/// English ("does" + "n't", "Russia" + "'s", "eight" + "-" + "hour").
package struct Token: Sendable, Hashable {
    package enum Kind: UInt8, Sendable {
        case word
        /// Digits, with their separators ("100,000", "2.5", "12:01").
        case number
        case punctuation
        /// Any kind of quotation mark, whatever its direction.
        case quote
        /// Currency, per cent and other signs; emoji.
        case symbol
        /// An address of the web or of mail, a #tag or an @handle.
        case address
    }

    /// UTF-8 offsets into the text.
    package var start: Int32
    package var end: Int32
    package var kind: Kind
    /// `WordHash.folded` of its bytes.
    package var folded: UInt64

    package init(start: Int32, end: Int32, kind: Kind, folded: UInt64) {
        self.start = start
        self.end = end
        self.kind = kind
        self.folded = folded
    }

    @inlinable package var span: TextSpan { TextSpan(Int(start), Int(end)) }
}

/// One sentence: its span and the tokens in it.
package struct Sentence: Sendable, Hashable {
    /// UTF-8 offsets, without white space at the ends.
    package var span: TextSpan
    /// Indexes into the token array of the text.
    package var tokens: Range<Int>

    package init(span: TextSpan, tokens: Range<Int>) {
        self.span = span
        self.tokens = tokens
    }
}
