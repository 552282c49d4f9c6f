import ArgumentParser
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the file system says of a path, so that two spellings of one file are known as one.
enum Paths {
    /// The path without links and detours; of a file that is not there yet, that of its folder with its name.
    static func resolved(_ path: String) -> String {
        if let real = real(path) { return real }
        let url = URL(fileURLWithPath: path).standardizedFileURL
        guard let folder = real(url.deletingLastPathComponent().path) else { return url.path }
        return folder + (folder.hasSuffix("/") ? "" : "/") + url.lastPathComponent
    }

    /// Device and inode, which hard links share; nil when there is no such file.
    static func identity(_ path: String) -> [UInt64]? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return [UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino)]
    }

    /// Why there is nothing at a path that could be read; nil when there is.
    static func whyMissing(_ path: String) -> String? {
        var status = stat()
        if stat(path, &status) == 0 { return nil }
        let failure = SystemFailure.last
        guard failure.number == ENOENT else { return "it cannot be looked at: \(failure)" }
        if lstat(path, &status) == 0 {
            let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? "something"
            return "a link to \(target), which does not exist"
        }
        // Names that are not UTF-8 come from the shell with their bad bytes replaced.
        if path.unicodeScalars.contains("\u{FFFD}") {
            return "no such file or folder; if its name is not UTF-8, rename it or pipe it in"
        }
        return looksLikeAddress(path)
            ? "no such file or folder; for a page on the web write https://\(path.printable)" : "no such file or folder"
    }

    /// "www.example.org/news": a host with a point in it, and something behind a slash.
    private static func looksLikeAddress(_ path: String) -> Bool {
        guard let slash = path.firstIndex(of: "/"), !path.hasPrefix(".") else { return path.hasPrefix("www.") }
        let labels = path[..<slash].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && labels.last.map { $0.count > 1 && $0.allSatisfy(\.isLetter) } ?? false
            && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Whether opening the path could wait for ever on another process. A shell's `<(…)` is a pipe too, but a filled
    /// one.
    static func isNamedPipe(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/") else { return false }
        let kind = status.st_mode & S_IFMT
        return kind == S_IFIFO || kind == S_IFSOCK
    }

    private static func real(_ path: String) -> String? {
        guard let buffer = realpath(path, nil) else { return nil }
        defer { free(buffer) }
        return String(cString: buffer)
    }
}

/// What is wrong with inputs and outputs before anything is read; wrong usage.
enum PathRules {
    /// Standard input can be read only once.
    static func checkInputs(_ inputs: [String]) throws {
        if inputs.isEmpty { throw ValidationError("Give at least one file, folder, or - for standard input.") }
        if inputs.filter({ $0 == "-" }).count > 1 {
            throw ValidationError("- is given twice; standard input ends once.")
        }
    }

    /// No output may be written twice or over an input.
    static func checkOutputs(_ outputs: [String], inputs: [String]) throws {
        guard !outputs.isEmpty else { return }
        var seen: Set<String> = []
        for path in outputs {
            if path != "-", Paths.isFolder(path) {
                throw ValidationError("'\(path.printable)' is a folder; give a file name in it.")
            }
            if !seen.insert(path == "-" ? path : Paths.resolved(path)).inserted {
                throw ValidationError("The output '\(path.printable)' is given twice.")
            }
        }
        // An older dossier among the articles is passed over as an input, so it may be written anew.
        let old = outputs.filter { $0 != "-" && Paths.identity($0) != nil && OwnOutput(path: $0) == nil }
        guard !old.isEmpty else { return }
        let files = inputs.filter { $0 != "-" }.flatMap { input in
            guard Paths.isFolder(input) else { return [input] }
            return FolderListing(input, extensions: InputList.extensions).files.map { "\(input)/\($0)" }
        }
        let read = Set(files.compactMap(Paths.identity))
        for path in old {
            if let file = Paths.identity(path), read.contains(file) {
                throw ValidationError("\(path.printable) is also an input; write the dossier to another file.")
            }
        }
    }
}

/// Why something could not be written, in words that tell what to do.
enum WriteFailure {
    static func words(_ path: String, _ error: any Error) -> String {
        if let number = number(error), Self.isTelling(number) { return SystemFailure(number: number).description }
        if Paths.isFolder(path) { return "it is a folder; give a file name in it" }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if !FileManager.default.fileExists(atPath: folder) {
            return "the folder \(folder.printable) does not exist"
        }
        if !Paths.isFolder(folder) { return "\(folder.printable) is no folder" }
        if access(FileManager.default.fileExists(atPath: path) ? path : folder, W_OK) != 0 {
            return "there is no permission to write there"
        }
        let reason = number(error).map { SystemFailure(number: $0).description } ?? error.localizedDescription
        return "the system refuses it: \(reason)"
    }

    /// Reasons that the file system alone does not show afterwards.
    private static func isTelling(_ number: Int32) -> Bool {
        [ENOSPC, EDQUOT, EROFS, EFBIG, EPIPE, EIO, ENAMETOOLONG, ELOOP].contains(number)
    }

    /// The system's own number, which Foundation wraps.
    private static func number(_ error: any Error) -> Int32? {
        if let failure = error as? SystemFailure { return failure.number }
        let error = error as NSError
        if error.domain == NSPOSIXErrorDomain { return Int32(truncatingIfNeeded: error.code) }
        if let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError { return number(inner) }
        return error.domain == NSCocoaErrorDomain && error.code == CocoaError.fileWriteOutOfSpace.rawValue
            ? ENOSPC : nil
    }
}
