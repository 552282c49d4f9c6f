import Language
import Prose

/// A reporting expression in a sentence: a verb, an attribution phrase ("according to") or a noun with its clause.
struct Cue {
    enum Form { case verb, phrase, noun, adjective }

    var form: Form
    /// The cue's tokens ("said", "called on", "according to").
    var tokens: Range<Int>
    /// The speaker's noun phrase, without clauses that hang on it.
    var source: Range<Int>?
    /// The head of the source.
    var sourceHead: Int?
    var frames: UInt8
    var verbClass: ReportingLexicon.VerbClass
    /// Head of the clause or phrase that is reported, when the tree shows one.
    var contentHead: Int?

    var verb: Int { tokens.lowerBound }
    func takes(_ frame: ReportingLexicon.Frames) -> Bool { frames & frame.rawValue != 0 }
}

/// Finds the cues of a sentence.
struct CueFinder {
    let analyzed: AnalyzedText
    let lexicons: Lexicons
    let syntax: Syntax
    /// Whether a token stands inside quotation marks.
    private(set) var isQuoted: [Bool]
    /// For each token the tokens of the name it belongs to, its title included; empty for none.
    private let nameOfToken: [Range<Int>]
    /// Tokens that end the name of a person or body, which places and countries are not.
    private let isSpeakersEnd: [Bool]

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

    /// Takes tokens for quoted, too: no cue is sought in them.
    mutating func setQuoted(_ ranges: [Range<Int>]) {
        for range in ranges { for token in range { isQuoted[token] = true } }
    }

    /// Whether tokens are the name of a person or body and what a label adds to it ("Orla Venn (moderator)").
    func isNamed(_ tokens: Range<Int>) -> Bool {
        guard let name = tokens.lazy.map({ nameOfToken[$0] }).first(where: { !$0.isEmpty }), isSpeakersEnd[name.upperBound - 1]
        else { return false }
        var isAside = false
        for token in tokens where nameOfToken[token].isEmpty {
            let byte = analyzed.text.utf8[Int(analyzed.tokens[token].start)]
            if byte == 0x28 || byte == 0x5B { isAside = true }
            guard isAside || syntax.isMark(token) || token == tokens.upperBound - 1 && speaks(token) else { return false }
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
            if let end = lexicons.reporting.attribution(analyzed.tokens, at: index, limit: limit) {
                if let cue = attribution(index..<end, limit: limit) { result.append(cue) }
                index = end - 1
            } else if let cue = verbCue(index, limit: limit, unspoken: unspoken) {
                result.append(cue)
                index = cue.tokens.upperBound - 1
            } else if unspoken, let cue = adjectiveCue(index) {
                result.append(cue)
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
        let head = verb.takes(.raising) ? nil : quotedPerson(verb.lemma, index) ?? speakerHead(index)
        var cue = Cue(
            form: .verb, tokens: index..<sayingEnd(verb.lemma, end, limit: limit), source: nil, sourceHead: head,
            frames: verb.frames, verbClass: verb.verbClass, contentHead: nil)
        // "We need …" outside quotation marks reports nobody.
        if let head, Self.firstPerson.contains(analyzed.tokens[head].folded) { return nil }
        cue.source = head.map { sourcePhrase($0) }
        cue.contentHead = contentHead(of: index, end: end, verb)
        return cue
    }

    /// A reporting word that the tagger took for a noun but that stands like a verb: `," Venn notes.`
    private func isVerbByPosition(_ index: Int) -> Bool {
        guard index > 0, analyzed.words[index].tag == .noun || analyzed.words[index].tag == .propn else { return false }
        if analyzed.tokens[index].folded == Self.said || analyzed.tokens[index].folded == Self.says { return true }
        // "The campaign plans to …", "Ministry calls for …": the only verb that the sentence can have.
        let next = index + 1
        guard analyzed.words[index].penn == .nns, analyzed.words[index].relation == .root, next + 1 < analyzed.tokens.count,
            isNominal(index - 1), analyzed.words[index - 1].penn != .nns
        else { return false }
        let opens = analyzed.words[next].penn == .to && analyzed.words[next + 1].penn == .vb
            || analyzed.words[next].tag == .adp
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: index)].tokens
        return opens && sentence.contains(next + 1) && !sentence.prefix { $0 < index }.contains { syntax.isFinite($0) }
    }

    /// Whether a noun is a person or people.
    func isPerson(_ head: Int) -> Bool {
        analyzed.words[head].tag == .pron || lexicons.people.isSpeakerNoun(analyzed.tokens[head])
            || lexicons.people.title(analyzed.tokens, at: head, limit: head + 1) != nil
    }

    private func isImperative(_ index: Int) -> Bool {
        analyzed.words[index].relation == .root && syntax.subject(of: index) == nil
    }

    /// "an agency quoted him as saying": the speaker is the object.
    private func quotedPerson(_ lemma: String, _ verb: Int) -> Int? {
        guard lemma == "quote" || lemma == "cite" else { return nil }
        if analyzed.words[verb].penn == .vbn, syntax.child(verb, [.auxPass]) != nil {
            return syntax.child(verb, [.nsubjPass, .nsubj])
        }
        return syntax.child(verb, [.obj])
    }

    /// Behind "him as saying" of "quoted him as saying".
    private func sayingEnd(_ lemma: String, _ end: Int, limit: Int) -> Int {
        guard lemma == "quote" || lemma == "cite" else { return end }
        let window = end..<min(end + 8, limit)
        guard let at = window.first(where: { analyzed.tokens[$0].folded == Self.as }), at + 1 < limit,
            analyzed.words[at + 1].penn == .vbg
        else { return end }
        return at + 2
    }

    /// The subject of the verb, or the name or pronoun right beside it when the tree has none that speaks.
    private func speakerHead(_ verb: Int) -> Int? {
        if analyzed.words[verb].penn == .vbn, let agent = syntax.child(verb, [.oblAgent]) { return agent }
        var subject = syntax.subject(of: verb).flatMap { isQuoted[$0] ? nil : $0 }
        // "It was made clear that …" says nobody.
        if let own = subject, analyzed.tokens[own].folded == Self.it, syntax.child(verb, [.auxPass]) != nil {
            return nil
        }
        // "was found guilty", "are promised": the subject of a passive is not who speaks, "was quoted as saying" aside.
        if let own = subject, analyzed.words[own].relation == .nsubjPass, analyzed.words[verb].penn == .vbn {
            subject = nil
        }
        if analyzed.words[verb].penn == .vbn, syntax.child(verb, [.auxPass]) != nil { return nil }
        if let own = subject, let antecedent = ownerAntecedent(own, verb) { subject = antecedent }
        if let subject, speaks(subject) { return subject }
        if let beside = neighbour(verb), speaks(beside) { return beside }
        return subject ?? neighbour(verb)
    }

    /// "the bloc, whose leaders have said …": who the leaders belong to.
    private func ownerAntecedent(_ subject: Int, _ verb: Int) -> Int? {
        guard let whose = analyzed.children(of: subject).first(where: { analyzed.tokens[$0].folded == Self.whose })
        else { return nil }
        let first = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens.lowerBound
        return (first..<whose).last { analyzed.words[$0].tag == .noun || analyzed.words[$0].tag == .propn }
    }

    /// Whether a noun can be a speaker: a name, a pronoun, people, a body or a document.
    func speaks(_ head: Int) -> Bool {
        if !nameOfToken[head].isEmpty { return true }
        let word = analyzed.words[head]
        if word.tag == .pron { return word.penn != .wdt && word.penn != .dt }
        let token = analyzed.tokens[head]
        return lexicons.people.isSpeakerNoun(token) || lexicons.people.isCollective(token)
            || lexicons.people.title(analyzed.tokens, at: head, limit: head + 1) != nil
            || lexicons.reporting.nounClass(token) != nil || lexicons.reporting.isCountedSpeaker(token)
    }

    /// The name or pronoun directly before or behind a verb.
    private func neighbour(_ verb: Int) -> Int? {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: verb)].tokens
        var before = verb - 1
        while before >= sentence.lowerBound, analyzed.words[before].tag == .aux || analyzed.words[before].tag == .adv {
            before -= 1
        }
        if before >= sentence.lowerBound, isNominal(before), !isQuoted[before] { return before }
        if let name = nameLeft(of: before, from: sentence.lowerBound) { return name }
        let behind = verb + 1
        guard behind < sentence.upperBound, !isQuoted[behind], isNominal(behind) || opensPhrase(behind) else {
            return nil
        }
        // "said on Tuesday he would go": he is the subject of what is said.
        if analyzed.words[behind].relation.isSubject, Int(analyzed.words[behind].head) != verb { return nil }
        var at = behind
        while at + 1 < sentence.upperBound, !isQuoted[at + 1], isNominal(at + 1) || analyzed.words[at + 1].tag == .adj {
            at += 1
        }
        return at
    }

    /// The name before an aside between it and its verb: "Anna Berg (Left) said", "Anna Berg, a historian, recalled",
    /// "Anna Berg on Tuesday said".
    private func nameLeft(of token: Int, from start: Int) -> Int? {
        guard token > start, !isQuoted[token] else { return nil }
        var at = token
        let byte = analyzed.text.utf8[Int(analyzed.tokens[token].start)]
        if syntax.isMark(token), let opening = Self.opening[byte] {
            at -= 1
            while at > start, analyzed.text.utf8[Int(analyzed.tokens[at].start)] != opening || !syntax.isMark(at) {
                guard token - at < 16, !isQuoted[at] else { return nil }
                at -= 1
            }
            at -= 1
        }
        while at > start, token - at < 24, nameOfToken[at].isEmpty || !isSpeakersEnd[at] {
            guard token == at, isDay(at) else { return nil }
            at -= 1
            if at > start, analyzed.words[at].tag == .adp { at -= 1 }
            return !nameOfToken[at].isEmpty && isSpeakersEnd[at] ? at : nil
        }
        return at >= start && !nameOfToken[at].isEmpty && isSpeakersEnd[at] && !isQuoted[at] ? at : nil
    }

    private func isDay(_ token: Int) -> Bool { Self.weekdays.contains(analyzed.tokens[token].folded) }

    private func opensPhrase(_ index: Int) -> Bool {
        let word = analyzed.words[index]
        return word.tag == .det || word.tag == .adj || word.penn == .prpDollar
    }

    private func isNominal(_ index: Int) -> Bool {
        let tag = analyzed.words[index].tag
        return tag == .propn || tag == .pron || tag == .noun
    }

    /// The speaker's phrase, cut where quoted words begin.
    private func sourcePhrase(_ head: Int) -> Range<Int> {
        var range = syntax.nounPhrase(head)
        let name = nameOfToken[head]
        if !name.isEmpty { range = min(range.lowerBound, name.lowerBound)..<max(range.upperBound, name.upperBound) }
        if let quoted = range.first(where: { isQuoted[$0] && $0 > head }) { range = range.lowerBound..<quoted }
        if let quoted = range.last(where: { isQuoted[$0] && $0 < head }) { range = (quoted + 1)..<range.upperBound }
        // An apposition after the first comma is part of the speaker only as far as it describes him.
        if range.count > 16 { range = range.lowerBound..<min(range.upperBound, max(head + 1, range.lowerBound + 16)) }
        let trimmed = syntax.trimmedPunctuation(range)
        return trimmed.contains(head) ? trimmed : head..<(head + 1)
    }

    /// The head of the reported clause: a clausal complement, else an infinitive, else the object.
    private func contentHead(of verb: Int, end: Int, _ entry: ReportingLexicon.Verb) -> Int? {
        let children = analyzed.children(of: verb)
        if end - verb > 1, let object = prepositionalObject(children, end: end) { return object }
        let clauses = children.filter {
            (analyzed.words[$0].relation == .ccomp && (entry.verbClass == .ask || !isAdverbial($0) || syntax.isNegated(verb)))
                || (entry.verbClass == .ask && $0 > verb && asksWhether($0))
        }
        if let clause = clauses.first(where: { marked($0, Self.that) }) ?? clauses.first { return clause }
        // "told reporters that …": the clause may hang on those who were told.
        for listener in children
        where analyzed.words[listener].relation == .iobj || analyzed.words[listener].relation == .obj {
            let clause = analyzed.children(of: listener).first { child in
                let relation = analyzed.words[child].relation
                return (relation == .aclRelcl || relation == .acl || relation == .ccomp) && marked(child, Self.that)
            }
            if let clause { return clause }
        }
        // The infinitive of a verb that the tagger took for a noun.
        if analyzed.words[verb].tag == .noun {
            return children.first { $0 > verb && analyzed.words[$0].relation == .acl && analyzed.words[$0].penn == .vb }
        }
        if let open = children.first(where: { analyzed.words[$0].relation == .xcomp && (entry.takes(.raising) || analyzed.words[$0].tag == .verb) }
        ) {
            return open
        }
        if let clause = children.first(where: { analyzed.words[$0].relation == .parataxis && syntax.isFinite($0) }) {
            return clause
        }
        return children.first { analyzed.words[$0].relation == .obj }
    }

    /// "asked if …", "asked whether …": parsers take it for a condition.
    private func asksWhether(_ clause: Int) -> Bool {
        analyzed.words[clause].relation == .advcl
            && analyzed.children(of: clause).contains {
                $0 < clause && analyzed.words[$0].relation == .mark && Self.whether.contains(analyzed.tokens[$0].folded)
            }
    }

    /// What the preposition of a verb such as "call for" governs.
    private func prepositionalObject(_ children: [Int], end: Int) -> Int? {
        guard [.adp, .part, .sconj].contains(analyzed.words[end - 1].tag) else { return nil }
        return children.first { child in
            guard child >= end, !isQuoted[child] else { return false }
            switch analyzed.words[child].relation {
            case .obl, .obj, .advcl, .nmod, .ccomp: return analyzed.subtree(of: child).lowerBound <= end
            default: return false
            }
        }
    }

    private func marked(_ clause: Int, _ key: UInt64) -> Bool {
        analyzed.children(of: clause).contains {
            analyzed.words[$0].relation == .mark && analyzed.tokens[$0].folded == key
        }
    }

    /// A clause with a conjunction of time, cause or concession is not what is said.
    private func isAdverbial(_ clause: Int) -> Bool {
        analyzed.children(of: clause).contains {
            (analyzed.words[$0].relation == .mark || analyzed.words[$0].relation == .advmod)
                && Self.adverbials.contains(analyzed.tokens[$0].folded) && $0 < clause
        }
    }

    // MARK: Phrases, adjectives and nouns

    /// "is sure that …", "are eager to …".
    private func adjectiveCue(_ index: Int) -> Cue? {
        guard lexicons.reporting.isAttitudeAdjective(analyzed.tokens[index]), let head = syntax.subject(of: index),
            !isQuoted[head], !Self.firstPerson.contains(analyzed.tokens[head].folded), speaks(head)
        else { return nil }
        let clause = analyzed.children(of: index).first { child in
            guard child > index, !isQuoted[child] else { return false }
            let relation = analyzed.words[child].relation
            return relation == .ccomp && !isAdverbial(child) || relation == .xcomp && analyzed.words[child].tag == .verb
        }
        guard let clause else { return nil }
        return Cue(
            form: .adjective, tokens: index..<(index + 1), source: sourcePhrase(head), sourceHead: head,
            frames: ReportingLexicon.Frames([.that, .infinitive]).rawValue, verbClass: .believe, contentHead: clause)
    }

    private func attribution(_ tokens: Range<Int>, limit: Int) -> Cue? {
        let start = tokens.upperBound
        guard start < limit else { return nil }
        let firstComma = (start..<limit).first { syntax.isComma($0) || isQuoted[$0] || isClauseEnd($0) } ?? limit
        var range = syntax.trimmedPunctuation(start..<firstComma)
        guard !range.isEmpty else { return nil }
        if let verb = range.first(where: { syntax.isFinite($0) && $0 > range.lowerBound }) {
            range = range.lowerBound..<verb
        }
        let head = phraseHead(range)
        return Cue(
            form: .phrase, tokens: tokens, source: range, sourceHead: head,
            frames: ReportingLexicon.Frames([.that, .quote]).rawValue,
            verbClass: .neutral, contentHead: nil)
    }

    private func isClauseEnd(_ index: Int) -> Bool {
        guard syntax.isMark(index) else { return false }
        return [0x2E, 0x3B, 0x3A, 0x28, 0xE2].contains(analyzed.text.utf8[Int(analyzed.tokens[index].start)])
    }

    /// The noun of a phrase whose head lies outside it.
    private func phraseHead(_ range: Range<Int>) -> Int {
        range.first { index in
            let head = analyzed.words[index].head
            let isNoun =
                analyzed.words[index].tag == .noun || analyzed.words[index].tag == .propn
                || analyzed.words[index].tag == .pron
            return isNoun && (head < Int32(range.lowerBound) || head >= Int32(range.upperBound))
        } ?? range.upperBound - 1
    }

    /// "its insistence that …", "a Russian assurance that …": a noun with a that-clause of its own.
    private func nounCue(_ index: Int, unspoken: Bool) -> Cue? {
        guard analyzed.words[index].tag == .noun, lexicons.reporting.nounClass(analyzed.tokens[index]) != nil else {
            return nil
        }
        let children = analyzed.children(of: index)
        let own = children.first { child in
            let relation = analyzed.words[child].relation
            guard relation == .acl || relation == .ccomp, syntax.isFinite(child) || hasFiniteAuxiliary(child) else {
                return false
            }
            return analyzed.children(of: child).contains {
                analyzed.tokens[$0].folded == Self.that && analyzed.words[$0].relation == .mark
            }
        }
        let owner = children.first { analyzed.words[$0].relation == .nmodPoss } ?? adjectiveOfPeople(index)
        let clause = own ?? (owner == nil ? nil : equatedClause(index))
        let speaker = owner ?? (unspoken ? bearer(of: index) : nil)
        guard clause != nil || speaker != nil else { return nil }
        let complement = unspoken && clause == nil ? nounComplement(index) : nil
        return Cue(
            form: .noun, tokens: index..<(index + 1), source: speaker.map { sourcePhrase($0) }, sourceHead: speaker,
            frames: ReportingLexicon.Frames.that.rawValue, verbClass: .claim, contentHead: clause ?? complement)
    }

    /// "Her answer was that …"
    private func equatedClause(_ noun: Int) -> Int? {
        let verb = Int(analyzed.words[noun].head)
        guard verb > noun, analyzed.words[noun].relation == .nsubj, syntax.isFinite(verb) else { return nil }
        return analyzed.children(of: verb).first {
            $0 > verb && analyzed.words[$0].relation == .ccomp && marked($0, Self.that)
        }
    }

    /// "calls for a ceasefire", "criticism of the plan", "his promise to act": what a noun of saying is about.
    private func nounComplement(_ noun: Int) -> Int? {
        guard let name = lexicons.reporting.nounClass(analyzed.tokens[noun]), Self.nounClasses.contains(name) else {
            return nil
        }
        return analyzed.children(of: noun).first { child in
            guard child > noun, !isQuoted[child] else { return false }
            switch analyzed.words[child].relation {
            case .acl: return analyzed.words[child].penn == .vb
            case .nmod:
                let first = analyzed.subtree(of: child).lowerBound
                return first < child && Self.aboutWords.contains(analyzed.tokens[first].folded)
            default: return false
            }
        }
    }

    /// "made no mention of", "repeated calls for": who does what with a noun of saying has said it.
    private func bearer(of noun: Int) -> Int? {
        let verb = Int(analyzed.words[noun].head)
        guard verb >= 0, analyzed.words[noun].relation == .obj, analyzed.words[verb].penn != .vbn,
            let subject = syntax.subject(of: verb), speaks(subject), !isQuoted[subject]
        else { return nil }
        return subject
    }

    private func adjectiveOfPeople(_ noun: Int) -> Int? {
        analyzed.children(of: noun).first { child in
            analyzed.words[child].relation == .amod
                && lexicons.gazetteer.longest(analyzed.tokens, at: child, limit: child + 2)?.entry.kind == .demonym
        }
    }

    private func hasFiniteAuxiliary(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            (analyzed.words[$0].relation == .aux || analyzed.words[$0].relation == .cop
                || analyzed.words[$0].relation == .auxPass) && syntax.isFinite($0)
        }
    }

    private static let that = WordHash.folded("that")
    private static let adverbials = Set(
        ["although", "though", "because", "while", "when", "as", "after", "before", "since", "unless", "once", "if"].map
        { WordHash.folded($0) })
    private static let nounClasses: Set<String> = ["claim", "demand", "deny", "promise", "believe", "admit", "ask"]
    private static let aboutWords = Set(
        ["for", "of", "about", "on", "against", "over", "toward", "towards"].map { WordHash.folded($0) })
    private static let firstPerson = Set(["i", "we"].map { WordHash.folded($0) })
    /// Marks that close an aside, with those that open it.
    private static let opening: [UInt8: UInt8] = [0x29: 0x28, 0x2C: 0x2C]
    private static let weekdays = Set(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map { WordHash.folded($0) })
    private static let whether = Set(["if", "whether"].map { WordHash.folded($0) })
    private static let it = WordHash.folded("it")
    private static let whose = WordHash.folded("whose")
    private static let `as` = WordHash.folded("as")
    private static let said = WordHash.folded("said")
    private static let says = WordHash.folded("says")
}
