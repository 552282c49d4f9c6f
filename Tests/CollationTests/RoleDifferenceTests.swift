import DossierFormat
import Testing

@testable import Collation

@Suite("Differences of parts and of far counts")
struct RoleDifferenceTests {
    private func parts(_ bodies: String...) throws -> [Difference] {
        try InventedBlast.differences(bodies).filter { $0.about.hasPrefix("Which part") }
    }

    @Test("The mastermind of a scheme is not its middle man")
    func scheme() throws {
        let found = try parts(
            "Arn Holt was arrested in Corrin over a fraud. Holt was the middle man of the scam, police said.",
            "Arn Holt, the mastermind of the scam, was arrested in Corrin over a fraud.")
        #expect(found.contains { Set($0.sides.map(\.value)) == ["middle man", "mastermind"] }, "\(found)")
    }

    @Test("One part told by two words, another’s part, a denied part and a former one are no difference")
    func compatible() throws {
        #expect(
            try parts(
                "Arn Holt was the ringleader of the scam in Corrin.",
                "Arn Holt, the mastermind of the scam, was arrested."
            ).isEmpty)
        #expect(
            try parts(
                "Arn Holt was the middle man of the scam in Corrin.",
                "Ida Korn, the mastermind of the scam, was arrested."
            ).isEmpty)
        #expect(
            try parts(
                "Arn Holt was not the middle man of the scam.", "Arn Holt, the mastermind of the scam, was arrested."
            ).isEmpty)
        #expect(
            try parts(
                "Arn Holt, a former middle man of the scam, was arrested.",
                "Arn Holt, the mastermind of the scam, was arrested."
            ).isEmpty)
    }

    @Test("A report that gives both parts is on no side")
    func both() throws {
        let found = try parts(
            "Arn Holt was the middle man of the scam in Corrin. Arn Holt was the mastermind of the scam, police said.",
            "Arn Holt, the mastermind of the scam, was arrested.")
        #expect(found.isEmpty, "\(found)")
    }

    private func numbers(_ bodies: String...) throws -> [Difference] {
        try InventedBlast.differences(bodies).filter { $0.kind == .conflict && $0.about.hasPrefix("How m") }
    }

    @Test("Bounds that leave no number for both are a conflict however far they lie apart")
    func bounds() throws {
        let found = try numbers(
            "Hackers stole the data of more than 15 million Dorlanders from the bank Ostra, the minister said.",
            "The bank Ostra said hackers had stolen the data of fewer than 400,000 Dorlanders. Police are searching.")
        #expect(found.contains { $0.sides.count == 2 }, "\(found)")
    }

    @Test("Bounds that leave one, and counts of other deeds, are none")
    func compatibleBounds() throws {
        let near = try numbers(
            "Hackers stole the data of more than 300,000 Dorlanders from the bank Ostra, the minister said.",
            "The bank Ostra said hackers had stolen the data of fewer than 400,000 Dorlanders. Police are searching.")
        #expect(near.isEmpty, "\(near)")
        let other = try numbers(
            "Hackers stole the data of more than 15 million Dorlanders from the bank Ostra, the minister said.",
            "The bank Ostra wrote to fewer than 400,000 Dorlanders in spring. Police are searching.")
        #expect(other.isEmpty, "\(other)")
    }
}
