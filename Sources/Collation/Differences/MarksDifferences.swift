import Annotation
import DossierFormat
import Prose
import Reports
import Stories

/// Quotation marks that had to be read against their shape or were missing: utterance by utterance where other reports
/// print the same words with sound marks, the rest together.
struct MarksDifferences {
    let story: Story

    /// Utterances that are told one by one.
    private static let most = 4

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        utterances(groups) + rest()
    }

    private func utterances(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        groups.compactMap { group -> DifferenceDraft? in
            let marked = group.nodes.filter { $0.statement.kind == .direct || $0.statement.kind == .unmarked }
            let broken = marked.filter { isBroken($0.statement, $0.report) }
            let sound = marked.filter { !$0.statement.marksRepaired && $0.statement.kind == .direct }
            guard let first = broken.first, story.origins(of: (broken + sound).map(\.report)) >= 2,
                Set(broken.map(\.report)).isDisjoint(with: sound.map(\.report)), !sound.isEmpty
            else { return nil }
            let words = story.reports[first.report].report.text.string(first.statement.span)
            return DifferenceDraft(
                kind: .marks, severity: .low,
                about: "Where the quoted words begin and end: “\(DifferenceDraft.headline(words))”",
                sides: [
                    .init(value: "marks missing or misplaced", passages: broken.map { ($0.report, $0.statement.span) }),
                    .init(value: "sound marks", passages: sound.map { ($0.report, $0.statement.span) }),
                ])
        }.prefix(Self.most).map { $0 }
    }

    /// A quotation over several paragraphs opens each of them and closes only the last, which is no fault.
    private func isBroken(_ statement: Statement, _ report: Int) -> Bool {
        guard statement.marksRepaired else { return false }
        let bytes = story.reports[report].report.text.utf8
        guard
            let end = bytes[statement.span.end...].prefix(Self.longestParagraph).firstIndex(of: Self.newline),
            !Self.marks.contains(where: { Self.contains(bytes[statement.span.end..<end], $0) }),
            let next = bytes[end...].firstIndex(where: { !Self.blanks.contains($0) })
        else { return true }
        let before = bytes[..<statement.span.start].suffix(Self.longestParagraph)
        let start = before.lastIndex(of: Self.newline).map { $0 + 1 } ?? before.startIndex
        let isOpened = Self.opening.contains { Self.contains(bytes[start..<statement.span.start], $0) }
        return !isOpened || !Self.opening.contains { bytes[next...].starts(with: $0) }
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
    }

    /// Bytes of a paragraph that are searched on each side.
    private static let longestParagraph = 2_000
    private static let newline: UInt8 = 0x0A
    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    private static let opening: [[UInt8]] = ["\"", "'", "“", "‘"].map { Array($0.utf8) }
    /// Those that may close; an apostrophe says nothing.
    private static let marks: [[UInt8]] = ["\"", "”"].map { Array($0.utf8) }

    private func rest() -> [DifferenceDraft] {
        let sides = story.reports.enumerated().compactMap { report, annotated -> DifferenceDraft.Side? in
            let broken = annotated.statements.filter { isBroken($0, report) && $0.kind != .indirect }
            guard !broken.isEmpty else { return nil }
            return .init(value: annotated.report.file, passages: broken.prefix(8).map { (report, $0.span) })
        }
        guard sides.count >= 2 else { return [] }
        return [
            DifferenceDraft(
                kind: .marks, severity: .low, about: "Quotation marks missing, reversed or misplaced", sides: sides)
        ]
    }
}
