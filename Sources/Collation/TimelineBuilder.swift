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
    /// Whether the date lies behind the day of publication.
    let isAfterPublication: Bool
    /// Whether its sentence has no other date.
    let isSoleDate: Bool
}

/// Dated happenings of several reports that are one.
struct DatedGroup {
    var nodes: [DatedNode]
}

/// Ties dates to what happened and joins what the reports tell of one happening.
struct TimelineBuilder {
    private let story: Story
    private let vectors: ContentVectors

    init(_ story: Story, vectors: ContentVectors) {
        self.story = story
        self.vectors = vectors
    }

    func groups() -> [DatedGroup] {
        var groups: [DatedGroup] = []
        var byDate: [String: [Int]] = [:]
        for node in nodes() {
            var best: (group: Int, score: Float)?
            for group in byDate[Self.key(node.date)] ?? [] {
                guard groups[group].nodes[0].date == node.date || Self.isDayTime(groups[group].nodes[0].date, node.date)
                else { continue }
                let score = groups[group].nodes.prefix(10).map { likeness($0, node) }.max() ?? 0
                if score >= 0.15, best.map({ score > $0.score }) ?? true { best = (group, score) }
            }
            if let best {
                groups[best.group].nodes.append(node)
            } else {
                byDate[Self.key(node.date), default: []].append(groups.count)
                groups.append(DatedGroup(nodes: [node]))
            }
        }
        return groups.sorted { Self.order($0) < Self.order($1) }
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

    private func likeness(_ left: DatedNode, _ right: DatedNode) -> Float {
        if left.report == right.report, left.sentence == right.sentence { return 1 }
        return max(left.vector.cosine(right.vector), vectors.containment(left.terms, right.terms) * 0.45)
    }

    private func nodes() -> [DatedNode] {
        let support = daySupport()
        return story.reports.enumerated().flatMap { report, annotated -> [DatedNode] in
            let dates = annotated.times.reduce(into: [Int: Int]()) {
                if $1.edtf != nil { $0[$1.sentence, default: 0] += 1 }
            }
            return annotated.times.compactMap { node(report, annotated, $0, support, isSole: dates[$0.sentence] == 1) }
        }
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

    /// "In August the army vowed …" in a report of April: a month or day without its year, behind the day of publication,
    /// in a sentence told in the past is the one before.
    private func pastYear(_ date: String, _ expression: TimeExpression, _ annotated: AnnotatedReport) -> String? {
        let analyzed = annotated.analyzed
        guard expression.interval == nil, expression.precision == .month || expression.precision == .day,
            !date.contains("/")
        else { return nil }
        guard let day = annotated.report.published?.day, let year = Int(date.prefix(4)), date.prefix(7) > day.isoMonth
        else { return nil }
        let printed = analyzed.text.utf8[expression.span.range]
        guard !printed.contains(where: UTF8Bytes.isDigit) || expression.precision == .day, printed.count < 14 else {
            return nil
        }
        let sentence = analyzed.sentences[expression.sentence].tokens
        let isTold = sentence.contains { analyzed.words[$0].relation == .root && analyzed.words[$0].penn == .vbd }
        let isPlanned = sentence.contains { analyzed.words[$0].penn == .md || analyzed.words[$0].penn == .to }
        return isTold && !isPlanned ? "\(year - 1)" + date.dropFirst(4) : nil
    }

    /// The value of an expression; of two that the words allow ("on Wednesday") the one that other reports tell of.
    private func value(_ expression: TimeExpression, _ annotated: AnnotatedReport, _ support: [String: Int]) -> String?
    {
        guard let date = expression.interval?.edtf ?? expression.edtf else { return nil }
        if let year = pastYear(date, expression, annotated) { return year }
        // What "will" be is not past because another report says so.
        guard expression.interval == nil, expression.tense != .future, (support[Self.key(date)] ?? 0) <= 1 else {
            return date
        }
        let better = expression.alternatives.max { (support[Self.key($0)] ?? 0) < (support[Self.key($1)] ?? 0) }
        return better.flatMap { (support[Self.key($0)] ?? 0) >= 2 ? $0 : nil } ?? date
    }

    /// "today" inside a quotation is the day of the speech, which the report need not tell.
    private func isSpokenDeixis(_ annotated: AnnotatedReport, _ expression: TimeExpression) -> Bool {
        guard expression.anchor == .publication else { return false }
        var low = 0
        var high = annotated.statements.count
        while low < high {
            let middle = (low + high) / 2
            if annotated.statements[middle].sentence < expression.sentence { low = middle + 1 } else { high = middle }
        }
        return annotated.statements[low...].prefix { $0.sentence == expression.sentence }.contains {
            ($0.kind == .direct || $0.kind == .unmarked) && $0.span.contains(expression.span)
        }
    }

    private func node(
        _ report: Int, _ annotated: AnnotatedReport, _ expression: TimeExpression, _ support: [String: Int],
        isSole: Bool
    ) -> DatedNode? {
        guard expression.kind == .date || expression.kind == .time, let date = value(expression, annotated, support),
            !isSpokenDeixis(annotated, expression)
        else { return nil }
        guard let precision = Self.precision(expression), EDTFDate.isValid(date) else { return nil }
        let kind = annotated.blockKind(ofSentence: expression.sentence)
        guard kind == .paragraph else { return nil }
        let sentence = annotated.analyzed.sentences[expression.sentence]
        let tokens = sentence.tokens
        let terms = vectors.terms(report, tokens)
        guard terms.count >= 2 else { return nil }
        return DatedNode(
            report: report, sentence: expression.sentence, expression: expression, date: date, precision: precision,
            status: status(expression, date: date, published: annotated.report.published), clause: sentence.span,
            vector: vectors.weights.vector(terms), terms: terms,
            isAfterPublication: annotated.report.published?.day.flatMap { day in
                CalendarDate(iso: date).map { $0 > day }
            } ?? false,
            isSoleDate: isSole)
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
    private func status(_ expression: TimeExpression, date: String, published: PublicationDate?) -> TimelineEntry.Status
    {
        let first = CalendarDate(iso: date)
        let last = CalendarDate(iso: date.split(separator: "/").last ?? "")
        if let day = published?.day, let first, let last {
            if last < day { return .past }
            if first > day { return expression.tense == .modal ? .proposed : .scheduled }
        } else if let day = published?.day, let year = Int(date.prefix(4)) {
            if year < day.year { return .past }
            if year > day.year { return expression.tense == .modal ? .proposed : .scheduled }
            if date.count >= 7, let month = Int(date.dropFirst(5).prefix(2)), month != day.month {
                return month < day.month ? .past : .scheduled
            }
        }
        switch expression.tense {
        case .future: return .scheduled
        case .modal: return .proposed
        case .past, .present, .unknown: return .past
        }
    }
}
