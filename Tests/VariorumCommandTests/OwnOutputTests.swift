import Foundation
import Testing

@Suite("Dossiers among the articles")
struct OwnOutputTests {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        try workspace.file("f/gazette.txt", Workspace.gazette)
        try workspace.file("f/pier.txt", Workspace.pier)
    }

    @Test(
        "The same command writes its output into the folder of articles twice, with the same bytes",
        arguments: ["dossier.html", "dossier.json", "dossier.md", "dossier.txt"])
    func twice(_ name: String) async throws {
        let first = try await workspace.variorum("collate", "f", "-o", "f/\(name)")
        #expect(first.status == 0, "\(first.error)")
        let written = try workspace.text("f/\(name)")
        let second = try await workspace.variorum("collate", "f", "-o", "f/\(name)")
        #expect(second.status == 0, "\(second.error)")
        #expect(second.tells("f/\(name): a dossier that variorum wrote", "passed over"), "\(second.error)")
        #expect(try workspace.text("f/\(name)") == written)
    }

    @Test(
        "A dossier that is named is refused with a sentence, whatever its name",
        arguments: [("html", "page"), ("json", "JSON"), ("markdown", "Markdown"), ("text", "text")])
    func named(_ format: String, _ kind: String) async throws {
        let dossier = try await workspace.variorum("collate", "f", "-q", "--format", format)
        try workspace.file("odd.txt", dossier.output)
        let result = try await workspace.variorum("collate", "odd.txt", "f/gazette.txt")
        #expect(result.status == 1)
        #expect(
            result.tells("odd.txt: this is a dossier (\(kind)); give the articles it was made from"), "\(result.error)")
    }

    @Test("An article that only tells of variorum is read")
    func article() async throws {
        try workspace.file("f/about.txt", Workspace.pier + "\n\nMade by variorum and its friends.\n")
        try workspace.file("f/page.html", "<!doctype html><meta name=generator content=other><p>\(Workspace.pier)</p>")
        let result = try await workspace.variorum("read", "f")
        #expect(result.status == 0)
        #expect(result.output.contains("about.txt") && result.output.contains("page.html"))
    }
}
