import DossierFormat
import Foundation

/// A dossier as JSON, from a file or from standard input.
struct DossierFile {
    /// A path, or - for standard input.
    let path: String

    private static let hint = "give the .json that collate wrote"

    /// Throws a `CommandFailure` when it is none, a `DecodingError` when a key is not as the format has it.
    func decoded() throws -> Dossier { try Dossier(json: try content()) }

    /// As `decoded`, with one kind of error.
    func dossier() throws -> Dossier {
        do {
            let dossier = try decoded()
            guard dossier.schema == Dossier.schemaName else {
                throw CommandFailure.nothingUsable(
                    "\(path): its schema is '\(dossier.schema)', not '\(Dossier.schemaName)'; make it anew with collate"
                )
            }
            return dossier
        } catch let error as DecodingError {
            throw CommandFailure.nothingUsable("\(path): not a dossier as the format has it: \(error.words)")
        }
    }

    /// The bytes of something that says it is a dossier.
    private func content() throws -> Data {
        if path != "-", Paths.isNamedPipe(path) {
            throw CommandFailure.nothingUsable("\(path): not a regular file; give - and pipe it in")
        }
        if path != "-", let missing = Paths.whyMissing(path) {
            throw CommandFailure.nothingUsable("\(path): the file cannot be read: \(missing)")
        }
        if path != "-", Paths.isFolder(path) {
            throw CommandFailure.nothingUsable("\(path): the file cannot be read: it is a folder; \(Self.hint)")
        }
        guard
            let data = path == "-"
                ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
        else { throw CommandFailure.nothingUsable("\(path): the file cannot be read; is there permission to?") }
        guard let object = try? JSONSerialization.jsonObject(with: data) else {
            let why = data.isEmpty ? "it is empty" : "it is no JSON, or broken off"
            throw CommandFailure.nothingUsable("\(path): not a dossier (\(why)); \(Self.hint)")
        }
        let schema = (object as? [String: Any])?["schema"] as? String
        guard let schema, schema.hasPrefix("variorum.dossier/") else {
            throw CommandFailure.nothingUsable("\(path): not a dossier; \(Self.hint)")
        }
        return data
    }
}

extension DecodingError {
    /// The place and what is wrong with it: "figures[2].unit is missing".
    var words: String {
        func place(_ path: [any CodingKey]) -> String {
            path.reduce(into: "") { place, key in
                place += key.intValue.map { "[\($0)]" } ?? (place.isEmpty ? "" : ".") + key.stringValue
            }
        }
        switch self {
        case .keyNotFound(let key, let context): return "\(place(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context): return "\(place(context.codingPath)) is of the wrong type"
        case .valueNotFound(_, let context): return "\(place(context.codingPath)) is null"
        case .dataCorrupted(let context):
            if context.codingPath.isEmpty { return "a number in it is out of range, or no integer where one is wanted" }
            // The decoder tells the value only in a sentence of its own.
            let value = context.debugDescription.components(separatedBy: "invalid String value ").dropFirst().last
            return "\(place(context.codingPath)) has a value that the format does not know"
                + (value.map { ": '\($0)'" } ?? "")
        @unknown default: return "no dossier"
        }
    }
}
