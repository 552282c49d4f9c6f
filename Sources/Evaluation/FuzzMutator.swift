/// Changes members of a corpus; the same seed and number give the same input on every machine.
struct FuzzMutator: Sendable {
    /// Inputs are cut to this, except every `largeEvery`-th, which goes up to `largest`.
    private static let usual = 2048
    private static let largest = 1 << 20
    private static let largeEvery: UInt64 = 16_384

    let corpus: [[UInt8]]
    /// Words of the format.
    let words: [[UInt8]]
    let seed: UInt64

    private static let numbers = [
        "0", "-1", "1", "255", "256", "65535", "2147483647", "2147483648", "4294967296", "9223372036854775807",
        "9223372036854775808", "99999999999999999999999", "1e999", "0x7fffffff", "00000000000000000001",
    ].map { Array($0.utf8) }

    /// The input of a number. O(size of the input).
    func input(_ number: UInt64) -> [UInt8] {
        var random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15 ^ number &* 0xD134_2543_DE82_EF95)
        if number % Self.largeEvery == Self.largeEvery - 1 { return large(&random) }
        let length = random.chance(4) ? Self.usual : 32 + random.below(600)
        var bytes = piece(atMost: length, &random)
        for _ in 0...random.below(6) { mutate(&bytes, &random) }
        return bytes.count > Self.usual ? Array(bytes.prefix(Self.usual)) : bytes
    }

    /// A member of the corpus, or a stretch of one that is larger; beginnings are preferred, for they tell the format.
    private func piece(atMost limit: Int, _ random: inout SplitMix) -> [UInt8] {
        let member = corpus[random.below(corpus.count)]
        guard member.count > limit else { return member }
        let start = random.chance(2) ? 0 : random.below(member.count - limit)
        return Array(member[start..<(start + limit)])
    }

    private func word(_ random: inout SplitMix) -> [UInt8] {
        words.isEmpty ? [UInt8(truncatingIfNeeded: random.next())] : words[random.below(words.count)]
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
        let at = random.below(bytes.count + 1)
        let end = min(bytes.count, at + 1 + random.below(40))
        switch random.below(11) {
        case 0 where at < bytes.count: bytes[at] ^= 1 << UInt8(random.below(8))
        case 1 where at < bytes.count: bytes[at] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
        case 3: bytes.removeSubrange(at..<end)
        case 4, 5: bytes.insert(contentsOf: word(&random), at: at)
        case 6: bytes.replaceSubrange(at..<end, with: word(&random))
        case 7: bytes.replaceSubrange(at..<end, with: piece(atMost: 16 + random.below(120), &random))
        case 8:
            let unit = random.chance(2) ? word(&random) : Array(bytes[at..<end])
            for _ in 0..<min(1 + random.below(30), 600 / max(1, unit.count)) { bytes.insert(contentsOf: unit, at: at) }
        case 9: bytes.removeSubrange(at...)
        default: replaceNumber(&bytes, from: at, &random)
        }
    }

    /// Puts an extreme in the place of the next number.
    private func replaceNumber(_ bytes: inout [UInt8], from start: Int, _ random: inout SplitMix) {
        let isDigit: (UInt8) -> Bool = { $0 &- 0x30 < 10 }
        guard let first = bytes[start...].firstIndex(where: isDigit) else { return }
        let last = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.count
        bytes.replaceSubrange(first..<last, with: Self.numbers[random.below(Self.numbers.count)])
    }

    /// A beginning and then a few units over and over: what tempts a reader into quadratic work.
    private func large(_ random: inout SplitMix) -> [UInt8] {
        let size = Self.largest >> random.below(5)
        var bytes = piece(atMost: 1 + random.below(2048), &random)
        bytes.reserveCapacity(size + Self.usual)
        var units = (0...random.below(3)).map { _ in
            random.chance(3) ? piece(atMost: 1 + random.below(100), &random) : word(&random)
        }
        if random.chance(4) { mutate(&units[0], &random) }
        if units.allSatisfy(\.isEmpty) { units = [[0x20]] }
        while bytes.count < size { for unit in units { bytes += unit } }
        for _ in 0..<random.below(4) { mutate(&bytes, &random) }
        return bytes.count > Self.largest ? Array(bytes.prefix(Self.largest)) : bytes
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// 0 up to, but not including, a bound of at least 1.
    mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high) }

    /// True once in so many times.
    mutating func chance(_ times: Int) -> Bool { below(times) == 0 }
}
