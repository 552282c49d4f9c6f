import DossierFormat
import Foundation
import Testing

@Suite("Writing outputs whole")
struct WriteTests {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        _ = try workspace.reports()
    }

    @Test("A write that fails leaves the older dossier and nothing else, and tells why")
    func keepsOld() async throws {
        _ = try await workspace.variorum("collate", "gazette.txt", "pier.txt", "-q", "-o", "dossier.html")
        let old = try workspace.text("dossier.html")
        let before = try FileManager.default.contentsOfDirectory(atPath: workspace.folder.path).sorted()
        let error = workspace.folder.appendingPathComponent("error")
        try Data().write(to: error)
        let stream = try FileHandle(forUpdating: error)
        // No file may grow above two blocks.
        let status = try await ChildProcess(
            executable: "/bin/sh",
            arguments: [
                "-c", "ulimit -f 2 && exec \"$0\" collate gazette.txt -q --title other -o dossier.html",
                Command.executable.path,
            ],
            environment: [:], folder: workspace.folder.path, streams: [0, 1, stream.fileDescriptor]
        ).run()
        #expect(status == 3)
        let told = try workspace.text("error")
        #expect(told.contains("cannot write dossier.html: the file grows too large"), "\(told)")
        #expect(try workspace.text("dossier.html") == old)
        try FileManager.default.removeItem(at: error)
        #expect(try FileManager.default.contentsOfDirectory(atPath: workspace.folder.path).sorted() == before)
    }

    @Test("Links are followed and permissions kept")
    func links() async throws {
        try workspace.file("real.json", "old")
        #expect(chmod(workspace.path("real.json"), 0o640) == 0)
        try FileManager.default.createSymbolicLink(
            atPath: workspace.path("link.json"), withDestinationPath: "real.json")
        let result = try await workspace.variorum("collate", "gazette.txt", "-q", "-o", "link.json")
        #expect(result.status == 0, "\(result.error)")
        #expect(try workspace.dossier("real.json").reports.count == 1)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: workspace.path("link.json")) == "real.json")
        let mode = try FileManager.default.attributesOfItem(atPath: workspace.path("real.json"))[.posixPermissions]
        #expect(mode as? Int == 0o640)
    }
}
