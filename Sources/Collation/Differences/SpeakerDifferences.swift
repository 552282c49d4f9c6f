import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// The same words in marks given to different speakers.
struct SpeakerDifferences {
    let story: Story
    let table: ParticipantTable

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        groups.compactMap { group in
            let direct = group.nodes.filter {
                $0.statement.kind == .direct && $0.statement.namesSpeaker && $0.terms.count >= 3 && isPerson($0)
            }
            var sides: [(speakers: [Int], nodes: [StatementNode])] = []
            for node in direct {
                if let side = sides.firstIndex(where: {
                    agree($0.speakers, node.speakers) || $0.nodes.allSatisfy { $0.vector.cosine(node.vector) < 0.8 }
                }) {
                    sides[side].nodes.append(node)
                } else {
                    sides.append((node.speakers, [node]))
                }
            }
            guard sides.count >= 2, Set(direct.map(\.report)).count >= 2 else { return nil }
            // Words that name one of the speakers are those of somebody who speaks for him.
            let speakers = sides.flatMap(\.speakers)
            if direct.contains(where: { names(speakers, in: $0) }) { return nil }
            // A surname that two persons share may stand for either.
            let surnames = speakers.map(surname)
            if Set(surnames).count < surnames.count { return nil }
            let words = story.reports[direct[0].report].report.text.string(direct[0].statement.span)
            return DifferenceDraft(
                kind: .conflict, severity: .high,
                about: "Who said: “\(DifferenceDraft.headline(words))”",
                sides: sides.map { side in
                    .init(
                        value: side.speakers.map { table.participants[$0].name }.joined(separator: ", "),
                        passages: side.nodes.map { ($0.report, $0.statement.span) })
                })
        }
    }

    private func surname(_ speaker: Int) -> Substring {
        table.participants[speaker].name.split(separator: " ").last ?? ""
    }

    private func names(_ speakers: [Int], in node: StatementNode) -> Bool {
        let annotated = story.reports[node.report]
        let surnames = Set(speakers.map { WordHash.folded(surname($0)) })
        if node.tokens.contains(where: { surnames.contains(annotated.analyzed.tokens[$0].folded) }) { return true }
        return annotated.names.contains { name in
            node.statement.span.contains(name.span)
                && table.participant(node.report, name.entity).map(speakers.contains) ?? false
        }
    }

    /// Two readings count only when each names a person, so that no conclusion of ours becomes a contradiction of
    /// theirs.
    private func isPerson(_ node: StatementNode) -> Bool {
        node.speakers.count == 1 && table.participants[node.speakers[0]].kind == .person
    }

    /// A person and the party or body behind him agree.
    private func agree(_ left: [Int], _ right: [Int]) -> Bool {
        if !Set(left).isDisjoint(with: right) { return true }
        let people = (left + right).filter { table.participants[$0].kind == .person }
        guard people.count >= 2 else { return true }
        return false
    }
}
