import ArgumentParser

/// Trains and measures the models that the room `Language` loads.
@main
struct Train: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train and measure the language models.",
        subcommands: [
            TrainAll.self, TrainTagger.self, TrainParser.self, TrainNames.self, Pack.self, TrainLemmas.self,
            TrainLanguages.self, Evaluate.self,
        ]
    )
}
