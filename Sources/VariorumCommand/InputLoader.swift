import DossierFormat
import Foundation
import Variorum

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds and reads the inputs of a command; each failure is told and the others go on.
struct InputLoader {
    let collator: NewsCollator
    /// Whether to tell what is odd but no error.
    private let warns: Bool
    /// What was fetched, by normalised address.
    private let fetched: [String: AddressLoader.Outcome]
    private(set) var failures = 0

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
        for item in InputList(inputs).items {
            switch item {
            case .standardInput: try read(FileHandle.standardInput, "stdin", name: "stdin", take: take)
            case .address(let address): try reports(at: address).forEach(take)
            case .file(let file): try read(file, take)
            case .failure(let problem): fail(problem)
            case .note(let note): tell(note)
            }
        }
    }

    private mutating func reports(at address: String) -> [Report] {
        switch fetched[address] {
        case .reports(let reports): return reports
        case .failure(let problem): fail(problem)
        case nil: fail("\(address): not fetched here; give the archive that fetch --archive makes")
        }
        return []
    }

    private mutating func read(_ file: InputList.File, _ take: (Report) throws -> Void) throws {
        let path = file.path
        if Paths.isNamedPipe(path) { return fail("\(path): not a regular file; give - and pipe it in") }
        if let own = OwnOutput(path: path) {
            return fail("\(path): this is a dossier (\(own.rawValue)); give the articles it was made from")
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return fail("\(path): the file cannot be read: \(SystemFailure.last)") }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        defer { try? handle.close() }
        try read(handle, path, name: file.name, mayBeOther: file.mayBeOther, take: take)
    }

    /// Reads to the end, piece by piece.
    private mutating func read(
        _ handle: FileHandle, _ path: String, name: String, mayBeOther: Bool = false, take: (Report) throws -> Void
    ) throws {
        do {
            try collator.read(pieces: { try Self.piece(handle) }, file: name) { result in
                switch result {
                case .report(let report): try take(report)
                case .note(let note): tell("\(path): \(note)")
                }
            }
        } catch let failure as ReportFailure {
            // The failure names the report's file; the user gave a path. A part of an archive is named behind it.
            let part = failure.file.hasPrefix(name) ? String(failure.file.dropFirst(name.count)) : ""
            let problem = "\(path)\(part): \(failure.problem)"
            if mayBeOther { tell("\(problem); passed over") } else { fail(problem) }
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
