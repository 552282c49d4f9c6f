import DossierFormat
import Foundation
import Variorum

/// Finds and reads the inputs of a command; each failure is told and the others go on.
struct InputLoader {
    /// File types that a folder is searched for; a file named on the command line may have any.
    static let extensions: Set<String> = documents.union(data)
    private static let documents: Set<String> = [
        "txt", "text", "md", "html", "htm", "xhtml", "eml", "mht", "mhtml", "warc",
    ]
    /// Types that may hold anything: what a folder has of them and is no report is passed over with a note.
    private static let data: Set<String> = [
        "xml", "rss", "atom", "rdf", "opml", "nitf", "json", "jsonl", "ndjson", "csv", "tsv", "zip", "gz",
    ]

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
        // Nothing that is called here throws.
        try? each(inputs) { result.append($0) }
        return result
    }

    /// Calls for each report as soon as it is read; throws only what `take` throws.
    mutating func each(_ inputs: [String], take: (Report) throws -> Void) throws {
        for input in inputs { try read(input, take) }
    }

    /// The paths of the texts and pages in a folder, sorted; nil when the folder cannot be read.
    static func files(in folder: String) -> [String]? {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else { return nil }
        let base = URL(fileURLWithPath: folder)
        return names.filter { name in
            let parts = name.split(separator: "/")
            return !parts.contains { $0.hasPrefix(".") } && Self.extensions.contains(type(name))
        }.sorted().map { base.appendingPathComponent($0).path }.filter { !isDossier($0) }
    }

    private static func type(_ path: String) -> String { (path as NSString).pathExtension.lowercased() }

    /// Whether a file is what `collate` wrote, which stands in many a folder of articles and is none. The schema's key is
    /// near the end.
    private static func isDossier(_ path: String) -> Bool {
        guard type(path) == "json", !Paths.isNamedPipe(path), let handle = FileHandle(forReadingAtPath: path) else {
            return false
        }
        defer { try? handle.close() }
        guard let size = try? handle.seekToEnd(), (try? handle.seek(toOffset: size - min(size, 1 << 20))) != nil,
            let tail = try? handle.readToEnd()
        else { return false }
        return tail.range(of: Data("\"schema\":\"variorum.dossier/".utf8)) != nil
            || tail.range(of: Data("\"schema\" : \"variorum.dossier/".utf8)) != nil
    }

    private mutating func read(_ input: String, _ take: (Report) throws -> Void) throws {
        if input == "-" { return try read(FileHandle.standardInput, "standard input", name: "stdin", take: take) }
        if AddressLoader.isAddress(input) { return try address(input).forEach(take) }
        guard FileManager.default.fileExists(atPath: input) else { return fail("\(input): no such file or folder") }
        guard isNew(input) else { return }
        if Paths.isFolder(input) { try folder(input, take) } else { try file(input, take: take) }
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
        tell("\(path): given twice; it is read once")
        return false
    }

    private mutating func folder(_ path: String, _ take: (Report) throws -> Void) throws {
        guard let files = Self.files(in: path) else { return fail("\(path): the folder cannot be read") }
        if files.isEmpty {
            fail(
                "\(path): no text or HTML file in the folder, nor any other of \(Self.extensions.sorted().joined(separator: ", "))"
            )
        }
        for file in files where isNew(file) {
            try self.file(file, mayBeOther: Self.data.contains(Self.type(file)), take: take)
        }
    }

    /// - Parameter mayBeOther: whether nobody asked for the file, so that it is no failure if it is no report.
    private mutating func file(_ path: String, mayBeOther: Bool = false, take: (Report) throws -> Void) throws {
        if Paths.isNamedPipe(path) { return fail("\(path): not a regular file; give - and pipe it in") }
        let url = URL(fileURLWithPath: path)
        guard let handle = try? FileHandle(forReadingFrom: url) else {
            return fail("\(path): the file cannot be read; check its permissions")
        }
        defer { try? handle.close() }
        try read(handle, path, name: url.lastPathComponent, mayBeOther: mayBeOther, take: take)
    }

    /// Reads to the end, piece by piece.
    private mutating func read(
        _ handle: FileHandle, _ path: String, name: String, mayBeOther: Bool = false, take: (Report) throws -> Void
    ) throws {
        do {
            try collator.read(pieces: { try Self.piece(handle) }, file: name) { result in
                switch result {
                case .report(let report): try take(report)
                case .note(let note): tell("\(name): \(note)")
                }
            }
        } catch let failure as ReportFailure {
            if mayBeOther { tell("\(failure); passed over") } else { fail(failure.description) }
        }
    }

    private struct BrokenOff: Error, CustomStringConvertible { let description = "reading broke off" }

    private static func piece(_ handle: FileHandle) throws -> [UInt8]? {
        do {
            return try handle.read(upToCount: 1 << 18).map { [UInt8]($0) }.flatMap { $0.isEmpty ? nil : $0 }
        } catch {
            throw BrokenOff()
        }
    }

    /// What is odd but no error.
    private func tell(_ message: String) {
        if warns { Console.error("variorum: \(message)") }
    }

    private mutating func fail(_ message: String) {
        failures += 1
        Console.error("variorum: \(message)")
    }
}
