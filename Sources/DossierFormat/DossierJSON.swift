public import Foundation

extension Dossier {
    /// The canonical JSON: sorted keys, two spaces of indent, UTF-8, a line end behind it; the same bytes for the same
    /// dossier. Throws only what the encoder throws, for numbers that are not finite.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        var data = try encoder.encode(self)
        data.append(0x0A)
        return data
    }

    /// Reads a dossier; throws a `DecodingError` that names the key where the schema is not met.
    public init(json: Data) throws {
        self = try JSONDecoder().decode(Dossier.self, from: json)
    }
}
