import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A pseudo-terminal: what a process writes to its screen is read at the other side.
struct Terminal {
    struct Unavailable: Error {}

    /// Given to the process as its standard output.
    let screen: FileHandle
    private let other: FileHandle

    /// False in the rare container that has no pseudo-terminals.
    static var isAvailable: Bool { (try? Terminal()) != nil }

    init(columns: UInt16 = 80) throws {
        var (main, side): (Int32, Int32) = (-1, -1)
        var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&main, &side, nil, nil, &size) == 0 else { throw Unavailable() }
        screen = FileHandle(fileDescriptor: side, closeOnDealloc: true)
        other = FileHandle(fileDescriptor: main, closeOnDealloc: true)
    }

    /// All that was written, once the process has ended. A terminal holds 4 KB for its reader; tests write less.
    func read() throws -> String {
        _ = fcntl(other.fileDescriptor, F_SETFL, O_NONBLOCK)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = readSome(other.fileDescriptor, &chunk, chunk.count)
            if count <= 0 { break }
            bytes += chunk[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// `read(2)` under another name, because `Terminal.read` hides it.
private func readSome(_ descriptor: Int32, _ bytes: inout [UInt8], _ count: Int) -> Int {
    read(descriptor, &bytes, count)
}
