import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The lines of a stream, none longer in memory than the limit.
struct LineReader {
    enum Line {
        /// Without its line feed.
        case bytes(Data)
        /// Longer than the limit; its bytes are gone.
        case tooLong
    }

    static let longest = 128 << 20

    private let handle: FileHandle
    private var chunk: [UInt8] = []
    private var at = 0

    init(_ handle: FileHandle) { self.handle = handle }

    /// The next line, or nil at the end.
    mutating func next() throws -> Line? {
        var line = Data()
        var (isTooLong, isBegun) = (false, false)
        while try fill() {
            isBegun = true
            let end = lineFeed()
            let upTo = end ?? chunk.count
            if !isTooLong, line.count + upTo - at > Self.longest { (isTooLong, line) = (true, Data()) }
            if !isTooLong { line.append(contentsOf: chunk[at..<upTo]) }
            at = end.map { $0 + 1 } ?? chunk.count
            if end != nil { break }
        }
        return isTooLong ? .tooLong : isBegun ? .bytes(line) : nil
    }

    /// Whether there is a byte to read.
    private mutating func fill() throws -> Bool {
        if at < chunk.count { return true }
        do {
            chunk = [UInt8](try handle.read(upToCount: 1 << 20) ?? Data())
        } catch {
            throw CommandFailure.nothingUsable("reading standard input broke off")
        }
        at = 0
        return !chunk.isEmpty
    }

    /// Where the line ends in the chunk.
    private func lineFeed() -> Int? {
        chunk.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let hit = memchr(base + at, 0x0A, buffer.count - at) else {
                return nil
            }
            return UnsafeRawPointer(hit) - base
        }
    }
}
