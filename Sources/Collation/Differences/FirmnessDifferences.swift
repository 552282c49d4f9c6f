import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One deed or step that reports tell with another firmness: as done or as suspected ("transferred the oil", "is
/// suspected of transferring the oil"), as settled or as expected ("will meet", "may meet"), as agreed or as announced
/// by one side.
///
/// The deed is the verb or noun that the word of firmness governs or belongs to; two uses tell of one deed when they
/// share it and two of those who take part or of what it is done to.
struct FirmnessDifferences {
    let story: Story
    let vectors: ContentVectors
    /// What is asked, and the words for the two answers; a question whose first answer has no words is about deeds told
    /// plainly.
    let words: AppraisalLexicon
    let reader: ClauseReader

    private struct Use: TwoWayUse {
        let report: Int
        let sentence: Int
        let isFirst: Bool
        /// Whether the deed is a verb, no noun.
        let isVerb: Bool
        /// Whom it befalls: of a passive its subject, of an active verb its object; empty for others.
        let sufferers: Set<UInt64>
        let terms: Set<UInt64>
        /// All content of the sentence.
        let content: Set<UInt64>
        let words: TextSpan
        let isSaid: Bool
    }

    private struct Key: Hashable, Comparable {
        let question: Int32
        let deed: UInt64

        static func < (left: Key, right: Key) -> Bool { (left.question, left.deed) < (right.question, right.deed) }
    }

    /// What two uses of one deed must share, and what their sentences must when they share a name alone.
    private static let leastShared = 2
    private static let leastContent = 4
    private static let mostOfSide = 8
    /// Differences of one question.
    private static let most = 4
    /// How far the deed stands behind the word, and its participants below it.
    private static let reach = 6
    private static let depth = 3

    func drafts() -> [DifferenceDraft] {
        var uses: [Key: [Use]] = [:]
        for report in story.reports.indices { collectMarked(report, into: &uses) }
        for question in words.questions.indices.map(Int32.init) where words.isPlain(question, first: true) {
            let deeds = Set(uses.keys.filter { $0.question == question }.map(\.deed))
            for report in story.reports.indices { collectPlain(report, question, deeds, into: &uses) }
        }
        let opposed = OpposedSides<Use>(story: story) { areOne($0, $1) }
        let byQuestion = Dictionary(grouping: uses.keys, by: \.question)
        return byQuestion.sorted { $0.key < $1.key }.flatMap { question, keys in
            ranked(
                keys.sorted().compactMap { key in
                    opposed.sides(uses[key] ?? []).map { draft($0.first, $0.second, Int(question)) }
                })
        }
    }

    /// Those that most origins tell, each passage once.
    private func ranked(_ drafts: [DifferenceDraft]) -> [DifferenceDraft] {
        let origins = drafts.map { story.origins(of: $0.sides.flatMap(\.passages).map(\.report)) }
        var told: Set<Int> = []
        return drafts.indices.sorted { (origins[$1], $0) < (origins[$0], $1) }.map { drafts[$0] }.filter { draft in
            let keys = draft.sides.flatMap(\.passages).map { $0.report << 32 + $0.span.start }
            defer { told.formUnion(keys) }
            return told.isDisjoint(with: keys)
        }.prefix(Self.most).map { $0 }
    }

    private func draft(_ first: [Use], _ second: [Use], _ question: Int) -> DifferenceDraft {
        DifferenceDraft(
            kind: .strength, severity: .medium,
            about: "\(words.questions[question]): “\(text(first[0]))” or “\(text(second[0]))”",
            sides: [first, second].map { side in
                .init(
                    value: text(side[0]),
                    passages: side.prefix(Self.mostOfSide).map {
                        story.place($0.report, sentence: $0.sentence)
                    })
            })
    }

    private func text(_ use: Use) -> String { story.reports[use.report].report.text.string(use.words) }

    /// A person and the party the person speaks for are one participant. What befell others is another deed: hostages
    /// and gunmen may be released.
    private func areOne(_ left: Use, _ right: Use) -> Bool {
        guard left.isVerb == right.isVerb,
            left.sufferers.isEmpty || right.sufferers.isEmpty || !left.sufferers.isDisjoint(with: right.sufferers)
        else { return false }
        let shared = left.terms.intersection(right.terms)
        let parties = shared.compactMap { term in vectors.side(ofName: term).flatMap { $0 == term ? nil : $0 } }
        let own = shared.subtracting(parties)
        if own.count >= Self.leastShared { return true }
        return own.contains(where: vectors.isName)
            && left.content.intersection(right.content).count >= Self.leastContent
    }

    // MARK: Uses

    /// The deeds that stand with a word of firmness.
    private func collectMarked(_ report: Int, into uses: inout [Key: [Use]]) {
        let analyzed = story.reports[report].analyzed
        for (index, tokens) in reader.readable(report) {
            let content = Set(vectors.meanings(report, tokens))
            var token = tokens.lowerBound
            while token < tokens.upperBound {
                guard let found = words.entries(analyzed.tokens, at: token, limit: tokens.upperBound) else {
                    token += 1
                    continue
                }
                let marker = token..<found.end
                token = found.end
                guard let deed = deed(of: marker, in: tokens, report, analyzed),
                    !isDenied(marker, deed, analyzed)
                else { continue }
                let terms = terms(of: deed, marker, in: tokens, report)
                guard !terms.isEmpty else { continue }
                let span = analyzed.span(min(marker.lowerBound, deed)..<max(marker.upperBound, deed + 1))
                for entry in found.entries {
                    let key = Key(question: entry.judgement.question, deed: vectors.meaning(report, deed))
                    uses[key, default: []].append(
                        Use(
                            report: report, sentence: index, isFirst: entry.judgement.isFirst,
                            isVerb: analyzed.words[deed].tag == .verb, sufferers: sufferers(of: deed, report),
                            terms: terms, content: content,
                            words: span, isSaid: isSaid(span, report, index)))
                }
            }
        }
    }

    /// Whether words stand in a statement.
    private func isSaid(_ words: TextSpan, _ report: Int, _ sentence: Int) -> Bool {
        story.reports[report].statements.contains { $0.sentence == sentence && $0.span.contains(words) }
    }

    /// The deeds among some that stand with none.
    private func collectPlain(
        _ report: Int, _ question: Int32, _ deeds: Set<UInt64>, into uses: inout [Key: [Use]]
    ) {
        guard !deeds.isEmpty else { return }
        let analyzed = story.reports[report].analyzed
        for (index, tokens) in reader.readable(report) {
            let marked = marked(question, tokens, analyzed)
            let content = Set(vectors.meanings(report, tokens))
            for token in tokens
            where (analyzed.words[token].tag == .verb || isPredicate(token, analyzed))
                && deeds.contains(vectors.meaning(report, token))
            {
                guard isTold(token, analyzed), !marked.contains(where: { belongs(token, to: $0, analyzed) }) else {
                    continue
                }
                let terms = terms(of: token, token..<token + 1, in: tokens, report)
                guard !terms.isEmpty else { continue }
                uses[Key(question: question, deed: vectors.meaning(report, token)), default: []].append(
                    Use(
                        report: report, sentence: index, isFirst: true,
                        isVerb: analyzed.words[token].tag == .verb, sufferers: sufferers(of: token, report),
                        terms: terms, content: content,
                        words: analyzed.span(token..<token + 1),
                        isSaid: isSaid(analyzed.span(token..<token + 1), report, index)))
            }
        }
    }

    /// Where a sentence has words of a question.
    private func marked(_ question: Int32, _ tokens: Range<Int>, _ analyzed: AnalyzedText) -> [Range<Int>] {
        tokens.compactMap { token in
            guard let found = words.entries(analyzed.tokens, at: token, limit: tokens.upperBound),
                found.entries.contains(where: { $0.judgement.question == question })
            else { return nil }
            return token..<found.end
        }
    }

    /// Whether a word of firmness stands right before a verb or governs it, so that the verb is not told plainly.
    private func belongs(_ verb: Int, to marker: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        if marker.contains(verb) || verb >= marker.upperBound && verb - marker.upperBound < Self.reach { return true }
        var at = verb
        for _ in 0..<Self.depth {
            at = Int(analyzed.words[at].head)
            if marker.contains(at) { return true }
            guard at >= 0 else { return false }
        }
        return analyzed.children(of: verb).contains { marker.contains($0) }
    }

    /// The verb or noun that a word of firmness governs, else the verb it belongs to or that comes next.
    private func deed(of marker: Range<Int>, in sentence: Range<Int>, _ report: Int, _ analyzed: AnalyzedText) -> Int? {
        for token in marker {
            let governed = analyzed.children(of: token).first { child in
                child >= marker.upperBound && child - marker.upperBound <= Self.reach
                    && Self.governed.contains(analyzed.words[child].relation)
                    && isDeed(child, report, analyzed)
            }
            if let governed { return governed }
            let head = Int(analyzed.words[token].head)
            if sentence.contains(head), !marker.contains(head), analyzed.words[token].relation == .advmod,
                analyzed.words[head].tag == .verb, isDeed(head, report, analyzed)
            {
                return head
            }
        }
        let behind =
            marker.upperBound..<max(marker.upperBound, min(sentence.upperBound, marker.upperBound + Self.reach))
        return behind.first { analyzed.words[$0].tag == .verb && vectors.meaning(report, $0) != 0 }.flatMap {
            isDeed($0, report, analyzed) ? $0 : nil
        }
    }

    private static let governed: Set<Relation> = [.xcomp, .ccomp, .advcl, .obj]

    private func isDeed(_ token: Int, _ report: Int, _ analyzed: AnalyzedText) -> Bool {
        let meaning = vectors.meaning(report, token)
        return [.verb, .noun].contains(analyzed.words[token].tag) && meaning != 0 && !vectors.isName(meaning)
            && !reader.lexicon.has(.light, analyzed.tokens[token].folded)
    }

    /// "Will not meet", "has not agreed to meet".
    private func isDenied(_ marker: Range<Int>, _ deed: Int, _ analyzed: AnalyzedText) -> Bool {
        func denies(_ token: Int) -> Bool {
            analyzed.children(of: token).contains { Negation.ofVerbs.contains(analyzed.tokens[$0].folded) }
        }
        return denies(deed) || marker.contains { analyzed.words[$0].tag == .verb && denies($0) }
    }

    /// A noun that is said of something: "it was a missile".
    private func isPredicate(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.words[token].tag == .noun && copula(token, analyzed) != nil
    }

    private func copula(_ token: Int, _ analyzed: AnalyzedText) -> Int? {
        analyzed.children(of: token).first { analyzed.words[$0].relation == .cop }
    }

    /// A finite verb, a participle with its auxiliary or a noun with a finite copula, that no modal verb, condition or
    /// denial weakens.
    private func isTold(_ verb: Int, _ analyzed: AnalyzedText) -> Bool {
        let penn = analyzed.words[copula(verb, analyzed) ?? verb].penn
        guard [.vbd, .vbz, .vbn, .vbp].contains(penn), reader.isFact(verb, analyzed) else { return false }
        return !analyzed.children(of: verb).contains {
            analyzed.words[$0].penn == .md || Negation.words.contains(analyzed.tokens[$0].folded)
        }
    }

    // MARK: Participants

    /// Whom a deed befalls: of a passive its subject, else its object, of a number what is counted.
    private func sufferers(of deed: Int, _ report: Int) -> Set<UInt64> {
        let analyzed = story.reports[report].analyzed
        let children = analyzed.children(of: deed)
        let isPassive = children.contains { [.auxPass, .nsubjPass].contains(analyzed.words[$0].relation) }
        let object = children.first { analyzed.words[$0].relation == .obj && analyzed.words[$0].tag != .pron }
        guard let subject = isPassive ? reader.subject(deed, analyzed) : object else { return [] }
        var result = reader.terms(report, head: subject).union(reader.named(report, head: subject))
        for child in analyzed.children(of: subject)
        where analyzed.words[child].relation == .nmod || analyzed.words[child].relation == .compound {
            result.formUnion(reader.terms(report, head: child))
        }
        return result
    }

    /// Who does it, and the nouns that the deed governs, not those of another verb nor those that mean the deed itself.
    private func terms(of deed: Int, _ marker: Range<Int>, in sentence: Range<Int>, _ report: Int) -> Set<UInt64> {
        let analyzed = story.reports[report].analyzed
        var result: Set<UInt64> = []
        let verbs = [deed] + marker.filter { analyzed.words[$0].tag == .verb }
        if let subject = verbs.lazy.compactMap({ reader.subject($0, analyzed) }).first {
            result.formUnion(reader.terms(report, head: subject))
            result.formUnion(reader.named(report, head: subject))
        }
        for token in sentence
        where token != deed && (analyzed.words[token].tag == .noun || analyzed.words[token].tag == .propn) {
            var at = Int(analyzed.words[token].head)
            var steps = 1
            while at >= 0, at != deed, steps < Self.depth, analyzed.words[at].tag != .verb {
                at = Int(analyzed.words[at].head)
                steps += 1
            }
            let term = at == deed ? reader.term(report, token) : 0
            if term != 0 { result.insert(term) }
        }
        result.remove(vectors.meaning(report, deed))
        return result
    }
}
