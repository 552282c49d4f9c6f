import Prose

/// Values of words by their keys (`WordHash`), for the lexicons of this module.
struct WordMap<Value: Sendable>: Sendable {
    private var words = WordIndex()
    private var values: [Value] = []

    /// A value that is set stays in the map.
    subscript(key: UInt64) -> Value? {
        get { words.number(of: key).map { values[$0] } }
        set {
            guard let newValue else { return }
            let number = words.insert(key)
            if number < values.count { values[number] = newValue } else { values.append(newValue) }
        }
    }

    /// The value of a key, which gets one if it has none.
    subscript(key: UInt64, default value: @autoclosure () -> Value) -> Value {
        get { self[key] ?? value() }
        set { self[key] = newValue }
    }

    mutating func reserveCapacity(_ count: Int) {
        words.reserveCapacity(count)
        values.reserveCapacity(count)
    }
}
