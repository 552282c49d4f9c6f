import Language
import Prose

/// What the noun beside an unknown name says that it names: "the tanker Orla Venn", "actress Orla Venn", "the newspaper
/// Amsel Kurier", "the village of Tresk", "HMS Tresk".
///
/// A noun behind a name tells bodies and places only: a "Tresk Air jet" is not called Tresk Air.
struct NameDescription {
    let analyzed: AnalyzedText
    let lexicons: Lexicons
    let witness: NameWitness

    /// The kind that a description gives the piece, or nil where none stands beside it.
    /// - Parameter isPerson: whether the words themselves look like a person's name; then only a craft's noun outweighs
    ///   them, for ships are named after people.
    func kind(of piece: Range<Int>, in sentence: Sentence, isPerson: Bool) -> EntityKind? {
        if piece.count > 1, lexicons.names.kindNoun(analyzed.tokens[piece.lowerBound]) == .prefix { return .instrument }
        let limit = sentence.tokens.upperBound
        if let before = describing(before: piece, in: sentence) {
            // "The village of Anna Orrun" is none of a person, whatever its words.
            if before == .place, analyzed.tokens[piece.lowerBound - 1].folded == Self.of { return .place }
            if before == .craft { return isPerson && isInRelativeClause(piece, sentence) ? nil : .instrument }
            return isPerson ? nil : unlessDenied(before, piece, from: NameWitness.sure)
        }
        guard !isPerson, piece.upperBound < limit, let behind = noun(piece.upperBound), behind != .craft else {
            return nil
        }
        let next = piece.upperBound + 1
        // "the Amsel newspaper editor" is no newspaper.
        if next < limit, [.noun, .propn].contains(analyzed.words[next].tag) { return nil }
        return unlessDenied(behind, piece, from: NameWitness.likely)
    }

    /// "It was the ship Orla Venn bought": verbs on both sides.
    private func isInRelativeClause(_ piece: Range<Int>, _ sentence: Sentence) -> Bool {
        guard piece.upperBound < sentence.tokens.upperBound, analyzed.words[piece.upperBound].tag == .verb else {
            return false
        }
        return (sentence.tokens.lowerBound..<piece.lowerBound).contains {
            analyzed.words[$0].tag == .verb || analyzed.words[$0].tag == .aux
        }
    }

    /// The kind of a noun unless the trained recogniser takes the name for another: the noun may end another phrase.
    private func unlessDenied(_ noun: NameLexicon.KindNoun, _ piece: Range<Int>, from confidence: Float) -> EntityKind?
    {
        let isOrdinary = piece.allSatisfy { lexicons.names.isOrdinary(analyzed.tokens[$0]) }
        guard !isOrdinary else { return nil }
        let kind = Self.kind(noun)
        guard let other = witness.kind(of: piece, from: confidence) else { return kind }
        return other == kind ? kind : nil
    }

    /// Whether the noun beside a piece calls it a newspaper, a broadcaster or the like.
    func isMedia(_ piece: Range<Int>, in sentence: Sentence) -> Bool {
        if describing(before: piece, in: sentence) == .media { return true }
        return piece.upperBound < sentence.tokens.upperBound && noun(piece.upperBound) == .media
    }

    /// Whether a noun for one person stands right before the piece: "striker Orla Venn".
    func isPersonDescribed(_ piece: Range<Int>, in sentence: Sentence) -> Bool {
        let before = piece.lowerBound - 1
        guard before >= sentence.tokens.lowerBound, analyzed.words[before].penn == .nn, isLower(before) else {
            return false
        }
        let token = analyzed.tokens[before]
        return lexicons.people.isSpeakerNoun(token) || lexicons.people.isCountablePerson(token)
    }

    /// The noun before a piece: right before it, before "of" for places, or before a comma where the name is an
    /// apposition that ends with a mark.
    private func describing(before piece: Range<Int>, in sentence: Sentence) -> NameLexicon.KindNoun? {
        let first = sentence.tokens.lowerBound
        let before = piece.lowerBound - 1
        guard before >= first else { return nil }
        if let noun = noun(before) { return noun }
        guard before > first else { return nil }
        if analyzed.tokens[before].folded == Self.of {
            return noun(before - 1) == .place ? .place : nil
        }
        guard isComma(before), let noun = noun(before - 1), noun != .place else { return nil }
        var end = piece.upperBound
        if end < sentence.tokens.upperBound, analyzed.tokens[end].kind == .number { end += 1 }
        return end < sentence.tokens.upperBound && analyzed.tokens[end].kind == .punctuation ? noun : nil
    }

    /// A noun in small letters and in the singular that tells a kind.
    private func noun(_ index: Int) -> NameLexicon.KindNoun? {
        guard analyzed.words[index].penn == .nn, isLower(index) else { return nil }
        let kind = lexicons.names.kindNoun(analyzed.tokens[index])
        return kind == .prefix ? nil : kind
    }

    private func isLower(_ index: Int) -> Bool {
        UTF8Bytes.isLower(analyzed.text.utf8[Int(analyzed.tokens[index].start)])
    }

    private func isComma(_ index: Int) -> Bool { analyzed.text.utf8[Int(analyzed.tokens[index].start)] == 0x2C }

    private static func kind(_ noun: NameLexicon.KindNoun) -> EntityKind {
        switch noun {
        case .organisation, .media: .organisation
        case .place: .place
        case .craft, .prefix: .instrument
        }
    }

    private static let of = WordHash.folded("of")
}
