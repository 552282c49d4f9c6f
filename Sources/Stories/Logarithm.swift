import Foundation

/// The natural logarithm, kept in one place so that hot files need not import Foundation.
package enum Logarithm {
    static func natural(_ value: Double) -> Double { Foundation.log(value) }

    /// The likelihood that log odds stand for.
    package static func likelihood(ofOdds odds: Float) -> Double { 1 / (1 + Foundation.exp(-Double(odds))) }
}
