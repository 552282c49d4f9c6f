import Language

/// Trains the parser's moves and the labeller together, on the parser's own mistakes.
struct ParserTrainer {
    let moves = WeightStore(classes: 3)
    let labels: WeightStore
    private let vocabulary: Vocabulary
    private let universal: [PartOfSpeech]
    private let penn: [PennTag]
    private let memory = DecisionMemory()
    private let labelMemory = DecisionMemory()
    private let nodes = UnsafeMutablePointer<ParserNode>.allocate(capacity: ParserState.nodeRoom(Self.longest))
    private let stack = UnsafeMutablePointer<Int32>.allocate(capacity: Self.longest)

    /// Longer sentences are not learnt from.
    static let longest = 400
    /// From the second epoch on, how often the parser's own best move is followed.
    static let exploration = 0.9
    /// A right move must lead the best wrong one by this much.
    static let margin: Float = 1

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        labels = WeightStore(classes: vocabulary.relations.count)
        let parts = vocabulary.tags.map { $0.split(separator: " ") }
        penn = parts.map { PennTag(label: $0[0]) ?? .other }
        universal = parts.map { PartOfSpeech(label: $0[1]) ?? .x }
        nodes.initialize(repeating: ParserNode(), count: ParserState.nodeRoom(Self.longest))
        stack.initialize(repeating: 0, count: Self.longest)
    }

    func free() {
        nodes.deallocate()
        stack.deallocate()
    }

    func train(_ sentences: [TrainingSet.Sentence], epochs: Int, random: inout SeededRandom, log: (String) -> Void) {
        var order = sentences.indices.filter { sentences[$0].count <= Self.longest }
        for epoch in 1...max(1, epochs) {
            order.shuffle(using: &random)
            var tally = Tally()
            for index in order { train(sentences[index], explore: epoch > 1, &random, &tally) }
            log("parser epoch \(epoch): head \(tally.headShare), head and relation \(tally.bothShare)")
        }
    }

    private struct Tally {
        var words = 0
        var heads = 0
        var both = 0
        var headShare: Double { Double(heads) / Double(max(1, words)) }
        var bothShare: Double { Double(both) / Double(max(1, words)) }
    }

    private func train(
        _ sentence: TrainingSet.Sentence, explore: Bool, _ random: inout SeededRandom, _ tally: inout Tally
    ) {
        var counts = ParserNode.Counts()
        for at in 0..<sentence.count {
            let tag = sentence.predicted[at]
            nodes[at + 1] = ParserNode(
                sentence.words[at + TaggerFeatures.padding], tag: tag, universal: universal[tag], penn: penn[tag],
                &counts)
        }
        var state = ParserState(nodes: nodes, stack: stack, count: sentence.count)
        let oracle = ParserOracle(heads: [0] + sentence.heads)
        while !state.isFinished {
            let follow = explore && Double.random(in: 0..<1, using: &random) < Self.exploration
            let action = move(state, oracle, follow: follow)
            if action == .shift {
                state.shift()
            } else {
                let arc = state.arc(action)
                state.attach(to: arc.head, label: label(state, arc.head, arc.dependent, sentence))
            }
        }
        for at in 0..<sentence.count {
            tally.words += 1
            guard Int(nodes[at + 1].head) == sentence.heads[at] else { continue }
            tally.heads += 1
            if Int(nodes[at + 1].label) - 1 == sentence.relations[at] { tally.both += 1 }
        }
    }

    /// Corrects the weights where the best move is wrong, and gives the move to go on with.
    private func move(_ state: ParserState, _ oracle: ParserOracle, follow: Bool) -> ParserAction {
        let costs = oracle.costs(state)
        var list = FeatureList(memory.hashes)
        ParserFeatures.fill(&list, state)
        let scores = memory.scores
        moves.score(list, scores)
        let lowest = costs.min()
        var (best, gold, wrong): (ParserAction?, ParserAction?, ParserAction?) = (nil, nil, nil)
        for action in ParserAction.allCases where costs[action.rawValue] != ParserOracle.forbidden {
            let score = scores[action.rawValue]
            if best.map({ score > scores[$0.rawValue] }) ?? true { best = action }
            if costs[action.rawValue] == lowest {
                if gold.map({ score > scores[$0.rawValue] }) ?? true { gold = action }
            } else if wrong.map({ score > scores[$0.rawValue] }) ?? true {
                wrong = action
            }
        }
        guard let best, let gold else { return .shift }
        if let wrong, scores[gold.rawValue] - scores[wrong.rawValue] < Self.margin {
            moves.correct(list, gold.rawValue, by: 1)
            moves.correct(list, wrong.rawValue, by: -1)
        }
        moves.step += 1
        return follow ? best : gold
    }

    /// Corrects the labeller where the arc is right and its relation wrong, and gives the labeller's relation.
    private func label(_ state: ParserState, _ head: Int, _ dependent: Int, _ sentence: TrainingSet.Sentence) -> Int {
        var list = FeatureList(labelMemory.hashes)
        LabelFeatures.fill(&list, state, head: head, dependent: dependent)
        labels.score(list, labelMemory.scores)
        let best = Scores.best(labelMemory.scores, vocabulary.relations.count)
        if sentence.heads[dependent - 1] == head {
            let gold = sentence.relations[dependent - 1]
            if best != gold {
                labels.correct(list, gold, by: 1)
                labels.correct(list, best, by: -1)
            }
            labels.step += 1
        }
        return best
    }
}
