import Foundation

/// The folders of word lists, models and page parts that must stand beside the executable: without one, the room that
/// needs it would end the process with a trap.
enum InstalledResources {
    /// Rooms that have a folder of their own.
    private static let rooms = ["Annotation", "Language", "Presentation", "Prose", "Reports", "Stories"]

    #if canImport(Darwin)
        private static let type = "bundle"
    #else
        private static let type = "resources"
    #endif

    /// Throws `CommandFailure` when a folder is missing.
    static func check() throws {
        let folder = Bundle.main.bundleURL
        let missing = rooms.map { "variorum_\($0).\(type)" }.filter {
            !Paths.isFolder(folder.appendingPathComponent($0).path)
        }
        guard !missing.isEmpty else { return }
        throw CommandFailure(
            code: 3,
            message: "\(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") missing in "
                + "\(folder.path); copy the *.\(type) folders that were built with variorum beside it")
    }
}
