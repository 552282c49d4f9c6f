import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One who gave a report no answer and whose words another report has: "the line did not respond to a request for
/// comment", "the line said that …".
///
/// A report that has words of the silent one itself tells only what he would not speak of.
struct AnswerDifferences {
    let story: Story
    let table: ParticipantTable
    let reader: ClauseReader
    let matter: LineMatter
    let days: ReportDays

    private struct Silence {
        let report: Int
        let sentence: Int
    }

    private static let most = 3
    private static let mostOfSide = 4

    func drafts() -> [DifferenceDraft] {
        var silent: [Int: [Silence]] = [:]
        for report in story.reports.indices { collect(report, into: &silent) }
        guard !silent.isEmpty else { return [] }
        let spoken = words(of: Set(silent.keys))
        return silent.sorted { $0.key < $1.key }.lazy.compactMap { participant, silences in
            draft(participant, silences, spoken[participant] ?? [])
        }.prefix(Self.most).map { $0 }
    }

    private func draft(_ participant: Int, _ silences: [Silence], _ words: [ConflictSides.Place]) -> DifferenceDraft? {
        let telling = Set(words.map(\.report))
        let without = silences.filter { !telling.contains($0.report) }
        let origins = Set(without.map { story.originOf[$0.report] })
        let with = words.filter { place in
            !origins.contains(story.originOf[place.report]) && days.areNear([place.report], without.map(\.report))
        }
        guard let first = without.first, let other = with.first else { return nil }
        let isLater = days.areLater([without.map(\.report), with.map(\.report)])
        return DifferenceDraft(
            kind: .tension, severity: .medium,
            about: "Whether \(table.participants[participant].name) gave an answer"
                + (isLater ? " (the words are in the later report)" : ""),
            sides: [
                .init(
                    value: DifferenceDraft.headline(text(story.place(first.report, sentence: first.sentence))),
                    passages: without.map { story.place($0.report, sentence: $0.sentence) }),
                .init(value: DifferenceDraft.headline(text(other)), passages: Array(with.prefix(Self.mostOfSide))),
            ])
    }

    private func text(_ place: ConflictSides.Place) -> String {
        story.reports[place.report].report.text.string(place.span)
    }

    // MARK: Who is silent

    private func collect(_ report: Int, into silent: inout [Int: [Silence]]) {
        let analyzed = story.reports[report].analyzed
        for (index, tokens) in reader.readable(report) {
            guard let verb = matter.silence(tokens, analyzed), !isPartial(tokens, analyzed),
                let subject = reader.subject(verb, analyzed), let participant = speaker(subject, report)
            else { continue }
            silent[participant, default: []].append(Silence(report: report, sentence: index))
        }
    }

    /// "Declined to comment further": he did say something.
    private func isPartial(_ tokens: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        tokens.contains { Self.further.contains(analyzed.tokens[$0].folded) }
    }

    private static let further = WordSet(["further", "beyond", "more", "but"])

    /// The one person or body that a noun names, or for whom it speaks: "representatives of Bell", "Bell's lawyer".
    private func speaker(_ noun: Int, _ report: Int) -> Int? {
        let analyzed = story.reports[report].analyzed
        var names = Set([reader.participant(report, noun)].compactMap { $0 })
        if names.isEmpty {
            for child in analyzed.children(of: noun)
            where [.nmodPoss, .nmod, .compound].contains(analyzed.words[child].relation) {
                if let name = reader.participant(report, child) { names.insert(name) }
            }
        }
        guard names.count == 1, let name = names.first, !table.participants[name].isMedia,
            [.person, .organisation].contains(table.participants[name].kind)
        else { return nil }
        return name
    }

    // MARK: Who speaks

    /// What some say in words or in the words of those who speak for them, by who it is, in the order of the reports.
    private func words(of participants: Set<Int>) -> [Int: [ConflictSides.Place]] {
        var result: [Int: [ConflictSides.Place]] = [:]
        for (report, annotated) in story.reports.enumerated() {
            for statement in annotated.statements where isAnswer(statement, annotated.analyzed) {
                guard matter.silence(annotated.analyzed.sentences[statement.sentence].tokens, annotated.analyzed) == nil
                else { continue }
                var speakers = Set(statement.speakers.compactMap { table.participant(report, $0) })
                if let source = statement.source { speakers.formUnion(named(report, source)) }
                for speaker in speakers.intersection(participants) {
                    result[speaker, default: []].append((report, statement.span))
                }
            }
        }
        return result
    }

    /// A clause with a verb of saying and a named speaker: what somebody shows or confirms is no answer, nor is what
    /// stands "according to its page".
    private func isAnswer(_ statement: Statement, _ analyzed: AnalyzedText) -> Bool {
        guard statement.kind == .direct || statement.kind == .indirect, statement.namesSpeaker,
            let cue = statement.cue
        else { return false }
        let verb = analyzed.token(at: cue.start)
        guard analyzed.words[verb].tag == .verb, analyzed.tokens[verb].folded != Self.according else { return false }
        guard statement.kind == .indirect else { return true }
        let tokens = tokens(of: statement.span, analyzed)
        return tokens.contains { token in
            !tokens.contains(Int(analyzed.words[token].head))
                && analyzed.children(of: token).contains { analyzed.words[$0].relation.isSubject }
        }
    }

    private func tokens(of span: TextSpan, _ analyzed: AnalyzedText) -> Range<Int> {
        let first = analyzed.token(at: span.start)
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: first)].tokens
        let rest = first..<max(first, sentence.upperBound)
        return first..<(rest.first { Int(analyzed.tokens[$0].start) >= span.end } ?? rest.upperBound)
    }

    private static let according = WordHash.folded("according")

    /// Who is named in a source and in the nouns right before it: "Harbour Board spokesman Tom Bell".
    private func named(_ report: Int, _ source: TextSpan) -> Set<Int> {
        let analyzed = story.reports[report].analyzed
        var start = analyzed.token(at: source.start)
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: start)].tokens
        while start > sentence.lowerBound, [.noun, .propn].contains(analyzed.words[start - 1].tag) { start -= 1 }
        return Set(
            (start..<max(start, sentence.upperBound)).prefix(while: { Int(analyzed.tokens[$0].start) < source.end })
                .compactMap { reader.participant(report, $0) })
    }
}
