import DossierFormat
import Foundation
import Yams

/// A reader's rules for participants as a YAML file, read strictly: what is not understood is an error with its line.
///
///     merge:
///       - [Kiev, Kyiv]
///     split:
///       - Orley
///     rename:
///       Moon Jae: Moon Jae-in
struct ParticipantRulesFile {
    let path: String

    /// More is no list that somebody wrote.
    private static let largest = 1_000_000

    /// Throws a `CommandFailure` that names file and line.
    func rules() throws -> ParticipantRules {
        if let missing = Paths.whyMissing(path) { throw failure(missing) }
        guard !Paths.isFolder(path), !Paths.isNamedPipe(path), let data = FileManager.default.contents(atPath: path)
        else { throw failure("the file cannot be read; give a YAML file") }
        guard data.count <= Self.largest else { throw failure("it has more than 1 MB; give rules, not reports") }
        guard let text = String(data: data, encoding: .utf8) else { throw failure("it is not UTF-8") }
        return try rules(in: text)
    }

    /// Rules from the text of a file; an empty one gives none.
    func rules(in text: String) throws -> ParticipantRules {
        let root: Node?
        do {
            root = try compose(yaml: text, .basic)
        } catch let error as YamlError {
            throw Self.failure(path, error)
        }
        guard let root else { return ParticipantRules() }
        if case .scalar(let scalar) = root, scalar.string.isEmpty { return ParticipantRules() }
        guard case .mapping(let mapping) = root else {
            throw failure("expected merge:, split: and rename: at the top", root)
        }
        var rules = ParticipantRules()
        for (key, value) in mapping {
            switch key.scalar?.string {
            case "merge": rules.merges = try items(value, "merge").map(merge)
            case "split": rules.splits = try items(value, "split").map { try name($0) }
            case "rename": rules.renames = try renames(value)
            default: throw failure("'\(key.scalar?.string ?? "?")' is no rule; there are merge, split and rename", key)
            }
        }
        return rules
    }

    private func items(_ node: Node, _ rule: String) throws -> [Node] {
        guard case .sequence(let sequence) = node else { throw failure("\(rule) wants a list", node) }
        return Array(sequence)
    }

    private func merge(_ node: Node) throws -> [String] {
        let names = try items(node, "each entry of merge").map { try name($0) }
        guard names.count > 1 else { throw failure("there is nothing to merge with; give two names or more", node) }
        return names
    }

    private func renames(_ node: Node) throws -> [ParticipantRules.Rename] {
        guard case .mapping(let mapping) = node else { throw failure("rename wants 'old name: new name'", node) }
        return try mapping.map { .init(from: try name($0.key), to: try name($0.value)) }
    }

    private func name(_ node: Node) throws -> String {
        guard case .scalar(let scalar) = node, !scalar.string.allSatisfy(\.isWhitespace) else {
            throw failure("expected a name; quote it if it holds : or #", node)
        }
        return scalar.string
    }

    private func failure(_ problem: String, _ node: Node? = nil) -> CommandFailure {
        let place = node?.mark.map { ", line \($0.line)" } ?? ""
        return .wrongUsage("\(path)\(place): \(problem)")
    }

    private static func failure(_ path: String, _ error: YamlError) -> CommandFailure {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            .wrongUsage("\(path), line \(mark.line): no YAML: \(problem)")
        case .reader(let problem, _, _, _): .wrongUsage("\(path): no YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            .wrongUsage("\(path), line \(context.mark.line): given twice: \(keys.joined(separator: ", "))")
        default: .wrongUsage("\(path): no YAML that can be read")
        }
    }
}
