import Annotation
import Language
import Prose
import Stories

/// What a figure is a figure of: who has or does it, by which verb, of which kind, over which time.
struct FigureSlots {
    /// Subject of its verb, or who possesses what is counted.
    let owners: Set<UInt64>
    /// Whether the owner is a pronoun.
    let isPronoun: Bool
    /// Meaning of the verb that governs it; 0 for none.
    let predicate: UInt64
    /// What is counted or measured.
    let head: UInt64
    /// Adjectives and nouns before the head: "home" runs.
    let modifiers: Set<UInt64>
    /// Names and nouns that belong to the head or the verb: the bid "for NXP", "in Corrin".
    let topics: Set<UInt64>
    /// Words for the stretch it is counted over.
    let periods: Set<UInt64>
    /// Days, months and years near it.
    let dates: Set<String>
    /// Whether only a month or a year is given: it may be of an earlier time.
    let isBackground: Bool
    /// All content of the sentence.
    let sentence: Set<UInt64>
}

/// How sure it is that two figures that differ are figures of one quantity.
enum FigureMatch: Int, Comparable {
    /// They are of two quantities.
    case none
    /// They may well be of one.
    case likely
    /// The same thing is counted of the same owner by the same verb.
    case sure

    static func < (left: FigureMatch, right: FigureMatch) -> Bool { left.rawValue < right.rawValue }
}

/// Reads the slots of figures and compares them.
struct FigureSlotReader {
    let story: Story
    let reader: ClauseReader
    let concepts: ConceptLexicon

    /// How far words for a stretch of time and dates belong to a figure.
    private static let reach = 12

    func slots(_ node: FigureNode) -> FigureSlots {
        let annotated = story.reports[node.report]
        let analyzed = annotated.analyzed
        let mention = node.mention
        let sentence = analyzed.sentences[mention.sentence].tokens
        let near =
            max(
                sentence.lowerBound, mention.tokens.lowerBound - Self.reach)..<min(
                sentence.upperBound, mention.tokens.upperBound + Self.reach)
        let times = annotated.times.filter { $0.sentence == mention.sentence && $0.kind != .duration && $0.edtf != nil }
        let periods = near.filter { token in
            !mention.tokens.contains(token) && !times.contains { $0.tokens.contains(token) }
        }.map { analyzed.tokens[$0].folded }.filter { reader.lexicon.has(.period, $0) }
        let owner = owner(node.report, mention)
        return FigureSlots(
            owners: withSides(owner.map { reader.terms(node.report, head: $0) } ?? []),
            isPronoun: owner.map { analyzed.words[$0].tag == .pron } ?? false,
            predicate: mention.verb.map { predicate(node.report, $0) } ?? 0,
            head: mention.head.map { reader.vectors.meaning(node.report, $0) } ?? 0,
            modifiers: modifiers(node, analyzed), topics: topics(node, analyzed), periods: Set(periods),
            dates: Set(times.filter { isDated($0, annotated) }.compactMap(\.edtf)), isBackground: isBackground(times),
            sentence: Set(sentence.map { reader.term(node.report, $0) }.filter { $0 != 0 }))
    }

    /// Whether the sentence itself gives the day: that of a clock time may be the one of any sentence before.
    private func isDated(_ time: TimeExpression, _ annotated: AnnotatedReport) -> Bool {
        guard time.precision == .minute || time.precision == .hour else { return true }
        guard case .expression(let index) = time.anchor else { return true }
        return annotated.times.indices.contains(index) && annotated.times[index].sentence == time.sentence
    }

    /// With the parties that named owners speak for: "Kim" and "North Korea" test one missile.
    private func withSides(_ owners: Set<UInt64>) -> Set<UInt64> {
        owners.union(owners.compactMap { reader.vectors.side(ofName: $0) })
    }

    private func predicate(_ report: Int, _ verb: Int) -> UInt64 {
        let analyzed = story.reports[report].analyzed
        return reader.lexicon.has(.light, analyzed.tokens[verb].folded) ? 0 : reader.vectors.meaning(report, verb)
    }

    /// The possessor of what is counted, else the subject of the verb unless the figure itself is in it.
    private func owner(_ report: Int, _ mention: FigureMention) -> Int? {
        let analyzed = story.reports[report].analyzed
        let tokens = mention.tokens
        let heads = [mention.head, tokens.last].compactMap { $0 }
        for head in heads {
            let possessor = analyzed.children(of: head).first { analyzed.words[$0].relation == .nmodPoss }
            // "Its bid" is that of the subject.
            if let possessor, analyzed.words[possessor].tag != .pron, analyzed.words[possessor].penn != .prpDollar {
                return possessor
            }
        }
        guard let verb = mention.verb, !reader.lexicon.has(.saying, analyzed.tokens[verb].folded),
            let subject = reader.subject(verb, analyzed), !tokens.contains(subject)
        else { return nil }
        return subject
    }

    /// The unit with one key for words of one concept ("troops", "soldiers").
    func unit(_ mention: FigureMention) -> UInt64 { concepts.meaning(of: mention.unit) }

    /// The participants that a figure is told of by name; of "it" and "the bank" those who say so: "Orrun Bank said it
    /// expects a hit of $20 billion".
    func namedOwners(_ report: Int, _ mention: FigureMention) -> Set<UInt64> {
        guard let owner = owner(report, mention) else { return [] }
        let analyzed = story.reports[report].analyzed
        let named = analyzed.words[owner].tag == .pron ? [] : names(reader.terms(report, head: owner))
        guard named.isEmpty, let verb = mention.verb, isReferring(owner, analyzed) else { return named }
        return speakers(above: verb, report)
    }

    /// Whether those counted are the subject of a verb of a deed, nothing that befell them, was said or only took
    /// place.
    func areDoing(_ report: Int, _ mention: FigureMention) -> Bool {
        guard mention.role == .quantity, mention.fate == nil, let verb = mention.verb, let head = mention.head else {
            return false
        }
        let analyzed = story.reports[report].analyzed
        let folded = analyzed.tokens[verb].folded
        let isSubject = analyzed.words[head].relation == .nsubj && Int(analyzed.words[head].head) == verb
        guard isSubject, ![.light, .saying, .occurring, .fate].contains(where: { reader.lexicon.has($0, folded) })
        else { return false }
        // "Suffered burns", "were hurt".
        return ([verb] + analyzed.children(of: verb)).allSatisfy { token in
            analyzed.words[token].relation != .auxPass
                && concepts.concept(of: analyzed.tokens[token]).map { !Self.harm.contains($0) } ?? true
        }
    }

    private static let harm = Set(["killed", "injured"].map { ConceptLexicon.key($0) })

    private func isReferring(_ noun: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.words[noun].tag == .pron
            || analyzed.children(of: noun).contains { analyzed.tokens[$0].folded == Self.the }
    }

    /// Who is named as saying what a verb tells: the subject of the first verb of saying above it, and whose officer
    /// that is.
    private func speakers(above verb: Int, _ report: Int) -> Set<UInt64> {
        let analyzed = story.reports[report].analyzed
        var at = verb
        for _ in 0..<4 {
            at = Int(analyzed.words[at].head)
            guard at >= 0 else { return [] }
            guard reader.lexicon.has(.saying, analyzed.tokens[at].folded), let subject = reader.subject(at, analyzed)
            else { continue }
            let parts = analyzed.children(of: subject).filter {
                [.compound, .nmodPoss, .nmod, .appos, .flat].contains(analyzed.words[$0].relation)
            }
            return Set(([subject] + parts).flatMap { names(reader.terms(report, head: $0)) })
        }
        return []
    }

    private static let the = WordHash.folded("the")

    /// Content words of the figure that are neither its number nor its head.
    private func modifiers(_ node: FigureNode, _ analyzed: AnalyzedText) -> Set<UInt64> {
        let mention = node.mention
        guard let head = mention.head, mention.tokens.contains(head) else { return [] }
        return Set(
            mention.tokens.filter { token in
                token != head && [.noun, .adj, .propn].contains(analyzed.words[token].tag)
                    // "More than", "fewer than" bound the number.
                    && ![.jjr, .jjs].contains(analyzed.words[token].penn)
                    && analyzed.tokens[token].kind == .word
                    && [.amod, .compound, .flat, .nmod].contains(analyzed.words[token].relation)
            }.map { reader.term(node.report, $0) }.filter { $0 != 0 })
    }

    /// What hangs on the head, the figure and the verb, but for the figure itself.
    private func topics(_ node: FigureNode, _ analyzed: AnalyzedText) -> Set<UInt64> {
        let tokens = node.mention.tokens
        var result: Set<UInt64> = []
        let governors = Set([node.mention.head, node.mention.verb, tokens.last].compactMap { $0 })
        for governor in governors.sorted() {
            for child in analyzed.children(of: governor) where !tokens.contains(child) {
                guard [.obj, .obl, .nmod, .compound, .nsubjPass, .oblAgent].contains(analyzed.words[child].relation)
                else { continue }
                result.formUnion(reader.terms(node.report, head: child))
                for part in analyzed.children(of: child) where !tokens.contains(part) {
                    guard [.nmod, .compound, .flat].contains(analyzed.words[part].relation) else { continue }
                    result.formUnion(reader.terms(node.report, head: part))
                }
            }
        }
        return result
    }

    private func isBackground(_ times: [TimeExpression]) -> Bool {
        !times.isEmpty
            && times.allSatisfy { [.month, .quarter, .season, .half, .year, .decade].contains($0.precision) }
    }

    // MARK: Comparing

    /// A pronoun may stand for somebody else, so that what it owns is less sure.
    func match(_ left: FigureSlots, _ right: FigureSlots) -> FigureMatch {
        let match = named(left, right)
        if left.isPronoun || right.isPronoun { return match == .sure ? .likely : .none }
        return left.isBackground == right.isBackground ? match : min(match, .likely)
    }

    /// Whether two figures have another owner, another time or another kind, so that they are of two quantities.
    func contradict(_ left: FigureSlots, _ right: FigureSlots) -> Bool {
        differ(names(left.owners), names(right.owners)) || datesDiffer(left.dates, right.dates)
            || !has(right, left.modifiers) || !has(left, right.modifiers) || !periodsAgree(left, right)
            || left.isBackground != right.isBackground
    }

    private func named(_ left: FigureSlots, _ right: FigureSlots) -> FigureMatch {
        guard !ownersDiffer(left.owners, right.owners), !datesDiffer(left.dates, right.dates),
            has(right, left.modifiers), has(left, right.modifiers), periodsAgree(left, right)
        else { return .none }
        let sameOwner = !left.owners.isDisjoint(with: right.owners)
        // "Suffered damage" and "were damaged".
        let sameVerb =
            left.predicate != 0 && right.sentence.contains(left.predicate)
            || right.predicate != 0 && left.sentence.contains(right.predicate)
        let sameHead = left.head != 0 && left.head == right.head
        let topics = left.topics.intersection(right.topics).count
        if differ(names(left.topics), names(right.topics)), topics == 0 { return .none }
        if left.predicate != 0, right.predicate != 0, !sameVerb { return topics >= 2 && sameHead ? .likely : .none }
        if sameOwner, sameHead, sameVerb || topics >= 1 { return .sure }
        if sameVerb, sameHead, topics >= 1 { return .sure }
        // "£4.6 million was paid for a wall".
        if sameVerb, topics >= 1, left.head == 0 || right.head == 0 { return .likely }
        if sameVerb, sameHead, !left.dates.isEmpty, !right.dates.isEmpty { return .likely }
        return sameOwner && (sameVerb || sameHead) || topics >= 2 ? .likely : .none
    }

    private func names(_ terms: Set<UInt64>) -> Set<UInt64> { terms.filter { reader.vectors.isName($0) } }

    /// Names differ from names; "the country" may be any of them.
    private func ownersDiffer(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Bool {
        names(left).isEmpty == names(right).isEmpty && differ(left, right)
    }

    /// Whether no day, month or year of the one lies within one of the other.
    private func datesDiffer(_ left: Set<String>, _ right: Set<String>) -> Bool {
        guard !left.isEmpty, !right.isEmpty else { return false }
        let (a, b) = (left.map(Self.bounds), right.map(Self.bounds))
        return !a.contains { one in b.contains { one.first <= $0.last && $0.first <= one.last } }
    }

    /// First and last day of an EDTF date or interval, as text that compares like days.
    private static func bounds(_ date: String) -> (first: String, last: String) {
        let ends = date.split(separator: "/")
        return ("\(ends.first ?? "")", "\(ends.last ?? "")-99")
    }

    /// The same stretches; a sum over a stretch that both date needs no word for it.
    private func periodsAgree(_ left: FigureSlots, _ right: FigureSlots) -> Bool {
        guard !left.dates.isEmpty, !right.dates.isEmpty else { return left.periods == right.periods }
        return left.periods.filter { !Self.sums.contains($0) } == right.periods.filter { !Self.sums.contains($0) }
    }

    private static let sums = WordSet(["total", "overall", "combined"])

    /// Whether both are given and have nothing in common.
    private func differ<Value>(_ left: Set<Value>, _ right: Set<Value>) -> Bool {
        !left.isEmpty && !right.isEmpty && left.isDisjoint(with: right)
    }

    /// Whether a figure's sentence has the modifiers of another, too.
    private func has(_ slots: FigureSlots, _ modifiers: Set<UInt64>) -> Bool {
        modifiers.isSubset(of: slots.sentence)
    }
}
