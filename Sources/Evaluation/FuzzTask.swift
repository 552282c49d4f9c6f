import ArgumentParser
import Foundation

/// `evaluate fuzz`: changed inputs for every reader, without end, and what breaks them.
struct FuzzTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz", abstract: "Give readers changed inputs and look for crashes, hangs and floods of memory.",
        discussion: """
            Every input has a number, and seed and number make it again: `--first N --runs 1`. Inputs are read in a process \
            of their own, which may crash; the run then goes on behind the input that did it, which is written to the \
            folder of findings. An input hangs when it takes more than 0.1 s and 1 s a megabyte of CPU time, twice. Prints \
            a line a target. `--growth` reads floods of two sizes instead and compares their times.
            """)

    @Option(help: "One of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")); repeat for several.")
    var target: [FuzzTarget] = FuzzTarget.allCases
    @Option(help: "Folder or file whose content is changed too; repeat for several.", completion: .directory)
    var corpus: [String] = []
    @Option(help: "Inputs for each target.") var runs: UInt64 = 100_000
    @Option(help: "Stop each target after so many seconds.") var seconds: Double?
    @Option(help: "Another seed gives other inputs.") var seed: UInt64 = 1
    @Option(help: "Number of the first input.") var first: UInt64 = 0
    @Option(help: "Targets fuzzed at once.") var jobs = 1
    @Option(help: "Where inputs go that break a reader.", completion: .directory) var findings: String?
    @Flag(help: "Compare the times of floods of two sizes.") var growth = false
    @Option(help: .hidden) var progress: String?

    func validate() throws {
        guard (1...64).contains(jobs) else { throw ValidationError("--jobs must be 1 to 64.") }
    }

    func run() throws {
        if let progress, let target = target.first {
            try FuzzWorker(target, inputs(target), seconds: seconds).run(from: first, count: runs, progress: progress)
        } else if growth {
            guard try FuzzGrowth.run(target) else { throw ExitCode.failure }
        } else {
            guard try superviseAll() else { throw ExitCode.failure }
        }
    }

    private func inputs(_ target: FuzzTarget) throws -> FuzzMutator {
        let format = FuzzFormat.of(target)
        var members = format.corpus
        for path in corpus { members += try FuzzCorpus.read(path) }
        return FuzzMutator(corpus: members, words: format.words, seed: seed)
    }

    // MARK: - Processes

    private func superviseAll() throws -> Bool {
        var isSound = true
        for start in stride(from: 0, to: target.count, by: jobs) {
            let runs = try target[start..<min(start + jobs, target.count)].map { target in
                let run = FuzzRun(target: target, task: self)
                try run.start()
                return run
            }
            for run in runs where try !run.finish() { isSound = false }
        }
        return isSound
    }

    /// The arguments with which this task becomes the worker of a target.
    func workerArguments(_ target: FuzzTarget, first: UInt64, count: UInt64, seconds: Double?, progress: String)
        -> [String]
    {
        var arguments = [
            "fuzz", "--target", target.rawValue, "--seed", "\(seed)", "--first", "\(first)", "--runs", "\(count)",
            "--progress", progress,
        ]
        if let seconds { arguments += ["--seconds", "\(seconds)"] }
        for path in corpus { arguments += ["--corpus", path] }
        return arguments
    }

    func keep(_ target: FuzzTarget, _ number: UInt64) throws -> String {
        guard let findings else { return "" }
        try FileManager.default.createDirectory(atPath: findings, withIntermediateDirectories: true)
        let path = findings + "/\(target.rawValue)-\(seed)-\(number)"
        try Data(try inputs(target).input(number)).write(to: URL(fileURLWithPath: path))
        return ": \(path)"
    }
}

/// One target's worker, started anew behind each input that ends it.
private final class FuzzRun {
    /// After so many findings the target is left.
    private static let mostCrashes = 20

    private let target: FuzzTarget
    private let task: FuzzTask
    private let progress: String
    private var process = Process()
    private var first: UInt64
    private let began = Date()
    private var (crashes, flaws, peak) = (0, 0, 0.0)

    init(target: FuzzTarget, task: FuzzTask) {
        self.target = target
        self.task = task
        first = task.first
        progress = NSTemporaryDirectory() + "/fuzz-\(target.rawValue)-\(ProcessInfo.processInfo.processIdentifier)"
    }

    private var end: UInt64 { task.first + task.runs }

    func start() throws {
        let left = task.seconds.map { max(1, $0 + began.timeIntervalSinceNow) }
        process = Process()
        process.executableURL = Bundle.main.executableURL
        process.arguments = task.workerArguments(
            target, first: first, count: end - first, seconds: left, progress: progress)
        try process.run()
    }

    /// Waits for the worker, and for those after it; prints the figures. False when something was found.
    func finish() throws -> Bool {
        defer { try? FileManager.default.removeItem(atPath: progress) }
        while true {
            process.waitUntilExit()
            let state = FuzzProgress.read(progress)
            peak = max(peak, state.peak)
            flaws += Int(state.flaws)
            guard process.terminationReason == .uncaughtSignal || process.terminationStatus != 0 else {
                first = state.next
                break
            }
            crashes += 1
            let how = process.terminationReason == .uncaughtSignal ? "signal" : "status"
            let place = try task.keep(target, state.next)
            print(
                "\(target.rawValue): input \(state.next) ends the reader (\(how) \(process.terminationStatus))\(place)")
            first = state.next + 1
            guard first < end, crashes < Self.mostCrashes else { break }
            try start()
        }
        let seconds = max(0.001, -began.timeIntervalSinceNow)
        let count = first - task.first
        print(
            [
                target.rawValue, "\(count) inputs", String(format: "%.1f s", seconds),
                String(format: "%.0f a second", Double(count) / seconds), String(format: "%.0f MB peak", peak),
                "\(crashes) crashes", "\(flaws) flaws or hangs",
            ].joined(separator: "\t"))
        return crashes == 0 && flaws == 0
    }
}
