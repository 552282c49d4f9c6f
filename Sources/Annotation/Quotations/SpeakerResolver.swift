import Language
import Prose
import Reports

/// Turns the noun phrases of speakers into entities and gives statements without a cue the speaker of their context.
struct SpeakerResolver {
    var discourse: Discourse
    let blockOfSentence: [Int]
    /// Those who speak without a name.
    private(set) var unnamed = UnnamedSpeakers()
    /// First statement with a source of each marked stretch.
    private var sourceOfStretch: [TextSpan: Int] = [:]
    /// For each statement the first of a later block.
    private var nextBlock: [Int] = []
    /// Whether each statement stands in a clause of another ("…, Venn said after the council approved the plan").
    private var isNested: [Bool] = []
    private var analyzed: AnalyzedText { discourse.analyzed }

    init(_ discourse: Discourse, blockOfSentence: [Int]) {
        self.discourse = discourse
        self.blockOfSentence = blockOfSentence
    }

    mutating func resolve(_ found: [AttributedStatement]) -> [AttributedStatement] {
        var statements = found
        addFirstPersonNeighbours(&statements)
        var explicit = [Bool](repeating: false, count: statements.count)
        prepare(statements)
        for index in statements.indices {
            if let source = statements[index].source, let head = statements[index].sourceHead {
                statements[index].statement.speakers = discourse.entities(of: source, head: head)
                explicit[index] = true
                statements[index].statement.namesSpeaker = discourse.names(
                    a: statements[index].statement.speakers, in: source)
                if statements[index].statement.speakers.isEmpty {
                    statements[index].statement.unnamedSpeaker = unnamed.speaker(
                        source: source, head: head, in: discourse)
                    discourse.noteUnnamed(head)
                }
                discourse.noteDocument(head, statements[index].statement.speakers)
                if isNested[index] { continue }
                discourse.noteVoice(head, statements[index].statement.speakers)
                discourse.note(statements[index].statement.speakers, in: statements[index].statement.sentence)
            } else if let donor = inherited(index, statements) {
                statements[index].statement.speakers = donor.speakers
                statements[index].statement.unnamedSpeaker = donor.unnamed
                statements[index].statement.inheritedSource = donor.source
                discourse.note(donor.speakers, in: statements[index].statement.sentence)
            }
        }
        lookAhead(&statements, explicit)
        return statements
    }

    /// Names those who think, want or show something; to be asked behind `resolve`, which knows who spoke when.
    func resolveAttitudes(_ found: [AttributedStatement]) -> [AttributedStatement] {
        found.map { attitude in
            var result = attitude
            if let source = attitude.source, let head = attitude.sourceHead {
                result.statement.speakers = discourse.entities(of: source, head: head)
                result.statement.namesSpeaker = discourse.names(a: result.statement.speakers, in: source)
            }
            return result
        }
    }

    /// Looks up once what later steps would search for again and again.
    private mutating func prepare(_ statements: [AttributedStatement]) {
        sourceOfStretch = [:]
        for index in statements.indices.reversed() where statements[index].source != nil {
            if let stretch = statements[index].stretch { sourceOfStretch[stretch] = index }
        }
        isNested = ClauseNesting(analyzed, statements).isNested
        discourse.noteQuoted(
            statements.filter { $0.statement.kind == .direct || $0.statement.kind == .partial }
                .map(\.tokens))
        nextBlock = [Int](repeating: statements.count, count: statements.count)
        for index in statements.indices.dropLast().reversed() {
            let isSame =
                blockOfSentence[statements[index].statement.sentence]
                == blockOfSentence[statements[index + 1].statement.sentence]
            nextBlock[index] = isSame ? nextBlock[index + 1] : index + 1
        }
    }

    /// The speaker of the same quotation, of the sentence before in the paragraph, or of the paragraph before.
    private mutating func inherited(_ index: Int, _ statements: [AttributedStatement]) -> Donor? {
        let current = statements[index]
        let sentence = current.statement.sentence
        if let stretch = current.stretch {
            if let place = sourceOfStretch[stretch] {
                let same = statements[place]
                var speakers = same.statement.speakers
                if speakers.isEmpty, let source = same.source, let head = same.sourceHead {
                    speakers = discourse.entities(of: source, head: head)
                }
                return Donor(speakers, source: same.statement.source, unnamed: same.statement.unnamedSpeaker)
            }
        }
        if awaitsNext(index, statements) || isSaidByNobody(current) { return nil }
        // A heading opens what comes; who spoke above it is not meant.
        if current.statement.kind == .heading { return nil }
        if let head = discourse.introducer(of: current) { return speaker(head) }
        for place in statements[..<index].indices.reversed() where !isNested[place] {
            let other = current.statement.kind == .direct ? quoted(beside: place, statements) : statements[place]
            let gap = discourse.sentences(from: other.statement.sentence, to: sentence)
            let sameBlock = blockOfSentence[sentence] == blockOfSentence[other.statement.sentence]
            if gap > (sameBlock ? 3 : 1) { break }
            if !sameBlock, discourse.isCaption(other.statement.sentence) { continue }
            if !other.statement.speakers.isEmpty || other.statement.source != nil
                || other.statement.unnamedSpeaker != nil
            {
                return Donor(other.statement)
            }
        }
        // Nobody spoke just before: whom the sentence before is about goes on to speak.
        guard current.statement.kind == .direct, sentence > 0 else { return nil }
        if let subject = discourse.subject(ofSentence: sentence - 1) {
            let phrase = discourse.mainSubject(ofSentence: sentence - 1).map { discourse.syntax.nounPhrase($0) }
            return Donor([subject], source: phrase.map { analyzed.span($0) })
        }
        let noun = discourse.unnamedPerson(ofSentence: sentence - 1)
        return noun.flatMap { speaker($0) }
    }

    /// Who a noun phrase of the reporter names as the speaker.
    private mutating func speaker(_ head: Int) -> Donor? {
        let phrase = discourse.syntax.nounPhrase(head)
        let speakers = discourse.entities(of: phrase, head: head)
        let unknown = speakers.isEmpty ? unnamed.speaker(source: phrase, head: head, in: discourse) : nil
        guard !speakers.isEmpty || unknown != nil else { return nil }
        return Donor(speakers, source: analyzed.span(phrase), unnamed: unknown)
    }

    /// The speaker that a statement takes over from another.
    private struct Donor {
        var speakers: [Int]
        var source: TextSpan?
        /// Index of a speaker without a name.
        var unnamed: Int?

        init(_ speakers: [Int], source: TextSpan? = nil, unnamed: Int? = nil) {
            self.speakers = speakers
            self.source = source
            self.unnamed = speakers.isEmpty ? unnamed : nil
        }

        init(_ statement: Statement) {
            self.init(
                statement.speakers, source: statement.source ?? statement.inheritedSource,
                unnamed: statement.unnamedSpeaker)
        }
    }

    /// The quotation of the same sentence, whose speaker a quotation behind goes on with, else the statement itself.
    private func quoted(beside place: Int, _ statements: [AttributedStatement]) -> AttributedStatement {
        let sentence = statements[place].statement.sentence
        let quotation = statements[...place].reversed().prefix { $0.statement.sentence == sentence }.first {
            $0.statement.kind == .direct && $0.source != nil
        }
        return quotation ?? statements[place]
    }

    /// "The scene was described as “carnage”": a passive that names nobody, though somebody spoke just before.
    private func isSaidByNobody(_ statement: AttributedStatement) -> Bool {
        guard statement.statement.kind == .partial, statement.source == nil, let verb = statement.cueTokens?.lowerBound
        else { return false }
        return analyzed.words[verb].penn == .vbn && discourse.syntax.child(verb, [.auxPass]) != nil
    }

    /// A quotation left open at the end of its paragraph, with first-person speech behind it, belongs to that speech.
    private func awaitsNext(_ index: Int, _ statements: [AttributedStatement]) -> Bool {
        let block = blockOfSentence[statements[index].statement.sentence]
        guard statements[index].statement.marksRepaired else { return false }
        guard nextBlock[index] < statements.count else { return false }
        let next = statements[nextBlock[index]]
        return blockOfSentence[next.statement.sentence] == block + 1 && next.statement.kind == .unmarked
    }

    /// Statements still without a speaker take that of the next one in their paragraph, or in the paragraph behind.
    private func lookAhead(_ statements: inout [AttributedStatement], _ explicit: [Bool]) {
        for index in statements.indices.reversed()
        where statements[index].statement.speakers.isEmpty && statements[index].statement.inheritedSource == nil
            && !explicit[index] && !isSaidByNobody(statements[index])
        {
            let sentence = statements[index].statement.sentence
            let reach = awaitsNext(index, statements) ? 4 : 1
            guard
                let next = statements[(index + 1)...].first(where: {
                    $0.statement.sentence > sentence || $0.source != nil
                })
            else { continue }
            let sameBlock = blockOfSentence[next.statement.sentence] == blockOfSentence[sentence]
            if next.statement.sentence - sentence <= reach,
                sameBlock || reach > 1
            {
                let donor = Donor(next.statement)
                statements[index].statement.speakers = donor.speakers
                statements[index].statement.unnamedSpeaker = donor.unnamed
                statements[index].statement.inheritedSource = donor.source
            }
        }
    }

    // MARK: First-person speech

    /// Sentences in the first person beside one that ends in a cue ("…, an agency quoted him as saying") are speech
    /// too.
    private func addFirstPersonNeighbours(_ statements: inout [AttributedStatement]) {
        var added: [AttributedStatement] = []
        let told = Set(statements.map(\.statement.sentence))
        for anchor in statements where anchor.statement.kind == .unmarked {
            var sentence = anchor.statement.sentence - 1
            while sentence >= 0, blockOfSentence[sentence] == blockOfSentence[anchor.statement.sentence],
                isFirstPerson(sentence),
                !told.contains(sentence)
            {
                let tokens = analyzed.sentences[sentence].tokens
                var statement = Statement(kind: .unmarked, span: analyzed.sentences[sentence].span, sentence: sentence)
                statement.marksRepaired = true
                var copy = AttributedStatement(statement: statement, tokens: tokens)
                copy.stretch = anchor.statement.span
                added.append(copy)
                sentence -= 1
            }
        }
        guard !added.isEmpty else { return }
        for index in statements.indices where statements[index].statement.kind == .unmarked {
            statements[index].stretch = statements[index].statement.span
        }
        statements = (statements + added).sorted { $0.statement.span < $1.statement.span }
    }

    private func isFirstPerson(_ sentence: Int) -> Bool {
        analyzed.sentences[sentence].tokens.contains { index in
            analyzed.words[index].relation.isSubject && Self.firstPerson.contains(analyzed.tokens[index].folded)
        }
    }

    private static let firstPerson = WordSet(["we", "i"])
}
