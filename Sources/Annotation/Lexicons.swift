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
}
