/// The unpacked side of gzip data (RFC 1952): members one behind the other are one stream, as in `.warc.gz`.
///
/// Constant memory. Damage ends the stream and is told; what came before it has been given.
package final class GzipSource: ByteSource {
    private var input: ByteStream
    /// One for all members: a member may be of 20 bytes, and a new window for each would cost far more than these.
    private var inflater = Inflater()
    private var isInMember = false
    private var checksum = CRC32()
    private var length = 0
    private var given = 0
    private var isFirst = true
    package private(set) var damage: String?
    /// Whether every member begun has come to its end; that other data follow does not count. True at the end only.
    private(set) var isWhole = false

    init(_ input: ByteStream) { self.input = input }

    /// Whether the bytes begin with the header of a gzip member.
    static func recognises(_ head: some Collection<UInt8>) -> Bool { head.starts(with: [0x1F, 0x8B, 0x08]) }

    package func next() -> [UInt8]? {
        while damage == nil {
            guard isInMember else {
                guard beginMember() else { return nil }
                inflater.restart()
                isInMember = true
                continue
            }
            do throws(Inflater.Damage) {
                if let piece = try inflater.next(&input) {
                    checksum.add(piece)
                    length += piece.count
                    given += piece.count
                    return piece
                }
                isInMember = false
                endMember()
            } catch {
                stop(error == .truncated ? "break off" : "are damaged")
            }
        }
        return nil
    }

    /// Reads a member's header; false at the end of the input. Zeros behind the last member are padding.
    private func beginMember() -> Bool {
        if !isFirst { while input.peek(1).first == 0 { _ = input.skip(1) } }
        if !isFirst, input.isAtEnd {
            if let inner = input.damage { damage = inner } else { isWhole = true }
            return false
        }
        let header = input.read(10)
        guard header.count == 10, Self.recognises(header) else {
            // Other bytes behind a whole member are no part of it, as gzip itself sees it.
            if isFirst || Self.recognises(header) {
                stop("break off")
            } else {
                isWhole = true
                damage = "other data follow the compressed data"
            }
            return false
        }
        isFirst = false
        checksum = CRC32()
        length = 0
        guard skipExtras(header[3]) else {
            stop("break off")
            return false
        }
        return true
    }

    private func skipExtras(_ flags: UInt8) -> Bool {
        if flags & 4 != 0 {
            let size = input.read(2)
            guard size.count == 2, case let count = Int(size[0]) | Int(size[1]) << 8, input.skip(count) == count else {
                return false
            }
        }
        for flag in [8, 16] as [UInt8] where flags & flag != 0 {
            while let byte = input.read(1).first, byte != 0 {}
        }
        if flags & 2 != 0 { return input.skip(2) == 2 }
        return true
    }

    private func endMember() {
        let trailer = input.read(8)
        guard trailer.count == 8 else { return stop("break off") }
        func number(_ at: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(trailer[at + $1]) << UInt32(8 * $1) } }
        if number(0) != checksum.value || number(4) != UInt32(truncatingIfNeeded: length) { stop("are damaged") }
    }

    private func stop(_ what: String) {
        isInMember = false
        damage = "the compressed data \(what) after \(ByteCount.words(given)) of content"
    }
}

/// Sizes in words.
enum ByteCount {
    /// "812 bytes", "64 kB", "1,204 MB".
    static func words(_ count: Int) -> String {
        if count < 10_000 { return "\(count) bytes" }
        if count < 10_000_000 { return "\(count / 1000) kB" }
        return "\(count / 1_000_000) MB"
    }
}
