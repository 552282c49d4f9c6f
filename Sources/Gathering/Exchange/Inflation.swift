import CZlib

/// Unpacks what `Content-Encoding` names: gzip and deflate, never to more than a limit.
enum Inflation {
    /// - Parameter coding: the field's value in lower case.
    /// - Throws: `FetchProblem.tooLarge` as soon as the limit is passed, `.damaged` for broken or incomplete data,
    ///   `.encoding` for a coding that was not asked for. O(result), at most the limit and one step of 64 KB.
    static func unpacked(_ bytes: [UInt8], coding: String, limit: Int) throws(FetchProblem) -> [UInt8] {
        switch coding {
        case "", "identity", "none": return bytes
        case "gzip", "x-gzip": return try inflated(bytes, window: gzipWindow, limit: limit)
        case "deflate":
            // The standard means zlib's format; some servers send the bare one.
            do throws(FetchProblem) {
                return try inflated(bytes, window: zlibWindow, limit: limit)
            } catch FetchProblem.damaged {
                return try inflated(bytes, window: -zlibWindow, limit: limit)
            }
        default: throw .encoding(String(coding.prefix(40)))
        }
    }

    private static let zlibWindow: Int32 = 15
    private static let gzipWindow: Int32 = 15 + 16
    private static let step = 64 << 10

    private static func inflated(_ bytes: [UInt8], window: Int32, limit: Int) throws(FetchProblem) -> [UInt8] {
        // zlib remembers where its state lies, so that must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        guard inflateInit2_(stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .damaged
        }
        defer { inflateEnd(stream) }
        var result: [UInt8] = []
        var at = 0
        while true {
            let ended = try fill(&result, from: bytes, at: &at, stream, limit: limit)
            // A gzip file may be several one behind another.
            guard ended, window == gzipWindow, at + 1 < bytes.count, bytes[at] == 0x1F, bytes[at + 1] == 0x8B,
                inflateReset(stream) == Z_OK
            else { return result }
        }
    }

    /// Unpacks until the stream's end; what lies behind it is left.
    private static func fill(
        _ result: inout [UInt8], from bytes: [UInt8], at: inout Int, _ stream: UnsafeMutablePointer<z_stream>,
        limit: Int
    ) throws(FetchProblem) -> Bool {
        var buffer = [UInt8](repeating: 0, count: step)
        while true {
            var (status, taken, written) = (Z_OK, 0, 0)
            bytes[at...].withUnsafeBufferPointer { source in
                buffer.withUnsafeMutableBufferPointer { target in
                    stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                    stream.pointee.avail_in = uInt(clamping: source.count)
                    let offered = Int(stream.pointee.avail_in)
                    stream.pointee.next_out = target.baseAddress
                    stream.pointee.avail_out = uInt(target.count)
                    status = inflate(stream, Z_NO_FLUSH)
                    taken = offered - Int(stream.pointee.avail_in)
                    written = target.count - Int(stream.pointee.avail_out)
                }
            }
            at += taken
            guard result.count + written <= limit else { throw .tooLarge(limit) }
            result += buffer[..<written]
            if status == Z_STREAM_END { return true }
            guard status == Z_OK, taken > 0 || written > 0 else { throw .damaged }
        }
    }
}
