import Prose

/// Draws the dependency tree of a tagged sentence, one move at a time, each arc with its relation. O(words).
struct Parser {
    let model: LanguageModel

    /// Fills the nodes of the workspace from its words and tags.
    func read(_ count: Int, _ workspace: Workspace) {
        var counts = ParserNode.Counts()
        for at in 0..<count {
            let tag = Int(workspace.tags[at])
            workspace.nodes[at + 1] = ParserNode(
                workspace.words[at], tag: tag, universal: model.tags[tag].universal, penn: model.tags[tag].penn, &counts
            )
        }
    }

    /// Parses the sentence of the workspace; the heads and labels are in its nodes then.
    func parse(_ count: Int, _ workspace: Workspace) {
        var state = ParserState(nodes: workspace.nodes, stack: workspace.stack, count: count)
        while !state.isFinished {
            let action = best(state, workspace)
            if action == .shift {
                state.shift()
            } else {
                let arc = state.arc(action)
                state.attach(to: arc.head, label: label(state, arc.head, arc.dependent, workspace))
            }
        }
        SubjectRepair(model, workspace, count: count)?.run()
    }

    @inline(__always)
    private func best(_ state: ParserState, _ workspace: Workspace) -> ParserAction {
        if state.depth == 0 { return .shift }
        if !state.canShift, state.depth == 1 { return .leftArc }
        var list = FeatureList(workspace.hashes)
        ParserFeatures.fill(&list, state)
        let scores = model.parser.score(list)
        return ParserAction.best(shift: 0, left: scores.left, right: scores.right, state)
    }

    @inline(__always)
    private func label(_ state: ParserState, _ head: Int, _ dependent: Int, _ workspace: Workspace) -> Int {
        var list = FeatureList(workspace.hashes)
        LabelFeatures.fill(&list, state, head: head, dependent: dependent)
        workspace.scores.update(repeating: 0, count: model.relations.count)
        model.labeller.add(list, to: workspace.scores, found: workspace.found)
        return Scores.best(workspace.scores, model.relations.count)
    }
}

extension ParserAction {
    /// The allowed action with the highest score.
    @inline(__always)
    package static func best(shift: Float, left: Float, right: Float, _ state: ParserState) -> ParserAction {
        var best = ParserAction.shift
        var score = state.canShift ? shift : -.infinity
        if state.canLeftArc, left > score {
            best = .leftArc
            score = left
        }
        if state.canRightArc, right > score { best = .rightArc }
        return best
    }
}

extension ParserNode {
    /// Verbs and commas met so far in the sentence.
    package struct Counts {
        var verbs: Int32 = 0
        var commas: Int32 = 0
        package init() {}
    }

    /// The node of a tagged word; the word itself is counted for those behind it.
    package init(
        _ word: borrowing WordFeatures, tag: Int, universal: PartOfSpeech, penn: PennTag, _ counts: inout Counts
    ) {
        self.word = word.lower
        self.tag = UInt64(tag + 1)
        lexical = word.lexical
        suffix = word.suffix3
        meaning = UInt64(tag + 1) << 8
        if universal == .noun || universal == .propn { meaning |= word.kinds.noun }
        if universal == .verb { meaning |= word.kinds.verb }
        wordTag = FeatureHash.mix(word.lower, UInt64(tag + 1))
        coarse = UInt64(universal.rawValue) + 1
        verbsBefore = counts.verbs
        commasBefore = counts.commas
        if universal == .verb { counts.verbs += 1 }
        if penn == .comma { counts.commas += 1 }
    }
}
