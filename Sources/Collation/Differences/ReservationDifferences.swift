import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// A statement of which one report leaves out what takes part of it back: "the move was positive" in one, "positive,
/// but the mills need protection" in another.
struct ReservationDifferences {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors
    let lexicon: ClauseLexicon

    private struct Reserved {
        let node: StatementNode
        /// What is said before the reservation, and the reservation with its "but".
        let main: Set<UInt64>
        let reservation: Range<Int>
    }

    private static let most = 4
    /// A reservation of fewer words takes nothing back.
    private static let leastWords = 5
    private static let mostNodes = 40

    func drafts(_ groups: [StatementGroup]) -> [DifferenceDraft] {
        groups.lazy.compactMap { draft($0) }.prefix(Self.most).map { $0 }
    }

    private func draft(_ group: StatementGroup) -> DifferenceDraft? {
        let nodes = group.nodes.prefix(Self.mostNodes).filter { $0.statement.kind != .heading }
        guard let speaker = group.speakers.first, story.origins(of: nodes.map(\.report)) >= 2 else { return nil }
        for reserved in nodes.compactMap({ self.reserved($0) }) {
            let without = nodes.filter { leavesOut(reserved, $0) }
            guard !without.isEmpty else { continue }
            let (report, tokens) = (reserved.node.report, reserved.reservation)
            let analyzed = story.reports[report].analyzed
            let words = DifferenceDraft.headline(analyzed.text.string(analyzed.span(tokens)))
            return DifferenceDraft(
                kind: .framing, severity: .medium,
                about: "A reservation of \(table.participants[speaker].name) that not all reports carry: “\(words)”",
                sides: [
                    .init(value: words, passages: [place(reserved.node)]),
                    .init(value: text(without[0]), passages: without.map(place)),
                ])
        }
        return nil
    }

    /// A statement with a clause that takes back what stands before it in the same statement.
    private func reserved(_ node: StatementNode) -> Reserved? {
        let analyzed = story.reports[node.report].analyzed
        guard node.tokens.count > 2 * Self.leastWords,
            let mark = node.tokens.dropFirst(3).first(where: { isReserving($0, node, analyzed) })
        else { return nil }
        let reservation = mark..<node.tokens.upperBound
        guard reservation.count > Self.leastWords else { return nil }
        let main = node.tokens.lowerBound..<mark
        return Reserved(node: node, main: content(node.report, main), reservation: reservation)
    }

    /// "But" and "although" before a clause of their own, not "not a threat but a fact".
    private func isReserving(_ token: Int, _ node: StatementNode, _ analyzed: AnalyzedText) -> Bool {
        guard lexicon.has(.reserving, analyzed.tokens[token].folded) else { return false }
        let verb = (token + 1..<node.tokens.upperBound).first { verb in
            [.vbd, .vbz, .vbp, .vbn, .md].contains(analyzed.words[verb].penn)
        }
        guard let verb else { return false }
        let main = analyzed.words[verb].penn == .md ? Int(analyzed.words[verb].head) : verb
        // "If both agree but the court says no" goes on with the condition, "but experts say" with another's words.
        let between = token + 1..<verb
        return between.contains { [.noun, .propn, .pron].contains(analyzed.words[$0].tag) }
            && !between.contains { [.wdt, .wp, .wrb].contains(analyzed.words[$0].penn) }
            && !(node.tokens.lowerBound..<token).contains { lexicon.has(.unreal, analyzed.tokens[$0].folded) }
            && !lexicon.has(.saying, analyzed.tokens[max(main, 0)].folded)
    }

    /// Whether another report gives the first part, and nowhere the second.
    private func leavesOut(_ reserved: Reserved, _ node: StatementNode) -> Bool {
        guard story.originOf[node.report] != story.originOf[reserved.node.report], !reserved.main.isEmpty else {
            return false
        }
        guard !goesOn(behind: node) else { return false }
        let own = content(node.report, node.tokens)
        guard own.intersection(reserved.main).count * 2 >= max(own.count, reserved.main.count) else { return false }
        let left = content(reserved.node.report, reserved.reservation)
        return left.count >= 2 && !tells(left, node)
    }

    /// Whether a reservation of its own words stands behind a statement, in its sentence or at the start of the next.
    private func goesOn(behind node: StatementNode) -> Bool {
        let analyzed = story.reports[node.report].analyzed
        let sentence = analyzed.sentence(ofToken: node.tokens.upperBound - 1)
        let own = analyzed.sentences[sentence].tokens
        var rest = Array(own.filter { $0 >= node.tokens.upperBound })
        if sentence + 1 < analyzed.sentences.count {
            let next = analyzed.sentences[sentence + 1].tokens
            rest += next.lowerBound..<min(next.upperBound, next.lowerBound + 2)
        }
        return rest.contains { lexicon.has(.reserving, analyzed.tokens[$0].folded) }
    }

    /// Whether a report tells most of a reservation near a statement or in another one of the same speaker.
    private func tells(_ reservation: Set<UInt64>, _ node: StatementNode) -> Bool {
        let annotated = story.reports[node.report]
        let sentences = annotated.analyzed.sentences
        let own = node.statement.sentence
        var near = Set(max(0, own - Self.near)...min(sentences.count - 1, own + Self.near))
        for statement in annotated.statements where isSaid(statement, by: node) { near.insert(statement.sentence) }
        return near.contains { sentence in
            reservation.intersection(vectors.meanings(node.report, sentences[sentence].tokens)).count * 2
                >= reservation.count
        }
    }

    private func isSaid(_ statement: Statement, by node: StatementNode) -> Bool {
        statement.speakers.contains { speaker in
            table.participant(node.report, speaker).map(node.speakers.contains) ?? false
        }
    }

    /// Sentences around a statement in which its reservation may stand.
    private static let near = 2

    /// What a stretch says, names aside.
    private func content(_ report: Int, _ tokens: Range<Int>) -> Set<UInt64> {
        Set(vectors.meanings(report, tokens).filter { !vectors.isName($0) })
    }

    private func place(_ node: StatementNode) -> (report: Int, span: TextSpan) {
        story.place(node.report, sentence: node.statement.sentence)
    }

    private func text(_ node: StatementNode) -> String {
        DifferenceDraft.headline(story.reports[node.report].report.text.string(node.statement.span))
    }
}
