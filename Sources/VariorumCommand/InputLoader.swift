import DossierFormat
import Foundation
import Variorum

/// Finds and reads the inputs of a command; each failure is told and the others go on.
struct InputLoader {
    /// File types that a folder is searched for; a file named on the command line may have any.
    static let extensions: Set<String> = ["txt", "text", "md", "html", "htm", "xhtml"]
    /// Files above this are not loaded.
    static let largestFile = 128 << 20

    let collator: NewsCollator
    /// Whether to tell what is odd but no error.
    private let warns: Bool
    /// What was fetched, by normalised address.
    private let fetched: [String: AddressLoader.Outcome]
    private(set) var failures = 0
    /// Resolved paths of what has been read.
    private var seen: Set<String> = []

    init(_ collator: NewsCollator, warns: Bool = true, fetched: [String: AddressLoader.Outcome] = [:]) {
        self.fetched = fetched
        self.collator = collator
        self.warns = warns
    }

    /// The reports of all inputs, in the order given, folders in the order of their file names.
    mutating func reports(_ inputs: [String]) -> [Report] {
        var result: [Report] = []
        for input in inputs { result += reports(of: input) }
        return result
    }

    /// The paths of the texts and pages in a folder, sorted; nil when the folder cannot be read.
    static func files(in folder: String) -> [String]? {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else { return nil }
        let base = URL(fileURLWithPath: folder)
        return names.filter { name in
            let parts = name.split(separator: "/")
            return !parts.contains { $0.hasPrefix(".") }
                && Self.extensions.contains((name as NSString).pathExtension.lowercased())
        }.sorted().map { base.appendingPathComponent($0).path }
    }

    private mutating func reports(of input: String) -> [Report] {
        if input == "-" { return read(FileHandle.standardInput, path: "standard input", name: "stdin") }
        if AddressLoader.isAddress(input) { return address(input) }
        guard FileManager.default.fileExists(atPath: input) else {
            fail("\(input): no such file or folder")
            return []
        }
        guard isNew(input) else { return [] }
        return Paths.isFolder(input) ? folder(input) : file(input)
    }

    private mutating func address(_ input: String) -> [Report] {
        let address = AddressLoader.normalised(input)
        guard isNew(address) else { return [] }
        switch fetched[address] {
        case .reports(let reports): return reports
        case .failure(let problem): fail(problem)
        case nil: fail("\(input): not fetched here; give the archive that fetch --archive makes")
        }
        return []
    }

    /// The same file twice would tell nothing new.
    private mutating func isNew(_ path: String) -> Bool {
        let identity = AddressLoader.isAddress(path) ? path : Paths.resolved(path)
        if seen.insert(identity).inserted { return true }
        if warns { Console.error("variorum: \(path): given twice; it is read once") }
        return false
    }

    private mutating func folder(_ path: String) -> [Report] {
        guard let files = Self.files(in: path) else {
            fail("\(path): the folder cannot be read")
            return []
        }
        if files.isEmpty {
            fail("\(path): no text or HTML file in the folder (\(Self.extensions.sorted().joined(separator: ", ")))")
        }
        return files.filter { isNew($0) }.flatMap { file($0) }
    }

    private mutating func file(_ path: String) -> [Report] {
        if Paths.isNamedPipe(path) {
            fail("\(path): not a regular file; give - and pipe it in")
            return []
        }
        let url = URL(fileURLWithPath: path)
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        if size > Self.largestFile {
            fail("\(path): the file has \(size >> 20) MB; more than \(Self.largestFile >> 20) MB are not read")
            return []
        }
        guard let handle = try? FileHandle(forReadingFrom: url) else {
            fail("\(path): the file cannot be read; check its permissions")
            return []
        }
        defer { try? handle.close() }
        return read(handle, path: path, name: url.lastPathComponent)
    }

    /// Reads to the end, but no more than the limit: pipes and devices do not tell their size.
    private mutating func read(_ handle: FileHandle, path: String, name: String) -> [Report] {
        var bytes: [UInt8] = []
        do {
            while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
                bytes += chunk
                if bytes.count > Self.largestFile {
                    fail("\(path): more than \(Self.largestFile >> 20) MB are not read")
                    return []
                }
            }
        } catch {
            fail("\(path): reading broke off")
            return []
        }
        return read(bytes, name: name)
    }

    private mutating func read(_ bytes: [UInt8], name: String) -> [Report] {
        do {
            return try collator.read(bytes, file: name)
        } catch {
            fail(error.description)
            return []
        }
    }

    private mutating func fail(_ message: String) {
        failures += 1
        Console.error("variorum: \(message)")
    }
}
