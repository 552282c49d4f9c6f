package import Language
package import Prose

/// All word lists and models that annotation needs, loaded once and shared by every thread.
///
/// Immutable. A class, because each finder of each sentence holds it: one reference is kept then, not one a list.
package final class Lexicons: Sendable {
    package let segmenter: Segmenter
    package let gazetteer: Gazetteer
    package let reporting: ReportingLexicon
    package let attitudes: AttitudeLexicon
    package let people: PersonLexicon
    package let names: NameLexicon
    package let acts: ActLexicon
    package let events: EventLexicon
    let credits: PhotoCredits
    let transcriptRoles: TranscriptRoles

    package init() throws {
        segmenter = try Segmenter()
        gazetteer = try Gazetteer(using: segmenter)
        reporting = try ReportingLexicon(using: segmenter)
        attitudes = try AttitudeLexicon(using: segmenter)
        people = try PersonLexicon(using: segmenter)
        names = try NameLexicon(using: segmenter)
        acts = try ActLexicon(using: segmenter)
        events = try EventLexicon(using: segmenter)
        credits = try PhotoCredits()
        transcriptRoles = try TranscriptRoles()
    }

    /// Whether a body is a newspaper or belongs to a state, so that it is nobody's "firm" or "group"; told by the list
    /// that has it, else by the words of its name.
    func isOfStateOrPress(_ entity: Entity, named tokens: Range<Int>, in analyzed: AnalyzedText) -> Bool {
        entity.isMedia || entity.party >= 0 || tokens.contains { names.isStateBody(analyzed.tokens[$0]) }
    }
}
