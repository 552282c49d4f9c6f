import Foundation
import Testing

@Suite("An executable without its resources")
struct InstallationTests {
    private let workspace: Workspace
    private let folder: URL
    /// The names of the resource folders beside the built executable, those of tests left out.
    private let resources: [String]

    init() throws {
        workspace = try Workspace()
        folder = Command.executable.deletingLastPathComponent()
        resources = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasPrefix("variorum_") && ($0.hasSuffix(".resources") || $0.hasSuffix(".bundle"))
                && !$0.contains("Tests.")
        }
        let copy = workspace.folder.appendingPathComponent("variorum")
        do {
            try FileManager.default.linkItem(at: Command.executable, to: copy)
        } catch {
            try FileManager.default.copyItem(at: Command.executable, to: copy)
        }
    }

    private func variorum(_ arguments: [String]) async throws -> Command.Result {
        try await Command.run(
            arguments, in: workspace.folder, executable: workspace.folder.appendingPathComponent("variorum"))
    }

    @Test("Whichever resource folder is missing, it is named with what to do, and nothing crashes")
    func oneMissing() async throws {
        let file = try workspace.file("gazette.txt", Workspace.gazette)
        #expect(resources.count >= 6)
        for name in resources {
            try FileManager.default.createSymbolicLink(
                at: workspace.folder.appendingPathComponent(name),
                withDestinationURL: folder.appendingPathComponent(name))
        }
        #expect(try await variorum(["collate", file]).status == 0)
        for name in resources {
            let link = workspace.folder.appendingPathComponent(name)
            try FileManager.default.removeItem(at: link)
            let result = try await variorum(["collate", file, "-o", "d.html"])
            #expect(result.status == 3, "\(name)")
            #expect(result.tells(name, "missing", "copy"), "\(result.error)")
            #expect(result.error.split(separator: "\n").count == 1)
            try FileManager.default.createSymbolicLink(
                at: link, withDestinationURL: folder.appendingPathComponent(name))
        }
    }

    @Test("Alone it still gives help and its version, and every subcommand says what is missing")
    func alone() async throws {
        #expect(try await variorum(["--help"]).status == 0)
        #expect(try await variorum(["--version"]).status == 0)
        for arguments in [["collate", "x"], ["read", "x"], ["verify", "x"], ["annotate"]] {
            let result = try await variorum(arguments)
            #expect(result.status == 3, "\(arguments)")
            #expect(result.tells("are missing in", "variorum_Prose"), "\(result.error)")
        }
    }
}
