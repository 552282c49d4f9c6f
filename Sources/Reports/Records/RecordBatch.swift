/// Counts what became of the records of one input, and says it.
struct RecordBatch {
    /// What one record is called ("item", "row").
    let noun: String
    let file: String
    private(set) var read = 0
    private(set) var summaries = 0
    private(set) var wordless = 0
    private(set) var ambiguous = 0
    private(set) var unreadable = 0
    /// The first date that could not be read.
    private var unreadableDate = ""

    init(noun: String, file: String) {
        self.noun = noun
        self.file = file
    }

    /// The report of the next record, named by its number; nil when the record has no words.
    mutating func report(_ record: ArticleRecord?, number: Int, with records: RecordReports) -> Report? {
        guard let record, let report = records.report(record, file: "\(file)#\(number)") else {
            wordless += 1
            return nil
        }
        read += 1
        if record.isSummary { summaries += 1 }
        if report.published == nil { note(records.dateFlaw(record), of: record) }
        return report
    }

    private mutating func note(_ flaw: DateFlaw?, of record: ArticleRecord) {
        switch flaw {
        case .ambiguous: ambiguous += 1
        case .unreadable:
            unreadable += 1
            if unreadable == 1 { unreadableDate = String((record.published ?? "").prefix(40)) }
        case nil: return
        }
    }

    /// What to tell at the end.
    var notes: [String] {
        var notes: [String] = []
        if summaries > 0, read > 0 {
            notes.append(
                "\(Count.words(summaries, noun)) of \(Count.digits(read)) give\(summaries == 1 ? "s" : "") only a summary"
            )
        }
        if ambiguous > 0 {
            notes.append(
                "the date of \(Count.words(ambiguous, noun)) can be read in two ways, as 03/04/2022 can, and is left unknown"
            )
        }
        if unreadable > 0 {
            notes.append(
                "the date of \(Count.words(unreadable, noun)), \"\(unreadableDate)\"\(unreadable == 1 ? "" : " and the like"), "
                    + "cannot be read and is left unknown; dates such as 2022-04-03 can")
        }
        if wordless > 0, read > 0 {
            notes.append("\(Count.words(wordless, noun)) without text \(wordless == 1 ? "is" : "are") left out")
        }
        return notes
    }

    /// The reports of all records at once.
    /// - Throws: when none of them has words.
    static func reports(
        _ items: [ArticleRecord], noun: String, of what: String, file: String, with records: RecordReports,
        notes: inout [String]
    ) throws(ReadError) -> [Report] {
        guard !items.isEmpty else { throw ReadError(file: file, problem: "\(what) has no \(noun)s") }
        var batch = RecordBatch(noun: noun, file: file)
        var reports: [Report] = []
        for (index, item) in items.enumerated() {
            if let report = batch.report(item, number: index + 1, with: records) { reports.append(report) }
        }
        guard !reports.isEmpty else {
            throw ReadError(
                file: file,
                problem: "\(what) holds no text: \(Count.words(items.count, noun)) with nothing but a title or a link; "
                    + "save the articles' pages")
        }
        notes += batch.notes
        return reports
    }
}

/// Numbers with their nouns.
enum Count {
    /// "1 item", "1,204 items".
    static func words(_ count: Int, _ noun: String) -> String {
        guard count != 1 else { return "1 \(noun)" }
        return "\(digits(count)) \(noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s")"
    }

    /// "1,204".
    static func digits(_ count: Int) -> String {
        var digits = String(count)
        var at = digits.count - 3
        while at > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: at))
            at -= 3
        }
        return digits
    }
}
