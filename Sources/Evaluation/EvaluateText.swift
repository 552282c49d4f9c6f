import ArgumentParser

struct EvaluateText: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Extract the body text of web pages.")
    func run() throws {}
}
