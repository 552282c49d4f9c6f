import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One person given two ages: by name, or as the one boy, woman or animal of the story.
///
/// Ages of named persons count whatever they are; ages of "the boy" only when they lie a year apart and no sentence has
/// both, for there may be two boys.
struct AgeDifferences {
    let story: Story
    let reader: ClauseReader
    let days: ReportDays

    private struct Use {
        let report: Int
        let mention: FigureMention
    }

    private struct Key: Hashable, Comparable {
        let isNamed: Bool
        let who: UInt64

        static func < (left: Key, right: Key) -> Bool {
            left.isNamed == right.isNamed ? left.who < right.who : left.isNamed
        }
    }

    func drafts() -> [DifferenceDraft] {
        var uses: [Key: [Use]] = [:]
        for (report, annotated) in story.reports.enumerated() {
            for mention in annotated.figures where isAge(mention, annotated) {
                guard let key = key(report, mention) else { continue }
                uses[key, default: []].append(Use(report: report, mention: mention))
            }
        }
        return uses.sorted { $0.key < $1.key }.compactMap { draft($0.key, $0.value) }
    }

    private func isAge(_ mention: FigureMention, _ annotated: AnnotatedReport) -> Bool {
        let kind = annotated.blockKind(ofSentence: mention.sentence)
        return mention.role == .age && mention.unit == "year" && mention.bound == .exact && mention.low == mention.high
            && (kind == .paragraph || kind == .caption)
    }

    /// Whose age it is: the person named right before or behind it, else the noun that it describes.
    private func key(_ report: Int, _ mention: FigureMention) -> Key? {
        let analyzed = story.reports[report].analyzed
        let sentence = analyzed.sentences[mention.sentence].tokens
        if mention.tokens.lowerBound - 2 >= sentence.lowerBound, isComma(mention.tokens.lowerBound - 1, analyzed),
            let person = person(report, mention.tokens.lowerBound - 2)
        {
            return Key(isNamed: true, who: UInt64(person))
        }
        let behind = mention.tokens.upperBound
        if behind < sentence.upperBound, let person = person(report, behind) {
            return Key(isNamed: true, who: UInt64(person))
        }
        guard let head = mention.head, head >= behind, head - behind < 3 else {
            // "The six-year-old".
            let first = mention.tokens.lowerBound
            let isNoun =
                first > sentence.lowerBound && analyzed.words[first - 1].tag == .det && mention.tokens.count > 1
            return isNoun ? Key(isNamed: false, who: Self.anybody) : nil
        }
        guard analyzed.words[head].penn == .nn, reader.participant(report, head) == nil else { return nil }
        let meaning = reader.vectors.meaning(report, head)
        return meaning == 0 ? nil : Key(isNamed: false, who: meaning)
    }

    /// No word has this key.
    private static let anybody: UInt64 = 0

    private func person(_ report: Int, _ token: Int) -> Int? {
        reader.participant(report, token).flatMap { reader.table.participants[$0].kind == .person ? $0 : nil }
    }

    private func isComma(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.text.utf8[Int(analyzed.tokens[token].start)] == 0x2C
    }

    private func draft(_ key: Key, _ uses: [Use]) -> DifferenceDraft? {
        let ages = Dictionary(grouping: uses, by: { $0.mention.low })
        // The two that most reports tell: an odd one may be somebody else's.
        let byAge = ages.sorted {
            (Set($1.value.map(\.report)).count, $0.key) < (Set($0.value.map(\.report)).count, $1.key)
        }
        .prefix(2).sorted { $0.key < $1.key }
        guard byAge.count == 2, ages.count == 2 || !key.isNamed, let young = byAge.first, let old = byAge.last,
            story.origins(of: uses.map(\.report)) >= 2
        else { return nil }
        let (left, right) = (Set(young.value.map(\.report)), Set(old.value.map(\.report)))
        guard let isSure = key.isNamed ? isOnePerson(left, right) : isOneNoun(young.value, old.value) else {
            return nil
        }
        let who =
            key.isNamed
            ? reader.table.participants[Int(key.who)].name
            : key.who == Self.anybody
                ? "the person told of by age alone"
                : uses[0].mention.head.map { "the " + story.reports[uses[0].report].analyzed.string($0) }
                    ?? "one person"
        return DifferenceDraft(
            kind: .conflict, severity: isSure ? .high : .medium, about: "How old \(who) is",
            sides: byAge.map { _, uses in
                .init(
                    value: story.reports[uses[0].report].report.text.string(uses[0].mention.span),
                    passages: uses.map { ($0.report, $0.mention.span) })
            })
    }

    /// Nil when a report has both ages. People grow older, so that the days of the reports must be known.
    private func isOnePerson(_ left: Set<Int>, _ right: Set<Int>) -> Bool? {
        guard left.isDisjoint(with: right), days.areNear(left.sorted(), right.sorted()) else { return nil }
        return left.union(right).allSatisfy { days.day($0) != nil }
    }

    /// Nil when there may be two of whom the story tells: ages more than a year apart, or both in one sentence. Sure
    /// when few reports have both.
    private func isOneNoun(_ young: [Use], _ old: [Use]) -> Bool? {
        let (left, right) = (Set(young.map(\.report)), Set(old.map(\.report)))
        let sentences = Set(young.map { [$0.report, $0.mention.sentence] })
        let most = max(story.origins(of: left), story.origins(of: right))
        guard let age = young.first?.mention.low, let other = old.first?.mention.low, other - age == 1, most >= 2,
            sentences.isDisjoint(with: old.map { [$0.report, $0.mention.sentence] })
        else { return nil }
        return left.intersection(right).count * 3 <= left.union(right).count
    }
}
