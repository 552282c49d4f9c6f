import DossierFormat

@testable import Collation

/// Accounts of a blast that never happened, each with a body of its own.
enum InventedBlast {
    /// Openings that tell one happening in words of their own, so that the reports are one story and several origins.
    private static let openings = [
        "An explosion shook the ferry terminal of Corrin in Orrun on Wednesday. The harbour was closed at once.",
        "Corrin’s ferry terminal was hit by a blast this Wednesday; boats of Orrun no longer call at the harbour.",
        "After Wednesday’s detonation at the terminal for ferries, nobody may enter the port of Corrin in Orrun.",
    ]
    private static let titles = [
        "Blast at the ferry terminal of Corrin", "Corrin ferry terminal hit by explosion",
        "Port of Corrin shut after blast",
    ]

    static func differences(_ bodies: [String], days: [Int] = [5, 5, 5]) throws -> [Difference] {
        let texts = bodies.enumerated().map { number, body in
            """
            \(titles[number])

            Published: \(days[number]) June 2030

            \(openings[number])

            \(body)
            """
        }
        return try InventedReports.dossier(texts).differences
    }
}
