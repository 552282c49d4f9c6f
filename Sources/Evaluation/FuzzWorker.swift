import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads one input after the other in this process, and notes in a file that outlives it how far it is.
struct FuzzWorker {
    /// More memory than this is not given: an input that floods it ends the process.
    private static let mostMemory: UInt64 = 6 << 30
    /// An input that takes so long has no end.
    private static let endless: UInt32 = 60
    private static let noticesEvery: UInt64 = 1024

    private let target: FuzzTarget
    private let inputs: FuzzMutator
    private let seconds: Double?

    init(_ target: FuzzTarget, _ inputs: FuzzMutator, seconds: Double?) {
        self.target = target
        self.inputs = inputs
        self.seconds = seconds
    }

    func run(from first: UInt64, count: UInt64, progress path: String) throws {
        let check = try target.check()
        var progress = try FuzzProgress(path)
        Self.limitMemory()
        let clock = ContinuousClock()
        let start = clock.now
        for number in first..<(first + count) {
            progress.next = number
            if number % 64 == 0 || number == first { alarm(Self.endless) }
            let input = inputs.input(number)
            let began = clock.now
            let flaw = check(input)
            if let problem = flaw ?? hang(began.duration(to: clock.now), input, check) {
                progress.flaws += 1
                print("\(target.rawValue): input \(number), \(input.count) bytes: \(problem)")
            }
            guard number % Self.noticesEvery == 0 else { continue }
            progress.peak = PeakMemory.megabytes() ?? 0
            if let seconds, start.duration(to: clock.now) > .seconds(seconds) {
                progress.next = number + 1
                return
            }
        }
        progress.next = first + count
        progress.peak = PeakMemory.megabytes() ?? 0
    }

    /// Other load makes inputs slow; so what seems to hang is read again and its CPU time taken.
    private func hang(_ time: Duration, _ input: [UInt8], _ check: FuzzTarget.Check) -> String? {
        let limit = 0.1 + Double(input.count) / 1e6
        guard time > .seconds(limit) else { return nil }
        let before = CPUTime.now()
        _ = check(input)
        let used = CPUTime.now() - before
        return used > limit ? String(format: "%.2f s", used) : nil
    }

    private static func limitMemory() {
        var limit = rlimit(rlim_cur: rlim_t(mostMemory), rlim_max: rlim_t(mostMemory))
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        #else
            setrlimit(RLIMIT_AS, &limit)
        #endif
    }
}

/// How far a worker is, in a mapped file: writing it costs nothing, and a crash does not lose it.
struct FuzzProgress: ~Copyable {
    private static let size = 4 * 8
    private let memory: UnsafeMutableRawPointer

    /// The number of the input that is being read.
    var next: UInt64 {
        get { memory.load(fromByteOffset: 0, as: UInt64.self) }
        set { memory.storeBytes(of: newValue, toByteOffset: 0, as: UInt64.self) }
    }
    var flaws: UInt64 {
        get { memory.load(fromByteOffset: 8, as: UInt64.self) }
        set { memory.storeBytes(of: newValue, toByteOffset: 8, as: UInt64.self) }
    }
    /// In megabytes.
    var peak: Double {
        get { memory.load(fromByteOffset: 16, as: Double.self) }
        set { memory.storeBytes(of: newValue, toByteOffset: 16, as: Double.self) }
    }

    init(_ path: String) throws {
        try Data(count: Self.size).write(to: URL(fileURLWithPath: path))
        let file = open(path, O_RDWR)
        let mapped = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
        close(file)
        guard file >= 0, let mapped, mapped != MAP_FAILED else { throw CocoaError(.fileWriteUnknown) }
        memory = mapped
    }

    deinit { munmap(memory, Self.size) }

    /// What a worker has left.
    static func read(_ path: String) -> (next: UInt64, flaws: UInt64, peak: Double) {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)), data.count == size else { return (0, 0, 0) }
        return data.withUnsafeBytes {
            (
                $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
                $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
                $0.loadUnaligned(fromByteOffset: 16, as: Double.self)
            )
        }
    }
}
