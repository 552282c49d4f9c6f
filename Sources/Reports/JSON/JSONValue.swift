/// A JSON value as pages and feeds carry it.
indirect enum JSONValue: Sendable, Equatable {
    case string(String)
    case number(String)
    case bool(Bool)
    case null
    case array([JSONValue])
    /// Members in their order; of two alike the first counts.
    case object([Member])

    struct Member: Sendable, Equatable {
        let name: String
        let value: JSONValue
    }

    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var string: String? {
        if case .string(let string) = self { return string }
        return nil
    }

    /// The elements of an array, or the value itself as the only one.
    var elements: [JSONValue] {
        if case .array(let values) = self { return values }
        return [self]
    }

    var members: [Member] {
        if case .object(let members) = self { return members }
        return []
    }
}
