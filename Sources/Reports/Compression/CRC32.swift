/// The checksum of gzip and ZIP (polynomial 0xEDB88320), four bytes at a step.
struct CRC32 {
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 4 * 256)
        for index in 0..<256 {
            var value = UInt32(index)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
            tables[index] = value
        }
        for table in 1..<4 {
            for index in 0..<256 {
                let value = tables[(table - 1) * 256 + index]
                tables[table * 256 + index] = value >> 8 ^ tables[Int(value & 0xFF)]
            }
        }
        return tables
    }()

    private var state: UInt32 = 0xFFFF_FFFF

    var value: UInt32 { ~state }

    mutating func add(_ bytes: [UInt8]) {
        var crc = state
        Self.tables.withUnsafeBufferPointer { tables in
            bytes.withUnsafeBytes { bytes in
                var at = 0
                while at + 4 <= bytes.count {
                    crc ^= UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
                    crc =
                        tables[768 + Int(crc & 0xFF)] ^ tables[512 + Int(crc >> 8 & 0xFF)]
                        ^ tables[256 + Int(crc >> 16 & 0xFF)] ^ tables[Int(crc >> 24)]
                    at += 4
                }
                while at < bytes.count {
                    crc = crc >> 8 ^ tables[Int((crc ^ UInt32(bytes[at])) & 0xFF)]
                    at += 1
                }
            }
        }
        state = crc
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        var crc = CRC32()
        crc.add(bytes)
        return crc.value
    }
}
