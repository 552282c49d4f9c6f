import Foundation
import Language

/// Writes the container that `ModelFile` reads.
struct ModelWriter {
    private var sections: [(kind: ModelFile.Section, bytes: [UInt8])] = []

    mutating func add(_ kind: ModelFile.Section, _ bytes: [UInt8]) { sections.append((kind, bytes)) }

    mutating func add(_ kind: ModelFile.Section, lines: [String]) {
        add(kind, Array(lines.joined(separator: "\n").utf8))
    }

    /// Adds a map from words to small numbers, at most half full.
    mutating func add(_ kind: ModelFile.Section, words: [UInt64: Int]) {
        var count = 16
        while count < words.count * 2 { count *= 2 }
        var slots = [UInt64](repeating: 0, count: count)
        for (hash, value) in words.sorted(by: { $0.key < $1.key }) {
            var at = Int(truncatingIfNeeded: hash >> 20) & (count - 1)
            while slots[at] != 0 { at = (at + 1) & (count - 1) }
            slots[at] = hash & ~WordTable.valueMask | UInt64(value)
        }
        add(kind, Quantizer.bytes(slots))
    }

    /// Adds the dictionary, at most four fifths full.
    mutating func add(_ kind: ModelFile.Section, kinds: [UInt64: WordKinds]) {
        var count = 16
        while count * 4 < kinds.count * 5 { count *= 2 }
        var slots = [UInt32](repeating: 0, count: count)
        for (hash, value) in kinds.sorted(by: { $0.key < $1.key }) where value.bits > 0 {
            var at = KindTable.slot(hash, mask: UInt64(count - 1))
            while slots[at] != 0 { at = (at + 1) & (count - 1) }
            slots[at] = KindTable.key(hash) | UInt32(value.bits)
        }
        add(kind, Quantizer.bytes(slots))
    }

    func write(to url: URL) throws {
        let headerSize = ModelFile.headerSize
        var directory: [UInt8] = []
        var body: [UInt8] = []
        let bodyStart = Self.aligned(headerSize + sections.count * ModelFile.directoryEntrySize)
        for section in sections {
            let start = Self.aligned(bodyStart + body.count)
            body += [UInt8](repeating: 0, count: start - bodyStart - body.count)
            body += section.bytes
            directory += Quantizer.bytes([section.kind.rawValue, 0])
            directory += Quantizer.bytes([UInt64(start), UInt64(section.bytes.count)])
        }
        directory += [UInt8](repeating: 0, count: bodyStart - headerSize - directory.count)
        let content = directory + body
        let checksum = content.withUnsafeBytes { ModelFile.checksum($0) }
        var file = ModelFile.magic
        file += Quantizer.bytes([ModelFile.version, UInt32(sections.count)])
        file += Quantizer.bytes([UInt64(headerSize + content.count), checksum])
        try Data(file + content).write(to: url, options: .atomic)
    }

    private static func aligned(_ offset: Int) -> Int {
        (offset + ModelFile.alignment - 1) / ModelFile.alignment * ModelFile.alignment
    }
}
