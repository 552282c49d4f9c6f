extension Segmenter {
    /// Appends the tokens of one sentence, in the style of Universal Dependencies English.
    ///
    /// Contractions and possessives are split ("do" + "n't", "Oslo" + "'s"), hyphenated words too
    /// ("eight" + "-" + "hour"); abbreviations keep their stop, numbers their separators.
    package func tokenize(_ text: Text, _ span: TextSpan, into tokens: inout [Token]) {
        var scanner = TokenScanner(bytes: text.utf8, at: span.start, end: span.end, segmenter: self)
        scanner.run(into: &tokens)
    }

    /// Sentences and tokens of the given blocks, in order.
    package func segment(_ text: Text, blocks: [TextSpan]) -> (sentences: [Sentence], tokens: [Token]) {
        var sentences: [Sentence] = []
        var tokens: [Token] = []
        tokens.reserveCapacity(text.count / 5)
        for block in blocks {
            for span in self.sentences(in: text, block: block) {
                let first = tokens.count
                tokenize(text, span, into: &tokens)
                if tokens.count > first { sentences.append(Sentence(span: span, tokens: first..<tokens.count)) }
            }
        }
        return (sentences, tokens)
    }
}

/// One pass over the bytes of a sentence.
private struct TokenScanner {
    let bytes: [UInt8]
    var at: Int
    let end: Int
    let segmenter: Segmenter
    /// Whether a single quotation mark is open, so that the next one behind an s closes it.
    var singleOpen = false

    init(bytes: [UInt8], at: Int, end: Int, segmenter: Segmenter) {
        self.bytes = bytes
        self.at = at
        self.end = end
        self.segmenter = segmenter
    }

    mutating func run(into tokens: inout [Token]) {
        while at < end {
            if let length = UTF8Bytes.spaceLength(bytes, at: at, limit: end) {
                at += length
                continue
            }
            let start = at
            let kind = scan()
            if kind == .word { emitWord(start, into: &tokens) } else { emit(start, at, kind, into: &tokens) }
        }
    }

    /// Moves behind the token at `at` and tells its kind.
    private mutating func scan() -> Token.Kind {
        let byte = bytes[at]
        if UTF8Bytes.isDigit(byte) { return scanNumber() }
        if UTF8Bytes.isLetter(byte) { return scanAddress() ?? scanWord() }
        if let length = QuoteMark.length(bytes, at: at, limit: end) {
            at += length
            return .quote
        }
        if let length = QuoteMark.singleLength(bytes, at: at, limit: end) { return scanSingleMark(length) }
        if byte >= 0x80 { return scanWide() }
        if byte == 0x40 || byte == 0x23, at + 1 < end, UTF8Bytes.isLetter(bytes[at + 1]) {
            at += 1
            while at < end, UTF8Bytes.isWordByte(bytes[at]) || bytes[at] == 0x5F { at += 1 }
            return .address
        }
        at += 1
        switch byte {
        case 0x2E, 0x2D:  // runs of stops and hyphens
            while at < end, bytes[at] == byte { at += 1 }
            return .punctuation
        case 0x24, 0x25, 0x26, 0x2B, 0x3C, 0x3D, 0x3E, 0x5E, 0x7C, 0x7E: return .symbol
        default: return .punctuation
        }
    }

    private mutating func scanSingleMark(_ length: Int) -> Token.Kind {
        let before = at > 0 ? bytes[at - 1] : 0x20
        at += length
        let follows = at < end && UTF8Bytes.isWordByte(bytes[at])
        if UTF8Bytes.isWordByte(before) && before < 0x80 {
            // Behind a letter: a closing mark when one is open, else the possessive of a plural.
            if singleOpen { singleOpen = false } else if !follows { return .word }
            return .quote
        }
        singleOpen = follows
        return .quote
    }

    private mutating func scanNumber() -> Token.Kind {
        while at < end {
            let byte = bytes[at]
            if UTF8Bytes.isDigit(byte) {
                at += 1
            } else if byte == 0x2C || byte == 0x2E || byte == 0x3A, at + 1 < end, UTF8Bytes.isDigit(bytes[at + 1]) {
                at += 1
            } else if UTF8Bytes.isLetter(byte) {
                at += 1  // 21st, 5bn, 10T18
            } else {
                break
            }
        }
        return .number
    }

    private mutating func scanAddress() -> Token.Kind? {
        let isWeb = starts("http://") || starts("https://") || starts("www.")
        guard isWeb else { return nil }
        while at < end, bytes[at] > 0x20, bytes[at] != 0x3C, bytes[at] != 0x3E, bytes[at] != 0x22, bytes[at] < 0x80 {
            at += 1
        }
        while at > 0, [0x2E, 0x2C, 0x29, 0x3B, 0x3A, 0x21, 0x3F, 0x27].contains(bytes[at - 1]) { at -= 1 }
        return .address
    }

    private func starts(_ prefix: StaticString) -> Bool {
        guard at + prefix.utf8CodeUnitCount <= end else { return false }
        for offset in 0..<prefix.utf8CodeUnitCount where bytes[at + offset] | 0x20 != prefix.utf8Start[offset] | 0x20 {
            return false
        }
        return true
    }

    /// Letters and digits, with apostrophes, inner stops of abbreviations and "&" between letters.
    private mutating func scanWord() -> Token.Kind {
        let start = at
        while at < end {
            let byte = bytes[at]
            if UTF8Bytes.isLetter(byte) || UTF8Bytes.isDigit(byte) {
                at += 1
            } else if byte >= 0x80 {
                if let length = QuoteMark.singleLength(bytes, at: at, limit: end) {
                    guard joinsLetter(at + length) else { break }
                    at += length
                } else {
                    let scalar = WideScalar(bytes, at, end)
                    guard scalar.kind == .letter else { break }
                    at += scalar.length
                }
            } else if byte == 0x27 {
                guard joinsLetter(at + 1) else { break }
                at += 1
            } else if byte == 0x2E {
                guard keepsStop(start) else { break }
                at += 1
            } else if byte == 0x26, at > start, at + 1 < end, UTF8Bytes.isUpper(bytes[at - 1]),
                UTF8Bytes.isUpper(bytes[at + 1])
            {
                at += 1
            } else if byte == 0x40, at + 1 < end, UTF8Bytes.isLetter(bytes[at + 1]) {
                while at < end, UTF8Bytes.isWordByte(bytes[at]) || [0x40, 0x2E, 0x2D, 0x5F].contains(bytes[at]) {
                    at += 1
                }
                if bytes[at - 1] == 0x2E { at -= 1 }
                return .address
            } else {
                break
            }
        }
        return .word
    }

    private func joinsLetter(_ next: Int) -> Bool {
        next < end && (UTF8Bytes.isLetter(bytes[next]) || bytes[next] >= 0xC3 && bytes[next] < 0xE0)
    }

    /// Whether the stop at `at` belongs to the word that began at `start`.
    private func keepsStop(_ start: Int) -> Bool {
        let length = at - start
        let next = at + 1
        let single = length == 1 || bytes[at - 2] == 0x2E
        if single, next < end, UTF8Bytes.isLetter(bytes[next]) { return true }  // U.|S. a.|m.
        if single, length > 1 { return true }  // the last stop of U.S.
        if single, UTF8Bytes.isUpper(bytes[at - 1]), next < end { return true }  // an initial
        guard next < end || start > 0 else { return false }
        return next < end && segmenter.abbreviations[WordHash.folded(bytes, TextSpan(start, at))] != nil
    }

    private mutating func scanWide() -> Token.Kind {
        let scalar = WideScalar(bytes, at, end)
        switch scalar.kind {
        case .letter:
            return scanWord()
        case .ideograph:
            at += scalar.length
            return .word
        case .symbol:
            at += scalar.length
            var joined = false
            while at < end, bytes[at] >= 0x80 {
                let next = WideScalar(bytes, at, end)
                guard next.joinsSymbols || joined && next.kind == .symbol else { break }
                joined = next.value == 0x200D
                at += next.length
            }
            return .symbol
        case .punctuation:
            at += scalar.length
            return .punctuation
        }
    }

    private func emit(_ start: Int, _ stop: Int, _ kind: Token.Kind, into tokens: inout [Token]) {
        guard stop > start else { return }
        tokens.append(
            Token(
                start: Int32(start), end: Int32(stop), kind: kind, folded: WordHash.folded(bytes, TextSpan(start, stop))
            ))
    }

    /// Splits contractions and possessives off a word.
    private func emitWord(_ start: Int, into tokens: inout [Token]) {
        let cut = Clitic.start(bytes, TextSpan(start, at))
        emit(start, cut, .word, into: &tokens)
        emit(cut, at, .word, into: &tokens)
    }
}
