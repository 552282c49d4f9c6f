import CZlib

/// Bytes packed as one member of a gzip file (RFC 1952); members may stand one behind another.
enum GzipMember {
    /// The same bytes for the same input and version of zlib. O(n).
    static func packed(_ bytes: [UInt8]) -> [UInt8] {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        // Fails only for wrong arguments or without memory, where nothing else would work either.
        let status = deflateInit2_(
            stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib cannot be used")
        defer { deflateEnd(stream) }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var at = 0
        while true {
            var (isDone, taken) = (false, 0)
            bytes[at...].withUnsafeBufferPointer { source in
                buffer.withUnsafeMutableBufferPointer { target in
                    stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                    stream.pointee.avail_in = uInt(clamping: source.count)
                    let offered = Int(stream.pointee.avail_in)
                    stream.pointee.next_out = target.baseAddress
                    stream.pointee.avail_out = uInt(target.count)
                    isDone = deflate(stream, offered == source.count ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_END
                    taken = offered - Int(stream.pointee.avail_in)
                    result += target[..<(target.count - Int(stream.pointee.avail_out))]
                }
            }
            at += taken
            if isDone { return result }
        }
    }
}
