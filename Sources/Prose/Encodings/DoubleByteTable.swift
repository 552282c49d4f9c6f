import Foundation

/// The characters of an encoding in which two bytes are a character, by row and cell.
///
/// Kept as its file's bytes, for most runs need none of them; looked up once opened.
struct DoubleByteTable: Sendable {
    private let file: [UInt8]

    /// Reads a table that ships with the program.
    init(_ name: String, in folder: ResourceFolder) throws(ResourceFolder.Missing) {
        guard let data = try? Data(contentsOf: folder.url(name)) else { throw ResourceFolder.Missing(name: name) }
        file = [UInt8](data)
    }

    /// The table for look-ups. O(size of the table).
    func opened() -> Cells {
        var cells = Cells()
        for line in file.split(separator: 0x0A) where line.first != 0x23 {
            guard let tab = line.firstIndex(of: 0x09),
                let row = Int(String(decoding: line[..<tab], as: UTF8.self), radix: 16), row < cells.starts.count
            else { continue }
            cells.starts[row] = cells.scalars.count
            var at = line.index(after: tab)
            while at < line.endIndex {
                let length = min(UTF8Bytes.length(lead: line[at]), line.endIndex - at)
                let lead: UInt32 = length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F
                let scalar = (1..<length).reduce(UInt32(line[at]) & lead) { $0 << 6 | UInt32(line[at + $1] & 0x3F) }
                cells.scalars.append(scalar == 0xFFFD ? 0 : scalar)
                at += length
            }
            cells.ends[row] = cells.scalars.count
        }
        return cells
    }

    struct Cells {
        fileprivate(set) var scalars: [UInt32] = []
        fileprivate var starts = [Int](repeating: 0, count: 256)
        fileprivate var ends = [Int](repeating: 0, count: 256)

        /// The code point at a place; nil where the encoding has no character. O(1).
        func scalar(_ row: Int, _ cell: Int) -> UInt32? {
            guard row >= 0, row < 256, cell >= 0, starts[row] + cell < ends[row] else { return nil }
            let scalar = scalars[starts[row] + cell]
            return scalar == 0 ? nil : scalar
        }
    }
}
