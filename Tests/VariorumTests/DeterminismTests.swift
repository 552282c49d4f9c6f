import DossierFormat
import Foundation
import Testing

@testable import Variorum

@Suite("The same reports give the same bytes")
struct DeterminismTests {
    private let collator: NewsCollator

    init() throws { collator = try NewsCollator.shared.get() }

    @Test("Whatever the number of jobs", arguments: [2, 3, 16])
    func jobs(_ jobs: Int) async throws {
        let reports = try Project.example(collator)
        let one = try await collator.collate(reports, options: CollationOptions(jobs: 1)).json()
        let many = try await collator.collate(reports, options: CollationOptions(jobs: jobs)).json()
        #expect(one == many)
    }

    @Test("Run after run, with word lists and models loaded anew")
    func repeated() async throws {
        let first = try await collator.collate(try Project.example(collator)).json()
        for _ in 0..<3 {
            let fresh = try NewsCollator()
            #expect(try await fresh.collate(try Project.example(fresh)).json() == first)
        }
    }

    @Test("Also when many collations run at once")
    func concurrent() async throws {
        let reports = try Project.example(collator)
        let dossiers = await withTaskGroup(of: Dossier.self) { group in
            for _ in 0..<6 { group.addTask { await collator.collate(reports, options: CollationOptions(jobs: 2)) } }
            return await group.reduce(into: [Dossier]()) { $0.append($1) }
        }
        #expect(Set(dossiers).count == 1)
    }

    /// The golden dossier holds the whole result for the example, so that a change of any room is seen in review.
    /// After a change that is meant, renew it and read the diff:
    ///
    ///     VARIORUM_RENEW_GOLDEN=1 swift test --filter DeterminismTests
    @Test("The dossier of the example is the golden one, byte for byte")
    func golden() async throws {
        let golden = Project.folder.appendingPathComponent("Tests/Golden/kessary-dam.json")
        let data = try await collator.collate(try Project.example(collator)).json()
        if ProcessInfo.processInfo.environment["VARIORUM_RENEW_GOLDEN"] != nil {
            try FileManager.default.createDirectory(
                at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: golden)
        }
        let renewal = "VARIORUM_RENEW_GOLDEN=1 swift test --filter DeterminismTests"
        guard let expected = try? Data(contentsOf: golden) else {
            Issue.record("Tests/Golden/kessary-dam.json is missing; make it with: \(renewal)")
            return
        }
        let difference = Self.firstDifference(data, expected)
        #expect(difference == nil, "differs from the golden dossier; when that is meant, renew it with: \(renewal)")
    }

    /// The first line in which two texts differ, with its number.
    private static func firstDifference(_ left: Data, _ right: Data) -> String? {
        if left == right { return nil }
        let (ours, golden) = (left.split(separator: 0x0A), right.split(separator: 0x0A))
        let line = zip(ours, golden).enumerated().first { $1.0 != $1.1 }?.offset ?? min(ours.count, golden.count)
        let text = line < ours.count ? String(decoding: ours[line].prefix(300), as: UTF8.self) : "the end"
        return "line \(line + 1): \(text)"
    }
}
