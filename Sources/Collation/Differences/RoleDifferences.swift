import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Parts in what happened that one person cannot have at once: the mastermind of a scheme or its middle man.
///
/// A part is somebody's by a copula or an apposition, or as the noun right before the name; no report may give both.
struct RoleDifferences {
    let story: Story
    let table: ParticipantTable
    let reader: ClauseReader
    let roles: ExclusiveModifiers
    let days: ReportDays

    private struct Use: TwoWayUse {
        let report: Int
        let sentence: Int
        let member: Int32
        var isFirst: Bool
        let words: TextSpan
    }

    private struct Key: Hashable, Comparable {
        let person: Int
        let set: Int32

        static func < (left: Key, right: Key) -> Bool { (left.person, left.set) < (right.person, right.set) }
    }

    func drafts() -> [DifferenceDraft] {
        var uses: [Key: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &uses) }
        let opposed = OpposedSides<Use>(story: story) { days.areNear([$0.report], [$1.report]) }
        return uses.sorted { $0.key < $1.key }.compactMap { key, uses in
            // Against the part that is told first stands the first other one.
            guard let first = uses.first, let other = uses.first(where: { $0.member != first.member }) else {
                return nil
            }
            let parted = uses.filter { $0.member == first.member || $0.member == other.member }.map { use in
                var use = use
                use.isFirst = use.member == first.member
                return use
            }
            return opposed.sides(parted).map { draft(key, $0.first, $0.second) }
        }
    }

    private func draft(_ key: Key, _ first: [Use], _ second: [Use]) -> DifferenceDraft {
        DifferenceDraft(
            kind: .conflict, severity: .medium,
            about: "Which part \(table.participants[key.person].name) had (\(roles.names[Int(key.set)]))",
            sides: [first, second].map { side in
                .init(
                    value: story.reports[side[0].report].report.text.string(side[0].words),
                    passages: side.map { story.place($0.report, sentence: $0.sentence) })
            })
    }

    private func collect(_ report: Int, into uses: inout [Key: [Use]]) {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        for (index, sentence) in analyzed.sentences.enumerated()
        where annotated.blockKind(ofSentence: index) == .paragraph {
            for token in sentence.tokens {
                guard let found = roles.members(analyzed.tokens, at: token, limit: sentence.tokens.upperBound),
                    let person = person(with: token..<found.end, report, analyzed)
                else { continue }
                for member in found.members {
                    uses[Key(person: person, set: member.set), default: []].append(
                        Use(
                            report: report, sentence: index, member: member.member, isFirst: false,
                            words: analyzed.span(token..<found.end)))
                }
            }
        }
    }

    /// The one person who has a part, by the tree: of a predicate its subject, of an apposition what it stands beside,
    /// of a noun before a name that name. Nil for a part that is denied, that may be, or that was another's before.
    private func person(with words: Range<Int>, _ report: Int, _ analyzed: AnalyzedText) -> Int? {
        guard let noun = words.last(where: { !words.contains(Int(analyzed.words[$0].head)) }),
            analyzed.words[noun].tag == .noun || analyzed.words[noun].tag == .propn
        else { return nil }
        let children = analyzed.children(of: noun)
        let isQualified = children.contains { child in
            let folded = analyzed.tokens[child].folded
            return Negation.ofVerbs.contains(folded) || Self.qualifying.contains(folded)
                || analyzed.words[child].penn == .md || analyzed.words[child].relation == .nmodPoss
        }
        guard !isQualified else { return nil }
        let isPredicate = children.contains { analyzed.words[$0].relation == .cop }
        let owner: Int?
        if isPredicate {
            owner = reader.isFact(noun, analyzed) ? reader.subject(noun, analyzed) : nil
        } else if let name = children.first(where: { analyzed.words[$0].relation == .appos }) {
            owner = name
        } else {
            let isBeside = [.appos, .compound, .flat].contains(analyzed.words[noun].relation)
            owner = isBeside ? Int(analyzed.words[noun].head) : nil
        }
        guard let owner, owner >= 0 else { return nil }
        let people = reader.named(report, head: owner).map { Int($0) - 1 }.filter {
            table.participants[$0].kind == .person
        }
        return people.count == 1 ? people[0] : nil
    }

    private static let qualifying = WordSet(["former", "alleged", "suspected", "potential", "future", "next", "no"])
}
