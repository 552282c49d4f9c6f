import Foundation

/// Names in Latin letters without accents.
package enum Romanisation {
    /// The lower-case ASCII letters of a name: accents fall away, Cyrillic is romanised (BGN/PCGN without signs),
    /// other letters are left out.
    package static func letters(_ name: some StringProtocol) -> [UInt8] {
        var result: [UInt8] = []
        for scalar in name.lowercased().unicodeScalars {
            if scalar.value < 0x80 {
                if scalar.properties.isAlphabetic { result.append(UInt8(scalar.value)) }
            } else if let latin = table[scalar] {
                result += Array(latin.utf8)
            } else if let base = String(scalar).decomposed.first(where: { $0.isASCII }) {
                result.append(UInt8(base.value))
            }
        }
        return result
    }

    private static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [
            "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "є": "ye",
            "і": "i", "ї": "yi",
            "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
        ]
        let cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
        let latin = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split(separator: " ")
        for (letter, sound) in zip(cyrillic.unicodeScalars, latin) { table[letter] = sound == "_" ? "" : String(sound) }
        return table
    }()
}

extension String {
    /// The scalars of the canonical decomposition.
    fileprivate var decomposed: [Unicode.Scalar] {
        decomposedStringWithCanonicalMapping.unicodeScalars.map { $0 }
    }
}
