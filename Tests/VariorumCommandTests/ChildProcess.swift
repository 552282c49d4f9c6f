import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A process that is started and waited for with the system's own calls: `Foundation.Process` misses the end of a child
/// now and then when many run at once, and then waits for ever.
struct ChildProcess {
    /// Starting failed, with the error number.
    struct Failure: Error { let number: Int32 }

    let executable: String
    let arguments: [String]
    let environment: [String: String]
    let folder: String?
    /// Descriptors of standard input, output and error.
    let streams: [Int32]

    /// The exit status; negative is the signal that ended the process. Waits on a thread of its own.
    func run() async throws -> Int32 {
        let process = try start()
        return await withCheckedContinuation { done in
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                let signal = status & 0x7F
                done.resume(returning: signal == 0 ? (status >> 8) & 0xFF : -signal)
            }
        }
    }

    /// The shell changes the folder and then becomes the program; not every C library lets `posix_spawn` do that.
    private var commandLine: [String] {
        let command = [executable] + arguments
        guard let folder else { return command }
        return ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + command
    }

    private func start() throws -> pid_t {
        #if os(Linux)
            var actions = posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in streams.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
        }
        var words = commandLine.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var process: pid_t = 0
        let number = posix_spawn(&process, commandLine[0], &actions, nil, &words, &variables)
        guard number == 0 else { throw Failure(number: number) }
        return process
    }
}
