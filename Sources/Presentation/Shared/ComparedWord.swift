/// A word as the word-level comparison sees it.
struct ComparedWord: Hashable, Sendable {
    /// What is compared: lower case, one shape of apostrophe.
    let key: String
    /// The word as written.
    let text: String
    /// What stands between it and the next word.
    let tail: String

    init(_ text: String, tail: String) {
        self.text = text
        self.tail = tail
        key = Self.key(of: text)
    }

    /// Whether it is a short word without capitals or digits: "of", "the", "not" in other surroundings.
    var isParticle: Bool { text.count <= 3 && text.allSatisfy(\.isLowercase) }

    private static func key(of word: String) -> String {
        var key = String.UnicodeScalarView()
        for scalar in word.lowercased().unicodeScalars { key.append(scalar == "\u{2019}" ? "'" : scalar) }
        while let last = key.last, last == "'" || last == "-" { key.removeLast() }
        return key.isEmpty ? word : String(key)
    }
}

/// A text cut into compared words. Joining the lead, the words and their tails gives the text back.
package struct ComparedText: Hashable, Sendable {
    /// What stands before the first word.
    let lead: String
    let words: [ComparedWord]

    /// O(length of the text).
    package init(_ text: String) {
        var cut = WordCutter()
        for scalar in text.unicodeScalars { cut.take(scalar) }
        cut.close()
        lead = cut.lead
        words = cut.words
    }
}

private struct WordCutter {
    var lead = ""
    var words: [ComparedWord] = []
    private var word = String.UnicodeScalarView()
    private var tail = String.UnicodeScalarView()

    mutating func take(_ scalar: Unicode.Scalar) {
        let isAlone = Self.isWholeWord(scalar)
        let continues = tail.isEmpty && !word.isEmpty && Self.joinsWords(scalar)
        guard isAlone || continues || Self.isWordScalar(scalar) else {
            tail.append(scalar)
            return
        }
        if isAlone || !tail.isEmpty {
            if !word.isEmpty || !tail.isEmpty { close() }
            (word, tail) = (String.UnicodeScalarView(), String.UnicodeScalarView())
        }
        word.append(scalar)
    }

    /// Ends the word that has been gathered; without one, what has been gathered stands before the first.
    mutating func close() {
        if word.isEmpty {
            lead = String(tail)
        } else {
            words.append(ComparedWord(String(word), tail: String(tail)))
        }
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "$", "%": return true
        case "€", "£": return true
        default: break
        }
        guard !scalar.isASCII else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
            return true
        default: return false
        }
    }

    private static func joinsWords(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}"
    }

    /// Scripts written without spaces are compared sign by sign.
    private static func isWholeWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x3040: false
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }
}
