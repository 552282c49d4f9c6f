import Foundation
import Language
import Prose

/// The roles of those who speak for the outlet in a transcript ("ORLA VENN, HOST:"): hosts, correspondents, whoever
/// asks.
struct TranscriptRoles: Sendable {
    /// Bytes in which a name and its role stand.
    private static let widest = 120
    private let roles: Set<UInt64>

    init() throws(ResourceFolder.Missing) {
        roles = Set(try ResourceFolder(Bundle.module).rows("transcript-roles.txt").map { WordHash.folded($0[0]) })
    }

    func isRole(_ word: UInt64) -> Bool { roles.contains(word) }

    /// The last words, as hashes, of the names that such a role follows at the start of a paragraph. O(paragraphs).
    func speakers(in paragraphs: some Sequence<TextSpan>, of text: Text) -> Set<UInt64> {
        var result: Set<UInt64> = []
        for paragraph in paragraphs {
            guard let label = label(paragraph, text.utf8),
                case let parts = text.string(label).split(separator: ",").map({ $0.split(separator: " ") }),
                parts.count > 1, let name = parts[0].last, let role = parts[parts.count - 1].last,
                roles.contains(WordHash.folded(role))
            else { continue }
            result.insert(WordHash.folded(name))
        }
        return result
    }

    /// What stands before the colon of a paragraph that opens in capitals.
    private func label(_ paragraph: TextSpan, _ bytes: [UInt8]) -> TextSpan? {
        // Blocks that were read from elsewhere may lie outside the text.
        let (start, end) = (max(0, paragraph.start), min(bytes.count, paragraph.end))
        guard start < end else { return nil }
        for at in start..<min(end, start + Self.widest) {
            if bytes[at] == 0x3A { return TextSpan(start, at) }
            if UTF8Bytes.isLower(bytes[at]) { return nil }
        }
        return nil
    }
}
