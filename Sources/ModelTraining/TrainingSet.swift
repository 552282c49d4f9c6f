import Language
import Prose

/// The treebank as numbers: words as features, tags and relations as their places in the model's lists.
struct TrainingSet: Sendable {
    struct Sentence: Sendable {
        /// With `TaggerFeatures.padding` boundary words on both sides.
        var words: [WordFeatures]
        /// -1 where the tag is too rare to be learnt.
        var tags: [Int]
        /// 1 is the first word, `count + 1` the root.
        var heads: [Int]
        var relations: [Int]
        /// What a tagger that has not seen the sentence says; the parser learns from these.
        var predicted: [Int] = []
        var count: Int { tags.count }
    }

    var sentences: [Sentence]
    let vocabulary: Vocabulary
}

/// The lists that a model is made with: tags, relations and the lexicon of the training text.
struct Vocabulary: Sendable {
    let tags: [String]
    let relations: [String]
    /// Hash of a word in lower case → number of its ambiguity class.
    let wordClasses: [UInt64: Int]
    /// Hash of a form → place of the only tag it ever has.
    let fixedTags: [UInt64: Int]
    /// Hash of a word in lower case → what the dictionary says of it.
    let wordKinds: [UInt64: WordKinds]

    private let tagNumbers: [String: Int]
    private let relationNumbers: [String: Int]

    /// Tags that are rarer than this in the training text are not learnt.
    static let rarestTag = 10

    init(_ treebank: Treebank, _ wordNet: WordNet) {
        var tagCounts: [String: Int] = [:]
        for sentence in treebank.sentences { for tag in sentence.tags { tagCounts[tag, default: 0] += 1 } }
        let tags = tagCounts.filter { $0.value >= Self.rarestTag && Self.isKnown($0.key) }.keys.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, $0) })
        self.tags = tags
        tagNumbers = numbers
        relations = Relation.allCases.map(\.label)
        relationNumbers = Dictionary(uniqueKeysWithValues: relations.enumerated().map { ($1, $0) })
        var kinds: [UInt64: WordKinds] = [:]
        for (word, found) in wordNet.kinds { kinds[Self.features(word).lower] = found }
        wordKinds = kinds
        var lexicon = LexiconCounts()
        for sentence in treebank.sentences {
            for (form, tag) in zip(sentence.forms, sentence.tags) {
                lexicon.add(Vocabulary.features(form), numbers[tag] ?? -1)
            }
        }
        wordClasses = lexicon.classes()
        fixedTags = lexicon.fixedTags()
    }

    private static func isKnown(_ tag: String) -> Bool {
        let parts = tag.split(separator: " ")
        return parts.count == 2 && PennTag(label: parts[0]) != nil && PartOfSpeech(label: parts[1]) != nil
    }

    static func features(_ form: String) -> WordFeatures {
        let bytes = Array(form.utf8)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordReader.scratchSize) { scratch in
            guard let scratch = scratch.baseAddress else { return WordFeatures() }
            return bytes.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.map { WordReader(scratch: scratch).read($0, 0..<bytes.count) } ?? WordFeatures()
            }
        }
    }

    func number(ofTag tag: String) -> Int { tagNumbers[tag] ?? -1 }

    /// The relation's place; an unknown subtype counts as its main relation.
    func number(ofRelation relation: String) -> Int {
        let main = relation.split(separator: ":").first.map(String.init) ?? relation
        return relationNumbers[relation] ?? relationNumbers[main] ?? Int(Relation.dep.rawValue)
    }

    func sentence(_ source: TreebankSentence) -> TrainingSet.Sentence {
        let padding = TaggerFeatures.padding
        var words = source.forms.map { form in
            var word = Self.features(form)
            word.fixedTag = fixedTags[word.form].map { UInt64($0 + 1) } ?? 0
            word.kinds = wordKinds[word.lower] ?? WordKinds()
            word.lexical = WordClass.feature(UInt64(wordClasses[word.lower] ?? 0), of: word)
            return word
        }
        words.withUnsafeMutableBufferPointer { words in
            if let start = words.baseAddress { WordFeatures.markHeadline(start, words.count) }
        }
        return TrainingSet.Sentence(
            words: Array(repeating: .boundary(0), count: padding) + words
                + Array(repeating: .boundary(100), count: padding),
            tags: source.tags.map(number(ofTag:)),
            heads: source.heads.map { $0 == 0 ? source.forms.count + 1 : $0 },
            relations: source.relations.map(number(ofRelation:)))
    }
}

/// How often each word has each tag.
private struct LexiconCounts {
    private var byForm: [UInt64: [Int: Int]] = [:]
    private var byLower: [UInt64: [Int: Int]] = [:]

    mutating func add(_ word: WordFeatures, _ tag: Int) {
        byForm[word.form, default: [:]][tag, default: 0] += 1
        byLower[word.lower, default: [:]][tag, default: 0] += 1
    }

    /// Words that had one tag at least 20 times and nearly never another.
    func fixedTags() -> [UInt64: Int] {
        var result: [UInt64: Int] = [:]
        for (word, counts) in byForm {
            let total = counts.values.reduce(0, +)
            guard total >= 20, let best = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), best.key >= 0
            else { continue }
            if Double(best.value) >= 0.998 * Double(total) { result[word] = best.key }
        }
        return result
    }

    /// The words met at least four times, by the tags that make up a tenth or more of their uses.
    func classes() -> [UInt64: Int] {
        var profiles: [UInt64: [Int]] = [:]
        for (word, counts) in byLower {
            let total = counts.values.reduce(0, +)
            guard total >= 4 else { continue }
            let often = counts.filter { $0.value * 10 >= total }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            profiles[word] = often.prefix(3).map(\.key)
        }
        let distinct = Set(profiles.values).sorted { $0.lexicographicallyPrecedes($1) }
        let numbers = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0 + 1) })
        return profiles.compactMapValues { numbers[$0] }
    }
}
