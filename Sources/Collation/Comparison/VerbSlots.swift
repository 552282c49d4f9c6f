import Annotation
import Language
import Prose
import Stories

/// Who does and who suffers what a verb tells, whether it is told in the active or the passive.
struct VerbSlots {
    private let reader: ClauseReader

    init(_ reader: ClauseReader) { self.reader = reader }

    /// The words of who does it; nil where nobody is named for it, or only by a pronoun that stands for nobody known.
    func doers(_ verb: Int, _ report: Int) -> Set<UInt64>? {
        head(ofDoer: verb, report).flatMap { words($0, report) }
    }

    /// Whether both name somebody who does it and these are others, or others it is done to.
    func nameOthers(_ left: Int, _ report: Int, _ right: Int, _ other: Int) -> Bool {
        differ(head(ofDoer: left, report), report, head(ofDoer: right, other), other)
            || differ(head(ofSufferer: left, report), report, head(ofSufferer: right, other), other)
    }

    /// Whether two uses of one verb tell of two deeds: of other persons, turned round, or turned to other things.
    func differ(_ left: Int, _ report: Int, _ right: Int, _ other: Int) -> Bool {
        nameOthers(left, report, right, other) || areTurned(left, report, right, other)
            || carryOthers(left, report, right, other)
    }

    /// Whether he who does it to something in the one suffers it in the other: "the driver shot a gun", "the driver was
    /// shot".
    private func areTurned(_ left: Int, _ report: Int, _ right: Int, _ other: Int) -> Bool {
        guard isPassive(left, report) != isPassive(right, other) else { return false }
        let (active, first, passive, second) =
            isPassive(left, report) ? (right, other, left, report) : (left, report, right, other)
        guard let doers = doers(active, first), let sufferers = sufferers(passive, second), meet(doers, sufferers),
            let object = head(ofSufferer: active, first).flatMap({ words($0, first) })
        else { return false }
        return !meet(object, sufferers)
    }

    /// Whether the object of both is one noun that tells nothing by itself, with other things behind it: "the demand
    /// for pay", "the demand to close the bridge".
    private func carryOthers(_ left: Int, _ report: Int, _ right: Int, _ other: Int) -> Bool {
        guard let one = head(ofSufferer: left, report), let two = head(ofSufferer: right, other),
            isCarrier(one, report), isCarrier(two, other)
        else { return false }
        let (a, b) = (content(ofCarrier: one, report), content(ofCarrier: two, other))
        return !a.isEmpty && !b.isEmpty && !meet(a, b)
    }

    private func isCarrier(_ noun: Int, _ report: Int) -> Bool {
        let analyzed = reader.story.reports[report].analyzed
        return analyzed.words[noun].tag == .noun && reader.lexicon.has(.carrier, analyzed.tokens[noun].folded)
    }

    /// The meanings of all that stands behind a noun and belongs to it.
    private func content(ofCarrier noun: Int, _ report: Int) -> Set<UInt64> {
        let analyzed = reader.story.reports[report].analyzed
        var open = analyzed.children(of: noun).filter {
            $0 > noun && [.nmod, .acl, .ccomp, .xcomp, .advcl].contains(analyzed.words[$0].relation)
        }
        var result: Set<UInt64> = []
        var seen = 0
        while let token = open.popLast(), seen < Self.mostBehind {
            seen += 1
            let meaning = reader.vectors.meaning(report, token)
            if meaning != 0 { result.insert(meaning) }
            open += analyzed.children(of: token)
        }
        return result
    }

    /// Words looked at behind a noun.
    private static let mostBehind = 24

    private func differ(_ left: Int?, _ report: Int, _ right: Int?, _ other: Int) -> Bool {
        guard let left, let right else { return false }
        let (one, two) = (people(left, report), people(right, other))
        return !one.isEmpty && !two.isEmpty && one.isDisjoint(with: two)
    }

    /// The persons who do it.
    func people(doing verb: Int, _ report: Int) -> Set<UInt64> {
        head(ofDoer: verb, report).map { people($0, report) } ?? []
    }

    /// The persons that a noun names.
    private func people(_ head: Int, _ report: Int) -> Set<UInt64> {
        reader.named(report, head: head).filter { reader.table.participants[Int($0) - 1].kind == .person }
    }

    private func sufferers(_ verb: Int, _ report: Int) -> Set<UInt64>? {
        head(ofSufferer: verb, report).flatMap { words($0, report) }
    }

    private func head(ofDoer verb: Int, _ report: Int) -> Int? {
        let analyzed = reader.story.reports[report].analyzed
        guard isPassive(verb, report) else { return reader.subject(verb, analyzed) }
        return analyzed.children(of: verb).first { Self.isAgent($0, analyzed) }
    }

    /// Whether a noun is who does what a passive tells: the parser says so, or "by" stands before it.
    static func isAgent(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        switch analyzed.words[token].relation {
        case .oblAgent: true
        case .obl: analyzed.children(of: token).contains { analyzed.tokens[$0].folded == by }
        default: false
        }
    }

    private static let by = WordHash.folded("by")

    private func head(ofSufferer verb: Int, _ report: Int) -> Int? {
        let analyzed = reader.story.reports[report].analyzed
        guard !isPassive(verb, report) else { return reader.subject(verb, analyzed) }
        return analyzed.children(of: verb).first { analyzed.words[$0].relation == .obj }
    }

    private func isPassive(_ verb: Int, _ report: Int) -> Bool {
        let analyzed = reader.story.reports[report].analyzed
        return analyzed.children(of: verb).contains { [.auxPass, .nsubjPass].contains(analyzed.words[$0].relation) }
            || analyzed.words[verb].penn == .vbn && analyzed.words[verb].relation == .acl
    }

    /// The meanings of a noun and of what belongs to it; nil for a pronoun that stands for nobody known.
    private func words(_ head: Int, _ report: Int) -> Set<UInt64>? {
        let analyzed = reader.story.reports[report].analyzed
        var words = reader.terms(report, head: head)
        guard analyzed.words[head].tag != .pron || !words.isEmpty else { return nil }
        for child in analyzed.children(of: head) {
            let meaning = reader.vectors.meaning(report, child)
            if meaning != 0 { words.insert(meaning) }
        }
        return words.isEmpty ? nil : words
    }

    /// Whether two sets of words have one in common, a member of a party and the party being one.
    private func meet(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Bool {
        guard left.isDisjoint(with: right) else { return true }
        return !withSides(left).isDisjoint(with: withSides(right))
    }

    private func withSides(_ words: Set<UInt64>) -> Set<UInt64> {
        words.union(words.compactMap { reader.vectors.side(ofName: $0) })
    }
}
