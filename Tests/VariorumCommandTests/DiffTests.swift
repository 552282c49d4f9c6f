import DossierFormat
import Foundation
import Testing

@Suite("variorum diff, and rules for participants")
struct DiffTests {
    private let workspace: Workspace

    init() async throws {
        workspace = try Workspace()
        _ = try workspace.reports()
        _ = try await workspace.variorum("collate", "gazette.txt", "-o", "old.json")
        _ = try await workspace.variorum("collate", "gazette.txt", "pier.txt", "-o", "new.json")
    }

    @Test("A report that came later is told, with what it adds")
    func added() async throws {
        let result = try await workspace.variorum("diff", "old.json", "new.json")
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(result.output.contains("reports\n  + [r2] pier.txt"))
        let json = try await workspace.variorum("diff", "old.json", "new.json", "--format", "json")
        let changes = try JSONDecoder().decode(DossierChanges.self, from: Data(json.output.utf8))
        #expect(changes.schema == "variorum.diff/1")
        #expect(changes.items.contains { $0.section == "reports" && $0.change == .added })
    }

    @Test("Dossiers that tell the same end with 0, others with 5 where that is asked for")
    func codes() async throws {
        let same = try await workspace.variorum("diff", "old.json", "old.json", "--exit-code")
        #expect(same.status == 0)
        #expect(same.output == "The dossiers tell the same.\n")
        #expect(try await workspace.variorum("diff", "old.json", "new.json", "--exit-code").status == 5)
        #expect(try await workspace.variorum("diff", "new.json", "old.json").output.contains("- [r2] pier.txt"))
    }

    @Test("What is no dossier is named")
    func wrong() async throws {
        let missing = try await workspace.variorum("diff", "old.json", "none.json")
        #expect(missing.status == 3)
        #expect(missing.tells("none.json", "cannot be read"))
        let text = try await workspace.variorum("diff", "gazette.txt", "old.json")
        #expect(text.status == 3)
        #expect(text.tells("gazette.txt", "not a dossier"))
        #expect(try await workspace.variorum("diff", "-", "-").status == 2)
    }

    @Test("A dossier of another schema is refused")
    func schema() async throws {
        let text = try workspace.text("old.json").replacing("variorum.dossier/1", with: "variorum.dossier/9")
        try workspace.file("later.json", text)
        let result = try await workspace.variorum("diff", "later.json", "new.json")
        #expect(result.status == 3)
        #expect(result.tells("later.json", "schema", "variorum.dossier/9"), "\(result.error)")
    }

    @Test("Rules that contradict each other, or give two the same name, are told")
    func contradictions() async throws {
        let names = try workspace.dossier("new.json").participants.map(\.name)
        try #require(names.count > 1)
        let rules = """
            merge:
              - ["\(names[0])", Nobody]
            split: [Nobody]
            rename:
              "\(names[0])": "\(names[1])"

            """
        try workspace.file("rules.yaml", Array(rules.utf8))
        let result = try await workspace.variorum(
            "collate", "gazette.txt", "pier.txt", "--participants", "rules.yaml", "-o", "ruled.json")
        #expect(result.tells("rules.yaml", "split and merge both name 'Nobody'"), "\(result.error)")
        #expect(result.tells("rename '\(names[0])'", "'\(names[1])'"), "\(result.error)")
    }

    @Test(
        "Rules that cannot be understood are named with file and line",
        arguments: [
            ("merge:\n  - [A]\n", "line 2", "nothing to merge"), ("joins: []\n", "line 1", "'joins' is no rule"),
            ("merge:\n  - [A\n", "line 3", "no YAML"), ("split:\n  a: b\n", "line 2", "split wants a list"),
            ("rename:\n  - a\n", "line 2", "rename wants"), ("split: [a]\nsplit: [b]\n", "line", "given twice: split"),
            ("- a\n", "line 1", "expected merge"), ("split: ['']\n", "line 1", "expected a name"),
        ])
    func rules(_ text: String, _ place: String, _ problem: String) async throws {
        try workspace.file("rules.yaml", Array(text.utf8))
        let result = try await workspace.variorum("collate", "gazette.txt", "--participants", "rules.yaml")
        #expect(result.status == 2)
        #expect(result.tells("rules.yaml", place, problem), "\(result.error)")
    }

    @Test("A file without rules is told")
    func noRules() async throws {
        try workspace.file("rules.yaml", "# none yet\n")
        let result = try await workspace.variorum("collate", "gazette.txt", "--participants", "rules.yaml")
        #expect(result.status == 0)
        #expect(result.tells("rules.yaml holds no rule"), "\(result.error)")
    }

    @Test("Rules change who is who; a name that nobody has is told; any bytes are borne")
    func applied() async throws {
        let name = try #require(try workspace.dossier("new.json").participants.first?.name)
        try workspace.file("rules.yaml", Array("rename:\n  \"\(name)\": Somebody Else\nsplit: [Nobody]\n".utf8))
        let result = try await workspace.variorum(
            "collate", "gazette.txt", "pier.txt", "--participants", "rules.yaml", "-o", "ruled.json")
        #expect(result.status == 0)
        #expect(result.tells("no participant is called 'Nobody'"))
        #expect(try workspace.dossier("ruled.json").participants.contains { $0.name == "Somebody Else" })
        let letters = Array("merge:split-[]{}&*!|>'\"\n \t#%@é\u{0}a".utf8)
        var seed: UInt64 = 7
        for _ in 0..<12 {
            let bytes = (0..<200).map { _ -> UInt8 in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return letters[Int(seed >> 33) % letters.count]
            }
            try workspace.file("rules.yaml", bytes)
            let status = try await workspace.variorum(
                "collate", "gazette.txt", "--participants", "rules.yaml", "--quiet", "-o", "x.json"
            ).status
            #expect(status == 0 || status == 2)
        }
    }
}
