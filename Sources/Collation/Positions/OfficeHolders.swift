import Annotation
import Language
import Prose
import Stories

/// Who acts for a state: somebody whom a report names with an office or another role in it; not its drivers, models and
/// actors, who have its nationality only.
///
/// That somebody leads or led a state by the list of leaders alone does not make his words its words: he may be a
/// candidate or have left office when the reports were written.
struct OfficeHolders {
    private let story: Story
    private let table: ParticipantTable
    private let lexicon: ActLexicon

    init(_ story: Story, table: ParticipantTable, lexicon: ActLexicon) {
        self.lexicon = lexicon
        self.story = story
        self.table = table
    }

    /// The party that a participant speaks for, or itself. O(its roles).
    func actor(_ participant: Int) -> Int {
        table.participants[participant].kind == .person && !holdsOffice(participant)
            ? participant : table.actor(participant)
    }

    private func holdsOffice(_ person: Int) -> Bool {
        var isDescribed = false
        for member in table.participants[person].members {
            let annotated = story.reports[member.report]
            let entity = annotated.entities[member.entity]
            for (index, role) in entity.roles.enumerated() {
                let isPast = isOut(annotated, annotated.analyzed.token(at: role.start), end: role.end)
                if !isPast, entity.isOffice[index] { return true }
                isDescribed = isDescribed || !isPast && speaksForOthers(annotated, role)
            }
        }
        return isDescribed
    }

    /// "spokesman", "envoy to the talks", "head of the agency"; not "driver", nor "a professor of the academy".
    private func speaksForOthers(_ annotated: AnnotatedReport, _ role: TextSpan) -> Bool {
        let analyzed = annotated.analyzed
        var token = analyzed.token(at: role.start)
        var speaks = false
        while token < analyzed.tokens.count, Int(analyzed.tokens[token].start) < role.end {
            if lexicon.isScholar(analyzed.string(token).lowercased()) { return false }
            speaks = speaks || lexicon.actsForOthers(analyzed.tokens[token])
            token += 1
        }
        return speaks
    }

    /// Whether a role, with the word before it, tells that somebody holds the office no longer or not yet.
    private func isOut(_ annotated: AnnotatedReport, _ first: Int, end: Int) -> Bool {
        let tokens = annotated.analyzed.tokens
        var token = max(0, first - 1)
        while token < tokens.count, Int(tokens[token].start) < end {
            if Self.outOfOffice.contains(tokens[token].folded) { return true }
            token += 1
        }
        return false
    }

    private static let outOfOffice = WordSet([
        "former", "ex", "candidate", "candidates", "nominee", "nominees", "hopeful", "contender",
    ])
}
