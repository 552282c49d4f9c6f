/// Why a page was not fetched: names the address, the cause, and what to do.
package struct FetchFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// As the user gave it.
    package let address: String
    /// What is wrong and what to do.
    package let problem: String

    package init(address: String, problem: String) {
        self.address = address
        self.problem = problem
    }

    package var description: String { "\(address): \(problem)" }
}

/// What can go wrong with one request.
enum FetchProblem: Error, Hashable {
    case badAddress(AddressProblem)
    case port(Int)
    case unknownHost(String)
    case lookUpTooSlow(String)
    case refusedAddress(String, IPAddress, AddressPolicy.Refusal)
    case movedAddress
    case robots(String)
    case robotsUnreachable(String, String)
    case circle
    case tooManyRedirects(Int)
    case redirectWithoutTarget(Int)
    case redirect(String, AddressProblem)
    case status(Int)
    case contentType(String)
    case encoding(String)
    case tooLarge(Int)
    case damaged
    case tooSlow(String)
    case brokenOff
    case headTooLarge
    case notHTTP
    case certificate(String)
    case connection(String)

    private static let saveInstead = "save the page in your browser and give the file"

    var words: String {
        switch self {
        case .badAddress(let problem): "the address \(problem.words)"
        case .port(let port): "port \(port) is none that websites use; it is not asked"
        case .unknownHost(let host): "the host \(host) is not known; check the address and your connection"
        case .lookUpTooSlow(let host): "looking up \(host) took too long; check your connection"
        case .refusedAddress(let host, let address, let refusal):
            host == address.description
                ? "\(host) is \(refusal.words)" + Self.advice(refusal)
                : "\(host) is at \(address), \(refusal.words)" + Self.advice(refusal)
        case .movedAddress: "the connection went to another address than the one checked; nothing was sent"
        case .robots(let origin):
            "\(origin)/robots.txt asks programs not to fetch this page; \(Self.saveInstead)"
        case .robotsUnreachable(let origin, let why):
            "\(origin)/robots.txt cannot be read (\(why)), so the page is not fetched; try again later, or \(Self.saveInstead)"
        case .circle: "the redirects go in a circle (the site may want cookies); \(Self.saveInstead)"
        case .tooManyRedirects(let most): "more than \(most) redirects; give the address that your browser ends at"
        case .redirectWithoutTarget(let status): "the answer \(status) redirects to nowhere; check the address"
        case .redirect(let target, let problem): "redirects to \(target.prefix(200)), which \(problem.words)"
        case .status(let status): Self.words(status)
        case .contentType(let type): "is \(type), not a page or text"
        case .encoding(let name): "is packed in a way that was not asked for (\(name)); \(Self.saveInstead)"
        case .tooLarge(let most): "is larger than \(most >> 20) MB; \(Self.saveInstead)"
        case .damaged: "the packed page is damaged or broken off; try again later"
        case .tooSlow(let what): "\(what) took too long; try again later"
        case .brokenOff: "the connection broke off before the page was complete; try again later"
        case .headTooLarge: "the header of the answer is too large; \(Self.saveInstead)"
        case .notHTTP: "the answer is not HTTP; check the address and its port"
        case .certificate(let why):
            "no secure connection (\(why)); check the address and this machine's clock and certificates"
        case .connection(let why): "no connection (\(why)); check the address and your connection"
        }
    }

    /// Whether it happened before anybody took the request.
    var isAboutConnecting: Bool {
        switch self {
        case .connection, .certificate, .movedAddress: true
        case .tooSlow(let what): what == Self.connecting
        default: false
        }
    }

    /// Whether no other page of the host could be fetched either.
    var isAboutHost: Bool {
        switch self {
        case .port, .unknownHost, .lookUpTooSlow, .refusedAddress: true
        default: isAboutConnecting
        }
    }

    /// The words without what to do.
    var cause: String { words.split(separator: ";").first.map(String.init) ?? words }

    static let connecting = "connecting"

    private static func advice(_ refusal: AddressPolicy.Refusal) -> String {
        refusal.isPrivate ? "; --allow-private fetches from there" : "; nothing is fetched from there"
    }

    private static func words(_ status: Int) -> String {
        switch status {
        case 401, 402, 403, 407, 451: "the site refuses the page (\(status)); \(saveInstead)"
        case 404, 410: "there is no such page (\(status)); check the address"
        case 406, 415: "the site has no version of the page to give (\(status)); \(saveInstead)"
        case 429: "the site asks to wait (429); try again later"
        case 400..<500: "the site does not take the request (\(status)); check the address"
        case 500..<600: "the site has failed (\(status)); try again later"
        default: "the answer \(status) is no page; check the address"
        }
    }
}
