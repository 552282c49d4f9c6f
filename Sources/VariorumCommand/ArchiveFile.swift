import Foundation
import Gathering
import Reports
import Variorum

/// The WARC file that `--archive` names; made with the first page, never over a file that is there.
final class ArchiveFile {
    private let path: String
    private let writer: WARCWriter
    private var handle: FileHandle?
    /// Hashes of what is kept. Two addresses may lead through one redirect in one second; that is one exchange with one
    /// id, which may stand in an archive only once.
    private var kept: Set<Int> = []

    init(_ path: String) {
        self.path = path
        writer = WARCWriter(packs: path.lowercased().hasSuffix(".gz"))
    }

    /// Adds every exchange on the way to a page. Throws `CommandFailure`.
    func add(_ page: FetchedPage) throws {
        do {
            let handle = try opened(time: page.page.time)
            for exchange in page.exchanges where kept.insert(exchange.hashValue).inserted {
                try handle.write(contentsOf: Data(writer.records(exchange)))
            }
        } catch {
            throw CommandFailure.cannotWrite(path, WriteFailure.words(path, error))
        }
    }

    private func opened(time: Int) throws -> FileHandle {
        if let handle { return handle }
        let url = URL(fileURLWithPath: path)
        let opening = writer.opening(
            software: "Variorum/\(NewsCollator.version)", file: url.lastPathComponent, time: time)
        try Data(opening).write(to: url, options: .withoutOverwriting)
        let handle = try FileHandle(forWritingTo: url)
        try handle.seekToEnd()
        self.handle = handle
        return handle
    }
}
