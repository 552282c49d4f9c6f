import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One happening told for different times of one day: the fire "broke out about 8.20 p.m." and "at 8.49 p.m.", "the
/// crash at 6.10" and "the crash happened about 6.15".
///
/// What is timed – the verb, the noun, or the subject of a verb that only says that it happened – must be one, and the
/// sentences alike or about what the story is about. Times that a word makes vague count only when they lie further
/// apart.
struct ClockDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader
    let days: ReportDays
    /// What the reports open with.
    let matter: Set<UInt64>

    private struct Clock {
        let report: Int
        let expression: TimeExpression
        let minutes: Int
        /// The day, where the words around it tell it; nil when it is only that of the report or of sentences before.
        let day: Substring?
        let happening: UInt64
        /// Whether a noun names what is timed ("the derailment at six").
        let isNoun: Bool
        /// Named subjects of the verb.
        let subjects: Set<UInt64>
        let isVague: Bool
        /// The name of a time zone beside it; 0 for none.
        let zone: UInt64
        let vector: TermVector
    }

    private static let likeness: Float = 0.3
    /// Sentences of what the story is about may be less alike.
    private static let matterLikeness: Float = 0.1
    /// Minutes by which vague times must differ, and by which none of one happening differ.
    private static let vague = 10
    private static let mostApart = 180
    private static let mostClocks = 120
    private static let most = 3
    private static let mostSides = 4

    func drafts() -> [DifferenceDraft] {
        let clocks = story.reports.indices.flatMap { self.clocks($0) }
        guard clocks.count <= Self.mostClocks else { return [] }
        var result: [DifferenceDraft] = []
        var used: Set<SentenceKey> = []
        for (position, left) in clocks.enumerated() where result.count < Self.most && !used.contains(key(left)) {
            let others = clocks[(position + 1)...].filter { !used.contains(key($0)) && areOne(left, $0) }
            let sides = sides([left] + others)
            guard sides.count >= 2, sides.count <= Self.mostSides else { continue }
            used.formUnion(sides.joined().map(key))
            result.append(draft(sides))
        }
        return result
    }

    private func key(_ clock: Clock) -> SentenceKey { SentenceKey(clock.report, clock.expression.sentence) }

    /// The clocks by their time, in its order; none of a report that gives two.
    private func sides(_ clocks: [Clock]) -> [[Clock]] {
        let byReport = Dictionary(grouping: clocks, by: \.report)
        let single = clocks.filter { clock in
            (byReport[clock.report] ?? []).allSatisfy { $0.minutes == clock.minutes }
        }
        let sides = Dictionary(grouping: single, by: \.minutes).sorted { $0.key < $1.key }.map(\.value)
        return story.origins(of: single.map(\.report)) >= 2 ? sides : []
    }

    private func draft(_ sides: [[Clock]]) -> DifferenceDraft {
        let clause = sides[0][0]
        let isSure = sides.allSatisfy { side in side.contains { !$0.isVague } } && sides.count == 2
        let isAlike = sides[0].contains { one in
            sides[sides.count - 1].contains { one.vector.cosine($0.vector) >= Self.likeness }
        }
        return DifferenceDraft(
            kind: .conflict, severity: isSure && isAlike ? .high : .medium,
            about: "At what time: “\(DifferenceDraft.headline(text(sentence(clause), clause)))”",
            sides: sides.map { side in
                .init(
                    value: text(side[0].expression.span, side[0]),
                    passages: side.map { ($0.report, sentence($0)) })
            })
    }

    private func text(_ span: TextSpan, _ clock: Clock) -> String {
        story.reports[clock.report].report.text.string(span)
    }

    private func sentence(_ clock: Clock) -> TextSpan {
        story.reports[clock.report].analyzed.sentences[clock.expression.sentence].span
    }

    private func areOne(_ left: Clock, _ right: Clock) -> Bool {
        let apart = abs(left.minutes - right.minutes)
        guard left.report != right.report, left.happening == right.happening,
            areInOneZone(left, right),
            areOnOneDay(left, right), apart <= Self.mostApart,
            apart == 0 || apart >= (left.isVague || right.isVague ? Self.vague : 1),
            left.subjects.isEmpty || right.subjects.isEmpty || !left.subjects.isDisjoint(with: right.subjects)
        else { return false }
        let isMatter = matter.contains(left.happening)
        // What both name by the noun that the story is about is one, whatever else they tell of it.
        if isMatter, left.isNoun, right.isNoun { return true }
        return left.vector.cosine(right.vector) >= (isMatter ? Self.matterLikeness : Self.likeness)
    }

    /// The same zone, or none at one of them and no such distance as lies between two zones.
    private func areInOneZone(_ left: Clock, _ right: Clock) -> Bool {
        left.zone == right.zone
            || (left.zone == 0 || right.zone == 0) && abs(left.minutes - right.minutes) % Self.zoneStep != 0
    }

    /// Minutes by which the clocks of time zones differ.
    private static let zoneStep = 30

    private func areOnOneDay(_ left: Clock, _ right: Clock) -> Bool {
        guard let one = left.day, let other = right.day else { return days.areNear([left.report], [right.report]) }
        return one == other
    }

    // MARK: Clocks

    private func clocks(_ report: Int) -> [Clock] {
        let annotated = story.reports[report]
        return annotated.times.compactMap { expression in
            guard expression.precision == .minute || expression.precision == .hour, expression.interval == nil,
                annotated.blockKind(ofSentence: expression.sentence) == .paragraph,
                let minutes = Self.minutes(expression.edtf ?? expression.timex),
                let happening = happening(expression, report, annotated.analyzed)
            else { return nil }
            let tokens = annotated.analyzed.tokens
            let (first, end) = (expression.tokens.lowerBound, expression.tokens.upperBound)
            let isVague = (max(0, first - 3)..<min(tokens.count, first + 1)).contains {
                reader.lexicon.has(.vague, tokens[$0].folded)
            }
            let zone = (first..<min(tokens.count, end + 2)).map { tokens[$0].folded }.first {
                reader.lexicon.has(.zone, $0)
            }
            let sentence = annotated.analyzed.sentences[expression.sentence].tokens
            return Clock(
                report: report, expression: expression, minutes: minutes, day: day(expression, annotated),
                happening: happening.meaning, isNoun: happening.isNoun, subjects: happening.subjects, isVague: isVague,
                zone: zone ?? 0,
                vector: vectors.meaningVector(report, sentence))
        }
    }

    /// The minute of the day of "2030-06-05T20:49" or "T20"; nil for "TMO".
    private static func minutes(_ value: String) -> Int? {
        guard let mark = value.firstIndex(of: "T") else { return nil }
        let digits = value[value.index(after: mark)...].split(separator: ":")
        guard let hour = digits.first.flatMap({ Int($0.prefix(2)) }), (0...24).contains(hour) else { return nil }
        return hour * 60 + (digits.dropFirst().first.flatMap { Int($0.prefix(2)) } ?? 0)
    }

    /// The day that the expression or one in its sentence names.
    private func day(_ expression: TimeExpression, _ annotated: AnnotatedReport) -> Substring? {
        switch expression.anchor {
        case .publication: return nil
        case .expression(let index):
            guard annotated.times.indices.contains(index), annotated.times[index].sentence == expression.sentence else {
                return nil
            }
            return expression.edtf?.prefix(10)
        case nil: return expression.edtf?.prefix(10)
        }
    }

    /// What is timed, and the names of who does it: the noun right before the time where it stands for a time itself
    /// ("taken away after the fire at 6.10"), else what governs the time, else that noun.
    private func happening(
        _ expression: TimeExpression, _ report: Int, _ analyzed: AnalyzedText
    ) -> Happening? {
        let noun = noun(before: expression, report, analyzed)
        let isTimed = noun.map { noun in
            analyzed.children(of: noun).contains { Self.temporal.contains(analyzed.tokens[$0].folded) }
        }
        let own = noun.map { Happening(meaning: vectors.meaning(report, $0), subjects: [], isNoun: true) }
        return isTimed == true ? own : happening(governing: expression, report, analyzed) ?? own
    }

    /// What is timed, and the names of who does it.
    private struct Happening {
        let meaning: UInt64
        let subjects: Set<UInt64>
        let isNoun: Bool
    }

    private static let temporal = WordSet(["after", "before", "following", "since"])

    /// The first verb or noun above the time that tells something; of a verb
    /// that only says that something took place its subject, of one that it was seen or heard its object.
    private func happening(
        governing expression: TimeExpression, _ report: Int, _ analyzed: AnalyzedText
    ) -> Happening? {
        var at = expression.tokens.last ?? expression.tokens.lowerBound
        for _ in 0..<6 {
            at = Int(analyzed.words[at].head)
            guard at >= 0 else { return nil }
            if expression.tokens.contains(at) { continue }
            let meaning = vectors.meaning(report, at)
            if analyzed.words[at].tag == .verb { return happening(ofVerb: at, report, analyzed) }
            if analyzed.words[at].tag == .noun, meaning != 0, !vectors.isName(meaning) {
                return Happening(meaning: meaning, subjects: [], isNoun: false)
            }
        }
        return nil
    }

    /// The noun right before a time, only names and no verb between, if the story is about it.
    private func noun(before expression: TimeExpression, _ report: Int, _ analyzed: AnalyzedText) -> Int? {
        let sentence = analyzed.sentences[expression.sentence].tokens
        let first = max(sentence.lowerBound, expression.tokens.lowerBound - Self.reach)
        let tokens = (first..<max(first, expression.tokens.lowerBound)).reversed()
        guard let noun = tokens.first(where: { [.noun, .verb].contains(analyzed.words[$0].tag) }),
            analyzed.words[noun].tag == .noun
        else { return nil }
        let meaning = vectors.meaning(report, noun)
        return matter.contains(meaning) && !vectors.isName(meaning) ? noun : nil
    }

    /// How far the noun of a happening stands before its time.
    private static let reach = 6

    private func happening(
        ofVerb verb: Int, _ report: Int, _ analyzed: AnalyzedText
    ) -> Happening? {
        let folded = analyzed.tokens[verb].folded
        let children = analyzed.children(of: verb)
        let object = children.first { analyzed.words[$0].relation == .obj }
        let subject = reader.subject(verb, analyzed)
        func told(_ noun: Int?) -> Happening? {
            let meaning = noun.map { vectors.meaning(report, $0) } ?? 0
            return meaning == 0 || vectors.isName(meaning)
                ? nil : Happening(meaning: meaning, subjects: [], isNoun: true)
        }
        if reader.lexicon.has(.saying, folded) { return nil }
        if reader.lexicon.has(.perceiving, folded) { return told(object) }
        let takesPlace = object.map { analyzed.tokens[$0].folded == Self.place } ?? false
        if reader.lexicon.has(.occurring, folded) || takesPlace { return told(subject) }
        let meaning = vectors.meaning(report, verb)
        guard meaning != 0, !reader.lexicon.has(.light, folded) else { return nil }
        return Happening(
            meaning: meaning, subjects: subject.map { reader.named(report, head: $0) } ?? [], isNoun: false)
    }

    private static let place = WordHash.folded("place")
}
