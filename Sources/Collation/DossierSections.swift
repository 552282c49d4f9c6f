import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Turns the groups that collation found into the dossier's items.
struct DossierSections {
    let story: Story
    let evidence: EvidenceMaker
    let table: ParticipantTable

    private func id(_ participant: Int) -> String { "p\(participant + 1)" }

    // MARK: Participants

    func participants() -> [Participant] {
        table.participants.indices.map { index in
            let known = table.participants[index]
            let side = table.side(of: index).flatMap { $0 == index ? nil : id($0) }
            let forms = forms(known)
            return Participant(
                id: id(index), kind: Participant.Kind(rawValue: known.kind.rawValue) ?? .organisation, name: known.name,
                side: side, roles: roles(known), forms: forms, why: reasons(known, forms))
        }
    }

    private func forms(_ known: StoryParticipant) -> [Participant.Form] {
        var order: [String] = []
        var passages: [String: [(report: Int, span: TextSpan)]] = [:]
        for member in known.members {
            let annotated = story.reports[member.report]
            for mention in annotated.entities[member.entity].mentions {
                let span = annotated.names[mention].span
                let text = annotated.report.text.string(span)
                if passages[text] == nil { order.append(text) }
                passages[text, default: []].append((member.report, span))
            }
        }
        return order.map { Participant.Form(text: $0, evidence: evidence.evidence(passages[$0] ?? [])) }
            .sorted {
                $0.evidence.count == $1.evidence.count ? $0.text < $1.text : $0.evidence.count > $1.evidence.count
            }
    }

    /// Why each form unlike the name belongs to it: the reason of the merge that brought it, else the report that has
    /// it beside the name.
    private func reasons(_ known: StoryParticipant, _ forms: [Participant.Form]) -> [Participant.Merge]? {
        var entityName: [String: String] = [:]
        for member in known.members {
            let annotated = story.reports[member.report]
            let entity = annotated.entities[member.entity]
            for mention in entity.mentions {
                let text = annotated.report.text.string(annotated.names[mention].span)
                if entityName[text] == nil || known.reasons[text] != nil { entityName[text] = entity.name }
            }
        }
        let merges = forms.filter { $0.text != known.name }.compactMap { form -> Participant.Merge? in
            if let reason = known.reasons[form.text] { return .init(form: form.text, reason: reason) }
            guard let name = entityName[form.text] else { return nil }
            if let reason = known.reasons[name], name != form.text {
                return .init(form: form.text, reason: "stands for \(name) in its report; of that: \(reason)")
            }
            return .init(form: form.text, reason: "stands for \(name) in its report")
        }
        return merges.isEmpty ? nil : merges
    }

    private func roles(_ known: StoryParticipant) -> [Participant.Role] {
        var order: [String] = []
        var passages: [String: [(report: Int, span: TextSpan)]] = [:]
        for member in known.members {
            let annotated = story.reports[member.report]
            for span in annotated.entities[member.entity].roles {
                let text = annotated.report.text.string(span)
                if passages[text] == nil { order.append(text) }
                passages[text, default: []].append((member.report, span))
            }
        }
        return order.map { Participant.Role(text: $0, evidence: evidence.evidence(passages[$0] ?? [])) }
    }

    // MARK: Quotations

    func quotations(_ groups: [StatementGroup], unnamed: UnnamedParticipants) -> [Quotation] {
        let sorted = groups.sorted { Self.order($0) < Self.order($1) }
        return sorted.enumerated().compactMap { number, group in
            let readings = group.nodes.sorted { Self.fullness($0) > Self.fullness($1) }.compactMap { reading($0) }
            guard let first = readings.first else { return nil }
            return Quotation(
                id: "q\(number + 1)",
                speakers: group.speakers.isEmpty
                    ? unnamed.id(of: group).map { [$0] } ?? [] : group.speakers.prefix(1).map(id),
                gist: first.evidence.text, readings: readings)
        }
    }

    /// What more reports carry comes first, then the order of the text.
    private static func order(_ group: StatementGroup) -> (Int, Int, Int) {
        let first = group.nodes[0]
        return (-Set(group.nodes.map(\.report)).count, first.report, first.statement.span.start)
    }

    /// Whole clauses in marks before all else, then what says most, earlier reports first.
    private static func fullness(_ node: StatementNode) -> (Int, Int, Int, Int) {
        let terms = Set(node.terms).count
        let rank: Int
        switch node.statement.kind {
        case .direct, .unmarked: rank = terms >= 3 ? 2 : 1
        case .partial, .indirect: rank = 1
        case .heading: rank = 0
        }
        return (rank, terms, -node.report, -node.statement.span.start)
    }

    private func reading(_ node: StatementNode) -> Quotation.Reading? {
        guard let proof = evidence.evidence(node.report, node.statement.span) else { return nil }
        let text = story.reports[node.report].report.text
        return Quotation.Reading(
            report: evidence.id(node.report),
            kind: Quotation.Reading.Kind(rawValue: node.statement.kind.rawValue) ?? .indirect,
            cue: node.statement.cue.map { text.string($0) }, speakerText: node.statement.source.map { text.string($0) },
            marks: node.statement.marksRepaired ? .repaired : .ok, evidence: proof)
    }

    // MARK: Positions

    func positions(_ groups: [PositionGroup]) -> [Position] {
        groups.enumerated().map { index, group in
            let fullest =
                group.nodes.max {
                    $0.terms.count == $1.terms.count ? $0.report > $1.report : $0.terms.count < $1.terms.count
                } ?? group.nodes[0]
            let text = story.reports[fullest.report].report.text
            let conditional = group.nodes.first { $0.mention.condition != nil }
            let condition = conditional.flatMap { node in
                node.mention.condition.map { story.reports[node.report].report.text.string($0) }
            }
            return Position(
                id: "d\(index + 1)", actor: (group.actors + group.unnamed + group.voices(table)).map(id),
                act: Position.Act(group.act),
                target: group.targets.map(id), content: text.string(fullest.mention.content), condition: condition,
                answeredBy: group.answers.map { "d\($0 + 1)" },
                evidence: evidence.evidence(group.nodes.map { ($0.report, $0.mention.evidence) }))
        }
    }

    // MARK: Timeline and figures

    func timeline(_ groups: [DatedGroup]) -> [TimelineEntry] {
        groups.enumerated().map { index, group in
            let first = group.nodes[0]
            let fullest =
                group.nodes.min {
                    // A sentence of several dates may tell more of another than of this one.
                    if $0.isSoleDate != $1.isSoleDate { return $0.isSoleDate }
                    return $0.clause.count == $1.clause.count
                        ? $0.report < $1.report : $0.clause.count < $1.clause.count
                } ?? first
            let text = story.reports[fullest.report].report.text
            return TimelineEntry(
                id: "t\(index + 1)", date: first.date, precision: first.precision, status: status(group),
                what: text.string(fullest.clause),
                basis: first.expression.basis, evidence: evidence.evidence(group.nodes.map { ($0.report, $0.clause) }))
        }
    }

    private func status(_ group: DatedGroup) -> TimelineEntry.Status {
        var votes: [TimelineEntry.Status: Int] = [:]
        for node in group.nodes { votes[node.status, default: 0] += 1 }
        return TimelineEntry.Status.allCases.max { (votes[$0] ?? 0) < (votes[$1] ?? 0) } ?? .past
    }

    func figures(_ groups: [FigureGroup]) -> [Figure] {
        groups.sorted { Set($0.nodes.map(\.report)).count > Set($1.nodes.map(\.report)).count }.enumerated().compactMap
        { index, group in
            let readings = group.nodes.compactMap { node -> Figure.Reading? in
                guard let proof = evidence.evidence(node.report, node.mention.span) else { return nil }
                return Figure.Reading(
                    report: evidence.id(node.report), low: node.mention.low, high: node.mention.high,
                    bound: Figure.Bound(rawValue: node.mention.bound.rawValue) ?? .exact, evidence: proof)
            }
            guard !readings.isEmpty else { return nil }
            return Figure(id: "f\(index + 1)", what: group.what, unit: group.unit, readings: readings)
        }
    }
}
