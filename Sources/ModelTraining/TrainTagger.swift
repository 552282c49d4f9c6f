import ArgumentParser
import Foundation

/// `train tagger`: the tagger's weights, and the training text tagged by taggers that had not seen it.
struct TrainTagger: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tagger", abstract: "Train the part-of-speech tagger.")

    @OptionGroup var folder: TrainingFolder
    @Option(help: "Passes over the text.") var epochs = 8

    /// The parser's tags are made in this many parts.
    static let folds = 5

    func run() async throws {
        let set = try folder.trainingSet()
        let vocabulary = set.vocabulary
        print(
            "\(set.sentences.count) sentences, \(vocabulary.tags.count) tags, \(vocabulary.wordClasses.count) words in classes"
        )
        let weights = WeightStore(classes: vocabulary.tags.count)
        weights.startAdding()
        for member in 0..<folder.members {
            let tagger = Self.train(set, set.sentences, epochs: epochs, seed: folder.seed &+ UInt64(member)) {
                print($0)
            }
            weights.add(tagger.weights, share: 1 / Float(folder.members))
        }
        try WeightFile.write(weights, to: folder.url(.tagger))
        try Data(jackknife(set).flatMap { $0.map { UInt8($0) } }).write(to: folder.url(.jackknife))
    }

    private static func train(
        _ set: TrainingSet, _ sentences: [TrainingSet.Sentence], epochs: Int, seed: UInt64, log: (String) -> Void
    ) -> TaggerTrainer {
        var random = SeededRandom(seed: seed)
        let tagger = TaggerTrainer(tagCount: set.vocabulary.tags.count)
        tagger.train(sentences, epochs: epochs, random: &random, log: log)
        tagger.weights.average()
        return tagger
    }

    /// Has each part of the text tagged by a tagger that learnt from the others, so that the parser meets tags as
    /// wrong as those of new text.
    private func jackknife(_ set: TrainingSet) -> [[Int]] {
        var tags = [[Int]](repeating: [], count: set.sentences.count)
        for fold in 0..<Self.folds {
            let others = set.sentences.indices.filter { $0 % Self.folds != fold }.map { set.sentences[$0] }
            let tagger = Self.train(set, others, epochs: 5, seed: folder.seed &+ 100 &+ UInt64(fold)) { _ in }
            for index in set.sentences.indices where index % Self.folds == fold {
                tags[index] = tagger.tags(set.sentences[index])
            }
            print("jackknife part \(fold + 1) of \(Self.folds)")
        }
        return tags
    }
}
