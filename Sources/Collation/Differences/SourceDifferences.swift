import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One thing that a report has from one it names and another from one it does not: the ministry said, a senior official
/// said.
///
/// It contradicts nothing; it says how well each report knows.
struct SourceDifferences {
    let story: Story
    let table: ParticipantTable
    let accord: ClaimAccord
    let vectors: ContentVectors
    let clauses: ClauseLexicon

    private struct Told {
        let node: ClaimNode
        let statement: Statement
        /// Who says it; nil for one who is not named.
        let speaker: Int?
        let words: String
    }

    private static let most = 2
    private static let mostOfSide = 4
    private static let leastStrength: Float = 0.3
    /// What is said must be so much of the sentence.
    private static let leastShare = 0.5

    func drafts(_ claims: [Claim]) -> [DifferenceDraft] {
        let found = claims.filter { claim in
            claim.strength >= Self.leastStrength && claim.nodes.contains(where: \.isLead)
        }.compactMap { draft($0) }
        let origins = found.map { story.origins(of: $0.sides.flatMap(\.passages).map(\.report)) }
        return found.indices.sorted { (origins[$1], $0) < (origins[$0], $1) }.prefix(Self.most).map { found[$0] }
    }

    private func draft(_ claim: Claim) -> DifferenceDraft? {
        let told = claim.nodes.compactMap { reading($0) }
        guard let first = told.first else { return nil }
        let same = told.filter { $0.node.report == first.node.report || accord.tellSame(first.node, $0.node) }
        let named = same.filter { $0.speaker != nil }
        let unnamed = same.filter { $0.speaker == nil && isAnonymous($0) }
        // A report that names its source elsewhere has it from both.
        guard let one = named.first, named.allSatisfy({ $0.speaker == one.speaker }), !unnamed.isEmpty,
            Set(named.map(\.node.report)).isDisjoint(with: unnamed.map(\.node.report)),
            story.origins(of: (named + unnamed).map(\.node.report)) >= 2
        else { return nil }
        let words = story.reports[first.node.report].report.text.string(first.statement.span)
        return DifferenceDraft(
            kind: .framing, severity: .low, about: "On whose word: “\(DifferenceDraft.headline(words))”",
            sides: [named, unnamed].map { side in
                .init(
                    value: side[0].speaker.map { table.participants[$0].name } ?? side[0].words,
                    passages: side.prefix(Self.mostOfSide).map {
                        story.place($0.node.report, sentence: $0.node.sentence)
                    })
            })
    }

    /// "A senior official", "officials", "sources", not "the airline", which stands for one who was named.
    private func isAnonymous(_ told: Told) -> Bool {
        let analyzed = story.reports[told.node.report].analyzed
        let tokens = vectors.tokens(told.node.report, told.statement.source ?? told.statement.span)
        guard let first = tokens.first, !Self.definite.contains(analyzed.tokens[first].folded) else { return false }
        return tokens.contains { clauses.has(.unnamed, analyzed.tokens[$0].folded) }
    }

    private static let definite = WordSet(["the", "this", "that", "his", "her", "their", "its"])

    /// The statement that makes up most of a sentence, with one who is printed as its source, no medium.
    private func reading(_ node: ClaimNode) -> Told? {
        let annotated = story.reports[node.report]
        let whole = annotated.analyzed.sentences[node.sentence].span
        let statement = annotated.statements.filter { $0.sentence == node.sentence && $0.source != nil }
            .max { $0.span.count < $1.span.count }
        guard let statement, let source = statement.source,
            Double(statement.span.count) >= Self.leastShare * Double(whole.count), statement.speakers.count <= 1
        else { return nil }
        let speaker = statement.speakers.first.flatMap { table.participant(node.report, $0) }
        let words = annotated.report.text.string(source)
        guard statement.namesSpeaker || statement.unnamedSpeaker != nil, words.contains(where: \.isLetter),
            !(speaker.map { table.participants[$0].isMedia } ?? false)
        else { return nil }
        return Told(node: node, statement: statement, speaker: speaker, words: words)
    }
}
