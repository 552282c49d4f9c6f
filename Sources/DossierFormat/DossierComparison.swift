/// Pairs the items of two dossiers by the passages that they share.
struct DossierComparison {
    private let old: Dossier
    private let new: Dossier
    /// The report of the earlier dossier that each report of the later one is, by id.
    private let earlier: [String: String]

    init(old: Dossier, new: Dossier) {
        self.old = old
        self.new = new
        // A text is the same report whatever its file is called; a file with another text is another report.
        var byText: [String: [String]] = [:]
        for report in old.reports.reversed() { byText[report.text, default: []].append(report.id) }
        var earlier: [String: String] = [:]
        for report in new.reports {
            if let id = byText[report.text]?.popLast() { earlier[report.id] = id }
        }
        self.earlier = earlier
    }

    mutating func run() -> [DossierChanges.Item] {
        var result = reports()
        let later = Dictionary(
            new.comparedSections().map { ($0.section, $0.items) }, uniquingKeysWith: { first, _ in first })
        for (section, items) in old.comparedSections() {
            result += changes(section, from: items, to: later[section] ?? [])
        }
        return result
    }

    // MARK: Reports

    private func reports() -> [DossierChanges.Item] {
        let kept = Set(earlier.values)
        let gone = old.reports.filter { !kept.contains($0.id) }
        let files = Dictionary(gone.map { ($0.file, $0.id) }, uniquingKeysWith: { first, _ in first })
        var rewritten: Set<String> = []
        var added: [DossierChanges.Item] = []
        var changed: [DossierChanges.Item] = []
        for report in new.reports where earlier[report.id] == nil {
            var item = DossierChanges.Item(
                section: "reports", change: .added, old: nil, new: report.id, what: Self.words(report), details: [],
                evidence: [])
            if let id = files[report.file], rewritten.insert(id).inserted {
                item.change = .changed
                item.old = id
                item.details = ["its text is another one now"]
                changed.append(item)
            } else {
                added.append(item)
            }
        }
        let withdrawn = gone.filter { !rewritten.contains($0.id) }.map {
            DossierChanges.Item(
                section: "reports", change: .withdrawn, old: $0.id, new: nil, what: Self.words($0), details: [],
                evidence: [])
        }
        return added + changed + withdrawn
    }

    private static func words(_ report: Report) -> String {
        [report.file, report.outlet, report.title].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    // MARK: Items

    /// A stretch of 64 code points of a report of the earlier dossier.
    private struct Cell: Hashable {
        let report: String
        let number: Int
    }

    private func changes(_ section: String, from before: [ComparedItem], to after: [ComparedItem])
        -> [DossierChanges.Item]
    {
        let pairs = pairs(before, after)
        var taken: Set<Int> = []
        var added: [DossierChanges.Item] = []
        var changed: [DossierChanges.Item] = []
        for (index, item) in after.enumerated() {
            guard let match = pairs[index] else {
                added.append(self.item(section, .added, nil, item, item, []))
                continue
            }
            taken.insert(match)
            let details = Self.details(before[match], item)
            if !details.isEmpty { changed.append(self.item(section, .changed, before[match], item, item, details)) }
        }
        let withdrawn = before.indices.filter { !taken.contains($0) }.map {
            item(section, .withdrawn, before[$0], nil, before[$0], [])
        }
        return added + changed + withdrawn
    }

    private func item(
        _ section: String, _ change: DossierChanges.Change, _ old: ComparedItem?, _ new: ComparedItem?,
        _ shown: ComparedItem, _ details: [String]
    ) -> DossierChanges.Item {
        DossierChanges.Item(
            section: section, change: change, old: old?.id, new: new?.id, what: shown.what, details: details,
            evidence: shown.evidence)
    }

    private static func details(_ old: ComparedItem, _ new: ComparedItem) -> [String] {
        zip(old.properties, new.properties).compactMap { before, after in
            guard before.value != after.value else { return nil }
            let (from, to) = (before.value.isEmpty ? "none" : before.value, after.value.isEmpty ? "none" : after.value)
            return "\(before.name): \(from) → \(to)"
        }
    }

    /// For each later item the earlier one that shares most of its passages, each taken once.
    private func pairs(_ before: [ComparedItem], _ after: [ComparedItem]) -> [Int: Int] {
        var holders: [Cell: [Int]] = [:]
        for (index, item) in before.enumerated() {
            for cell in Set(item.evidence.flatMap { Self.cells($0, $0.report) }) {
                holders[cell, default: []].append(index)
            }
        }
        var candidates: [(score: Int, after: Int, before: Int)] = []
        for (index, item) in after.enumerated() {
            var tried: Set<Int> = []
            let cells = Set(
                item.evidence.flatMap { evidence in
                    earlier[evidence.report].map { Self.cells(evidence, $0) } ?? []
                })
            for cell in cells {
                // Where hundreds of items share a place, the first are enough to find a partner.
                for other in (holders[cell] ?? []).prefix(100) where tried.insert(other).inserted {
                    let score = shared(before[other], item)
                    if score > 0 { candidates.append((score, index, other)) }
                }
            }
        }
        candidates.sort { ($1.score, $0.after, $0.before) < ($0.score, $1.after, $1.before) }
        var result: [Int: Int] = [:]
        var taken: Set<Int> = []
        for (_, after, before) in candidates where result[after] == nil && !taken.contains(before) {
            result[after] = before
            taken.insert(before)
        }
        return result
    }

    private static func cells(_ evidence: Evidence, _ report: String) -> [Cell] {
        guard evidence.start >= 0, evidence.start < evidence.end, evidence.end - evidence.start < 100_000 else {
            return []
        }
        return (evidence.start / 64...(evidence.end - 1) / 64).map { Cell(report: report, number: $0) }
    }

    /// Twice the passages that are the same, and once those that overlap; equal properties break ties.
    private func shared(_ old: ComparedItem, _ new: ComparedItem) -> Int {
        var score = 0
        for passage in new.evidence.prefix(50) {
            guard let report = earlier[passage.report] else { continue }
            for other in old.evidence.prefix(50) where other.report == report {
                if other.start == passage.start, other.end == passage.end {
                    score += 20
                } else if other.start < passage.end, passage.start < other.end {
                    score += 10
                }
            }
        }
        guard score > 0 else { return 0 }
        return score + zip(old.properties, new.properties).count { $0.value == $1.value }
    }
}
