#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A source read from left to right, with a look ahead. Holds one piece and what was looked at, no more.
package struct ByteStream {
    /// Bytes that stay in the buffer behind the position, so that a bit reader can give some back.
    private static let kept = 8

    private let source: any ByteSource
    /// What has been loaded; bytes before `at` are read.
    private(set) var buffer: [UInt8] = []
    /// The position in `buffer`.
    var at = 0
    /// Whether the source has given all it has.
    private(set) var isExhausted = false
    /// When the bytes were fetched, where whoever gives them knows it.
    package var fetched: FetchTime?
    /// Number of bytes dropped from the front of the buffer.
    private var dropped = 0

    package init(_ source: any ByteSource) { self.source = source }

    package init(_ bytes: [UInt8]) { self.init(MemorySource(bytes)) }

    /// Why the source ended early, once it has.
    package var damage: String? { source.damage }

    /// Offset of the position in the whole input.
    package var offset: Int { dropped + at }

    /// Bytes loaded and not read.
    var available: Int { buffer.count - at }

    package var isAtEnd: Bool {
        mutating get { available == 0 && !refill() }
    }

    /// Loads the next piece behind what is not read yet; false at the end.
    mutating func refill() -> Bool {
        guard !isExhausted else { return false }
        guard let piece = source.next() else {
            isExhausted = true
            return false
        }
        let cut = max(0, at - Self.kept)
        if cut == buffer.count { buffer = piece } else { buffer = Array(buffer[cut...]) + piece }
        dropped += cut
        at -= cut
        return true
    }

    /// Loads until so many bytes are there to read, or the input ends. Amortised O(1) a byte.
    private mutating func load(_ count: Int) {
        guard available < count, !isExhausted else { return }
        let cut = max(0, at - Self.kept)
        buffer.removeFirst(cut)
        dropped += cut
        at -= cut
        while available < count {
            guard let piece = source.next() else {
                isExhausted = true
                return
            }
            buffer += piece
        }
    }

    /// The next bytes without reading them; fewer at the end.
    package mutating func peek(_ count: Int) -> ArraySlice<UInt8> {
        load(count)
        return buffer[at..<min(at + count, buffer.count)]
    }

    /// Reads so many bytes; fewer at the end.
    package mutating func read(_ count: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(min(count, 1 << 20))
        while result.count < count, !isAtEnd {
            let end = min(buffer.count, at + count - result.count)
            result += buffer[at..<end]
            at = end
        }
        return result
    }

    /// Steps over so many bytes and tells how many there were.
    package mutating func skip(_ count: Int) -> Int {
        var left = count
        while left > 0, !isAtEnd {
            let step = min(left, available)
            at += step
            left -= step
        }
        return count - left
    }

    /// All that is left, or nil when that is more than the limit. Then the position is undefined.
    package mutating func rest(limit: Int) -> [UInt8]? {
        var result: [UInt8] = []
        while !isAtEnd {
            guard result.count + available <= limit else { return nil }
            result += buffer[at...]
            at = buffer.count
        }
        return result
    }

    /// A line without its line feed, or nil at the end.
    ///
    /// Of a line longer than the limit the beginning is given; the rest of it is read and gone.
    package mutating func line(limit: Int) -> (bytes: [UInt8], isWhole: Bool)? {
        guard !isAtEnd else { return nil }
        var line: [UInt8] = []
        var isWhole = true
        while !isAtEnd {
            let end = lineFeed()
            let upTo = end ?? buffer.count
            let room = limit - line.count
            if upTo - at > room { isWhole = false }
            line += buffer[at..<(at + min(room, upTo - at))]
            at = end.map { $0 + 1 } ?? buffer.count
            if end != nil { break }
        }
        return (line, isWhole)
    }

    /// Where the line ends in the buffer.
    private func lineFeed() -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let hit = memchr(base + at, 0x0A, bytes.count - at) else { return nil }
            return UnsafeRawPointer(hit) - base
        }
    }
}
