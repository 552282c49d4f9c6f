#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file in memory of its own, on huge pages where the system has them.
///
/// The tables are read at random places; with ordinary pages most of the time goes into finding the page. Being a
/// copy, the bytes cannot change or vanish when the file on disk does.
///
/// `@unchecked Sendable`: the bytes are never written after `init` and stay until the last reference is gone.
final class MappedFile: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    private let region: UnsafeMutableRawBufferPointer
    private static let hugePage = 1 << 21
    /// No model is longer than a gibibyte; a folder opened by mistake seems to be.
    private static let largest = 1 << 30

    /// Nil when the file is missing, unreadable, empty or absurdly long.
    init?(_ path: String) {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let length = Int(lseek(descriptor, 0, SEEK_END))
        guard length > 0, length <= Self.largest, let region = Self.region(for: length) else { return nil }
        self.region = region
        let address = UInt(bitPattern: region.baseAddress)
        let start = Int((UInt(Self.hugePage) - address % UInt(Self.hugePage)) % UInt(Self.hugePage))
        let place = UnsafeMutableRawBufferPointer(rebasing: region[start..<(start + length)])
        bytes = UnsafeRawBufferPointer(place)
        var done = 0
        while done < length {
            let count = pread(descriptor, place.baseAddress?.advanced(by: done), length - done, off_t(done))
            guard count > 0 else { return nil }
            done += count
        }
        mprotect(region.baseAddress, region.count, PROT_READ)
    }

    /// Fresh memory for a file, with room to begin at a huge page.
    private static func region(for length: Int) -> UnsafeMutableRawBufferPointer? {
        let size = (length / hugePage + 2) * hugePage
        let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
        guard let start, start != MAP_FAILED else { return nil }
        #if os(Linux)
            madvise(start, size, 14)  // MADV_HUGEPAGE; a refusal costs speed only
        #endif
        return UnsafeMutableRawBufferPointer(start: start, count: size)
    }

    deinit { munmap(region.baseAddress, region.count) }
}
