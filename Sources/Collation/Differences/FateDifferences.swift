import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One person told as dead by one report and as alive by another: "Captain Reeve survived", "Captain Reeve was among
/// the dead".
///
/// What a later report tells of somebody who was told alive before may have happened since, which the wording says.
struct FateDifferences {
    let story: Story
    let table: ParticipantTable
    let concepts: ConceptLexicon
    let reader: ClauseReader
    let days: ReportDays

    private struct Use: TwoWayUse {
        let report: Int
        let sentence: Int
        /// Whether it tells of a death.
        let isFirst: Bool
    }

    func drafts() -> [DifferenceDraft] {
        var uses: [Int: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &uses) }
        let opposed = OpposedSides<Use>(story: story) { days.areNear([$0.report], [$1.report]) }
        return uses.sorted { $0.key < $1.key }.compactMap { person, uses in
            opposed.sides(uses).map { draft(person, dead: $0.first, alive: $0.second) }
        }
    }

    private func draft(_ person: Int, dead: [Use], alive: [Use]) -> DifferenceDraft {
        let isLater = days.areLater([alive.map(\.report), dead.map(\.report)])
        return DifferenceDraft(
            kind: isLater ? .tension : .conflict, severity: isLater ? .medium : .high,
            about: "Whether \(table.participants[person].name) is alive"
                + (isLater ? " (the death is told in the later report)" : ""),
            sides: [("dead", dead), ("alive", alive)].map { value, side in
                .init(
                    value: value,
                    passages: side.map { story.place($0.report, sentence: $0.sentence) })
            })
    }

    private func collect(_ report: Int, into uses: inout [Int: [Use]]) {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        for token in analyzed.tokens.indices {
            let isDeath = concepts.concept(of: analyzed.tokens[token]) == Self.killed
            guard isDeath || reader.lexicon.has(.alive, analyzed.tokens[token].folded) else { continue }
            let sentence = analyzed.sentence(ofToken: token)
            guard annotated.blockKind(ofSentence: sentence) == .paragraph, reader.isFact(token, analyzed),
                let subject = sufferer(token, isDeath: isDeath, analyzed),
                let person = person(report, subject),
                !analyzed.children(of: subject).contains(where: { analyzed.words[$0].relation == .conj })
            else { continue }
            let isDenied = analyzed.children(of: token).contains {
                Negation.ofVerbs.contains(analyzed.tokens[$0].folded)
            }
            uses[person, default: []].append(Use(report: report, sentence: sentence, isFirst: isDeath != isDenied))
        }
    }

    /// The one person that a noun names, itself or by the name that belongs to it ("the captain, Hanna Olvik").
    private func person(_ report: Int, _ noun: Int) -> Int? {
        let people = reader.named(report, head: noun).map { Int($0) - 1 }.filter {
            table.participants[$0].kind == .person
        }
        return people.count == 1 ? people.first : nil
    }

    private static let killed = ConceptLexicon.key("killed")

    /// Whom it befell: the subject of "died", "survived" and "is dead", of a killing its object or passive subject; nil
    /// for a noun that is not the predicate, for what may be or was survived by others.
    private func sufferer(_ token: Int, isDeath: Bool, _ analyzed: AnalyzedText) -> Int? {
        let children = analyzed.children(of: token)
        func has(_ relations: Set<Relation>) -> Bool {
            children.contains { relations.contains(analyzed.words[$0].relation) }
        }
        guard !children.contains(where: { analyzed.words[$0].penn == .md }) else { return nil }
        switch analyzed.words[token].tag {
        case .verb:
            let isPassive = has([.auxPass, .nsubjPass])
            // "Survived by his wife" tells of a death, not of a life.
            if !isDeath, isPassive { return nil }
            if isDeath, let object = children.first(where: { analyzed.words[$0].relation == .obj }) { return object }
            guard has([.nsubj, .nsubjPass]) else { return nil }
            return reader.subject(token, analyzed)
        case .adj, .noun:
            let isPredicate = has([.cop]) || analyzed.words[token].relation == .xcomp
            return isPredicate ? reader.subject(token, analyzed) : nil
        default: return nil
        }
    }
}
