import Dispatch

/// The values of a function of the numbers below `count`, found on several threads, in the order of the numbers.
///
/// - Parameters:
///   - jobs: the most numbers looked at at once; with one, all is done on the calling thread.
///   - value: looked up once for each number; it must not depend on the order.
///
/// The numbers are handed out in small parts, as some take far longer than others.
func parallelMap<Value: Sendable>(_ count: Int, jobs: Int, _ value: @Sendable (Int) -> Value) -> [Value] {
    guard jobs > 1, count > jobs else { return (0..<count).map(value) }
    let parts = min(count, jobs * 16)
    return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
        // Each part writes to places of its own.
        nonisolated(unsafe) let places = buffer
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            for number in count * part / parts..<count * (part + 1) / parts {
                places.initializeElement(at: number, to: value(number))
            }
        }
        initialized = count
    }
}
