import Prose

/// Gives finite verbs their subject where the parser found none: the speaker behind the verb (“…,” explains Venn), or
/// the noun phrase right before it.
///
/// Treebanks have few inversions and few long titles before names; news is full of them.
struct SubjectRepair {
    private let model: LanguageModel
    private let nodes: UnsafeMutablePointer<ParserNode>
    private let count: Int
    private let labels: Labels

    /// Numbers of the relations that matter here, and the sets that hold them.
    private struct Labels {
        let subject: UInt64
        let passiveSubject: UInt64
        let mark: UInt64
        let caseMarker: UInt64
        let anySubject: UInt64
        let passive: UInt64
    }

    /// - Parameter count: number of words in the workspace, parsed.
    init?(_ model: LanguageModel, _ workspace: Workspace, count: Int) {
        func number(_ relation: Relation) -> UInt64 {
            UInt64((model.relations.firstIndex(of: relation) ?? -1) + 1)
        }
        func set(_ holds: (Relation) -> Bool) -> UInt64 {
            model.relations.enumerated().reduce(0) { holds($1.element) ? $0 | 1 << UInt64($1.offset & 63) : $0 }
        }
        labels = Labels(
            subject: number(.nsubj), passiveSubject: number(.nsubjPass), mark: number(.mark),
            caseMarker: number(.case), anySubject: set(\.isSubject), passive: set { $0 == .auxPass })
        guard labels.subject > 0, labels.passiveSubject > 0, labels.mark > 0 else { return nil }
        self.model = model
        nodes = workspace.nodes
        self.count = count
    }

    /// Repairs the whole sentence. O(words) but for sentences with many such verbs.
    func run() {
        guard count > 2 else { return }
        for verb in 2...count where tag(verb).universal == .verb {
            if verb < count, isInverted(verb), let speaker = nominal(behind: verb), take(speaker, verb) { continue }
            guard (nodes[verb].leftLabels | nodes[verb].rightLabels) & labels.anySubject == 0 else { continue }
            if let subject = nominal(before: verb) { _ = take(subject, verb) }
        }
    }

    /// Hangs a nominal on a verb as its subject, unless that would close a circle.
    private func take(_ subject: Int, _ verb: Int) -> Bool {
        guard !isBelow(verb, subject), Int(nodes[subject].head) <= count else { return false }
        let isPassive = nodes[verb].leftLabels & labels.passive != 0
        nodes[subject].head = Int32(truncatingIfNeeded: verb)
        nodes[subject].label = isPassive ? labels.passiveSubject : labels.subject
        return true
    }

    private func tag(_ place: Int) -> LanguageModel.Tag { model.tags[Int(nodes[place].tag) - 1] }

    private func relation(_ place: Int) -> Relation? {
        let label = Int(nodes[place].label) - 1
        return label >= 0 ? model.relations[label] : nil
    }

    private func isMark(_ place: Int) -> Bool { [.openQuote, .closeQuote].contains(tag(place).penn) }

    /// Whether a word hangs below another.
    private func isBelow(_ word: Int, _ other: Int) -> Bool {
        var at = word
        while at >= 1, at <= count {
            if at == other { return true }
            at = Int(nodes[at].head)
        }
        return false
    }

    // MARK: The speaker behind the verb

    /// A verb right behind a quotation mark, or behind a comma when the speaker ends the clause. A subject inside a
    /// quotation that ends with a stop, a question or a comma is none of this verb (“What?” asks Venn).
    private func isInverted(_ verb: Int) -> Bool {
        guard [.vb, .vbd, .vbz, .vbp].contains(tag(verb).penn) else { return false }
        let before = verb - 1
        guard isMark(before) || tag(before).penn == .comma else { return false }
        let endsQuotation = isMark(before) && before > 1 && [.comma, .stop].contains(tag(before - 1).penn)
        for place in 1...count where Int(nodes[place].head) == verb {
            guard relation(place)?.isSubject == true else { continue }
            if place > verb || !endsQuotation { return false }
        }
        return true
    }

    /// The head of the noun phrase that begins right behind the verb.
    private func nominal(behind verb: Int) -> Int? {
        var place = verb + 1
        guard [.det, .noun, .propn, .pron, .adj].contains(tag(place).universal) else { return nil }
        while Int(nodes[place].head) > place, Int(nodes[place].head) <= count { place = Int(nodes[place].head) }
        guard [.noun, .propn, .pron].contains(tag(place).universal), place - verb <= 8 else { return nil }
        // Behind a mere comma the speaker must end the clause.
        if !isMark(verb - 1), place < count, tag(place + 1).universal != .punct { return nil }
        return place
    }

    // MARK: The noun phrase before the verb

    /// The head of the noun phrase that ends right before a finite verb, its auxiliaries and adverbs.
    private func nominal(before verb: Int) -> Int? {
        guard let last = finite(verb) else { return nil }
        if tag(last).universal == .pron {
            guard tag(last).penn == .prp, !Self.objectPronouns.contains(nodes[last].word) else { return nil }
            return last
        }
        guard [.noun, .propn].contains(tag(last).universal), ![.acl, .aclRelcl, .amod].contains(relation(verb)) else {
            return nil
        }
        let (head, conjunction) = climb(from: last, verb)
        guard Int(nodes[head].head) <= verb else { return nil }
        if let conjunction {
            nodes[conjunction].head = Int32(truncatingIfNeeded: verb)
            nodes[conjunction].label = labels.mark
        } else if caseMarker(of: head) != nil {
            return nil
        }
        return head
    }

    /// The word before a finite verb form with its auxiliaries and adverbs; nil when the form is not finite.
    private func finite(_ verb: Int) -> Int? {
        let forms: [PennTag] = [.vbd, .vbz, .vbp, .md]
        var isFinite = forms.contains(tag(verb).penn)
        var place = verb - 1
        while place >= 1, [.aux, .adv].contains(tag(place).universal) || tag(place).penn == .rb {
            if tag(place).universal == .aux { isFinite = isFinite || forms.contains(tag(place).penn) }
            place -= 1
        }
        return isFinite && place >= 1 ? place : nil
    }

    /// From the last word of a noun phrase to its head; an adposition that also joins clauses ("as", "after") ends the
    /// phrase and is given back.
    private func climb(from last: Int, _ verb: Int) -> (head: Int, conjunction: Int?) {
        var at = last
        while true {
            let next = Int(nodes[at].head)
            guard next >= 1, next < verb, [.noun, .propn, .pron].contains(tag(next).universal) else { break }
            switch relation(at) {
            case .flat, .compound: break
            case .nmod, .nmodPoss:
                guard let marker = caseMarker(of: at) else { return (at, nil) }
                if Self.conjunctions.contains(nodes[marker].word) { return (at, marker) }
            case .conj:
                if (min(at, next)..<max(at, next)).contains(where: { tag($0).penn == .comma }) { return (at, nil) }
            default: return (at, nil)
            }
            at = next
        }
        if let marker = caseMarker(of: at), Self.conjunctions.contains(nodes[marker].word) { return (at, marker) }
        return (at, nil)
    }

    /// The adposition before a nominal.
    private func caseMarker(of nominal: Int) -> Int? {
        (1..<max(nominal, 1)).last { Int(nodes[$0].head) == nominal && nodes[$0].label == labels.caseMarker }
    }

    private static func hashes(_ words: [String]) -> Set<UInt64> {
        Set(
            words.map { word in
                Array(word.utf8).withUnsafeBufferPointer { bytes in
                    bytes.baseAddress.map { FeatureHash.bytes($0, 0..<bytes.count, seed: WordFeatures.lowerSeed) } ?? 0
                }
            })
    }

    private static let objectPronouns = hashes(["me", "him", "us", "them"])
    private static let conjunctions = hashes(["as", "after", "before", "since", "until", "than", "like", "because"])
}
