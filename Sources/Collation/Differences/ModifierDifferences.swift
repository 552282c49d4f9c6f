import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Tellings of one thing in which a noun has modifiers that exclude each other ("medium-range" and "intercontinental"
/// missiles), or one that restricts it where another telling has none.
struct ModifierDifferences {
    let story: Story
    let vectors: ContentVectors
    let modifiers: ExclusiveModifiers

    private struct Use {
        let telling: Telling
        let noun: UInt64
        /// "Missile tests" are all of them, "a missile test" is one of some kind.
        let isPlural: Bool
        /// Nil for the noun without a modifier of the set.
        let member: ExclusiveModifiers.Member?
        let span: TextSpan
    }

    /// How far a modifier stands before its noun.
    private static let reach = 4
    /// Sentences of one happening less alike may tell of two things: every missile has a range.
    private static let likeness: Float = 0.45

    func drafts(_ groups: [TellingGroup]) -> [DifferenceDraft] {
        groups.flatMap { group -> [DifferenceDraft] in
            guard story.origins(of: group.tellings.map(\.report)) >= 2 else { return [] }
            let tellings = Array(group.tellings.prefix(60))
            let all = tellings.flatMap { uses($0) }
            let byNoun = Dictionary(
                grouping: all,
                by: { use in
                    Key(noun: use.noun, set: use.member?.set ?? 0)
                })
            return byNoun.sorted { ($0.key.set, $0.key.noun) < ($1.key.set, $1.key.noun) }.compactMap { key, uses in
                draft(uses, bare: bare(key, tellings, all), group)
            }
        }
    }

    private struct Key: Hashable {
        let noun: UInt64
        let set: Int32
    }

    private func draft(_ uses: [Use], bare: [Use], _ group: TellingGroup) -> DifferenceDraft? {
        var byMember: [Int32: [Use]] = [:]
        for use in uses { byMember[use.member?.member ?? -1, default: []].append(use) }
        guard let set = uses.first?.member?.set else { return nil }
        let reports = byMember.mapValues { Set($0.map(\.telling.report)) }
        let members = byMember.keys.sorted()
        // A report that has both tells of two things.
        let apart = members.allSatisfy { one in
            members.allSatisfy { one == $0 || (reports[one] ?? []).isDisjoint(with: reports[$0] ?? []) }
        }
        guard apart else { return nil }
        var sides = members.compactMap { byMember[$0] }
        let isExclusive = sides.count >= 2
        if !group.isUtterance, isExclusive, !areAlike(sides[0], sides[1]) { return nil }
        if modifiers.restricts[Int(set)], group.isUtterance, uses.allSatisfy(\.isPlural), !bare.isEmpty {
            sides.append(bare)
        }
        guard sides.count >= 2, story.origins(of: sides.flatMap { $0.map(\.telling.report) }) >= 2 else { return nil }
        return DifferenceDraft(
            kind: isExclusive ? .conflict : .strength,
            severity: isExclusive && group.isUtterance ? .high : .medium,
            about: "Which is meant (\(modifiers.names[Int(set)])): “\(text(sides[0][0]))” or “\(text(sides[1][0]))”",
            sides: sides.map { side in
                .init(value: text(side[0]), passages: side.map { ($0.telling.report, $0.telling.span) })
            })
    }

    private func areAlike(_ left: [Use], _ right: [Use]) -> Bool {
        let (own, its) = (left.prefix(Self.mostCompared).map(vector), right.prefix(Self.mostCompared).map(vector))
        return own.contains { one in its.contains { one.cosine($0) >= Self.likeness } }
    }

    private static let mostCompared = 8

    private func vector(_ use: Use) -> TermVector { vectors.meaningVector(use.telling.report, use.telling.tokens) }

    private func text(_ use: Use) -> String { story.reports[use.telling.report].report.text.string(use.span) }

    /// Every noun of a telling that has a modifier of a set before it.
    private func uses(_ telling: Telling) -> [Use] {
        let analyzed = story.reports[telling.report].analyzed
        var result: [Use] = []
        var token = telling.tokens.lowerBound
        while token < telling.tokens.upperBound {
            guard let found = modifiers.members(analyzed.tokens, at: token, limit: telling.tokens.upperBound),
                let noun = noun(from: found.end, telling, analyzed)
            else {
                token += 1
                continue
            }
            for member in found.members {
                result.append(
                    Use(
                        telling: telling, noun: vectors.meaning(telling.report, noun),
                        isPlural: analyzed.words[noun].penn == .nns, member: member,
                        span: analyzed.span(token..<(noun + 1))))
            }
            token = found.end
        }
        return result
    }

    /// The noun at the end of the noun phrase that goes on at a token.
    private func noun(from start: Int, _ telling: Telling, _ analyzed: AnalyzedText) -> Int? {
        var found: Int?
        for token in start..<min(telling.tokens.upperBound, start + Self.reach) {
            switch analyzed.words[token].tag {
            case .noun where vectors.meaning(telling.report, token) != 0: found = token
            case .adj, .noun: continue
            default: return found
            }
            // The first noun that is no part of a compound ends it, but what is counted may follow: "missile tests".
            if token + 1 < analyzed.words.count, analyzed.words[token].relation != .compound { return found }
        }
        return found
    }

    /// Tellings by reports that have the noun without a modifier of any set.
    private func bare(_ key: Key, _ tellings: [Telling], _ uses: [Use]) -> [Use] {
        let known = Set(uses.filter { $0.noun == key.noun }.map(\.telling.report))
        return tellings.filter { !known.contains($0.report) }.compactMap { telling in
            let analyzed = story.reports[telling.report].analyzed
            guard
                let noun = telling.tokens.first(where: {
                    analyzed.words[$0].penn == .nns && vectors.meaning(telling.report, $0) == key.noun
                })
            else { return nil }
            let start = noun > telling.tokens.lowerBound ? noun - 1 : noun
            return Use(
                telling: telling, noun: key.noun, isPlural: true, member: nil, span: analyzed.span(start..<(noun + 1)))
        }
    }
}
