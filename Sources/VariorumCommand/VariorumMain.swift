import ArgumentParser
import Foundation
import Variorum

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The `variorum` executable.
@main
struct VariorumMain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "variorum",
        abstract: "Reads many reports of one happening and gives one sourced record of it.",
        discussion: """
            Who said what, who demands, offers, rejects or threatens what of whom, what comes next, which figures are given, \
            where the reports agree, where they differ, and which of them go back to one source. Every line points to the \
            passage it rests on. Works offline; only addresses among the inputs are fetched.

            EXAMPLES
              variorum collate articles/ -o dossier.html
              variorum collate a.html b.txt c.txt -o dossier.json --reported-on 2023-03-15
              variorum collate https://example.org/a b.txt --archive pages.warc.gz
              variorum verify dossier.json articles/*
              variorum diff yesterday.json today.json

            EXIT CODES
              0  all well
              1  some inputs failed; each is named on stderr, the rest was done
              2  wrong usage
              3  nothing usable among the inputs, or an output that cannot be written
              4  verify found a flaw; each is named on stderr
              5  diff --exit-code found a difference
            """,
        version: NewsCollator.version,
        subcommands: [
            CollateCommand.self, VerifyCommand.self, DiffCommand.self, ReadCommand.self, AnnotateCommand.self,
            FetchCommand.self,
        ])

    /// Runs the command and ends with the documented exit codes; the parser's own code for wrong usage is 64.
    static func main() async {
        // A file that may not grow is told as such; the signal would end the process without a word.
        signal(SIGXFSZ, SIG_IGN)
        do {
            try UsageHint.check(arguments, subcommands: names)
            var command = try parseAsRoot()
            if configuration.subcommands.contains(where: { $0 == type(of: command) }) { try InstalledResources.check() }
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            finish(error)
        }
    }

    private static var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

    private static var names: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

    private static func finish(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        if code == .validationFailure {
            Console.usage(fullMessage(for: error))
            if let hint = UsageHint.hint(arguments, subcommands: names) { Console.usage(hint) }
            exit(withError: ExitCode(2))
        }
        if let failure = error as? CommandFailure {
            Console.error("variorum: \(failure.message)")
            exit(withError: ExitCode(failure.code))
        }
        if code == .failure, !(error is ExitCode) {
            Console.error("variorum: \(error)")
            exit(withError: ExitCode(3))
        }
        exit(withError: error)
    }
}

/// A failure that ends the command with one of the documented exit codes.
struct CommandFailure: Error {
    let code: Int32
    let message: String

    static func wrongUsage(_ message: String) -> CommandFailure { CommandFailure(code: 2, message: message) }
    static func nothingUsable(_ message: String) -> CommandFailure { CommandFailure(code: 3, message: message) }
    static func verifyFailed(_ message: String) -> CommandFailure { CommandFailure(code: 4, message: message) }
    static func cannotWrite(_ path: String, _ why: String) -> CommandFailure {
        CommandFailure(code: 3, message: "cannot write \(path): \(why)")
    }
}
