import Foundation
import Prose

/// The credits of pictures that page texts glue to the words of a caption: "Getty Images Cars were seen at the gate."
struct PhotoCredits: Sendable {
    private let credits: [[UInt8]]

    init() throws(ResourceFolder.Missing) {
        credits = try ResourceFolder(Bundle.module).rows("photo-credits.txt").map { Array($0[0].utf8) }
            .sorted { $0.count > $1.count }
    }

    /// A paragraph without the credit that opens it. UTF-8 offsets; O(credits).
    ///
    /// A credit is one only where a capitalised word and then one in small letters follow, as a sentence begins;
    /// "Reuters reported" and "AP Photo" stay.
    func withoutCredit(_ block: TextSpan, in text: Text) -> TextSpan {
        let bytes = text.utf8
        for credit in credits where block.count > credit.count + 4 {
            let end = block.start + credit.count
            guard bytes[end] == 0x20, bytes[block.start..<end].elementsEqual(credit) else { continue }
            return opensSentence(end + 1, before: block.end, bytes) ? TextSpan(end + 1, block.end) : block
        }
        return block
    }

    /// Whether a word with one capital and behind it one in small letters begin here.
    private func opensSentence(_ start: Int, before limit: Int, _ bytes: [UInt8]) -> Bool {
        guard start < limit, UTF8Bytes.isUpper(bytes[start]) else { return false }
        var at = start + 1
        while at < limit, UTF8Bytes.isWordByte(bytes[at]) || bytes[at] == 0x2D {
            guard !UTF8Bytes.isUpper(bytes[at]) else { return false }
            at += 1
        }
        return at + 1 < limit && bytes[at] == 0x20 && UTF8Bytes.isLower(bytes[at + 1])
    }
}
