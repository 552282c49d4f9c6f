/// Adds up what the n-grams of a text tell of each language of its script.
struct NGramCounter {
    let table: NGramTable
    let script: LetterScript

    /// Adds the weights of every known n-gram to the sums, one a column of the table.
    ///
    /// - Returns: how many n-grams were known.
    func add(_ bytes: UnsafeBufferPointer<UInt8>, to sums: UnsafeMutableBufferPointer<Int32>) -> Int {
        var reader = ScalarReader(bytes)
        var window = LetterWindow()
        var found = 0
        while let scalar = reader.next() {
            if let letter = letter(scalar) {
                window.add(letter)
                found += add(window, to: sums)
            } else if !LetterScript.isMark(scalar), !window.isEmpty {
                window.add(LetterWindow.border)
                found += add(window, to: sums)
                window.reset()
            }
        }
        guard !window.isEmpty else { return found }
        window.add(LetterWindow.border)
        return found + add(window, to: sums)
    }

    /// The folded letter, nil for what is none of the script.
    @inline(__always)
    private func letter(_ scalar: UInt32) -> UInt64? {
        if scalar < 0x80 {
            let small = scalar | 0x20
            return small &- 0x61 < 26 && script == .latin ? UInt64(small) : nil
        }
        guard scalar <= 0xFFFF, LetterScript(scalar) == script else { return nil }
        return UInt64(LetterScript.folded(scalar))
    }

    @inline(__always)
    private func add(_ window: LetterWindow, to sums: UnsafeMutableBufferPointer<Int32>) -> Int {
        var found = 0
        for length in 1...window.count {
            guard let row = table.row(window.ngram(length)) else { continue }
            found += 1
            for column in 0..<table.width { sums[column] &+= Int32(row[column]) }
        }
        return found
    }
}
