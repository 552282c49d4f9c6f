import Language

/// Trains the tagger: an averaged perceptron that follows its own decisions.
struct TaggerTrainer {
    let tagCount: Int
    let weights: WeightStore
    private let memory = DecisionMemory()

    init(tagCount: Int) {
        self.tagCount = tagCount
        weights = WeightStore(classes: tagCount)
    }

    /// A tagger with weights that were trained before.
    init(tagCount: Int, rows: [WeightRow]) {
        self.init(tagCount: tagCount)
        weights.startAdding()
        weights.add(rows, share: 1)
    }

    func train(_ sentences: [TrainingSet.Sentence], epochs: Int, random: inout SeededRandom, log: (String) -> Void) {
        var order = Array(sentences.indices)
        for epoch in 1...max(1, epochs) {
            order.shuffle(using: &random)
            var (right, total) = (0, 0)
            for index in order {
                tag(sentences[index]) { at, features, scores in
                    let gold = sentences[index].tags[at]
                    let best = Scores.best(scores, tagCount)
                    total += 1
                    if best == gold { right += 1 }
                    if gold >= 0, best != gold {
                        weights.correct(features, gold, by: 1)
                        weights.correct(features, best, by: -1)
                    }
                    weights.step += 1
                    return best
                }
            }
            log("tagger epoch \(epoch): \(Double(right) / Double(total))")
        }
    }

    /// The tags of a sentence by the weights as they stand.
    func tags(_ sentence: TrainingSet.Sentence) -> [Int] {
        tag(sentence) { _, _, scores in Scores.best(scores, tagCount) }
    }

    /// Walks through a sentence, asking for a decision wherever the word has no fixed tag.
    @discardableResult
    private func tag(
        _ sentence: TrainingSet.Sentence, decide: (Int, FeatureList, UnsafePointer<Float>) -> Int
    ) -> [Int] {
        var tags: [Int] = []
        var (last, secondLast): (UInt64, UInt64) = (0, 0)
        sentence.words.withUnsafeBufferPointer { buffer in
            guard let words = buffer.baseAddress.map({ $0 + TaggerFeatures.padding }) else { return }
            for at in 0..<sentence.count {
                var tag = Int(words[at].fixedTag) - 1
                if tag < 0 {
                    var list = FeatureList(memory.hashes)
                    TaggerFeatures.fill(&list, words, at, last: last, secondLast: secondLast, isFirst: at == 0)
                    weights.score(list, memory.scores)
                    tag = decide(at, list, memory.scores)
                }
                tags.append(tag)
                secondLast = last
                last = UInt64(tag + 1)
            }
        }
        return tags
    }
}

/// Room for the features and scores of one decision.
final class DecisionMemory {
    let hashes = UnsafeMutablePointer<UInt64>.allocate(capacity: FeatureList.capacity)
    let scores = UnsafeMutablePointer<Float>.allocate(capacity: Scores.capacity)

    init() {
        hashes.initialize(repeating: 0, count: FeatureList.capacity)
        scores.initialize(repeating: 0, count: Scores.capacity)
    }

    deinit {
        hashes.deallocate()
        scores.deallocate()
    }
}
