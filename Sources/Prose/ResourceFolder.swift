package import Foundation

/// The data files of one room: word lists with a comment on their source, one entry a line, columns parted by tabs.
package struct ResourceFolder: Sendable {
    /// A data file that the program was built with is not there or not UTF-8.
    package struct Missing: Error, CustomStringConvertible {
        package let name: String
        package var description: String {
            "the data file \(name) is missing beside the program; install variorum together with its *.resources folders"
        }
    }

    private let folder: URL

    /// - Parameters:
    ///   - bundle: the bundle of the room (`Bundle.module`).
    ///   - path: a folder in it, by default the lists for English.
    package init(_ bundle: Bundle, _ path: String = "en") {
        folder = bundle.bundleURL.appendingPathComponent(path)
    }

    /// Where a file lies, whether it is there or not.
    package func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

    /// The content of a file as it is. O(size of the file).
    package func bytes(_ name: String) throws(Missing) -> [UInt8] {
        guard let data = try? Data(contentsOf: url(name)) else { throw Missing(name: name) }
        return [UInt8](data)
    }

    /// The entries of a list as columns; comment lines (`#`) and empty lines are left out. O(size of the file).
    package func rows(_ name: String) throws(Missing) -> [[Substring]] {
        guard let data = try? Data(contentsOf: url(name)), let content = String(data: data, encoding: .utf8) else {
            throw Missing(name: name)
        }
        return content.split(separator: "\n").compactMap { line in
            line.hasPrefix("#") ? nil : line.split(separator: "\t", omittingEmptySubsequences: false)
        }
    }
}
