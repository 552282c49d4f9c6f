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

extension KeyedDecodingContainer {
    /// An offset in code points.
    ///
    /// For a number that no integer can be ("1.5", "1e30") the decoder throws an error of its own without a place: it
    /// becomes a `DecodingError` with that of the key.
    func offset(forKey key: Key) throws -> Int {
        do {
            return try decode(Int.self, forKey: key)
        } catch let error as DecodingError {
            throw error
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: codingPath + [key], debugDescription: "no integer", underlyingError: error))
        }
    }
}
