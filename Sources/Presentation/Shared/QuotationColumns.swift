import DossierFormat

/// The readings of a quotation in columns: one for each report, or, where many reports carry it, one for all reports
/// that print the same words.
struct QuotationColumns {
    struct Column {
        let report: String
        let readings: [Quotation.Reading]
        /// The first readings of further reports that give the quotation letter for letter alike.
        var likewise: [Quotation.Reading] = []
    }

    let columns: [Column]
    let reportCount: Int

    /// - Parameter most: reports that have a column each; beyond, those that agree share one.
    init(_ quotation: Quotation, most: Int) {
        var byReport: [String: [Quotation.Reading]] = [:]
        var order: [String] = []
        for reading in quotation.readings {
            if byReport[reading.report] == nil { order.append(reading.report) }
            byReport[reading.report, default: []].append(reading)
        }
        let each = order.map { Column(report: $0, readings: byReport[$0] ?? []) }
        reportCount = each.count
        columns = each.count > most ? Self.merged(each) : each
    }

    private struct Words: Hashable {
        let kind: Quotation.Reading.Kind
        let text: String
    }

    private static func merged(_ columns: [Column]) -> [Column] {
        var places: [[Words]: Int] = [:]
        var merged: [Column] = []
        for column in columns {
            let words = column.readings.map { Words(kind: $0.kind, text: $0.evidence.text) }
            if let place = places[words] {
                merged[place].likewise += column.readings
            } else {
                places[words] = merged.count
                merged.append(column)
            }
        }
        return merged
    }
}
