import Prose

/// Finds a page's encoding and turns it into UTF-8 with line feeds only, as the tokenizer wants it.
struct HTMLEncoding: Sendable {
    private let encodings: LegacyEncodings

    init() throws(ResourceFolder.Missing) { encodings = try LegacyEncodings() }

    /// Byte-order mark, then valid UTF-8, then what the page's `meta` says, then what its bytes look like, then
    /// windows-1252.
    ///
    /// UTF-8 goes before `meta` because bytes that happen to be valid UTF-8 practically always are, while many pages
    /// name an encoding that they do not use.
    func decode(_ bytes: [UInt8]) -> [UInt8] {
        var source = decoded(bytes).text.utf8
        if source.starts(with: [0xEF, 0xBB, 0xBF]) { source.removeFirst(3) }
        return Self.withLineFeeds(source)
    }

    private func decoded(_ bytes: [UInt8]) -> DecodedText {
        let decoded = TextDecoder.decode(bytes)
        // A label that nobody knows tells nothing.
        let label = Self.declaredLabel(bytes).flatMap { encodings.knows($0) || $0.hasPrefix("utf") ? $0 : nil }
        guard decoded.guessed else {
            // ASCII with escapes is valid UTF-8, too.
            guard decoded.encoding == "utf-8" else { return decoded }
            if let label, encodings.isSevenBit(label) { return encodings.decode(bytes, label: label) ?? decoded }
            return label == nil ? encodings.decode(bytes, decoded) : decoded
        }
        if let label, !label.hasPrefix("utf"), let declared = encodings.decode(bytes, label: label) { return declared }
        let tally = Self.tally(bytes)
        if tally.sound > tally.damaged * 4 { return Self.repaired(bytes) }
        if let guess = encodings.guess(bytes) { return guess }
        if Windows1252Evidence.outweighsUTF8(bytes) {
            return DecodedText(text: TextDecoder.windows1252(bytes), encoding: "windows-1252", guessed: true)
        }
        // One-byte encodings hardly ever form UTF-8 by chance; those of East Asia do, and are guessed before.
        let isRepairable = label?.hasPrefix("utf") == true || tally.sound > 0 && tally.sound >= tally.damagedPlaces
        return isRepairable ? Self.repaired(bytes) : decoded
    }

    private static func repaired(_ bytes: [UInt8]) -> DecodedText {
        DecodedText(text: Text(String(decoding: bytes, as: UTF8.self)), encoding: "utf-8", guessed: true)
    }

    /// How many well-formed sequences there are, how many stray bytes, and at how many places these stand. O(n).
    private static func tally(_ bytes: [UInt8]) -> (sound: Int, damaged: Int, damagedPlaces: Int) {
        var (sound, damaged, places, index) = (0, 0, 0, 0)
        var endOfDamage = -1
        while index < bytes.count {
            let start = index
            let lead = bytes[index]
            index += 1
            guard lead >= 0x80 else { continue }
            let length = lead >= 0xC2 && lead < 0xF5 ? UTF8Bytes.length(lead: lead) : 1
            var seen = 1
            while seen < length, index < bytes.count, UTF8Bytes.isContinuation(bytes[index]) {
                index += 1
                seen += 1
            }
            if length > 1, seen == length {
                sound += 1
            } else {
                damaged += 1
                if start != endOfDamage { places += 1 }
                endOfDamage = index
            }
        }
        return (sound, damaged, places)
    }

    /// The first `charset=` in the page's first 4 KB.
    static func declaredLabel(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4096)
        let word: StaticString = "charset"
        let length = word.utf8CodeUnitCount
        var index = 0
        while index + length < head.count {
            if ASCII.lower(head[index]) == 0x63, stands(word, in: head, at: index) {
                var at = index + length
                while at < head.count, ASCII.isSpace(head[at]) { at += 1 }
                if at < head.count, head[at] == 0x3D { return label(head, at + 1) }
            }
            index += 1
        }
        return nil
    }

    private static func stands(_ word: StaticString, in head: ArraySlice<UInt8>, at start: Int) -> Bool {
        for offset in 0..<word.utf8CodeUnitCount where ASCII.lower(head[start + offset]) != word.utf8Start[offset] {
            return false
        }
        return true
    }

    private static func label(_ head: ArraySlice<UInt8>, _ start: Int) -> String? {
        var at = start
        while at < head.count, ASCII.isSpace(head[at]) || head[at] == 0x22 || head[at] == 0x27 { at += 1 }
        let first = at
        while at < head.count, head[at] > 0x20, ![0x22, 0x27, 0x3B, 0x3E, 0x2F].contains(head[at]) { at += 1 }
        return at > first ? String(decoding: head[first..<at].map { ASCII.lower($0) }, as: UTF8.self) : nil
    }

    /// CR LF and CR as LF; a copy has room for the decoded text that the document adds.
    static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        guard var next = ByteSearch.first(0x0D, in: bytes) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        var copied = 0
        bytes.withUnsafeBufferPointer { source in
            while true {
                result.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<next]))
                copied = next + 1
                if copied == source.count || source[copied] != 0x0A { result.append(0x0A) }
                guard let later = ByteSearch.first(0x0D, in: bytes, from: copied) else { break }
                next = later
            }
            result.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied...]))
        }
        return result
    }
}
