import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Sends one GET request to one network address and takes its answer, within the limits of the rules.
struct PageTransport: Sendable {
    let rules: GatheringRules

    /// An answer as it came: the body still packed, and empty where it was not wanted.
    struct Answer: Sendable {
        let status: Int
        let reason: String
        let fields: [HeaderField]
        let body: [UInt8]
    }

    /// A connection of its own for each request: it goes to the address that was checked, whatever the name's look-up
    /// says by now, while `Host` and the certificate's name stay those of the page.
    ///
    /// - Parameter wantsBody: asked with status and header; may throw to refuse the answer.
    func get(
        _ address: PageAddress, at peer: IPAddress, _ fields: [HeaderField],
        wantsBody: @Sendable (Int, [HeaderField]) throws(FetchProblem) -> Bool
    ) async throws(FetchProblem) -> Answer {
        var request = HTTPClientRequest(url: address.description)
        for field in fields { request.headers.add(name: field.name, value: field.value) }
        let (sent, rules) = (request, rules)
        do {
            return try await HTTPClient.withHTTPClient(
                eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: try configuration(address, peer)
            ) { client in
                let end = ContinuousClock.now.advanced(by: rules.patience)
                let response = try await client.execute(sent, deadline: .now() + TimeAmount(rules.patience))
                let status = Int(response.status.code)
                let fields = response.headers.map { HeaderField($0.name, $0.value) }
                let body = try wantsBody(status, fields) ? try await Self.body(response, rules, until: end) : []
                return Answer(status: status, reason: response.status.reasonPhrase, fields: fields, body: body)
            }
        } catch {
            throw Self.problem(error)
        }
    }

    private func configuration(_ address: PageAddress, _ peer: IPAddress) throws -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(rules.connecting), read: TimeAmount(rules.silence)),
            decompression: .disabled)
        configuration.httpVersion = .http1Only
        if !rules.trusted.isEmpty {
            var secure = TLSConfiguration.makeClientConfiguration()
            secure.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMBytes(rules.trusted))]
            configuration.tlsConfiguration = secure
        }
        configuration.dnsOverride = [address.host: peer.description]
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.maximumUsesPerConnection = 1
        // The socket itself is asked where it leads, before a byte of the request is sent.
        configuration.http1_1ConnectionDebugInitializer = { channel in
            if channel.remoteAddress.flatMap({ IPAddress($0) })?.bytes == peer.bytes {
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            return channel.close().flatMapThrowing { throw FetchProblem.movedAddress }
        }
        return configuration
    }

    private static func body(
        _ response: HTTPClientResponse, _ rules: GatheringRules, until end: ContinuousClock.Instant
    ) async throws -> [UInt8] {
        if let length = response.headers.first(name: "content-length").flatMap({ Int($0) }), length > rules.mostBytes {
            throw FetchProblem.tooLarge(rules.mostBytes)
        }
        var body: [UInt8] = []
        for try await part in response.body {
            guard body.count + part.readableBytes <= rules.mostBytes else {
                throw FetchProblem.tooLarge(rules.mostBytes)
            }
            body += part.readableBytesView
            // The client's own deadline ends with the header; a server that sends a byte a second would never end.
            guard ContinuousClock.now < end else { throw FetchProblem.tooSlow("the answer") }
        }
        return body
    }

    private static func problem(_ error: any Error) -> FetchProblem {
        if let problem = error as? FetchProblem { return problem }
        if let error = error as? HTTPClientError { return problem(error) }
        if let error = error as? HTTPParserError {
            switch error {
            case .headerOverflow: return .headTooLarge
            case .invalidEOFState: return .brokenOff
            default: return .notHTTP
            }
        }
        if let error = error as? IOError {
            return .connection(
                error.errnoCode == ECONNREFUSED ? "refused" : String(cString: strerror(error.errnoCode)).lowercased())
        }
        if let error = error as? ChannelError {
            if case .connectTimeout = error { return .tooSlow(FetchProblem.connecting) }
            return .brokenOff
        }
        if error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError {
            return .certificate(tlsWords(error))
        }
        return .connection(String(String(describing: error).prefix(200)))
    }

    private static func problem(_ error: HTTPClientError) -> FetchProblem {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout: .tooSlow(FetchProblem.connecting)
        case .readTimeout, .deadlineExceeded, .writeTimeout, .cancelled: .tooSlow("the answer")
        case .tlsHandshakeTimeout: .tooSlow("securing the connection")
        case .remoteConnectionClosed: .brokenOff
        default: .connection(error.shortDescription.lowercased())
        }
    }

    private static func tlsWords(_ error: any Error) -> String {
        let words = String(describing: error)
        if words.contains("CERTIFICATE_VERIFY_FAILED") { return "the certificate is not trusted" }
        if let extra = error as? NIOSSLExtraError, extra == .failedToValidateHostname {
            return "the certificate is another host's"
        }
        return "the handshake failed"
    }
}
