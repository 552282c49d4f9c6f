import Annotation
import DossierFormat
import Language
import Prose
import Stories

/// How a side took something: it welcomed it by one report, condemns it or still considers it by another.
///
/// A side may do both, one after the other or each in part: a tension.
struct ReactionDifferences {
    let story: Story
    let table: ParticipantTable
    let reader: ClauseReader
    let days: ReportDays
    /// Meanings that the reports open with.
    let lead: Set<UInt64>

    /// The ways to take something, in the order in which two of them are named.
    private static let ways: [ClauseLexicon.WordClass] = [.welcoming, .condemning, .pondering]

    private struct Use: TwoWayUse {
        let report: Int
        let sentence: Int
        let way: Int
        let isFirst: Bool
        /// What is welcomed or condemned.
        let matter: Set<UInt64>
        let words: Range<Int>
    }

    /// The words behind the verb that tell what is taken so.
    private static let reach = 14

    /// - Parameter told: drafts of other finders: what they tell of the same sentences needs no second one.
    func drafts(told: [DifferenceDraft]) -> [DifferenceDraft] {
        let parted = ConflictSides(story, told)
        return drafts().filter { draft in
            guard let one = draft.sides.first?.passages.first, let other = draft.sides.last?.passages.first else {
                return false
            }
            return !parted.part(one, other)
        }
    }

    private func drafts() -> [DifferenceDraft] {
        var uses: [Int: [Use]] = [:]
        for report in story.reports.indices { collect(report, into: &uses) }
        let opposed = OpposedSides<Use>(story: story) { left, right in
            !left.matter.isDisjoint(with: right.matter) && days.areNear([left.report], [right.report])
        }
        return ofOneSide(uses, opposed) + reception(uses)
    }

    /// What one side takes as good and another as bad: no contradiction, both are told.
    private func reception(_ uses: [Int: [Use]]) -> [DifferenceDraft] {
        let told = uses.sorted { $0.key < $1.key }.flatMap { side, uses in uses.map { (side: side, use: $0) } }
        let good = told.filter { $0.use.way == 0 }
        let bad = told.filter { $0.use.way == 1 }
        for left in good {
            let others = bad.filter { $0.side != left.side && meet(left.use, $0.use) }
            guard let right = others.first else { continue }
            let with = good.filter { one in one.side != right.side && others.contains { meet(one.use, $0.use) } }
            return [
                DifferenceDraft(
                    kind: .framing, severity: .medium,
                    about: "How it is received: welcomed by \(names(with.map(\.side))), condemned by "
                        + names(others.map(\.side)),
                    sides: [with, others].map { side in
                        .init(
                            value: reader.words(side[0].use.report, side[0].use.words),
                            passages: side.prefix(Self.mostOfSide).map {
                                story.place($0.use.report, sentence: $0.use.sentence)
                            })
                    })
            ]
        }
        return []
    }

    private static let mostOfSide = 6
    private static let leastShared = 2

    /// Whether two take one thing that the story is about.
    private func meet(_ left: Use, _ right: Use) -> Bool {
        let shared = left.matter.intersection(right.matter)
        return shared.count >= Self.leastShared && shared.contains { !reader.vectors.isName($0) && lead.contains($0) }
            && days.areNear([left.report], [right.report])
    }

    private func names(_ sides: [Int]) -> String {
        var seen: Set<Int> = []
        return sides.filter { seen.insert($0).inserted }.prefix(3).map { table.participants[$0].name }
            .joined(separator: ", ")
    }

    private func ofOneSide(_ uses: [Int: [Use]], _ opposed: OpposedSides<Use>) -> [DifferenceDraft] {
        uses.sorted { $0.key < $1.key }.compactMap { side, uses -> DifferenceDraft? in
            for (first, second) in [(0, 1), (0, 2), (1, 2)] {
                let two = uses.filter { $0.way == first || $0.way == second }.map { use in
                    Use(
                        report: use.report, sentence: use.sentence, way: use.way, isFirst: use.way == first,
                        matter: use.matter, words: use.words)
                }
                guard let sides = opposed.sides(two) else { continue }
                return DifferenceDraft(
                    kind: .tension, severity: .medium, about: "How \(table.participants[side].name) took it",
                    sides: opposed.shown(sides) { reader.words($0.report, $0.words) })
            }
            return nil
        }
    }

    private func collect(_ report: Int, into uses: inout [Int: [Use]]) {
        let analyzed = story.reports[report].analyzed
        for (index, tokens) in reader.readable(report) {
            for verb in tokens where analyzed.words[verb].tag == .verb {
                let folded = analyzed.tokens[verb].folded
                guard let way = Self.ways.firstIndex(where: { reader.lexicon.has($0, folded) }),
                    isTold(verb, analyzed)
                else { continue }
                let behind = verb + 1..<min(tokens.upperBound, verb + 1 + Self.reach)
                for side in sides(of: verb, report, index) {
                    let matter = Set(reader.vectors.meanings(report, behind)).filter {
                        $0 != UInt64(side) &+ 1 && reader.vectors.side(ofName: $0) != UInt64(side) &+ 1
                    }
                    uses[side, default: []].append(
                        Use(
                            report: report, sentence: index, way: way, isFirst: false, matter: matter,
                            words: max(tokens.lowerBound, verb - 4)..<behind.upperBound))
                }
            }
        }
    }

    /// A finite verb that nothing denies, supposes or wishes.
    private func isTold(_ verb: Int, _ analyzed: AnalyzedText) -> Bool {
        let children = analyzed.children(of: verb)
        let helpers = children.filter { [.aux, .auxPass].contains(analyzed.words[$0].relation) }
        guard reader.isFact(verb, analyzed), !Negation.denies(verb, in: analyzed),
            !helpers.contains(where: { analyzed.words[$0].relation == .auxPass || analyzed.words[$0].penn == .md })
        else { return false }
        return [.vbd, .vbz, .vbp].contains(analyzed.words[verb].penn) || !helpers.isEmpty
    }

    /// The parties, bodies and people that do it; of a pronoun those who are told to say it.
    private func sides(of verb: Int, _ report: Int, _ sentence: Int) -> Set<Int> {
        let analyzed = story.reports[report].analyzed
        guard let subject = reader.subject(verb, analyzed) else { return [] }
        var names = reader.terms(report, head: subject).filter(reader.vectors.isName)
        if names.isEmpty {
            for child in analyzed.children(of: subject)
            where [.compound, .nmod, .nmodPoss, .amod].contains(analyzed.words[child].relation) {
                names.formUnion(reader.terms(report, head: child).filter(reader.vectors.isName))
            }
        }
        var sides = Set(names.map { table.actor(Int($0) - 1) })
        if names.isEmpty, analyzed.words[subject].tag == .pron {
            let at = analyzed.tokens[verb].span
            let speakers = story.reports[report].statements.filter {
                $0.sentence == sentence && $0.span.contains(at)
            }.flatMap { statement -> [Int] in
                let known = statement.speakers.compactMap { table.participant(report, $0) }
                guard known.isEmpty, let source = statement.source else { return known }
                return reader.vectors.tokens(report, source).compactMap { reader.participant(report, $0) }
            }
            sides = Set(speakers.map(table.actor))
        }
        return sides.filter { !table.participants[$0].isMedia }
    }
}
