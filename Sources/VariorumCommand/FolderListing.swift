import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a folder and the folders in it hold, as far as it may be an input.
struct FolderListing {
    /// Paths relative to the folder, sorted; hidden ones are left out.
    private(set) var files: [String] = []
    /// What cannot be looked at, relative to the folder (the folder itself is empty), and why.
    private(set) var problems: [(path: String, why: String)] = []
    /// Links to folders, which are not followed: they may lead in a circle.
    private(set) var links: [String] = []
    /// How many files of which other kinds there are, by extension.
    private(set) var otherKinds: [String: Int] = [:]

    /// - Parameters:
    ///   - folder: its path.
    ///   - extensions: small letters, of the kinds that are wanted.
    init(_ folder: String, extensions: Set<String>) {
        var open = [""]
        while let path = open.popLast() {
            do throws(SystemFailure) {
                for name in try Self.names(in: path.isEmpty ? folder : "\(folder)/\(path)") {
                    let entry = path.isEmpty ? name.string : "\(path)/\(name.string)"
                    guard name.isUTF8 else {
                        problems.append((entry, "the file's name is not UTF-8 (\\x marks its other bytes); rename it"))
                        continue
                    }
                    if add(entry, of: folder, extensions) { open.append(entry) }
                }
            } catch {
                problems.append((path, "the folder cannot be read: \(error)"))
            }
        }
        files.sort()
        links.sort()
        problems.sort { $0.path < $1.path }
    }

    /// Returns whether the entry is a folder to be looked into.
    private mutating func add(_ entry: String, of folder: String, _ extensions: Set<String>) -> Bool {
        let path = "\(folder)/\(entry)"
        var own = stat()
        guard lstat(path, &own) == 0 else {
            problems.append((entry, "it cannot be looked at: \(SystemFailure.last)"))
            return false
        }
        if own.st_mode & S_IFMT == S_IFDIR { return true }
        if own.st_mode & S_IFMT == S_IFLNK, Paths.isFolder(path) {
            links.append(entry)
            return false
        }
        let type = (entry as NSString).pathExtension.lowercased()
        if extensions.contains(type) { files.append(entry) } else { otherKinds[type, default: 0] += 1 }
        return false
    }

    /// The name of an entry; where it is not UTF-8, with each byte beyond ASCII as `\xE9`.
    struct Name {
        let string: String
        let isUTF8: Bool

        init(_ bytes: some Collection<UInt8>) {
            if let valid = String(validating: bytes, as: UTF8.self) {
                (string, isUTF8) = (valid, true)
                return
            }
            isUTF8 = false
            string = bytes.reduce(into: "") { result, byte in
                if byte < 0x80 {
                    result.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    result += "\\x" + String(byte, radix: 16, uppercase: true)
                }
            }
        }
    }

    /// The names that are not hidden.
    private static func names(in folder: String) throws(SystemFailure) -> [Name] {
        guard let stream = opendir(folder) else { throw .last }
        defer { closedir(stream) }
        var names: [Name] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
                    Name(UnsafeRawBufferPointer(start: $0, count: strlen($0)))
                }
            }
            if !name.string.hasPrefix(".") { names.append(name) }
            errno = 0
        }
        if errno != 0 { throw .last }
        return names
    }

    /// "3 files of kinds that are not read passed over: .pdf (2), .docx"; nil when there are none.
    var otherKindsInWords: String? {
        let total = otherKinds.values.reduce(0, +)
        guard total > 0 else { return nil }
        let sorted = otherKinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var kinds = sorted.prefix(Self.mostKinds).map { kind, count in
            (kind.isEmpty ? "without an extension" : ".\(kind)") + (count > 1 ? " (\(count))" : "")
        }
        if sorted.count > Self.mostKinds { kinds.append("…") }
        return total == 1
            ? "1 file of a kind that is not read passed over: \(kinds[0])"
            : "\(total) files of kinds that are not read passed over: \(kinds.joined(separator: ", "))"
    }

    private static let mostKinds = 8
}
