/// Finds the names in the words and tags of a sentence.
struct NameTagger {
    let model: LanguageModel

    /// Adds the names of the sentence in the workspace. O(count).
    ///
    /// - Parameter start: index of its first token in the text.
    func find(_ count: Int, start: Int, _ workspace: Workspace, into names: inout [NameSpan]) {
        let room = workspace.naming
        TokenMarks.mark(workspace.words, count, into: room.marks) { model.nameMarks.value($0) }
        for place in 1...NameFeatures.padding {
            room.marks[-place] = TokenMarks()
            room.marks[count - 1 + place] = TokenMarks()
            workspace.tags[-place] = NameFeatures.boundaryTag
            workspace.tags[count - 1 + place] = NameFeatures.boundaryTag
        }
        NameCandidates.find(workspace.words, room.marks, count, into: room.candidates)
        CapitalRun.find(workspace.words, room.marks, count, into: room.runs)
        var at = 0
        while at < count {
            guard room.candidates[at] else {
                at += 1
                continue
            }
            var end = at + 1
            while end < count, room.candidates[end] { end += 1 }
            label(at..<end, of: count, start: start, workspace, into: &names)
            at = end
        }
    }

    /// Labels a stretch of candidates.
    private func label(
        _ range: Range<Int>, of count: Int, start: Int, _ workspace: Workspace, into names: inout [NameSpan]
    ) {
        let room = workspace.naming
        let input = NameFeatures.Input(
            words: workspace.words, tags: workspace.tags, marks: room.marks, runs: room.runs)
        for at in range {
            var list = FeatureList(workspace.hashes)
            NameFeatures.fill(&list, input, at, count)
            let scores = room.lattice.scores + (at - range.lowerBound) * NameLattice.labels
            scores.update(repeating: 0, count: NameLattice.labels)
            model.names.add(list, to: scores, found: workspace.found)
        }
        room.lattice.decode(range.count, model.nameTransitions, into: room.labels)
        guard (0..<range.count).contains(where: { room.labels[$0] != 0 }) else { return }
        room.lattice.measure(range.count, model.nameTransitions)
        var first = 0
        for at in 0..<range.count {
            guard let (kind, place) = NameLabel.parts(Int(room.labels[at])) else { continue }
            if place == .first || place == .only { first = at }
            guard place == .last || place == .only else { continue }
            let confidence = room.lattice.probability(first..<(at + 1), room.labels, model.nameTransitions)
            let begin = start + range.lowerBound
            names.append(NameSpan(tokens: (begin + first)..<(begin + at + 1), kind: kind, confidence: confidence))
        }
    }
}

/// Memory for the recogniser, beside that of the tagger.
final class NamingWorkspace {
    private let markStore: UnsafeMutablePointer<TokenMarks>
    /// With `NameFeatures.padding` places before and behind.
    let marks: UnsafeMutablePointer<TokenMarks>
    let runs: UnsafeMutablePointer<CapitalRun>
    let candidates: UnsafeMutablePointer<Bool>
    let labels: UnsafeMutablePointer<UInt8>
    let lattice: NameLattice

    init(longest: Int) {
        let padding = NameFeatures.padding
        markStore = .allocate(capacity: longest + 2 * padding)
        markStore.initialize(repeating: TokenMarks(), count: longest + 2 * padding)
        marks = markStore + padding
        runs = .allocate(capacity: longest)
        runs.initialize(repeating: CapitalRun(), count: longest)
        candidates = .allocate(capacity: longest)
        candidates.initialize(repeating: false, count: longest)
        labels = .allocate(capacity: longest)
        labels.initialize(repeating: 0, count: longest)
        lattice = NameLattice(capacity: longest)
    }

    deinit {
        markStore.deallocate()
        runs.deallocate()
        candidates.deallocate()
        labels.deallocate()
    }
}
