import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One extent of one thing told differently, whatever the units: a well "80m deep" and "130ft deep".
///
/// What a report says that others said before ("earlier reports had put it at 40m") is a side, but not what it tells.
struct ExtentDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader
    let measures: MeasureLexicon
    let days: ReportDays

    private struct Reading {
        let report: Int
        let mention: FigureMention
        /// In the base unit of its kind.
        let value: Double
        let label: String
        /// Whether the report tells it as what was told before, and no longer is.
        let isWithdrawn: Bool
    }

    private struct Key: Hashable, Comparable {
        let kind: String
        let extent: String
        let noun: UInt64

        static func < (left: Key, right: Key) -> Bool {
            (left.extent, left.kind, left.noun) < (right.extent, right.kind, right.noun)
        }
    }

    /// Values nearer are one, rounded or converted.
    private static let rounding = 1.12
    /// Values further apart are of two things.
    private static let mostTimes = 6.0
    private static let most = 4
    private static let mostSides = 4

    func drafts() -> [DifferenceDraft] {
        var readings: [Key: [Reading]] = [:]
        for report in story.reports.indices { collect(report, into: &readings) }
        return readings.sorted { $0.key < $1.key }.lazy.compactMap { _, readings in draft(readings) }
            .prefix(Self.most).map { $0 }
    }

    private func draft(_ readings: [Reading]) -> DifferenceDraft? {
        let told = readings.filter { !$0.isWithdrawn }
        let byReport = Dictionary(grouping: told, by: \.report)
        // A report that tells two values tells of two things.
        let single = readings.filter { reading in
            (byReport[reading.report] ?? []).allSatisfy {
                Self.areOne($0.value, told: byReport[reading.report]?.first?.value)
            }
        }
        var sides: [[Reading]] = []
        for reading in single.sorted(by: { $0.value < $1.value }) {
            if let last = sides.last, Self.areOne(reading.value, told: last[0].value) {
                sides[sides.count - 1].append(reading)
            } else {
                sides.append([reading])
            }
        }
        guard (2...Self.mostSides).contains(sides.count), let low = sides.first?[0].value,
            let high = sides.last?[0].value,
            low > 0, high <= low * Self.mostTimes,
            story.origins(of: single.map(\.report)) >= 2 || single.contains(where: \.isWithdrawn)
        else { return nil }
        let isLater = days.areLater(sides.map { $0.map(\.report) })
        return DifferenceDraft(
            kind: .conflict, severity: isLater ? .medium : .high, about: "How many or how much: \(sides[0][0].label)",
            sides: sides.map { side in
                .init(
                    value: story.reports[side[0].report].report.text.string(side[0].mention.span),
                    passages: side.map { ($0.report, $0.mention.span) })
            })
    }

    private static func areOne(_ value: Double, told other: Double?) -> Bool {
        guard let other else { return true }
        return max(value, other) <= min(value, other) * rounding
    }

    private func collect(_ report: Int, into readings: inout [Key: [Reading]]) {
        let annotated = story.reports[report]
        let extents = MeasuredExtents(story: story, reader: reader, measures: measures)
        for mention in annotated.figures
        where !mention.isConversion && [.exact, .about].contains(mention.bound)
            && annotated.blockKind(ofSentence: mention.sentence) == .paragraph
        {
            guard let extent = extents.extent(report, mention), !measures.isMoving(extent.name),
                let base = measures.inBase((mention.low + mention.high) / 2, unit: mention.unit)
            else { continue }
            let noun = vectors.meaning(report, extent.noun)
            guard noun != 0 else { continue }
            readings[Key(kind: base.kind, extent: extent.name, noun: noun), default: []].append(
                Reading(
                    report: report, mention: mention, value: base.value, label: extents.label(extent, report),
                    isWithdrawn: isWithdrawn(mention, annotated.analyzed)))
        }
    }

    /// "Earlier reports had put it at 40m", "it was first said to be 40m".
    private func isWithdrawn(_ mention: FigureMention, _ analyzed: AnalyzedText) -> Bool {
        let before = analyzed.sentences[mention.sentence].tokens.lowerBound..<mention.tokens.lowerBound
        return before.contains { token in
            Self.earlier.contains(analyzed.tokens[token].folded) && token + 1 < analyzed.tokens.count
                && reader.lexicon.has(.hearsay, analyzed.tokens[token + 1].folded)
        }
    }

    private static let earlier = WordSet(["earlier", "initial", "previous", "first", "preliminary"])
}
