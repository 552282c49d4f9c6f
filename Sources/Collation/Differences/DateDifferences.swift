import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One happening told for different days, or as past by one report and as still to come by another.
struct DateDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader

    func drafts(_ groups: [DatedGroup]) -> [DifferenceDraft] {
        tenses(groups) + days(groups)
    }

    // MARK: Past or to come

    private func tenses(_ groups: [DatedGroup]) -> [DifferenceDraft] {
        let days = Dictionary(
            grouping: groups.flatMap(\.nodes).filter {
                $0.isAfterPublication && $0.precision == .day && !$0.date.contains("/")
            }, by: \.date)
        return days.sorted { $0.key < $1.key }.compactMap { day, nodes in
            let coming = nodes.filter {
                $0.expression.tense == .future || $0.expression.tense == .modal || $0.expression.tense == .present
            }
            let past = nodes.filter { node in isPlainPast(node) && coming.contains { tellsSame($0, node) } }
            let same = coming.filter { node in past.contains { tellsSame(node, $0) } }
            guard !past.isEmpty, Set(past.map(\.report)).isDisjoint(with: same.map(\.report)),
                story.origins(of: (past + same).map(\.report)) >= 2
            else { return nil }
            return DifferenceDraft(
                kind: .conflict, severity: .high, about: "Whether it has happened: \(day)",
                sides: [side("told as past", past), side("still to come", same)])
        }
    }

    /// Sentences of two reports about one day that share some content and the verb that is dated.
    private func tellsSame(_ left: DatedNode, _ right: DatedNode) -> Bool {
        left.report != right.report && left.vector.cosine(right.vector) >= 0.12 && sameVerb(left, right)
    }

    private func sameVerb(_ left: DatedNode, _ right: DatedNode) -> Bool {
        guard let one = reader.datedVerb(left), let other = reader.datedVerb(right) else { return false }
        let meaning = vectors.meaning(left.report, one)
        return meaning != 0 && meaning == vectors.meaning(right.report, other)
    }

    /// Whether the verbs that are dated tell of one deed of the same subject and object.
    private func areOneDeed(_ left: DatedNode, _ right: DatedNode) -> Bool {
        guard sameVerb(left, right), let one = frame(left), let other = frame(right) else { return false }
        return one.isOneDeed(other) && one.isPast && !one.subjects.isDisjoint(with: other.subjects)
    }

    private func frame(_ node: DatedNode) -> ClauseFrame? {
        reader.datedVerb(node).flatMap { reader.frame(node.report, node.sentence, verb: $0) }
    }

    /// The verb that the date hangs on stands in the simple past, in a sentence without modal verb and condition: "met
    /// on Wednesday", not "said they would meet".
    private func isPlainPast(_ node: DatedNode) -> Bool {
        let analyzed = story.reports[node.report].analyzed
        // "The next night" counts from a night told before, which may lie years back.
        if case .expression(let anchor) = node.expression.anchor,
            story.reports[node.report].times[anchor].sentence != node.sentence
        {
            return false
        }
        let sentence = analyzed.sentences[node.sentence].tokens
        guard
            !sentence.contains(where: {
                analyzed.words[$0].penn == .md || reader.lexicon.has(.planned, analyzed.tokens[$0].folded)
            })
        else { return false }
        guard let verb = reader.datedVerb(node) else { return false }
        return analyzed.words[verb].penn == .vbd && !reader.lexicon.has(.saying, analyzed.tokens[verb].folded)
    }

    private func side(_ value: String, _ nodes: [DatedNode]) -> DifferenceDraft.Side {
        .init(value: value, passages: nodes.map { ($0.report, $0.clause) })
    }

    // MARK: Different days

    private func days(_ groups: [DatedGroup]) -> [DifferenceDraft] {
        var result: [DifferenceDraft] = []
        for (position, left) in groups.enumerated() {
            guard let first = CalendarDate(iso: left.nodes[0].date), left.nodes[0].precision == .day else { continue }
            for right in groups[(position + 1)...] {
                guard let second = CalendarDate(iso: right.nodes[0].date),
                    right.nodes[0].precision == .day || right.nodes[0].precision == .minute
                else { continue }
                guard first != second, abs(first.ordinal - second.ordinal) <= 8, let draft = conflict(left, right)
                else { continue }
                result.append(draft)
            }
        }
        return result
    }

    /// Whether two groups name nearly the same bodies, places and parties, two of them at least.
    private func sameCast(_ left: [DatedNode], _ right: [DatedNode]) -> Bool {
        let a = Set(left.flatMap(\.terms).filter(vectors.isName))
        let b = Set(right.flatMap(\.terms).filter(vectors.isName))
        let shared = a.intersection(b).count
        return shared >= 2 && Double(shared) >= 0.5 * Double(min(a.count, b.count))
    }

    /// The only date of its sentence, without a number right before it that the reader did not understand.
    private func isWhole(_ node: DatedNode) -> Bool {
        let first = node.expression.tokens.lowerBound
        return node.isSoleDate
            && (first == 0 || story.reports[node.report].analyzed.tokens[first - 1].kind != .number)
    }

    /// "Yesterday", "this morning": the day is that of publication, which pages often give as that of an update.
    private func isFromPublication(_ node: DatedNode) -> Bool {
        let analyzed = story.reports[node.report].analyzed
        return node.expression.tokens.contains { reader.lexicon.has(.deictic, analyzed.tokens[$0].folded) }
    }

    /// "This morning" twice: the days differ by when the reports were published, not by what they say.
    private func areSameWords(_ left: DatedNode, _ right: DatedNode) -> Bool {
        func words(_ node: DatedNode) -> [UInt64] {
            story.reports[node.report].analyzed.tokens[node.expression.tokens].map(\.folded)
        }
        return left.expression.anchor != nil && right.expression.anchor != nil && words(left) == words(right)
    }

    /// Clauses of one deed of one subject and object that are less alike may be of two such deeds.
    private static let deedLikeness: Float = 0.3

    /// Two groups of different reports whose clauses are nearly the same but for the day, no report having both days.
    private func conflict(_ left: DatedGroup, _ right: DatedGroup) -> DifferenceDraft? {
        let (a, b) = (left.nodes.filter(isWhole), right.nodes.filter(isWhole))
        guard !a.isEmpty, !b.isEmpty, Set(left.nodes.map(\.report)).isDisjoint(with: right.nodes.map(\.report)) else {
            return nil
        }
        guard story.origins(of: (a + b).map(\.report)) >= 2 else { return nil }
        var best: Float = 0
        var isSameDeed = false
        var isOneDeed = false
        for one in a.prefix(6) {
            for other in b.prefix(6) where one.status == other.status && !areSameWords(one, other) {
                let likeness = one.vector.cosine(other.vector)
                best = max(best, likeness)
                guard !isFromPublication(one), !isFromPublication(other) else { continue }
                isSameDeed = isSameDeed || likeness >= 0.2 && sameVerb(one, other)
                isOneDeed = isOneDeed || likeness >= Self.deedLikeness && areOneDeed(one, other)
            }
        }
        let isComing = (a + b).allSatisfy { $0.status == .scheduled }
        guard best >= 0.5 || isOneDeed || (best >= 0.2 && isComing && sameCast(a, b)) else { return nil }
        let node = b.min { $0.clause.count < $1.clause.count } ?? b[0]
        let words = story.reports[node.report].report.text.string(node.clause)
        return DifferenceDraft(
            kind: .conflict, severity: isSameDeed && best >= 0.5 ? .high : .medium,
            about: "When: “\(DifferenceDraft.headline(words))”",
            sides: [side(left.nodes[0].date, a), side(right.nodes[0].date, b)])
    }
}
