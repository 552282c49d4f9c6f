/// What a dictionary says of a word: the parts of speech it can be, and as noun or verb what kind of thing it means
/// (WordNet's lexicographer files: person, time, communication …). 12 bits.
package struct WordKinds: Sendable, Hashable {
    /// Bits 0–4: 0 for no noun, else 1… as in `noun.Tops`…; 5–8: 0 for no verb, else 1…; 9, 10: adjective, adverb.
    package private(set) var bits: UInt64

    package init(bits: UInt64) { self.bits = bits }

    /// - Parameters:
    ///   - noun: number of the noun's kind, -1 or less when it is no noun.
    ///   - verb: likewise.
    package init(noun: Int = -1, verb: Int = -1, isAdjective: Bool = false, isAdverb: Bool = false) {
        bits = UInt64(max(0, noun + 1)) & 31 | (UInt64(max(0, verb + 1)) & 15) << 5
        if isAdjective { bits |= 1 << 9 }
        if isAdverb { bits |= 1 << 10 }
    }

    @inline(__always) package var noun: UInt64 { bits & 31 }
    @inline(__always) package var verb: UInt64 { bits >> 5 & 15 }
    /// Adjective and adverb as 0…3.
    @inline(__always) package var other: UInt64 { bits >> 9 & 3 }

    /// Which parts of speech are possible, as 0…15; 0 for an unknown word.
    @inline(__always) package var parts: UInt64 { (noun > 0 ? 1 : 0) | (verb > 0 ? 2 : 0) | other << 2 }

    /// Adds what another entry says; kinds already known stay.
    package mutating func formUnion(_ more: WordKinds) {
        if noun == 0 { bits |= more.noun }
        if verb == 0 { bits |= more.verb << 5 }
        bits |= more.other << 9
    }
}
