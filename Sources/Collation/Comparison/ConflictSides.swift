import Annotation
import DossierFormat
import Language
import Prose
import Stories

/// On which sides of the story's conflicts passages stand: those of two sides support no common claim.
struct ConflictSides {
    private struct Stand {
        let conflict: Int
        let side: Int
        let span: TextSpan
    }

    private let story: Story
    private var stands: [SentenceKey: [Stand]] = [:]

    typealias Place = (report: Int, span: TextSpan)

    init(_ story: Story, _ drafts: [DifferenceDraft]) {
        self.story = story
        for (conflict, draft) in drafts.enumerated() where [.conflict, .error].contains(draft.kind) {
            for (side, value) in draft.sides.enumerated() {
                for passage in value.passages {
                    guard let sentence = sentence(passage) else { continue }
                    stands[sentence, default: []].append(Stand(conflict: conflict, side: side, span: passage.span))
                }
            }
        }
    }

    /// Whether two passages stand on two sides of one conflict; O(conflicts of their sentences).
    func part(_ left: Place, _ right: Place) -> Bool {
        let a = sides(left)
        guard !a.isEmpty else { return false }
        let b = sides(right)
        return a.contains { conflict, sides in b[conflict].map { sides.isDisjoint(with: $0) } ?? false }
    }

    /// The places among some that no conflict parts from the first or from one before them.
    func united<Item>(_ items: [Item], place: (Item) -> Place) -> [Item] {
        guard !stands.isEmpty else { return items }
        var kept: [(item: Item, place: Place)] = []
        for item in items {
            let own = place(item)
            // Those that are compared with all others are few: most sentences stand in no conflict.
            guard !sides(own).isEmpty else {
                kept.append((item, own))
                continue
            }
            if !kept.prefix(Self.mostCompared).contains(where: { part($0.place, own) }) { kept.append((item, own)) }
        }
        return kept.map(\.item)
    }

    private static let mostCompared = 60

    private func sides(_ place: Place) -> [Int: Set<Int>] {
        guard !stands.isEmpty, let sentence = sentence(place) else { return [:] }
        var result: [Int: Set<Int>] = [:]
        for stand in stands[sentence] ?? [] where stand.span.start < place.span.end && place.span.start < stand.span.end
        {
            result[stand.conflict, default: []].insert(stand.side)
        }
        return result
    }

    private func sentence(_ place: Place) -> SentenceKey? {
        let analyzed = story.reports[place.report].analyzed
        guard !analyzed.tokens.isEmpty else { return nil }
        let token = min(analyzed.tokens.count - 1, analyzed.token(at: place.span.start))
        return SentenceKey(place.report, analyzed.sentence(ofToken: token))
    }
}
