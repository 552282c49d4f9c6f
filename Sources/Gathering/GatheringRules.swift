/// How pages are fetched: whom the program says it is, from where it may fetch, and how much and how long at most.
package struct GatheringRules: Sendable {
    /// What the requests give as `User-Agent`.
    package var userAgent: String
    /// This program's name in `robots.txt`, in lower case.
    package var product = "variorum"
    package var policy: AddressPolicy
    /// Certificates, in PEM, of authorities trusted besides the system's.
    package var trusted: [UInt8] = []

    /// Redirects followed from one address; browsers follow about 20.
    package var mostRedirects = 10
    /// Bytes of a page, both as sent and unpacked.
    package var mostBytes = 32 << 20
    /// How long a connection may take to come about.
    package var connecting: Duration = .seconds(10)
    /// How long a server may send nothing.
    package var silence: Duration = .seconds(20)
    /// How long one answer may take in all.
    package var patience: Duration = .seconds(90)
    /// The pause between two requests to a host.
    package var pause: Duration = .seconds(1)
    /// A longer `Crawl-delay` is shortened to this.
    package var longestPause: Duration = .seconds(30)
    /// Hosts asked at once.
    package var mostAtOnce = 4

    package init(userAgent: String, policy: AddressPolicy = AddressPolicy()) {
        self.userAgent = userAgent
        self.policy = policy
    }

    /// The program, its version, and whom to write to about it, if the user says so. The product's name comes first,
    /// as `robots.txt` wants it.
    package static func userAgent(version: String, contact: String?) -> String {
        "Variorum/\(version)" + (contact.map { " (+\($0))" } ?? "")
    }

    /// Ports that carry websites. Private networks may use any that needs no special rights.
    func allows(port: Int) -> Bool {
        [80, 443, 8000, 8008, 8080, 8443].contains(port)
            || (policy.allowsPrivate || !policy.exceptions.isEmpty) && port >= 1024
    }

    /// The pause at a host, given what its `robots.txt` asks.
    func pause(_ robots: RobotsRules) -> Duration {
        guard let asked = robots.crawlDelay else { return pause }
        return max(pause, min(longestPause, .milliseconds(Int64(min(asked, 1e6) * 1000))))
    }
}
