import DossierFormat

/// The reading of a quotation that the others are compared with, cut into words once for all of them.
struct FullestReading {
    let reading: Quotation.Reading
    let words: ComparedText

    /// The reading that the gist was taken from, else the first; nil for a quotation without readings.
    init?(_ quotation: Quotation) {
        let fullest = quotation.readings.first { $0.evidence.text == quotation.gist } ?? quotation.readings.first
        guard let fullest else { return nil }
        reading = fullest
        words = ComparedText(fullest.evidence.text)
    }
}
