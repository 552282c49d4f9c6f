/// What became of the entries of a ZIP archive, for the notes at its end.
struct ZIPTally {
    /// Why an entry was not unpacked.
    enum Reason: Int, Error, CaseIterable { case encrypted, damaged, method, tooLarge, nested }

    var given = 0
    /// Entries that gave no article, and why; those whose gzip data break off.
    var (wordless, cut) = (NamedRecords(), NamedRecords())
    private var unread = [NamedRecords](repeating: NamedRecords(), count: Reason.allCases.count)

    mutating func add(_ path: String, _ reason: Reason) { unread[reason.rawValue].append(path) }

    /// One a kind, in a fixed order.
    var notes: [String] {
        var notes: [String] = []
        for reason in Reason.allCases where !unread[reason.rawValue].isEmpty {
            let entries = unread[reason.rawValue]
            let counted = Count.words(entries.count, "entry")
            switch reason {
            case .encrypted: notes.append("\(counted) encrypted, not read: \(entries.words)")
            case .damaged: notes.append("\(counted) damaged, not read: \(entries.words)")
            case .method: notes.append("\(counted) packed by a method that is not read: \(entries.words)")
            case .tooLarge:
                notes.append("\(counted) larger than \(Unpacking.mostBytes >> 20) MB, not read: \(entries.words)")
            case .nested: notes.append("nested archive\(entries.count == 1 ? "" : "s"), not read: \(entries.words)")
            }
        }
        if !wordless.isEmpty {
            notes.append("\(Count.words(wordless.count, "entry")) without an article left out: \(wordless.words)")
        }
        if !cut.isEmpty {
            notes.append("\(Count.words(cut.count, "entry")) cut off, read as far as it goes: \(cut.words)")
        }
        return notes
    }
}
