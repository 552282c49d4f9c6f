import Annotation
import Language
import Prose
import Stories

/// The content of stretches of text as vectors in which names stand for participants, so that spellings and metonyms
/// do not part what says the same.
struct ContentVectors {
    private let story: Story
    private let table: ParticipantTable
    /// Terms of every token of every report; 0 for a token without content.
    private let terms: [[UInt64]]
    /// The same with concepts in place of the words that stand for them.
    private let meanings: [[UInt64]]
    /// The tokens of each report that turn round what stands beside them.
    private let negations: [[Int]]
    private(set) var weights = TermWeights()
    /// Weights of meanings.
    private(set) var meaningWeights = TermWeights()
    /// How rare in English the commonest word is that stands for each meaning: what is rare in a story and everyday
    /// English tells less than what is rare in both.
    private var rarities: [UInt64: Float] = [:]

    init(_ story: Story, table: ParticipantTable, words: ComparisonWords) {
        let concepts = words.concepts
        self.story = story
        self.table = table
        let terms = story.reports.enumerated().map { Self.terms($0.element, report: $0.offset, table: table) }
        self.terms = terms
        var bases = BaseForms(words.lemmatizer, concepts)
        meanings = story.reports.indices.map {
            Self.meanings(
                terms[$0], story.reports[$0].analyzed, concepts, &bases, participants: table.participants.count)
        }
        negations = story.reports.map { annotated in
            let tokens = annotated.analyzed.tokens
            return tokens.indices.filter {
                Negation.anywhere.contains(tokens[$0].folded)
                    || Negation.verb(failing: $0, in: annotated.analyzed, words.clauses) != nil
            }
        }
        for (report, annotated) in story.reports.enumerated() {
            let analyzed = annotated.analyzed
            for (index, meaning) in meanings[report].enumerated() where meaning != 0 && !isName(meaning) {
                let rarity = story.frequency.rarity(Stem.key(analyzed.tokens[index], in: analyzed.text.utf8))
                rarities[meaning] = min(rarity, rarities[meaning] ?? 1)
            }
        }
        // One text told twice must not make its words look common: only the first report of each origin counts.
        for origin in story.origins {
            guard let report = origin.first else { continue }
            for sentence in story.reports[report].analyzed.sentences {
                weights.add(terms[report][sentence.tokens].filter { $0 != 0 })
                meaningWeights.add(content(report, sentence.tokens))
            }
        }
    }

    private static func terms(_ annotated: AnnotatedReport, report: Int, table: ParticipantTable) -> [UInt64] {
        let analyzed = annotated.analyzed
        var result = analyzed.tokens.indices.map {
            Stem.isContent($0, in: analyzed) ? Stem.key(analyzed.tokens[$0], in: analyzed.text.utf8) : 0
        }
        for mention in annotated.names {
            guard let participant = table.participant(report, mention.entity) else { continue }
            for index in mention.tokens { result[index] = 0 }
            result[mention.tokens.lowerBound] = UInt64(participant) &+ 1
        }
        return result
    }

    private static func meanings(
        _ terms: [UInt64], _ analyzed: AnalyzedText, _ concepts: ConceptLexicon, _ bases: inout BaseForms,
        participants: Int
    ) -> [UInt64] {
        let tokens = analyzed.tokens
        var result = terms
        // The first words of concepts of two words.
        var phrases: Set<Int> = []
        for index in terms.indices where terms[index] > UInt64(participants) {
            if phrases.contains(index - 1) || Negation.anywhere.contains(tokens[index].folded) {
                result[index] = 0
            } else if index + 1 < tokens.count, let concept = concepts.concept(of: tokens[index], tokens[index + 1]) {
                result[index] = concept
                phrases.insert(index)
            } else if let concept = concepts.concept(of: tokens[index]) {
                result[index] = concept
            } else if let base = bases.meaning(of: index, in: analyzed) {
                result[index] = base
            }
        }
        return result
    }

    /// The meanings of a range of tokens, and once that something in it is denied.
    private func content(_ report: Int, _ tokens: Range<Int>) -> [UInt64] {
        let own = meanings(report, tokens)
        return isNegated(report, tokens) ? own + [Self.negation] : own
    }

    /// Whether a range of tokens holds a word that denies; O(log tokens).
    func isNegated(_ report: Int, _ tokens: Range<Int>) -> Bool {
        let places = negations[report]
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < tokens.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < places.count && places[low] < tokens.upperBound
    }

    static let negation = ConceptLexicon.key("negation")

    /// Whether a term stands for a participant, not for a word.
    func isName(_ term: UInt64) -> Bool { term <= UInt64(table.participants.count) }

    /// The term of the party that a participant belongs to, if any.
    func side(ofName term: UInt64) -> UInt64? {
        guard term > 0, isName(term) else { return nil }
        return table.side(of: Int(term) - 1).map { UInt64($0) + 1 }
    }

    /// The content terms of a range of tokens.
    func terms(_ report: Int, _ tokens: Range<Int>) -> [UInt64] { terms[report][tokens].filter { $0 != 0 } }

    /// The content terms of a range of tokens, concepts in place of the words that stand for them.
    func meanings(_ report: Int, _ tokens: Range<Int>) -> [UInt64] { meanings[report][tokens].filter { $0 != 0 } }

    /// The term of one token; 0 for one without content.
    func term(_ report: Int, _ token: Int) -> UInt64 { terms[report][token] }

    /// The meaning of one token; 0 for one without content.
    func meaning(_ report: Int, _ token: Int) -> UInt64 { meanings[report][token] }

    /// How much a meaning tells: its weight in the story, less the commoner it is in English at large.
    func topicality(_ meaning: UInt64) -> Float { meaningWeights.idf(meaning) * (rarities[meaning] ?? 1) }

    /// How much some meanings tell together; summed in one order, so that the sum is the same in every run.
    func topicality(_ meanings: Set<UInt64>) -> Float { meanings.sorted().reduce(0) { $0 + topicality($1) } }

    func meaningVector(_ report: Int, _ tokens: Range<Int>) -> TermVector {
        meaningWeights.vector(content(report, tokens))
    }

    func vector(_ report: Int, _ tokens: Range<Int>) -> TermVector { weights.vector(terms(report, tokens)) }

    /// The tokens of a span.
    func tokens(_ report: Int, _ span: TextSpan) -> Range<Int> {
        let analyzed = story.reports[report].analyzed
        let first = analyzed.token(at: span.start)
        var last = first
        while last < analyzed.tokens.count, Int(analyzed.tokens[last].start) < span.end { last += 1 }
        return first..<last
    }

    /// Weight of the meanings that two vectors share, as a share of the lighter one's weight; O(n + m).
    func meaningContainment(_ left: TermVector, _ right: TermVector) -> Float {
        func weight(_ terms: [UInt64]) -> Float { terms.reduce(0) { $0 + meaningWeights.idf($1) } }
        let known = Set(left.terms)
        let lighter = min(weight(left.terms), weight(right.terms))
        return lighter > 0 ? weight(right.terms.filter(known.contains)) / lighter : 0
    }

    /// Weight of the meanings of one vector that another one has, too, as a share of the weight of all; O(n + m).
    func meaningCoverage(of claim: TermVector, by other: TermVector) -> Float {
        let known = Set(other.terms)
        var (all, covered): (Float, Float) = (0, 0)
        for term in claim.terms {
            let weight = meaningWeights.idf(term)
            all += weight
            if known.contains(term) { covered += weight }
        }
        return all > 0 ? covered / all : 0
    }

    /// Weight of the terms that two bags share, as a share of the lighter one's weight.
    func containment(_ left: [UInt64], _ right: [UInt64]) -> Float {
        let (a, b) = (Set(left), Set(right))
        let shared = a.intersection(b).reduce(Float(0)) { $0 + weights.idf($1) }
        let lighter = min(a.reduce(Float(0)) { $0 + weights.idf($1) }, b.reduce(Float(0)) { $0 + weights.idf($1) })
        return lighter > 0 ? shared / lighter : 0
    }
}
