import Language
import Prose

/// Reads from a predicate and its arguments which PLOVER root the event has that it tells.
///
/// "Operations" are composed: of "refused to hold talks" the event is the talks, and refusing makes of it a rejection.
/// O(length of the sentence) for each predicate looked at, and at most `deepest` of them are nested.
struct EventReader {
    typealias Root = EventLexicon.Root

    let analyzed: AnalyzedText
    let lexicon: EventLexicon
    /// Tokens of the one who acts and of the one acted upon, where they are known.
    var source: Range<Int>?
    var target: Range<Int>?
    /// Whether a deed announced ("will lift the ban") is read as the deed, as WEIS codes it, and not as a promise.
    var takesFutureAsDone = false

    private static let deepest = 5
    private var syntax: Syntax { Syntax(analyzed: analyzed) }

    /// The event that a word tells with its complements; nil when it tells none that is known.
    func event(at token: Int, depth: Int = 0) -> Root? {
        guard depth < Self.deepest else { return nil }
        guard let (readings, end) = readings(at: token) else {
            return complement(of: token).flatMap { event(at: $0, depth: depth + 1) }.flatMap { polarity($0, at: token) }
        }
        let classes = argumentClasses(of: token, end: end)
        for reading in readings where reading.classes == 0 || reading.classes & classes != 0 {
            switch reading.meaning {
            case .root(let root): return polarity(root, at: token)
            case .operation(let operation):
                if let root = apply(operation, at: token, depth: depth) { return polarity(root, at: token) }
            }
        }
        return nil
    }

    /// Whether an argument decides the reading of a word: "open the border", not "build", which always helps somebody.
    func hasParticularReading(_ token: Int) -> Bool {
        guard let (readings, end) = readings(at: token) else { return false }
        let classes = argumentClasses(of: token, end: end)
        return readings.first { $0.classes == 0 || $0.classes & classes != 0 }.map { $0.classes != 0 } ?? false
    }

    /// Whether a word tells its event by itself, not that of its complement.
    func isDirect(_ token: Int) -> Bool {
        guard let (readings, end) = readings(at: token) else { return false }
        let classes = argumentClasses(of: token, end: end)
        guard let first = readings.first(where: { $0.classes == 0 || $0.classes & classes != 0 }) else { return false }
        if case .root = first.meaning { return true }
        return false
    }

    func readings(at token: Int) -> (readings: [EventLexicon.Reading], end: Int)? {
        let limit = analyzed.sentences[analyzed.sentence(ofToken: token)].tokens.upperBound
        let parts: [EventLexicon.Part]
        switch analyzed.words[token].tag {
        case .verb: parts = [.verb]
        // "Will not wire tap the lines": taggers take rare verbs for nouns.
        case .noun: parts = hasAuxiliary(token) ? [.verb, .noun] : [.noun]
        case .adj: parts = isParticiple(token) ? [.adjective, .verb] : [.adjective]
        case .propn: parts = [.noun]
        case .aux: parts = []
        default: parts = []
        }
        for part in parts {
            // A name of two words ends with its head: "air raid", "cease-fire".
            if part == .noun, let found = compound(endingAt: token) { return found }
            if part == .verb, let rest = syntax.behindAdverbial(token, limit: limit),
                let found = lexicon.readings(ofVerb: analyzed.tokens, at: token, goingOnAt: rest, limit: limit)
            {
                return found
            }
            if let found = lexicon.readings(part, analyzed.tokens, at: token, limit: limit) { return found }
        }
        return nil
    }

    private func hasAuxiliary(_ token: Int) -> Bool {
        analyzed.children(of: token).contains { $0 < token && analyzed.words[$0].relation == .aux }
    }

    /// Whether a word that is tagged as an adjective ends like a participle ("accused", "warring").
    private func isParticiple(_ token: Int) -> Bool {
        let end = Int(analyzed.tokens[token].end)
        guard end - Int(analyzed.tokens[token].start) > 3 else { return false }
        let tail = (analyzed.text.utf8[end - 2], analyzed.text.utf8[end - 1])
        return tail == (0x65, 0x64) || tail == (0x6E, 0x67)
    }

    private func compound(endingAt token: Int) -> (readings: [EventLexicon.Reading], end: Int)? {
        let first = analyzed.sentences[analyzed.sentence(ofToken: token)].tokens.lowerBound
        for start in max(first, token - 2)..<max(first, token, token - 2) {
            if let found = lexicon.readings(.noun, analyzed.tokens, at: start, limit: token + 1), found.end == token + 1
            {
                return found
            }
        }
        return nil
    }

    // MARK: Operations

    private func apply(_ operation: EventLexicon.Operation, at token: Int, depth: Int) -> Root? {
        switch operation {
        case .accept: return Self.accepted(operand(of: token, depth: depth)) ?? .agree
        case .refuse: return .reject
        case .threaten: return .threaten
        case .order:
            return operand(of: token, depth: depth).flatMap { $0.isFriendly && hasAddressee(token) ? nil : $0 }
                ?? .request
        case .stop: return operand(of: token, depth: depth).flatMap(Self.stopped)
        case .purpose: return purpose(of: token).flatMap { event(at: $0, depth: depth + 1) }
        case .do: return operand(of: token, depth: depth)
        case .say: return said(by: token, depth: depth)
        }
    }

    /// What a promise makes of an event: of goodwill an agreement, of force a threat; words stay what they are.
    static func accepted(_ root: Root?) -> Root? {
        guard let root else { return nil }
        return root.isFriendly ? .agree : root.isHostileDeed ? .threaten : root
    }

    /// What ending makes of an event: of hostility it yields, of goodwill it is a sanction.
    static func stopped(_ root: Root) -> Root {
        root.isFriendly ? .sanction : .yield
    }

    private func polarity(_ root: Root, at token: Int) -> Root? {
        let children = analyzed.children(of: token)
        let isFuture = children.contains {
            analyzed.words[$0].relation == .aux && Self.future.contains(analyzed.tokens[$0].folded)
        }
        if children.contains(where: { Syntax.negations.contains(analyzed.tokens[$0].folded) || syntax.isNeither($0) }) {
            guard root.isHostileDeed else { return .reject }
            // "Will not shell the town": an assurance.
            return isFuture ? .agree : nil
        }
        return isFuture && !takesFutureAsDone ? Self.accepted(root) : root
    }

    /// The event of the complement clause, or of the object.
    private func operand(of token: Int, depth: Int) -> Root? {
        if let clause = complement(of: token), let root = event(at: clause, depth: depth + 1) { return root }
        if let clause = purpose(of: token), let root = event(at: clause, depth: depth + 1) { return root }
        for object in objects(of: token) {
            if let root = nounEvent(object, depth: depth + 1) { return root }
        }
        return nil
    }

    /// The event that a noun names, or one of the nouns that belong to it ("a wave of attacks", "peace talks").
    func nounEvent(_ noun: Int, depth: Int) -> Root? {
        guard depth < Self.deepest else { return nil }
        if let root = event(at: noun, depth: depth) { return root }
        for child in analyzed.children(of: noun) {
            switch analyzed.words[child].relation {
            case .nmod, .compound, .conj, .amod, .appos, .acl:
                if let root = nounEvent(child, depth: depth + 1) { return root }
            default: continue
            }
        }
        return nil
    }

    /// Whether a noun or what belongs to it names a favour to another: help, talks, concessions, guarantees.
    func names(aFavour noun: Int) -> Bool {
        let range = analyzed.sentences[analyzed.sentence(ofToken: noun)].tokens
        if nounEvent(noun, depth: 0)?.isFriendly ?? false { return true }
        return lexicon.isFavour(lexicon.classes(analyzed.tokens, at: noun, limit: range.upperBound))
    }

    /// The event of a clause that somebody says: his own deed, or what he says of the other side.
    private func said(by token: Int, depth: Int) -> Root? {
        guard let clause = complement(of: token) else {
            return objects(of: token).lazy.compactMap { nounEvent($0, depth: depth + 1) }.first
        }
        let children = analyzed.children(of: clause)
        let subject = children.first { analyzed.words[$0].relation.isSubject }
        let isOwed =
            children.contains {
                analyzed.words[$0].relation == .aux && Self.owed.contains(analyzed.tokens[$0].folded)
            } || Self.owed.contains(analyzed.tokens[clause].folded)
        guard let subject else { return isOwed ? .request : event(at: clause, depth: depth + 1) }
        let isTarget = target?.contains(subject) ?? false
        let isOwn = !isTarget && (analyzed.words[subject].tag == .pron || source?.contains(subject) ?? false)
        if isOwed, !isOwn { return .request }
        let root = event(at: clause, depth: depth + 1)
        guard isTarget else { return root }
        guard let root else { return .accuse }
        return root.isFriendly ? .support : root == .reject && Self.isNegated(children, analyzed) ? .reject : .accuse
    }

    private static func isNegated(_ children: Dependents.Children, _ analyzed: AnalyzedText) -> Bool {
        children.contains { Syntax.negations.contains(analyzed.tokens[$0].folded) }
    }

    // MARK: Arguments

    /// The clause that completes a verb: an infinitive, a that-clause or a participle.
    private func complement(of token: Int) -> Int? {
        analyzed.children(of: token).first {
            $0 > token && (analyzed.words[$0].relation == .xcomp || analyzed.words[$0].relation == .ccomp)
        }
    }

    /// The infinitive that tells what something is done for, hanging on the verb or on its object.
    private func purpose(of token: Int) -> Int? {
        let children = analyzed.children(of: token)
        if let clause = children.first(where: { $0 > token && isInfinitive($0) }) { return clause }
        for child in children where child > token && analyzed.words[child].relation == .obj {
            if let clause = analyzed.children(of: child).first(where: { isInfinitive($0) }) { return clause }
        }
        return nil
    }

    private func isInfinitive(_ token: Int) -> Bool {
        switch analyzed.words[token].relation {
        case .advcl, .acl, .xcomp, .ccomp:
            analyzed.children(of: token).contains { $0 < token && analyzed.tokens[$0].folded == Self.to }
        default: false
        }
    }

    private func objects(of token: Int) -> [Int] {
        let children = analyzed.children(of: token)
        let direct = children.filter {
            switch analyzed.words[$0].relation {
            case .obj, .nsubjPass: true
            default: false
            }
        }
        return direct + children.filter { $0 > token && analyzed.words[$0].relation == .obl }
    }

    private func hasAddressee(_ token: Int) -> Bool {
        analyzed.children(of: token).contains { $0 > token && analyzed.words[$0].relation == .obj }
            && purpose(of: token) != nil
    }

    /// Classes of the words among a predicate's arguments, and of the few words behind it where the parse may be wrong.
    private func argumentClasses(of token: Int, end: Int) -> UInt64 {
        let range = analyzed.sentences[analyzed.sentence(ofToken: token)].tokens
        var result: UInt64 = 0
        var isNear = true
        for other in range where other < token || other >= end {
            if other >= end + 6 || analyzed.words[other].tag == .verb && other >= end { isNear = false }
            guard other >= end && isNear || isArgument(other, of: token) else { continue }
            result |= lexicon.classes(analyzed.tokens, at: other, limit: range.upperBound)
        }
        return result
    }

    private func isArgument(_ word: Int, of token: Int) -> Bool {
        var at = word
        for _ in 0..<5 {
            switch analyzed.words[at].relation {
            case .obj, .iobj, .obl, .nmod, .compound, .amod, .nsubjPass, .flat, .appos, .nmodPoss, .oblAgent, .xcomp:
                break
            case .conj where analyzed.words[at].tag != .verb: break
            default: return false
            }
            if at != word, analyzed.words[at].tag == .verb { return false }
            at = Int(analyzed.words[at].head)
            if at == token { return true }
            if at < 0 { return false }
        }
        return false
    }

    private static let future = WordSet(["will", "'ll", "wo", "shall", "would"])
    private static let owed = WordSet(["must", "should", "ought", "need", "needs"])
    private static let to = WordHash.folded("to")
}
