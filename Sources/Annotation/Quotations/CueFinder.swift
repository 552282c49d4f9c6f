import Language
import Prose

/// Finds the cues of a sentence.
struct CueFinder {
    let analyzed: AnalyzedText
    let lexicons: Lexicons
    let syntax: Syntax
    /// Whether a token stands inside quotation marks.
    private(set) var isQuoted: [Bool]
    /// For each token the tokens of the name it belongs to, its title included; empty for none.
    let nameOfToken: [Range<Int>]
    /// Tokens that end the name of a person or body, which places and countries are not.
    let isSpeakersEnd: [Bool]

    init(_ analyzed: AnalyzedText, lexicons: Lexicons, isQuoted: [Bool], names: [NameMention]) {
        self.analyzed = analyzed
        self.lexicons = lexicons
        syntax = Syntax(analyzed: analyzed)
        self.isQuoted = isQuoted
        var nameOfToken = [Range<Int>](repeating: 0..<0, count: analyzed.tokens.count)
        for name in names where !name.isDemonym {
            let range = (name.title?.lowerBound ?? name.tokens.lowerBound)..<name.tokens.upperBound
            for token in range { nameOfToken[token] = range }
        }
        self.nameOfToken = nameOfToken
        var isSpeakersEnd = [Bool](repeating: false, count: analyzed.tokens.count)
        for name in names where name.kind == .person || name.kind == .organisation {
            isSpeakersEnd[name.tokens.upperBound - 1] = true
        }
        self.isSpeakersEnd = isSpeakersEnd
    }

    /// Tokens of the person's name that signs a quotation behind its closing mark: “…” — Anna Berg.
    func signature(at index: Int) -> Range<Int>? {
        let mark = index < analyzed.tokens.count && analyzed.tokens[index].kind == .quote ? index + 1 : index
        guard mark > 0, analyzed.tokens[mark - 1].kind == .quote, mark + 1 < analyzed.tokens.count, isDash(mark)
        else { return nil }
        let name = nameOfToken[mark + 1]
        return name.isEmpty ? nil : name
    }

    /// Tokens of the person's name right behind a comma and the closing mark, whose verb is missing: “…,” Berg in an
    /// interview.
    func nameBehind(_ last: Int, in sentence: Range<Int>) -> Range<Int>? {
        guard last + 3 < sentence.upperBound, syntax.isComma(last + 1), analyzed.tokens[last + 2].kind == .quote else {
            return nil
        }
        let name = nameOfToken[last + 3]
        guard name.lowerBound == last + 3, isSpeakersEnd[name.upperBound - 1], name.upperBound < sentence.upperBound,
            analyzed.words[name.upperBound].tag == .adp
        else { return nil }
        return name
    }

    /// Takes tokens for quoted, too: no cue is sought in them.
    mutating func setQuoted(_ ranges: [Range<Int>]) {
        for range in ranges { for token in range { isQuoted[token] = true } }
    }

    /// Whether tokens are the name of a person or body and what a label adds to it ("Orla Venn (moderator)").
    func isNamed(_ tokens: Range<Int>) -> Bool {
        guard let name = tokens.lazy.map({ nameOfToken[$0] }).first(where: { !$0.isEmpty }),
            isSpeakersEnd[name.upperBound - 1]
        else { return false }
        var isAside = false
        for token in tokens where nameOfToken[token].isEmpty {
            let byte = analyzed.text.utf8[Int(analyzed.tokens[token].start)]
            if byte == 0x28 || byte == 0x5B { isAside = true }
            guard isAside || syntax.isMark(token) || token == tokens.upperBound - 1 && speaks(token) else {
                return false
            }
            if byte == 0x29 || byte == 0x5D { isAside = false }
        }
        return true
    }

    func isDash(_ index: Int) -> Bool {
        let span = analyzed.tokens[index].span
        let bytes = analyzed.text.utf8
        if span.count == 3 {
            return bytes[span.start] == 0xE2 && bytes[span.start + 1] == 0x80
                && (0x93...0x95).contains(bytes[span.start + 2])
        }
        return bytes[span.start..<span.end].allSatisfy { $0 == 0x2D }
    }

    /// The cues of a sentence in text order; with `unspoken`, verbs of thinking, wanting and showing are cues, too.
    func cues(in sentence: Sentence, unspoken: Bool = false) -> [Cue] {
        var result: [Cue] = []
        var index = sentence.tokens.lowerBound
        let limit = sentence.tokens.upperBound
        while index < limit {
            defer { index += 1 }
            guard !isQuoted[index] else { continue }
            if let end = lexicons.reporting.attribution(analyzed.tokens, at: index, limit: limit),
                let cue = attribution(index..<end, limit: limit)
            {
                result.append(cue)
                index = end - 1
            } else if let cue = verbCue(index, limit: limit, unspoken: unspoken) {
                result.append(cue)
                index = cue.tokens.upperBound - 1
            } else if let cue = nounCue(index, unspoken: unspoken) {
                result.append(cue)
            }
        }
        return result
    }

    // MARK: Verbs

    private func verbCue(_ index: Int, limit: Int, unspoken: Bool) -> Cue? {
        let word = analyzed.words[index]
        guard word.tag == .verb || isVerbByPosition(index), word.relation != .amod, word.relation != .compound else {
            return nil
        }
        guard let (verb, end) = lexicons.reporting.attribution(of: analyzed.tokens, at: index, limit: limit),
            unspoken || !verb.isUnspoken
        else { return nil }
        guard word.penn != .vb || !isImperative(index) else { return nil }
        if word.relation == .fixed { return nil }
        let isUnsaid = verb.takes(.raising) || isAskedOf(index, verb)
        let head = isUnsaid ? nil : quotedPerson(verb.lemma, index) ?? speakerHead(index)
        var cue = Cue(
            form: .verb, tokens: index..<sayingEnd(verb.lemma, end, limit: limit), source: nil, sourceHead: head,
            frames: verb.frames, verbClass: verb.verbClass, contentHead: nil)
        // "We need …" outside quotation marks reports nobody.
        if !unspoken, let head, Self.firstPerson.contains(analyzed.tokens[head].folded) { return nil }
        if let head, isNobody(head) || isPretence(head) { return nil }
        cue.source = head.map { head in
            // Who speaks ends before he does, wherever the tree hangs the verb.
            let source = sourcePhrase(head)
            return head < index && source.contains(index)
                ? phrase(head, from: source.lowerBound, before: index) : source
        }
        cue.contentHead = contentHead(of: index, end: end, verb)
        return cue
    }

    /// "Asked whether he would go, Venn said …": who speaks in the main clause was asked.
    private func isAskedOf(_ index: Int, _ verb: ReportingLexicon.Verb) -> Bool {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: index)].tokens
        guard sentence.lowerBound == index, verb.verbClass == .ask || analyzed.words[index].relation == .advcl,
            analyzed.words[index].penn == .vbd || analyzed.words[index].penn == .vbn,
            syntax.child(index, [.nsubj]) == nil
        else { return false }
        return index + 1 < sentence.upperBound && analyzed.words[index + 1].tag != .propn
    }

    /// A reporting word that the tagger took for a noun but that stands like a verb: `," Venn notes.`
    func isVerbByPosition(_ index: Int) -> Bool {
        guard index > 0, analyzed.words[index].tag == .noun || analyzed.words[index].tag == .propn else { return false }
        if analyzed.tokens[index].folded == Self.said || analyzed.tokens[index].folded == Self.says { return true }
        if endsQuotation(index) || heard(before: index) != nil { return true }
        // "The campaign plans to …", "Ministry calls for …": the only verb that the sentence can have.
        let next = index + 1
        guard analyzed.words[index].penn == .nns, analyzed.words[index].relation == .root,
            next + 1 < analyzed.tokens.count,
            isNominal(index - 1) || closesApposition(index - 1), analyzed.words[index - 1].penn != .nns
        else { return false }
        let opens =
            analyzed.words[next].penn == .to && analyzed.words[next + 1].penn == .vb
            || analyzed.words[next].tag == .adp
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: index)].tokens
        return opens && sentence.contains(next + 1) && !sentence.prefix { $0 < index }.contains { syntax.isFinite($0) }
    }

    /// `…," the Herald reports.`, "…, Calvan media report.": a speaker behind a mark, and at most a place behind the
    /// verb.
    private func endsQuotation(_ index: Int) -> Bool {
        let range = analyzed.sentences[analyzed.sentence(ofToken: index)].tokens
        let next = index + 1
        guard next >= range.upperBound || syntax.isMark(next) || analyzed.words[next].tag == .adp else { return false }
        let noun = index - 1
        let isName = !nameOfToken[noun].isEmpty && isSpeakersEnd[noun]
        guard
            analyzed.words[index].penn == .nns && isName
                || analyzed.words[index].penn == .nn
                    && (lexicons.people.isCollective(analyzed.tokens[noun])
                        || lexicons.names.kindNoun(analyzed.tokens[noun]) == .media)
        else { return false }
        var first = isName ? nameOfToken[noun].lowerBound : noun
        while first > range.lowerBound, [.det, .adj, .propn, .part].contains(analyzed.words[first - 1].tag) {
            first -= 1
        }
        guard first > range.lowerBound + 2 else { return false }
        return analyzed.tokens[first - 1].kind == .quote || syntax.isComma(first - 1)
    }

    /// "The mayor, Orla Venn, plans to …": a comma behind a name that another comma opens.
    private func closesApposition(_ comma: Int) -> Bool {
        guard comma > 1, syntax.isComma(comma) else { return false }
        let name = nameOfToken[comma - 1]
        return !name.isEmpty && name.lowerBound > 0 && syntax.isComma(name.lowerBound - 1)
    }

    /// Whether a noun is a person or people.
    func isPerson(_ head: Int) -> Bool {
        analyzed.words[head].tag == .pron || lexicons.people.isSpeakerNoun(analyzed.tokens[head])
            || lexicons.people.title(analyzed.tokens, at: head, limit: head + 1) != nil
    }

    /// "No official said …", "nobody said …", "you may say …": nothing tells that it was said.
    private func isNobody(_ head: Int) -> Bool {
        Self.nobody.contains(analyzed.tokens[head].folded)
            || analyzed.children(of: head).contains {
                $0 < head && analyzed.words[$0].relation == .det && Self.absence.contains(analyzed.tokens[$0].folded)
            }
    }

    /// "an email purporting to be from an official who seeks help": whom somebody pretends to be says nothing.
    private func isPretence(_ head: Int) -> Bool {
        analyzed.words[head].relation == .xcomp && analyzed.words[head].tag == .noun
            && syntax.child(head, [.cop]) != nil
    }

    private func isImperative(_ index: Int) -> Bool {
        analyzed.words[index].relation == .root && syntax.subject(of: index) == nil
            && neighbour(index).map { $0 > index } ?? true
    }

    static let that = WordHash.folded("that")
    static let perfects = WordSet(["have", "has", "had", "'ve"])
    static let absence = WordSet(["no", "little", "without"])
    private static let nobody = WordSet(["nobody", "none", "anyone", "anybody", "you"])
    static let adverbials = WordSet([
        "although", "though", "because", "while", "when", "as", "after", "before", "since", "unless", "once", "if",
        "until", "till", "so",
    ])
    static let nounClasses: Set<String> = ["claim", "demand", "deny", "promise", "believe", "admit", "ask"]
    /// Classes of nouns for what is thought or wanted, which is cited as a reason, not as a source.
    static let ideas: Set<String> = ["believe", "claim", "demand", "promise", "deny", "warn"]
    static let aboutWords = WordSet(["for", "of", "about", "on", "against", "over", "toward", "towards"])
    static let firstPerson = WordSet(["i", "we"])
    /// Marks that close an aside, with those that open it.
    static let opening: [UInt8: UInt8] = [0x29: 0x28, 0x2C: 0x2C]
    static let weekdays = WordSet(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    static let demonstratives = WordSet(["this", "last", "next", "that"])
    static let partsOfDays = WordSet(["morning", "afternoon", "evening", "night", "day", "week", "month", "year"])
    static let whether = WordSet(["if", "whether"])
    static let it = WordHash.folded("it")
    static let whose = WordHash.folded("whose")
    static let `as` = WordHash.folded("as")
    static let said = WordHash.folded("said")
    static let says = WordHash.folded("says")
}
