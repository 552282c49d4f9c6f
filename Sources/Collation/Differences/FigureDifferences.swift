import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Figures of one quantity that cannot all be true.
///
/// Serious are those whose sentences count the same thing of the same owner by the same verb (`FigureSlotReader`).
struct FigureDifferences {
    let story: Story
    let days: ReportDays
    let slots: FigureSlotReader

    /// - Parameter told: passages of differences that are told already.
    func drafts(_ groups: [FigureGroup], told: [(report: Int, span: TextSpan)]) -> [DifferenceDraft] {
        let known = Set(told.map { $0.report << 32 + $0.span.start })
        return (groups.compactMap { draft($0) } + joined(groups).compactMap { draft($0) }).filter { draft in
            let sides = draft.sides.filter { $0.passages.contains { known.contains($0.report << 32 + $0.span.start) } }
            return sides.count < 2
        }
    }

    /// Pairs of groups whose sentences are unlike but which count the same thing of the same owner by the same verb.
    private func joined(_ groups: [FigureGroup]) -> [FigureGroup] {
        let byUnit = Dictionary(
            grouping: groups.indices,
            by: { index -> String in
                let mention = groups[index].nodes[0].mention
                return "\(mention.role.rawValue) \(mention.per ?? "") \(slots.unit(mention))"
            })
        return byUnit.sorted { $0.key < $1.key }.flatMap { _, members -> [FigureGroup] in
            guard members.count >= 2, members.count <= Self.mostGroups else { return [] }
            return members.enumerated().flatMap { position, left in
                members[(position + 1)...].compactMap { right in
                    let (one, other) = (groups[left].nodes[0], groups[right].nodes[0])
                    guard one.report != other.report, one.mention.role == .quantity,
                        !Self.agree(one.mention, other.mention), one.mayCountSame(other)
                    else { return nil }
                    let isNear = isNearEnough(one, other)
                    guard isNear || mayBeFar(one, other) else { return nil }
                    let (own, its) = (slots.slots(one), slots.slots(other))
                    let match = slots.match(own, its)
                    guard
                        isNear && (match > .none || isOneCount(one, other) && !slots.contradict(own, its))
                            || isFarCount(one, other, match)
                    else { return nil }
                    return FigureGroup(nodes: groups[left].nodes + groups[right].nodes)
                }
            }
        }
    }

    /// A unit of more groups than these is counted of too many things.
    private static let mostGroups = 24

    private func isNearEnough(_ left: FigureNode, _ right: FigureNode) -> Bool {
        let (low, high) = (min(left.mention.low, right.mention.low), max(left.mention.high, right.mention.high))
        return low > 1 && Self.mayBeOne(low, high)
    }

    private func draft(_ group: FigureGroup) -> DifferenceDraft? {
        // Two prints of one text that give two numbers differ as much as two texts.
        var sides: [[FigureNode]] = []
        for node in group.nodes
        where sides.count <= 12 && node.mention.role != .age
            && !FigureParts.isPart(node.mention, story.reports[node.report])
        {
            if let side = sides.firstIndex(where: { $0.allSatisfy { Self.agree($0.mention, node.mention) } }) {
                sides[side].append(node)
            } else {
                sides.append([node])
            }
        }
        guard sides.count >= 2, let (compared, match) = compared(sides) else { return nil }
        sides = compared
        sides.sort { $0[0].mention.low < $1[0].mention.low }
        let isLater = days.areLater(sides.map { $0.map(\.report) })
        let isSerious = match == .sure && !isLater && !isNear(sides)
        return DifferenceDraft(
            kind: .conflict, severity: isSerious ? .high : .medium,
            about: "How many or how much: \(group.what)"
                + (isLater ? " (the higher number is in the later report)" : ""),
            sides: sides.map { side in
                .init(
                    value: story.reports[side[0].report].report.text.string(side[0].mention.span),
                    passages: side.map { ($0.report, $0.mention.span) })
            })
    }

    /// Whether all values are measured, not counted, and lie within a sixth of each other: eight or nearly nine hours.
    private func isNear(_ sides: [[FigureNode]]) -> Bool {
        guard sides[0][0].mention.role == .duration || Self.moving.contains(sides[0][0].mention.unit) else {
            return false
        }
        let values = sides.flatMap { $0.map(\.mention.low) }
        guard let low = values.min(), let high = values.max() else { return false }
        return low > 0 && high <= low * 1.17
    }

    /// The side that most origins tell with those that tell of the same quantity in like sentences, and how sure that
    /// is; nil when none does. Reports that have the values of both sides tell of two quantities.
    private func compared(_ sides: [[FigureNode]]) -> (sides: [[FigureNode]], match: FigureMatch)? {
        let origins = sides.map { story.origins(of: $0.map(\.report)) }
        let order = sides.indices.sorted { (origins[$1], $0) < (origins[$0], $1) }
        for anchor in order.prefix(3) {
            var result = [sides[anchor]]
            var least = FigureMatch.sure
            for side in order where side != anchor {
                let match = match(sides[anchor], sides[side])
                guard match > .none, days.areNear(sides[anchor].map(\.report), sides[side].map(\.report)),
                    !hasBoth(sides[anchor], sides[side]), !hasBoth(sides[side], sides[anchor])
                else { continue }
                result.append(sides[side])
                least = min(least, match)
            }
            if result.count >= 2, Set(result.flatMap { $0.map(\.report) }).count >= 2 { return (result, least) }
        }
        return nil
    }

    private func match(_ left: [FigureNode], _ right: [FigureNode]) -> FigureMatch {
        var best = FigureMatch.none
        let others = right.prefix(12).map { ($0, slots.slots($0)) }
        for one in left.prefix(12) {
            let own = slots.slots(one)
            for (other, its) in others {
                let match = slots.match(own, its)
                // The same bid of the same firm is one, in whatever sentences.
                if isLike(one, other) || match > .none && isOneThing(one, other) { best = max(best, match) }
                if isCountOf(one, other, match) || isOneLength(one, other) || isOneMove(one, other, match)
                    || isFarCount(one, other, match)
                    || (isOneCount(one, other) || isOneFate(one, other)) && !slots.contradict(own, its)
                {
                    best = max(best, .likely)
                }
            }
        }
        return best
    }

    /// Counted things in like sentences; shares and amounts of money move from day to day and differ from place to
    /// place, so that more must be alike and the days known.
    private func isLike(_ left: FigureNode, _ right: FigureNode) -> Bool {
        let (low, high) = (min(left.mention.low, right.mention.low), max(left.mention.high, right.mention.high))
        guard Self.mayBeOne(low, high) else { return false }
        let cosine = left.vector.cosine(right.vector)
        guard Self.moving.contains(left.mention.unit) else { return cosine >= 0.2 }
        return cosine >= 0.35 && days.day(left.report) != nil && days.day(left.report) == days.day(right.report)
    }

    /// Counts, near each other, of what the slots show to be one, in sentences that need not be alike.
    private func isCountOf(_ left: FigureNode, _ right: FigureNode, _ match: FigureMatch) -> Bool {
        guard match > .none, !Self.moving.contains(left.mention.unit), isNearEnough(left, right) else { return false }
        return match == .sure || left.vector.cosine(right.vector) >= 0.08
    }

    /// Counts however far apart, each the only one of its report, of what the slots show to be one and in like
    /// sentences: "more than 15 million clients lost data", "fewer than 400,000 clients lost data".
    private func isFarCount(_ left: FigureNode, _ right: FigureNode, _ match: FigureMatch) -> Bool {
        match == .sure && mayBeFar(left, right) && left.vector.cosine(right.vector) >= Self.farLikeness
            && isOnly(left) && isOnly(right)
    }

    private func mayBeFar(_ left: FigureNode, _ right: FigureNode) -> Bool {
        left.mention.role == .quantity && left.mention.fate == nil && right.mention.fate == nil
            && left.headStem != 0 && left.headStem == right.headStem && !Self.moving.contains(left.mention.unit)
            && min(left.mention.low, right.mention.low) >= Self.leastOfOwn
    }

    private static let farLikeness: Float = 0.12

    /// Counts of those whom one thing befell, each the only one of its report: 42 and 18 in critical condition.
    private func isOneFate(_ left: FigureNode, _ right: FigureNode) -> Bool {
        guard let fate = left.mention.fate, fate == right.mention.fate, isNearEnough(left, right) else { return false }
        return [left, right].allSatisfy { node in
            counts(node.report).allSatisfy { $0.fate != fate || Self.agree($0, node.mention) }
        } && left.vector.cosine(right.vector) >= Self.fateLikeness
    }

    private static let fateLikeness: Float = 0.08

    /// Shares by which one thing moved, by one verb, on one named day: "fell 4.3 percent" and "fell 1.5 percent".
    private func isOneMove(_ left: FigureNode, _ right: FigureNode, _ match: FigureMatch) -> Bool {
        guard match == .sure, Self.shares.contains(left.mention.unit), isNearEnough(left, right),
            let day = days.day(left.report), let other = days.day(right.report)
        else { return false }
        return day == other
    }

    private static let shares: Set<String> = ["percent", "point", "basis point"]

    /// Counts of what is called the same in like sentences, each the only one of its report: "five rescue units".
    private func isOneCount(_ left: FigureNode, _ right: FigureNode) -> Bool {
        let (low, high) = (min(left.mention.low, right.mention.low), max(left.mention.high, right.mention.high))
        return left.mention.role == .quantity && right.mention.role == .quantity && left.headStem != 0
            && left.headStem == right.headStem && !Self.moving.contains(left.mention.unit)
            && left.mention.unit == right.mention.unit && left.mention.per == right.mention.per
            && low > 1 && high <= 2 * low && isOnly(left) && isOnly(right)
            && (isOwnThing(left) && isOwnThing(right) || left.vector.cosine(right.vector) >= Self.countLikeness)
    }

    private static let countLikeness: Float = 0.3

    /// Whether a number counts a thing of its own, early in its report: passengers, not people or miles.
    private func isOwnThing(_ node: FigureNode) -> Bool {
        guard let head = node.mention.head, node.mention.low == node.mention.low.rounded(),
            node.mention.low >= Self.leastOfOwn,
            node.mention.sentence < Self.sentences
        else { return false }
        let folded = story.reports[node.report].analyzed.tokens[head].folded
        return !slots.reader.lexicon.has(.people, folded) && !slots.reader.lexicon.has(.period, folded)
            && !slots.reader.lexicon.has(.measure, WordHash.folded(node.mention.unit))
    }

    /// Smaller numbers mostly are of a part.
    private static let leastOfOwn = 20.0
    /// A number behind these sentences seldom is of the happening itself.
    private static let sentences = 14

    /// Whether a report counts no other number of the kind.
    private func isOnly(_ node: FigureNode) -> Bool {
        counts(node.report).allSatisfy { $0.unit != node.mention.unit || Self.agree($0, node.mention) }
    }

    /// The figures of a report that are no part of another.
    private func counts(_ report: Int) -> some Sequence<FigureMention> {
        let annotated = story.reports[report]
        return annotated.figures.lazy.filter { !FigureParts.isPart($0, annotated) }
    }

    /// Lengths of what is called the same and is one in every story: "the talks".
    private func isOneLength(_ left: FigureNode, _ right: FigureNode) -> Bool {
        left.mention.role == .duration && left.mention.what == right.mention.what
            && left.mention.what.contains(" the ") && isNearEnough(left, right)
    }

    /// Amounts of a thing of its own, not of a price or a share that moves from day to day.
    private func isOneThing(_ left: FigureNode, _ right: FigureNode) -> Bool {
        let (low, high) = (min(left.mention.low, right.mention.low), max(left.mention.high, right.mention.high))
        return Self.money.contains(left.mention.unit) && left.mention.per == nil && right.mention.per == nil
            && low >= 1_000_000 && Self.mayBeOne(low, high)
    }

    private static let money: Set<String> = ["dollar", "euro", "pound", "yen", "yuan"]

    /// Whether two numbers may be of one thing: not far apart, or with a slip in one of them.
    private static func mayBeOne(_ low: Double, _ high: Double) -> Bool {
        high <= low * mostTimes || SlippedDigits.differ(low, high)
    }

    /// Numbers further apart are of two things.
    private static let mostTimes = 4.0
    private static let moving: Set<String> = [
        "percent", "point", "basis point", "dollar", "euro", "pound", "yen", "yuan",
    ]

    /// Whether a report of one side gives the value of the other, too.
    private func hasBoth(_ left: [FigureNode], _ right: [FigureNode]) -> Bool {
        left.prefix(12).contains { one in
            story.reports[one.report].figures.contains { figure in
                figure.unit == one.mention.unit && !Self.agree(figure, one.mention)
                    && right.contains { Self.agree($0.mention, figure) }
            }
        }
    }

    /// Whether two figures may be the same quantity: their ranges meet when approximations and bounds are respected.
    static func agree(_ left: FigureMention, _ right: FigureMention) -> Bool {
        let (a, b) = (range(left), range(right))
        return a.low <= b.high && b.low <= a.high
    }

    /// The values that a figure may stand for.
    static func range(_ mention: FigureMention) -> (low: Double, high: Double) {
        switch mention.bound {
        case .exact: (mention.low, mention.high)
        case .about: (mention.low * 0.9, mention.high * 1.1)
        // "Nearly nine" is more than eight.
        case .under: (max(mention.low * 0.8, mention.low <= 20 ? mention.low - 0.9 : 0), mention.high)
        case .over: (mention.low, mention.high * 1.35)
        }
    }
}
