import Language
import Prose

/// The second pass of the recogniser: names that no list, title or noun told, by what the whole report knows.
extension NameRecogniser {
    /// Names a piece by what the whole report knows.
    mutating func settle(_ piece: Range<Int>, sentence: Int) {
        if let keyword = keyword(of: piece) {
            // "Park said" behind "Park Ji-ho": a word for a place that is somebody's family name, too.
            if piece.count == 1, personWords.contains(analyzed.tokens[piece.lowerBound].folded),
                !isBehindArticle(piece.lowerBound)
            {
                mentions.append(NameMention(tokens: piece, span: analyzed.span(piece), kind: .person))
                return
            }
            guard piece.count > 1 || (keyword == .organisation && isNamedBody(piece.lowerBound)) else { return }
            mentions.append(NameMention(tokens: piece, span: analyzed.span(piece), kind: kind(of: keyword)))
            return
        }
        if piece.count > 2, isSerialNumber(piece.upperBound - 1, piece.lowerBound) {
            mentions.append(NameMention(tokens: piece, span: analyzed.span(piece), kind: .instrument))
            return
        }
        let last = analyzed.tokens[piece.upperBound - 1]
        let first = analyzed.tokens[piece.lowerBound]
        if piece.count <= 3,
            personWords.contains(last.folded) || (piece.count == 1 && personWords.contains(first.folded))
        {
            mentions.append(NameMention(tokens: piece, span: analyzed.span(piece), kind: .person))
            return
        }
        if isFirm(piece) {
            mentions.append(NameMention(tokens: piece, span: analyzed.span(piece), kind: .organisation))
            return
        }
        // A list of names without marks is no name.
        guard piece.count <= Self.longestPiece else { return }
        guard let kind = guess(piece, sentence: sentence) else {
            if piece.count == 1 { leftovers.append(piece) }
            return
        }
        mentions.append(NameMention(tokens: piece, span: analyzed.span(piece), kind: kind))
    }

    /// "Tresk-1": the number behind a hyphen is part of the name.
    func isSerialNumber(_ index: Int, _ first: Int) -> Bool {
        analyzed.tokens[index].kind == .number && isBehindHyphen(index, first)
    }

    /// "Jae-in": what looks like a link word is part of a name.
    func isBehindHyphen(_ index: Int, _ first: Int) -> Bool {
        index - 1 > first && analyzed.tokens[index - 1].kind != .word
            && analyzed.tokens[index - 1].end == analyzed.tokens[index].start
            && analyzed.tokens[index - 2].end == analyzed.tokens[index - 1].start
    }

    /// A word that nothing names is the body, place or thing that the same word names elsewhere in the report.
    mutating func nameLeftovers() {
        var kinds: [UInt64: EntityKind] = [:]
        for mention in mentions
        where mention.tokens.count == 1 && mention.thing < 0 && mention.kind != .person && !mention.isDemonym {
            let word = analyzed.tokens[mention.tokens.lowerBound].folded
            kinds[word] = kinds[word] ?? mention.kind
        }
        for mention in mentions where mention.tokens.count == 1 && mention.kind == .person {
            // "her sister Vesna … mum Vesna": a given name alone is the person that it is elsewhere.
            let word = analyzed.tokens[mention.tokens.lowerBound]
            guard lexicons.people.givenName(word)?.isWord == false else { continue }
            kinds[word.folded] = kinds[word.folded] ?? .person
        }
        leftovers.removeAll { piece in
            guard analyzed.words[piece.lowerBound].tag == .propn,
                let kind = kinds[analyzed.tokens[piece.lowerBound].folded]
            else { return false }
            mentions.append(NameMention(tokens: piece, span: analyzed.span(piece), kind: kind))
            return true
        }
    }

    /// The kind of an unknown name by shape, tag and neighbours; nil when it is probably none.
    private func guess(_ piece: Range<Int>, sentence: Int) -> EntityKind? {
        let isProper = piece.contains { analyzed.words[$0].tag == .propn }
        let allOrdinary = piece.allSatisfy {
            lexicons.names.isOrdinary(analyzed.tokens[$0]) || analyzed.tokens[$0].kind != .word
        }
        guard isProper, !allOrdinary else { return nil }
        if let kind = witness.kind(of: piece, from: NameWitness.sure) { return kind }
        if piece.count == 1, isAcronym(piece.lowerBound) { return .organisation }
        if isInitialled(piece) { return .person }
        let hasArticle = piece.lowerBound > 0 && Self.articles.contains(analyzed.tokens[piece.lowerBound - 1].folded)
        if speaks(piece) || isSubjectOfSpeech(piece), !hasArticle { return .person }
        if piece.lowerBound > analyzed.sentences[sentence].tokens.lowerBound,
            Self.placePrepositions.contains(analyzed.tokens[piece.lowerBound - 1].folded)
        {
            return .place
        }
        if piece.count >= 2, piece.count <= 3, !hasArticle, piece.allSatisfy({ analyzed.words[$0].tag == .propn }),
            lexicons.people.givenName(analyzed.tokens[piece.lowerBound]) != nil
        {
            return .person
        }
        return witness.kind(of: piece, from: NameWitness.likely)
            ?? (piece.count >= 2 || hasArticle ? .organisation : nil) ?? (speaksJointly(piece) ? .person : nil)
    }

    /// "TJ Venn": two capitals before a family name.
    private func isInitialled(_ piece: Range<Int>) -> Bool {
        let first = piece.lowerBound
        guard (2...3).contains(piece.count), analyzed.tokens[first].end - analyzed.tokens[first].start == 2,
            isShouted(first), !piece.dropFirst().contains(where: { isShouted($0) }),
            !isBehindArticle(first)
        else { return false }
        return analyzed.words[piece.upperBound - 1].tag == .propn
            && !lexicons.names.isOrdinary(analyzed.tokens[piece.upperBound - 1])
            && lexicons.gazetteer.longest(analyzed.tokens, at: first, limit: first + 1) == nil
    }

    /// Words of a name that nothing tells, at most.
    private static let longestPiece = 8

    private func isBehindArticle(_ index: Int) -> Bool {
        index > 0 && Self.articles.contains(analyzed.tokens[index - 1].folded)
    }

    /// "the Army": a capitalised word for a body behind an article, within a sentence.
    private func isNamedBody(_ index: Int) -> Bool {
        guard index > 0, Self.articles.contains(analyzed.tokens[index - 1].folded) else { return false }
        return analyzed.words[index].tag == .propn
    }

    private func isAcronym(_ index: Int) -> Bool {
        let token = analyzed.tokens[index]
        guard token.end - token.start >= 2, token.end - token.start <= 7 else { return false }
        return analyzed.text.utf8[token.span.range].allSatisfy {
            UTF8Bytes.isUpper($0) || UTF8Bytes.isDigit($0) || $0 == 0x2E || $0 == 0x26
        }
    }

    /// Behind the names that commas and "and" join to a name: "Orrun, Tasmel and Calvo said"; nil without an "and".
    private func endOfJoined(_ piece: Range<Int>) -> Int? {
        var at = piece.upperBound
        var isJoined = false
        while at + 1 < analyzed.tokens.count, at - piece.upperBound < 12 {
            let isLink = analyzed.words[at].tag == .cconj
            let isComma = analyzed.text.utf8[Int(analyzed.tokens[at].start)] == 0x2C
            guard isLink || isComma, analyzed.words[at + 1].tag == .propn else { break }
            isJoined = isJoined || isLink
            at += 1
            while at < analyzed.tokens.count, analyzed.words[at].tag == .propn { at += 1 }
        }
        return isJoined ? at : nil
    }

    /// Whether a reporting verb stands behind the names that are joined to this one.
    private func speaksJointly(_ piece: Range<Int>) -> Bool {
        guard let end = endOfJoined(piece), analyzed.tokens.indices.contains(end) else { return false }
        return analyzed.words[end].tag == .verb
            && lexicons.reporting.verb(analyzed.tokens, at: end, limit: min(analyzed.tokens.count, end + 3)) != nil
    }

    /// Whether a reporting verb stands right behind or before the name.
    private func speaks(_ piece: Range<Int>) -> Bool {
        let tokens = analyzed.tokens
        // "explained Calvo Police Chief Orla Venn": whose chief she is stands before her title.
        let limit = min(tokens.count, piece.upperBound + 4)
        let isBeforeTitle =
            piece.upperBound < limit && analyzed.words[piece.upperBound].tag == .propn
            && lexicons.people.title(tokens, at: piece.upperBound, limit: limit) != nil
        for index in isBeforeTitle ? [piece.upperBound] : [piece.upperBound, piece.lowerBound - 1]
        where tokens.indices.contains(index) {
            if analyzed.words[index].tag == .verb,
                lexicons.reporting.verb(tokens, at: index, limit: min(tokens.count, index + 3)) != nil
            {
                return true
            }
        }
        return false
    }

    /// "Ilvo Brandeck, of the drivers' union, said …": two or three words as the subject of a reporting verb.
    private func isSubjectOfSpeech(_ piece: Range<Int>) -> Bool {
        guard (2...3).contains(piece.count),
            let subject = piece.first(where: { analyzed.words[$0].relation == .nsubj }),
            analyzed.words[subject].head >= 0,
            piece.upperBound < analyzed.tokens.count,
            analyzed.text.utf8[Int(analyzed.tokens[piece.upperBound].start)] == 0x2C
        else { return false }
        let verb = Int(analyzed.words[subject].head)
        return lexicons.reporting.verb(analyzed.tokens, at: verb, limit: min(analyzed.tokens.count, verb + 3)) != nil
    }

    private static let articles = WordSet(["the", "a", "an"])
    private static let placePrepositions = WordSet(["in", "at", "from", "near", "across", "outside", "around"])
}
