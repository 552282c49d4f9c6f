import Language
import Prose

/// Finds maximal runs of capitalised tokens that may hold names: "US Deputy Foreign Minister Wendy Orr",
/// "Kim Jong-un", "Ministry of Foreign Affairs".
struct CapitalSequence {
    let analyzed: AnalyzedText
    let lexicons: Lexicons

    /// The runs of one sentence, in order; O(tokens).
    func runs(in sentence: Sentence) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = sentence.tokens.lowerBound
        while index < sentence.tokens.upperBound {
            guard opens(index, sentence) else {
                index += 1
                continue
            }
            let end = extend(from: index, limit: sentence.tokens.upperBound)
            result.append(index..<end)
            index = end
        }
        return result
    }

    /// Whether a token begins with a capital letter; letters beyond ASCII count as capital when they are.
    func isCapitalised(_ index: Int) -> Bool {
        let token = analyzed.tokens[index]
        guard token.kind == .word else { return false }
        let bytes = analyzed.text.utf8
        let first = bytes[Int(token.start)]
        if first < 0x80 { return UTF8Bytes.isUpper(first) }
        return analyzed.text.string(token.span).unicodeScalars.first?.properties.isUppercase ?? false
    }

    /// Whether a run may begin at a token: a capital that is more than the beginning of a sentence.
    private func opens(_ index: Int, _ sentence: Sentence) -> Bool {
        guard isCapitalised(index) else { return false }
        let token = analyzed.tokens[index]
        if lexicons.names.isCalendarWord(token) { return isGivenNameOfMonth(index, sentence) }
        if isEndOfHoliday(index) { return false }
        if isFunctionWord(index) { return startsKnownName(index, sentence) }
        let isFirst =
            index == sentence.tokens.lowerBound || isOpeningQuote(before: index) || isColon(index - 1)
        return !isFirst || !lexicons.names.isOrdinary(token) || followsAsName(index, sentence)
    }

    /// "New Year's Eve": the day behind the possessive of a feast is nobody.
    private func isEndOfHoliday(_ index: Int) -> Bool {
        guard index > 0, Self.feastDays.contains(analyzed.tokens[index].folded) else { return false }
        return analyzed.words[index - 1].penn == .pos || lexicons.names.isCalendarWord(analyzed.tokens[index - 1])
    }

    /// Whether a quotation mark opens right before a word: one that closes has a space behind it.
    private func isOpeningQuote(before index: Int) -> Bool {
        analyzed.tokens[index - 1].kind == .quote && analyzed.tokens[index - 1].end == analyzed.tokens[index].start
    }

    /// A name that begins with a function word ("The Hague", "US").
    private func startsKnownName(_ index: Int, _ sentence: Sentence) -> Bool {
        guard let known = lexicons.gazetteer.longest(analyzed.tokens, at: index, limit: sentence.tokens.upperBound)
        else { return false }
        return known.end > index + 1 || isShouted(index) && !isAmongShouted(index, sentence)
    }

    /// Whether all words around a token are in capitals, too: "IS" in a heading of capitals is no abbreviation.
    private func isAmongShouted(_ index: Int, _ sentence: Sentence) -> Bool {
        let near = max(sentence.tokens.lowerBound, index - 4)..<min(sentence.tokens.upperBound, index + 5)
        let others = near.filter { $0 != index && analyzed.tokens[$0].kind == .word }
        return others.count >= 3 && others.allSatisfy { isShouted($0) }
    }

    private func isShouted(_ index: Int) -> Bool {
        !analyzed.text.utf8[analyzed.tokens[index].span.range].contains(where: UTF8Bytes.isLower)
    }

    /// An ordinary word that opens a sentence belongs to a name only when the next words say so ("European Union").
    private func followsAsName(_ index: Int, _ sentence: Sentence) -> Bool {
        guard !isFunctionWord(index), index + 1 < sentence.tokens.upperBound, isCapitalised(index + 1) else {
            return false
        }
        if lexicons.gazetteer.longest(analyzed.tokens, at: index, limit: sentence.tokens.upperBound) != nil {
            return true
        }
        return lexicons.names.keyword(analyzed.tokens[index + 1]) != nil
            || lexicons.people.title(analyzed.tokens, at: index, limit: index + 4) != nil
    }

    private func isFunctionWord(_ index: Int) -> Bool {
        switch analyzed.words[index].tag {
        case .det, .pron, .adp, .cconj, .sconj, .aux, .part: true
        case .adv: lexicons.names.isOrdinary(analyzed.tokens[index])
        default: false
        }
    }

    private func isColon(_ index: Int) -> Bool {
        let token = analyzed.tokens[index]
        return token.end - token.start == 1 && analyzed.text.utf8[Int(token.start)] == 0x3A
    }

    private func extend(from start: Int, limit: Int) -> Int {
        var end = start + 1
        if let title = titleEnd(start, limit) { end = title }
        while end < limit {
            if let title = titleEnd(end, limit) {
                end = title
            } else if endsHeading(end) || isTitleRepeated(end, start: start) {
                break
            } else if isCapitalised(end), !isBreak(end) || isFamilyNameOfMonth(end, start: start, limit: limit) {
                end += 1
            } else if let next = linked(end, start: start, limit: limit) {
                end = next
            } else {
                break
            }
        }
        return end
    }

    /// "SET UP ALARMS Orrun is …": words in capitals that no list knows before a name in ordinary case are a heading
    /// glued to the text.
    private func endsHeading(_ index: Int) -> Bool {
        guard index > 1, !isShouted(index), isHeadingWord(index - 1), analyzed.tokens[index - 2].kind == .word,
            analyzed.tokens[index - 2].end + 1 == analyzed.tokens[index - 1].start
        else { return false }
        return isShouted(index - 2)
    }

    private func isHeadingWord(_ index: Int) -> Bool {
        let token = analyzed.tokens[index]
        return token.kind == .word && token.end - token.start >= 4
            && analyzed.text.utf8[token.span.range].allSatisfy(UTF8Bytes.isUpper)
            && lexicons.gazetteer.longest(analyzed.tokens, at: index, limit: index + 1) == nil
    }

    /// "Orrun Orrun holds the data": a caption's title glued to the name that opens its sentence, when the report has
    /// the name alone near by. O(`titleReach`) for a doubled word.
    private func isTitleRepeated(_ index: Int, start: Int) -> Bool {
        let word = analyzed.tokens[index].folded
        guard index == start + 1, analyzed.tokens[start].folded == word, isCapitalised(index),
            analyzed.sentences[analyzed.sentence(ofToken: start)].tokens.lowerBound == start,
            index + 1 >= analyzed.tokens.count || !isGluedHyphen(index + 1)
        else { return false }
        let near = max(1, start - Self.titleReach)..<min(analyzed.tokens.count - 1, index + Self.titleReach)
        return near.contains {
            $0 != start && $0 != index && analyzed.tokens[$0].folded == word
                && analyzed.tokens[$0 - 1].folded != word && analyzed.tokens[$0 + 1].folded != word
        }
    }

    /// Behind a title of several words with small words in it ("Secretary of State"), when a capital opens it.
    private func titleEnd(_ index: Int, _ limit: Int) -> Int? {
        guard isCapitalised(index), let title = lexicons.people.title(analyzed.tokens, at: index, limit: limit),
            title.end > index + 1
        else { return nil }
        return isCapitalised(title.end - 1) ? title.end : nil
    }

    /// "Theresa May": a month behind a given name that opens the run, with no day behind it.
    private func isFamilyNameOfMonth(_ index: Int, start: Int, limit: Int) -> Bool {
        guard index == start + 1, Self.months.contains(analyzed.tokens[index].folded),
            let given = lexicons.people.givenName(analyzed.tokens[start]), !given.isWord
        else { return false }
        return index + 1 >= limit || analyzed.tokens[index + 1].kind != .number
    }

    /// "April Venn": a month that is a given name before a word that can only go on a name.
    private func isGivenNameOfMonth(_ index: Int, _ sentence: Sentence) -> Bool {
        let next = index + 1
        guard lexicons.people.givenName(analyzed.tokens[index]) != nil, next < sentence.tokens.upperBound,
            isCapitalised(next), analyzed.words[next].tag == .propn, !isBreak(next),
            !lexicons.names.isOrdinary(analyzed.tokens[next]),
            lexicons.people.title(analyzed.tokens, at: next, limit: sentence.tokens.upperBound) == nil,
            lexicons.gazetteer.longest(analyzed.tokens, at: next, limit: sentence.tokens.upperBound) == nil
        else { return false }
        guard index > sentence.tokens.lowerBound else { return true }
        return ![.adp, .det, .adj, .propn].contains(analyzed.words[index - 1].tag)
            && analyzed.tokens[index - 1].kind != .number
    }

    /// A capitalised word that cannot continue a name: a weekday, a function word ("In", "The").
    private func isBreak(_ index: Int) -> Bool {
        lexicons.names.isCalendarWord(analyzed.tokens[index]) || isFunctionWord(index)
    }

    /// Behind a word that joins two parts of one name, or nil.
    private func linked(_ index: Int, start: Int, limit: Int) -> Int? {
        guard index + 1 < limit else { return nil }
        let token = analyzed.tokens[index]
        let next = analyzed.tokens[index + 1]
        if isGluedHyphen(index), next.kind == .word {
            // "Bankman-Fried", "Jong-un"; "Moscow-based" is none.
            if isCapitalised(index + 1) { return index + 2 }
            let isShort = next.end - next.start <= 4
            let isNamePart = analyzed.words[index + 1].tag == .propn || index - start >= 2
            if isShort && isNamePart { return index + 2 }
            return endsHyphenatedName(index, start: start, limit: limit) ? index + 2 : nil
        }
        if isGluedHyphen(index), next.kind == .number, analyzed.tokens[index - 1].kind == .word { return index + 2 }
        guard token.kind == .word || token.kind == .symbol else { return nil }
        if let name = behindParticles(index, limit: limit) { return name }
        if token.folded == Self.possessive, let keyword = keywordAhead(index + 1, limit), keyword { return index + 2 }
        guard Self.links.contains(token.folded), holdsOrganisation(start..<index),
            token.folded != Self.and || !joinsTwoBodies(start, index, limit) && !isWholeName(start, index)
        else { return nil }
        var at = index + 1
        if at + 1 < limit, analyzed.tokens[at].folded == Self.the { at += 1 }
        return isCapitalised(at) && !isBreak(at) && !joinsTwoNames(index, at) ? at + 1 : nil
    }

    /// Behind the capitalised word that small ones open: "van Holt", "van der Meer", "de la Cruz", "al-Harbi".
    private func behindParticles(_ index: Int, limit: Int) -> Int? {
        var at = index
        while at < limit, at - index < Self.mostParticles, Self.particles.contains(analyzed.tokens[at].folded) {
            at += 1
        }
        guard at > index, at < limit else { return nil }
        if at + 1 < limit, isGluedHyphen(at) { at += 1 }
        return isCapitalised(at) && !isBreak(at) ? at + 1 : nil
    }

    /// "Youn Kun-young", "Punggye-ri", "Mar-a-Lago": a small word behind a hyphen that belongs to the name.
    private func endsHyphenatedName(_ index: Int, start: Int, limit: Int) -> Bool {
        let next = analyzed.tokens[index + 1]
        if index - start >= 2, lexicons.names.isSurnameFirst(analyzed.tokens[index - 2]),
            ![.vbn, .vbd, .vbg].contains(analyzed.words[index + 1].penn)
        {
            return next.end - next.start <= 7
        }
        if next.end - next.start == 2, !lexicons.names.isOrdinary(next), !isFunctionWord(index + 1) { return true }
        return next.end - next.start <= 2 && index + 3 < limit && isGluedHyphen(index + 2) && isCapitalised(index + 3)
    }

    /// "Workers' Party": a possessive inside a name of a body.
    private func keywordAhead(_ index: Int, _ limit: Int) -> Bool? {
        guard index < limit, isCapitalised(index) else { return nil }
        return lexicons.names.keyword(analyzed.tokens[index]) == .organisation
            && lexicons.names.isOrdinary(analyzed.tokens[index - 2])
    }

    /// "X and Y" joins two names unless what precedes is the head of a body ("Committee on Ways and Means").
    private func joinsTwoNames(_ link: Int, _ next: Int) -> Bool {
        guard analyzed.tokens[link].folded == Self.and else { return false }
        return lexicons.gazetteer.longest(analyzed.tokens, at: next, limit: next + 4).map {
            $0.entry.kind == .party || $0.entry.kind == .capital
        } ?? false
    }

    /// "Tresk University and Calvo Court": two names of two words or more, each of which ends in a word for bodies.
    private func joinsTwoBodies(_ start: Int, _ and: Int, _ limit: Int) -> Bool {
        func isBody(_ index: Int) -> Bool { lexicons.names.keyword(analyzed.tokens[index]) == .organisation }
        var end = and + 1
        while end < limit, isCapitalised(end), !isBreak(end) { end += 1 }
        guard and - start > 1, end - and > 2, isBody(end - 1) else { return false }
        // "University of Corrin and Tresk University", too.
        return isBody(and - 1)
            || (start..<and - 1).contains {
                isBody($0) && analyzed.tokens[$0].folded == analyzed.tokens[end - 1].folded
            }
    }

    /// "The West Bank and Orvenian towns": what "and" stands behind is a known name that is whole.
    private func isWholeName(_ start: Int, _ and: Int) -> Bool {
        lexicons.gazetteer.longest(analyzed.tokens, at: start, limit: and).map { $0.end == and && and > start + 1 }
            ?? false
    }

    private func isGluedHyphen(_ index: Int) -> Bool {
        let token = analyzed.tokens[index]
        guard token.end - token.start == 1, analyzed.text.utf8[Int(token.start)] == 0x2D else { return false }
        return analyzed.tokens[index - 1].end == token.start && analyzed.tokens[index + 1].start == token.end
    }

    private func holdsOrganisation(_ range: Range<Int>) -> Bool {
        range.contains { lexicons.names.keyword(analyzed.tokens[$0]) != nil }
    }

    /// Tokens before and behind a doubled name in which it is sought alone.
    private static let titleReach = 400
    private static let feastDays = WordSet(["eve", "day"])
    /// Months that are family names.
    private static let months = WordSet(["may", "march", "august"])
    private static let particles = WordSet([
        "de", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "da", "dos", "du", "di", "ter", "y",
    ])
    private static let mostParticles = 2
    private static let links = WordSet(["of", "for", "on", "and", "&"])
    private static let the = WordHash.folded("the")
    private static let and = WordHash.folded("and")
    private static let possessive = WordHash.folded("'")
}
