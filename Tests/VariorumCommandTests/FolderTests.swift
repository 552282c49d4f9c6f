import DossierFormat
import Foundation
import Testing

@Suite("Folders as inputs")
struct FolderTests {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        try workspace.file("f/gazette.txt", Workspace.gazette)
    }

    @Test("Files of other kinds are told in one line, those that occur most first")
    func otherKinds() async throws {
        for name in ["a.pdf", "b.pdf", "c.docx", "sub/d.PDF", "e"] { try workspace.file("f/\(name)", "x") }
        let result = try await workspace.variorum("collate", "f")
        #expect(result.status == 0)
        #expect(
            result.tells(
                "f: 5 files of kinds that are not read passed over: .pdf (3), without an extension, .docx"),
            "\(result.error)")
        try workspace.file("g/pier.txt", Workspace.pier)
        try workspace.file("g/mails.pst", "x")
        let one = try await workspace.variorum("collate", "g")
        #expect(one.tells("g: 1 file of a kind that is not read passed over: .pst"), "\(one.error)")
        #expect(try await workspace.variorum("collate", "g", "-q").error.isEmpty)
    }

    @Test("A folder in it whose name looks like a file is searched, not read")
    func folderNamedLikeFile() async throws {
        try workspace.file("f/x.txt/pier.txt", Workspace.pier)
        try FileManager.default.createDirectory(
            atPath: workspace.path("f/y.html"), withIntermediateDirectories: false)
        let result = try await workspace.variorum("collate", "f", "--reported-on", "2031-04-07", "-o", "d.json")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error.isEmpty)
        #expect(try workspace.dossier("d.json").reports.map(\.file) == ["gazette.txt", "x.txt/pier.txt"])
    }

    @Test(
        "A folder in it that cannot be read is named, the rest is read, and the end is 1", .enabled(if: getuid() != 0))
    func unreadable() async throws {
        try workspace.file("f/locked/pier.txt", Workspace.pier)
        #expect(chmod(workspace.path("f/locked"), 0) == 0)
        defer { _ = chmod(workspace.path("f/locked"), 0o700) }
        let result = try await workspace.variorum("read", "f")
        #expect(result.status == 1)
        #expect(result.tells("f/locked: the folder cannot be read: there is no permission"), "\(result.error)")
        #expect(result.output.contains("gazette.txt"))
    }

    @Test("A folder too deep for the system is named, the rest is read, and the end is 1")
    func tooDeep() async throws {
        // Made step by step, for no single path may be so long.
        let name = String(repeating: "d", count: 200)
        let script =
            "cd f; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do mkdir \(name) && cd -P \(name); done"
        let made = try await ChildProcess(
            executable: "/bin/sh", arguments: ["-c", script], environment: [:], folder: workspace.folder.path,
            streams: [0, 1, 2]
        ).run()
        #expect(made == 0)
        let result = try await workspace.variorum("read", "f")
        #expect(result.status == 1)
        #expect(result.tells("f/dddd", "its name or path is too long"))
        #expect(result.output.contains("gazette.txt"))
    }

    @Test("A link to nothing, and a name that is not UTF-8, get their true reason")
    func oddEntries() async throws {
        try FileManager.default.createSymbolicLink(
            atPath: workspace.path("f/gone.txt"), withDestinationPath: "nowhere.txt")
        let named = try await workspace.variorum("read", "f/gone.txt")
        #expect(named.status == 3)
        #expect(named.tells("f/gone.txt: a link to nowhere.txt, which does not exist"), "\(named.error)")
        let found = try await workspace.variorum("read", "f")
        #expect(found.status == 1)
        #expect(found.tells("f/gone.txt", "it does not exist"), "\(found.error)")
        try FileManager.default.removeItem(atPath: workspace.path("f/gone.txt"))
        #if os(Linux)
            let bytes = Array((workspace.path("f") + "/m").utf8) + [0xFC] + Array("nchen.txt".utf8) + [0]
            let file = bytes.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer {
                open($0.baseAddress!, O_WRONLY | O_CREAT, 0o600)
            }
            #expect(file >= 0)
            close(file)
            let folder = try await workspace.variorum("read", "f")
            #expect(folder.status == 1)
            #expect(folder.tells("f/m\\xFCnchen.txt: the file's name is not UTF-8"), "\(folder.error)")
            #expect(folder.output.contains("gazette.txt"))
            let broken = try await workspace.variorum("read", "f/m\u{FFFD}nchen.txt")
            #expect(broken.tells("if its name is not UTF-8, rename it or pipe it in"), "\(broken.error)")
        #endif
    }

    @Test("Messages name the path as it was given")
    func paths() async throws {
        try workspace.file("a/x.txt", "")
        try workspace.file("b/x.txt", "")
        let files = try await workspace.variorum("read", "a/x.txt", "./b/x.txt")
        #expect(files.tells("variorum: a/x.txt: the input is empty"), "\(files.error)")
        #expect(files.tells("variorum: ./b/x.txt: the input is empty"), "\(files.error)")
        let folder = try await workspace.variorum("read", "b/")
        #expect(folder.tells("variorum: b/x.txt: the input is empty"), "\(folder.error)")
    }

    @Test("Reports of one base name are told apart, and verified with their files given singly or as a folder")
    func sameName() async throws {
        try workspace.file("s/a/x.txt", Workspace.gazette)
        try workspace.file("s/b/x.txt", Workspace.pier)
        _ = try await workspace.variorum("collate", "s", "-q", "-o", "folder.json")
        #expect(try workspace.dossier("folder.json").reports.map(\.file) == ["a/x.txt", "b/x.txt"])
        _ = try await workspace.variorum("collate", "s/a/x.txt", "s/b/x.txt", "-q", "-o", "files.json")
        #expect(try workspace.dossier("files.json").reports.map(\.file) == ["a/x.txt", "b/x.txt"])
        _ = try await workspace.variorum("collate", "s/a", "s/b", "-q", "-o", "folders.json")
        #expect(try workspace.dossier("folders.json").reports.map(\.file) == ["a/x.txt", "b/x.txt"])
        for inputs in [["s"], ["s/a/x.txt", "s/b/x.txt"], ["s/b", "s/a"]] {
            let result = try await Command.run(["verify", "folder.json"] + inputs, in: workspace.folder)
            #expect(result.status == 0, "\(result.error)")
        }
    }
}
