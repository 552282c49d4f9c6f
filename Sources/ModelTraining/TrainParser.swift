import ArgumentParser
import Foundation

/// `train parser`: the weights of the parser's moves and of its labeller, after `train tagger`.
struct TrainParser: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "parser", abstract: "Train the dependency parser.")

    @OptionGroup var folder: TrainingFolder
    @Option(help: "Passes over the text.") var epochs = 9

    func run() async throws {
        var set = try folder.trainingSet()
        try addTags(to: &set)
        let moves = WeightStore(classes: 3)
        let labels = WeightStore(classes: set.vocabulary.relations.count)
        moves.startAdding()
        labels.startAdding()
        for member in 0..<folder.members {
            var random = SeededRandom(seed: folder.seed &+ 200 &+ UInt64(member))
            let parser = ParserTrainer(set.vocabulary)
            defer { parser.free() }
            parser.train(set.sentences, epochs: epochs, random: &random) { print($0) }
            parser.moves.average()
            parser.labels.average()
            moves.add(parser.moves, share: 1 / Float(folder.members))
            labels.add(parser.labels, share: 1 / Float(folder.members))
        }
        try WeightFile.write(moves, to: folder.url(.moves))
        try WeightFile.write(labels, to: folder.url(.labels))
    }

    private func addTags(to set: inout TrainingSet) throws {
        let tags = try Data(contentsOf: folder.url(.jackknife))
        guard tags.count == set.sentences.reduce(0, { $0 + $1.count }) else {
            throw ValidationError("jackknife.tags was made from another text; run train tagger first")
        }
        var at = tags.startIndex
        for index in set.sentences.indices {
            let end = at + set.sentences[index].count
            set.sentences[index].predicted = tags[at..<end].map(Int.init)
            at = end
        }
    }
}
