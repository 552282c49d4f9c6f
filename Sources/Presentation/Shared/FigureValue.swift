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
}
