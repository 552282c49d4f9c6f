/// Lets one request at a time go to a host, with a pause behind each.
actor HostTurns {
    private struct Host {
        var isBusy = false
        var earliest: ContinuousClock.Instant?
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private var hosts: [String: Host] = [:]
    private let clock = ContinuousClock()

    /// Waits for the turn of the request; `leave` must follow. Whoever holds one host's turn must not wait for
    /// another's.
    func enter(_ host: String) async {
        if hosts[host, default: Host()].isBusy {
            await withCheckedContinuation { hosts[host, default: Host()].waiting.append($0) }
        } else {
            hosts[host, default: Host()].isBusy = true
        }
        // The turn is held while waiting, so nobody else moves the moment.
        if let earliest = hosts[host]?.earliest { try? await clock.sleep(until: earliest) }
    }

    /// Ends the turn; the next one begins after the pause.
    func leave(_ host: String, pause: Duration) {
        hosts[host, default: Host()].earliest = clock.now.advanced(by: pause)
        if hosts[host, default: Host()].waiting.isEmpty {
            hosts[host]?.isBusy = false
        } else {
            hosts[host]?.waiting.removeFirst().resume()
        }
    }
}
