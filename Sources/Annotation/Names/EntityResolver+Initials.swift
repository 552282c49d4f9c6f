import Language
import Prose

/// Initials and brackets beside names.
extension EntityResolver {
    /// "J.J. Venn" is not "T.J. Venn": whether an entity is only known by other initials.
    func hasOtherInitials(_ entity: Int, _ mention: NameMention) -> Bool {
        guard let own = NameInitials(analyzed.text.string(mention.span)) else { return false }
        let known = entities[entity].mentions.compactMap { NameInitials(analyzed.text.string(mentions[$0].span)) }
        return !known.isEmpty && !known.contains { $0.agrees(with: own) }
    }

    /// "T.J." where the report has one person whose name begins with just these initials.
    func initialsMatch(_ mention: NameMention) -> Int? {
        let letters = analyzed.text.string(mention.span).filter { $0 != "." }
        guard mention.tokens.count == 1, (2...3).contains(letters.count), letters.allSatisfy(\.isUppercase) else {
            return nil
        }
        let known = entities.indices.filter { entity in
            entities[entity].kind == .person
                && entities[entity].mentions.contains {
                    NameInitials(analyzed.text.string(mentions[$0].span))?.letters == letters
                }
        }
        return known.count == 1 ? known.first : nil
    }

    /// "Orrun Metals (ORM)": capitals in brackets right behind a body's name are short for it.
    func bracketMatch(_ index: Int) -> Int? {
        let mention = mentions[index]
        let (first, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
        guard index > 0, mention.tokens.count == 1, mention.kind == .organisation, first > 0,
            end < analyzed.tokens.count, byte(first - 1) == 0x28, byte(end) == 0x29,
            analyzed.text.string(mention.span).allSatisfy({ $0.isUppercase || $0.isNumber || $0 == "." })
        else { return nil }
        let before = mentions[index - 1]
        guard before.kind == .organisation, before.tokens.upperBound == first - 1 else { return nil }
        // Those behind are not yet joined: only what has its entity tells.
        return before.entity >= 0 ? before.entity : nil
    }

    private func byte(_ token: Int) -> UInt8 { analyzed.text.utf8[Int(analyzed.tokens[token].start)] }
}

/// The initials that open a person's name: "T.J." in "T.J. Venn", "TJ" in "TJ Venn".
package struct NameInitials: Sendable, Hashable {
    package let letters: String

    package init?(_ name: String) {
        guard let first = name.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).first, first.count < name.count
        else { return nil }
        let letters = first.filter { $0 != "." }
        guard !letters.isEmpty, letters.count <= 3, letters.allSatisfy(\.isUppercase),
            first.contains(".") || letters.count == 2
        else { return nil }
        self.letters = String(letters)
    }

    /// Whether the one begins with the other: "T." may be "T.J.".
    package func agrees(with other: NameInitials) -> Bool {
        letters.hasPrefix(other.letters) || other.letters.hasPrefix(letters)
    }
}
