/// The regular inflection of English, taken off again.
package enum LemmaRules {
    /// The lemma of a form in lower case, by rule alone.
    package static func lemma(_ form: String, _ tag: PennTag) -> String {
        var word = Array(form.utf8)
        switch tag {
        case .nns, .vbz: removeS(&word)
        case .vbd, .vbn:
            if ends(word, "ied"), word.count > 4 {
                replace(&word, 3, "y")
            } else if ends(word, "eed") {
                word.removeLast()
            } else if ends(word, "ed"), word.count > 3 {
                word.removeLast(2)
                repairStem(&word)
            }
        case .vbg:
            if ends(word, "ing"), word.count > 4 {
                word.removeLast(3)
                repairStem(&word)
            }
        case .jjr, .rbr: removeDegree(&word, "er")
        case .jjs, .rbs: removeDegree(&word, "est")
        default: break
        }
        return String(decoding: word, as: UTF8.self)
    }

    private static func removeS(_ word: inout [UInt8]) {
        guard word.count > 2, ends(word, "s"), !ends(word, "ss"), !ends(word, "us"), !ends(word, "is") else { return }
        if ends(word, "ies"), word.count > 4 {
            replace(&word, 3, "y")
        } else if ["sses", "shes", "ches", "xes", "zzes", "oes"].contains(where: { ends(word, $0) }) {
            word.removeLast(2)
        } else {
            word.removeLast()
        }
    }

    private static func removeDegree(_ word: inout [UInt8], _ ending: String) {
        guard ends(word, ending), word.count > ending.utf8.count + 2 else { return }
        word.removeLast(ending.utf8.count)
        if word.last == letter("i") { replace(&word, 1, "y") } else { repairStem(&word) }
    }

    /// Undoes a doubled consonant (stopp-) or gives back a silent e (mak-).
    private static func repairStem(_ word: inout [UInt8]) {
        guard word.count > 2 else { return }
        let (last, before) = (word[word.count - 1], word[word.count - 2])
        if last == before {
            if !isVowel(last), !"lsfz".utf8.contains(last) { word.removeLast() }
            return
        }
        if losesE(word, last, before) { word.append(letter("e")) }
    }

    private static func losesE(_ word: [UInt8], _ last: UInt8, _ before: UInt8) -> Bool {
        switch last {
        case letter("v"), letter("u"), letter("c"), letter("z"): return true
        case letter("g"): return !isVowel(before) && before != letter("n") || before == letter("a")
        case letter("s"):
            return isVowel(before) || before == letter("n") || before == letter("r") || before == letter("l")
        case letter("l"): return !isVowel(before) && before != letter("r") && before != letter("w")
        case letter("t"), letter("r"), letter("d"), letter("n"), letter("k"), letter("m"), letter("p"), letter("b"):
            return isLongStem(word, last, before)
        default: return false
        }
    }

    /// One vowel before the consonant: -ate, -ure, -ide, -ine … in longer words, nearly all in words of one syllable.
    private static func isLongStem(_ word: [UInt8], _ last: UInt8, _ before: UInt8) -> Bool {
        guard isVowel(before), word.count > 2, !isVowel(word[word.count - 3]) || word[word.count - 3] == letter("u")
        else { return false }
        let vowels = word.count(where: isVowel)
        if vowels == 1 { return true }
        switch (before, last) {
        case (letter("a"), letter("t")), (letter("u"), letter("r")), (letter("i"), letter("d")),
            (letter("i"), letter("r")),
            (letter("u"), letter("t")), (letter("u"), letter("d")), (letter("a"), letter("d")),
            (letter("i"), letter("n")),
            (letter("u"), letter("m")), (letter("o"), letter("k")), (letter("o"), letter("t")),
            (letter("i"), letter("b")):
            return true
        default: return false
        }
    }

    private static func letter(_ letter: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: letter.value) }

    private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }

    private static func ends(_ word: [UInt8], _ ending: String) -> Bool {
        word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }

    private static func replace(_ word: inout [UInt8], _ count: Int, _ ending: String) {
        word.removeLast(count)
        word += ending.utf8
    }
}
