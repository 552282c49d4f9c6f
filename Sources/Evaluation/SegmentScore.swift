import Foundation
import Prose

/// Precision, recall and F1 of spans: right are those whose both ends are in the gold.
struct SpanScore {
    private(set) var gold = 0
    private(set) var predicted = 0
    private(set) var right = 0

    mutating func add(gold: [TextSpan], predicted: [TextSpan]) {
        self.gold += gold.count
        self.predicted += predicted.count
        right += Set(gold).intersection(predicted).count
    }

    var precision: Double { predicted == 0 ? 0 : Double(right) / Double(predicted) }
    var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
    var f1: Double { gold + predicted == 0 ? 0 : 2 * Double(right) / Double(gold + predicted) }

    /// Per cent, and the counts.
    func line(_ name: String) -> String {
        let figures = [precision, recall, f1].map { String(format: "%.2f", 100 * $0) }
        return
            "\(name)  P \(figures[0])  R \(figures[1])  F1 \(figures[2])  (\(right) right, \(gold) gold, \(predicted) ours)"
    }
}
