import Prose

/// The article's text as JSON-LD gives it, against which blocks are held.
///
/// A witness, not an oracle: publishers leave parts out or cut it off, so it decides only where it covers the page.
struct BodyWitness: Sendable {
    private let shingles: Set<UInt64>
    let words: Int
    /// For each block the share of its word triples that the witness knows; nil for blocks of fewer words.
    private(set) var shares: [Double?] = []
    /// Share of the witness's triples that the page's blocks hold.
    private(set) var coverage = 0.0

    init?(_ body: Text, _ page: Page) {
        var shingles: Set<UInt64> = []
        var count = 0
        WordTriples.forEach(in: body.utf8, body.span) {
            shingles.insert($0)
            count += 1
        }
        guard count >= 40 else { return nil }
        self.shingles = shingles
        words = count + 2
        let filter = HashFilter(shingles)
        var found: Set<UInt64> = []
        for block in page.blocks {
            var (known, total) = (0, 0)
            WordTriples.forEach(in: page.text, block.text) { triple in
                total += 1
                if filter.mayHold(triple), shingles.contains(triple) {
                    known += 1
                    found.insert(triple)
                }
            }
            shares.append(total > 0 ? Double(known) / Double(total) : nil)
        }
        coverage = Double(found.count) / Double(shingles.count)
    }
}

/// Hashes of each three neighbouring words, case and punctuation aside.
enum WordTriples {
    static func forEach(in bytes: [UInt8], _ span: TextSpan, _ body: (UInt64) -> Void) {
        var (first, second): (UInt64, UInt64) = (0, 0)
        var seen = 0
        WordScanner.forEach(in: bytes, span) { hash in
            seen += 1
            if seen > 2 { body((first &* 31 &+ second) &* 1_000_003 &+ hash) }
            (first, second) = (second, hash)
        }
    }
}

/// Hashes of words: runs of letters, digits and scalars beyond ASCII that are no punctuation.
enum WordScanner {
    static func forEach(in bytes: [UInt8], _ span: TextSpan, _ body: (UInt64) -> Void) {
        var hash = NameHash.start
        var length = 0
        var index = span.start
        while index < span.end {
            let byte = bytes[index]
            // U+2000…U+206F is punctuation: quotation marks, dashes, dots.
            let isMark = byte == 0xE2 && index + 1 < span.end && bytes[index + 1] <= 0x81
            if UTF8Bytes.isWordByte(byte), !isMark {
                hash = NameHash.adding(ASCII.lower(byte), to: hash)
                length += 1
                index += 1
            } else {
                if length > 0 { body(hash) }
                hash = NameHash.start
                length = 0
                index += isMark ? min(3, span.end - index) : 1
            }
        }
        if length > 0 { body(hash) }
    }

    static func words(in bytes: [UInt8], _ span: TextSpan) -> [UInt64] {
        var words: [UInt64] = []
        forEach(in: bytes, span) { words.append($0) }
        return words
    }
}
