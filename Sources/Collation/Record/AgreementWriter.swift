import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// What independent origins tell alike: sentences, dated happenings, figures, positions and quotations that two or more
/// origins carry. What an earlier item proves already is not told again.
struct AgreementWriter {
    let story: Story
    let evidence: EvidenceMaker
    let table: ParticipantTable

    let vectors: ContentVectors
    let accord: ClaimAccord
    let conflicts: ConflictSides
    let asides: Asides

    /// Lines for each report, and for a story of any size: what the most origins tell comes first, so that what is left
    /// out is what two of many reports happen to share.
    private static let linesPerReport = 16
    private static let mostLines = 80
    /// Lines for each report that say only what several speak of.
    private static let phrasesPerReport = 2
    /// Counts that come so near are one count.
    private static let near = 0.1

    func agreements(
        claims: [Claim], clauses: [Claim], neighbours: [Claim], timeline: [DatedGroup], figures: [FigureGroup],
        positions: [PositionGroup],
        quotations: [StatementGroup], phrases: [[SharedPhrase]]
    ) -> [Agreement] {
        var drafts: [AgreementDraft] = []
        drafts += neighbours.compactMap { centred($0) }
        drafts += claims.compactMap { sentence($0) }
        drafts += clauses.compactMap { sentence($0) }
        drafts += timeline.compactMap { happening($0) }
        drafts += quotations.compactMap { quotation($0) }
        drafts += positions.compactMap { position($0) }
        drafts += figures.flatMap { figure($0) }
        drafts += positions.compactMap { condition($0) }
        let ranked = drafts.enumerated().sorted { Self.rank($0) < Self.rank($1) }.map(\.element)
        let most = min(Self.mostLines, Self.linesPerReport * max(2, story.reports.count))
        let lines = distinct(ranked, phrases: phrases.compactMap { phrase($0) }, most: most)
        return (lines.filter { $0.certainty != .doubtful } + lines.filter { $0.certainty == .doubtful }).map {
            Agreement(
                claim: $0.claim, origins: $0.origins, isDoubtful: $0.certainty == .doubtful,
                evidence: evidence.evidence($0.passages))
        }
    }

    /// More origins first, then what can be read alone and is hardly in doubt, then what stands early, then the order
    /// in which it was found.
    private static func rank(_ draft: (offset: Int, element: AgreementDraft)) -> (Int, Int, Double, Int) {
        (
            -draft.element.origins, (draft.element.leans ? 1 : 0) + (draft.element.certainty == .sure ? 0 : 1),
            draft.element.depth, draft.offset
        )
    }

    /// Without lines whose sentences another line has before them; where there is room, those that have some of their
    /// own follow, then those that tell something else of the same sentences, last phrases in sentences that no line
    /// brings together.
    private func distinct(
        _ drafts: [AgreementDraft], phrases: [AgreementDraft], most: Int
    ) -> [AgreementDraft] {
        var lines = AgreementLines(containment: vectors.meaningContainment)
        for novelty in [AgreementLines.Novelty.sentences, .someSentences, .words] {
            for draft in drafts where lines.drafts.count < most && !lines.tell(draft, beside: novelty) {
                lines.add(draft)
            }
        }
        let all = min(most, lines.drafts.count + Self.phrasesPerReport * max(2, story.reports.count))
        for draft in phrases where lines.drafts.count < all && !lines.tell(draft, beside: .sentences) {
            lines.add(draft)
        }
        return lines.drafts
    }

    func draft(
        _ claim: String, _ told: [(report: Int, span: TextSpan)], as first: (report: Int, span: TextSpan),
        isDetail: Bool = false, leans: Bool = false, certainty: AgreementDraft.Certainty = .sure,
        core: String? = nil
    ) -> AgreementDraft? {
        // The passage that gives the claim its words comes first: what a conflict parts from it goes.
        let others = told.filter { $0 != first }
        let passages = conflicts.united([first] + others) { $0 }
        let origins = CopiedPassages(story: story).origins(of: passages)
        guard origins >= 2 else { return nil }
        let places = passages.map { passage in
            let analyzed = story.reports[passage.report].analyzed
            return (
                passage.report,
                analyzed.sentence(ofToken: min(analyzed.tokens.count - 1, analyzed.token(at: passage.span.start)))
            )
        }
        let depth = places.reduce(0) { $0 + Double($1.1) } / Double(max(1, places.count))
        return AgreementDraft(
            claim: claim, passages: passages, sentences: Set(places.map { SentenceKey($0.0, $0.1) }), origins: origins,
            meaning: vectors.meaningVector(first.report, vectors.tokens(first.report, first.span)), isDetail: isDetail,
            leans: leans, certainty: certainty, depth: depth, core: core)
    }

    var wholes: WholeClause { WholeClause(story: story) }

    private func sentence(_ claim: Claim) -> AgreementDraft? {
        let telling = claim.nodes.filter { wholes.statement($0) != nil }
        guard let shortest = telling.min(by: { $0.terms.count < $1.terms.count }) else { return nil }
        return centred(shortest, among: claim.nodes.filter { $0.report != shortest.report })
    }

    /// What one clause tells and others of other reports tell, too: the clause comes first.
    private func centred(_ claim: Claim) -> AgreementDraft? {
        guard let centre = claim.nodes.first else { return nil }
        return centred(centre, among: Array(claim.nodes.dropFirst()))
    }

    private func centred(_ centre: ClaimNode, among others: [ClaimNode]) -> AgreementDraft? {
        guard let stated = wholes.statement(centre) else { return nil }
        // What happened years ago elsewhere is not the story, though told in the same words.
        let ofStory = others.filter { asides.contains($0) == asides.contains(centre) }
        let whole = node(centre, stated)
        let alike = accord.telling(centre, among: ofStory).filter { other in
            // What is shown tells more than the pieces that were compared.
            let shown = node(other, wholes.shown(other))
            guard stated.upperBound > centre.tokens.upperBound || shown.tokens.count > other.tokens.count else {
                return true
            }
            return accord.tellSame(shown, whole, odds: ClaimAccord.even - Self.ofShown)
        }
        guard !alike.isEmpty else { return nil }
        let odds = alike.map { accord.logOdds($0, centre) }
        let leans = leans(centre.report, stated)
        // What is rather doubtful must at least read by itself.
        guard !leans || (odds.max() ?? 0) >= Self.faint else { return nil }
        let told = alike.map { (report: $0.report, tokens: wholes.shown($0)) }
        let first = (report: centre.report, span: span(centre.report, stated))
        return draft(
            text(first.report, first.span),
            [first] + told.map { (report: $0.report, span: span($0.report, $0.tokens)) },
            as: first, leans: leans, certainty: certainty(odds.min() ?? 0, first: (centre.report, stated), told))
    }

    /// How much less sure than the pieces that were compared the clauses that are shown may be.
    private static let ofShown: Float = 1.13
    /// The log odds below which a passage tells the claim hardly more likely than not.
    private static let faint: Float = -0.35
    /// The log odds from which on there is little doubt that a passage tells the claim.
    private static let surely: Float = 0.3
    /// Those from which on it rather tells it than not.
    private static let likely: Float = 0
    /// How much of what a claim tells a single passage must have.
    private static let covered: Float = 0.35

    private typealias Stretch = (report: Int, tokens: Range<Int>)

    /// How surely passages tell a claim, by the least log odds among them and by how much of its words each has.
    private func certainty(_ odds: Float, first: Stretch, _ told: [Stretch]) -> AgreementDraft.Certainty {
        guard odds >= Self.likely else { return .doubtful }
        let claim = vectors.meaningVector(first.report, first.tokens)
        // Several that come together by their words bear each other out; one may share words and tell something else.
        guard
            Set(told.map(\.report)).count > 1
                || told.allSatisfy({
                    let passage = vectors.meaningVector($0.report, $0.tokens)
                    return vectors.meaningCoverage(of: claim, by: passage) >= Self.covered
                })
        else { return .doubtful }
        return odds >= Self.surely ? .sure : .likely
    }

    /// Whether a statement opens with a pronoun or is no main clause.
    private func leans(_ report: Int, _ stated: Range<Int>) -> Bool {
        let analyzed = story.reports[report].analyzed
        let first = stated.first { analyzed.tokens[$0].kind == .word } ?? stated.lowerBound
        return analyzed.words[first].tag == .pron || analyzed.words[first].penn == .prpDollar
            || !stated.contains { analyzed.words[$0].relation == .root }
    }

    private func node(_ node: ClaimNode, _ tokens: Range<Int>) -> ClaimNode {
        guard tokens != node.tokens else { return node }
        return ClaimNode(
            report: node.report, sentence: node.sentence, tokens: tokens,
            vector: vectors.meaningVector(node.report, tokens), terms: vectors.terms(node.report, tokens),
            isLead: node.isLead)
    }

    func span(_ report: Int, _ tokens: Range<Int>) -> TextSpan { story.reports[report].analyzed.span(tokens) }

    /// The sets of readings of a figure that agree, the largest first: of a price before and after, both are told
    /// alike.
    private func figure(_ group: FigureGroup) -> [AgreementDraft] {
        // One look a value, not one a mention: reports repeat their figures.
        var values: Set<[Double]> = []
        let distinct = group.nodes.filter { values.insert([$0.mention.low, $0.mention.high]).inserted }.prefix(12)
        let sets = distinct.map { node in group.nodes.filter { Contradiction.giveOneValue($0.mention, node.mention) } }
        let ranked = sets.enumerated().sorted {
            $0.element.count == $1.element.count ? $0.offset < $1.offset : $0.element.count > $1.element.count
        }
        var told: Set<Int> = []
        return ranked.compactMap { _, agreed in
            guard agreed.contains(where: { !told.contains(place($0)) }) else { return nil }
            told.formUnion(agreed.map { place($0) })
            return figure(agreed, of: group)
        }
    }

    private func place(_ node: FigureNode) -> Int { node.report << 32 | node.mention.span.start }

    private func figure(_ readings: [FigureNode], of group: FigureGroup) -> AgreementDraft? {
        guard let first = readings.first else { return nil }
        // "Three years" or "100 people" twice is no agreement unless it is told of the same.
        let agreed = readings.filter {
            $0.report == first.report
                || Self.areNear($0.mention, first.mention) && accord.shareHappening(around($0), around(first))
        }
        let figure = text(first.report, first.mention.span)
        let claim = figure.contains(group.what) ? clause(around: first) : "\(group.what): \(figure)"
        return draft(
            claim, agreed.map { ($0.report, $0.mention.span) }, as: (first.report, first.mention.span), isDetail: true,
            core: figure)
    }

    /// The clause that a figure stands in, which says what is counted where nothing else does; the figure where it
    /// states nothing.
    private func clause(around node: FigureNode) -> String {
        let analyzed = story.reports[node.report].analyzed
        let sentence = analyzed.sentences[node.mention.sentence].tokens
        let piece = ClauseCutter.pieces(of: sentence, in: analyzed).first { $0.overlaps(node.mention.tokens) }
        let stated = piece.flatMap { wholes.statement(of: $0, sentence: node.mention.sentence, report: node.report) }
        guard let stated, stated.overlaps(node.mention.tokens) else { return text(node.report, node.mention.span) }
        return text(node.report, analyzed.span(stated))
    }

    /// "At least 60" and "77" contradict nothing and yet do not tell the same.
    private static func areNear(_ left: FigureMention, _ right: FigureMention) -> Bool {
        func near(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= Self.near * max(one, other) }
        return near(left.low, right.low) || near(left.high, right.high)
    }

    private func around(_ node: FigureNode) -> ClaimAccord.Passage {
        .init(
            report: node.report, sentence: node.mention.sentence,
            tokens: story.reports[node.report].analyzed.sentences[node.mention.sentence].tokens,
            leftOut: node.mention.tokens)
    }

    private func position(_ group: PositionGroup) -> AgreementDraft? {
        guard let fullest = group.nodes.max(by: { $0.terms.count < $1.terms.count }) else { return nil }
        let actors = group.actors.map { table.participants[$0].name }.joined(separator: ", ")
        return draft(
            "\(actors) \(Position.Act(group.act).verb) \(text(fullest.report, fullest.mention.content))",
            group.nodes.filter {
                $0.report == fullest.report
                    || !accord.contradict(passage($0), passage(fullest))
                        && !accord.areOfOthers(passage($0), passage(fullest))
            }
            .map { ($0.report, $0.mention.evidence) }, as: (fullest.report, fullest.mention.evidence),
            core: text(fullest.report, fullest.mention.content))
    }

    private func passage(_ node: PositionNode) -> ClaimAccord.Passage {
        .init(
            report: node.report, sentence: node.mention.sentence,
            tokens: vectors.tokens(node.report, node.mention.evidence))
    }

    /// A condition that several reports put on one act.
    private func condition(_ group: PositionGroup) -> AgreementDraft? {
        let passages = group.nodes.compactMap { node in node.mention.condition.map { (report: node.report, span: $0) } }
        guard let first = passages.first else { return nil }
        let actors = group.actors.map { table.participants[$0].name }.joined(separator: ", ")
        return draft(
            "\(actors) \(Position.Act(group.act).verb) on a condition: \(text(first.report, first.span))", passages,
            as: first,
            isDetail: true)
    }

    private func happening(_ group: DatedGroup) -> AgreementDraft? {
        guard let shortest = group.nodes.min(by: { $0.clause.count < $1.clause.count }) else { return nil }
        // One day may hold several happenings, and a month or year many.
        let isDay = [.day, .minute].contains(shortest.precision)
        let alike = group.nodes.filter {
            $0.report == shortest.report && $0.clause == shortest.clause
                || accord.tellSame(claim($0), claim(shortest), odds: isDay ? ClaimAccord.dated : ClaimAccord.even)
        }
        return draft(
            "\(group.nodes[0].date): \(text(shortest.report, shortest.clause))", alike.map { ($0.report, $0.clause) },
            as: (shortest.report, shortest.clause), core: text(shortest.report, shortest.clause))
    }

    private func claim(_ node: DatedNode) -> ClaimNode {
        .init(
            report: node.report, sentence: node.sentence, tokens: node.stretch, vector: node.meaning, terms: node.terms,
            isLead: false)
    }

    private func passage(_ node: StatementNode) -> ClaimAccord.Passage {
        .init(report: node.report, sentence: node.statement.sentence, tokens: node.tokens)
    }

    private func quotation(_ group: StatementGroup) -> AgreementDraft? {
        // Of the readings that most reports share the fullest: one that only one report has may be something else.
        let compared = group.nodes.prefix(Self.mostReadings)
        let likeness = compared.map { node in
            compared.reduce(Float(0)) { $0 + (areAlike($1, node) ? $1.meaning.cosine(node.meaning) : 0) }
        }
        let least = Self.ofLikest * (likeness.max() ?? 0)
        let fullest = zip(compared, likeness).filter { $0.1 >= least }.max { $0.0.terms.count < $1.0.terms.count }?.0
        guard let fullest, let speaker = group.speakers.first else { return nil }
        let alike = group.nodes.filter {
            areAlike($0, fullest) && !accord.contradict(passage($0), passage(fullest))
        }
        return draft(
            "\(table.participants[speaker].name): \(text(fullest.report, fullest.statement.span))",
            alike.map { ($0.report, $0.statement.span) }, as: (fullest.report, fullest.statement.span),
            core: text(fullest.report, fullest.statement.span))
    }

    /// Readings among which the fullest is sought.
    private static let mostReadings = 40
    /// The fullest reading is so much like the others as the one most like them.
    private static let ofLikest: Float = 0.75

    /// Whether two readings may be of the same words of one speaker.
    private func areAlike(_ left: StatementNode, _ right: StatementNode) -> Bool {
        haveOneSpeaker(left, right)
            && (left.meaning.cosine(right.meaning) >= 0.3 || left.deniesSame(right)
                || min(left.meaning.terms.count, right.meaning.terms.count) >= 3
                    && vectors.meaningContainment(left.meaning, right.meaning) >= 0.75)
    }

    /// Whether the speakers of two statements may be one: two persons are not.
    private func haveOneSpeaker(_ left: StatementNode, _ right: StatementNode) -> Bool {
        let people = [left.speakers, right.speakers].map { speakers in
            Set(speakers.filter { table.participants[$0].kind == .person })
        }
        return people[0].isEmpty || people[1].isEmpty || !people[0].isDisjoint(with: people[1])
    }

    func text(_ report: Int, _ span: TextSpan) -> String { story.reports[report].report.text.string(span) }
}
