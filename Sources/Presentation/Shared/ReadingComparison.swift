import DossierFormat

/// How a reading of a quotation differs from the fullest one, as far as showing it word by word tells anything.
struct ReadingComparison {
    /// The aligned words; nil where too little is alike, as between two translations.
    let stretches: [WordAlignment.Stretch]?
    /// Whether both have the same words, punctuation and case aside.
    let hasSameWords: Bool

    init(_ reading: Quotation.Reading, against fullest: FullestReading) {
        let alignment = WordAlignment(of: reading.evidence.text, with: fullest.words)
        let isFragment = reading.kind == .partial || reading.kind == .heading
        hasSameWords = alignment.likeness == 1
        if isFragment && alignment.containment >= 0.5 {
            // What stands before and after a fragment is missing by its nature.
            stretches = Self.withoutEnds(alignment.stretches)
        } else {
            stretches = alignment.likeness >= 0.3 ? alignment.stretches : nil
        }
    }

    private static func withoutEnds(_ stretches: [WordAlignment.Stretch]) -> [WordAlignment.Stretch] {
        var inner = stretches[...]
        if case .missing? = inner.first { inner.removeFirst() }
        if case .missing? = inner.last { inner.removeLast() }
        return Array(inner)
    }
}
