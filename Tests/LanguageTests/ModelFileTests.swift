import Foundation
import Language
import Prose
import Testing

@Suite("Damaged models")
struct ModelFileTests {
    /// The shipped model, from the source tree.
    private let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources/Language/Resources/models/english.model").standardizedFileURL

    private func problem(with bytes: Data) throws -> String {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).model")
        try bytes.write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        do {
            _ = try LanguageAnalyzer(model: url)
            return ""
        } catch let error as ModelError {
            return error.description
        }
    }

    /// Writes a new checksum, so that what lies behind it is checked.
    private func sealed(_ bytes: Data) -> Data {
        var bytes = bytes
        let checksum = bytes.withUnsafeBytes {
            ModelFile.checksum(UnsafeRawBufferPointer(rebasing: $0[ModelFile.headerSize...]))
        }
        withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(24..<32, with: $0) }
        return bytes
    }

    @Test("The shipped model is the one that Models/README.md describes")
    func described() throws {
        let bytes = try Data(contentsOf: shipped)
        let checksum = bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        }
        let readme = shipped.deletingLastPathComponent().appendingPathComponent("../../../../Models/README.md")
            .standardizedFileURL
        #expect(try String(contentsOf: readme, encoding: .utf8).contains(String(checksum, radix: 16)))
    }

    @Test("A missing, empty, foreign, cut or altered file is named with its cause")
    func damages() throws {
        let whole = try Data(contentsOf: shipped)
        #expect(try problem(with: whole).isEmpty)
        #expect(throws: ModelError.self) { try LanguageAnalyzer(model: URL(fileURLWithPath: "/nowhere/a.model")) }
        #expect(throws: ModelError.self) { try LanguageAnalyzer(model: URL(fileURLWithPath: "/")) }
        #expect(try problem(with: Data()).contains("missing or unreadable"))
        #expect(try problem(with: Data("<html>".utf8)).contains("no model file"))
        #expect(try problem(with: whole.prefix(whole.count / 2)).contains("cut short"))
        var altered = whole
        altered[whole.count / 2] ^= 0x10
        #expect(try problem(with: altered).contains("checksum"))
        var other = whole
        other[8] = 99
        #expect(try problem(with: other).contains("version"))
    }

    @Test("A file with a right checksum and wrong content is refused or harmless, and never crashes")
    func forged() throws {
        let whole = try Data(contentsOf: shipped)
        var state: UInt64 = 3
        for round in 0..<60 {
            var forged = whole
            for _ in 0..<20 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let limit = round < 30 ? 600 : whole.count
                forged[32 + Int(state >> 33) % (limit - 32)] = UInt8(truncatingIfNeeded: state >> 20)
            }
            let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).model")
            try sealed(forged).write(to: url)
            defer { try? FileManager.default.removeItem(at: url) }
            guard let analyzer = try? LanguageAnalyzer(model: url) else { continue }
            let text = Text("The envoy said that both sides had agreed to meet again, if they must.")
            #expect(analyzer.analyze(text, blocks: [text.span]).words.count == 16)
        }
    }
}
