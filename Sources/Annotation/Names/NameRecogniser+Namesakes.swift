import Language
import Prose

/// Names of people that are titles, months, places, states or firms elsewhere, and acronyms of several bodies.
extension NameRecogniser {
    /// "Lisa Holland", "Nick Ford": a known name of one word in ordinary case right behind a given name is its family
    /// name.
    mutating func isFamilyName(_ known: (entry: Gazetteer.Entry, end: Int), at index: Int, behind piece: Range<Int>)
        -> Bool
    {
        guard piece.count == 1, known.end == index + 1, !known.entry.isMedia, !isShouted(index),
            known.entry.kind != .demonym, known.entry.kind != .instrument,
            lexicons.names.keyword(analyzed.tokens[index]) == nil,
            let given = lexicons.people.givenName(analyzed.tokens[piece.lowerBound]),
            !lexicons.names.isSurnameFirst(analyzed.tokens[piece.lowerBound])
        else { return false }
        let isFlat = analyzed.words[index].relation == .flat && Int(analyzed.words[index].head) == piece.lowerBound
        guard !given.isWord || isFlat && analyzed.words[piece.lowerBound].tag == .propn else { return false }
        namesakes.insert(analyzed.tokens[index].folded)
        return true
    }

    /// "Sam Park" behind an office: a given name before a word for a place.
    func isNameOfPark(_ run: Range<Int>, title: Range<Int>?) -> Bool {
        guard run.count == 2, title != nil, lexicons.names.keyword(analyzed.tokens[run.upperBound - 1]) == .place,
            let given = lexicons.people.givenName(analyzed.tokens[run.lowerBound])
        else { return false }
        return !given.isWord
    }

    /// "guard Earl Venn", "Coach Dean Venn": a title that is a given name, too, behind another word for what somebody
    /// is.
    func isGivenName(_ index: Int, _ run: Range<Int>) -> Bool {
        guard index + 1 < run.upperBound, index > 0, lexicons.people.givenName(analyzed.tokens[index]) != nil,
            lexicons.people.title(analyzed.tokens, at: index, limit: run.upperBound)?.end == index + 1,
            analyzed.sentence(ofToken: index - 1) == analyzed.sentence(ofToken: index)
        else { return false }
        let before = analyzed.tokens[index - 1]
        return lexicons.people.isSpeakerNoun(before) || lexicons.people.isCountablePerson(before)
            || lexicons.people.title(analyzed.tokens, at: index - 1, limit: index)?.end == index
    }

    /// "Olaf Lind": a given name in ordinary case before a word that no list knows is no acronym.
    func isGivenNameInAcronym(_ index: Int, _ run: Range<Int>) -> Bool {
        let next = index + 1
        guard next < run.upperBound, !isShouted(index),
            lexicons.people.givenName(analyzed.tokens[index])?.isWord == false,
            analyzed.words[next].tag == .propn, !lexicons.names.isOrdinary(analyzed.tokens[next]),
            !lexicons.names.isLegalForm(analyzed.tokens[next]), !lexicons.names.isFirmPart(analyzed.tokens[next])
        else { return false }
        return true
    }

    func words(_ tokens: Range<Int>) -> [UInt64] {
        tokens.filter { analyzed.tokens[$0].kind == .word }.map { analyzed.tokens[$0].folded }
    }

    /// A family name that is a state's or firm's means the person elsewhere, too, unless a place stands there.
    mutating func nameNamesakes() {
        guard !namesakes.isEmpty else { return }
        for index in mentions.indices
        where mentions[index].thing >= 0 && mentions[index].tokens.count == 1 && !mentions[index].isDemonym {
            let token = mentions[index].tokens.lowerBound
            guard namesakes.contains(analyzed.tokens[token].folded),
                token == 0 || analyzed.words[token - 1].tag != .adp
            else { continue }
            mentions[index] = NameMention(
                tokens: mentions[index].tokens, span: mentions[index].span, kind: .person, title: mentions[index].title)
        }
    }

    /// Gives acronyms that several bodies share the one whose state or long form the report has.
    mutating func checkAcronyms() {
        let candidates = mentions.indices.filter { index in
            mentions[index].tokens.count == 1 && mentions[index].thing >= 0
                && isShouted(mentions[index].tokens.lowerBound)
                && !lexicons.gazetteer.readings(ofAcronym: analyzed.tokens[mentions[index].tokens.lowerBound]).isEmpty
        }
        guard !candidates.isEmpty else { return }
        let places = Set(candidates)
        var told: Set<Int32> = []
        for index in mentions.indices where !places.contains(index) {
            told.formUnion([mentions[index].thing, mentions[index].party])
        }
        for index in candidates {
            let readings = lexicons.gazetteer.readings(
                ofAcronym: analyzed.tokens[mentions[index].tokens.lowerBound])
            guard readings.contains(where: { $0.entry.thing == mentions[index].thing }) else { continue }
            let fitting = readings.first { $0.state >= 0 && (told.contains($0.state) || told.contains($0.entry.thing)) }
            guard let reading = fitting ?? readings.first(where: { $0.state < 0 }) else {
                mentions[index] = NameMention(
                    tokens: mentions[index].tokens, span: mentions[index].span, kind: .organisation)
                continue
            }
            mentions[index].thing = reading.entry.thing
            mentions[index].party = reading.entry.party
            mentions[index].isMedia = reading.entry.isMedia
            mentions[index].kind = reading.entry.kind == .party ? .party : .organisation
        }
    }

    /// "Finn", "Dane": the noun for one of a people, which is a given name, too; "Finnish" is none.
    func isPeopleNoun(_ index: Int) -> Bool {
        let isFirst = index == 0 || analyzed.words[index - 1].tag != .det && analyzed.words[index - 1].tag != .adj
        return isFirst && lexicons.people.givenName(analyzed.tokens[index])?.isWord == false
    }

    /// Whether a word has no small letter.
    func isShouted(_ index: Int) -> Bool {
        !analyzed.text.utf8[analyzed.tokens[index].span.range].contains(where: UTF8Bytes.isLower)
    }
}
