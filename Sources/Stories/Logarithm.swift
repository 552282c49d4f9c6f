import Foundation

/// The natural logarithm, kept in one place so that hot files need not import Foundation.
enum Logarithm {
    static func natural(_ value: Double) -> Double { Foundation.log(value) }
}
