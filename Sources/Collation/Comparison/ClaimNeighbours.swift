import Stories

/// Finds for each sentence, and each clause of it, what other reports tell that is most like it.
///
/// Beside the mutual best matches of whole sentences this brings together a clause and the short sentence that tells no
/// more than it, and several sentences that one report spends on what another tells in one. O(units · units that share
/// a term), so only for stories up to `mostUnits` sentences; larger ones agree enough without.
struct ClaimNeighbours {
    private let units: [ClaimNode]
    /// For each unit, of each sentence of another report that shares two terms the unit that is most alike.
    private let likest: [[SentenceKey: Found]]

    private typealias Found = (index: Int, score: Float)

    private static let mostUnits = 1500
    /// Neighbours looked at for one unit, in all and of one report.
    private static let most = 16
    private static let mostOfReport = 2
    /// Cosine below which nothing is told alike.
    private static let floor: Float = 0.12

    /// - Parameters:
    ///   - sentences: the sentences of all reports.
    ///   - clauses: their clauses; a sentence of one clause stands for itself.
    init(sentences: [ClaimNode], clauses: [ClaimNode]) {
        guard sentences.count <= Self.mostUnits else {
            units = []
            likest = []
            return
        }
        func place(_ node: ClaimNode) -> [Int] { [node.report, node.tokens.lowerBound, node.tokens.upperBound] }
        let known = Set(clauses.map(place))
        let units = clauses + sentences.filter { !known.contains(place($0)) }
        self.units = units
        var holders: [UInt64: [Int32]] = [:]
        for (index, unit) in units.enumerated() {
            for term in unit.vector.terms { holders[term, default: []].append(Int32(index)) }
        }
        likest = units.indices.map { Self.likest($0, units, holders) }
    }

    /// One claim for each unit that has neighbours: itself first, then these, the likest first.
    func claims() -> [Claim] {
        units.indices.compactMap { index in
            let neighbours = neighbours(of: index)
            guard !neighbours.isEmpty else { return nil }
            let sum = neighbours.reduce(Float(0)) { $0 + $1.score }
            return Claim(
                nodes: [units[index]] + neighbours.map { units[$0.index] }, strength: sum / Float(neighbours.count))
        }
    }

    /// How near each unit comes to what is most like it in each other report.
    func nearest() -> [PassageKey: [Int: Float]] {
        var result: [PassageKey: [Int: Float]] = [:]
        for (index, found) in likest.enumerated() {
            var best: [Int: Float] = [:]
            for (place, likeness) in found { best[place.report] = max(best[place.report] ?? 0, likeness.score) }
            result[PassageKey(units[index])] = best
        }
        return result
    }

    private func neighbours(of index: Int) -> [Found] {
        let ranked = likest[index].values.sorted {
            $0.score == $1.score ? $0.index < $1.index : $0.score > $1.score
        }
        var taken: [Int: Int] = [:]
        let few = ranked.filter { found in
            taken[units[found.index].report, default: 0] += 1
            return taken[units[found.index].report, default: 0] <= Self.mostOfReport
        }
        return Array(few.prefix(Self.most))
    }

    private static func likest(
        _ index: Int, _ units: [ClaimNode], _ holders: [UInt64: [Int32]]
    ) -> [SentenceKey: Found] {
        let unit = units[index]
        let limit = max(40, units.count / 4)
        var shared: [Int32: Int] = [:]
        for term in unit.vector.terms {
            guard let list = holders[term], list.count <= limit else { continue }
            for other in list where units[Int(other)].report != unit.report { shared[other, default: 0] += 1 }
        }
        var best: [SentenceKey: Found] = [:]
        for (other, count) in shared where count >= 2 {
            let score = unit.vector.cosine(units[Int(other)].vector)
            guard score >= floor else { continue }
            let key = SentenceKey(units[Int(other)].report, units[Int(other)].sentence)
            if best[key].map({ score > $0.score || score == $0.score && Int(other) < $0.index }) ?? true {
                best[key] = (Int(other), score)
            }
        }
        return best
    }
}
