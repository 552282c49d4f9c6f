import Synchronization
import TestServer

@testable import Gathering

extension LocalServer {
    /// An address on the server.
    func address(_ path: String, host: String = "127.0.0.1") throws -> PageAddress {
        try PageAddress(url(path, host: host))
    }

    /// Why a page of the server is not fetched; "fetched" when it is.
    func problem(_ path: String, _ gatherer: Gatherer) async throws -> String {
        await gatherer.problem(try address(path))
    }
}

/// Host names that only the tests know.
final class KnownHosts: AddressResolver {
    private let hosts: [String: [String]]
    private let asked = Mutex<[String]>([])

    init(_ hosts: [String: [String]] = [:]) { self.hosts = hosts }

    /// Every name asked for, in order.
    var lookUps: [String] { asked.withLock { $0 } }

    func addresses(of host: String) async throws -> [IPAddress] {
        asked.withLock { $0.append(host) }
        return (hosts[host] ?? []).compactMap { IPAddress($0) }
    }
}

extension GatheringRules {
    /// Quick rules under which this machine's first address is as good as a public one, and nothing else of it.
    static var test: GatheringRules {
        let exceptions = Set(["127.0.0.1"].compactMap { IPAddress($0) })
        var rules = GatheringRules(
            userAgent: userAgent(version: "0.0.0", contact: nil), policy: AddressPolicy(exceptions: exceptions))
        rules.pause = .zero
        // Other tests may hold all threads for a while.
        rules.silence = .seconds(600)
        rules.patience = .seconds(600)
        rules.mostBytes = 1 << 20
        return rules
    }
}

extension Gatherer {
    /// Why a page is not fetched; "fetched" when it is.
    func problem(_ address: PageAddress) async -> String {
        do throws(FetchFailure) {
            _ = try await fetch(address)
            return "fetched"
        } catch {
            return error.description
        }
    }
}
