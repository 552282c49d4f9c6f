import Annotation
import Stories

/// How alike two statements are: their content by cosine or containment, nothing for other speakers.
///
/// Terms and weights of all statements lie in flat arrays, so that millions of comparisons allocate nothing; one
/// comparison is O(n + m) in the number of terms.
struct StatementLikeness {
    private let starts: [Int]
    private let terms: [UInt64]
    private let weights: [Float]
    private let idfs: [Float]
    /// Sum of the idf of a statement's terms.
    private let totals: [Float]
    /// A number for each set of speakers; statements of one number have the same.
    private let speakerKey: [Int32]
    private let isUnnamed: [Bool]
    private let isStranger: [Bool]
    private let isCrowd: [Bool]
    private let isNamed: [Bool]
    /// Whether the words of each stand in quotation marks.
    private let isMarked: [Bool]
    /// Main verb of each statement; 0 for none.
    private let verbs: [UInt64]
    /// How far speakers of two keys may be one, row by row.
    private let trusts: [Float]
    private let keys: Int
    /// The nouns of each statement with what stands at them.
    private let compounds: [Set<NounPhrase>]
    /// What each says is not so.
    private let denied: [Set<UInt64>]
    /// The last term that stands for a participant.
    private let lastName: UInt64
    /// Words that statements of other people share at least.
    private static let ofStrangers = 2

    init(_ nodes: [StatementNode], table: ParticipantTable, weights termWeights: TermWeights) {
        var starts = [0]
        var terms: [UInt64] = []
        var weights: [Float] = []
        var keyOf: [[Int]: Int32] = [:]
        var speakers: [[Int]] = []
        var speakerKey: [Int32] = []
        for node in nodes {
            terms += node.meaning.terms
            weights += node.meaning.weights
            starts.append(terms.count)
            if keyOf[node.speakers] == nil {
                keyOf[node.speakers] = Int32(speakers.count)
                speakers.append(node.speakers)
            }
            speakerKey.append(keyOf[node.speakers] ?? 0)
        }
        let idfs = terms.map { termWeights.idf($0) }
        self.starts = starts
        self.terms = terms
        self.weights = weights
        self.idfs = idfs
        totals = nodes.indices.map { idfs[starts[$0]..<starts[$0 + 1]].reduce(0, +) }
        self.speakerKey = speakerKey
        isUnnamed = nodes.map(\.isUnnamed)
        isCrowd = nodes.map(\.isCrowd)
        isStranger = nodes.map(\.isStranger)
        isNamed = nodes.map { !$0.speakers.isEmpty }
        isMarked = nodes.map { $0.statement.kind != .indirect }
        compounds = nodes.map(\.compounds)
        denied = nodes.map(\.denied)
        verbs = nodes.map { $0.mainVerb ?? 0 }
        keys = speakers.count
        lastName = UInt64(table.participants.count)
        trusts = speakers.flatMap { left in speakers.map { Self.trust(left, $0, table) } }
    }

    /// 0 … 1.
    func value(_ left: Int, _ right: Int) -> Float {
        let (cosine, shared, count, plain) = overlap(left, right)
        guard count > 0 else { return 0 }
        var trust = trust(left, right)
        if isUnnamed[left] || isUnnamed[right] { trust = min(trust, Self.strangers) }
        if cosine < Self.sameContent, haveOtherVerbs(left, right) { trust *= Self.otherVerbs }
        guard trust > 0 || cosine >= 0.8 else { return 0 }
        // That two people name one place, or use one word, is no utterance of both.
        guard trust == 1 || plain >= (trust > 0 ? 1 : Self.ofStrangers) else { return 0 }
        let fewest = min(starts[left + 1] - starts[left], starts[right + 1] - starts[right])
        // "One passenger" is hardly the one whom another report quotes, unless with the same words.
        if areStrangers(left, right) {
            return fewest >= Self.severalWords && cosine >= Self.sameWords ? cosine * trust : 0
        }
        // Two people may both have called it “tragic”.
        if trust == 0 { return fewest >= 3 ? cosine : 0 }
        guard fewest >= 2 else { return fewest == 1 && cosine * trust > 0.5 ? cosine * trust : 0 }
        // One word in common is a topic, not an utterance, and so is one noun with its attribute.
        guard count > 2 || count == 2 && !isCompound(left, right) || cosine >= Self.oneWord else { return 0 }
        let lighter = min(totals[left], totals[right])
        let contained = lighter > 0 ? shared / lighter : 0
        let likeness = max(cosine, contained * (fewest >= 4 ? 0.65 : 0.55))
        let isOneDenial = trust == 1 && isNamed[left] && isNamed[right] && denySame(left, right, sharing: plain)
        return isOneDenial ? max(likeness, min(Self.ofDenial, likeness * Self.sharedDenial)) : trust * likeness
    }

    /// Whether both deny one thing of one matter, which one speaker hardly says twice: words beside those denied are
    /// among the `count` that they share, names apart ("found no evidence" of two things does not do).
    private func denySame(_ left: Int, _ right: Int, sharing count: Int) -> Bool {
        guard !denied[left].isEmpty, !denied[right].isEmpty else { return false }
        let common = denied[left].intersection(denied[right]).count
        return common > 0 && count > common
    }

    /// Whether both have a speaker and one of these is somebody whom only his own report can mean.
    private func areStrangers(_ left: Int, _ right: Int) -> Bool {
        (isStranger[left] && (isNamed[right] || isUnnamed[right]))
            || (isStranger[right] && (isNamed[left] || isUnnamed[left]))
    }

    /// How far the speakers of two statements may be one; some of many are nobody who is named.
    private func trust(_ left: Int, _ right: Int) -> Float {
        if isCrowd[left] && isNamed[right] || isCrowd[right] && isNamed[left] { return 0 }
        // Whoever says it may be anybody; only words in marks are known again.
        if isNamed[left] != isNamed[right], !isMarked[left] || !isMarked[right] { return Self.strangers }
        return trusts[Int(speakerKey[left]) * keys + Int(speakerKey[right])]
    }

    /// Whether all terms of one statement, two or more, are terms of the other, who may be the same speaker; O(n + m).
    func isWithin(_ left: Int, _ right: Int) -> Bool {
        guard trust(left, right) > 0 else { return false }
        let count = overlap(left, right).count
        return count >= 2 && count == min(starts[left + 1] - starts[left], starts[right + 1] - starts[right])
    }

    /// Whether each has a main verb that the other has nothing of; O(log n + log m).
    private func haveOtherVerbs(_ left: Int, _ right: Int) -> Bool {
        let (one, other) = (verbs[left], verbs[right])
        guard one != 0, other != 0, one != other else { return false }
        return !holds(right, one) && !holds(left, other)
    }

    /// Whether the main verb of one is the other's, or each is among the words of the other; O(log n + log m).
    func shareVerb(_ left: Int, _ right: Int) -> Bool {
        let (one, other) = (verbs[left], verbs[right])
        guard one != 0, other != 0 else { return false }
        return one == other || holds(right, one) && holds(left, other)
    }

    /// Whether two statements have one noun and what stands at it in common ("nuclear weapons"); O(its dependents).
    private func isCompound(_ left: Int, _ right: Int) -> Bool {
        !compounds[left].isDisjoint(with: compounds[right])
    }

    private func holds(_ statement: Int, _ term: UInt64) -> Bool {
        var low = starts[statement]
        var high = starts[statement + 1]
        while low < high {
            let middle = (low + high) / 2
            if terms[middle] < term { low = middle + 1 } else { high = middle }
        }
        return low < starts[statement + 1] && terms[low] == term
    }

    /// Cosine of the vectors, idf of the shared terms, their number and that of those that are no names.
    private func overlap(_ left: Int, _ right: Int) -> (cosine: Float, shared: Float, count: Int, plain: Int) {
        var plain = 0
        var cosine: Float = 0
        var shared: Float = 0
        var count = 0
        var a = starts[left]
        var b = starts[right]
        let (endA, endB) = (starts[left + 1], starts[right + 1])
        while a < endA, b < endB {
            if terms[a] == terms[b] {
                cosine += weights[a] * weights[b]
                shared += idfs[a]
                // That both deny something is no topic.
                if terms[a] != ContentVectors.negation {
                    count += 1
                    if terms[a] > lastName { plain += 1 }
                }
                a += 1
                b += 1
            } else if terms[a] < terms[b] {
                a += 1
            } else {
                b += 1
            }
        }
        return (cosine, shared, count, plain)
    }

    /// From this likeness on one shared word is enough: it is most of what both say.
    private static let oneWord: Float = 0.5
    /// So many words hardly come to two people by chance; "there was blood everywhere" may.
    private static let severalWords = 4
    /// From this likeness on, two whom nothing makes one say it in the same words.
    private static let sameWords: Float = 0.4
    /// From this likeness on, two main verbs tell one thing ("delay a decision", "wait before deciding").
    private static let sameContent: Float = 0.5
    /// For statements whose main verbs tell different things.
    private static let otherVerbs: Float = 0.6
    /// How much more alike a common denial makes two statements, and up to where.
    private static let sharedDenial: Float = 1.6
    private static let ofDenial: Float = 0.35
    /// For a speaker who is nobody known against a known one, and for two mouths of one party.
    private static let strangers: Float = 0.6

    /// 1 for the same people, a person and the party he speaks for, and an unknown speaker, who may be anybody; less
    /// for a person and a body of his party that carries his words; 0 for others.
    private static func trust(_ left: [Int], _ right: [Int], _ table: ParticipantTable) -> Float {
        if left.isEmpty || right.isEmpty || !Set(left).isDisjoint(with: right) { return 1 }
        let parties = Set(left.compactMap { table.side(of: $0) }).intersection(right.compactMap { table.side(of: $0) })
        guard !parties.isEmpty else { return 0 }
        if parties.contains(where: { left.contains($0) || right.contains($0) }) { return 1 }
        // Two people of one party are two; a person and his government's agency may carry one statement.
        let (a, b) = (left.map { table.participants[$0].kind }, right.map { table.participants[$0].kind })
        let isOne = a.contains(.person) != b.contains(.person)
        return isOne ? strangers : 0
    }
}

/// Clusters of statements that grow by average link.
struct StatementClusters {
    /// Members compared when two clusters may join; more would not change the mean much.
    private static let compared = 8

    private var members: [[Int]]
    private var of: [Int]
    /// For each cluster the statements of each report that it holds.
    private var places: [[Int: [Int]]]
    private let reports: [Int]
    private let sentences: [Int]
    /// Whether each is a whole clause in quotation marks.
    private let isDirect: [Bool]
    /// For each cluster the statements that must not be in it.
    private var rivals: [[Int]]

    /// Two statements of one report in different sentences are one utterance, given twice, from this likeness on.
    private static let repeated: Float = 0.5
    /// The same for two of one main verb: reports open with what they tell in full further down.
    private static let retold: Float = 0.3

    /// The same for words in quotation marks next to a sentence that tells them.
    private static let introduced: Float = 0.25
    /// The same for two in quotation marks: a report gives one's words once.
    private static let repeatedLetterForLetter: Float = 0.8

    /// - Parameter rivals: for each statement those that are never one utterance with it.
    init(_ nodes: [StatementNode], rivals: [[Int]]) {
        self.rivals = rivals
        members = nodes.indices.map { [$0] }
        of = Array(nodes.indices)
        places = nodes.enumerated().map { [$0.element.report: [$0.offset]] }
        sentences = nodes.map(\.statement.sentence)
        isDirect = nodes.map { $0.statement.kind == .direct || $0.statement.kind == .unmarked }
        reports = nodes.map(\.report)
    }

    func areOne(_ left: Int, _ right: Int) -> Bool { of[left] == of[right] }

    /// The members of the cluster of a statement.
    func cluster(of node: Int) -> [Int] { members[of[node]] }

    mutating func unite(_ left: Int, _ right: Int) {
        var (into, from) = (of[left], of[right])
        guard into != from else { return }
        if members[into].count < members[from].count { swap(&into, &from) }
        for member in members[from] { of[member] = into }
        members[into] += members[from]
        members[from] = []
        rivals[into] += rivals[from]
        rivals[from] = []
        places[into].merge(places[from]) { $0 + $1 }
        places[from] = [:]
    }

    mutating func uniteUnlessRivals(_ left: Int, _ right: Int) {
        if !areRivals(of[left], of[right]) { unite(left, right) }
    }

    private func areRivals(_ left: Int, _ right: Int) -> Bool {
        let (few, other) = rivals[left].count < rivals[right].count ? (left, right) : (right, left)
        return rivals[few].contains { of[$0] == other }
    }

    /// Joins the clusters of two statements when their members are alike on average and no report would have two
    /// utterances in one.
    mutating func join(_ left: Int, _ right: Int, likeness: StatementLikeness, threshold: Float) {
        let (a, b) = (of[left], of[right])
        guard a != b, !areRivals(a, b), !clash(a, b, likeness) else { return }
        if averageLikeness(members[a].prefix(Self.compared), members[b].prefix(Self.compared), likeness) >= threshold {
            unite(left, right)
        }
    }

    /// The mean over all pairs of reports of the likeness of their likest readings: a clause and the fragments inside
    /// it are one reading.
    private func averageLikeness(
        _ left: ArraySlice<Int>, _ right: ArraySlice<Int>, _ likeness: StatementLikeness
    ) -> Float {
        var best: [Int: Float] = [:]
        for one in left {
            for other in right where reports[one] != reports[other] {
                let key = reports[one] << 24 | reports[other]
                best[key] = max(best[key] ?? 0, likeness.value(one, other))
            }
        }
        return best.isEmpty ? 0 : best.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } / Float(best.count)
    }

    /// Two statements of one report in different sentences are two utterances, unless they say the same.
    private func clash(_ left: Int, _ right: Int, _ likeness: StatementLikeness) -> Bool {
        let (small, large) = places[left].count < places[right].count ? (left, right) : (right, left)
        return places[small].contains { report, place in
            guard let others = places[large][report] else { return false }
            var sum: Float = 0
            var count: Float = 0
            for one in place.prefix(Self.compared) {
                for other in others.prefix(Self.compared) where sentences[one] != sentences[other] {
                    // Words of the opening that the whole quotation further down holds.
                    let isCut = isDirect[one] != isDirect[other] && likeness.isWithin(one, other)
                    let value = isCut ? 1 : likeness.value(one, other)
                    if isDirect[one], isDirect[other], value < Self.repeatedLetterForLetter { return true }
                    // A report tells what was said, then gives the words.
                    let isIntroduced = abs(sentences[one] - sentences[other]) == 1 && isDirect[one] != isDirect[other]
                    let needed = likeness.shareVerb(one, other) ? Self.retold : Self.repeated
                    sum += value - (isIntroduced ? Self.introduced : needed)
                    count += 1
                }
            }
            return count > 0 && sum < 0
        }
    }

    func groups() -> [[Int]] { members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] } }
}
