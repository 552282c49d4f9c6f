import Foundation

/// Finds the pages of a data set in the layouts of bench/README.md.
enum PageFolder {
    /// The pages by file name (by folder for html-readability), sorted.
    static func pages(in path: String) throws -> [(id: String, url: URL)] {
        let root = URL(fileURLWithPath: path)
        let files = FileManager.default
        for name in ["html", "pages"] {
            let folder = root.appendingPathComponent(name)
            guard files.fileExists(atPath: folder.path) else { continue }
            return try files.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted().map {
                ($0, folder.appendingPathComponent($0))
            }
        }
        let folders = root.appendingPathComponent("test-pages")
        return try files.contentsOfDirectory(atPath: folders.path).sorted().map {
            ($0, folders.appendingPathComponent($0).appendingPathComponent("source.html"))
        }
    }
}
