import DossierFormat
import Foundation
import Testing

@Suite("variorum verify")
struct VerifyTests {
    private let workspace: Workspace

    init() async throws {
        workspace = try Workspace()
        _ = try workspace.reports()
        _ = try await workspace.variorum("collate", "gazette.txt", "pier.txt", "-o", "dossier.json")
    }

    private func tamper(_ change: (inout Dossier) -> Void) throws {
        var dossier = try workspace.dossier("dossier.json")
        change(&dossier)
        try workspace.file("dossier.json", Array(try dossier.json()))
    }

    @Test("A sound dossier ends with 0 and says so")
    func sound() async throws {
        let result = try await workspace.variorum("verify", "dossier.json")
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(result.output.hasPrefix("dossier.json: every passage is there, letter for letter"))
        #expect(result.output.contains("checked against the texts inside the dossier; give the articles"))
    }

    @Test("With its inputs too; also from standard input")
    func withInputs() async throws {
        let result = try await workspace.variorum("verify", "dossier.json", "gazette.txt", "pier.txt")
        #expect(result.status == 0)
        #expect(!result.output.contains("give the articles"))
        #expect(try await workspace.variorum("verify", "-", input: workspace.text("dossier.json")).status == 0)
    }

    @Test("A changed passage ends with 4 and names the item")
    func tampered() async throws {
        try tamper { $0.quotations[0].readings[0].evidence.text += "!" }
        let result = try await workspace.variorum("verify", "dossier.json")
        #expect(result.status == 4)
        #expect(result.output.isEmpty)
        #expect(result.tells("quotations q1", "letter for letter"))
        #expect(result.tells("1 flaw in dossier.json"))
    }

    @Test("Every flaw is named, not only the first")
    func manyFlaws() async throws {
        try tamper {
            $0.record[0].evidence = []
            $0.origins = []
        }
        let result = try await workspace.variorum("verify", "dossier.json")
        #expect(result.status == 4)
        #expect(result.tells("record line 1", "no evidence"))
        #expect(result.tells("origins", "'r1'") && result.tells("origins", "'r2'"))
    }

    @Test("An input that changed since, or is missing, is named")
    func changedInput() async throws {
        try workspace.file("pier.txt", Workspace.pier.replacingOccurrences(of: "500", with: "600"))
        let changed = try await workspace.variorum("verify", "dossier.json", "gazette.txt", "pier.txt")
        #expect(changed.status == 4)
        #expect(changed.tells("reports r2", "pier.txt", "another text"))
        let missing = try await workspace.variorum("verify", "dossier.json", "gazette.txt")
        #expect(missing.status == 4)
        #expect(missing.tells("reports r2", "pier.txt", "not among the inputs"))
    }

    @Test("A sound dossier with an input too many that fails ends with 1")
    func failedInput() async throws {
        let result = try await workspace.variorum("verify", "dossier.json", "gazette.txt", "pier.txt", "nowhere.txt")
        #expect(result.status == 1)
        #expect(result.tells("nowhere.txt"))
    }

    @Test(
        "A missing dossier ends with 3 and says why",
        arguments: [("nowhere.json", "no such file"), (".", "it is a folder")])
    func missing(_ path: String, _ why: String) async throws {
        let result = try await workspace.variorum("verify", path)
        #expect(result.status == 3)
        #expect(result.tells(path, "cannot be read", why), "\(result.error)")
    }

    @Test(
        "Addresses of other schemes are told that they are not fetched", arguments: ["ftp://a.example/b", "file:///b"])
    func otherScheme(_ address: String) async throws {
        let result = try await workspace.variorum("verify", "dossier.json", "gazette.txt", "pier.txt", address)
        #expect(result.status == 1)
        #expect(result.tells(address, "only http and https"), "\(result.error)")
    }

    @Test(
        "What is no dossier ends with 3 and a sentence",
        arguments: ["{}", "no JSON", "", "[1]", "{\"schema\": \"x\"}", "{\"schema\": \"variorum.dossier/1\", \"rec"])
    func noDossier(_ content: String) async throws {
        try workspace.file("dossier.json", content)
        let result = try await workspace.variorum("verify", "dossier.json")
        #expect(result.status == 3)
        #expect(result.tells("dossier.json", "not a dossier", "give the .json that collate wrote"), "\(result.error)")
    }

    @Test(
        "A dossier that does not meet the schema ends with 4 and names the key",
        arguments: [("{\"schema\": \"variorum.dossier/1\"}", "is missing")])
    func brokenDossier(_ content: String, _ words: String) async throws {
        try workspace.file("dossier.json", content)
        let result = try await workspace.variorum("verify", "dossier.json")
        #expect(result.status == 4)
        #expect(result.tells("dossier.json", words), "\(result.error)")
    }

    @Test("Words that are not those of the passages are found: gists and record lines")
    func wording() async throws {
        try tamper {
            $0.quotations[0].gist = "The ferry will never sail again."
            $0.record[0].line += " She smiled."
        }
        let result = try await workspace.variorum("verify", "dossier.json")
        #expect(result.status == 4)
        #expect(result.tells("quotations q1", "none of its readings"), "\(result.error)")
        #expect(result.tells("record line 1", "not those of its passages"), "\(result.error)")
    }

    @Test("An id that another section has is found")
    func idsOfOtherSections() async throws {
        try tamper { $0.participants[0].id = "q1" }
        let result = try await workspace.variorum("verify", "dossier.json")
        #expect(result.status == 4)
        #expect(result.tells("quotations q1", "not unique"), "\(result.error)")
    }

    @Test("A value that the format does not know is named with its place")
    func unknownValue() async throws {
        let text = try workspace.text("dossier.json")
        try workspace.file("dossier.json", text.replacing("\"basis\" : \"stated\"", with: "\"basis\" : \"guessed\""))
        let result = try await workspace.variorum("verify", "dossier.json")
        #expect(result.status == 4)
        #expect(
            result.tells("reports[0].published.basis has a value that the format does not know", "guessed"),
            "\(result.error)")
    }

    @Test("Help says what is checked and what is not")
    func help() async throws {
        let help = try await workspace.variorum("verify", "--help").output
        #expect(help.contains("Checked are") && help.contains("Not checked"))
    }
}
