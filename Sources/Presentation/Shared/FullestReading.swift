import DossierFormat

extension Quotation {
    /// The reading that the others are compared with: the one the gist was taken from, else the first.
    var fullestReading: Reading? { readings.first { $0.evidence.text == gist } ?? readings.first }
}
