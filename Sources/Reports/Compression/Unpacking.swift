/// Unpacks data in memory, within a limit.
package enum Unpacking {
    package enum Failure: Error { case tooLarge, damaged }

    /// What `Content-Encoding` calls "gzip", "deflate" and "br".
    package enum Packing: Sendable { case gzip, deflate, brotli }

    /// What an archive's page may become: more is no page, but an attack.
    static let mostBytes = 64 << 20
    /// Data that grow beyond this factor are refused once they are large; pages grow by about five.
    private static let mostGrowth = 400
    private static let harmless = 4 << 20

    // MARK: - All or nothing

    /// Unpacks whole data; bytes behind their end are no part of them. O(result).
    ///
    /// Deflate means zlib's format (RFC 1950), but some servers send the bare one; both are taken.
    /// - Parameter limit: bytes; a piece of 64 KB above it is all that is ever held.
    /// - Throws: `tooLarge` as soon as the limit is passed, `damaged` for broken or incomplete data.
    package static func whole(_ bytes: [UInt8], _ packing: Packing, limit: Int) throws(Failure) -> [UInt8] {
        switch packing {
        case .gzip:
            let source = GzipSource(ByteStream(bytes))
            var result: [UInt8] = []
            while let piece = source.next() { try append(piece, to: &result, limit) }
            guard source.isWhole else { throw .damaged }
            return result
        case .deflate:
            if hasZlibHeader(bytes), let result = try zlibContent(bytes, limit) { return result }
            var input = ByteStream(bytes)
            return try wholeStream(&input, limit)
        case .brotli:
            var decoder = BrotliDecoder(bytes, limit: limit)
            do throws(BrotliDecoder.Failure) {
                try decoder.run()
            } catch {
                throw error == .tooLarge ? .tooLarge : .damaged
            }
            return decoder.output
        }
    }

    /// What lies between zlib's header and checksum; nil where the bytes only look as if they had these.
    private static func zlibContent(_ bytes: [UInt8], _ limit: Int) throws(Failure) -> [UInt8]? {
        var input = ByteStream(bytes)
        _ = input.skip(2)
        do throws(Failure) {
            let result = try wholeStream(&input, limit)
            let checksum = input.read(4)
            guard checksum.count == 4, checksum.reduce(0, { $0 << 8 | UInt32($1) }) == Adler32.of(result) else {
                return nil
            }
            return result
        } catch {
            if error == .tooLarge { throw error }
            return nil
        }
    }

    private static func wholeStream(_ input: inout ByteStream, _ limit: Int) throws(Failure) -> [UInt8] {
        var inflater = Inflater()
        var result: [UInt8] = []
        while true {
            var piece: [UInt8]?
            do throws(Inflater.Damage) {
                piece = try inflater.next(&input)
            } catch {
                throw .damaged
            }
            guard let piece else { return result }
            try append(piece, to: &result, limit)
        }
    }

    private static func append(_ piece: [UInt8], to result: inout [UInt8], _ limit: Int) throws(Failure) {
        guard result.count + piece.count <= limit else { throw .tooLarge }
        result += piece
    }

    private static func hasZlibHeader(_ bytes: [UInt8]) -> Bool {
        bytes.count > 2 && bytes[0] & 15 == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
    }

    // MARK: - As far as it goes

    /// Unpacks gzip; of broken data what could be unpacked.
    /// - Parameter isWhole: becomes false for broken data.
    static func gunzip(_ bytes: [UInt8], isWhole: inout Bool) throws(Failure) -> [UInt8] {
        let source = GzipSource(ByteStream(bytes))
        var result: [UInt8] = []
        while let piece = source.next() {
            result += piece
            try check(result.count, bytes.count)
        }
        if result.isEmpty, source.damage != nil { throw .damaged }
        if !source.isWhole { isWhole = false }
        return result
    }

    static func gunzip(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        var isWhole = true
        return try gunzip(bytes, isWhole: &isWhole)
    }

    /// Unpacks DEFLATE, with or without the header of zlib, for HTTP servers send both; of broken data what could be
    /// unpacked.
    /// - Parameter isWhole: becomes false for broken data.
    static func inflate(_ bytes: [UInt8], mayHaveHeader: Bool = true, isWhole: inout Bool) throws(Failure) -> [UInt8] {
        var input = ByteStream(mayHaveHeader && hasZlibHeader(bytes) ? Array(bytes[2...]) : bytes)
        var inflater = Inflater()
        var result: [UInt8] = []
        do throws(Inflater.Damage) {
            while let piece = try inflater.next(&input) {
                result += piece
                if isTooLarge(result.count, bytes.count) { break }
            }
        } catch {
            if result.isEmpty { throw .damaged }
            isWhole = false
        }
        try check(result.count, bytes.count)
        return result
    }

    static func inflate(_ bytes: [UInt8], mayHaveHeader: Bool = true) throws(Failure) -> [UInt8] {
        var isWhole = true
        return try inflate(bytes, mayHaveHeader: mayHaveHeader, isWhole: &isWhole)
    }

    /// Unpacks Brotli; of broken data what could be unpacked.
    /// - Parameter isWhole: becomes false for broken data.
    static func unbrotli(_ bytes: [UInt8], isWhole: inout Bool) throws(Failure) -> [UInt8] {
        var decoder = BrotliDecoder(bytes, limit: min(mostBytes, max(harmless, bytes.count * mostGrowth)))
        do throws(BrotliDecoder.Failure) {
            try decoder.run()
        } catch {
            if error == .tooLarge { throw .tooLarge }
            if decoder.output.isEmpty { throw .damaged }
            isWhole = false
        }
        return decoder.output
    }

    static func unbrotli(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        var isWhole = true
        return try unbrotli(bytes, isWhole: &isWhole)
    }

    private static func isTooLarge(_ count: Int, _ packed: Int) -> Bool {
        count > mostBytes || (count > harmless && count / mostGrowth > packed)
    }

    private static func check(_ count: Int, _ packed: Int) throws(Failure) {
        if isTooLarge(count, packed) { throw .tooLarge }
    }
}
