import DossierFormat

/// Which report carries which claim, and how.
struct Coverage {
    enum Carriage: String {
        /// In words between quotation marks, or in the first person.
        case direct
        /// In the report's own words.
        case reported
    }

    struct Cell {
        let carriage: Carriage
        let evidence: Evidence
    }

    struct Row {
        let claim: String
        /// Where the claim stands in its list of the dossier.
        let place: Int
        /// What carries it, by report id; a report that is absent here is silent on it.
        let cells: [String: Cell]
    }

    /// What independent origins tell alike.
    let agreements: [Row]
    /// What they may tell alike: the passages have much in common.
    let doubtful: [Row]
    let quotations: [Row]
    let positions: [Row]
    /// Claims that are not in the rows because fewer reports carry them than those shown.
    let leftOut: Int

    /// - Parameter most: rows of one kind; of more, those that most reports carry are kept, in the dossier's order.
    init(_ index: DossierIndex, most: Int) {
        let dossier = index.dossier
        let direct = DirectSpeech(dossier.quotations)
        let told = dossier.agreements.enumerated().map { place, agreement in
            Row(claim: agreement.claim, place: place, cells: Self.cells(agreement.evidence, direct))
        }
        let agreements = told.filter { dossier.agreements[$0.place].doubtful != true }
        let doubtful = told.filter { dossier.agreements[$0.place].doubtful == true }
        let quotations = dossier.quotations.enumerated().map { place, quotation in
            Row(
                claim: QuotationStance.gist(of: quotation), place: place,
                cells: Self.cells(quotation.readings.map(\.evidence), direct))
        }
        let positions = dossier.positions.enumerated().map { place, position in
            Row(claim: Self.claim(position, index), place: place, cells: Self.cells(position.evidence, direct))
        }
        self.agreements = Self.mostCarried(agreements, most)
        self.doubtful = Self.mostCarried(doubtful, most)
        self.quotations = Self.mostCarried(quotations, most)
        self.positions = Self.mostCarried(positions, most)
        leftOut =
            told.count + quotations.count + positions.count
            - self.agreements.count - self.doubtful.count - self.quotations.count - self.positions.count
    }

    private static func claim(_ position: Position, _ index: DossierIndex) -> String {
        "\(index.names(position.actor)) \(position.verb): \(position.content)"
    }

    private static func cells(_ evidence: [Evidence], _ direct: DirectSpeech) -> [String: Cell] {
        var cells: [String: Cell] = [:]
        for passage in evidence {
            let carriage: Carriage = direct.contains(passage) ? .direct : .reported
            if cells[passage.report] == nil || (carriage == .direct && cells[passage.report]?.carriage == .reported) {
                cells[passage.report] = Cell(carriage: carriage, evidence: passage)
            }
        }
        return cells
    }

    private static func mostCarried(_ rows: [Row], _ most: Int) -> [Row] {
        guard rows.count > most else { return rows }
        let ranked = rows.sorted { (-$0.cells.count, $0.place) < (-$1.cells.count, $1.place) }
        return ranked.prefix(most).sorted { $0.place < $1.place }
    }
}

/// Where the reports give words as said.
private struct DirectSpeech {
    private var spans: [String: [Range<Int>]] = [:]

    init(_ quotations: [Quotation]) {
        for reading in quotations.lazy.flatMap(\.readings) where [.direct, .partial, .unmarked].contains(reading.kind) {
            let evidence = reading.evidence
            guard evidence.start < evidence.end else { continue }
            spans[reading.report, default: []].append(evidence.start..<evidence.end)
        }
    }

    func contains(_ passage: Evidence) -> Bool {
        guard passage.start < passage.end else { return false }
        return spans[passage.report]?.contains { $0.overlaps(passage.start..<passage.end) } ?? false
    }
}
