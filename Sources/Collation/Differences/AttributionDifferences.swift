import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// How reports bring what they have from others: in marks or in their own words, by name or as their country's, as a
/// fact or as somebody's word. Nothing of it contradicts; it says how firmly each report stands behind its words, and a
/// report that tells as a fact what another gives as somebody's word says more.
struct AttributionDifferences {
    let story: Story
    let table: ParticipantTable
    /// Who acts for the party or person he belongs to.
    let acts: ActLexicon
    let reader: ClauseReader
    let accord: ClaimAccord

    /// Only the best supported are told, so that the rest is not drowned.
    private static let most = 3

    func drafts(_ groups: [StatementGroup], _ claims: [Claim]) -> [DifferenceDraft] {
        speakers(groups) + mouthpieces(groups) + facts(claims) + renderings(groups)
    }

    // MARK: Whose words

    /// One utterance given to a person by one report and to his country or a body of it by another.
    private func speakers(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        let drafts = groups.compactMap { group -> (origins: Int, draft: DifferenceDraft)? in
            let named = group.nodes.filter {
                $0.statement.namesSpeaker && $0.speakers.count == 1 && $0.terms.count >= 2
            }
            let bySpeaker = Dictionary(grouping: named, by: { $0.speakers[0] })
            let people = bySpeaker.filter { table.participants[$0.key].kind == .person }
            let bodies = bySpeaker.filter { table.participants[$0.key].kind != .person }
            let origins = story.origins(of: named.map(\.report))
            guard people.count == 1, let person = people.first, !bodies.isEmpty, origins >= 2,
                bodies.values.joined().allSatisfy({ node in person.value.contains { areOneSaying($0, node) } }),
                !bodies.keys.contains(where: { isNamedAfter($0, person.key) }),
                Set(person.value.map(\.report)).isDisjoint(with: bodies.values.joined().map(\.report))
            else { return nil }
            let sides =
                [side(person.key, person.value)] + bodies.sorted { $0.key < $1.key }.map { side($0.key, $0.value) }
            let name = table.participants[person.key].name
            return (
                origins,
                DifferenceDraft(
                    kind: .framing, severity: .low, about: "Whose words: given to \(name) or to \(sides[1].value)",
                    sides: sides)
            )
        }
        return drafts.enumerated().sorted { ($1.element.origins, $0.offset) < ($0.element.origins, $1.offset) }
            .prefix(Self.most).map(\.element.draft)
    }

    /// Readings less alike may be two statements of two speakers.
    private static let likeness: Float = 0.5

    private func areOneSaying(_ left: StatementNode, _ right: StatementNode) -> Bool {
        left.meaning.cosine(right.meaning) >= Self.likeness
    }

    /// A short name that is a person's surname is that person, whatever it was taken for.
    private func isNamedAfter(_ body: Int, _ person: Int) -> Bool {
        table.participants[person].name.split(separator: " ").contains { $0 == table.participants[body].name }
    }

    /// Words in marks given to a person by one report and to one who speaks for him by another.
    private func mouthpieces(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        groups.compactMap { group -> DifferenceDraft? in
            let marked = group.nodes.filter {
                ($0.statement.kind == .direct || $0.statement.kind == .partial) && $0.statement.namesSpeaker
                    && $0.speakers.count == 1 && table.participants[$0.speakers[0]].kind == .person
            }
            guard story.origins(of: marked.map(\.report)) >= 2, let speaker = marked.first?.speakers[0],
                marked.allSatisfy({ $0.speakers[0] == speaker })
            else { return nil }
            let others = marked.filter { isSpokenFor($0) }
            let own = marked.filter { !isSpokenFor($0) }
            guard !others.isEmpty, !own.isEmpty, Set(own.map(\.report)).isDisjoint(with: others.map(\.report)) else {
                return nil
            }
            let name = table.participants[speaker].name
            var second = side(speaker, others)
            second.value = "a spokesperson of \(name)"
            return DifferenceDraft(
                kind: .title, severity: .medium, about: "Whose words: of \(name) or of a spokesperson",
                sides: [side(speaker, own), second])
        }.prefix(Self.most).map { $0 }
    }

    /// Whether the source of a statement names one who speaks for its speaker: "a spokesman for Mayor Ana Mora", not "a
    /// spokesman for the town, Piet Darrow".
    private func isSpokenFor(_ node: StatementNode) -> Bool {
        guard let source = node.statement.source else { return false }
        let analyzed = story.reports[node.report].analyzed
        let first = analyzed.token(at: source.start)
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: first)].tokens
        return (max(sentence.lowerBound, first - Self.reach)..<max(first + 1, sentence.upperBound)).contains { token in
            guard Int(analyzed.tokens[token].span.start) < source.end, acts.actsForOthers(analyzed.tokens[token]),
                analyzed.words[token].tag == .noun, token + 2 < sentence.upperBound,
                Self.forSomebody.contains(analyzed.tokens[token + 1].folded)
            else { return false }
            let behind = token + 2..<min(sentence.upperBound, token + 2 + Self.reach * 2)
            let phrase = behind.prefix { analyzed.tokens[$0].folded != Self.comma && analyzed.words[$0].tag != .verb }
            return phrase.contains { token in
                reader.participant(node.report, token).map { node.speakers.contains($0) } ?? false
            }
        }
    }

    private static let comma = WordHash.folded(",")
    private static let forSomebody = WordSet(["for", "of"])
    /// Words before the source in which one who speaks for him may stand.
    private static let reach = 4

    private func side(_ speaker: Int, _ nodes: [StatementNode]) -> DifferenceDraft.Side {
        .init(
            value: table.participants[speaker].name,
            passages: nodes.map { ($0.report, story.reports[$0.report].analyzed.sentences[$0.statement.sentence].span) }
        )
    }

    // MARK: Fact or word

    /// Early sentences that tell one thing, told as a fact by one report and as somebody's word by another.
    private func facts(_ claims: [Claim]) -> [DifferenceDraft] {
        claims.filter { claim in
            claim.nodes.allSatisfy(\.isLead) && claim.strength >= 0.3
                && story.origins(of: claim.nodes.map(\.report)) >= 2
        }.compactMap { claim -> DifferenceDraft? in
            let told = claim.nodes.map { ($0, isReported($0)) }
            let plain = told.filter { $0.1 == false }.map(\.0).filter { node in
                told.contains { $0.1 == true && accord.tellSame($0.0, node) }
            }
            let reported = told.filter { $0.1 == true }.map(\.0).filter { node in
                plain.contains { accord.tellSame(node, $0) }
            }
            guard !reported.isEmpty, !plain.isEmpty,
                story.origins(of: (reported + plain).map(\.report)) >= 2
            else { return nil }
            return DifferenceDraft(
                kind: .strength, severity: .low, about: "Told as a fact or as somebody’s word",
                sides: [
                    .init(value: "as somebody’s word", passages: reported.map(sentence)),
                    .init(value: "as a fact", passages: plain.map(sentence)),
                ])
        }.prefix(1).map { $0 }
    }

    private func sentence(_ node: ClaimNode) -> (report: Int, span: TextSpan) {
        (node.report, story.reports[node.report].analyzed.sentences[node.sentence].span)
    }

    /// Whether most of the sentence is a statement of somebody; nil when it is neither clearly one nor clearly none.
    private func isReported(_ node: ClaimNode) -> Bool? {
        let whole = story.reports[node.report].analyzed.sentences[node.sentence].span
        let said =
            story.reports[node.report].statements.filter { $0.sentence == node.sentence }.map { $0.span.count }
            .max() ?? 0
        if said == 0 { return false }
        return said * 2 >= whole.count ? true : nil
    }

    // MARK: In marks or reported

    /// What one report quotes and another only reports, all in one.
    private func renderings(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        var quoted: [(report: Int, span: TextSpan)] = []
        var reported: [(report: Int, span: TextSpan)] = []
        for group in groups {
            let marked = group.nodes.filter { $0.statement.kind == .direct && $0.meaning.terms.count >= 3 }
            let indirect = group.nodes.filter { node in
                node.statement.kind == .indirect && node.meaning.terms.count >= 3
                    && marked.contains { $0.meaning.cosine(node.meaning) >= 0.35 }
                    && !group.nodes.contains { $0.report == node.report && $0.statement.kind != .indirect }
            }
            guard !indirect.isEmpty, story.origins(of: (marked + indirect).map(\.report)) >= 2 else { continue }
            quoted += marked.prefix(2).map { ($0.report, $0.statement.span) }
            reported += indirect.prefix(2).map { ($0.report, $0.statement.span) }
        }
        guard !quoted.isEmpty else { return [] }
        return [
            DifferenceDraft(
                kind: .framing, severity: .low, about: "Words that one report quotes and another reports in its own",
                sides: [
                    .init(value: "in quotation marks", passages: Array(quoted.prefix(8))),
                    .init(value: "reported", passages: Array(reported.prefix(8))),
                ])
        ]
    }
}
