/// What became of the records of an archive, for the notes at its end.
struct WARCTally {
    enum Fate: Int, CaseIterable { case revisit, otherStatus, noText, tooLarge, coding, damaged }

    var records = 0
    var reports = 0
    /// Places where no record begins.
    var damaged = 0
    /// Records without an article, and why; those that broke off; those with characters that could not be decoded.
    private(set) var (wordless, cut, undecoded) = (NamedRecords(), NamedRecords(), NamedRecords())
    private var counts = [Int](repeating: 0, count: Fate.allCases.count)

    mutating func add(_ fate: Fate) { counts[fate.rawValue] += 1 }

    mutating func addWordless(_ problem: String) { wordless.append(Count.digits(records), problem) }
    mutating func addCut(_ how: String) { cut.append(Count.digits(records), how) }
    mutating func addUndecoded(_ count: Int) {
        undecoded.append(Count.digits(records), Count.words(count, "character"))
    }

    mutating func addFailure(_ failure: HTTPResponse.Failure) {
        switch failure {
        case .coding: add(.coding)
        case .tooLarge: add(.tooLarge)
        case .notHTTP, .damaged: add(.damaged)
        }
    }

    /// One a kind, in a fixed order; only what a reader of the archive may miss.
    var notes: [String] {
        var notes: [String] = []
        if damaged > 0 {
            notes.append("\(Count.words(damaged, "damaged place")) between records skipped")
        }
        for fate in Fate.allCases where counts[fate.rawValue] > 0 {
            let count = counts[fate.rawValue]
            switch fate {
            case .revisit: notes.append("\(Count.words(count, "revisit record")) skipped")
            case .otherStatus: notes.append("\(Count.words(count, "answer")) with another status than 200 left out")
            case .noText: notes.append("\(Count.words(count, "record")) of pictures, scripts and the like passed over")
            case .tooLarge:
                notes.append("\(Count.words(count, "record")) larger than \(WARCReader.largestBlock >> 20) MB left out")
            case .coding: notes.append("\(Count.words(count, "record")) in a compression that is not read left out")
            case .damaged: notes.append("\(Count.words(count, "damaged record")) left out")
            }
        }
        if !wordless.isEmpty {
            notes.append("\(Count.words(wordless.count, "record")) without an article left out: \(wordless.words)")
        }
        if !cut.isEmpty {
            notes.append("\(Count.words(cut.count, "record")) cut off, read as far as it goes: \(cut.words)")
        }
        if !undecoded.isEmpty {
            notes.append(
                "U+FFFD stands for what could not be decoded in \(Count.words(undecoded.count, "record")): "
                    + undecoded.words)
        }
        return notes
    }
}
