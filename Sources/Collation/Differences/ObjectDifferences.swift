import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One statement told with different objects: whom somebody attacks, invites, supports.
///
/// An object that is the speaker's own party, where statements alike have another one, is an error: nobody "does not
/// intend to invade" his own country.
struct ObjectDifferences {
    let story: Story
    let table: ParticipantTable

    let vectors: ContentVectors
    let clauses: ClauseLexicon

    private struct Slot {
        let node: StatementNode
        let object: Int
        let span: TextSpan
        /// The object itself where the party only owns it: the water "of Orvenia"; else the party.
        let noun: Int
    }

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        let nodes = groups.flatMap(\.nodes)
        let told = others(nodes.flatMap { self.slots(of: $0) })
        let found = told + groups.compactMap { own($0, told) }
        return found + harms(nodes, told: found)
    }

    // MARK: Harm to oneself

    /// Statements by which a party would harm itself, where it says in other reports of the same thing that it will not
    /// harm others: "no plan to cut off the water of Orvenia", "will leave nobody without water".
    private func harms(_ nodes: [StatementNode], told: [DifferenceDraft]) -> [DifferenceDraft] {
        let known = Set(told.flatMap(\.sides).flatMap(\.passages).map { SpanKey($0) })
        let denials = nodes.filter(isDeniedAnywhere)
        var done: Set<Int> = []
        return denials.compactMap { node -> DifferenceDraft? in
            guard let actor = node.speakers.first.map(table.actor), table.participants[actor].kind == .party,
                !known.contains(SpanKey((node.report, node.statement.span))), !done.contains(actor),
                let harm = slots(of: node).first(where: { $0.object == actor && isHarmed($0) }),
                let meaning = meaning(of: harm)
            else { return nil }
            let others = denials.filter { other in
                other.report != node.report && other.speakers.first.map(table.actor) == actor
                    && other.meaning.terms.contains(meaning)
                    && !slots(of: other).contains { $0.object == actor }
            }
            guard let first = others.first else { return nil }
            done.insert(actor)
            return DifferenceDraft(
                kind: .error, severity: .high,
                about: "Object of what \(table.participants[actor].name) said: itself or others",
                sides: [
                    .init(value: text(node), passages: [(node.report, node.statement.span)]),
                    .init(value: text(first), passages: others.map { ($0.report, $0.statement.span) }),
                ])
        }
    }

    private struct SpanKey: Hashable {
        let report: Int
        let start: Int

        init(_ place: (report: Int, span: TextSpan)) { (report, start) = (place.report, place.span.start) }
    }

    /// What must be told by the other statements: the thing that is harmed, else the deed.
    private func meaning(of slot: Slot) -> UInt64? {
        let analyzed = story.reports[slot.node.report].analyzed
        let owned = analyzed.words[slot.noun].tag == .noun
        let token = owned ? slot.noun : Int(analyzed.words[slot.noun].head)
        guard token >= 0 else { return nil }
        let meaning = vectors.meaning(slot.node.report, token)
        return meaning == 0 || vectors.isName(meaning) ? nil : meaning
    }

    /// Whether a verb of harm governs the object.
    private func isHarmed(_ slot: Slot) -> Bool {
        let analyzed = story.reports[slot.node.report].analyzed
        let verb = Int(analyzed.words[slot.noun].head)
        return verb >= 0 && clauses.has(.hostile, analyzed.tokens[verb].folded) && isRuledOut(verb, analyzed)
    }

    /// Whether a denial governs a verb: "does not intend to cut", "no plan to cut".
    private func isRuledOut(_ verb: Int, _ analyzed: AnalyzedText) -> Bool {
        var at = verb
        for _ in 0..<Self.climb {
            let isDenied = analyzed.children(of: at).contains {
                Negation.words.contains(analyzed.tokens[$0].folded)
            }
            if isDenied { return true }
            if analyzed.children(of: at).contains(where: { clauses.has(.unreal, analyzed.tokens[$0].folded) }) {
                return false
            }
            at = Int(analyzed.words[at].head)
            guard at >= 0 else { return false }
        }
        return false
    }

    /// "Will be met with fire if it threatens us".
    private func isConditional(_ slot: Slot) -> Bool {
        let analyzed = story.reports[slot.node.report].analyzed
        var at = Int(analyzed.words[slot.noun].head)
        for _ in 0..<Self.climb where at >= 0 {
            if analyzed.children(of: at).contains(where: { clauses.has(.unreal, analyzed.tokens[$0].folded) }) {
                return true
            }
            at = Int(analyzed.words[at].head)
        }
        return false
    }

    private static let climb = 3

    // MARK: Objects of one statement

    private func others(_ slots: [Slot]) -> [DifferenceDraft] {
        let byActor = Dictionary(grouping: slots, by: { $0.node.speakers.first.map(table.actor) ?? -1 })
        return byActor.sorted { $0.key < $1.key }.compactMap { actor, slots in actor >= 0 ? draft(actor, slots) : nil }
    }

    /// A statement that denies an intention against the speaker's own party, where the other readings of the utterance
    /// name no such object.
    private func own(_ group: StatementGroup, _ told: [DifferenceDraft]) -> DifferenceDraft? {
        guard let actor = group.speakers.first.map(table.actor), table.participants[actor].kind == .party else {
            return nil
        }
        let slots = group.nodes.map { node in (node, self.slots(of: node)) }
        let wrong = slots.filter { node, objects in
            isDenied(node) && objects.contains { $0.object == actor }
                && objects.allSatisfy { $0.object == actor && !isConditional($0) }
        }.map(\.0)
        let usual = slots.filter { node, objects in
            objects.isEmpty && !wrong.contains { $0.report == node.report && $0.index == node.index }
                && wrong.contains { vectorsAgree($0, node) }
        }.map(\.0)
        let isTold = told.contains { draft in
            draft.sides.contains { side in
                side.passages.contains { passage in
                    wrong.contains { $0.report == passage.report && $0.statement.span == passage.span }
                }
            }
        }
        guard let first = wrong.first, let other = usual.first, !isTold,
            story.origins(of: usual.map(\.report)) >= 2, Set(wrong.map(\.report)).count == 1
        else { return nil }
        return DifferenceDraft(
            kind: .error, severity: .high,
            about: "Object of what \(table.participants[actor].name) said: itself or others",
            sides: [
                .init(value: text(first), passages: wrong.map { ($0.report, $0.statement.span) }),
                .init(value: text(other), passages: usual.map { ($0.report, $0.statement.span) }),
            ])
    }

    private func text(_ node: StatementNode) -> String {
        DifferenceDraft.headline(story.reports[node.report].report.text.string(node.statement.span))
    }

    private func isDenied(_ node: StatementNode) -> Bool {
        let tokens = story.reports[node.report].analyzed.tokens
        return node.tokens.contains { Negation.words.contains(tokens[$0].folded) }
    }

    /// As `isDenied`, "nobody" and "without" too.
    private func isDeniedAnywhere(_ node: StatementNode) -> Bool {
        let tokens = story.reports[node.report].analyzed.tokens
        return node.tokens.contains { Negation.anywhere.contains(tokens[$0].folded) }
    }

    /// Aligned readings share at least a word of what is meant.
    private func vectorsAgree(_ left: StatementNode, _ right: StatementNode) -> Bool {
        let known = Set(left.meaning.terms)
        return right.meaning.terms.contains { known.contains($0) }
    }

    /// The statements of one actor in which he is his own object, against those alike with another object.
    private func draft(_ actor: Int, _ slots: [Slot]) -> DifferenceDraft? {
        let reflexive = slots.filter { $0.object == actor }
        let usual = slots.filter { other in other.object != actor && reflexive.contains { alike($0.node, other.node) } }
        guard let own = reflexive.first, !usual.isEmpty else { return nil }
        let found = Dictionary(grouping: usual, by: { $0.object }).max {
            ($0.value.count, $1.key) < ($1.value.count, $0.key)
        }
        guard let object = found, object.value.count >= Set(reflexive.map(\.node.statement.sentence)).count else {
            return nil
        }
        let wrong = reflexive.filter { one in object.value.contains { alike(one.node, $0.node) } }
        return DifferenceDraft(
            kind: .error, severity: .high,
            about:
                "Object of what \(table.participants[actor].name) said: \(table.participants[own.object].name) or \(table.participants[object.key].name)",
            sides: [side(own.object, wrong), side(object.key, object.value)])
    }

    /// Much the same words, the objects aside.
    private func alike(_ left: StatementNode, _ right: StatementNode) -> Bool {
        left.vector.cosine(right.vector) >= 0.22
    }

    private func side(_ object: Int, _ slots: [Slot]) -> DifferenceDraft.Side {
        .init(value: table.participants[object].name, passages: slots.map { ($0.node.report, $0.node.statement.span) })
    }

    /// The object of a verb, or what the object belongs to: "cut off the water of Orvenia".
    private func isObject(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        guard analyzed.words[token].head >= 0 else { return false }
        let head = Int(analyzed.words[token].head)
        switch analyzed.words[token].relation {
        case .obj: return true
        case .nmod, .nmodPoss: return analyzed.words[head].relation == .obj && analyzed.words[head].head >= 0
        default: return false
        }
    }

    /// The parties and places that are objects of a verb in the statement.
    private func slots(of node: StatementNode) -> [Slot] {
        let annotated = story.reports[node.report]
        return annotated.names.compactMap { name in
            guard node.statement.span.contains(name.span), name.entity >= 0, !name.isDemonym,
                let participant = table.participant(node.report, name.entity)
            else { return nil }
            guard table.participants[participant].kind == .party else { return nil }
            let head =
                name.tokens.first { !name.tokens.contains(Int(annotated.analyzed.words[$0].head)) } ?? name.tokens
                .upperBound - 1
            guard isObject(head, annotated.analyzed) else { return nil }
            let isOwner = annotated.analyzed.words[head].relation != .obj
            return Slot(
                node: node, object: participant, span: name.span,
                noun: isOwner ? Int(annotated.analyzed.words[head].head) : head)
        }
    }
}
