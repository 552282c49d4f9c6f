import Prose

/// What a line of a plain text is, before blocks are made of it.
struct LineLabel {
    var kind: Block.Kind = .paragraph
    var why: String?
    /// Where the rest of the line becomes furniture, with the reason; nil when it is all of one kind.
    var tail: (offset: Int, reason: BoilerplatePhrases.Reason)?
    /// What the phrase that settled the line says of the lines behind it.
    var sequel = BoilerplatePhrases.Reason.Sequel.nothing

    /// Whether a rule has already said what the line is.
    var isSettled: Bool { kind != .paragraph }

    mutating func settle(_ kind: Block.Kind, _ why: String? = nil) {
        self.kind = kind
        self.why = why
    }
}
