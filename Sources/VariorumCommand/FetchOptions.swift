import ArgumentParser
import Foundation
import Gathering
import Variorum

/// Options of every subcommand that takes addresses.
struct FetchOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep what is fetched in this new WARC file, packed if its name ends in .gz.", valueName: "file"))
    var archive: String?

    @Option(
        help: ArgumentHelp(
            "Keep pages in this folder, and fetch them again only if they have changed.", valueName: "folder"))
    var cache: String?

    @Flag(help: "Fetch from this machine and private networks too.")
    var allowPrivate = false

    @Option(
        help: ArgumentHelp(
            "Mail or web address to give to the sites, so that they can write to you.", valueName: "address"))
    var contact: String?

    /// Throws wrong usage.
    func check(_ inputs: [String], outputs: [String] = []) throws {
        let hasAddress = inputs.contains(where: AddressLoader.isAddress)
        for (name, value) in [("--archive", archive), ("--cache", cache)] where value != nil && !hasAddress {
            throw ValidationError("\(name) keeps what is fetched, but no input is an address.")
        }
        if let archive {
            guard archive != "-" else { throw ValidationError("--archive wants the name of a file.") }
            try PathRules.checkOutputs(outputs + [archive], inputs: inputs)
            guard !FileManager.default.fileExists(atPath: archive) else {
                throw ValidationError("The archive '\(archive.printable)' exists; give the name of a new file.")
            }
        }
        if let contact, contact.isEmpty || contact.utf8.count > 200 || !contact.utf8.allSatisfy(Self.isContactByte) {
            throw ValidationError("--contact wants a mail or web address, not '\(contact.printable)'.")
        }
    }

    /// Visible ASCII but for parentheses, which close the comment of a User-Agent.
    private static func isContactByte(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "(") && byte != UInt8(ascii: ")") && byte != 0x5C
    }

    /// Throws `CommandFailure` when the cache's folder cannot be made.
    func gatherer() throws -> Gatherer {
        let rules = GatheringRules(
            userAgent: GatheringRules.userAgent(version: NewsCollator.version, contact: contact),
            policy: AddressPolicy(allowsPrivate: allowPrivate))
        guard let cache else { return Gatherer(rules) }
        do {
            return Gatherer(rules, cache: try PageCache(folder: cache))
        } catch {
            throw CommandFailure.cannotWrite(cache, WriteFailure.words(cache, error))
        }
    }
}
