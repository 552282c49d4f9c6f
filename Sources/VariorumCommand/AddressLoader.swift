import DossierFormat
import Foundation
import Gathering
import Variorum

import struct Reports.CharsetDecoder

/// Fetches those inputs of a command that are addresses.
struct AddressLoader {
    /// What became of an address.
    enum Outcome {
        case reports([Report])
        /// Names the address, the cause, and what to do.
        case failure(String)
    }

    let options: FetchOptions

    static func isAddress(_ input: String) -> Bool {
        ["http://", "https://"].contains { input.lowercased().hasPrefix($0) }
    }

    /// Why something that looks like an address is none that is fetched; nil for what is no address at all.
    static func whyNotFetched(_ input: String) -> String? {
        guard let end = input.range(of: "://")?.lowerBound, end > input.startIndex, !isAddress(input),
            input[..<end].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
        else { return nil }
        let scheme = input[..<end].lowercased()
        return "only http and https addresses are fetched" + (scheme == "file" ? "; give the path of the file" : "")
    }

    /// The one form of an address; a name that is no sound address stays as it is.
    static func normalised(_ input: String) -> String { (try? PageAddress(input))?.description ?? input }

    /// Fetches each address once, keeps it where that is wanted, and reads it.
    ///
    /// - Returns: an outcome for each normalised address.
    /// - Throws: `CommandFailure` where nothing can be kept.
    func load(_ inputs: [String], with collator: NewsCollator, showsProgress: Bool) async throws -> [String: Outcome] {
        let addresses = inputs.filter(Self.isAddress)
        guard !addresses.isEmpty else { return [:] }
        let progress = ProgressLine(total: addresses.count, "pages fetched", isWanted: showsProgress)
        defer { progress.finish() }
        var outcomes: [String: Outcome] = [:]
        let charsets = try CharsetDecoder()
        try await fetch(addresses) { input, result in
            switch result {
            case .success(let page): outcomes[Self.normalised(input)] = Self.read(page, charsets, collator)
            case .failure(let failure): outcomes[Self.normalised(input)] = .failure(failure.description)
            }
            progress.update(outcomes.count)
        }
        return outcomes
    }

    /// Fetches each address once, in the order given, and keeps it where that is wanted.
    func fetch(
        _ inputs: [String], take: (_ input: String, Result<FetchedPage, FetchFailure>) throws -> Void
    ) async throws {
        var addresses: [PageAddress] = []
        var seen: Set<PageAddress> = []
        for input in inputs {
            do throws(AddressProblem) {
                let address = try PageAddress(input)
                if seen.insert(address).inserted { addresses.append(address) }
            } catch {
                try take(input, .failure(FetchFailure(address: input, problem: "the address \(error.words)")))
            }
        }
        guard !addresses.isEmpty else { return }
        let archive = options.archive.map { ArchiveFile($0) }
        try await options.gatherer().fetch(addresses) { address, result in
            if let archive, case .success(let page) = result { try archive.add(page) }
            try take(address.description, result)
        }
    }

    /// The reports of a page, named by its last address, which also tells the outlet where the page does not.
    private static func read(_ page: FetchedPage, _ charsets: CharsetDecoder, _ collator: NewsCollator) -> Outcome {
        let address = page.page.address
        do throws(ReportFailure) {
            var reports = try collator.read(
                charsets.labelled(page.page.body, label: page.page.charset), file: address.description,
                fetched: page.page.time)
            for index in reports.indices {
                if reports[index].url == nil { reports[index].url = address.description }
                if reports[index].outlet == nil { reports[index].outlet = address.host.withoutLeadingWWW }
            }
            return .reports(reports)
        } catch {
            return .failure(error.description)
        }
    }
}

extension String {
    fileprivate var withoutLeadingWWW: String { hasPrefix("www.") ? String(dropFirst(4)) : self }
}
