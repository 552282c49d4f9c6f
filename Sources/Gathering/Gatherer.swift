import Foundation

/// Fetches pages: politely, from the public internet only, never more or longer than the rules allow.
///
/// Each redirect is a step of its own, whose host is looked up, checked and asked like the first one's.
package struct Gatherer: Sendable {
    private let rules: GatheringRules
    private let resolver: any AddressResolver
    private let transport: PageTransport
    private let cache: PageCache?
    private let turns = HostTurns()
    private let robots = RobotsFiles()
    private let now: @Sendable () -> Int

    /// - Parameters:
    ///   - cache: where pages are kept between runs, to be asked for only if they have changed.
    ///   - now: seconds since 1970.
    package init(
        _ rules: GatheringRules, resolver: any AddressResolver = SystemResolver(), cache: PageCache? = nil,
        now: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
    ) {
        self.rules = rules
        self.resolver = resolver
        self.cache = cache
        self.now = now
        transport = PageTransport(rules: rules)
    }

    /// Fetches several pages, of several hosts at once, and gives each to `take` in the order of the addresses.
    ///
    /// No more than the rules' number of pages are held at a time. Throws only what `take` throws.
    package func fetch(
        _ addresses: [PageAddress], take: (PageAddress, Result<FetchedPage, FetchFailure>) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, Result<FetchedPage, FetchFailure>).self) { group in
            var (next, taken) = (0, 0)
            var ready: [Int: Result<FetchedPage, FetchFailure>] = [:]
            func start() {
                guard next < addresses.count, next - taken < rules.mostAtOnce else { return }
                let (number, address) = (next, addresses[next])
                group.addTask { (number, await result(address)) }
                next += 1
            }
            for _ in 0..<rules.mostAtOnce { start() }
            while let (number, result) = try await group.next() {
                ready[number] = result
                while let result = ready.removeValue(forKey: taken) {
                    try await take(addresses[taken], result)
                    taken += 1
                    start()
                }
            }
        }
    }

    /// Fetches one page.
    package func fetch(_ address: PageAddress) async throws(FetchFailure) -> FetchedPage {
        do throws(FetchProblem) {
            return try await follow(address)
        } catch {
            throw FetchFailure(address: address.description, problem: error.words)
        }
    }

    private func result(_ address: PageAddress) async -> Result<FetchedPage, FetchFailure> {
        do throws(FetchFailure) {
            return .success(try await fetch(address))
        } catch {
            return .failure(error)
        }
    }

    private func follow(_ first: PageAddress) async throws(FetchProblem) -> FetchedPage {
        var (address, seen, exchanges) = (first, Set([first]), [Exchange]())
        while true {
            let pause = try await permission(address)
            let kept = cache?.page(address)
            let exchange = try await ask(
                address, kept?.conditions ?? [], pause: pause,
                wantsBody: { (status, fields) throws(FetchProblem) in try Self.isPage(status, fields) })
            switch exchange.status {
            case 200:
                cache?.keep(exchange)
                return FetchedPage(requested: first, before: exchanges, page: exchange, isFromCache: false)
            case 304:
                guard let kept else { throw .status(304) }
                return FetchedPage(requested: first, before: exchanges, page: kept.exchange, isFromCache: true)
            case 301, 302, 303, 307, 308:
                exchanges.append(exchange)
                address = try target(exchange)
                guard seen.insert(address).inserted else { throw .circle }
                guard exchanges.count <= rules.mostRedirects else { throw .tooManyRedirects(rules.mostRedirects) }
            default: throw .status(exchange.status)
            }
        }
    }

    /// Refuses what is no page before its body is taken.
    private static func isPage(_ status: Int, _ fields: [HeaderField]) throws(FetchProblem) -> Bool {
        guard status == 200 else { return false }
        let type = ContentType(fields.first("content-type") ?? "")
        guard type.mayBeText else { throw .contentType(String(type.type.prefix(80))) }
        return true
    }

    private func target(_ exchange: Exchange) throws(FetchProblem) -> PageAddress {
        guard let location = exchange.response.first("location") else {
            throw .redirectWithoutTarget(exchange.status)
        }
        do throws(AddressProblem) {
            return try exchange.address.resolving(location)
        } catch {
            throw .redirect(location, error)
        }
    }

    /// Whether `robots.txt` lets the page be fetched; gives the pause that it asks for.
    private func permission(_ address: PageAddress) async throws(FetchProblem) -> Duration {
        let answer = await robots.answer(address.origin) { await self.robotsFile(address) }
        switch answer {
        case .rules(let rules):
            guard rules.allows(address) else { throw .robots(address.origin) }
            return self.rules.pause(rules)
        case .unreachable(let why): throw .robotsUnreachable(address.origin, why)
        case .failed(let problem): throw problem
        }
    }

    /// RFC 9309, section 2.3.1: a file that is not there forbids nothing, a server that fails forbids everything.
    private func robotsFile(_ page: PageAddress) async -> RobotsFiles.Answer {
        var address = page.replacingTarget(path: "/robots.txt")
        do throws(FetchProblem) {
            for _ in 0...RobotsFiles.mostRedirects {
                let exchange = try await ask(
                    address, [], pause: .zero, wantsBody: { (status, _) throws(FetchProblem) in status == 200 })
                switch exchange.status {
                case 200: return .rules(RobotsRules(exchange.body, product: rules.product))
                case 301, 302, 303, 307, 308: address = try target(exchange)
                case 500...: return .unreachable("its server answers \(exchange.status)")
                default: return .rules(.none)
                }
            }
            return .rules(.none)
        } catch {
            // Of a host that cannot be asked at all the cause says more than that its robots.txt cannot be read.
            let isAboutHost = address.host == page.host && error.isAboutHost
            return isAboutHost ? .failed(error) : .unreachable(error.cause)
        }
    }

    /// One request in its host's turn, to an address that was looked up and checked for it.
    private func ask(
        _ address: PageAddress, _ conditions: [HeaderField], pause: Duration,
        wantsBody: @Sendable (Int, [HeaderField]) throws(FetchProblem) -> Bool
    ) async throws(FetchProblem) -> Exchange {
        guard rules.allows(port: address.port) else { throw .port(address.port) }
        await turns.enter(address.host)
        do throws(FetchProblem) {
            let exchange = try await exchange(address, conditions, wantsBody)
            await turns.leave(address.host, pause: pause)
            return exchange
        } catch {
            await turns.leave(address.host, pause: pause)
            throw error
        }
    }

    private func exchange(
        _ address: PageAddress, _ conditions: [HeaderField],
        _ wantsBody: @Sendable (Int, [HeaderField]) throws(FetchProblem) -> Bool
    ) async throws(FetchProblem) -> Exchange {
        let peers = try await peers(address.host)
        let request = fields(address) + conditions
        var failure = FetchProblem.unknownHost(address.host)
        for peer in peers.prefix(Self.mostPeers) {
            do throws(FetchProblem) {
                let answer = try await transport.get(address, at: peer, request, wantsBody: wantsBody)
                let coding = answer.body.isEmpty ? "" : answer.fields.first("content-encoding")?.lowercased() ?? ""
                let body = try ContentCoding.removed(from: answer.body, coding: coding, limit: rules.mostBytes)
                return Exchange(
                    address: address, request: request, status: answer.status, reason: answer.reason,
                    response: answer.fields, body: body, time: now(), from: peer.description)
            } catch {
                // Only where nobody took the request may the host's next address be asked.
                guard error.isAboutConnecting else { throw error }
                failure = error
            }
        }
        throw failure
    }

    /// Addresses of a host tried one after another.
    private static let mostPeers = 3

    /// The host's addresses that may be asked. Looked up once for a request, so that no later answer counts.
    private func peers(_ host: String) async throws(FetchProblem) -> [IPAddress] {
        var found: [IPAddress] = []
        if let literal = IPAddress(host) {
            found = [literal]
        } else {
            do {
                found = try await resolver.addresses(of: host)
            } catch {
                throw .lookUpTooSlow(host)
            }
        }
        guard !found.isEmpty else { throw .unknownHost(host) }
        let allowed = found.filter { rules.policy.refusal($0) == nil }
        if let first = found.first, allowed.isEmpty, let refusal = rules.policy.refusal(first) {
            throw .refusedAddress(host, first, refusal)
        }
        return allowed
    }

    private func fields(_ address: PageAddress) -> [HeaderField] {
        [
            HeaderField("Host", address.authority), HeaderField("User-Agent", rules.userAgent),
            HeaderField("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5"),
            HeaderField("Accept-Encoding", "gzip, deflate, br"), HeaderField("Accept-Language", "en,*;q=0.5"),
            HeaderField("Connection", "close"),
        ]
    }
}
