import Annotation
import Language
import Prose
import Stories

/// Which extent of which thing a figure gives: the depth of the well.
struct MeasuredExtent {
    /// "depth"
    let name: String
    /// Token of the noun that is measured.
    let noun: Int
}

/// Reads the extent of a figure from the words around it: "the 80m-deep well", "a well about 40 metres deep",
/// "measuring 130ft deep", "a depth of 40m".
struct MeasuredExtents {
    let story: Story
    let reader: ClauseReader
    let measures: MeasureLexicon

    /// Steps up the tree from the word for the extent to what is measured.
    private static let climb = 5
    /// Tokens between a number and the word for its extent.
    private static let reach = 3

    /// Nil for a figure whose unit or extent is not known, or of which nothing tells what is measured. O(sentence).
    func extent(_ report: Int, _ mention: FigureMention) -> MeasuredExtent? {
        guard mention.role == .quantity, mention.per == nil, measures.inBase(1, unit: mention.unit) != nil else {
            return nil
        }
        let analyzed = story.reports[report].analyzed
        let sentence = analyzed.sentences[mention.sentence].tokens
        for token in words(around: mention, sentence, analyzed) {
            // An adjective before a number is of the number before it ("six feet tall and 400 pounds").
            guard token > mention.tokens.lowerBound || analyzed.words[token].tag != .adj,
                let name = measures.extent(analyzed.tokens[token].folded),
                let noun = measured(by: token, mention, sentence, story.reports[report])
            else { continue }
            return MeasuredExtent(name: name, noun: noun)
        }
        return attribute(mention, sentence, story.reports[report])
    }

    /// The weight of what stands behind a number with its unit tied to it: "a 25-ton, unmarked truck". Of a length so
    /// told it is open which it is.
    private func attribute(
        _ mention: FigureMention, _ sentence: Range<Int>, _ annotated: AnnotatedReport
    ) -> MeasuredExtent? {
        let analyzed = annotated.analyzed
        guard let kind = measures.inBase(1, unit: mention.unit)?.kind, measures.isAttribute(kind),
            mention.tokens.contains(where: { analyzed.tokens[$0].folded == Self.hyphen })
        else { return nil }
        let end = mention.tokens.upperBound
        let behind = end..<max(end, min(sentence.upperBound, end + Self.longestPhrase))
        let first = behind.first {
            analyzed.words[$0].tag != .adj && analyzed.tokens[$0].folded != Self.comma
        }
        guard let first, let noun = (first..<behind.upperBound).prefix(while: { isNoun($0, annotated) }).last,
            analyzed.words[noun].penn == .nn
        else { return nil }
        return MeasuredExtent(name: kind, noun: noun)
    }

    /// Adjectives and nouns between a unit and its noun, this included.
    private static let longestPhrase = 6
    private static let comma = WordHash.folded(",")

    /// "depth of the well"
    func label(_ extent: MeasuredExtent, _ report: Int) -> String {
        let analyzed = story.reports[report].analyzed
        let noun = analyzed.string(extent.noun)
        return "\(extent.name) of " + (analyzed.words[extent.noun].tag == .propn ? noun : "the " + noun.lowercased())
    }

    /// The words that may name the extent: those of the figure behind its unit and right behind it, the noun before
    /// "of", a verb right before it.
    private func words(around mention: FigureMention, _ sentence: Range<Int>, _ analyzed: AnalyzedText) -> [Int] {
        let (first, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
        let behind = (first + 1)..<min(sentence.upperBound, end + 2)
        let before = (max(sentence.lowerBound, first - Self.reach)..<first).reversed()
        return behind.map { $0 } + before.map { $0 }
    }

    /// What the word for an extent tells of: the noun it stands before ("80m-deep well"), its own subject or owner, the
    /// noun it belongs to, else the subject of its clause; of a noun the object ("put the well at a depth of 40m").
    private func measured(
        by word: Int, _ mention: FigureMention, _ sentence: Range<Int>, _ annotated: AnnotatedReport
    ) -> Int? {
        let analyzed = annotated.analyzed
        func isThing(_ token: Int) -> Bool {
            isNoun(token, annotated) && (token > word || !mention.tokens.contains(token))
        }
        if word > mention.tokens.lowerBound, let noun = noun(behind: word, sentence, annotated) { return noun }
        if let owner = analyzed.children(of: word).first(where: {
            [.nmodPoss, .nsubj].contains(analyzed.words[$0].relation) && isThing($0)
        }) {
            return owner
        }
        let isVerb = analyzed.words[word].tag == .verb
        if isVerb {
            return reader.subject(word, analyzed).flatMap { thing($0, analyzed) }.flatMap { isThing($0) ? $0 : nil }
        }
        var at = word
        for _ in 0..<Self.climb {
            let head = Int(analyzed.words[at].head)
            guard head >= 0, sentence.contains(head) else { return nil }
            if analyzed.words[head].tag == .verb {
                let object = analyzed.children(of: head).first {
                    analyzed.words[$0].relation == .obj && isThing($0) && $0 != at
                }
                let owner = analyzed.words[word].tag == .noun ? object : nil
                let found = owner ?? reader.subject(head, analyzed).flatMap { thing($0, analyzed) }
                if let found, found != word { return isThing(found) ? found : nil }
            } else if isThing(head) {
                return head
            }
            at = head
        }
        return nil
    }

    /// The head of the nouns right behind an adjective. A tagger takes some nouns for adverbs there ("the 80m-deep well
    /// in the yard").
    private func noun(behind word: Int, _ sentence: Range<Int>, _ annotated: AnnotatedReport) -> Int? {
        let analyzed = annotated.analyzed
        guard analyzed.words[word].tag != .noun, analyzed.words[word].tag != .verb else { return nil }
        let next = word + 1
        guard next < sentence.upperBound else { return nil }
        let isTied = analyzed.tokens[word - 1].folded == Self.hyphen
        if isTied, analyzed.words[next].tag == .adv, analyzed.tokens[next].kind == .word { return next }
        let run = (next..<sentence.upperBound).prefix {
            isNoun($0, annotated) || analyzed.words[$0].tag == .adj && analyzed.tokens[$0].kind == .word
        }
        return run.last { isNoun($0, annotated) }
    }

    private static let hyphen = WordHash.folded("-")

    /// The noun that a relative pronoun stands for, else the token itself.
    private func thing(_ token: Int, _ analyzed: AnalyzedText) -> Int? {
        guard [.wdt, .wp].contains(analyzed.words[token].penn) else { return token }
        return (max(0, token - Self.reach)..<token).last { analyzed.words[$0].tag == .noun }
    }

    private func isNoun(_ token: Int, _ annotated: AnnotatedReport) -> Bool {
        let analyzed = annotated.analyzed
        guard analyzed.tokens[token].kind == .word, isNominal(token, analyzed),
            measures.extent(analyzed.tokens[token].folded) == nil
        else { return false }
        // Neither a day nor the unit of another number.
        let sentence = analyzed.sentence(ofToken: token)
        return !Self.of(sentence, annotated.times, \.sentence).contains { $0.tokens.contains(token) }
            && !Self.of(sentence, annotated.figures, \.sentence).contains {
                $0.tokens.contains(token) && $0.head != token && measures.inBase(1, unit: $0.unit) != nil
            }
    }

    /// Those of a sentence, of what stands in the order of the text. O(log count).
    private static func of<Item>(
        _ sentence: Int, _ items: [Item], _ place: (Item) -> Int
    ) -> ArraySlice<Item> {
        var (low, high) = (0, items.count)
        while low < high {
            let middle = (low + high) / 2
            if place(items[middle]) < sentence { low = middle + 1 } else { high = middle }
        }
        return items[low...].prefix { place($0) == sentence }
    }

    /// A noun, or what a tagger takes for an adverb behind an article or an adjective ("a deserted well").
    private func isNominal(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        switch analyzed.words[token].tag {
        case .noun, .propn: true
        case .adv:
            token > 0
                && ([.det, .adj].contains(analyzed.words[token - 1].tag) || analyzed.words[token - 1].penn == .vbn)
        default: false
        }
    }
}
