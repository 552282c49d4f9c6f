/// Gives a verb behind a quotation the speaker that follows it (“…,” explains Venn), where the parser found no subject.
///
/// Treebanks have few such inversions, news is full of them. The verb is finite and stands right behind a quotation
/// mark, or behind a comma when the speaker ends the clause; the speaker is the noun phrase right behind the verb.
struct SpeakerRepair {
    private let model: LanguageModel
    private let subject: UInt64
    private let nodes: UnsafeMutablePointer<ParserNode>
    private let count: Int

    /// - Parameter count: number of words in the workspace, parsed.
    init?(_ model: LanguageModel, _ workspace: Workspace, count: Int) {
        guard let subject = model.relations.firstIndex(of: .nsubj) else { return nil }
        self.model = model
        self.subject = UInt64(subject + 1)
        nodes = workspace.nodes
        self.count = count
    }

    /// Repairs the whole sentence. O(words) but for sentences with many such verbs.
    func run() {
        guard count > 2 else { return }
        for verb in 2..<count where isCandidate(verb) {
            guard let speaker = nominal(behind: verb), !isBelow(verb, speaker), Int(nodes[speaker].head) <= count else {
                continue
            }
            nodes[speaker].head = Int32(truncatingIfNeeded: verb)
            nodes[speaker].label = subject
        }
    }

    private func tag(_ place: Int) -> LanguageModel.Tag { model.tags[Int(nodes[place].tag) - 1] }

    private func isMark(_ place: Int) -> Bool { [.openQuote, .closeQuote].contains(tag(place).penn) }

    private func isCandidate(_ verb: Int) -> Bool {
        guard tag(verb).universal == .verb, [.vbd, .vbz, .vbp].contains(tag(verb).penn) else { return false }
        let before = verb - 1
        guard isMark(before) || tag(before).penn == .comma else { return false }
        for place in 1...count where Int(nodes[place].head) == verb && isSubject(place) { return false }
        return true
    }

    private func isSubject(_ place: Int) -> Bool {
        let label = Int(nodes[place].label) - 1
        return label >= 0 && model.relations[label].isSubject
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

    /// Whether a word hangs below another.
    private func isBelow(_ word: Int, _ other: Int) -> Bool {
        var at = word
        while at >= 1, at <= count {
            if at == other { return true }
            at = Int(nodes[at].head)
        }
        return false
    }
}
