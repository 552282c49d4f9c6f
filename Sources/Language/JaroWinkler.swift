/// Jaro–Winkler similarity (Winkler 1990) of short byte strings.
package enum JaroWinkler {
    /// 0 … 1; O(n · m).
    package static func similarity(_ left: [UInt8], _ right: [UInt8]) -> Double {
        let jaro = jaro(left, right)
        var prefix = 0
        for (a, b) in zip(left.prefix(4), right.prefix(4)) {
            guard a == b else { break }
            prefix += 1
        }
        return jaro + Double(prefix) * 0.1 * (1 - jaro)
    }

    private static func jaro(_ left: [UInt8], _ right: [UInt8]) -> Double {
        if left.isEmpty || right.isEmpty { return left == right ? 1 : 0 }
        let window = max(0, max(left.count, right.count) / 2 - 1)
        var usedRight = [Bool](repeating: false, count: right.count)
        var matchedLeft: [UInt8] = []
        for (index, letter) in left.enumerated() {
            let low = max(0, index - window)
            let high = min(right.count, index + window + 1)
            guard low < high else { continue }
            for other in low..<high where !usedRight[other] && right[other] == letter {
                usedRight[other] = true
                matchedLeft.append(letter)
                break
            }
        }
        guard !matchedLeft.isEmpty else { return 0 }
        let matchedRight = right.indices.filter { usedRight[$0] }.map { right[$0] }
        let transposed = zip(matchedLeft, matchedRight).filter { $0 != $1 }.count
        let matches = Double(matchedLeft.count)
        return
            (matches / Double(left.count) + matches / Double(right.count) + (matches - Double(transposed) / 2) / matches)
            / 3
    }
}
