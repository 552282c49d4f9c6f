import HTTPTypes
package import Hummingbird
import NIOCore
import Synchronization

/// A real web server on this machine, for as long as a test runs.
package struct LocalServer: Sendable {
    /// What came in, in order.
    package final class Requests: Sendable {
        /// Path with query, and the header with names in lower case.
        private let all = Mutex<[(path: String, fields: [String: String])]>([])

        func add(_ path: String, _ fields: [(String, String)]) {
            let fields = Dictionary(fields.map { ($0.0.lowercased(), $0.1) }, uniquingKeysWith: { first, _ in first })
            all.withLock { $0.append((path, fields)) }
        }

        /// Paths with queries; robots.txt left out.
        package var paths: [String] { all.withLock { $0.map(\.path) }.filter { $0 != "/robots.txt" } }

        package var robots: Int { all.withLock { $0.count { $0.path == "/robots.txt" } } }

        /// The values of a field, one a request that is not for robots.txt; empty where it has none.
        package func fields(_ name: String) -> [String] {
            all.withLock { $0.filter { $0.path != "/robots.txt" }.map { $0.fields[name.lowercased()] ?? "" } }
        }
    }

    package let port: Int
    package let requests: Requests

    /// A URL on the server.
    package func url(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

    /// Runs a test against a server that answers so; there is no robots.txt unless the answer gives one.
    package static func run(
        _ answer: @escaping @Sendable (Request, Int) async throws -> Response,
        _ test: (LocalServer) async throws -> Void
    ) async throws {
        let requests = Requests()
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let port = Mutex(0)
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            let host = ("host", request.head.authority ?? "")
            requests.add(request.uri.description, [host] + request.headers.map { ($0.name.rawName, $0.value) })
            return try await answer(request, port.withLock { $0 })
        }
        var application = Application(
            responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                port.withLock { $0 = channel.localAddress?.port ?? 0 }
                found.yield(channel.localAddress?.port ?? 0)
            })
        application.logger.logLevel = .critical
        let running = application
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await running.run() }
            var iterator = ports.makeAsyncIterator()
            let port = await iterator.next() ?? 0
            try await test(LocalServer(port: port, requests: requests))
            group.cancelAll()
            // A server that is broken off says so with an error.
            while let end = await group.nextResult() { _ = end }
        }
    }

    /// Answers of one path; everything else is not found.
    package static func run(
        _ pages: [String: Response], _ test: (LocalServer) async throws -> Void
    ) async throws {
        try await run({ request, _ in pages[request.uri.description] ?? .notFound }, test)
    }
}
