import ArgumentParser
import Foundation

/// Files whose content is changed besides the invented corpus.
enum FuzzCorpus {
    /// Of a larger folder the first files by name are taken, and of larger files the beginning.
    private static let most = 2000
    private static let largest = 64 << 10

    /// All files below a folder, in the order of their paths; the html5lib tests are taken apart.
    static func read(_ path: String) throws -> [[UInt8]] {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ValidationError("\(path) is not there; name a folder or a file.")
        }
        let names = isFolder.boolValue ? (manager.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []) : [""]
        let members = names.sorted().prefix(most).compactMap { name -> [UInt8]? in
            guard let file = FileHandle(forReadingAtPath: name.isEmpty ? path : path + "/" + name),
                let bytes = try? file.read(upToCount: largest), !bytes.isEmpty
            else { return nil }
            return Array(bytes)
        }
        return members.flatMap(parts)
    }

    /// The pages of a tree-construction test file; other content as it is.
    private static func parts(_ bytes: [UInt8]) -> [[UInt8]] {
        let mark = "#data\n"
        guard bytes.starts(with: mark.utf8) else { return [bytes] }
        return String(decoding: bytes, as: UTF8.self).components(separatedBy: mark).compactMap { test in
            let page = test.components(separatedBy: "\n#errors").first ?? ""
            return page.isEmpty ? nil : Array(page.utf8)
        }
    }
}
