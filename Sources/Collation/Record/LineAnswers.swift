import Annotation
import Language
import Prose
import Stories

/// Joins a line that tells what one party wants with the sentence in which another party speaks against it: a demand
/// and its refusal, an accusation and its denial, an offer and what is demanded instead.
///
/// Both sentences stay as the reports have them, each with its passages. O(positions of the line's sentence ·
/// positions).
struct LineAnswers {
    private let writer: RecordWriter
    private let byPlace: [SentenceKey: Int]
    /// The positions that each sentence holds.
    private let held: [SentenceKey: Set<Int>]

    /// From this likeness on, two sentences are about one matter: where one party turns to the other, and where not.
    private static let addressed: Float = 0.12
    private static let unaddressed: Float = 0.17
    /// From this likeness on they tell the same.
    private static let same: Float = 0.8
    /// How well a line must read to be answered, and an answer behind it.
    private static let leastFitOfLine: Float = 0.7
    private static let leastFit: Float = 0.6
    /// A line stays short.
    private static let mostWords = 60
    /// In a story of more positions than these, lines stand alone.
    private static let mostPositions = 3000

    init(_ writer: RecordWriter, _ byPlace: [SentenceKey: Int], positions held: [SentenceKey: Set<Int>]) {
        self.writer = writer
        self.byPlace = byPlace
        self.held = writer.parts.positions.count <= Self.mostPositions ? held : [:]
    }

    /// Takes an answer for each chosen line that has one and stands alone.
    ///
    /// - Parameter lead: the first line, which stands alone.
    func take(_ selection: inout RecordSelection, beside lead: Int?) {
        for line in selection.chosen where line != lead && selection.answers[line] == nil {
            if let answer = answer(to: line, selection) { selection.take(answer, answering: line) }
        }
    }

    private func answer(to line: Int, _ selection: RecordSelection) -> Int? {
        let positions = writer.parts.positions
        guard let own = held[writer.candidates[line].place],
            writer.fit(writer.candidates[line].node) >= Self.leastFitOfLine
        else { return nil }
        var best: (index: Int, worth: Float)?
        for one in own.sorted() {
            // A line that tells the answer itself needs none.
            for other in positions.indices where answers(positions[other], positions[one]) && !own.contains(other) {
                let isReply = positions[one].answers.contains(other) || positions[other].answers.contains(one)
                let isAsked = isReply || addresses(positions[one], positions[other])
                // What is asked of one is not answered by another.
                guard isAsked || positions[one].targets.isEmpty || positions[other].targets.isEmpty else { continue }
                let turns = isAsked || positions[one].targets.isEmpty && addresses(positions[other], positions[one])
                for node in positions[other].nodes {
                    guard let index = byPlace[SentenceKey(node.report, node.mention.sentence)],
                        let worth = worth(of: index, answering: line, turns: turns, isReply: isReply, selection)
                    else { continue }
                    if worth > best?.worth ?? 0 { best = (index, worth) }
                }
            }
        }
        return best?.index
    }

    /// What an answer is worth; nil for none.
    private func worth(
        of index: Int, answering line: Int, turns: Bool, isReply: Bool, _ selection: RecordSelection
    ) -> Float? {
        let (asked, reply) = (writer.candidates[line], writer.candidates[index])
        let likeness = asked.node.vector.cosine(reply.node.vector)
        guard index != line, likeness < Self.same, likeness >= (turns ? Self.addressed : Self.unaddressed),
            words(asked.node) + words(reply.node) <= Self.mostWords
        else { return nil }
        let fit = writer.fit(reply.node)
        // What cannot both be true is a difference, not a line.
        guard fit >= Self.leastFit, !selection.all.contains(index),
            writer.united([asked.place], [reply.place]).count == 2,
            subjects(asked.node).isDisjoint(with: subjects(reply.node)),
            !selection.all.contains(where: { $0 != line && selection.tells($0, index) })
        else { return nil }
        let origins = Float(writer.story.origins(of: reply.support.map(\.report)))
        return (0.2 + likeness + (isReply ? 0.2 : 0) + (turns ? 0.1 : 0)) * origins * fit
    }

    /// The names in the first subject of a sentence: nobody answers himself.
    private func subjects(_ node: ClaimNode) -> Set<UInt64> {
        let analyzed = writer.story.reports[node.report].analyzed
        guard let subject = node.tokens.first(where: { analyzed.words[$0].relation.isSubject }) else { return [] }
        let names = analyzed.subtree(of: subject).map { writer.vectors.meaning(node.report, $0) }
        return Set(names.filter { $0 != 0 && writer.vectors.isName($0) })
    }

    private func words(_ node: ClaimNode) -> Int {
        let analyzed = writer.story.reports[node.report].analyzed
        return analyzed.sentences[node.sentence].tokens.count { analyzed.tokens[$0].kind == .word }
    }

    private func addresses(_ position: PositionGroup, _ other: PositionGroup) -> Bool {
        !Set(position.targets).isDisjoint(with: other.actors)
    }

    /// Whether a position of others is a refusal of another one, or a demand against an offer.
    private func answers(_ reply: PositionGroup, _ asked: PositionGroup) -> Bool {
        guard !reply.actors.isEmpty, Set(reply.actors).isDisjoint(with: asked.actors),
            !Self.refusing.contains(asked.act)
        else { return false }
        return Self.refusing.contains(reply.act) || asked.act == .offer && reply.act == .demand
    }

    private static let refusing: Set<ActLexicon.Act> = [.deny, .reject]
}
