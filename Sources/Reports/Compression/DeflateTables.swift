/// The numbers that RFC 1951 fixes.
enum DeflateTables {
    /// Order in which the code lengths of the code lengths stand.
    static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    static let fixedLiterals: [UInt8] =
        [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112) + [UInt8](repeating: 7, count: 24)
        + [UInt8](repeating: 8, count: 8)
    static let fixedDistances = [UInt8](repeating: 5, count: 30)

    /// The shortest match of a length symbol (257…285) and the number of bits that add to it.
    @inline(__always)
    static func length(_ symbol: Int) -> (base: Int, extra: Int) {
        let index = symbol - 257
        if index < 8 { return (3 + index, 0) }
        if index == 28 { return (258, 0) }
        let extra = (index >> 2) - 1
        return (3 + (4 + index & 3) << extra, extra)
    }

    /// The smallest distance of a distance symbol (0…29) and the number of bits that add to it.
    @inline(__always)
    static func distance(_ symbol: Int) -> (base: Int, extra: Int) {
        if symbol < 4 { return (1 + symbol, 0) }
        let extra = (symbol >> 1) - 1
        return (1 + (2 + symbol & 1) << extra, extra)
    }
}
