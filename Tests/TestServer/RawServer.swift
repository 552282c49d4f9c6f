import NIOCore
import NIOPosix

/// A server that sends whatever bytes a test wants, and then closes, drips or keeps silent.
///
/// Answers on the event loop, so that it is prompt while other tests hold all the threads of tasks.
package enum RawServer {
    /// What it does behind the answer.
    package enum Ending: Sendable {
        case closing, silence
        /// A letter now and then, without end.
        case dripping
    }

    /// The same bytes for every path but robots.txt, of which there is none.
    package static func run(
        _ bytes: String, then ending: Ending = .closing, prepare: (@Sendable () -> any ChannelHandler)? = nil,
        _ test: (LocalServer) async throws -> Void
    ) async throws {
        try await run(
            answer: { _, path, _ in path == "/robots.txt" ? (notFound, .closing) : (bytes, ending) }, prepare: prepare,
            test)
    }

    /// - Parameter answer: from port, path and the whole request as it came.
    package static func run(
        answer: @escaping @Sendable (Int, String, String) -> (bytes: String, ending: Ending),
        prepare: (@Sendable () -> any ChannelHandler)? = nil, _ test: (LocalServer) async throws -> Void
    ) async throws {
        let requests = LocalServer.Requests()
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let prepare { try channel.pipeline.syncOperations.addHandler(prepare()) }
                    try channel.pipeline.syncOperations.addHandler(Answerer(requests, answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = server.localAddress?.port ?? 0
        try await test(LocalServer(port: port, requests: requests))
        try await server.close()
    }

    package static let notFound = answer("404 Not Found", [:], "")

    /// A whole answer as it goes over the wire.
    package static func answer(_ status: String, _ fields: KeyValuePairs<String, String>, _ body: String) -> String {
        let head = fields.map { "\($0): \($1)\r\n" }.joined()
        return "HTTP/1.1 \(status)\r\n\(head)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private final class Answerer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let requests: LocalServer.Requests
        private let answer: @Sendable (Int, String, String) -> (bytes: String, ending: Ending)
        private var hasAnswered = false

        init(
            _ requests: LocalServer.Requests,
            _ answer: @escaping @Sendable (Int, String, String) -> (bytes: String, ending: Ending)
        ) {
            self.requests = requests
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !hasAnswered else { return }
            hasAnswered = true
            let request = String(buffer: unwrapInboundIn(data))
            let lines = request.split(separator: "\r\n")
            let path = String(lines.first?.split(separator: " ").dropFirst().first ?? "")
            let fields = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
            requests.add(path, fields.filter { $0.count == 2 }.map { ($0[0], String($0[1].drop { $0 == " " })) })
            let (bytes, ending) = answer(context.channel.localAddress?.port ?? 0, path, request)
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: bytes)), promise: nil)
            switch ending {
            case .closing: context.close(promise: nil)
            case .silence: break
            case .dripping:
                let channel = context.channel
                context.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(50)) { task in
                    if channel.isActive {
                        channel.writeAndFlush(ByteBuffer(string: "a"), promise: nil)
                    } else {
                        task.cancel()
                    }
                }
            }
        }
    }
}
