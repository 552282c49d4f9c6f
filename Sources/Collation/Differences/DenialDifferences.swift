import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// What one party lays to another's charge and the other denies, and what somebody says and another dismisses: hard to
/// reconcile, and open who is right.
///
/// The denial names its matter in the words of the accusation, or follows right away ("Orvenia denies this", "officials
/// dismissed the remarks").
struct DenialDifferences {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors
    let reader: ClauseReader

    /// A denial that shares so much with an accusation is of that accusation.
    private static let likeness: Float = 0.3
    /// How many sentences behind an accusation "this" stands for it.
    private static let reach = 1
    private static let most = 4

    /// Where a sentence of a report begins.
    private struct Place: Hashable {
        let report: Int
        let start: Int
    }

    private struct Denial {
        let report: Int
        let sentence: Int
        let actor: Int
    }

    func drafts(_ groups: [PositionGroup], _ utterances: [StatementGroup]) -> [DifferenceDraft] {
        let charges = charges(groups)
        let told = Set(
            charges.flatMap(\.sides).flatMap(\.passages).map { Place(report: $0.report, start: $0.span.start) })
        return charges + dismissals(utterances, told: told)
    }

    // MARK: Charges

    private func charges(_ groups: [PositionGroup]) -> [DifferenceDraft] {
        let denials = story.reports.indices.flatMap { self.denials($0) }
        guard !denials.isEmpty else { return [] }
        let accusations = groups.filter { $0.act == .accuse && !$0.targets.isEmpty }
        let found = accusations.compactMap { group -> (origins: Int, draft: DifferenceDraft)? in
            let against = denials.filter { denial in
                group.targets.contains(denial.actor) && !group.actors.contains(denial.actor)
                    && group.nodes.contains { answers(denial, $0) }
            }
            guard !against.isEmpty else { return nil }
            let reports = group.nodes.map(\.report) + against.map(\.report)
            return (story.origins(of: reports), draft(group, against))
        }
        return found.enumerated().sorted { ($1.element.origins, $0.offset) < ($0.element.origins, $1.offset) }
            .prefix(Self.most).map(\.element.draft)
    }

    private func draft(_ group: PositionGroup, _ denials: [Denial]) -> DifferenceDraft {
        let names = group.actors.map { table.participants[$0].name }.joined(separator: ", ")
        let accused = table.participants[denials[0].actor].name
        let words = story.reports[group.nodes[0].report].report.text.string(group.nodes[0].mention.evidence)
        return DifferenceDraft(
            kind: .tension, severity: .medium,
            about: "Told by \(names), denied by \(accused): “\(DifferenceDraft.headline(words))”",
            sides: [
                .init(
                    value: "\(names): \(DifferenceDraft.headline(words))",
                    passages: group.nodes.map { ($0.report, span($0.report, $0.mention.sentence)) }),
                .init(
                    value: "\(accused) denies it", passages: denials.map { ($0.report, span($0.report, $0.sentence)) }),
            ])
    }

    private func span(_ report: Int, _ sentence: Int) -> TextSpan {
        story.reports[report].analyzed.sentences[sentence].span
    }

    /// Whether a denial is of what a node lays to somebody's charge.
    private func answers(_ denial: Denial, _ node: PositionNode) -> Bool {
        let behind = denial.sentence - node.mention.sentence
        if denial.report == node.report, behind == 0 || behind == Self.reach { return true }
        let tokens = story.reports[denial.report].analyzed.sentences[denial.sentence].tokens
        let words = Set(vectors.meanings(denial.report, tokens))
        let charged = Set(
            vectors.meanings(node.report, vectors.tokens(node.report, node.mention.content)).filter {
                !vectors.isName($0)
            })
        let shared = charged.intersection(words)
        return shared.count >= 2
            && vectors.containment(Array(charged), Array(words)) >= Self.likeness
    }

    /// Sentences in which a party, or somebody who speaks for it, denies something.
    private func denials(_ report: Int) -> [Denial] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        return analyzed.tokens.indices.compactMap { token -> Denial? in
            guard reader.lexicon.has(.denying, analyzed.tokens[token].folded), analyzed.words[token].tag == .verb
            else { return nil }
            let sentence = analyzed.sentence(ofToken: token)
            guard annotated.blockKind(ofSentence: sentence) == .paragraph,
                let subject = reader.subject(token, analyzed),
                let actor = actor(of: subject, report, analyzed),
                !analyzed.children(of: token).contains(where: {
                    Negation.ofVerbs.contains(analyzed.tokens[$0].folded)
                })
            else { return nil }
            return Denial(report: report, sentence: sentence, actor: actor)
        }
    }

    // MARK: Dismissals

    /// Statements that the next sentence of their report tells to be dismissed, with their readings in other reports;
    /// not those whose denial is told as one of a charge.
    private func dismissals(_ utterances: [StatementGroup], told charges: Set<Place>) -> [DifferenceDraft] {
        let places = story.reports.indices.flatMap { dismissals(in: $0) }.filter {
            !charges.contains(Place(report: $0.report, start: span($0.report, $0.sentence).start))
        }
        guard !places.isEmpty else { return [] }
        var ofSentence: [Int: [Int]] = [:]
        for (index, group) in utterances.enumerated() {
            for node in group.nodes {
                ofSentence[node.report << 32 + node.statement.sentence, default: []].append(index)
            }
        }
        var told: Set<Int> = []
        return places.compactMap { place -> DifferenceDraft? in
            let before = ofSentence[place.report << 32 + place.sentence - 1] ?? []
            let known = before.first { !told.contains($0) && matters(utterances[$0], place) }
            guard let index = known,
                let speaker = utterances[index].speakers.first, place.actor != table.actor(speaker),
                place.subject != speaker
            else { return nil }
            told.insert(index)
            return dismissal(place, of: utterances[index], by: speaker)
        }.prefix(Self.most).map { $0 }
    }

    /// What one report alone tells and calls dismissed is a matter only between parties.
    private func matters(_ group: StatementGroup, _ place: Dismissal) -> Bool {
        guard group.speakers.count == 1, let speaker = group.speakers.first,
            !group.nodes.contains(where: \.statement.isDenial)
        else { return false }
        if story.origins(of: group.nodes.map(\.report)) >= 2 { return true }
        guard let actor = place.actor, let side = table.side(of: speaker) else { return false }
        return table.participants[actor].kind == .party && actor != side
    }

    private typealias Dismissal = (report: Int, sentence: Int, actor: Int?, subject: Int?)

    private func dismissal(_ place: Dismissal, of group: StatementGroup, by speaker: Int) -> DifferenceDraft {
        let name = table.participants[speaker].name
        let first = group.nodes.first { $0.report == place.report } ?? group.nodes[0]
        let words = story.reports[first.report].report.text.string(first.statement.span)
        let denial = span(place.report, place.sentence)
        return DifferenceDraft(
            kind: .tension, severity: .medium,
            about: "Said by \(name) and dismissed: “\(DifferenceDraft.headline(words))”",
            sides: [
                .init(
                    value: "\(name): \(DifferenceDraft.headline(words))",
                    passages: group.nodes.map { ($0.report, span($0.report, $0.statement.sentence)) }),
                .init(
                    value: DifferenceDraft.headline(story.reports[place.report].report.text.string(denial)),
                    passages: [(place.report, denial)]),
            ])
    }

    /// Sentences in which somebody denies or dismisses what was said right before.
    private func dismissals(in report: Int) -> [Dismissal] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        let statements = Dictionary(grouping: annotated.statements, by: \.sentence)
        return analyzed.tokens.indices.compactMap { token -> Dismissal? in
            let folded = analyzed.tokens[token].folded
            guard reader.lexicon.has(.denying, folded) || reader.lexicon.has(.dismissing, folded),
                analyzed.words[token].tag == .verb
            else { return nil }
            let sentence = analyzed.sentence(ofToken: token)
            guard sentence > 0, annotated.blockKind(ofSentence: sentence) == .paragraph, reader.isFact(token, analyzed),
                let subject = reader.subject(token, analyzed), analyzed.words[subject].tag != .pron,
                !(statements[sentence] ?? []).contains(where: { $0.span.contains(analyzed.tokens[token].span) }),
                analyzed.children(of: token).contains(where: { namesWhatWasSaid($0, analyzed) })
            else { return nil }
            return (report, sentence, actor(of: subject, report, analyzed), reader.participant(report, subject))
        }
    }

    /// "The remarks", "this": what stands right before; "the report that he left" is another matter.
    private func namesWhatWasSaid(_ object: Int, _ analyzed: AnalyzedText) -> Bool {
        guard analyzed.words[object].relation == .obj, reader.lexicon.has(.said, analyzed.tokens[object].folded)
        else { return false }
        let children = analyzed.children(of: object)
        let isDefinite =
            analyzed.words[object].tag != .noun
            || children.contains { $0 < object && Self.definite.contains(analyzed.tokens[$0].folded) }
        return isDefinite
            && !children.contains { [.acl, .aclRelcl, .ccomp, .nmod].contains(analyzed.words[$0].relation) }
    }

    private static let definite = WordSet(["the", "these", "those", "this", "that"])

    // MARK: Parties

    /// The party of a noun: its own, or that of a name before it ("the Orvenian government").
    private func actor(of noun: Int, _ report: Int, _ analyzed: AnalyzedText) -> Int? {
        if let participant = reader.participant(report, noun) { return table.actor(participant) }
        for term in reader.terms(report, head: noun) where vectors.isName(term) {
            return table.actor(Int(term) - 1)
        }
        return analyzed.children(of: noun).first { reader.participant(report, $0) != nil && $0 < noun }
            .flatMap { reader.participant(report, $0) }.map(table.actor)
    }
}
