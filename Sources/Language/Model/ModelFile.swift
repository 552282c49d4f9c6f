package import Foundation

/// A trained file that cannot be used, and why.
package struct ModelError: Error, CustomStringConvertible {
    package let file: String
    package let reason: String
    package var description: String { "the language model \(file) cannot be used: \(reason)" }
}

/// The container of trained tables: a header, a directory of sections, the sections, all little-endian.
///
/// | bytes | content |
/// |---|---|
/// | 0–7 | `VARIORUM` |
/// | 8–11, 12–15 | version, number of sections |
/// | 16–23, 24–31 | length of the file, checksum of all bytes from 32 on |
/// | 32… | per section: kind (UInt32), reserved (UInt32), offset (UInt64), length (UInt64) |
/// | … | sections, each beginning at a multiple of 64 |
///
/// Opening maps the file, compares its checksum and checks every offset: O(size), about 1 ms a megabyte at worst.
package struct ModelFile: Sendable {
    package enum Section: UInt32, Sendable, CaseIterable {
        case tags = 1, relations, wordClasses, fixedTags, wordKinds
        case taggerBuckets, taggerRows
        case parserSlots
        case labellerBuckets, labellerRows
        case nameMarks, nameBuckets, nameRows, nameTransitions
        case languages = 32
        case latinSlots, latinRows, cyrillicSlots, cyrillicRows, arabicSlots, arabicRows
        case devanagariSlots, devanagariRows
    }

    package static let magic = Array("VARIORUM".utf8)
    package static let version: UInt32 = 4
    package static let headerSize = 32
    package static let directoryEntrySize = 24
    package static let alignment = 64

    let name: String
    private let file: MappedFile
    private let ranges: [Section: Range<Int>]

    /// - Throws: `ModelError` when the file is missing, cut, of another version or damaged.
    package init(_ url: URL) throws(ModelError) {
        name = url.lastPathComponent
        guard let file = MappedFile(url.path) else {
            throw ModelError(file: url.path, reason: "it is missing or unreadable; install it beside the program")
        }
        self.file = file
        ranges = try Self.directory(of: file.bytes, name: name)
    }

    /// The bytes of a section; valid as long as this value or a copy of it lives.
    func bytes(_ section: Section) throws(ModelError) -> UnsafeRawBufferPointer {
        guard let range = ranges[section] else { throw error("it lacks the section \(section)") }
        return UnsafeRawBufferPointer(rebasing: file.bytes[range])
    }

    /// The lines of a section of text.
    func lines(_ section: Section) throws(ModelError) -> [Substring] {
        String(decoding: try bytes(section), as: UTF8.self).split(separator: "\n")
    }

    func error(_ reason: String) -> ModelError { ModelError(file: name, reason: reason) }

    private static func directory(of bytes: UnsafeRawBufferPointer, name: String) throws(ModelError) -> [Section: Range<
        Int
    >] {
        func error(_ reason: String) -> ModelError { ModelError(file: name, reason: reason) }
        guard bytes.count >= headerSize, bytes.prefix(8).elementsEqual(magic) else {
            throw error("it is no model file")
        }
        let found = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
        guard found == version else { throw error("it has version \(found), this program reads version \(version)") }
        guard bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self) == UInt64(bytes.count) else {
            throw error("it was cut short or has bytes behind its end")
        }
        let checksum = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        guard checksum == Self.checksum(UnsafeRawBufferPointer(rebasing: bytes[headerSize...])) else {
            throw error("its checksum is wrong, so it is damaged")
        }
        guard let ranges = sectionRanges(bytes) else { throw error("its directory points outside the file") }
        return ranges
    }

    private static func sectionRanges(_ bytes: UnsafeRawBufferPointer) -> [Section: Range<Int>]? {
        let count = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        guard count <= 64, headerSize + count * directoryEntrySize <= bytes.count else { return nil }
        var ranges: [Section: Range<Int>] = [:]
        for entry in 0..<count {
            let at = headerSize + entry * directoryEntrySize
            let offset = bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
            let length = bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self)
            let total = UInt64(bytes.count)
            guard offset <= total, length <= total - offset, offset % UInt64(alignment) == 0 else { return nil }
            // A section of a later minor version is passed over.
            guard let section = Section(rawValue: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)) else {
                continue
            }
            ranges[section] = Int(offset)..<Int(offset + length)
        }
        return ranges
    }

    /// A 64-bit checksum taken eight bytes at a time; O(n).
    package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = UInt64(bytes.count)
        var at = 0
        while at + 8 <= bytes.count {
            sum = FeatureHash.mix(sum, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        while at < bytes.count {
            sum = FeatureHash.mix(sum, UInt64(bytes[at]))
            at += 1
        }
        return sum
    }
}
