import Foundation
import Synchronization

/// A line on standard error that tells how far the work is: only on a terminal, only after a second of work.
final class ProgressLine: Sendable {
    private let total: Int
    private let what: String
    private let isWanted: Bool
    private let start = ContinuousClock().now
    private let isShown = Mutex(false)

    init(total: Int, _ what: String = "reports read", isWanted: Bool) {
        self.total = total
        self.what = what
        self.isWanted = isWanted && Console.errorIsTerminal
    }

    func update(_ done: Int) {
        guard isWanted, start.duration(to: ContinuousClock().now) > .seconds(1) else { return }
        isShown.withLock { shown in
            shown = true
            try? FileHandle.standardError.write(
                contentsOf: Data("\r\u{1B}[Kvariorum: \(done) of \(total) \(what)".utf8))
        }
    }

    func finish() {
        isShown.withLock { shown in
            if shown { try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8)) }
            shown = false
        }
    }
}
