/// SHA-1 (FIPS 180-4), which WARC archives name their blocks by. It tells copies, it proves nothing against an
/// attacker.
enum SHA1 {
    /// The digest of the bytes, 20 bytes. O(n).
    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        var words = [UInt32](repeating: 0, count: 80)
        let whole = bytes.count / 64
        for block in 0..<whole { add(bytes[(block * 64)..<(block * 64 + 64)], &state, &words) }
        var tail = Array(bytes[(whole * 64)...]) + [0x80]
        while tail.count % 64 != 56 { tail.append(0) }
        let length = UInt64(bytes.count) &* 8
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: length >> shift))
        }
        for block in 0..<(tail.count / 64) { add(tail[(block * 64)..<(block * 64 + 64)], &state, &words) }
        return state.flatMap { value in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) } }
    }

    private static func add(_ block: ArraySlice<UInt8>, _ state: inout [UInt32], _ words: inout [UInt32]) {
        var at = block.startIndex
        for index in 0..<16 {
            words[index] =
                UInt32(block[at]) << 24 | UInt32(block[at + 1]) << 16 | UInt32(block[at + 2]) << 8
                | UInt32(block[at + 3])
            at += 4
        }
        for index in 16..<80 {
            words[index] = rotated(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1)
        }
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for index in 0..<80 {
            let (mix, constant): (UInt32, UInt32) =
                switch index {
                case ..<20: (b & c | ~b & d, 0x5A82_7999)
                case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
                case ..<60: (b & c | b & d | c & d, 0x8F1B_BCDC)
                default: (b ^ c ^ d, 0xCA62_C1D6)
                }
            let next = rotated(a, 5) &+ mix &+ e &+ constant &+ words[index]
            (e, d, c, b, a) = (d, c, rotated(b, 30), a, next)
        }
        for (index, value) in [a, b, c, d, e].enumerated() { state[index] &+= value }
    }

    private static func rotated(_ value: UInt32, _ count: UInt32) -> UInt32 { value << count | value >> (32 - count) }

    /// The digest as WARC writes it: base 32 (RFC 4648).
    static func label(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var (bits, count, letters): (UInt64, Int, [UInt8]) = (0, 0, [])
        for byte in digest(bytes) {
            bits = bits << 8 | UInt64(byte)
            count += 8
            while count >= 5 {
                count -= 5
                letters.append(alphabet[Int(truncatingIfNeeded: bits >> UInt64(count) & 31)])
            }
        }
        return "sha1:" + String(decoding: letters, as: UTF8.self)
    }
}
