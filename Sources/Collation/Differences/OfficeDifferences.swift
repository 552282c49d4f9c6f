import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One office of a person that is named differently: a deputy minister or the minister, of state or of foreign affairs.
///
/// Offices without a word in common may be two that he holds, so they are no difference, unless both are the head of
/// one body ("zoo director", "zoo president").
struct OfficeDifferences {
    let story: Story
    let table: ParticipantTable
    let concepts: ConceptLexicon
    let clauses: ClauseLexicon
    let days: ReportDays

    private struct Side {
        var words: Set<UInt64>
        /// What stands right before it, where it is the office of a head: the "zoo" of its director; 0 for none.
        var body: UInt64
        let value: String
        var passages: [(report: Int, span: TextSpan)]
    }

    func drafts() -> [DifferenceDraft] {
        table.participants.filter { $0.kind == .person }.compactMap { draft($0) }
    }

    private func draft(_ person: StoryParticipant) -> DifferenceDraft? {
        var sides: [Side] = []
        for member in person.members {
            let entity = story.reports[member.report].entities[member.entity]
            for (role, isOffice) in zip(entity.roles, entity.isOffice) where isOffice {
                let body = body(of: role, member.report)
                let (words, role) = office(role, member.report)
                guard !words.isEmpty else { continue }
                if let side = sides.firstIndex(where: {
                    isSame($0.words, words) && ($0.body == body || $0.body == 0 || body == 0)
                }) {
                    if sides[side].body == 0 { sides[side].body = body }
                    sides[side].passages.append((member.report, role))
                } else {
                    let value = story.reports[member.report].report.text.string(role)
                    sides.append(Side(words: words, body: body, value: value, passages: [(member.report, role)]))
                }
            }
        }
        // Each side must be another name of what a side before it names.
        var related: [Side] = []
        for side in sides {
            let isRelated = sides.contains { other in
                other.value != side.value && !isSame(other.words, side.words)
                    && (!content(other.words).isDisjoint(with: content(side.words))
                        || other.body != 0 && other.body == side.body)
                    && days.areNear(other.passages.map(\.report), side.passages.map(\.report))
            }
            if isRelated { related.append(side) }
        }
        guard related.count >= 2, Set(related.flatMap { $0.passages.map(\.report) }).count >= 2 else { return nil }
        return DifferenceDraft(
            kind: .title, severity: .medium, about: "Office of \(person.name)",
            sides: related.map { .init(value: $0.value, passages: $0.passages) })
    }

    /// The noun right before the office of a head of something.
    private func body(of role: TextSpan, _ report: Int) -> UInt64 {
        let analyzed = story.reports[report].analyzed
        let first = analyzed.token(at: role.start)
        guard Int(analyzed.tokens[first].end) == role.end, clauses.has(.heading, analyzed.tokens[first].folded),
            first > analyzed.sentences[analyzed.sentence(ofToken: first)].tokens.lowerBound,
            analyzed.words[first - 1].tag == .noun, analyzed.tokens[first - 1].kind == .word
        else { return 0 }
        return concepts.meaning(of: analyzed.string(first - 1).lowercased())
    }

    /// The same rank and much the same words.
    private func isSame(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Bool {
        left.intersection(Self.ranks) == right.intersection(Self.ranks)
            && (left.isSubset(of: right) || right.isSubset(of: left)
                || left.intersection(right).count * 2 >= max(left.count, right.count) + 1)
    }

    private func content(_ words: Set<UInt64>) -> Set<UInt64> {
        let content = words.subtracting(Self.ranks.subtracting([Self.deputy]))
        return content.isEmpty ? words : content
    }

    /// The words of an office as concepts, without small words and names of countries, with a "former" before it; and
    /// where it stands, "former" included.
    private func office(_ role: TextSpan, _ report: Int) -> (words: Set<UInt64>, span: TextSpan) {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        let first = analyzed.token(at: role.start)
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: first)].tokens
        var result: Set<UInt64> = []
        for token in first..<sentence.upperBound where Int(analyzed.tokens[token].end) <= role.end {
            guard Stem.isContent(token, in: analyzed), !isCountry(token, annotated) else { continue }
            let word = analyzed.string(token).lowercased()
            if let long = Self.acronyms[word] {
                result.formUnion(long.map { concepts.meaning(of: $0) })
            } else if word != "officer" {
                result.insert(concepts.meaning(of: Self.noun(of: word)))
            }
        }
        // "The former Corvanian chancellor": the office may begin behind the word that ends it.
        var start = role.start
        for token in max(sentence.lowerBound, first - 2)..<first {
            let meaning = concepts.meaning(of: analyzed.string(token).lowercased())
            guard Self.ranks.contains(meaning), !result.isEmpty else { continue }
            result.insert(meaning)
            start = min(start, Int(analyzed.tokens[token].start))
        }
        return (result, TextSpan(start, role.end))
    }

    /// The noun of an adjective that is made of it: "regional president" and "president of the region" are one office.
    private static func noun(of word: String) -> String {
        guard let (ending, noun) = adjectives.first(where: { word.hasSuffix($0.ending) }) else { return word }
        return word.dropLast(ending.count) + noun
    }

    private static let adjectives: [(ending: String, noun: String)] = [
        ("ional", "ion"), ("ncial", "nce"), ("ential", "ent"), ("mental", "ment"), ("nomic", "nomy"),
    ]

    private func isCountry(_ token: Int, _ annotated: AnnotatedReport) -> Bool {
        annotated.names.contains { name in
            name.tokens.contains(token) && (name.isDemonym || name.kind == .party || name.kind == .place)
        }
    }

    private static let acronyms = [
        "ceo": ["chief", "executive"], "coo": ["chief", "operating"], "cfo": ["chief", "financial"],
        "cto": ["chief", "technology"],
    ]
    private static let deputy = ConceptLexicon.key("deputy")
    /// Words that make another office of an office.
    private static let ranks = Set(
        ["acting", "assistant", "associate", "elect", "interim", "junior"].map { WordHash.folded($0) }
            + ["deputy", "former"].map { ConceptLexicon.key($0) })
}
