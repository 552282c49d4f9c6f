import ArgumentParser
import Foundation
import Language

/// `train all`: tagger, parser and labeller into one file.
struct TrainAll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "all", abstract: "Train tagger, parser and labeller.")

    @Option(help: "Folder with train.tsv.") var data: String
    @Option(help: "Folder for english.model.") var out: String
    @Option(help: "Seed of all shuffling; the same seed makes the same file.") var seed: UInt64 = 1
    @Option(help: "Passes of the tagger over the text.") var taggerEpochs = 8
    @Option(help: "Passes of the parser over the text.") var parserEpochs = 10
    @Option(help: "Binary logarithm of the parser's buckets of four.") var parserBits = 18
    @Option(help: "Binary logarithm of the tagger's buckets of eight.") var taggerBits = 15
    @Option(help: "Binary logarithm of the labeller's buckets of eight.") var labellerBits = 15

    func run() async throws {
        let folder = URL(fileURLWithPath: data)
        let treebank = try Treebank(contentsOf: folder.appendingPathComponent("train.tsv"))
        let vocabulary = Vocabulary(treebank)
        var set = TrainingSet(sentences: treebank.sentences.map(vocabulary.sentence), vocabulary: vocabulary)
        print("\(set.sentences.count) sentences, \(vocabulary.tags.count) tags, \(vocabulary.fixedTags.count) fixed, \(vocabulary.wordClasses.count) words in classes")

        var random = SeededRandom(seed: seed)
        let tagger = TaggerTrainer(tagCount: vocabulary.tags.count)
        tagger.train(set.sentences, epochs: taggerEpochs, random: &random) { print($0) }
        tagger.weights.average()
        let taggerSections = Quantizer.scores(tagger.weights, bucketBits: taggerBits, threshold: 0.02)
        print("tagger: \(taggerSections.kept) rows, \(taggerSections.entries.count / 2) entries")

        set.jackknife(folds: 5, epochs: 5, random: &random)
        let parser = ParserTrainer(vocabulary)
        parser.train(set.sentences, epochs: parserEpochs, random: &random) { print($0) }
        parser.moves.average()
        parser.labels.average()
        let moves = Quantizer.actions(parser.moves, bucketBits: parserBits, threshold: 0.001)
        let labels = Quantizer.scores(parser.labels, bucketBits: labellerBits, threshold: 0.02)
        print("parser: \(moves.kept) rows of \(parser.moves.rows().count); labeller: \(labels.kept) rows, \(labels.entries.count / 2) entries")
        parser.free()

        var writer = ModelWriter()
        writer.add(.tags, lines: vocabulary.tags)
        writer.add(.relations, lines: vocabulary.relations)
        writer.add(.wordClasses, words: vocabulary.wordClasses)
        writer.add(.fixedTags, words: vocabulary.fixedTags.mapValues { $0 + 1 })
        writer.add(.taggerIndex, taggerSections.index)
        writer.add(.taggerRows, taggerSections.rows)
        writer.add(.taggerEntries, taggerSections.entries)
        writer.add(.parserSlots, moves.slots)
        writer.add(.labellerIndex, labels.index)
        writer.add(.labellerRows, labels.rows)
        writer.add(.labellerEntries, labels.entries)
        try writer.write(to: URL(fileURLWithPath: out).appendingPathComponent("english.model"))
    }
}

extension TrainingSet {
    /// Has each part of the text tagged by a tagger that learnt from the others, so that the parser meets tags as
    /// wrong as those of new text.
    mutating func jackknife(folds: Int, epochs: Int, random: inout SeededRandom) {
        for fold in 0..<folds {
            let others = sentences.indices.filter { $0 % folds != fold }.map { sentences[$0] }
            let tagger = TaggerTrainer(tagCount: vocabulary.tags.count)
            tagger.train(others, epochs: epochs, random: &random) { _ in }
            tagger.weights.average()
            for index in sentences.indices where index % folds == fold {
                sentences[index].predicted = tagger.tags(sentences[index])
            }
        }
    }
}
