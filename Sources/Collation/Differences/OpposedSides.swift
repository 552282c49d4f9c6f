import Stories

/// A place where a report tells something in one of two ways.
protocol TwoWayUse {
    var report: Int { get }
    var sentence: Int { get }
    var isFirst: Bool { get }
    /// Whether it stands in what somebody says, not in the report's own words.
    var isSaid: Bool { get }
}

extension TwoWayUse {
    var isSaid: Bool { false }
}

/// The step that finders of opposed tellings share: of uses of one verb or noun the two sides that tell of one thing in
/// two ways.
struct OpposedSides<Use: TwoWayUse> {
    let story: Story
    /// Whether two uses of different ways tell of one thing.
    let areOne: (Use, Use) -> Bool
    /// Whether two uses may be of one thing, by which the rest of the sides is collected and a report that tells both
    /// is known.
    let mayBeOne: (Use, Use) -> Bool

    /// - Parameter mayBeOne: `areOne` when nil.
    init(
        story: Story, mayBeOne: ((Use, Use) -> Bool)? = nil, areOne: @escaping (Use, Use) -> Bool
    ) {
        self.story = story
        self.areOne = areOne
        self.mayBeOne = mayBeOne ?? areOne
    }

    /// A verb or noun of more uses is what the story is about throughout, not one deed.
    private static var mostUses: Int { 80 }

    /// The sides of the first use that another origin tells the other way; nil when none does. A report that tells it
    /// both ways in one voice means both, so that it stands on no side. O(uses²), `areOne` that often.
    func sides(_ uses: [Use]) -> (first: [Use], second: [Use])? {
        guard uses.count >= 2, uses.count <= Self.mostUses else { return nil }
        for left in uses where left.isFirst {
            guard let right = uses.first(where: { !$0.isFirst && fit(left, $0) }) else { continue }
            let first = uses.filter { $0.isFirst && ($0.report == left.report || mayBeOne($0, right)) }
            let second = uses.filter { !$0.isFirst && ($0.report == right.report || mayBeOne($0, left)) }
            let both = Set(first.map(voice)).intersection(second.map(voice))
            let sides = (
                first: first.filter { !both.contains(voice($0)) }, second: second.filter { !both.contains(voice($0)) }
            )
            guard !sides.first.isEmpty, !sides.second.isEmpty,
                story.origins(of: (sides.first + sides.second).map(\.report)) >= 2
            else { continue }
            return sides
        }
        return nil
    }

    /// A difference for each verb, noun or party whose uses have two sides, in the order of these.
    func drafts<Key: Comparable>(
        _ uses: [Key: [Use]], _ draft: (Key, (first: [Use], second: [Use])) -> DifferenceDraft?
    ) -> [DifferenceDraft] {
        uses.sorted { $0.key < $1.key }.compactMap { key, uses in sides(uses).flatMap { draft(key, $0) } }
    }

    /// Both sides as a difference shows them: each with the words of its first use and the sentences of a few.
    func shown(_ sides: (first: [Use], second: [Use]), _ words: (Use) -> String) -> [DifferenceDraft.Side] {
        [sides.first, sides.second].map { side in
            .init(
                value: words(side[0]),
                passages: side.prefix(Self.mostShown).map { story.place($0.report, sentence: $0.sentence) })
        }
    }

    private static var mostShown: Int { 6 }

    private func voice(_ use: Use) -> Int { use.report << 1 | (use.isSaid ? 1 : 0) }

    private func fit(_ left: Use, _ right: Use) -> Bool {
        story.originOf[left.report] != story.originOf[right.report] && areOne(left, right)
    }
}
