import Prose

/// Finds when a page's article was first published: collects what the page states, weighs it, and chooses.
///
/// Each witness has a weight by where it stands (`DateWitness`), by its place on the page (`PageDates`) and by the
/// words around it; witnesses of other kinds that agree add to it. The day is that of the outlet's own clock: where a
/// time stamp is given for Greenwich and the page prints the neighbouring day, the printed one counts. What the page
/// prints of its age ("3 hours ago") counts only where nothing states the date and it is known when the page was
/// fetched. O(page).
struct PublicationDateFinder {
    let document: HTMLDocument
    let vocabulary: DateVocabulary
    /// What the head of the page states.
    let stated: StatedDates
    /// When the page was fetched, where that is known.
    var fetched: FetchTime?

    /// What meta elements, JSON-LD and the address state, as strings.
    struct StatedDates {
        var published: [String] = []
        /// What is told to the publisher's own statistics.
        var service: [String] = []
        /// Dates of which the name does not tell that they are those of publication.
        var dated: [String] = []
        var modified: [String] = []
        var structured: [StructuredData.DateStatement] = []
        var url: String?
        var picture: String?
        var titles: [String] = []
        var summaries: [String] = []
        var language: String?
    }

    func find() -> (published: PublicationDate?, updated: PublicationDate?) {
        var reader = vocabulary.reader(language: stated.language, order: expectedOrder, fetched: fetched)
        var witnesses = headWitnesses(reader)
        let strongest = witnesses.map(\.weight).max() ?? 0
        let isForGreenwich = witnesses.contains { $0.weight >= 70 && ($0.reading.clock?.offset ?? 1) == 0 }
        let isOpen = strongest < 75 || witnesses.contains { $0.weight >= 70 && $0.reading.swapped != nil }
        // What the page prints decides where a stamp is for Greenwich, and where the article was changed on another
        // day.
        let isPrintAsked = isForGreenwich || isChangedLater(witnesses)
        let depth: PageDates.Depth = isOpen ? .everything : isPrintAsked ? .shortTexts : .elements
        var dates = PageDates(document, vocabulary, reader, depth: depth)
        let shownOrder = Self.majority(dates.orders)
        if let order = shownOrder, order != reader.order {
            reader.order = order
            witnesses = headWitnesses(reader)
            dates = PageDates(document, vocabulary, reader, depth: depth)
        }
        let scorer = PageDateScorer(document: document, vocabulary: vocabulary, dates: dates, titles: stated.titles)
        witnesses += scorer.witnesses()
        if witnesses.allSatisfy({ $0.weight < DateWitness.leastStated }) {
            witnesses += ScriptDates.witnesses(document, reader)
        }
        return DateChoice(witnesses: witnesses, isOrderKnown: shownOrder != nil || tellsOrder).chosen()
    }

    private func isChangedLater(_ witnesses: [DateWitness]) -> Bool {
        guard let published = witnesses.first(where: { $0.weight >= 75 })?.reading.date else { return false }
        return witnesses.contains { $0.source == .modification && $0.reading.date > published }
    }

    /// English of the United States and of no stated country puts the month first, unless the address speaks for
    /// another country; everybody else the day.
    private var expectedOrder: DateReader.Order {
        let tag = (stated.language ?? "en").lowercased()
        guard tag.hasPrefix("en") else { return .dayFirst }
        let region = tag.count > 3 ? String(tag.suffix(2)) : domain
        return region.isEmpty || Self.monthFirstRegions.contains(region) ? .monthFirst : .dayFirst
    }

    /// Whether the page's language or the country of its address tells the order of day and month.
    private var tellsOrder: Bool {
        guard let tag = stated.language?.lowercased(), !tag.isEmpty else { return !domain.isEmpty }
        return !tag.hasPrefix("en") || tag.count > 3 || !domain.isEmpty
    }

    private static let monthFirstRegions: Set<String> = ["us", "ca", "ph"]

    /// The country's letters at the end of the page's host; empty for others ("com", "org").
    private var domain: String {
        let parts = (stated.url ?? "").split { $0 == "/" }
        guard parts.count > 1, let last = parts[1].split(whereSeparator: { $0 == "." }).last, last.count == 2 else {
            return ""
        }
        return last.lowercased()
    }

    private static func majority(_ orders: [DateReader.Order]) -> DateReader.Order? {
        let dayFirst = orders.count { $0 == .dayFirst }
        let monthFirst = orders.count - dayFirst
        guard dayFirst != monthFirst else { return nil }
        return dayFirst > monthFirst ? .dayFirst : .monthFirst
    }

    private func headWitnesses(_ reader: DateReader) -> [DateWitness] {
        var witnesses: [DateWitness] = []
        func add(_ values: [String], _ source: DateWitness.Source, _ weight: Double) {
            for (index, value) in values.prefix(20).enumerated() {
                guard let reading = reader.stated(value) else { continue }
                witnesses.append(
                    DateWitness(source: source, reading: reading, weight: weight - Double(min(index, 8)) * 0.5))
            }
        }
        add(stated.published, .metadata, 100)
        add(stated.service, .metadata, 66)
        add(stated.dated, .metadata, 68)
        add(stated.modified, .modification, 33)
        for statement in stated.structured.prefix(40) {
            guard let reading = reader.stated(statement.value) else { continue }
            let source: DateWitness.Source = statement.kind == .modified ? .modification : .structuredData
            witnesses.append(DateWitness(source: source, reading: reading, weight: statement.kind.weight))
        }
        return witnesses + otherWitnesses(reader)
    }

    /// Titles, summaries, the address, the address of the picture.
    private func otherWitnesses(_ reader: DateReader) -> [DateWitness] {
        var witnesses: [DateWitness] = []
        for title in stated.titles.prefix(4) {
            guard let reading = reader.first(in: title) else { continue }
            witnesses.append(DateWitness(source: .print, reading: reading, weight: 34))
        }
        for summary in stated.summaries.prefix(2) {
            guard let reading = reader.first(in: summary) else { continue }
            witnesses.append(DateWitness(source: .print, reading: reading, weight: 18))
        }
        if let url = stated.url, let day = AddressDate.day(in: url) {
            witnesses.append(
                DateWitness(source: .address, reading: DateReading(date: day, span: TextSpan(0, 0)), weight: 90))
        }
        if let picture = stated.picture, let day = AddressDate.day(in: picture, isPage: false) {
            witnesses.append(
                DateWitness(source: .picture, reading: DateReading(date: day, span: TextSpan(0, 0)), weight: 20))
        }
        return witnesses
    }
}
