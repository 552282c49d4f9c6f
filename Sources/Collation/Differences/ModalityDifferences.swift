import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Tellings of one thing in which somebody "will" do by one what he "could" do by another.
///
/// Reported speech turns "will" into "would", so these are one.
struct ModalityDifferences {
    let story: Story
    let vectors: ContentVectors

    private enum Modality: Int { case possible, certain }

    private struct Use {
        let telling: Telling
        let modality: Modality
        let verb: UInt64
        let isNegated: Bool
        let span: TextSpan
    }

    func drafts(_ groups: [TellingGroup]) -> [DifferenceDraft] {
        groups.compactMap { group in
            guard story.origins(of: group.tellings.map(\.report)) >= 2 else { return nil }
            let uses = group.tellings.prefix(60).flatMap { self.uses($0) }
            let byVerb = Dictionary(grouping: uses, by: \.verb).sorted { $0.key < $1.key }
            return byVerb.lazy.compactMap { draft($0.value) }.first
        }
    }

    private func draft(_ uses: [Use]) -> DifferenceDraft? {
        let possible = uses.filter { $0.modality == .possible }
        let certain = uses.filter { $0.modality == .certain }
        // A report that has both tells of two things, and "could not" is no possibility.
        guard let first = possible.first, !certain.isEmpty, !uses.contains(where: \.isNegated),
            Set(possible.map(\.telling.report)).isDisjoint(with: certain.map(\.telling.report)),
            story.origins(of: uses.map(\.telling.report)) >= 2
        else { return nil }
        return DifferenceDraft(
            kind: .strength, severity: .medium, about: "How sure it is: “\(text(first))” or “\(text(certain[0]))”",
            sides: [certain, possible].map { side in
                .init(value: text(side[0]), passages: side.map { ($0.telling.report, $0.telling.span) })
            })
    }

    private func text(_ use: Use) -> String { story.reports[use.telling.report].report.text.string(use.span) }

    /// The modal verbs of a telling with the verb that each stands with.
    private func uses(_ telling: Telling) -> [Use] {
        let analyzed = story.reports[telling.report].analyzed
        return telling.tokens.compactMap { token in
            guard analyzed.words[token].penn == .md, let modality = Self.modalities[analyzed.tokens[token].folded]
            else {
                return nil
            }
            let verb = Int(analyzed.words[token].head)
            guard verb > token, telling.tokens.contains(verb), verb - token <= 4, analyzed.words[verb].tag == .verb,
                vectors.meaning(telling.report, verb) != 0
            else { return nil }
            let isNegated = (token..<verb).contains { Negation.ofVerbs.contains(analyzed.tokens[$0].folded) }
            return Use(
                telling: telling, modality: modality, verb: vectors.meaning(telling.report, verb), isNegated: isNegated,
                span: analyzed.span(token..<(verb + 1)))
        }
    }

    private static let modalities: [UInt64: Modality] = Dictionary(
        uniqueKeysWithValues: ["may", "might", "could"].map { (WordHash.folded($0), Modality.possible) }
            + ["will", "would", "shall", "'ll"].map { (WordHash.folded($0), Modality.certain) })
}
