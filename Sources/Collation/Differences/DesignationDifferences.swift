import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// What reports call one and the same: a leader or a dictator, militants or terrorists, a government or a regime.
///
/// The word must stand right beside the name.
struct DesignationDifferences {
    let story: Story
    let table: ParticipantTable
    let designations: AppraisalLexicon

    private struct Key: Hashable, Comparable {
        let kind: Int32
        let participant: Int

        static func < (left: Key, right: Key) -> Bool {
            (left.kind, left.participant) < (right.kind, right.participant)
        }
    }

    private struct Use {
        let report: Int
        let sentence: TextSpan
        let word: String
        let isPlain: Bool
    }

    /// Tokens between the word and the name: "the group", "of the".
    private static let reach = 2
    private static let mostOfReport = 2
    private static let mostOfSide = 10
    private static let most = 4

    func drafts() -> [DifferenceDraft] {
        var uses: [Key: [Use]] = [:]
        for report in story.reports.indices { add(report, &uses) }
        let found = uses.sorted { $0.key < $1.key }.compactMap { key, uses in draft(key, uses) }
        return found.enumerated().sorted { ($1.element.origins, $0.offset) < ($0.element.origins, $1.offset) }
            .prefix(Self.most).map(\.element.draft)
    }

    private func draft(_ key: Key, _ uses: [Use]) -> (origins: Int, draft: DifferenceDraft)? {
        let (plain, judging) = (uses.filter(\.isPlain), uses.filter { !$0.isPlain })
        let (one, other) = (Set(plain.map(\.report)), Set(judging.map(\.report)))
        // A report that has the plain word only differs from one that has the other, too.
        guard !other.isEmpty, !one.subtracting(other).isEmpty, story.origins(of: one.union(other)) >= 2 else {
            return nil
        }
        return (
            story.origins(of: one.union(other)),
            DifferenceDraft(
                kind: .framing, severity: .medium, about: "What \(table.participants[key.participant].name) is called",
                sides: [plain, judging].map { side in
                    var words: [String] = []
                    for use in side where words.count < 3 && !words.contains(use.word) { words.append(use.word) }
                    return .init(
                        value: words.map { "“\($0)”" }.joined(separator: ", "),
                        passages: side.prefix(Self.mostOfSide).map { ($0.report, $0.sentence) })
                })
        )
    }

    private func add(_ report: Int, _ uses: inout [Key: [Use]]) {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        var named = [Int](repeating: -1, count: analyzed.tokens.count)
        for name in annotated.names {
            guard let participant = table.participant(report, name.entity) else { continue }
            for token in name.tokens { named[token] = participant }
        }
        var counts: [Key: [Bool: Int]] = [:]
        for (index, sentence) in analyzed.sentences.enumerated()
        where annotated.blockKind(ofSentence: index) == .paragraph {
            for token in sentence.tokens where analyzed.words[token].tag == .noun || analyzed.words[token].tag == .adj {
                let limit = sentence.tokens.upperBound
                guard let found = designations.entries(analyzed.tokens, at: token, limit: limit) else { continue }
                for entry in found.entries {
                    guard
                        let participant = neighbour(
                            token..<found.end, sentence.tokens, named, isPerson: entry.judgement.question == leaders)
                    else { continue }
                    let key = Key(kind: entry.judgement.question, participant: participant)
                    let isPlain = entry.judgement.isFirst
                    counts[key, default: [:]][isPlain, default: 0] += 1
                    guard counts[key]?[isPlain] ?? 0 <= Self.mostOfReport else { continue }
                    uses[key, default: []].append(
                        Use(
                            report: report, sentence: sentence.span,
                            word: analyzed.text.string(analyzed.span(token..<found.end)).lowercased(), isPlain: isPlain)
                    )
                }
            }
        }
    }

    /// The question whose words name persons.
    private var leaders: Int32 { Int32(designations.questions.firstIndex(of: "head of state") ?? -1) }

    /// The participant whose name stands right beside a word.
    private func neighbour(_ words: Range<Int>, _ sentence: Range<Int>, _ named: [Int], isPerson: Bool) -> Int? {
        for distance in 1...Self.reach {
            for token in [words.upperBound - 1 + distance, words.lowerBound - distance]
            where sentence.contains(token) && named[token] >= 0 {
                let participant = named[token]
                if (table.participants[participant].kind == .person) == isPerson { return participant }
            }
        }
        return nil
    }
}
