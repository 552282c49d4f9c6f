/// Unpacks data in memory, within a limit.
enum Unpacking {
    enum Failure: Error { case tooLarge, damaged }

    /// What an archive's page may become: more is no page, but an attack.
    static let mostBytes = 64 << 20
    /// Data that grow beyond this factor are refused once they are large; pages grow by about five.
    private static let mostGrowth = 400
    private static let harmless = 4 << 20

    /// Unpacks gzip; of broken data what could be unpacked.
    static func gunzip(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        let source = GzipSource(ByteStream(bytes))
        var result: [UInt8] = []
        while let piece = source.next() {
            result += piece
            try check(result.count, bytes.count)
        }
        if result.isEmpty, source.damage != nil { throw .damaged }
        return result
    }

    /// Unpacks DEFLATE, with or without the header of zlib, for HTTP servers send both; of broken data what could be
    /// unpacked.
    static func inflate(_ bytes: [UInt8], mayHaveHeader: Bool = true) throws(Failure) -> [UInt8] {
        let hasHeader =
            mayHaveHeader && bytes.count > 2 && bytes[0] & 15 == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        var input = ByteStream(hasHeader ? Array(bytes[2...]) : bytes)
        var inflater = Inflater()
        var result: [UInt8] = []
        do throws(Inflater.Damage) {
            while let piece = try inflater.next(&input) {
                result += piece
                if isTooLarge(result.count, bytes.count) { break }
            }
        } catch {
            if result.isEmpty { throw .damaged }
        }
        try check(result.count, bytes.count)
        return result
    }

    private static func isTooLarge(_ count: Int, _ packed: Int) -> Bool {
        count > mostBytes || (count > harmless && count / mostGrowth > packed)
    }

    private static func check(_ count: Int, _ packed: Int) throws(Failure) {
        if isTooLarge(count, packed) { throw .tooLarge }
    }
}
