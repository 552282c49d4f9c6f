import ArgumentParser
import Foundation

/// What the parser takes for something else than the user means: told before it is parsed, or added to its error.
enum UsageHint {
    /// Wrong usage that the parser would answer with help.
    static func check(_ arguments: [String], subcommands: [String]) throws {
        if arguments.first == "help", let topic = arguments.dropFirst().first, !topic.hasPrefix("-"), topic != "help",
            !subcommands.contains(topic)
        {
            throw ValidationError(
                "There is no subcommand '\(topic.printable)' to help with; there are \(subcommands.joined(separator: ", "))."
            )
        }
        for argument in arguments.prefix(while: { $0 != "--" }) where isFileName(argument) {
            throw ValidationError(
                "'\(argument.printable)' is read as options; give a file of that name as './\(argument.printable)'.")
        }
    }

    /// A name that begins with a dash, for no cluster of options has a point or a slash in it.
    private static func isFileName(_ argument: String) -> Bool {
        argument.hasPrefix("-") && !argument.hasPrefix("--") && argument.count > 2
            && argument.contains { $0 == "." || $0 == "/" }
    }

    /// A line behind the parser's error where a subcommand was forgotten; nil where nothing is to be said.
    static func hint(_ arguments: [String], subcommands: [String]) -> String? {
        guard let first = arguments.first, !first.hasPrefix("-") || first == "-", first != "help",
            !subcommands.contains(first)
        else { return nil }
        let near = subcommands.first { $0.hasPrefix(first.prefix(3)) && first.count >= 3 }
        if let near, Paths.whyMissing(first) != nil { return "Hint: did you mean 'variorum \(near)'?" }
        return "Hint: say what to do with it first, for example: variorum collate \(first.printable)"
    }
}
