/// How many letters of each script a text has, signs of the Chinese, Japanese and Korean scripts weighted.
struct LetterCount {
    private var latin = 0
    private var others = SIMD32<Int32>(repeating: 0)
    /// The weight of all letters.
    private(set) var total = 0

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var reader = ScalarReader(bytes)
        while let scalar = reader.next() {
            if scalar < 0x80 {
                if (scalar | 0x20) &- 0x61 < 26 { latin += 1 }
            } else if let script = LetterScript(scalar) {
                others[Int(script.rawValue)] += Int32(script.weight)
            }
        }
        others[Int(LetterScript.latin.rawValue)] += Int32(latin)
        for script in LetterScript.allCases { total += weight(of: script) }
    }

    func weight(of script: LetterScript) -> Int { Int(others[Int(script.rawValue)]) }

    /// The weight of a script and those written with it: kana stand among Chinese signs.
    func weightTogether(with script: LetterScript) -> Int {
        weight(of: script) + (script == .han ? weight(of: .kana) : 0)
    }

    /// The script of most letters, nil when there are fewer than two; Japanese scripts count as one.
    var dominant: LetterScript? {
        guard total >= 2 else { return nil }
        return LetterScript.allCases.filter { $0 != .kana }.max { weightTogether(with: $0) < weightTogether(with: $1) }
    }
}
