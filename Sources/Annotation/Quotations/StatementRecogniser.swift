import Language
import Prose
import Reports

/// Finds what a report says that somebody said: words in marks, first-person speech without marks, reported speech.
///
/// Works block by block and sentence by sentence; speakers are noun phrases here and become entities in
/// `SpeakerResolver`. O(tokens · cues per sentence).
struct StatementRecogniser {
    let analyzed: AnalyzedText
    let blocks: [Block]
    let blockOfSentence: [Int]
    let lexicons: Lexicons
    let names: [NameMention]
    /// Last words of the names of those who speak for the outlet in a transcript.
    let hosts: Set<UInt64>
    let seeksAttitudes: Bool
    let syntax: Syntax

    init(
        _ analyzed: AnalyzedText, blocks: [Block], blockOfSentence: [Int], lexicons: Lexicons, names: [NameMention],
        hosts: Set<UInt64>, seeksAttitudes: Bool
    ) {
        self.analyzed = analyzed
        self.blocks = blocks
        self.blockOfSentence = blockOfSentence
        self.lexicons = lexicons
        self.names = names
        self.hosts = hosts
        self.seeksAttitudes = seeksAttitudes
        syntax = Syntax(analyzed: analyzed)
    }

    /// The statements in text order, with the cue and source each was given.
    func run() -> [AttributedStatement] {
        let stretches = markedStretches()
        let isQuoted = quotedTokens(stretches)
        var finder = CueFinder(analyzed, lexicons: lexicons, isQuoted: isQuoted, names: names)
        let labels = labels(finder)
        finder.setQuoted(
            labels.values.filter { !$0.isHeading && !$0.isReporters }.map { $0.start..<end(ofSentenceWith: $0.start) })
        var result: [AttributedStatement] = []
        var first = 0
        var announced: Cue?
        for (index, sentence) in analyzed.sentences.enumerated() where sentence.tokens.count <= Syntax.longestSentence {
            while first < stretches.count, stretches[first].inner.end <= sentence.span.start { first += 1 }
            if let label = labels[index], !label.isReporters, let statement = labelled(label, sentence: index) {
                result.append(statement)
                if !label.isHeading { continue }
            }
            let cues = finder.cues(in: sentence)
            let inside = stretches[first...].prefix { $0.inner.start < sentence.span.end }.filter {
                $0.inner.overlaps(sentence.span)
            }
            var marked = MarkedSpeech(syntax: syntax, finder: finder)
                .statements(in: index, stretches: inside, cues: cues, isHeading: kind(index) == .heading)
            introduce(&marked, sentence: index, by: announced)
            if index > 0, blockOfSentence[index] == blockOfSentence[index - 1] {
                attach(cues, of: index, toSentenceBefore: &result)
            }
            announced = endsInColon(sentence) ? cues.last { $0.form == .verb && $0.source != nil } : nil
            let speech = ReportedSpeech(syntax: syntax, finder: finder)
            let reported = partedAtOtherSpeakers(
                speech.statements(in: index, cues: cues, marked: &marked, isHeading: kind(index) == .heading))
            let late = speech.saidAfterAll(
                in: index, cues: cues, besides: marked + reported, isHeading: kind(index) == .heading)
            for statement in late { speech.noteClause(statement, in: &marked) }
            let said = (marked + reported + late).filter { statement in
                // The name before a host's words tells who speaks for the outlet, not whose words these are.
                guard let label = labels[index], label.isReporters else { return true }
                return !(statement.source?.overlaps(label.tokens) ?? false)
            }
            result += withoutTerms(said)
            if said.isEmpty, goesOn(index), !cues.contains(where: { $0.sourceHead.map { finder.speaks($0) } ?? false })
            {
                let before = result.reversed().prefix { $0.statement.sentence == index - 1 }
                if let statement = FreeIndirectSpeech(analyzed: analyzed, syntax: syntax, isQuoted: isQuoted)
                    .statement(in: index, behind: before)
                {
                    result.append(statement)
                }
            }
            if seeksAttitudes { result += attitudes(speech, in: index, besides: said) }
        }
        return result.sorted { $0.statement.span < $1.statement.span }
    }

    /// Whose words whole sentences are by the form of the report: a transcript, an interview, messages with their
    /// authors.
    private func labels(_ finder: CueFinder) -> [Int: LabelledSpeech.Label] {
        let named = LabelledSpeech(finder: finder, names: names, hosts: hosts, blockOfSentence: blockOfSentence) {
            kind($0) == .heading
        }.labels()
        let signed = SignedSpeech(finder: finder, blockOfSentence: blockOfSentence).labels()
        let answered = InterviewSpeech(finder: finder, names: names, blockOfSentence: blockOfSentence).labels()
        return named.merging(signed) { own, _ in own }.merging(answered) { own, _ in own }
    }

    private func attitudes(_ speech: ReportedSpeech, in sentence: Int, besides said: [AttributedStatement])
        -> [AttributedStatement]
    {
        let isHeading = kind(sentence) == .heading
        let thought = speech.attitudes(in: sentence, besides: said, isHeading: isHeading)
        let finder = AttitudeFinder(speech: speech)
        return thought + finder.attitudes(in: sentence, besides: said + thought, isHeading: isHeading)
    }

    /// "Orrun stressed that it had no plan, and Tasmel made clear that …": what another speaker named behind ", and",
    /// or anybody behind ", while", says stands beside the words of the first, not in them.
    private func partedAtOtherSpeakers(_ statements: [AttributedStatement]) -> [AttributedStatement] {
        statements.map { outer in
            guard outer.statement.kind == .indirect else { return outer }
            let openers = statements.compactMap { inner -> Int? in
                guard let source = inner.source, let cue = inner.cueTokens, source.lowerBound < cue.lowerBound,
                    source.lowerBound > outer.tokens.lowerBound + 2, outer.tokens.contains(source.lowerBound),
                    case let opener = source.lowerBound - 1, syntax.isComma(opener - 1),
                    Self.contrasts.contains(analyzed.tokens[opener].folded)
                        || analyzed.words[opener].tag == .cconj
                            && names.contains(where: { !$0.isDemonym && $0.tokens.overlaps(source) })
                else { return nil }
                return source.lowerBound - 2
            }
            guard let comma = openers.min() else { return outer }
            var result = outer
            result.tokens = outer.tokens.lowerBound..<comma
            result.statement.span = analyzed.span(result.tokens)
            return result
        }
    }

    /// Without words in marks that belong to what somebody says without marks and that nobody in it says: “We need a
    /// treaty with the words "must leave", Venn said.”
    private func withoutTerms(_ statements: [AttributedStatement]) -> [AttributedStatement] {
        let speeches = statements.filter { $0.statement.kind == .unmarked && $0.stretch == nil && $0.cueTokens != nil }
        guard !speeches.isEmpty else { return statements }
        return statements.filter { inner in
            guard inner.stretch != nil else { return true }
            return !speeches.contains { outer in
                outer.tokens.lowerBound < inner.tokens.lowerBound && inner.tokens.upperBound <= outer.tokens.upperBound
                    && (followsNounOfWords(inner) || !isSaid(inner, within: outer))
            }
        }
    }

    /// Whether a verb in somebody's speech tells that the words were said.
    private func isSaid(_ inner: AttributedStatement, within outer: AttributedStatement) -> Bool {
        guard let cue = inner.cueTokens else { return false }
        return outer.tokens.contains(cue.lowerBound) && analyzed.words[cue.lowerBound].tag == .verb
    }

    /// "The words “must leave”".
    private func followsNounOfWords(_ statement: AttributedStatement) -> Bool {
        var before = statement.tokens.lowerBound - 1
        while before >= 0, analyzed.tokens[before].kind == .quote { before -= 1 }
        return before >= 0 && Self.nounsOfWords.contains(analyzed.tokens[before].folded)
    }

    private static let nounsOfWords = WordSet([
        "word", "words", "phrase", "phrases", "term", "terms", "wording", "expression",
    ])
    private static let contrasts = WordSet(["while", "whereas"])

    /// Whether a sentence stands behind another one in a paragraph.
    private func goesOn(_ sentence: Int) -> Bool {
        sentence > 0 && blockOfSentence[sentence] == blockOfSentence[sentence - 1] && kind(sentence) != .heading
    }

    private func kind(_ sentence: Int) -> Block.Kind { blocks[blockOfSentence[sentence]].kind }

    private func endsInColon(_ sentence: Sentence) -> Bool {
        guard let last = sentence.tokens.last else { return false }
        let span = analyzed.tokens[last].span
        return span.count == 1 && analyzed.text.utf8[span.start] == 0x3A
    }

    /// "Anna Kovacs went on:" before a paragraph in marks names who speaks there.
    private func introduce(_ marked: inout [AttributedStatement], sentence: Int, by cue: Cue?) {
        guard let cue, let first = marked.first, first.source == nil, first.cueTokens == nil,
            first.tokens.lowerBound - analyzed.sentences[sentence].tokens.lowerBound <= 1
        else { return }
        marked[0].cueTokens = cue.tokens
        marked[0].source = cue.source
        marked[0].sourceHead = cue.sourceHead
        marked[0].statement.cue = analyzed.span(cue.tokens)
        marked[0].statement.source = cue.source.map { analyzed.span($0) }
    }

    /// “Who would pay?” Venn asked. – behind "?" or "!" the cue stands in a sentence of its own, with nothing else
    /// said.
    private func attach(_ cues: [Cue], of sentence: Int, toSentenceBefore statements: inout [AttributedStatement]) {
        let range = analyzed.sentences[sentence].tokens
        guard let cue = cues.first(where: { $0.form == .verb }), cue.takes(.quote), let source = cue.source,
            analyzed.tokens[range.lowerBound - 1].kind == .quote, tellsNothing(cue, source, range)
        else { return }
        let place = statements.lastIndex { $0.statement.sentence == sentence - 1 && $0.stretch != nil }
        guard let place, statements[place].cueTokens == nil, statements[place].source == nil,
            statements[place].tokens.upperBound >= range.lowerBound - 3
        else { return }
        statements[place].cueTokens = cue.tokens
        statements[place].source = source
        statements[place].sourceHead = cue.sourceHead
        statements[place].statement.cue = analyzed.span(cue.tokens)
        statements[place].statement.source = analyzed.span(source)
    }

    /// Whether speaker and cue open a sentence without words of their own behind them.
    private func tellsNothing(_ cue: Cue, _ source: Range<Int>, _ range: Range<Int>) -> Bool {
        guard !(range.lowerBound..<cue.verb).contains(where: { syntax.isFinite($0) }) else { return false }
        if let head = cue.contentHead, head != cue.sourceHead, !Self.listeners.contains(analyzed.words[head].relation) {
            return false
        }
        var next = max(cue.tokens.upperBound, source.upperBound)
        // "…?” Venn said: “No.”": the cue belongs to what follows.
        while next < range.upperBound, syntax.isMark(next), analyzed.tokens[next].kind != .quote { next += 1 }
        return next >= range.upperBound || analyzed.tokens[next].kind != .quote
    }

    /// How the listener of a cue hangs on it ("asked reporters").
    private static let listeners: Set<Relation> = [.obj, .iobj, .obl]

    private func end(ofSentenceWith token: Int) -> Int {
        analyzed.sentences[analyzed.sentence(ofToken: token)].tokens.upperBound
    }

    /// "You're welcome.", "The country has been...": thanks and what is broken off tell nothing.
    private func tellsSomething(_ words: Range<Int>, end: Int) -> Bool {
        let count = words.count { analyzed.tokens[$0].kind != .punctuation }
        guard count <= 5 else { return true }
        if words.contains(where: { Self.courtesies.contains(analyzed.tokens[$0].folded) }) { return false }
        return !(words.upperBound..<end).contains { Self.isEllipsis(analyzed.tokens[$0].span, analyzed.text) }
    }

    private static let courtesies = WordSet(["thank", "thanks", "welcome"])

    private static func isEllipsis(_ span: TextSpan, _ text: Text) -> Bool {
        text.string(span).hasPrefix("...") || text.string(span).hasPrefix("…")
    }

    /// What a label's bearer says in one sentence.
    private func labelled(_ label: LabelledSpeech.Label, sentence: Int) -> AttributedStatement? {
        let end = analyzed.sentences[sentence].tokens.upperBound
        let words = syntax.trimmedPunctuation(label.start..<max(label.start, end))
        guard let first = words.first, label.isHeading || tellsSomething(words, end: end) else { return nil }
        let last = label.isHeading ? words.upperBound : end
        var statement = Statement(
            kind: label.isHeading ? .heading : .unmarked, span: analyzed.span(first..<last), sentence: sentence)
        let namesSpeaker =
            label.isElsewhere || analyzed.sentences[sentence].tokens.contains(label.tokens.lowerBound)
        if namesSpeaker { statement.source = analyzed.span(label.tokens) }
        var result = AttributedStatement(statement: statement, tokens: first..<last)
        if namesSpeaker {
            result.source = label.tokens
            result.sourceHead = label.tokens.upperBound - 1
        }
        result.stretch = analyzed.span(label.tokens)
        result.isWholeSentence = true
        return result
    }
}

/// A statement with the tokens of its cue and source, before the speaker is known.
struct AttributedStatement {
    var statement: Statement
    /// Noun phrase of the speaker.
    var source: Range<Int>?
    var sourceHead: Int?
    var cueTokens: Range<Int>?
    /// The marked stretch it was cut from, so that its sentences share a speaker.
    var stretch: TextSpan?
    var isWholeSentence = false
    /// Thought, wanted or shown, not said.
    var isAttitude = false
    /// What somebody praised, opposed or blamed, told by a plain object, not by words of his.
    var isMereObject = false
    /// Outermost tokens of the words said.
    var tokens: Range<Int>
}
