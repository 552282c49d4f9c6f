/// A word as the word-level comparison sees it.
struct ComparedWord: Hashable, Sendable {
    /// What is compared: lower case, one shape of apostrophe.
    let key: String
    /// The word as written.
    let text: String
    /// What stands between it and the next word.
    let tail: String

    /// Whether it is a short word without capitals or digits: "of", "the", "not" in other surroundings.
    var isParticle: Bool { text.count <= 3 && text.allSatisfy(\.isLowercase) }

    /// The words of a text and what stands before the first. Joining everything gives the text back. O(n).
    static func words(in text: String) -> (lead: String, words: [ComparedWord]) {
        var lead = ""
        var words: [ComparedWord] = []
        var word = String.UnicodeScalarView()
        var tail = String.UnicodeScalarView()
        func close() {
            let written = String(word)
            if word.isEmpty {
                lead = String(tail)
            } else {
                words.append(ComparedWord(key: key(of: written), text: written, tail: String(tail)))
            }
        }
        for scalar in text.unicodeScalars {
            let belongs = isWordScalar(scalar) || (tail.isEmpty && !word.isEmpty && joinsWords(scalar))
            let alone = isWholeWord(scalar)
            if belongs && tail.isEmpty && !alone {
                word.append(scalar)
            } else if belongs || alone {
                if !(word.isEmpty && tail.isEmpty) { close() }
                word = String.UnicodeScalarView([scalar])
                tail = String.UnicodeScalarView()
            } else {
                tail.append(scalar)
            }
        }
        close()
        return (lead, words)
    }

    private static func key(of word: String) -> String {
        var key = word.lowercased().replacing("\u{2019}", with: "'")
        while let last = key.last, last == "'" || last == "-" || last == "." { key.removeLast() }
        return key.isEmpty ? word : key
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
            true
        default: scalar == "$" || scalar == "€" || scalar == "£" || scalar == "%"
        }
    }

    private static func joinsWords(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}"
    }

    /// Scripts written without spaces are compared sign by sign.
    private static func isWholeWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }
}
