import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A refusal of the operating system, by its error number.
struct SystemFailure: Error, CustomStringConvertible {
    let number: Int32

    /// The failure of the call just made.
    static var last: SystemFailure { SystemFailure(number: errno) }

    /// "there is no permission", or the system's own words.
    var description: String {
        switch number {
        case EACCES, EPERM: "there is no permission"
        case ENOENT: "it does not exist"
        case ENOTDIR: "a part of its path is no folder"
        case ELOOP: "its links lead in a circle"
        case ENAMETOOLONG: "its name or path is too long"
        case ENOSPC, EDQUOT: "there is no space left"
        case EROFS: "the disk is read-only"
        case EFBIG: "the file grows too large"
        case EPIPE: "nobody reads it"
        case EIO: "the disk or device fails"
        default: strerror(number).map { String(cString: $0) } ?? "error \(number)"
        }
    }
}
