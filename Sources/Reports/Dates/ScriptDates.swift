import Prose

/// Times of publication in the data that scripts of a page carry: `"publishedAt":"2023-12-17T10:20:00Z"`.
enum ScriptDates {
    /// More bytes of scripts are not searched, nor more dates weighed.
    private static let mostBytes = 4_000_000
    private static let mostDates = 40

    static func witnesses(_ document: HTMLDocument, _ reader: DateReader) -> [DateWitness] {
        var result: [DateWitness] = []
        var budget = mostBytes
        var node = HTMLTree.document
        while node >= 0, result.count < mostDates, budget > 0 {
            if document[node].isElement(.script), document[node].first >= 0 {
                let range = document[document[node].first].range
                budget -= range.count
                search(document.bytes, range, reader, &result)
            }
            node = document.nodeFollowing(node, within: HTMLTree.document)
        }
        return result
    }

    /// Finds "20dd-dd-dd" behind a key that speaks of publication.
    private static func search(
        _ bytes: [UInt8], _ range: HTMLRange, _ reader: DateReader, _ result: inout [DateWitness]
    ) {
        var at = range.range.lowerBound
        let end = range.range.upperBound
        while at + 10 <= end, result.count < mostDates {
            guard bytes[at] == 0x32, bytes[at + 1] == 0x30, bytes[at + 4] == 0x2D, bytes[at + 7] == 0x2D else {
                at += 1
                continue
            }
            let start = max(range.range.lowerBound, at - 40)
            if let weight = weight(ofKey: bytes, start, at),
                let reading = reader.first(in: bytes, TextSpan(at, min(end, at + 30)))
            {
                result.append(
                    DateWitness(source: .script, reading: reading, weight: weight - Double(result.count) * 0.2))
            }
            at += 10
        }
    }

    private static func weight(ofKey bytes: [UInt8], _ start: Int, _ end: Int) -> Double? {
        let key = bytes[start..<end].map { ASCII.lower($0) }
        // Only the last key before the value speaks of it.
        let last = key.lastIndex { $0 == 0x2C || $0 == 0x7B } ?? key.startIndex
        let text = String(decoding: key[last...], as: UTF8.self)
        if text.contains("modif") || text.contains("update") || text.contains("expir") { return nil }
        if text.contains("publi") || text.contains("pubdate") { return 34 }
        if text.contains("created") || text.contains("uploaddate") || text.contains("posted") { return 30 }
        return nil
    }
}
