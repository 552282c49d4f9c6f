import ArgumentParser

/// Runs one stage of the house over a data set and writes predictions for `score.py` of the benchmark folder.
@main
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Write predictions of one stage over a standard data set.",
        subcommands: [
            TextTask.self, DatesTask.self, DateCasesTask.self, HTML5Task.self, QuotesTask.self, StoriesTask.self,
            TimesTask.self, TagsTask.self, ParseTask.self, SegmentsTask.self, LanguagesTask.self,
            LanguageSpeedTask.self, HTML5TokensTask.self, FuzzTask.self, RelationsTask.self, EventCodesTask.self,
            ActsTask.self,
        ])
}
