import NIOCore
import NIOPosix

/// A server that sends fixed bytes to whoever connects, and then closes or keeps silent.
package enum RawServer {
    package static func run(
        _ bytes: String, closes: Bool = true, prepare: (@Sendable () -> any ChannelHandler)? = nil,
        _ test: (LocalServer) async throws -> Void
    ) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let prepare { try channel.pipeline.syncOperations.addHandler(prepare()) }
                    try channel.pipeline.syncOperations.addHandler(Answerer(bytes: bytes, closes: closes))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = server.localAddress?.port ?? 0
        try await test(LocalServer(port: port, requests: LocalServer.Requests()))
        try await server.close()
    }

    private final class Answerer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let bytes: String
        private let closes: Bool
        private var hasAnswered = false

        init(bytes: String, closes: Bool) {
            self.bytes = bytes
            self.closes = closes
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !hasAnswered else { return }
            hasAnswered = true
            let isRobots = String(buffer: unwrapInboundIn(data)).hasPrefix("GET /robots.txt ")
            let answer = isRobots ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" : bytes
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
            if closes || isRobots { context.close(promise: nil) }
        }
    }
}
