import Foundation
import Testing

/// Runs the built `variorum` executable as a shell would.
struct Command {
    /// What a finished run left.
    struct Result {
        let status: Int32
        let output: String
        let error: String

        /// Whether a line of standard error holds all the words.
        func tells(_ words: String...) -> Bool {
            error.split(separator: "\n").contains { line in words.allSatisfy { line.contains($0) } }
        }
    }

    /// `variorum` beside the test bundle; `VARIORUM` in the environment names another one (an optimised build, say).
    static var executable: URL {
        if let path = ProcessInfo.processInfo.environment["VARIORUM"] { return URL(fileURLWithPath: path) }
        var folder = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
        if folder.pathExtension == "xctest" { folder.deleteLastPathComponent() }
        return folder.appendingPathComponent("variorum")
    }

    /// - Parameters:
    ///   - input: standard input; nothing by default.
    ///   - environment: variables set or (with nil) taken away.
    ///   - folder: the working directory.
    ///   - output: standard output instead of a file.
    ///   - terminal: standard output instead of a file.
    static func run(
        _ arguments: [String], input: [UInt8] = [], environment: [String: String?] = [:], in folder: URL? = nil,
        output: FileHandle? = nil, terminal: Terminal? = nil, executable: URL = executable
    ) async throws -> Result {
        let streams = try Streams(input)
        defer { streams.remove() }
        let process = ChildProcess(
            executable: executable.path, arguments: arguments, environment: variables(environment),
            folder: folder?.path,
            streams: [streams.input, terminal?.screen ?? output ?? streams.output, streams.error].map(\.fileDescriptor))
        let status = try await process.run()
        #expect(status >= 0, "\(arguments) ended by signal \(-status)")
        let written = try terminal?.read() ?? streams.written(streams.output)
        return Result(status: status, output: written, error: try streams.written(streams.error))
    }

    private static func variables(_ changes: [String: String?]) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment
        for name in ["NO_COLOR", "COLUMNS", "TERM"] { environment[name] = nil }
        for (name, value) in changes { environment[name] = value }
        return environment
    }
}

/// The three streams of a process as files, so that no pipe can fill up.
private struct Streams {
    private let folder: URL
    let input: FileHandle
    let output: FileHandle
    let error: FileHandle

    init(_ content: [UInt8]) throws {
        let folder = try temporaryFolder()
        self.folder = folder
        input = try Self.handle(folder.appendingPathComponent("input"), Data(content))
        output = try Self.handle(folder.appendingPathComponent("output"))
        error = try Self.handle(folder.appendingPathComponent("error"))
    }

    private static func handle(_ url: URL, _ content: Data = Data()) throws -> FileHandle {
        try content.write(to: url)
        return try FileHandle(forUpdating: url)
    }

    func written(_ stream: FileHandle) throws -> String {
        try stream.seek(toOffset: 0)
        return String(decoding: try stream.readToEnd() ?? Data(), as: UTF8.self)
    }

    func remove() {
        for stream in [input, output, error] { try? stream.close() }
        try? FileManager.default.removeItem(at: folder)
    }
}

/// A new empty folder.
func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("variorum-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}
