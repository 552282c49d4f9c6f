import DossierFormat

/// One value of a figure and the readings that give it.
struct FigureValue {
    let words: String
    let readings: [Figure.Reading]

    /// The different values of a figure, in the order of their first reading.
    static func values(of figure: Figure) -> [FigureValue] {
        var byWords: [String: [Figure.Reading]] = [:]
        var order: [String] = []
        for reading in figure.readings {
            let words = FigureWording.words(reading, unit: figure.unit)
            if byWords[words] == nil { order.append(words) }
            byWords[words, default: []].append(reading)
        }
        return order.map { FigureValue(words: $0, readings: byWords[$0] ?? []) }
    }

    /// Whether two readings cannot both be right. "About 600" and "600" can, "over 100" and "120" can; what is said to
    /// be about a number may be a tenth off.
    static func differ(in figure: Figure) -> Bool {
        let ranges = figure.readings.map(range)
        return ranges.indices.contains { index in
            ranges[(index + 1)...].contains { !$0.overlaps(ranges[index]) }
        }
    }

    private static func range(_ reading: Figure.Reading) -> ClosedRange<Double> {
        let (low, high) = (min(reading.low, reading.high), max(reading.low, reading.high))
        guard low.isFinite, high.isFinite else { return -Double.infinity...Double.infinity }
        switch reading.bound {
        case .exact: return low...high
        case .about: return (low - low.magnitude * 0.1)...(high + high.magnitude * 0.1)
        case .under: return -Double.infinity...high
        case .over: return low...Double.infinity
        }
    }
}
