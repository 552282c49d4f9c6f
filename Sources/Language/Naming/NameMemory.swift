import Prose

/// What a text says of a word elsewhere: a family name after the full name, a place or body met again.
///
/// Looks only at sentences near by, so that texts behind each other in one file do not mix and time stays linear.
struct NameMemory {
    /// How many sentences before and behind count.
    static let reach = 20
    /// How many of the witnesses near by are heard.
    static let mostWitnesses = 24
    /// How sure the witnesses must be together to name a word that bears no name, and to change the kind of one.
    static let enoughToName: Float = 0.9
    static let enoughToChange: Float = 1.2
    /// The share of them that must agree.
    static let agreement: Float = 0.75

    private struct Witness {
        let sentence: Int32
        let token: Int32
        let kind: NameKind
        let weight: Float
    }

    let tokens: [Token]
    let words: [WordAnalysis]
    let bytes: [UInt8]
    private var witnesses: [UInt64: [Witness]] = [:]

    /// The names with what the text says elsewhere taken into account, in text order. O(tokens).
    static func apply(
        to names: [NameSpan], _ text: Text, _ sentences: [Sentence], _ tokens: [Token], _ words: [WordAnalysis]
    ) -> [NameSpan] {
        guard !names.isEmpty else { return names }
        var memory = NameMemory(tokens: tokens, words: words, bytes: text.utf8)
        memory.read(names, sentences)
        return memory.revised(names, sentences)
    }

    private init(tokens: [Token], words: [WordAnalysis], bytes: [UInt8]) {
        self.tokens = tokens
        self.words = words
        self.bytes = bytes
    }

    private mutating func read(_ names: [NameSpan], _ sentences: [Sentence]) {
        var sentence = 0
        for name in names {
            while sentences[sentence].tokens.upperBound <= name.tokens.lowerBound { sentence += 1 }
            if name.tokens.count == 1 {
                add(name.tokens.lowerBound, name, sentence, share: 1)
            } else if name.kind == .person {
                add(name.tokens.upperBound - 1, name, sentence, share: 1.5)
                add(name.tokens.lowerBound, name, sentence, share: 0.75)
            }
        }
    }

    private mutating func add(_ token: Int, _ name: NameSpan, _ sentence: Int, share: Float) {
        let witness = Witness(
            sentence: Int32(sentence), token: Int32(token), kind: name.kind, weight: name.confidence * share)
        witnesses[tokens[token].folded, default: []].append(witness)
    }

    private func revised(_ names: [NameSpan], _ sentences: [Sentence]) -> [NameSpan] {
        var result: [NameSpan] = []
        result.reserveCapacity(names.count)
        var next = 0
        for (index, sentence) in sentences.enumerated() {
            var at = sentence.tokens.lowerBound
            while at < sentence.tokens.upperBound {
                guard next < names.count, names[next].tokens.lowerBound == at else {
                    if let name = remembered(at, index, sentence.tokens) { result.append(name) }
                    at += 1
                    continue
                }
                result.append(names[next].tokens.count == 1 ? changed(names[next], index) : names[next])
                at = names[next].tokens.upperBound
                next += 1
            }
        }
        return result
    }

    /// A name for a word that the model left out but that is one elsewhere.
    private func remembered(_ token: Int, _ sentence: Int, _ range: Range<Int>) -> NameSpan? {
        guard words[token].tag == .propn, isCapitalised(token), isAlone(token, range),
            let (kind, weight) = verdict(token, sentence), weight >= Self.enoughToName
        else { return nil }
        return NameSpan(tokens: token..<(token + 1), kind: kind, confidence: 0.5)
    }

    private func changed(_ name: NameSpan, _ sentence: Int) -> NameSpan {
        guard name.confidence < 0.9, let (kind, weight) = verdict(name.tokens.lowerBound, sentence), kind != name.kind,
            weight >= Self.enoughToChange + name.confidence
        else { return name }
        return NameSpan(tokens: name.tokens, kind: kind, confidence: 0.5)
    }

    /// What the witnesses near by agree on, the word itself not heard, with their weight.
    private func verdict(_ token: Int, _ sentence: Int) -> (kind: NameKind, weight: Float)? {
        guard let all = witnesses[tokens[token].folded] else { return nil }
        var weights: (Float, Float, Float, Float) = (0, 0, 0, 0)
        var at = first(all, from: Int32(sentence - Self.reach))
        let end = min(all.count, at + Self.mostWitnesses)
        while at < end, all[at].sentence <= Int32(sentence + Self.reach) {
            if all[at].token != Int32(token) {
                switch all[at].kind {
                case .person: weights.0 += all[at].weight
                case .place: weights.1 += all[at].weight
                case .organisation: weights.2 += all[at].weight
                case .norp: weights.3 += all[at].weight
                }
            }
            at += 1
        }
        let sum = weights.0 + weights.1 + weights.2 + weights.3
        let ranked: [(NameKind, Float)] = [
            (.person, weights.0), (.place, weights.1), (.organisation, weights.2), (.norp, weights.3),
        ]
        guard sum > 0, let best = ranked.max(by: { $0.1 < $1.1 }), best.1 >= Self.agreement * sum else { return nil }
        return (best.0, best.1)
    }

    /// The first witness in or behind a sentence; O(log n).
    private func first(_ all: [Witness], from sentence: Int32) -> Int {
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle].sentence < sentence { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func isCapitalised(_ token: Int) -> Bool {
        let first = bytes[Int(tokens[token].start)]
        return tokens[token].end - tokens[token].start >= 2 && (UTF8Bytes.isUpper(first) || first >= 0xC3)
    }

    /// Whether no proper noun stands beside the word: parts of longer names are no names.
    private func isAlone(_ token: Int, _ range: Range<Int>) -> Bool {
        for other in [token - 1, token + 1] where range.contains(other) && words[other].tag == .propn {
            if isCapitalised(other) { return false }
        }
        return true
    }
}
