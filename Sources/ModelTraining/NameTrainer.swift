import Language

/// Trains the name recogniser: a conditional random field by stochastic gradients with a rate for each weight
/// (AdaGrad).
struct NameTrainer {
    struct Word {
        /// Rows of the features; the first `identities` tell which word it is.
        var features: Range<Int>
        var identities: Int
        var label: Int
    }

    struct Stretch {
        var words: Range<Int>
        var weight: Float
    }

    private var rowOfHash: [UInt64: Int32] = [:]
    private var hashes: [UInt64] = []
    private var counts: [Int32] = []
    private var rows: [Int32] = []
    private var words: [Word] = []
    private var stretches: [Stretch] = []

    var size: String { "\(stretches.count) stretches, \(words.count) words, \(hashes.count) features" }

    mutating func add(_ sentence: NamedSentence, weight: Float, with reader: NameReader) {
        var current = -1
        reader.read(sentence) { stretch, label, features, identities in
            if stretch != current {
                stretches.append(Stretch(words: words.count..<words.count, weight: weight))
                current = stretch
            }
            let start = rows.count
            for place in 0..<features.count {
                let hash = features.hashes[place]
                let row = rowOfHash[hash] ?? Int32(hashes.count)
                if Int(row) == hashes.count {
                    rowOfHash[hash] = row
                    hashes.append(hash)
                    counts.append(0)
                }
                counts[Int(row)] += 1
                rows.append(row)
            }
            words.append(Word(features: start..<rows.count, identities: identities, label: label))
            stretches[stretches.count - 1].words = stretches[stretches.count - 1].words.lowerBound..<words.count
        }
        repairLabels()
    }

    /// A name may reach beyond the candidates; what is left of it must begin and end like a name.
    private mutating func repairLabels() {
        guard let range = stretches.last?.words else { return }
        var before = NameLabel.outside
        for at in range {
            let next = at + 1 < range.upperBound ? words[at + 1].label : NameLabel.outside
            if !NameLabel.mayFollow(words[at].label, before)
                || !NameLabel.mayFollow(next, words[at].label) && at + 1 == range.upperBound
            {
                words[at].label = NameLabel.outside
            }
            before = words[at].label
        }
    }

    struct Settings {
        var epochs = 10
        var rate: Float = 0.15
        /// Share of words that are learnt from without knowing which word it is.
        var blindShare = 0.15
        /// Features rarer than this are not learnt.
        var rarest: Int32 = 2
        /// What is left of a weight after an epoch.
        var decay: Float = 0.97
    }

    /// Weights of the features and of neighbouring labels, averaged over the later half of the epochs.
    func train(_ settings: Settings, random: inout SeededRandom, log: (String) -> Void) -> (
        rows: [WeightRow], transitions: [Float]
    ) {
        let stride = NameLabel.count
        var weights = [Float](repeating: 0, count: hashes.count * stride)
        var squares = [Float](repeating: 0, count: hashes.count * stride)
        var sums = weights
        var transitions = [Float](repeating: 0, count: stride * stride)
        var transitionSquares = transitions
        var transitionSums = transitions
        let lattice = NameLattice(capacity: max(1, stretches.map(\.words.count).max() ?? 1))
        var order = Array(stretches.indices)
        var averaged: Float = 0
        for epoch in 1...max(1, settings.epochs) {
            order.shuffle(using: &random)
            var loss = 0.0
            for index in order {
                let stretch = stretches[index]
                let blind = stretch.words.map { _ in Double.random(in: 0..<1, using: &random) < settings.blindShare }
                weights.withUnsafeMutableBufferPointer { weights in
                    squares.withUnsafeMutableBufferPointer { squares in
                        loss += learn(
                            stretch, blind, settings, lattice, weights, squares, &transitions, &transitionSquares)
                    }
                }
            }
            log("names epoch \(epoch): loss \(loss / Double(max(1, words.count)))")
            if epoch * 2 > settings.epochs {
                averaged += 1
                for at in weights.indices { sums[at] += weights[at] }
                for at in transitions.indices { transitionSums[at] += transitions[at] }
            }
            for at in weights.indices { weights[at] *= settings.decay }
        }
        let result = hashes.indices.filter { counts[$0] >= settings.rarest }.map { row in
            WeightRow(hash: hashes[row], weights: sums[(row * stride)..<((row + 1) * stride)].map { $0 / averaged })
        }
        return (result, transitionSums.map { $0 / averaged })
    }

    private func learn(
        _ stretch: Stretch, _ blind: [Bool], _ settings: Settings, _ lattice: NameLattice,
        _ weights: UnsafeMutableBufferPointer<Float>, _ squares: UnsafeMutableBufferPointer<Float>,
        _ transitions: inout [Float], _ transitionSquares: inout [Float]
    ) -> Double {
        let stride = NameLabel.count
        let first = stretch.words.lowerBound
        for at in stretch.words {
            let scores = lattice.scores + (at - first) * stride
            scores.update(repeating: 0, count: stride)
            for place in features(at, blind[at - first], settings) {
                let row = weights.baseAddress.map { $0 + Int(rows[place]) * stride }
                guard counts[Int(rows[place])] >= settings.rarest, let row else { continue }
                for label in 0..<stride { scores[label] += row[label] }
            }
        }
        let table = NameTransitions(transitions)
        lattice.measure(stretch.words.count, table)
        var loss = 0.0
        for at in stretch.words {
            let place = at - first
            let gold = words[at].label
            loss -= Double(max(lattice.probability(place, gold), 1e-6)).logarithm
            for label in 0..<stride {
                var gradient = (lattice.probability(place, label) - (label == gold ? 1 : 0)) * stretch.weight
                guard abs(gradient) > 1e-4 else { continue }
                gradient = max(-1, min(1, gradient))
                for feature in features(at, blind[place], settings) {
                    let row = Int(rows[feature])
                    guard counts[row] >= settings.rarest else { continue }
                    let weight = row * stride + label
                    squares[weight] += gradient * gradient
                    weights[weight] -= settings.rate * gradient / (0.1 + squares[weight].squareRoot())
                }
            }
            learnTransitions(at, place, settings, lattice, table, &transitions, &transitionSquares)
        }
        return loss
    }

    /// Corrects what neighbouring labels weigh by one word of a stretch that the lattice has measured.
    private func learnTransitions(
        _ at: Int, _ place: Int, _ settings: Settings, _ lattice: NameLattice, _ table: NameTransitions,
        _ transitions: inout [Float], _ transitionSquares: inout [Float]
    ) {
        let stride = NameLabel.count
        let gold = words[at].label
        let before = place == 0 ? NameLabel.outside : words[at - 1].label
        for from in 0..<stride {
            for label in 0..<stride where NameLabel.mayFollow(label, from) {
                let isGold = from == before && label == gold
                let gradient = lattice.probability(place, from: from, to: label, table) - (isGold ? 1 : 0)
                guard abs(gradient) > 1e-4 else { continue }
                let weight = from * stride + label
                transitionSquares[weight] += gradient * gradient
                transitions[weight] -= settings.rate * gradient / (1 + transitionSquares[weight].squareRoot())
            }
        }
    }

    private func features(_ word: Int, _ isBlind: Bool, _ settings: Settings) -> Range<Int> {
        let range = words[word].features
        return isBlind ? (range.lowerBound + words[word].identities)..<range.upperBound : range
    }
}

extension Double {
    /// Natural logarithm to six digits, the same on every machine.
    fileprivate var logarithm: Double {
        let fraction = significand
        let ratio = (fraction - 1) / (fraction + 1)
        let square = ratio * ratio
        let series = 2 * ratio * (1 + square * (1 / 3.0 + square * (1 / 5.0 + square * (1 / 7.0 + square / 9))))
        return series + Double(exponent) * 0.693147180559945
    }
}
