import DossierFormat
import Testing

@testable import Variorum

@Suite("Evidence slices exactly, whatever the text")
struct EvidencePropertyTests {
    private let collator: NewsCollator

    init() throws { collator = try NewsCollator.shared.get() }

    @Test("Random Unicode: CRLF, combining marks, emoji, byte-order marks, both directions", arguments: 1...40)
    func plainText(_ seed: UInt64) async throws {
        var random = RandomText(seed: seed)
        let texts = (0..<3).map { _ in random.next() }
        let reports = texts.enumerated().flatMap { number, text in
            (try? collator.read(text, file: "\(number).txt")) ?? []
        }
        for report in reports {
            #expect(
                texts.contains { $0.unicodeScalars.elementsEqual(report.text.unicodeScalars) },
                "the text of a plain text is the file's")
        }
        try await expectSound(reports, seed)
    }

    @Test("The same inside a page", arguments: 1...20)
    func page(_ seed: UInt64) async throws {
        var random = RandomText(seed: seed &+ 1_000)
        let reports = (0..<2).flatMap { number in
            let paragraphs = (0..<(2 + random.below(5))).map { _ in "<p>\(random.next())</p>" }.joined(
                separator: "\r\n")
            let page =
                "<!doctype html><html><title>\(random.next())</title><body><article><h1>\(random.next())</h1>\(paragraphs)</article>"
            return (try? collator.read(page, file: "\(number).html")) ?? []
        }
        try await expectSound(reports, seed)
    }

    @Test("Random bytes are refused with a reason or read as some text", arguments: 1...40)
    func bytes(_ seed: UInt64) async throws {
        var random = RandomText(seed: seed &+ 2_000)
        var reports: [Report] = []
        for mark in [[], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], Array("<html>".utf8)] as [[UInt8]] {
            do throws(ReportFailure) {
                reports += try collator.read(mark + random.bytes(), file: "noise")
            } catch {
                #expect(!error.problem.isEmpty)
            }
        }
        try await expectSound(reports, seed)
    }

    private func expectSound(_ reports: [Report], _ seed: UInt64) async throws {
        for report in reports {
            let scalars = Array(report.text.unicodeScalars)
            for passage in Self.passages(collator.annotate(report)) {
                let isInside = 0 <= passage.start && passage.start < passage.end && passage.end <= scalars.count
                try #require(isInside, "seed \(seed): \(passage)")
                #expect(
                    scalars[passage.start..<passage.end].elementsEqual(passage.text.unicodeScalars),
                    "seed \(seed): \(passage)")
            }
        }
        let dossier = await collator.collate(reports)
        #expect(dossier.verify() == [], "seed \(seed)")
        #expect(try Dossier(json: dossier.json()) == dossier)
    }

    private static func passages(_ annotation: ReportAnnotation) -> [Evidence] {
        annotation.names.flatMap { $0.mentions + $0.roles } + annotation.statements.map(\.evidence)
            + annotation.times.map(\.evidence)
            + annotation.figures.map(\.evidence)
            + annotation.acts.flatMap { [$0.content] + ($0.condition.map { [$0] } ?? []) }
    }
}

@Suite("Reports that were not made by reading")
struct HostileReportTests {
    private let collator: NewsCollator

    init() throws { collator = try NewsCollator.shared.get() }

    private static let text = "Ilse Tarn said: “The ferry 👩‍👩‍👧 will sail on 3 May.” Velland demands that Kestria pay."

    @Test(
        "Blocks that lie outside the text, overlap or are turned round do no harm",
        arguments: [
            [(0, 10_000)], [(-5, 20)], [(40, 10)], [(Int.min, Int.max)], [(10, 60), (0, 30)], [(5, 40), (5, 40)],
            [(0, 0)], [(79, 80), (0, 3)],
        ])
    func blocks(_ places: [(Int, Int)]) async {
        let report = Report(
            id: "r1", file: "odd", published: .init(value: "nonsense", precision: "day", basis: .stated),
            text: Self.text,
            blocks: places.map { .init(start: $0.0, end: $0.1, kind: .paragraph) })
        _ = collator.annotate(report)
        let dossier = await collator.collate([report, report])
        #expect(dossier.reports.count + (dossier.leftOut?.count ?? 0) == 2)
    }

    @Test("A report without blocks or text says nothing")
    func nothing() async {
        let reports = ["", Self.text].map {
            Report(id: "", file: "", published: .init(value: "", precision: "", basis: .unknown), text: $0)
        }
        let dossier = await collator.collate(reports)
        #expect(dossier.quotations.isEmpty)
        #expect(collator.annotate(reports[1]).statements.isEmpty)
    }

    @Test("Evidence of a publication date outside the text does no harm")
    func publishedOutside() async {
        let evidence = Evidence(report: "r1", start: 90_000, end: -4, text: "x")
        let report = Report(
            id: "r1", file: "odd",
            published: .init(value: "2031-04-07", precision: "day", basis: .stated, evidence: [evidence]),
            text: Self.text,
            blocks: [.init(start: 0, end: 20, kind: .paragraph)])
        let dossier = await collator.collate([report])
        #expect(!dossier.verify().contains { $0.item.contains("published") })
    }
}
