extension Segmenter {
    /// Appends the tokens of one sentence, in the style of Universal Dependencies English. O(n).
    ///
    /// Contractions and possessives are split ("do" + "n't", "Oslo" + "'s"), hyphenated words too
    /// ("eight" + "-" + "hour"); abbreviations keep their stop, numbers their separators. Every character that is not
    /// white space belongs to exactly one token, and no token begins or ends inside a character.
    package func tokenize(_ text: Text, _ span: TextSpan, into tokens: inout [Token]) {
        text.utf8.withUnsafeBufferPointer { bytes in
            lexicon.classes.withUnsafeBufferPointer { classes in
                var scanner = TokenScanner(
                    bytes: bytes, classes: classes, lexicon: lexicon, at: span.start, end: span.end)
                scanner.run(into: &tokens)
            }
        }
    }

    /// Sentences and tokens of the given blocks, in order. O(n).
    ///
    /// Where a block ends at a title that awaits a name ("Mr.") and nothing but space parts it from the next one, both
    /// are read as one: the text was broken in the middle of a name.
    package func segment(_ text: Text, blocks: [TextSpan]) -> (sentences: [Sentence], tokens: [Token]) {
        var sentences: [Sentence] = []
        var tokens: [Token] = []
        var spans: [TextSpan] = []
        tokens.reserveCapacity(blocks.reduce(0) { $0 + $1.count } / 4)
        var index = 0
        while index < blocks.count {
            var block = blocks[index]
            index += 1
            while index < blocks.count, isBrokenName(text, block, blocks[index]) {
                block = block.union(blocks[index])
                index += 1
            }
            spans.removeAll(keepingCapacity: true)
            appendSentences(of: text, block: block, to: &spans)
            for span in spans {
                let first = tokens.count
                tokenize(text, span, into: &tokens)
                if tokens.count > first { sentences.append(Sentence(span: span, tokens: first..<tokens.count)) }
            }
        }
        return (sentences, tokens)
    }
}

/// One pass over the bytes of a sentence.
///
/// Plain words, numbers and marks are read and hashed in one go; whatever holds a byte beyond ASCII, an apostrophe, an
/// inner stop or an address goes the slower way of `TokenScanner+Word`.
struct TokenScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let classes: UnsafeBufferPointer<UInt8>
    let lexicon: SegmentLexicon
    var at: Int
    let end: Int
    /// Whether a single quotation mark is open, so that the next one behind an s closes it.
    private var singleOpen = false
    /// Whether the text holds an `@`, so that addresses of mail are looked for.
    private let hasAtSign: Bool

    init(
        bytes: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<UInt8>, lexicon: SegmentLexicon, at: Int,
        end: Int
    ) {
        self.bytes = bytes
        self.classes = classes
        self.lexicon = lexicon
        self.at = at
        self.end = end
        hasAtSign = bytes[at..<end].contains(0x40)
    }

    mutating func run(into tokens: inout [Token]) {
        let cannot = Clitic.cannot
        while at < end {
            let kind = classes[Int(bytes[at])]
            if kind & ByteClass.space != 0 {
                at += 1
            } else if hasAtSign, kind & (ByteClass.letter | ByteClass.digit) != 0, let stop = mailEnd() {
                emit(at, stop, .address, into: &tokens)
                at = stop
            } else if kind & ByteClass.letter != 0 {
                plainWord(cannot, into: &tokens)
            } else if kind & ByteClass.digit != 0 {
                number(into: &tokens)
            } else if kind & (ByteClass.wide | ByteClass.inner) != 0 {
                if let length = UTF8Bytes.spaceLength(bytes, at: at, limit: end) {
                    at += length
                } else {
                    slowToken(into: &tokens)
                }
            } else {
                mark(kind, into: &tokens)
            }
        }
    }

    // MARK: - The fast ways

    @inline(__always)
    private mutating func plainWord(_ cannot: UInt64, into tokens: inout [Token]) {
        let start = at
        var stop = start
        var hash = WordHash.offset
        repeat {
            hash = WordHash.folded(hash, bytes[stop])
            stop += 1
        } while stop < end && classes[Int(bytes[stop])] & (ByteClass.letter | ByteClass.digit) != 0
        guard stop == end || isPlainEnd(stop, start, hash) else { return slowToken(into: &tokens) }
        if hash == cannot, stop - start == Clitic.cannotLength { return slowToken(into: &tokens) }
        tokens.append(Token(start: Int32(start), end: Int32(stop), kind: .word, folded: hash))
        at = stop
    }

    /// Whether a word of plain letters is a token as it stands when it ends at `stop`.
    @inline(__always)
    private func isPlainEnd(_ stop: Int, _ start: Int, _ hash: UInt64) -> Bool {
        let byte = bytes[stop]
        let kind = classes[Int(byte)]
        if kind & (ByteClass.inner | ByteClass.wide) == 0 {
            return byte != 0x3A || stop + 1 >= end || bytes[stop + 1] != 0x2F  // http://
        }
        // The stop of a sentence behind a word that is no abbreviation.
        guard byte == 0x2E, stop - start > 1 else { return false }
        if stop + 1 < end {
            return classes[Int(bytes[stop + 1])] & ByteClass.space != 0 && !keepsStop(start, stop, hash)
        }
        return !keepsStop(start, stop, hash)
    }

    @inline(__always)
    private mutating func number(into tokens: inout [Token]) {
        let start = at
        var hash = WordHash.offset
        while at < end {
            let byte = bytes[at]
            let kind = classes[Int(byte)]
            let isSeparator = byte == 0x2C || byte == 0x2E || byte == 0x3A
            guard
                kind & (ByteClass.digit | ByteClass.letter) != 0  // 21st, 5bn, 10T18
                    || isSeparator && at + 1 < end && UTF8Bytes.isDigit(bytes[at + 1])
            else { break }
            hash = WordHash.folded(hash, byte)
            at += 1
        }
        if at < end, bytes[at] >= 0x80, skipCombining() {
            emit(start, at, .number, into: &tokens)
        } else {
            tokens.append(Token(start: Int32(start), end: Int32(at), kind: .number, folded: hash))
        }
    }

    /// One mark or sign of ASCII, or a run of the same.
    @inline(__always)
    private mutating func mark(_ kind: UInt8, into tokens: inout [Token]) {
        let start = at
        let byte = bytes[at]
        var hash = WordHash.folded(WordHash.offset, byte)
        at += 1
        if byte == 0x23, at < end, isTagByte(at) { return tag(start, into: &tokens) }
        if kind & ByteClass.repeats != 0 {
            while at < end, bytes[at] == byte || isStrongMark(byte) && isStrongMark(bytes[at]) {
                hash = WordHash.folded(hash, bytes[at])
                at += 1
            }
        }
        let tokenKind: Token.Kind =
            byte == 0x22 ? .quote : kind & ByteClass.sign != 0 ? .symbol : .punctuation
        if at < end, bytes[at] >= 0x80, skipCombining() {
            emit(start, at, tokenKind, into: &tokens)
        } else {
            tokens.append(Token(start: Int32(start), end: Int32(at), kind: tokenKind, folded: hash))
        }
    }

    private func isStrongMark(_ byte: UInt8) -> Bool { byte == 0x21 || byte == 0x3F }
}

// MARK: - The slow ways

extension TokenScanner {
    private mutating func slowToken(into tokens: inout [Token]) {
        let start = at
        let kind = scan()
        if kind == .word {
            let cut = Clitic.start(bytes, TextSpan(start, at))
            emit(start, cut, .word, into: &tokens)
            emit(cut, at, .word, into: &tokens)
        } else {
            emit(start, at, kind, into: &tokens)
        }
    }

    private func emit(_ start: Int, _ stop: Int, _ kind: Token.Kind, into tokens: inout [Token]) {
        guard stop > start else { return }
        let key = WordHash.folded(bytes, TextSpan(start, stop))
        tokens.append(Token(start: Int32(start), end: Int32(stop), kind: kind, folded: key))
    }

    /// Moves behind the token at `at` and tells its kind.
    private mutating func scan() -> Token.Kind {
        let byte = bytes[at]
        if UTF8Bytes.isLetter(byte) { return scanAddress() ?? scanWord() }
        if let length = QuoteMark.length(bytes, at: at, limit: end) {
            at += length
            return .quote
        }
        if byte == 0x27 || byte == 0x60, at + 1 < end, bytes[at + 1] == byte {  // `` and '' of typewriters
            at += 2
            return .quote
        }
        if let length = QuoteMark.singleLength(bytes, at: at, limit: end) { return scanSingleMark(length) }
        if byte >= 0x80 { return scanWide() }
        at += 1
        switch byte {
        case 0x40:  // @
            guard at < end, isTagByte(at) else { return .punctuation }
            skipTag()
            return .address
        case 0x2E:
            while at < end, bytes[at] == byte { at += 1 }
            skipCombining()
            return .punctuation
        default:
            skipCombining()
            return byte == 0x26 ? .symbol : .punctuation
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

    private mutating func scanWide() -> Token.Kind {
        let scalar = WideScalar(bytes, at, end)
        if scalar.kind == .letter { return scanWord() }
        at += scalar.length
        switch scalar.kind {
        case .kana: skipWhile { $0.kind == .kana && $0.isHiragana == scalar.isHiragana }
        case .symbol: skipEmoji()
        case .punctuation where scalar.value == 0x2026: skipWhile { $0.value == 0x2026 }
        default: break
        }
        skipCombining()
        return scalar.kind == .symbol ? .symbol : scalar.kind == .punctuation ? .punctuation : .word
    }

    private mutating func skipWhile(_ goesOn: (WideScalar) -> Bool) {
        while at < end, bytes[at] >= 0x80 {
            let scalar = WideScalar(bytes, at, end)
            guard goesOn(scalar) else { break }
            at += scalar.length
        }
    }

    private mutating func skipEmoji() {
        var joined = false
        while at < end, bytes[at] >= 0x80 {
            let next = WideScalar(bytes, at, end)
            guard next.joinsSymbols || joined && next.kind == .symbol else { break }
            joined = next.value == 0x200D
            at += next.length
        }
    }

    /// Moves behind combining marks, which belong to what stands before them; whether there were any.
    @discardableResult
    private mutating func skipCombining() -> Bool {
        let start = at
        skipWhile(\.isCombining)
        return at > start
    }

    private mutating func tag(_ start: Int, into tokens: inout [Token]) {
        skipTag()
        emit(start, at, .address, into: &tokens)
    }

    private mutating func skipTag() {
        while at < end, isTagByte(at) || UTF8Bytes.isDigit(bytes[at]) {
            at += bytes[at] < 0x80 ? 1 : WideScalar(bytes, at, end).length
        }
    }

    /// A letter of any script or `_`; digits alone are a number ("#1").
    private func isTagByte(_ at: Int) -> Bool {
        let byte = bytes[at]
        if byte < 0x80 { return UTF8Bytes.isLetter(byte) || byte == 0x5F }
        let kind = WideScalar(bytes, at, end).kind
        return (kind == .letter || kind == .ideograph || kind == .kana)
            && UTF8Bytes.spaceLength(bytes, at: at, limit: end) == nil
            && QuoteMark.length(bytes, at: at, limit: end) == nil
    }
}
