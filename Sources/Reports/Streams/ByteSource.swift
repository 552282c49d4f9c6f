/// Where the bytes of an input come from, piece by piece: a file, a pipe, the unpacked side of another source.
///
/// A class because reading moves a position that all holders share.
package protocol ByteSource: AnyObject {
    /// The next piece, never empty; nil at the end.
    func next() -> [UInt8]?

    /// Why the bytes ended before they should have ("the compressed data break off after 12 MB"); nil when all is well.
    var damage: String? { get }
}

/// Bytes in memory as a source of one piece.
package final class MemorySource: ByteSource {
    private var bytes: [UInt8]?

    package init(_ bytes: [UInt8]) { self.bytes = bytes.isEmpty ? nil : bytes }

    package var damage: String? { nil }

    package func next() -> [UInt8]? {
        defer { bytes = nil }
        return bytes
    }
}

/// Pieces that a function gives until it gives nil; a thrown error ends them with its description.
package final class PieceSource: ByteSource {
    private var pieces: (() throws -> [UInt8]?)?
    package private(set) var damage: String?

    package init(_ pieces: @escaping () throws -> [UInt8]?) { self.pieces = pieces }

    package func next() -> [UInt8]? {
        do {
            while let piece = try pieces?() {
                if !piece.isEmpty { return piece }
            }
        } catch {
            damage = "\(error)"
        }
        pieces = nil
        return nil
    }
}
