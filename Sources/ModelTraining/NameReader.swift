import Foundation
import Language
import Prose

/// Turns sentences into features, with the vocabulary and the taggers of the steps before.
struct NameReader {
    private let vocabulary: Vocabulary
    private let tagger: TaggerTrainer
    private let marks: [UInt64: NameMarks]
    /// Tags of sentences in the treebank by a tagger that had not seen them.
    private var known: [String: [Int]] = [:]

    init(_ folder: TrainingFolder, marks: [UInt64: NameMarks]) throws {
        let treebank = try folder.treebank()
        vocabulary = try Vocabulary(treebank, folder.dictionary())
        tagger = TaggerTrainer(tagCount: vocabulary.tags.count, rows: try WeightFile.rows(folder.url(.tagger)))
        self.marks = marks
        let tags = try Data(contentsOf: folder.url(.jackknife))
        guard tags.count == treebank.sentences.reduce(0, { $0 + $1.forms.count }) else {
            throw Mismatch()
        }
        var at = tags.startIndex
        for sentence in treebank.sentences {
            let end = at + sentence.forms.count
            known[sentence.forms.joined(separator: " ")] = tags[at..<end].map(Int.init)
            at = end
        }
    }

    struct Mismatch: Error, CustomStringConvertible {
        var description: String { "jackknife.tags was made from another text; run train tagger first" }
    }

    /// Sets right by the lists what corpora see otherwise: states are places, peoples no persons.
    func corrected(_ source: NamedSentence) -> NamedSentence {
        var sentence = source
        for (range, kind) in source.names {
            let known = marks[TokenMarks.key(range.map { Vocabulary.features(source.forms[$0]).lower })] ?? []
            if known.contains(.country), kind != .place, !known.contains(.norp) {
                sentence.mark(range, .place)
            } else if known.contains(.norp), known.isDisjoint(with: [.country, .person, .givenName, .surname]),
                kind != .norp
            {
                sentence.mark(range, .norp)
            }
        }
        return sentence
    }

    /// Marks nationalities, religions and parties in what is outside of the names.
    func withPeoples(_ source: NamedSentence) -> NamedSentence {
        var sentence = source
        let words = sentence.forms.map { Vocabulary.features($0) }
        var at = 0
        while at < words.count {
            var (key, end, found) = (words[at].lower, at + 1, 0)
            var value = marks[key] ?? []
            if value.contains(.norp), !value.contains(.country) { found = end }
            while value.contains(.continues), end < words.count {
                key = TokenMarks.key(words[at...end].map(\.lower))
                value = marks[key] ?? []
                end += 1
                if value.contains(.norp), !value.contains(.country) { found = end }
            }
            let isCapitalized = words[at].isCapitalized
            if found > 0, isCapitalized, (at..<found).allSatisfy({ sentence.labels[$0] == NameLabel.outside }) {
                sentence.mark(at..<found, .norp)
            }
            at = max(at + 1, found)
        }
        return sentence
    }

    /// Calls `use` for each candidate of a sentence, in order: its stretch's number, its label and its features with
    /// the number of those that tell which word it is.
    func read(_ source: NamedSentence, use: (_ stretch: Int, _ label: Int, FeatureList, _ identities: Int) -> Void) {
        let padding = NameFeatures.padding
        let count = source.forms.count
        let sentence = vocabulary.sentence(
            TreebankSentence(
                forms: source.forms, tags: Array(repeating: "", count: count),
                heads: Array(repeating: 0, count: count), relations: Array(repeating: "dep", count: count)))
        let boundary = Array(repeating: NameFeatures.boundaryTag, count: padding)
        let tags = known[source.forms.joined(separator: " ")] ?? tagger.tags(sentence)
        let allTags = boundary + tags.map { UInt8($0) } + boundary
        var tokenMarks = Array(repeating: TokenMarks(), count: count + 2 * padding)
        var runs = Array(repeating: CapitalRun(), count: count)
        var candidates = Array(repeating: false, count: count)
        var hashes = Array(repeating: UInt64(0), count: FeatureList.capacity)
        sentence.words.withUnsafeBufferPointer { words in
            allTags.withUnsafeBufferPointer { tags in
                tokenMarks.withUnsafeMutableBufferPointer { marks in
                    runs.withUnsafeMutableBufferPointer { runs in
                        candidates.withUnsafeMutableBufferPointer { candidates in
                            hashes.withUnsafeMutableBufferPointer { hashes in
                                guard let words = words.baseAddress, let tags = tags.baseAddress,
                                    let marks = marks.baseAddress, let runs = runs.baseAddress,
                                    let candidates = candidates.baseAddress, let hashes = hashes.baseAddress
                                else { return }
                                TokenMarks.mark(words + padding, count, into: marks + padding) {
                                    UInt64(self.marks[$0]?.rawValue ?? 0)
                                }
                                CapitalRun.find(words + padding, marks + padding, count, into: runs)
                                NameCandidates.find(words + padding, marks + padding, count, into: candidates)
                                let input = NameFeatures.Input(
                                    words: words + padding, tags: tags + padding, marks: marks + padding, runs: runs)
                                var stretch = 0
                                for at in 0..<count {
                                    guard candidates[at] else {
                                        stretch += 1
                                        continue
                                    }
                                    var list = FeatureList(hashes)
                                    let identities = NameFeatures.fill(&list, input, at, count)
                                    use(stretch, source.labels[at], list, identities)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
