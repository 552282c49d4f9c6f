/// What a reader knows better about who is who: participants to join, to take apart and to call otherwise.
///
/// Names are compared letter for letter with the forms and the shown names of participants. Splits come first, then
/// merges, then names, whatever the order in which they are given.
public struct ParticipantRules: Hashable, Sendable {
    /// Names of one participant each; the first is the name to show.
    public var merges: [[String]]
    /// Names that are participants of their own: what one report calls so is taken out of the participant it was put
    /// into.
    public var splits: [String]
    /// Names to show instead of others.
    public var renames: [Rename]

    /// A participant's name and the one to show.
    public struct Rename: Hashable, Sendable {
        /// A form of the name, or the name shown without the rule.
        public var from: String
        /// The name to show.
        public var to: String

        /// Makes a rule.
        public init(from: String, to: String) {
            self.from = from
            self.to = to
        }
    }

    /// Makes rules; none by default.
    public init(merges: [[String]] = [], splits: [String] = [], renames: [Rename] = []) {
        self.merges = merges
        self.splits = splits
        self.renames = renames
    }

    /// Whether there is no rule.
    public var isEmpty: Bool { merges.isEmpty && splits.isEmpty && renames.isEmpty }

    /// Every name that a rule looks for.
    public var names: [String] { merges.flatMap(\.self) + splits + renames.map(\.from) }
}

extension ParticipantRules {
    /// What the rules say against each other or against the participants that came of them, each as a sentence that
    /// names the rule, in the order split, merge, rename. O(rules + names).
    ///
    /// - Parameter names: the names shown of all participants, once the rules are carried out.
    package func contradictions(shown names: [String]) -> [String] {
        var problems: [String] = []
        let merged = merges.flatMap { Set($0) }
        let times = Dictionary(merged.map { ($0, 1) }, uniquingKeysWith: +)
        var told: Set<String> = []
        for name in splits where times[name] != nil && told.insert(name).inserted {
            problems.append("split and merge both name '\(name)'; it was split off first, then merged")
        }
        told = []
        for name in merges.flatMap(\.self) where times[name, default: 0] > 1 && told.insert(name).inserted {
            problems.append("merge names '\(name)' in more than one list; what the lists join became one participant")
        }
        let bearers = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        for rename in renames where bearers[rename.to, default: 0] > 1 {
            problems.append(
                "rename '\(rename.from)': another participant is called '\(rename.to)', too; merge them if they are one"
            )
        }
        return problems
    }
}
