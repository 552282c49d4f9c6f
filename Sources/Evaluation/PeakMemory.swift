import Foundation

/// The most memory that this process has held at once.
enum PeakMemory {
    /// In megabytes (10⁶ bytes): resident pages (VmHWM), those of mapped files included. Nil where the system does not
    /// tell, as outside Linux.
    ///
    /// `getrusage` is not asked, since its figure may be that of the shell that started the program.
    static func megabytes() -> Double? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }
        return kibibytes.map { $0 * 1024 / 1e6 }
    }
}
