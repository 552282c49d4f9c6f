import Foundation
import Gathering
import Variorum

/// The WARC file that `--archive` names; made with the first page, never over a file that is there.
final class ArchiveFile {
    private let path: String
    private let writer: WARCRecordWriter
    private var handle: FileHandle?

    init(_ path: String) {
        self.path = path
        writer = WARCRecordWriter(
            isPacked: path.lowercased().hasSuffix(".gz"), software: "Variorum/\(NewsCollator.version)")
    }

    /// Adds every exchange on the way to a page. Throws `CommandFailure`.
    func add(_ page: FetchedPage) throws {
        do {
            let handle = try opened(time: page.page.time)
            for exchange in page.exchanges { try handle.write(contentsOf: Data(writer.records(exchange))) }
        } catch {
            throw CommandFailure.cannotWrite(path, WriteFailure.words(path, error))
        }
    }

    private func opened(time: Int) throws -> FileHandle {
        if let handle { return handle }
        let url = URL(fileURLWithPath: path)
        try Data(writer.opening(time: time)).write(to: url, options: .withoutOverwriting)
        let handle = try FileHandle(forWritingTo: url)
        try handle.seekToEnd()
        self.handle = handle
        return handle
    }
}
