import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One deed told of the same two with doer and sufferer changed places: "Bell killed Marsh", "Marsh killed Bell".
///
/// Two may well do the same to each other, so that the sentences must be alike in all else, and no report may tell both.
struct SwappedRoleDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader
    let days: ReportDays

    private struct Deed: Hashable {
        let report: Int
        let sentence: Int
        let verb: Int
        let doers: Set<UInt64>
        let sufferers: Set<UInt64>
    }

    private static let likeness: Float = 0.7
    private static let most = 3
    private static let mostDeeds = 60

    func drafts() -> [DifferenceDraft] {
        var deeds: [UInt64: [Deed]] = [:]
        for report in story.reports.indices {
            for frame in reader.frames(report) where !frame.isNegated {
                guard let deed = deed(frame) else { continue }
                deeds[frame.predicate, default: []].append(deed)
            }
        }
        return deeds.sorted { $0.key < $1.key }.lazy.compactMap { _, deeds in draft(Array(deeds.prefix(Self.mostDeeds)))
        }
        .prefix(Self.most).map { $0 }
    }

    private func draft(_ deeds: [Deed]) -> DifferenceDraft? {
        for (place, left) in deeds.enumerated() {
            for right in deeds[(place + 1)...] where isSwapped(left, right) && areAlike(left, right) {
                let with = deeds.filter { isSame($0, left) }
                let against = deeds.filter { isSame($0, right) }
                guard Set(with.map(\.report)).isDisjoint(with: against.map(\.report)) else { continue }
                return DifferenceDraft(
                    kind: .conflict, severity: .high,
                    about: "Who did it to whom: “\(DifferenceDraft.headline(text(left)))”",
                    sides: [with, against].map { side in
                        .init(
                            value: DifferenceDraft.headline(text(side[0])),
                            passages: side.map { story.place($0.report, sentence: $0.sentence) })
                    })
            }
        }
        return nil
    }

    private func text(_ deed: Deed) -> String {
        story.reports[deed.report].report.text.string(story.place(deed.report, sentence: deed.sentence).span)
    }

    private func isSwapped(_ left: Deed, _ right: Deed) -> Bool {
        left.report != right.report && !left.doers.isDisjoint(with: right.sufferers)
            && !left.sufferers.isDisjoint(with: right.doers)
    }

    private func isSame(_ one: Deed, _ other: Deed) -> Bool {
        !one.doers.isDisjoint(with: other.doers) && !one.sufferers.isDisjoint(with: other.sufferers)
    }

    private func areAlike(_ left: Deed, _ right: Deed) -> Bool {
        guard days.areNear([left.report], [right.report]) else { return false }
        return vector(left).cosine(vector(right)) >= Self.likeness
    }

    private func vector(_ deed: Deed) -> TermVector {
        vectors.meaningVector(deed.report, story.reports[deed.report].analyzed.sentences[deed.sentence].tokens)
    }

    /// Who is named as doing what to whom; nil where one of both is not named or both are one side.
    private func deed(_ frame: ClauseFrame) -> Deed? {
        let analyzed = story.reports[frame.report].analyzed
        let subjects = frame.subjects.filter(vectors.isName)
        let others =
            frame.isPassive
            ? named(frame, analyzed) { analyzed.words[$0].relation == .oblAgent || isBy($0, analyzed) }
            : frame.objects.filter(vectors.isName)
        let known = subjects.union(subjects.compactMap { vectors.side(ofName: $0) })
        guard !subjects.isEmpty, !others.isEmpty, known.isDisjoint(with: others),
            known.isDisjoint(with: others.compactMap { vectors.side(ofName: $0) })
        else { return nil }
        return Deed(
            report: frame.report, sentence: frame.sentence, verb: frame.verb,
            doers: frame.isPassive ? others : subjects, sufferers: frame.isPassive ? subjects : others)
    }

    private func named(_ frame: ClauseFrame, _ analyzed: AnalyzedText, where isMeant: (Int) -> Bool) -> Set<UInt64> {
        var result: Set<UInt64> = []
        for child in analyzed.children(of: frame.verb) where isMeant(child) {
            result.formUnion(reader.terms(frame.report, head: child).filter(vectors.isName))
        }
        return result
    }

    /// A noun with "by" before it.
    private func isBy(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.words[token].relation == .obl
            && analyzed.children(of: token).contains { analyzed.tokens[$0].folded == Self.by }
    }

    private static let by = WordHash.folded("by")
}
