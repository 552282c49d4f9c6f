import Language
import Prose

/// Finds the names in a report and says what each is of: a person, party, organisation, place or instrument.
///
/// Known names come from the gazetteer; the others are told by titles before and behind them, given names, keywords
/// ("Council", "Treaty"), by what the rest of the report says of the same words, and by the trained recogniser
/// (`NameWitness`), which is asked where the lists are silent. O(tokens).
struct NameRecogniser {
    let analyzed: AnalyzedText
    let lexicons: Lexicons
    private let sequence: CapitalSequence
    var mentions: [NameMention] = []
    /// Single capitalised words that nothing named; other signs may.
    var leftovers: [Range<Int>] = []
    /// Pieces that nothing has named yet, with the title before them.
    private var open: [(tokens: Range<Int>, sentence: Int)] = []
    /// Words that name a person somewhere in the report.
    var personWords: Set<UInt64>
    /// Names of firms that no list knows, by the hashes of their words.
    var firmNames: Set<[UInt64]> = []
    /// Family names of people that are names of states, places or firms, too ("Holland").
    var namesakes: Set<UInt64> = []
    let witness: NameWitness
    private let description: NameDescription
    /// Kinds that descriptions gave names, by the hashes of their words.
    private var described: [[UInt64]: (kind: EntityKind, isMedia: Bool)] = [:]

    init(_ analyzed: AnalyzedText, lexicons: Lexicons, people: Set<UInt64> = []) {
        personWords = people
        self.analyzed = analyzed
        self.lexicons = lexicons
        sequence = CapitalSequence(analyzed: analyzed, lexicons: lexicons)
        witness = NameWitness(analyzed.names)
        description = NameDescription(analyzed: analyzed, lexicons: lexicons, witness: witness)
    }

    mutating func run() -> [NameMention] {
        for (index, sentence) in analyzed.sentences.enumerated() {
            var taken = sentence.tokens.lowerBound
            for run in sequence.runs(in: sentence) where run.lowerBound >= taken {
                taken =
                    longName(run, limit: sentence.tokens.upperBound)
                    ?? witnessedName(run, limit: sentence.tokens.upperBound) ?? taken
                if taken <= run.lowerBound { split(run, sentence: index) }
            }
        }
        firmNames = firms(among: open)
        for piece in open { settle(piece.tokens, sentence: piece.sentence) }
        renameFirms()
        nameLeftovers()
        spreadDescriptions()
        checkAcronyms()
        nameNamesakes()
        dropCredits()
        mentions.sort { $0.span < $1.span }
        return mentions
    }

    /// Takes a known name that goes on behind small words where its run ends ("… and Cooperation in Europe"); the token
    /// behind it.
    private mutating func longName(_ run: Range<Int>, limit: Int) -> Int? {
        guard let known = lexicons.gazetteer.longest(analyzed.tokens, at: run.lowerBound, limit: limit),
            known.end > run.upperBound,
            // "U.S. steel" is no firm: a name does not end in a word in small letters.
            known.entry.kind != .organisation || analyzed.tokens[known.end - 1].kind != .word
                || sequence.isCapitalised(known.end - 1)
        else { return nil }
        add(known.entry, run.lowerBound..<known.end)
        return known.end
    }

    // MARK: Splitting a run

    /// Cuts a run into known names, titles and the pieces between them.
    private mutating func split(_ run: Range<Int>, sentence: Int) {
        if let mention = wholeBody(run, sentence: sentence) {
            mentions.append(mention)
            return
        }
        var index = run.lowerBound
        var pieceStart = index
        var title: Range<Int>? = titleBefore(run.lowerBound, sentence: sentence)
        while index < run.upperBound {
            if let end = titleEnd(index, run), !isInsidePersonName(index, run, pieceStart), !isGivenName(index, run) {
                close(pieceStart..<index, title: title, sentence: sentence)
                title = (title?.upperBound == index ? title?.lowerBound ?? index : index)..<end
                index = end
                pieceStart = end
            } else if let known = knownName(index, run),
                !(isNameBegun(pieceStart..<index) && known.entry.kind == .place),
                !isFamilyName(known, at: index, behind: pieceStart..<index)
            {
                close(pieceStart..<index, title: title, sentence: sentence)
                if !extendsToPerson(index, known, run) {
                    let end = endOfFirm(known, in: run)
                    add(known.entry, index..<end)
                    if isTown(index, known) { makeTown() }
                    if let office = officeOf(index) {
                        title = office..<known.end
                    } else if known.entry.kind != .demonym, known.entry.kind != .party {
                        title = nil
                    }
                    index = end
                    pieceStart = index
                } else {
                    pieceStart = index
                    index = known.end
                }
            } else {
                index += 1
            }
        }
        close(pieceStart..<run.upperBound, title: title, sentence: sentence)
    }

    /// A run that ends in a word for a body, a treaty or a place is one name: "Korean Central News Agency".
    private func wholeBody(_ run: Range<Int>, sentence: Int) -> NameMention? {
        guard run.count >= 2, let keyword = keyword(of: run), keyword != .event else { return nil }
        if isNameOfPark(run, title: titleBefore(run.lowerBound, sentence: sentence)) { return nil }
        if let known = lexicons.gazetteer.longest(analyzed.tokens, at: run.lowerBound, limit: run.upperBound),
            endOfFirm(known, in: run) == run.upperBound
        {
            return nil
        }
        if let body = bodyOfState(run) { return body }
        // "the UN Security Council on the DPRK" is the council.
        if let known = lexicons.gazetteer.longest(analyzed.tokens, at: run.lowerBound, limit: run.upperBound),
            known.entry.kind == .organisation || known.entry.kind == .party,
            Self.outerLinks.contains(analyzed.tokens[known.end].folded)
        {
            return nil
        }
        // "Commerce Secretary", "Trade Agreement talks": a title inside means that a person follows.
        let hasTitle = run.contains { titleEnd($0, run) != nil && lexicons.names.keyword(analyzed.tokens[$0]) == nil }
        guard !hasTitle else { return nil }
        var party: Int32 = -1
        let isOfState = run.contains { lexicons.names.isStateBody(analyzed.tokens[$0]) }
        for index in run where isOfState {
            if let known = lexicons.gazetteer.longest(analyzed.tokens, at: index, limit: run.upperBound),
                known.entry.party >= 0, !isPartOfOther(known, at: index, in: run)
            {
                party = known.entry.party
            }
        }
        if party < 0, isOfState { party = owner(of: run) }
        return NameMention(tokens: run, span: analyzed.span(run), kind: kind(of: keyword), party: party)
    }

    /// "United States Treasury Department": a known body of a state behind another form of the state's name.
    private func bodyOfState(_ run: Range<Int>) -> NameMention? {
        guard let state = lexicons.gazetteer.longest(analyzed.tokens, at: run.lowerBound, limit: run.upperBound),
            state.entry.kind == .party || state.entry.kind == .demonym, state.end < run.upperBound,
            let body = lexicons.gazetteer.longest(analyzed.tokens, at: state.end, limit: run.upperBound),
            body.end == run.upperBound, body.entry.kind == .organisation, body.entry.party == state.entry.thing
        else { return nil }
        return NameMention(
            tokens: run, span: analyzed.span(run), kind: .organisation, thing: body.entry.thing,
            party: body.entry.party, isMedia: body.entry.isMedia)
    }

    /// The keyword at the end of a run, or before its first "of" / "for" / "on".
    func keyword(of run: Range<Int>) -> NameLexicon.Keyword? {
        if let last = lexicons.names.keyword(analyzed.tokens[run.upperBound - 1]) { return last }
        for index in run.dropFirst() where Self.links.contains(analyzed.tokens[index].folded) {
            return lexicons.names.keyword(analyzed.tokens[index - 1])
        }
        return nil
    }

    func kind(of keyword: NameLexicon.Keyword) -> EntityKind {
        switch keyword {
        case .organisation, .event: .organisation
        case .instrument: .instrument
        case .place: .place
        }
    }

    private func titleEnd(_ index: Int, _ run: Range<Int>) -> Int? {
        guard let title = lexicons.people.title(analyzed.tokens, at: index, limit: run.upperBound), title.end > index,
            !isSaintOfPlace(index)
        else { return nil }
        return title.end
    }

    /// "May" in "Theresa May", "Pope" in "John Pope": a title word behind a given name belongs to the name.
    private func isInsidePersonName(_ index: Int, _ run: Range<Int>, _ pieceStart: Int) -> Bool {
        pieceStart < index && lexicons.people.givenName(analyzed.tokens[index - 1]) != nil
    }

    private func knownName(_ index: Int, _ run: Range<Int>) -> (entry: Gazetteer.Entry, end: Int)? {
        guard let known = lexicons.gazetteer.longest(analyzed.tokens, at: index, limit: run.upperBound) else {
            return nil
        }
        if known.end == index + 1, isPronounLike(index) || isShortWord(index) || isWordOfHeading(index, run) {
            return nil
        }
        if known.end == index + 1, known.entry.kind == .place || known.entry.kind == .capital,
            continuesAsName(known.end, run), officeOf(index) == nil
        {
            return nil
        }
        return known
    }

    /// Where the office begins that a place behind "of" belongs to ("Mayor of London" before a name).
    private func officeOf(_ place: Int) -> Int? {
        guard place >= 2, analyzed.tokens[place - 1].folded == Self.of else { return nil }
        return (max(0, place - 6)..<(place - 1)).first {
            lexicons.people.title(analyzed.tokens, at: $0, limit: place - 1)?.end == place - 1
        }
    }

    /// "Hue Jackson", "Virginia Tech": a place that another capitalised word follows is part of a longer name.
    private func continuesAsName(_ next: Int, _ run: Range<Int>) -> Bool {
        guard next < run.upperBound, analyzed.tokens[next].kind == .word, sequence.isCapitalised(next) else {
            return false
        }
        return titleEnd(next, run) == nil && lexicons.names.keyword(analyzed.tokens[next]) == nil
            && lexicons.gazetteer.longest(analyzed.tokens, at: next, limit: run.upperBound) == nil
            && !lexicons.names.isOrdinary(analyzed.tokens[next])
    }

    /// "US" and "IT" are known names, "Us" and "It" are words.
    private func isPronounLike(_ index: Int) -> Bool {
        let token = analyzed.tokens[index]
        guard token.end - token.start <= 4, lexicons.names.isOrdinary(token) else { return false }
        return analyzed.text.utf8[token.span.range].contains(where: UTF8Bytes.isLower)
    }

    /// Whether a known place is rather the first part of a person's name ("Jordan Peele", "Paris Hilton").
    private func extendsToPerson(_ index: Int, _ known: (entry: Gazetteer.Entry, end: Int), _ run: Range<Int>) -> Bool {
        guard known.end == index + 1, known.end < run.upperBound else { return false }
        guard lexicons.people.givenName(analyzed.tokens[index]) != nil,
            [.place, .capital, .party].contains(known.entry.kind) || known.entry.kind == .demonym && isPeopleNoun(index)
                || known.entry.kind == .organisation && isGivenNameInAcronym(index, run)
        else { return false }
        let next = known.end
        let isNamePart =
            lexicons.names.keyword(analyzed.tokens[next]) == nil && titleEnd(next, run) == nil
            && knownName(next, run) == nil
        return isNamePart && analyzed.tokens[next].kind == .word
    }

    /// A title in small letters just before the run: "the defense minister, Itsunori Onodera", "president Orla Venn".
    private func titleBefore(_ index: Int, sentence: Int) -> Range<Int>? {
        let first = analyzed.sentences[sentence].tokens.lowerBound
        var end = index
        if end > first, analyzed.text.utf8[Int(analyzed.tokens[end - 1].start)] == 0x2C { end -= 1 }
        for start in max(first, end - 5)..<max(first, end) {
            if let title = lexicons.people.title(analyzed.tokens, at: start, limit: end), title.end == end {
                // "board members, Calvo …", "a major Calvo customer": neither is who is named.
                let (isApart, last) = (end < index, analyzed.words[end - 1])
                if isApart, title.kind == .honorific || last.penn == .nns { return nil }
                if start == end - 1, last.tag == .adj { return nil }
                return start..<end
            }
        }
        return nil
    }

    private mutating func add(_ entry: Gazetteer.Entry, _ tokens: Range<Int>) {
        var mention = NameMention(
            tokens: tokens, span: analyzed.span(tokens), kind: .place, thing: entry.thing, party: entry.party,
            isMedia: entry.isMedia)
        switch entry.kind {
        case .party: mention.kind = .party
        case .demonym:
            mention.kind = .party
            mention.isDemonym = true
        case .metonym: mention.kind = .party
        case .capital:
            let acts = Metonymy.standsForGovernment(tokens, in: analyzed)
            mention.kind = acts ? .party : .place
            if acts { mention.thing = entry.party }
        case .organisation: mention.kind = .organisation
        case .instrument: mention.kind = .instrument
        case .place: mention.kind = .place
        }
        mentions.append(mention)
    }

    // MARK: Pieces

    /// Takes a piece between known names: a person when a title or a given name says so, else left for the second pass.
    private mutating func close(_ piece: Range<Int>, title: Range<Int>?, sentence: Int) {
        let piece = trimmed(piece)
        guard !piece.isEmpty else { return }
        let titled = title.map { $0.upperBound == piece.lowerBound || $0.upperBound == piece.lowerBound - 1 } ?? false
        let place = analyzed.sentences[sentence]
        if !titled, keyword(of: piece) == nil,
            let kind = description.kind(of: piece, in: place, isPerson: isPerson(piece))
        {
            let isMedia = description.isMedia(piece, in: place)
            described[words(piece)] = (kind, isMedia)
            mentions.append(
                NameMention(tokens: piece, span: analyzed.span(piece), kind: kind, isMedia: isMedia))
        } else if titled, keyword(of: piece) == nil || isNameOfPark(piece, title: title), looksLikePerson(piece) {
            addPerson(piece, title: title)
        } else if isPerson(piece) {
            addPerson(piece, title: nil)
        } else if piece.count >= 2, keyword(of: piece) == nil,
            hasOfficeBehind(piece, sentence: sentence)
                || looksLikePerson(piece) && description.isPersonDescribed(piece, in: place)
                    && witness.kind(of: piece, from: NameWitness.likely) != .organisation
        {
            addPerson(piece, title: nil)
        } else {
            open.append((piece, sentence))
        }
    }

    /// What a description tells of a name holds wherever the report has it without a title.
    private mutating func spreadDescriptions() {
        guard !described.isEmpty else { return }
        for index in mentions.indices
        where mentions[index].thing < 0 && mentions[index].title == nil && !mentions[index].isDemonym {
            guard let told = described[words(mentions[index].tokens)] else { continue }
            mentions[index].kind = told.kind
            mentions[index].isMedia = told.isMedia
        }
    }

    /// Without hyphens and link words at its ends.
    private func trimmed(_ piece: Range<Int>) -> Range<Int> {
        var low = piece.lowerBound
        var high = piece.upperBound
        while low < high, !sequence.isCapitalised(low) { low += 1 }
        // "Said Ellis: …": the verb that opens the sentence is no given name.
        if high - low > 1, Self.openingVerbs.contains(analyzed.tokens[low].folded),
            analyzed.sentences[analyzed.sentence(ofToken: low)].tokens.lowerBound == low, high < analyzed.tokens.count,
            analyzed.tokens[high].kind == .punctuation
        {
            low += 1
        }
        while high > low,
            analyzed.tokens[high - 1].kind != .word && !isSerialNumber(high - 1, low)
                || Self.links.contains(analyzed.tokens[high - 1].folded) && !isBehindHyphen(high - 1, low)
        { high -= 1 }
        return low..<high
    }

    private static let openingVerbs = WordSet(["said", "says", "added", "wrote"])

    private func looksLikePerson(_ piece: Range<Int>) -> Bool {
        piece.count <= 7 && piece.allSatisfy { analyzed.tokens[$0].kind != .number }
            && (!lexicons.names.isOrdinary(analyzed.tokens[piece.upperBound - 1])
                || isBehindHyphen(piece.upperBound - 1, piece.lowerBound))
    }

    /// A person's name, or a given name that awaits its family name ("Jack" before "Del Rio").
    private func isNameBegun(_ piece: Range<Int>) -> Bool {
        if piece.count == 1, let given = lexicons.people.givenName(analyzed.tokens[piece.lowerBound]) {
            return !given.isWord
        }
        return isPerson(piece)
    }

    /// A given name and at least one more part.
    private func isPerson(_ piece: Range<Int>) -> Bool {
        let words = piece.filter { analyzed.tokens[$0].kind == .word }
        guard words.count >= 2, words.count <= 5, keyword(of: piece) == nil else { return false }
        if lexicons.names.isSurnameFirst(analyzed.tokens[words[0]]), words.count <= 3,
            !lexicons.names.isOrdinary(analyzed.tokens[words[1]])
        {
            return true
        }
        guard let given = lexicons.people.givenName(analyzed.tokens[words[0]]) else { return false }
        return !given.isWord || analyzed.words[words[0]].tag == .propn
    }

    /// ", president of Majestic Steel": an office in an apposition behind the name.
    private func hasOfficeBehind(_ piece: Range<Int>, sentence: Int) -> Bool {
        let limit = analyzed.sentences[sentence].tokens.upperBound
        var index = piece.upperBound
        guard index + 1 < limit, analyzed.text.utf8[Int(analyzed.tokens[index].start)] == 0x2C else { return false }
        index += 1
        for start in index..<min(index + 5, limit) {
            if lexicons.people.title(analyzed.tokens, at: start, limit: limit) != nil { return true }
            if analyzed.tokens[start].kind == .punctuation { return false }
        }
        return false
    }

    private mutating func addPerson(_ piece: Range<Int>, title: Range<Int>?) {
        mentions.append(NameMention(tokens: piece, span: analyzed.span(piece), kind: .person, title: title))
        for index in piece
        where analyzed.tokens[index].kind == .word && analyzed.tokens[index].end - analyzed.tokens[index].start > 2 {
            personWords.insert(analyzed.tokens[index].folded)
        }
    }

    private static let of = WordHash.folded("of")
    private static let links = WordSet(["of", "for", "on", "and", "in", "to", "the", "de", "al"])
    private static let outerLinks = WordSet(["on", "in", "to"])
}
