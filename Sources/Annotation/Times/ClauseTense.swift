import Language
import Prose

/// The words that show whether a clause lies before or behind the publication.
struct ScheduleWords: Sendable {
    enum Class: String, Sendable {
        case future, modal, plan, report, ahead, past, bygone, perfect, habit, unchanged, negation, business
    }

    private let classes: [UInt64: Class]
    private let acts: Set<UInt64>

    init(_ folder: ResourceFolder) throws(ResourceFolder.Missing) {
        var classes: [UInt64: Class] = [:]
        var acts: Set<UInt64> = []
        for row in try folder.rows("schedule-words.txt") where row.count >= 2 {
            let key = WordHash.folded(row[0])
            classes[key] = Class(rawValue: String(row[1]))
            if row.count > 2, row[2] == "act" { acts.insert(key) }
        }
        self.classes = classes
        self.acts = acts
    }

    subscript(_ key: UInt64) -> Class? { classes[key] }

    /// Whether a participle tells an act that is done once told ("was proposed"), not a plan ("was scheduled").
    func isAct(_ key: UInt64) -> Bool { acts.contains(key) }
}

/// Finds the verb that governs an expression, and its tense.
///
/// It climbs the dependency tree where there is one; without one it looks for the nearest tell-tale word before and
/// behind. O(length of the sentence), of which no more than some hundred tokens are looked at.
struct ClauseTense {
    let text: AnalyzedTokens
    let schedule: ScheduleWords

    struct Verb {
        var token: Int
        var tense: TimeExpression.Tense
        /// Whether the expression owns the subject of a clause in the present ("Friday's vote is …").
        var ownsPresent = false
    }

    /// No verb farther away than these tokens is looked for: what has no sentence ends, such as a table of times, would
    /// else be searched once for each of its expressions.
    private static let reach = 250

    /// The governing verb of a range of tokens, or nil where no verb is found.
    func governing(_ range: Range<Int>, in whole: Range<Int>) -> Verb? {
        let start = max(whole.lowerBound, range.lowerBound - Self.reach)
        let sentence = start..<max(start, min(whole.upperBound, range.upperBound + Self.reach))
        guard sentence.contains(where: { text.words[$0].head >= 0 }) else { return nearest(range, in: sentence) }
        var at = top(of: range)
        if let owned = owner(at, in: sentence) ?? told(at, in: sentence) { return owned }
        for step in 0..<16 {
            let head = Int(text.words[at].head)
            guard head >= 0, sentence.contains(head), head != at else { break }
            at = head
            if let after = bygone(at, in: sentence, before: range.lowerBound) {
                return Verb(token: after, tense: .past)
            }
            if isPlan(at, isDirect: step == 0 && abs(at - range.lowerBound) < 4), !range.contains(at) {
                if step == 0, let told = toldPast(at, in: sentence) { return Verb(token: told, tense: .past) }
                if isDonePassive(at, in: sentence) { return Verb(token: at, tense: .past) }
                return Verb(token: at, tense: isBygone(at, in: sentence) ? .past : .future)
            }
            if let tense = tense(of: at, in: sentence) { return Verb(token: at, tense: tense) }
        }
        return nil
    }

    /// What the words right before an expression show: "said (on) Friday", "scheduled for Friday", "until Friday".
    func shownBefore(_ tokens: Range<Int>, in sentence: Range<Int>) -> TimeExpression.Tense? {
        var at = tokens.lowerBound - 1
        guard sentence.contains(at) else { return nil }
        let word = text.tokens[at].folded
        if word == Self.ended { return .past }
        if word == Self.ending { return .future }
        if schedule[word] == .ahead { return isBehindPerfect(tokens, in: sentence) ? .past : .future }
        if word == Self.for { return scheduledFor(at, in: sentence) }
        if word == Self.on { at -= 1 }
        guard sentence.contains(at), schedule[text.tokens[at].folded] != .plan else { return nil }
        return text.words[at].penn == .vbd || isBareParticiple(at, in: sentence) ? .past : nil
    }

    /// "Until Thursday, they had not called him a suspect": what had been so before is over.
    private func isBehindPerfect(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
        guard let verb = governing(tokens, in: sentence), verb.tense == .past else { return false }
        return text.words[verb.token].penn == .vbn && isBygone(verb.token, in: sentence)
    }

    /// "Aides on Friday: “…”": words given right behind a day were said then.
    func leadsWords(_ end: Int, in sentence: Range<Int>) -> Bool {
        var at = end
        if sentence.contains(at), text.bytes[text.tokens[at].span.start] == 0x3A { at += 1 }  // :
        guard sentence.contains(at), sentence.contains(at + 1), text.tokens[at].kind == .quote else { return false }
        return text.tokens[at].span.start > text.tokens[at - 1].span.end
            && text.tokens[at].span.end == text.tokens[at + 1].span.start
    }

    /// "A man arrested Friday", and "an official said Friday" where the tagger took the verb for a participle; not
    /// "will be held Friday".
    private func isBareParticiple(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard text.words[token].penn == .vbn else { return false }
        var at = token - 1
        while sentence.contains(at), text.words[at].tag == .adv { at -= 1 }
        return sentence.contains(at) && text.words[at].tag != .aux && text.words[at].tag != .verb
            && text.words[at].penn != .to && schedule[text.tokens[at].folded] == nil
    }

    /// "Planned … for Saturday", "a summit for May": what is set for a time lies ahead of those who set it.
    private func scheduledFor(_ at: Int, in sentence: Range<Int>) -> TimeExpression.Tense? {
        let near = max(sentence.lowerBound, at - 6)..<at
        return near.contains { schedule[text.tokens[$0].folded] == .plan } ? .future : nil
    }

    private static let `do` = WordHash.folded("do")
    private static let with = WordHash.folded("with")
    private static let ended = WordHash.folded("ended")
    private static let ending = WordHash.folded("ending")
    private static let `for` = WordHash.folded("for")
    private static let on = WordHash.folded("on")

    /// The token of a range whose head lies outside it.
    func top(of range: Range<Int>) -> Int {
        range.last { !range.contains(Int(text.words[$0].head)) } ?? range.lowerBound
    }

    /// "Wednesday's ruling": what has a day for its owner has happened, unless it is the subject of what will be.
    private func owner(_ token: Int, in sentence: Range<Int>) -> Verb? {
        guard let noun = owned(token, in: sentence) else { return nil }
        guard noun >= 0, sentence.contains(noun) else { return nil }
        let verb = Int(text.words[noun].head)
        let isSubject = text.words[noun].relation.isSubject && verb >= 0 && sentence.contains(verb)
        guard isSubject, let tense = tense(of: verb, in: sentence) else { return Verb(token: noun, tense: .past) }
        return Verb(token: verb, tense: tense, ownsPresent: tense == .present)
    }

    /// The noun that a day owns; in "get around Wednesday's ruling" the analysis may take the noun for a verb.
    private func owned(_ token: Int, in sentence: Range<Int>) -> Int? {
        if text.words[token].relation == .nmodPoss { return Int(text.words[token].head) }
        guard sentence.contains(token + 2), text.words[token + 1].penn == .pos,
            text.words[token + 2].penn == .vbg, Int(text.words[token + 2].head) == token
        else { return nil }
        return token + 2
    }

    /// "A story on Sunday that prompted an outcry": the clause about what has a day tells when, not the one it stands
    /// in.
    private func told(_ token: Int, in sentence: Range<Int>) -> Verb? {
        let relation = text.words[token].relation
        guard relation == .nmod || relation == .nmodUnmarked, sentence.contains(token + 1),
            text.words[token + 1].relation.isSubject,
            text.words[token + 1].penn == .wdt || text.words[token + 1].penn == .wp
        else { return nil }
        let clause = Int(text.words[token + 1].head)
        guard clause >= 0, sentence.contains(clause), tense(of: clause, in: sentence) == .past else { return nil }
        return Verb(token: clause, tense: .past)
    }

    /// "After talks on Monday", "after returning on Friday": what comes first has happened.
    private func bygone(_ token: Int, in sentence: Range<Int>, before: Int) -> Int? {
        let isAfter = sentence.contains { child in
            child < before && Int(text.words[child].head) == token && schedule[text.tokens[child].folded] == .bygone
                && (text.words[child].relation == .case || text.words[child].relation == .mark)
        }
        return isAfter ? token : nil
    }

    /// "Had been scheduled", "had been due": the plan is told as gone by.
    private func isBygone(_ token: Int, in sentence: Range<Int>) -> Bool {
        if token - 2 >= sentence.lowerBound, text.tokens[token - 1].folded == Self.been,
            text.tokens[token - 2].folded == Self.had
        {
            return true
        }
        return sentence.contains { Int(text.words[$0].head) == token && text.tokens[$0].folded == Self.had }
    }

    private static let been = WordHash.folded("been")

    private static let had = WordHash.folded("had")

    /// "The paper reported (on) the offer on Sunday", "before word of the offer in May, shares had fallen": the finite
    /// past verb above a noun such as "offer" decides, unless its own object is a plan.
    private func toldPast(_ noun: Int, in sentence: Range<Int>) -> Int? {
        guard text.words[noun].tag == .noun else { return nil }
        var at = noun
        for _ in 0..<4 {
            let head = Int(text.words[at].head)
            guard head >= 0, sentence.contains(head) else { return nil }
            at = head
            guard text.words[at].tag == .noun || text.words[at].tag == .propn else { break }
        }
        // "After returning from a visit on Friday".
        if text.words[at].penn == .vbg, let returned = bygone(at, in: sentence, before: noun) { return returned }
        guard text.words[at].tag == .verb, schedule[text.tokens[at].folded] != .plan else { return nil }
        return tense(of: at, in: sentence) == .past ? at : nil
    }

    /// "The tie-up was proposed in May": what was offered or asked then, not what is to be then.
    private func isDonePassive(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard schedule.isAct(text.tokens[token].folded) else { return false }
        // "When asked about the premiere in May".
        if text.words[token].relation == .advcl {
            return text.words[token].penn == .vbn || text.words[token].penn == .vbd
        }
        guard text.words[token].penn == .vbn else { return false }
        let helpers = sentence.filter { Int(text.words[$0].head) == token && text.words[$0].relation == .auxPass }
        return !helpers.isEmpty && tense(of: token, in: sentence) == .past
    }

    private func isPlan(_ token: Int, isDirect: Bool) -> Bool {
        guard schedule[text.tokens[token].folded] == .plan else { return false }
        // "Agreed on Friday" tells what happened; in "planned a rally on Friday" the rally lies ahead.
        return !isDirect || ![.vbd, .vb, .vbp, .vbz].contains(text.words[token].penn)
    }

    /// The tense of a verb or of a predicate with a copula; nil when the token is neither or shows none.
    private func tense(of token: Int, in sentence: Range<Int>) -> TimeExpression.Tense? {
        let penn = text.words[token].penn
        // "had nothing to do with a meeting on Sunday": the verb above tells when.
        if penn == .vb, text.tokens[token].folded == Self.do, token + 1 < sentence.upperBound,
            text.tokens[token + 1].folded == Self.with
        {
            return nil
        }
        let isVerb = Self.verbs.contains(penn)
        var aux: TimeExpression.Tense?
        var hasInfinitive = false
        for child in sentence where text.words[child].head == Int32(token) {
            let relation = text.words[child].relation
            if relation == .mark, text.words[child].penn == .to { hasInfinitive = true }
            guard relation == .aux || relation == .auxPass || relation == .cop else { continue }
            if text.words[child].penn == .to { hasInfinitive = true }
            aux = stronger(aux, auxTense(child))
        }
        if let aux {
            if aux == .modal, couldNot(token, in: sentence) { return .past }
            return aux == .present && penn == .vbn ? presentPerfect(token, sentence) : aux
        }
        guard isVerb else { return nil }
        if !hasInfinitive, penn == .vbp || penn == .vb, isUnchangedPast(token, in: sentence) { return .past }
        switch penn {
        case .vbd: return .past
        case .vbz, .vbp: return schedule[text.tokens[token].folded] == .report ? .past : .present
        case .vbn: return .past
        case .vb: return hasInfinitive ? infinitive(token, in: sentence) : .modal
        default: return nil
        }
    }

    /// "Weakness hurt shares on Friday": a form that tells both, whose subject does not go with the present.
    private func isUnchangedPast(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard schedule[text.tokens[token].folded] == .unchanged else { return false }
        let subject = sentence.first { Int(text.words[$0].head) == token && text.words[$0].relation.isSubject }
        guard let subject, !sentence.contains(where: { isConjunct($0, of: subject) }) else { return false }
        return text.words[subject].penn == .nn || text.words[subject].penn == .nnp
    }

    private func isConjunct(_ token: Int, of first: Int) -> Bool {
        Int(text.words[token].head) == first && text.words[token].relation == .conj
    }

    /// "Could not be reached Friday": that something could not be is told when it is over.
    private func couldNot(_ token: Int, in sentence: Range<Int>) -> Bool {
        let before = max(sentence.lowerBound, token - Self.reachOfNegation)..<token
        return before.contains { text.tokens[$0].folded == Self.could && Int(text.words[$0].head) == token }
            && before.contains { schedule[text.tokens[$0].folded] == .negation }
    }

    private static let did = WordHash.folded("did")
    private static let could = WordHash.folded("could")
    private static let reachOfNegation = 10

    private static let verbs: Set<PennTag> = [.vb, .vbd, .vbg, .vbn, .vbp, .vbz]

    private func auxTense(_ token: Int) -> TimeExpression.Tense {
        switch schedule[text.tokens[token].folded] {
        case .future: return .future
        case .modal: return .modal
        default: break
        }
        return text.words[token].penn == .vbd || schedule[text.tokens[token].folded] == .past ? .past : .present
    }

    private func stronger(_ left: TimeExpression.Tense?, _ right: TimeExpression.Tense) -> TimeExpression.Tense {
        guard let left else { return right }
        let order: [TimeExpression.Tense] = [.future, .modal, .past, .present, .unknown]
        return order.first { $0 == left || $0 == right } ?? right
    }

    /// "Has met" and "is met" look alike in the tags: "has" makes it past.
    private func presentPerfect(_ token: Int, _ sentence: Range<Int>) -> TimeExpression.Tense {
        sentence.contains { text.words[$0].head == Int32(token) && schedule[text.tokens[$0].folded] == .perfect }
            ? .past : .present
    }

    /// "Decided to meet on Friday": what is meant to be lies ahead, unless a plain past verb or "did not get" governs it.
    private func infinitive(_ token: Int, in sentence: Range<Int>) -> TimeExpression.Tense {
        let head = Int(text.words[token].head)
        guard head >= 0, sentence.contains(head) else { return .modal }
        if schedule[text.tokens[head].folded] == .plan { return isBygone(head, in: sentence) ? .past : .future }
        let didNot = sentence.contains { Int(text.words[$0].head) == head && text.tokens[$0].folded == Self.did }
        return text.words[head].penn == .vbd || didNot ? .past : .modal
    }

    // MARK: Without a tree

    /// The nearest tell-tale word before the expression, else behind it, not beyond a semicolon.
    private func nearest(_ range: Range<Int>, in sentence: Range<Int>) -> Verb? {
        for at in stride(from: range.lowerBound - 1, through: max(sentence.lowerBound, range.lowerBound - 14), by: -1) {
            if let tense = shown(at) { return Verb(token: at, tense: tense) }
        }
        for at in range.upperBound..<min(sentence.upperBound, max(range.upperBound, range.upperBound + 10)) {
            if let tense = shown(at) { return Verb(token: at, tense: tense) }
        }
        return nil
    }

    private func shown(_ token: Int) -> TimeExpression.Tense? {
        switch text.words[token].penn {
        case .vbd: return .past
        case .vbz, .vbp: return schedule[text.tokens[token].folded] == .report ? .past : nil
        default: break
        }
        switch schedule[text.tokens[token].folded] {
        case .future, .plan: return .future
        case .modal: return text.isCapital(token) ? nil : .modal
        case .past: return .past
        default: break
        }
        let span = text.tokens[token].span
        guard span.count > 4, text.tokens[token].kind == .word else { return nil }
        return text.bytes[span.end - 1] == 0x64 && text.bytes[span.end - 2] == 0x65 ? .past : nil  // …ed
    }
}
