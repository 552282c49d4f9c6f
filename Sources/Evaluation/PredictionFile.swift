import Foundation

/// Writes JSON lines with sorted keys.
struct PredictionFile {
    private var lines = Data()

    mutating func append(_ prediction: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        lines.append(try encoder.encode(prediction))
        lines.append(0x0A)
    }

    func write(to path: String) throws { try lines.write(to: URL(fileURLWithPath: path)) }
}
