import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes a file as a whole or not at all: beside its place first, then moved there, so that a full disk costs no
/// older file.
enum WholeFile {
    /// Links are followed, and the permissions of an older file kept. Devices and pipes are written as they are, and so
    /// is a file in a folder that takes no new one.
    static func save(_ data: Data, to path: String) throws(SystemFailure) {
        let target = Paths.resolved(path)
        var old = stat()
        let isThere = stat(target, &old) == 0
        let isDevice = isThere && old.st_mode & S_IFMT != S_IFREG
        if isDevice || path.hasPrefix("/dev/") || path.hasPrefix("/proc/") { return try overwrite(path, data) }
        if isThere, access(target, W_OK) != 0 { throw .last }
        let folder = (target as NSString).deletingLastPathComponent
        guard let (file, name) = opened(in: folder, mode: isThere ? old.st_mode & 0o777 : 0o666) else {
            let failure = SystemFailure.last
            guard isThere, [EACCES, EPERM].contains(failure.number) else { throw failure }
            return try overwrite(target, data)
        }
        do throws(SystemFailure) {
            try fill(file, data)
            // The process's mask took bits away that the older file had.
            if isThere { _ = chmod(name, old.st_mode & 0o777) }
            if rename(name, target) != 0 { throw .last }
        } catch {
            unlink(name)
            throw error
        }
    }

    /// A new file with a name of its own, hidden, so that no search of the folder takes it for an input.
    private static func opened(in folder: String, mode: mode_t) -> (file: Int32, name: String)? {
        for number in 0..<100 {
            let name = "\(folder)/.variorum-\(getpid())-\(number).part"
            let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            if file >= 0 { return (file, name) }
            if errno != EEXIST { return nil }
        }
        return nil
    }

    private static func overwrite(_ path: String, _ data: Data) throws(SystemFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .last }
        try fill(file, data)
    }

    /// Writes all and closes; a disk may tell only then that it is full.
    private static func fill(_ file: Int32, _ data: Data) throws(SystemFailure) {
        var problem = data.withUnsafeBytes { bytes -> SystemFailure? in
            var at = 0
            while at < bytes.count {
                let count = write(file, bytes.baseAddress?.advanced(by: at), bytes.count - at)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return .last }
                at += count
            }
            return nil
        }
        // A pipe or device knows no syncing, which is no failure.
        if problem == nil, fsync(file) != 0, errno != EINVAL, errno != EROFS, errno != ENOTSUP { problem = .last }
        if close(file) != 0, problem == nil { problem = .last }
        if let problem { throw problem }
    }
}
