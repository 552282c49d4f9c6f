import Language
import Prose

/// A reporting expression in a sentence: a verb, an attribution phrase ("according to") or a noun with its clause.
struct Cue {
    enum Form { case verb, phrase, noun, adjective }

    var form: Form
    /// The cue's tokens ("said", "called on", "according to").
    var tokens: Range<Int>
    /// The speaker's noun phrase, without clauses that hang on it.
    var source: Range<Int>?
    /// The head of the source.
    var sourceHead: Int?
    var frames: UInt8
    var verbClass: ReportingLexicon.VerbClass
    /// Head of the clause or phrase that is reported, when the tree shows one.
    var contentHead: Int?

    var verb: Int { tokens.lowerBound }
    func takes(_ frame: ReportingLexicon.Frames) -> Bool { frames & frame.rawValue != 0 }
}
