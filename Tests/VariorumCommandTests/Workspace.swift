import DossierFormat
import Foundation
import Testing

/// A temporary folder with invented reports, removed when the test is over.
final class Workspace {
    let folder: URL

    init() throws { folder = try temporaryFolder() }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static let gazette = """
        Ferry to Amsel sails again

        Published: 7 April 2031

        Transport Minister Ilse Tarn said on Monday: “The ferry will sail again on 3 May.” About 300 passengers had been waiting \
        on the pier of Amsel. She rejected a rise of the fare.

        Also read: Ten beaches you will love
        """
    static let pier = """
        Minister promises ferry

        “The ferry will sail again on 3 May,” Ilse Tarn told reporters in Amsel. Around 500 passengers had been waiting on the pier. \
        The minister spoke for ten minutes – and smiled.
        """
    static let cave = """
        Painted horses found in a limestone cave

        Two schoolgirls looking for a lost dog have found a cave with painted horses in the hills above Marquen. Archaeologist \
        Prune Odalis dated the soot of a hearth to the last ice age. The museum has closed the entrance with a grating.
        """

    /// Writes a file and gives its path.
    @discardableResult
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    @discardableResult
    func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

    /// A file of a size that takes no room on the disk.
    func sparseFile(_ name: String, megabytes: Int) throws -> String {
        let path = try file(name, "Ferry to Amsel sails again\n")
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.truncate(atOffset: UInt64(megabytes) << 20)
        try handle.close()
        return path
    }

    /// Two reports of one happening.
    func reports() throws -> [String] { [try file("gazette.txt", Self.gazette), try file("pier.txt", Self.pier)] }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    func dossier(_ name: String) throws -> Dossier {
        try Dossier(json: Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// Runs `variorum` in the folder.
    func variorum(_ arguments: String..., input: String = "", environment: [String: String?] = [:]) async throws
        -> Command.Result
    {
        try await Command.run(arguments, input: Array(input.utf8), environment: environment, in: folder)
    }
}
