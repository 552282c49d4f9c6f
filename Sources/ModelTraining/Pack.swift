import ArgumentParser
import Foundation
import Language

/// `train pack`: all weights, quantised, in the file that ships.
struct Pack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Quantise the trained weights into english.model.")

    @OptionGroup var folder: TrainingFolder
    @Option(help: "Binary logarithm of the parser's buckets of four.") var parserBits = 17
    @Option(help: "Binary logarithm of the tagger's buckets of ten.") var taggerBits = 14
    @Option(help: "Binary logarithm of the labeller's buckets of ten.") var labellerBits = 13
    @Option(help: "Binary logarithm of the name recogniser's buckets of ten.") var nameBits = 15
    @Option(help: "Weights of the name recogniser below this are dropped.") var nameThreshold: Float = 0.02
    @Option(help: "Weights of the tagger below this are dropped.") var taggerThreshold: Float = 0.5
    @Option(help: "Weights of the labeller below this are dropped.") var labellerThreshold: Float = 0.5

    func run() async throws {
        let vocabulary = try Vocabulary(folder.treebank(), folder.dictionary())
        let tagger = Quantizer.scores(
            try WeightFile.rows(folder.url(.tagger)), bucketBits: taggerBits, threshold: taggerThreshold)
        print("tagger: \(tagger.kept) rows, \(tagger.rows.count) units")
        let labeller = Quantizer.scores(
            try WeightFile.rows(folder.url(.labels)), bucketBits: labellerBits, threshold: labellerThreshold)
        print("labeller: \(labeller.kept) rows, \(labeller.rows.count) units")
        let moves = Quantizer.actions(try WeightFile.rows(folder.url(.moves)), bucketBits: parserBits)
        print("parser: \(moves.kept) rows")

        let names = Quantizer.scores(
            try WeightFile.rows(folder.url(.names)), bucketBits: nameBits, threshold: nameThreshold)
        print("names: \(names.kept) rows, \(names.rows.count) units")
        let transitions = try WeightFile.rows(folder.url(.nameTransitions)).flatMap(\.weights)

        var writer = ModelWriter()
        writer.add(.tags, lines: vocabulary.tags)
        writer.add(.relations, lines: vocabulary.relations)
        writer.add(.wordClasses, words: vocabulary.wordClasses)
        writer.add(.fixedTags, words: vocabulary.fixedTags.mapValues { $0 + 1 })
        writer.add(.wordKinds, kinds: vocabulary.wordKinds)
        writer.add(.taggerBuckets, Quantizer.bytes(tagger.buckets))
        writer.add(.taggerRows, Quantizer.bytes(tagger.rows))
        writer.add(.parserSlots, moves.slots)
        writer.add(.labellerBuckets, Quantizer.bytes(labeller.buckets))
        writer.add(.labellerRows, Quantizer.bytes(labeller.rows))
        writer.add(.nameMarks, words: try folder.nameMarks().mapValues { Int($0.rawValue) })
        writer.add(.nameBuckets, Quantizer.bytes(names.buckets))
        writer.add(.nameRows, Quantizer.bytes(names.rows))
        writer.add(.nameTransitions, Quantizer.bytes(transitions.map(\.bitPattern)))
        try writer.write(to: folder.url(.model))
    }
}

/// `train all`: everything with its defaults, one after the other.
struct TrainAll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "all", abstract: "Train and pack all models.")

    @OptionGroup var folder: TrainingFolder

    func run() async throws {
        let arguments =
            [
                "--data", folder.data, "--out", folder.out, "--seed", String(folder.seed), "--members",
                String(folder.members), "--wordnet", folder.wordnet, "--lists", folder.lists,
            ]
            + (folder.trainOnly ? ["--train-only"] : [])
        try await TrainTagger.parse(arguments).run()
        try await TrainParser.parse(arguments).run()
        try await TrainNames.parse(arguments).run()
        try await Pack.parse(arguments).run()
    }
}
