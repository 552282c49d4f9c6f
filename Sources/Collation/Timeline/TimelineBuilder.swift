import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// A dated happening as one report tells it.
struct DatedNode {
    let report: Int
    let sentence: Int
    let expression: TimeExpression
    var date: String
    var precision: TimelineEntry.Precision
    var status: TimelineEntry.Status
    /// The clause that is dated.
    let clause: TextSpan
    let vector: TermVector
    let terms: [UInt64]
    /// What is told of the date itself: the clause around it where its sentence has other dates, concepts in place of
    /// words.
    let meaning: TermVector
    /// The meaning of the noun, or of the verb at a noun, that a day stands at ("Monday's launch"); 0 where it dates a
    /// clause.
    let reference: UInt64
    /// The persons who do or say it.
    let doers: Set<UInt64>
    /// The tokens that the meaning is of.
    let stretch: Range<Int>
    /// Whether it stands beside a finite verb of the past ("said Friday", "on Friday indicated").
    let isTold: Bool
    /// Whether the date lies behind the day of publication.
    var isAfterPublication: Bool { isAhead(date) }
    /// Whether its sentence has no other date.
    let isSoleDate: Bool
    /// The day of publication.
    let published: CalendarDate?

    /// Whether the words allow another day.
    var isOpen: Bool {
        !expression.alternatives.isEmpty && expression.anchor == .publication && expression.tense != .future && !isTold
    }

    /// Whether a date lies behind the day of publication.
    func isAhead(_ date: String) -> Bool {
        guard let published, let day = CalendarDate(iso: date) else { return false }
        return day > published
    }
}

/// Dated happenings of several reports that are one.
struct DatedGroup {
    var nodes: [DatedNode]
}

/// Ties dates to what happened and joins what the reports tell of one happening.
struct TimelineBuilder {
    private let story: Story
    private let vectors: ContentVectors
    private let accord: ClaimAccord
    private let dates: DateWords

    init(_ story: Story, vectors: ContentVectors, accord: ClaimAccord) {
        self.accord = accord
        self.story = story
        self.vectors = vectors
        dates = DateWords(story)
    }

    func groups() -> [DatedGroup] {
        var groups: [DatedGroup] = []
        var byDate: [String: [Int]] = [:]
        let nodes = nodes()
        let told = HappeningLikeness(vectors: vectors, nodes: nodes)
        let redated = redated(nodes, told)
        let likeness = HappeningLikeness(vectors: vectors, nodes: redated)
        for node in redated {
            var best: (group: Int, score: Float)?
            for group in byDate[Self.key(node.date)] ?? [] {
                guard groups[group].nodes[0].date == node.date || Self.isDayTime(groups[group].nodes[0].date, node.date)
                else { continue }
                guard let score = likeness.fit(node, groups[group]), best.map({ score > $0.score }) ?? true else {
                    continue
                }
                best = (group, score)
            }
            if let best {
                groups[best.group].nodes.append(node)
            } else {
                byDate[Self.key(node.date), default: []].append(groups.count)
                groups.append(DatedGroup(nodes: [node]))
            }
        }
        return PrecisionMerger(likeness: likeness.valueOfSeveralWords).merged(groups).sorted {
            Self.order($0) < Self.order($1)
        }
    }

    /// "Agreed on a meeting on Monday": a day whose direction the words leave open goes to the day on which reports
    /// tell of the same without doubt.
    private func redated(_ nodes: [DatedNode], _ likeness: HappeningLikeness) -> [DatedNode] {
        var certain: [String: [Int]] = [:]
        for (index, node) in nodes.enumerated() where !node.isOpen {
            certain[Self.key(node.date), default: []].append(index)
        }
        return nodes.map { node in
            guard node.isOpen, !supports(certain[Self.key(node.date)], nodes, node, likeness) else { return node }
            let better = node.expression.alternatives.first { other in
                Self.key(other) != Self.key(node.date) && supports(certain[Self.key(other)], nodes, node, likeness)
            }
            guard let better else { return node }
            var moved = node
            moved.date = better
            moved.status = moved.isAhead(better) ? .scheduled : .past
            return moved
        }
    }

    /// Whether one of some nodes, of another report or sentence, tells much the same.
    private func supports(
        _ indexes: [Int]?, _ nodes: [DatedNode], _ node: DatedNode, _ likeness: HappeningLikeness
    ) -> Bool {
        (indexes ?? []).prefix(40).contains { index in
            let other = nodes[index]
            return (other.report != node.report || other.sentence != node.sentence)
                && likeness.value(other, node) >= 0.2
        }
    }

    private static func order(_ group: DatedGroup) -> (String, Int, Int) {
        let first = group.nodes[0]
        return (
            first.date.hasPrefix("../") ? String(first.date.dropFirst(3)) : first.date, first.report, first.sentence
        )
    }

    /// The day, month or year that a date begins with.
    private static func key(_ date: String) -> String { String(date.prefix { $0 != "T" }) }

    private static func isDayTime(_ left: String, _ right: String) -> Bool {
        key(left) == key(right) && !left.contains("/") && !right.contains("/")
    }

    private func nodes() -> [DatedNode] {
        let support = daySupport()
        return story.reports.enumerated().flatMap { report, annotated -> [DatedNode] in
            let dating = DatingExpressions(annotated: annotated)
            let dates = annotated.times.reduce(into: [Int: Int]()) {
                if $1.edtf != nil { $0[$1.sentence, default: 0] += 1 }
            }
            let offers = annotated.acts.reduce(into: [Int: [TextSpan]]()) {
                if $1.act == .offer { $0[$1.sentence, default: []].append($1.evidence) }
            }
            return annotated.times.indices.compactMap { index in
                let time = annotated.times[index]
                guard !isEndOfInterval(index, annotated), !isConversion(index, annotated), dating.dates(time) else {
                    return nil
                }
                let isOffered = (offers[time.sentence] ?? []).contains { $0.contains(time.span) }
                return node(
                    report, annotated, time, support, isSole: dates[time.sentence] == 1, isOffered: isOffered)
            }
        }
    }

    /// "Between May and June 2017" is one date, kept by its first end.
    private func isEndOfInterval(_ index: Int, _ annotated: AnnotatedReport) -> Bool {
        guard index > 0, let interval = annotated.times[index - 1].interval else { return false }
        return interval.span.contains(annotated.times[index].span)
    }

    /// "At 6 a.m. (2100 GMT Monday)": a time in brackets right behind another says the same for other readers.
    private func isConversion(_ index: Int, _ annotated: AnnotatedReport) -> Bool {
        guard index > 0, annotated.times[index].precision == .minute else { return false }
        let (before, own) = (annotated.times[index - 1], annotated.times[index])
        guard before.sentence == own.sentence, before.precision == .minute,
            own.tokens.lowerBound == before.tokens.upperBound + 1
        else { return false }
        let bracket = annotated.analyzed.tokens[before.tokens.upperBound].span
        return annotated.analyzed.text.utf8[bracket.start] == 0x28  // (
    }

    /// Number of reports whose expressions fall on each day, by their likeliest value.
    private func daySupport() -> [String: Int] {
        var reports: [String: Set<Int>] = [:]
        for (report, annotated) in story.reports.enumerated() {
            for expression in annotated.times {
                if let date = expression.edtf { reports[Self.key(date), default: []].insert(report) }
            }
        }
        return reports.mapValues(\.count)
    }

    /// "In August the army vowed …" in a report of April: a month or day without its year, behind the day of
    /// publication, in a sentence told in the past is the one before.
    private func pastYear(_ date: String, _ expression: TimeExpression, _ annotated: AnnotatedReport) -> String? {
        let analyzed = annotated.analyzed
        guard expression.interval == nil, expression.precision == .month || expression.precision == .day,
            !date.contains("/")
        else { return nil }
        guard let day = annotated.report.published?.day, let year = Int(date.prefix(4)), date.prefix(7) > day.isoMonth
        else { return nil }
        // Only what comes every year may be a year back, not "next month" or the coming Saturday.
        let back = "\(year - 1)" + date.dropFirst(4)
        guard expression.alternatives.contains(where: { $0.hasPrefix(back) }),
            !Self.coming.contains(analyzed.tokens[expression.tokens.lowerBound].folded)
        else { return nil }
        // The verb of saying is not told of the day that the words name.
        guard !DatingExpressions(annotated: annotated).isSpoken(expression) else { return nil }
        let printed = analyzed.text.utf8[expression.span.range]
        guard !printed.contains(where: UTF8Bytes.isDigit) || expression.precision == .day, printed.count < 14 else {
            return nil
        }
        let sentence = analyzed.sentences[expression.sentence].tokens
        let isTold = sentence.contains { analyzed.words[$0].relation == .root && analyzed.words[$0].penn == .vbd }
        let isPlanned = sentence.contains { analyzed.words[$0].penn == .md || analyzed.words[$0].penn == .to }
        guard isFronted(expression, annotated) || isTold && !isPlanned else { return nil }
        return back
    }

    /// "In August, the army vowed to …", "On Friday the court said it could …": what stands before a main verb in the
    /// past is when that was, whatever lies behind the verb.
    private func isFronted(_ expression: TimeExpression, _ annotated: AnnotatedReport) -> Bool {
        let words = annotated.analyzed.words
        let sentence = annotated.analyzed.sentences[expression.sentence].tokens
        guard let root = sentence.first(where: { words[$0].relation == .root }), words[root].penn == .vbd,
            expression.tokens.upperBound <= root, expression.tokens.lowerBound - sentence.lowerBound <= 2
        else { return false }
        return !(expression.tokens.upperBound..<root).contains { words[$0].penn == .md || words[$0].tag == .verb }
    }

    /// The value of an expression; of two that the words allow ("on Wednesday") the one that other reports tell of.
    private func value(_ expression: TimeExpression, _ annotated: AnnotatedReport, _ support: [String: Int]) -> String?
    {
        guard let date = expression.interval?.edtf ?? expression.edtf else { return nil }
        guard !DatingExpressions(annotated: annotated).isVague(expression, date) else { return nil }
        if let year = pastYear(date, expression, annotated) { return year }
        // What "will" be is not past because another report says so.
        guard expression.interval == nil, expression.tense != .future, (support[Self.key(date)] ?? 0) <= 1,
            !isTold(expression, annotated)
        else {
            return date
        }
        let better = expression.alternatives.max { (support[Self.key($0)] ?? 0) < (support[Self.key($1)] ?? 0) }
        return better.flatMap { (support[Self.key($0)] ?? 0) >= 2 ? $0 : nil } ?? date
    }

    /// "Said Friday", "on Friday indicated": the finite verb of the past beside it says which way the day lies.
    private func isTold(_ expression: TimeExpression, _ annotated: AnnotatedReport) -> Bool {
        guard expression.tense == .past else { return false }
        let analyzed = annotated.analyzed
        let sentence = analyzed.sentences[expression.sentence].tokens
        let beside = [expression.tokens.lowerBound - 1, expression.tokens.lowerBound - 2, expression.tokens.upperBound]
        return beside.enumerated().contains { place, token in
            guard sentence.contains(token), analyzed.words[token].penn == .vbd else { return false }
            return place != 1 || analyzed.words[token + 1].tag == .adp
        }
    }

    /// The clause that holds a date whose sentence has others, else the sentence.
    private func stretch(
        _ expression: TimeExpression, _ annotated: AnnotatedReport, _ report: Int, isSole: Bool
    ) -> Range<Int> {
        let sentence = annotated.analyzed.sentences[expression.sentence].tokens
        guard !isSole else { return sentence }
        let pieces = ClauseCutter.pieces(of: sentence, in: annotated.analyzed)
        let own = pieces.first { $0.contains(expression.tokens.lowerBound) } ?? sentence
        return meaning(report, own).terms.count >= 3 ? own : sentence
    }

    private func reference(_ expression: TimeExpression, _ annotated: AnnotatedReport, _ report: Int) -> UInt64 {
        // A month has many meetings.
        guard let precision = Self.precision(expression), [.day, .minute].contains(precision) else { return 0 }
        let words = annotated.analyzed.words
        let sentence = annotated.analyzed.sentences[expression.sentence].tokens
        guard let top = expression.tokens.first(where: { !expression.tokens.contains(Int(words[$0].head)) }) else {
            return 0
        }
        let head = Int(words[top].head)
        guard sentence.contains(head), !dates.holds(head, report) else { return 0 }
        let isReference = words[head].tag == .noun || [.acl, .aclRelcl].contains(words[head].relation)
        let meaning = isReference ? vectors.meaning(report, head) : 0
        return vectors.isName(meaning) ? 0 : meaning
    }

    /// What a stretch tells besides when it was.
    private func meaning(_ report: Int, _ stretch: Range<Int>) -> TermVector {
        let told = stretch.filter { !dates.holds($0, report) }.map { vectors.meaning(report, $0) }
        return vectors.meaningWeights.vector(told.filter { $0 != 0 })
    }

    private func node(
        _ report: Int, _ annotated: AnnotatedReport, _ expression: TimeExpression, _ support: [String: Int],
        isSole: Bool, isOffered: Bool
    ) -> DatedNode? {
        guard let date = value(expression, annotated, support), let precision = Self.precision(expression),
            EDTFDate.isValid(date), !Self.isAge(date)
        else { return nil }
        let sentence = annotated.analyzed.sentences[expression.sentence]
        let tokens = sentence.tokens
        // A place and a date without a verb are a dateline.
        guard tokens.contains(where: { [.verb, .aux].contains(annotated.analyzed.words[$0].tag) }) else { return nil }
        let terms = vectors.terms(report, tokens)
        guard terms.count >= 2 else { return nil }
        let stretch = stretch(expression, annotated, report, isSole: isSole)
        return DatedNode(
            report: report, sentence: expression.sentence, expression: expression, date: date, precision: precision,
            status: status(expression, date: date, annotated, isOffered), clause: sentence.span,
            vector: vectors.weights.vector(terms), terms: terms,
            meaning: meaning(report, stretch),
            reference: reference(expression, annotated, report),
            doers: accord.doers(.init(report: report, sentence: expression.sentence, tokens: stretch)),
            stretch: stretch,
            isTold: isTold(expression, annotated),
            isSoleDate: isSole, published: annotated.report.published?.day)
    }

    /// A decade, and years that are only about those ("in recent years"): when things were so, not when one happened.
    private static func isAge(_ date: String) -> Bool {
        if date.contains("X") { return true }
        let ends = date.split(separator: "/")
        guard ends.count == 2, ends.contains(where: { $0.hasSuffix("~") }) else { return false }
        let years = ends.compactMap { Int($0.prefix(4)) }
        return years.count == 2 && years[1] - years[0] > 1
    }

    private static func precision(_ expression: TimeExpression) -> TimelineEntry.Precision? {
        switch expression.precision {
        case .minute, .hour: .minute
        case .day: .day
        case .weekend, .week: .week
        case .month: .month
        case .quarter, .season, .half: .season
        case .year: .year
        case .decade, .century: .era
        case .none: nil
        }
    }

    /// Past or to come by the date itself where it is clear, else by the tense of the clause.
    private func status(_ expression: TimeExpression, date: String, _ annotated: AnnotatedReport, _ isOffered: Bool)
        -> TimelineEntry.Status
    {
        let ahead = isOffered ? TimelineEntry.Status.proposed : ahead(expression, annotated)
        let first = CalendarDate(iso: date)
        let last = CalendarDate(iso: date.split(separator: "/").last ?? "")
        let published = annotated.report.published
        if let day = published?.day, let first, let last {
            // "Over the past month" ends with the day of the report.
            if last < day || last == day && first < day { return .past }
            // "Said early Friday" in a report of Thursday, whose page was changed after its date.
            if first > day { return expression.tense == .past && first == day.adding(days: 1) ? .past : ahead }
        } else if let day = published?.day, let year = Int(date.prefix(4)) {
            if year < day.year { return .past }
            if year > day.year { return ahead }
            if date.count >= 7, let month = Int(date.dropFirst(5).prefix(2)), month < 13, month != day.month {
                return month < day.month ? .past : ahead
            }
        }
        if isFronted(expression, annotated) { return .past }
        switch expression.tense {
        case .future, .modal: return ahead
        case .past, .present, .unknown: return .past
        }
    }

    /// Of what lies ahead: what is offered or merely possible is proposed, all else scheduled. "Said they would meet"
    /// is what they said of a future.
    private func ahead(_ expression: TimeExpression, _ annotated: AnnotatedReport) -> TimelineEntry.Status {
        guard expression.tense == .modal else { return .scheduled }
        let sentence = annotated.analyzed.sentences[expression.sentence].tokens
        let isReported = sentence.contains { annotated.analyzed.tokens[$0].folded == Self.would }
        let isOpen = sentence.contains { Self.conditions.contains(annotated.analyzed.tokens[$0].folded) }
        return isReported && !isOpen ? .scheduled : .proposed
    }

    private static let coming = WordSet(["next", "coming", "upcoming", "this"])
    private static let would = WordHash.folded("would")
    private static let conditions = WordSet(["if", "unless", "could", "might", "may"])
}
