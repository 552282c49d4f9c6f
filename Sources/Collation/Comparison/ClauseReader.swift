import Annotation
import Language
import Prose
import Reports
import Stories

/// What one clause of a report tells: who does or suffers what, whether it is denied, and when.
struct ClauseFrame {
    let report: Int
    let sentence: Int
    let verb: Int
    /// Meaning of the verb.
    let predicate: UInt64
    /// Who or what it is told of: its subject, of a passive what it is done to.
    let subjects: Set<UInt64>
    let objects: Set<UInt64>
    /// What else belongs to the verb: places, means, companions.
    let others: Set<UInt64>
    let isNegated: Bool
    let isPassive: Bool
    let isPast: Bool
    /// Whether it is told as what somebody says, not as the report's own.
    let isReported: Bool
    /// Days, months and years of the sentence.
    let dates: Set<String>

    /// Whether subject and object are the same, as far as both are given.
    func isOneDeed(_ other: ClauseFrame) -> Bool {
        guard isPast == other.isPast, isPassive == other.isPassive, !subjects.isDisjoint(with: other.subjects),
            objects.isEmpty == other.objects.isEmpty
        else { return false }
        guard objects.isEmpty else { return !objects.isDisjoint(with: other.objects) }
        // Without an object something else must be the same, unless neither has anything.
        return others.isEmpty && other.others.isEmpty || !others.isDisjoint(with: other.others)
    }
}

/// Reads the clauses of a story's reports in terms that spellings and pronouns do not part.
struct ClauseReader {
    let story: Story
    let table: ParticipantTable
    let vectors: ContentVectors
    let lexicon: ClauseLexicon
    /// For each report the participant of every token of a name; -1 for none.
    private let participants: [[Int32]]

    init(story: Story, table: ParticipantTable, vectors: ContentVectors, lexicon: ClauseLexicon) {
        self.story = story
        self.table = table
        self.vectors = vectors
        self.lexicon = lexicon
        participants = story.reports.enumerated().map { report, annotated in
            var result = [Int32](repeating: -1, count: annotated.analyzed.tokens.count)
            for name in annotated.names {
                guard let participant = table.participant(report, name.entity) else { continue }
                for token in name.tokens { result[token] = Int32(participant) }
            }
            return result
        }
    }

    // MARK: Terms

    /// Participant of a token of a name, if any.
    func participant(_ report: Int, _ token: Int) -> Int? {
        let known = participants[report][token]
        return known >= 0 ? Int(known) : nil
    }

    /// The participant or the meaning of a token; 0 for one without content.
    func term(_ report: Int, _ token: Int) -> UInt64 {
        if let participant = participant(report, token) { return UInt64(participant) &+ 1 }
        return vectors.meaning(report, token)
    }

    /// A noun and what is coordinated with it; "he" and "she" stand for the person named last.
    func terms(_ report: Int, head: Int) -> Set<UInt64> {
        let analyzed = story.reports[report].analyzed
        var result: Set<UInt64> = []
        if let person = antecedent(report, head) {
            result.insert(UInt64(person) &+ 1)
        } else if analyzed.words[head].tag != .pron {
            let term = term(report, head)
            if term != 0 { result.insert(term) }
        }
        for child in analyzed.children(of: head) where analyzed.words[child].relation == .conj {
            let term = term(report, child)
            if term != 0 { result.insert(term) }
        }
        return result
    }

    /// The participants that a noun names, itself or by the name that belongs to it ("the leader Kim"), and their
    /// parties.
    func named(_ report: Int, head: Int) -> Set<UInt64> {
        let analyzed = story.reports[report].analyzed
        var names = terms(report, head: head).filter(vectors.isName)
        for child in analyzed.children(of: head)
        where [.flat, .compound, .appos].contains(analyzed.words[child].relation) {
            guard let known = participant(report, child), table.participants[known].kind == .person else { continue }
            names.insert(UInt64(known) &+ 1)
        }
        return names.union(names.compactMap { vectors.side(ofName: $0) })
    }

    /// Whom "he" or "she" stands for: the person named last before it, two sentences back at most.
    private func antecedent(_ report: Int, _ token: Int) -> Int? {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        guard Self.personal.contains(analyzed.tokens[token].folded) else { return nil }
        let sentence = analyzed.sentence(ofToken: token)
        let first = analyzed.sentences[max(0, sentence - 2)].tokens.lowerBound
        var at = token - 1
        while at >= first {
            if let participant = participant(report, at), table.participants[participant].kind == .person {
                return participant
            }
            at -= 1
        }
        return nil
    }

    private static let personal = WordSet(["he", "she"])

    // MARK: Subjects

    /// The subject of a verb, its own or the one it shares with the verb it is joined or subordinate to; of a relative
    /// clause the noun it belongs to.
    func subject(_ verb: Int, _ analyzed: AnalyzedText) -> Int? {
        var at = verb
        for _ in 0..<4 {
            let own = analyzed.children(of: at).first { analyzed.words[$0].relation.isSubject }
            let head = Int(analyzed.words[at].head)
            if let own {
                let penn = analyzed.words[own].penn
                let isRelative = penn == .wp || penn == .wdt
                guard isRelative, head >= 0 else { return own }
                // "The fire, which broke out at six", hung on the verb before: the noun right before the pronoun.
                return analyzed.words[head].tag == .verb ? noun(before: own, analyzed) ?? head : head
            }
            guard head >= 0 else { return nil }
            if at == verb, let accused = accused(of: verb, by: head, analyzed) { return accused }
            switch analyzed.words[at].relation {
            case .conj, .xcomp, .advcl, .parataxis: at = head
            case .acl, .aclRelcl: return analyzed.words[head].tag == .verb ? nil : head
            default: return nil
            }
        }
        return nil
    }

    /// The noun that stands right before a word, or before a comma.
    private func noun(before token: Int, _ analyzed: AnalyzedText) -> Int? {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: token)].tokens
        var at = token - 1
        if at >= sentence.lowerBound, analyzed.words[at].relation == .punct { at -= 1 }
        guard at >= sentence.lowerBound, [.noun, .propn].contains(analyzed.words[at].tag) else { return nil }
        return at
    }

    /// "Accused the council of selling the boats": the council sells.
    private func accused(of verb: Int, by head: Int, _ analyzed: AnalyzedText) -> Int? {
        guard analyzed.words[verb].penn == .vbg, analyzed.words[head].tag == .verb, head < verb,
            analyzed.children(of: verb).contains(where: { $0 < verb && analyzed.tokens[$0].folded == Self.of })
        else { return nil }
        return analyzed.children(of: head).first { analyzed.words[$0].relation == .obj && $0 < verb }
    }

    private static let of = WordHash.folded("of")

    // MARK: Frames

    /// The clauses of a report's paragraphs that tell facts, no questions, wishes and conditions; O(tokens · sentence).
    func frames(_ report: Int) -> [ClauseFrame] { frames(report) { frame(report, $0, verb: $1) } }

    /// What is read at the words of those sentences of a report that may tell a fact.
    func frames(_ report: Int, at read: (_ sentence: Int, _ token: Int) -> ClauseFrame?) -> [ClauseFrame] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        return analyzed.sentences.indices.flatMap { index -> [ClauseFrame] in
            let tokens = analyzed.sentences[index].tokens
            guard annotated.blockKind(ofSentence: index) == .paragraph, tokens.count <= Self.longestSentence,
                !isQuestion(report, index)
            else { return [] }
            return tokens.compactMap { read(index, $0) }
        }
    }

    /// Whether a sentence ends with a question mark, which may stand before a closing quotation mark.
    func isQuestion(_ report: Int, _ sentence: Int) -> Bool {
        let analyzed = story.reports[report].analyzed
        return analyzed.sentences[sentence].tokens.suffix(2).contains {
            analyzed.tokens[$0].folded == Self.questionMark
        }
    }

    /// The verb that a date hangs on.
    func datedVerb(_ node: DatedNode) -> Int? {
        let analyzed = story.reports[node.report].analyzed
        var at = node.expression.tokens.last ?? node.expression.tokens.lowerBound
        for _ in 0..<6 {
            at = Int(analyzed.words[at].head)
            guard at >= 0 else { return nil }
            if analyzed.words[at].tag == .verb { return at }
        }
        return nil
    }

    static let longestSentence = 80
    private static let questionMark = WordHash.folded("?")

    /// The clause of a verb; nil when it tells no fact or too little.
    func frame(_ report: Int, _ sentence: Int, verb: Int) -> ClauseFrame? {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        let predicate = vectors.meaning(report, verb)
        guard analyzed.words[verb].tag == .verb, predicate != 0,
            !lexicon.has(.light, analyzed.tokens[verb].folded)
        else { return nil }
        let children = analyzed.children(of: verb)
        guard let tense = tense(verb, children, analyzed), isFact(verb, analyzed),
            !children.contains(where: { lexicon.has(.partial, analyzed.tokens[$0].folded) }),
            let subject = subject(verb, analyzed), !isCounted(subject, analyzed)
        else { return nil }
        let isPassive = children.contains { [.auxPass, .nsubjPass].contains(analyzed.words[$0].relation) }
        var objects: Set<UInt64> = []
        var others: Set<UInt64> = []
        var isNegated = false
        for child in children {
            switch analyzed.words[child].relation {
            case .obj:
                // "Not all the cargo".
                guard !isCounted(child, analyzed) else { return nil }
                objects.formUnion(terms(report, head: child))
            case .iobj, .obl, .oblAgent, .xcomp, .ccomp: others.formUnion(phrase(report, child, analyzed))
            default: break
            }
            if isDenying(child, analyzed) { isNegated.toggle() }
        }
        if children.contains(where: { isNegatedNoun($0, analyzed) }) { isNegated.toggle() }
        let dates = annotated.times.filter { $0.sentence == sentence }.compactMap(\.edtf)
        return ClauseFrame(
            report: report, sentence: sentence, verb: verb, predicate: predicate,
            subjects: terms(report, head: subject), objects: objects, others: others, isNegated: isNegated,
            isPassive: isPassive, isPast: tense, isReported: isReported(verb, sentence, annotated), dates: Set(dates))
    }

    /// "Four people survived" and "six people died" may both be true, so may "all the cargo" and "some of the cargo".
    func isCounted(_ noun: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.children(of: noun).contains { child in
            analyzed.words[child].relation == .nummod || lexicon.has(.partial, analyzed.tokens[child].folded)
        }
    }

    /// A noun of an oblique with its own complements and modifiers.
    func phrase(_ report: Int, _ head: Int, _ analyzed: AnalyzedText) -> Set<UInt64> {
        var result = terms(report, head: head)
        for child in analyzed.children(of: head)
        where [.nmod, .compound, .flat, .obj].contains(analyzed.words[child].relation) {
            result.formUnion(terms(report, head: child))
        }
        return result
    }

    /// "Not", "never" at the verb; "no longer" tells of a change.
    func isDenying(_ child: Int, _ analyzed: AnalyzedText) -> Bool {
        Negation.ofVerbs.contains(analyzed.tokens[child].folded)
    }

    /// "No ship was …", "nobody".
    private func isNegatedNoun(_ child: Int, _ analyzed: AnalyzedText) -> Bool {
        guard analyzed.words[child].relation.isSubject || analyzed.words[child].relation == .obj else { return false }
        if Self.nobody.contains(analyzed.tokens[child].folded) { return true }
        return (max(0, child - 2)..<child).contains { analyzed.tokens[$0].folded == Self.no }
    }

    private static let no = WordHash.folded("no")
    private static let nobody = WordSet(["nobody", "none", "nothing", "neither", "no-one"])

    /// Whether it is past; nil for what is to come, possible, or no finite clause.
    private func tense(_ verb: Int, _ children: Dependents.Children, _ analyzed: AnalyzedText) -> Bool? {
        let helpers = children.filter { [.aux, .auxPass].contains(analyzed.words[$0].relation) }
        if helpers.contains(where: { analyzed.words[$0].penn == .md }) { return nil }
        let isPast = helpers.contains { Self.past.contains(analyzed.tokens[$0].folded) }
        switch analyzed.words[verb].penn {
        case .vbd: return true
        case .vbz, .vbp: return false
        case .vb: return helpers.isEmpty ? nil : isPast
        case .vbn: return helpers.isEmpty ? nil : isPast || helpers.contains { isPerfect($0, analyzed) }
        case .vbg: return helpers.isEmpty ? nil : isPast
        default: return nil
        }
    }

    private func isPerfect(_ helper: Int, _ analyzed: AnalyzedText) -> Bool {
        Self.perfect.contains(analyzed.tokens[helper].folded)
    }

    private static let past = WordSet(["did", "was", "were", "had"])
    private static let perfect = WordSet(["have", "has", "had", "'ve", "’ve"])

    /// Whether nothing above or beside the verb makes it a condition, a wish, a question or somebody's doubt.
    func isFact(_ verb: Int, _ analyzed: AnalyzedText) -> Bool {
        var at = verb
        for step in 0..<6 {
            let children = analyzed.children(of: at)
            for child in children {
                let key = analyzed.tokens[child].folded
                if lexicon.has(.unreal, key), child < at { return false }
                if step > 0, Negation.ofVerbs.contains(key) || key == Self.no || analyzed.words[child].penn == .md {
                    return false
                }
                if step == 0, analyzed.words[child].relation == .mark, key == Self.to { return false }
            }
            if step > 0, lexicon.has(.doubt, analyzed.tokens[at].folded) { return false }
            let head = Int(analyzed.words[at].head)
            guard head >= 0 else { return true }
            at = head
        }
        return true
    }

    private static let to = WordHash.folded("to")

    /// Whether it stands in what is said, or is the clause of another verb.
    func isReported(_ verb: Int, _ sentence: Int, _ annotated: AnnotatedReport) -> Bool {
        let analyzed = annotated.analyzed
        let at = analyzed.tokens[verb].span
        if annotated.statements.contains(where: { $0.sentence == sentence && $0.span.contains(at) }) { return true }
        var token = verb
        for _ in 0..<4 {
            if [.ccomp, .parataxis].contains(analyzed.words[token].relation) { return true }
            token = Int(analyzed.words[token].head)
            guard token >= 0 else { return false }
        }
        return analyzed.children(of: verb).contains { analyzed.words[$0].relation == .parataxis }
    }
}
