import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Finds what the reports leave open: what they say is not known, and counts of people harmed that one origin alone
/// gives.
///
/// Such a count is told by one origin when no sentence of another origin is near it in content and it stands early.
/// O(candidates × sentences that share a rare word with them).
struct OpenQuestionFinder {
    let story: Story
    let evidence: EvidenceMaker
    let vectors: ContentVectors
    let phrases: OpenPhrases
    let parts: CollatedParts
    let claims: [Claim]

    /// At most so many of each kind.
    private static let most = 6
    /// From this likeness on, another origin tells much the same.
    private static let near: Float = 0.15
    /// What a report tells behind so many sentences is a detail.
    private static let early = 12

    func questions(among writer: RecordWriter) -> [OpenQuestion] {
        guard story.origins.count >= 2 else { return [] }
        let candidates = writer.candidates
        return unknown(candidates, writer) + single(candidates, writer)
    }

    // MARK: What they say is not known

    private func unknown(_ candidates: [RecordCandidate], _ writer: RecordWriter) -> [OpenQuestion] {
        let open = candidates.filter { candidate in
            let analyzed = story.reports[candidate.node.report].analyzed
            let tokens = analyzed.sentences[candidate.node.sentence].tokens
            guard phrases.holds(tokens, of: analyzed.tokens), !writer.overtaken.contains(candidate.node) else {
                return false
            }
            // "It is unclear why …" leans on nothing, though it begins with a pronoun.
            let begins = phrases.holds(
                tokens.lowerBound..<min(tokens.upperBound, tokens.lowerBound + 6), of: analyzed.tokens)
            return writer.readability(candidate.node) >= (begins ? 0.5 : 0.7)
        }
        return chosen(open, writer).map { question($0, .unknown, support: openSupport($0)) }
    }

    /// Only the sentences that leave it open themselves speak for it.
    private func openSupport(_ candidate: RecordCandidate) -> [SentenceKey] {
        candidate.support.filter { node in
            let analyzed = story.reports[node.report].analyzed
            return phrases.holds(analyzed.sentences[node.sentence].tokens, of: analyzed.tokens)
        }
    }

    // MARK: What one origin tells

    private func single(_ candidates: [RecordCandidate], _ writer: RecordWriter) -> [OpenQuestion] {
        guard story.origins.count >= 3 else { return [] }
        let weighty = weightySentences()
        let alone = candidates.filter { candidate in
            candidate.node.sentence < Self.early
                && weighty.contains(SentenceKey(candidate.node.report, candidate.node.sentence))
                && story.origins(of: candidate.support.map(\.report)) == 1 && writer.readability(candidate.node) >= 0.9
        }
        let ranked = ranked(alone, writer).prefix(40)
        var holders: [UInt64: [Int]] = [:]
        for (index, candidate) in candidates.enumerated() {
            for term in candidate.node.vector.terms { holders[term, default: []].append(index) }
        }
        let lonely = ranked.filter { !isTold($0, candidates, holders) }
        return chosen(Array(lonely), writer).map {
            question($0, .single, support: [SentenceKey($0.node.report, $0.node.sentence)])
        }
    }

    /// Counts of people harmed that no other origin gives: other facts that one report alone has are details of it.
    private func weightySentences() -> Set<SentenceKey> {
        let harmed = parts.figures.flatMap(\.nodes).filter { $0.mention.isCasualty }
        var reports: [[Double]: [Int]] = [:]
        for node in harmed { reports[[node.mention.low, node.mention.high], default: []].append(node.report) }
        let alone = reports.filter { story.origins(of: $0.value) == 1 }
        return Set(
            harmed.filter { alone[[$0.mention.low, $0.mention.high]] != nil }
                .map { SentenceKey($0.report, $0.mention.sentence) })
    }

    private func isTold(_ candidate: RecordCandidate, _ all: [RecordCandidate], _ holders: [UInt64: [Int]]) -> Bool {
        let own = candidate.node
        let rare = own.vector.terms.sorted { (holders[$0]?.count ?? 0, $0) < (holders[$1]?.count ?? 0, $1) }.prefix(6)
        let others = Set(rare.flatMap { (holders[$0] ?? []).prefix(200) })
        return others.contains { index in
            let other = all[index].node
            return story.origins(of: [own.report, other.report]) == 2 && other.vector.cosine(own.vector) >= Self.near
        }
    }

    // MARK: Parts

    /// The weightiest, none like another.
    private func chosen(_ candidates: [RecordCandidate], _ writer: RecordWriter) -> [RecordCandidate] {
        var result: [RecordCandidate] = []
        for candidate in ranked(candidates, writer) where result.count < Self.most {
            if result.allSatisfy({ $0.node.vector.cosine(candidate.node.vector) < 0.35 }) { result.append(candidate) }
        }
        return result
    }

    private func ranked(_ candidates: [RecordCandidate], _ writer: RecordWriter) -> [RecordCandidate] {
        candidates.enumerated().map { (offset: $0, candidate: $1, weight: weight($1, writer)) }
            .sorted { $0.weight == $1.weight ? $0.offset < $1.offset : $0.weight > $1.weight }
            .map(\.candidate)
    }

    private func weight(_ candidate: RecordCandidate, _ writer: RecordWriter) -> Float {
        let words = candidate.node.vector.terms
        let common =
            words.reduce(Float(0)) { $0 + Float(min(12, vectors.weights.count($1))) } / Float(max(8, words.count))
        let lead = 1 + 1 / (1 + Float(candidate.node.sentence) / 6)
        return Float(story.origins(of: candidate.support.map(\.report))) * lead * (1 + common)
            * writer.readability(candidate.node)
    }

    private func question(
        _ candidate: RecordCandidate, _ kind: OpenQuestion.Kind, support: [SentenceKey]
    ) -> OpenQuestion {
        let analyzed = story.reports[candidate.node.report].analyzed
        let passages = support.map { story.place($0.report, sentence: $0.sentence) }
        return OpenQuestion(
            kind: kind, question: analyzed.text.string(analyzed.sentences[candidate.node.sentence].span),
            origins: story.origins(of: support.map(\.report)), evidence: evidence.evidence(passages))
    }
}
