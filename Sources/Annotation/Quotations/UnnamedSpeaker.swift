package import Prose

/// Somebody who speaks and whom the report names by a role only: "a senior official", "police", "some experts".
package struct UnnamedSpeaker: Sendable, Hashable {
    /// The phrases that tell the role, in the order of the statements they stand with.
    package var mentions: [TextSpan]
    /// Words of the first phrase without its article, in small letters: what the phrases of two reports share.
    package let role: String
    /// One person ("an aid worker"), not people or a body.
    package let isOnePerson: Bool
    /// Whether the same words elsewhere may mean somebody else: one person, "some".
    package let isUnique: Bool
    /// Some people of many ("experts", "some"), whose words are nobody's who is named.
    package let isCrowd: Bool
    /// Whether the phrases say what the speaker is; "some" and "a source" do not.
    package let tellsRole: Bool
    /// Whether the phrase begins with a word that is written small within a sentence ("Some experts").
    package let opensSmall: Bool
}
