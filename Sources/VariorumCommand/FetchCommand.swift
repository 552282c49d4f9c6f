import ArgumentParser
import Foundation
import Gathering
import Variorum

/// `variorum fetch`: pages from the web into an archive.
struct FetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetch pages politely and keep them, so that a dossier can be made again.",
        discussion: """
            Prints a line for each page. robots.txt is obeyed, a host gets one request at a time with a pause behind each, \
            and nothing is fetched from this machine or a private network. The archive is a WARC file, which other \
            programs read too.

            EXAMPLES
              variorum fetch https://example.org/a --archive pages.warc.gz
              variorum fetch https://example.org/a https://example.com/b --cache pages

            EXIT CODES
              0  all well
              1  some addresses failed; each is named on stderr, the rest was done
              2  wrong usage
              3  nothing could be fetched, or an output that cannot be written
            """)

    @Argument(help: ArgumentHelp("Addresses: http:// or https://.", valueName: "address"))
    var addresses: [String]

    @OptionGroup var options: FetchOptions

    func validate() throws {
        if let wrong = addresses.first(where: { !AddressLoader.isAddress($0) }) {
            let why = AddressLoader.whyNotFetched(wrong).map { "; \($0)" } ?? ""
            throw ValidationError("'\(wrong.printable)' is no address; it begins with http:// or https://\(why).")
        }
        try options.check(addresses)
    }

    func run() async throws {
        var (fetched, failures) = (0, 0)
        try await AddressLoader(options: options).fetch(addresses) { _, result in
            switch result {
            case .success(let page):
                fetched += 1
                try Console.output(Self.line(page).printable + "\n")
            case .failure(let failure):
                failures += 1
                Console.error("variorum: \(failure)")
            }
        }
        guard fetched > 0 else { throw CommandFailure.nothingUsable("nothing could be fetched") }
        if failures > 0 { throw ExitCode(1) }
    }

    /// "https://example.org/a  text/html, 48 kB, redirected from http://example.org/a".
    private static func line(_ page: FetchedPage) -> String {
        let type = ContentType(page.page.response.first("content-type") ?? "").type
        let size = page.page.body.count
        var facts = [type.isEmpty ? "no type" : type, size < 1000 ? "\(size) bytes" : "\(size / 1000) kB"]
        if page.page.address != page.requested { facts.append("redirected from \(page.requested)") }
        if page.isFromCache { facts.append("unchanged") }
        return "\(page.page.address)  \(facts.joined(separator: ", "))"
    }
}
