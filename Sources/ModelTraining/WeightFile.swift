import Foundation

/// Averaged weights between the steps of the training, as raw bytes: classes, rows, then hash and weights of each row.
enum WeightFile {
    struct Malformed: Error, CustomStringConvertible {
        let file: String
        var description: String { "\(file) holds no weights of this program; train again" }
    }

    static func write(_ store: WeightStore, to url: URL) throws {
        try write(store.rows(), classes: store.classes, to: url)
    }

    static func write(_ rows: [WeightRow], classes: Int, to url: URL) throws {
        var data = Data()
        data.reserveCapacity(16 + rows.count * (8 + classes * 4))
        data.append(contentsOf: Quantizer.bytes([UInt64(classes), UInt64(rows.count)]))
        for row in rows {
            withUnsafeBytes(of: row.hash.littleEndian) { data.append(contentsOf: $0) }
            for weight in row.weights {
                withUnsafeBytes(of: weight.bitPattern.littleEndian) { data.append(contentsOf: $0) }
            }
        }
        try data.write(to: url)
    }

    /// The rows in the order they were written.
    static func rows(_ url: URL) throws -> [WeightRow] {
        let data = try Data(contentsOf: url, options: .alwaysMapped)
        return try data.withUnsafeBytes { bytes in
            guard bytes.count >= 16 else { throw Malformed(file: url.path) }
            let classes = Int(bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
            let count = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            guard classes <= 1 << 10, count <= 1 << 30, bytes.count == 16 + count * (8 + classes * 4) else {
                throw Malformed(file: url.path)
            }
            return (0..<count).map { row in
                let at = 16 + row * (8 + classes * 4)
                return WeightRow(
                    hash: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self),
                    weights: (0..<classes).map { bytes.loadUnaligned(fromByteOffset: at + 8 + $0 * 4, as: Float.self) })
            }
        }
    }
}

/// The weights of one feature.
struct WeightRow: Sendable {
    let hash: UInt64
    let weights: [Float]
}
