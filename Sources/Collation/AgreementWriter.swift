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

    private struct Draft {
        let claim: String
        let passages: [(report: Int, span: TextSpan)]
        /// Sentences the passages lie in, as keys.
        let sentences: Set<Int>
        let origins: Int
    }

    func agreements(
        claims: [Claim], timeline: [DatedGroup], figures: [FigureGroup], positions: [PositionGroup],
        quotations: [StatementGroup]
    ) -> [Agreement] {
        var drafts: [Draft] = []
        drafts += figures.compactMap { figure($0) }
        drafts += claims.compactMap { sentence($0) }
        drafts += positions.compactMap { position($0) }
        drafts += timeline.compactMap { happening($0) }
        drafts += quotations.compactMap { quotation($0) }
        var told: [Set<Int>] = []
        var result: [(draft: Draft, place: Int)] = []
        for (place, draft) in drafts.enumerated() {
            // Nearly the same sentences were told before: one agreement is enough.
            let isTold = told.contains {
                Double($0.intersection(draft.sentences).count) >= 0.7 * Double(draft.sentences.count)
            }
            if isTold { continue }
            told.append(draft.sentences)
            result.append((draft, place))
        }
        return result.sorted {
            $0.draft.origins == $1.draft.origins ? $0.place < $1.place : $0.draft.origins > $1.draft.origins
        }
        .map {
            Agreement(claim: $0.draft.claim, origins: $0.draft.origins, evidence: evidence.evidence($0.draft.passages))
        }
    }

    private func draft(_ claim: String, _ passages: [(report: Int, span: TextSpan)]) -> Draft? {
        let origins = story.origins(of: passages.map(\.report))
        guard origins >= 2 else { return nil }
        let sentences = Set(
            passages.map { passage in
                let analyzed = story.reports[passage.report].analyzed
                return passage.report * 100_000
                    + analyzed.sentence(ofToken: min(analyzed.tokens.count - 1, analyzed.token(at: passage.span.start)))
            })
        return Draft(claim: claim, passages: passages, sentences: sentences, origins: origins)
    }

    private func sentence(_ claim: Claim) -> Draft? {
        guard let shortest = claim.nodes.min(by: { $0.terms.count < $1.terms.count }) else { return nil }
        let alike = claim.nodes.filter { $0.report == shortest.report || $0.vector.cosine(shortest.vector) >= 0.33 }
        let passages = alike.map {
            (report: $0.report, span: story.reports[$0.report].analyzed.sentences[$0.sentence].span)
        }
        return draft(
            text(shortest.report, story.reports[shortest.report].analyzed.sentences[shortest.sentence].span), passages)
    }

    /// The largest set of readings of a figure that agree.
    private func figure(_ group: FigureGroup) -> Draft? {
        // One look a value, not one a mention: reports repeat their figures.
        var values: Set<[Double]> = []
        let distinct = group.nodes.filter { values.insert([$0.mention.low, $0.mention.high]).inserted }.prefix(12)
        let sets = distinct.map { node in group.nodes.filter { FigureDifferences.agree($0.mention, node.mention) } }
        guard let agreed = sets.max(by: { $0.count < $1.count }), let first = agreed.first else { return nil }
        let figure = text(first.report, first.mention.span)
        let claim = figure.contains(group.what) ? figure : "\(group.what): \(figure)"
        return draft(claim, agreed.map { ($0.report, $0.mention.span) })
    }

    private func position(_ group: PositionGroup) -> Draft? {
        guard let fullest = group.nodes.max(by: { $0.terms.count < $1.terms.count }) else { return nil }
        let actors = group.actors.map { table.participants[$0].name }.joined(separator: ", ")
        return draft(
            "\(actors) \(Position.Act(group.act).verb) \(text(fullest.report, fullest.mention.content))",
            group.nodes.map { ($0.report, $0.mention.evidence) })
    }

    private func happening(_ group: DatedGroup) -> Draft? {
        guard let shortest = group.nodes.min(by: { $0.clause.count < $1.clause.count }) else { return nil }
        return draft(
            "\(group.nodes[0].date): \(text(shortest.report, shortest.clause))",
            group.nodes.map { ($0.report, $0.clause) })
    }

    private func quotation(_ group: StatementGroup) -> Draft? {
        guard let fullest = group.nodes.max(by: { $0.terms.count < $1.terms.count }), let speaker = group.speakers.first
        else { return nil }
        let alike = group.nodes.filter { $0.report == fullest.report || $0.vector.cosine(fullest.vector) >= 0.4 }
        return draft(
            "\(table.participants[speaker].name): \(text(fullest.report, fullest.statement.span))",
            alike.map { ($0.report, $0.statement.span) })
    }

    private func text(_ report: Int, _ span: TextSpan) -> String { story.reports[report].report.text.string(span) }
}
