import ArgumentParser

/// Runs a stage over a standard data set and writes predictions that `bench/score.py` scores.
@main
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Run a stage over a data set and write its predictions as JSON lines.",
        subcommands: [EvaluateText.self, EvaluateDates.self, EvaluateHTML5.self])
}
