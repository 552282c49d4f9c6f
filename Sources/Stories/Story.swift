package import Annotation

/// The reports of one happening, with the origins they go back to.
package struct Story: Sendable {
    /// In the order of the inputs.
    package private(set) var reports: [AnnotatedReport]
    /// Groups of report indexes with one source text, in order of their first member; every report is in one.
    package let origins: [[Int]]
    package let copies: [CopyFinding]
    /// Reports that were not annotated, because they are not English: whether they tell of the same is not known.
    package let notAnnotated: [AnnotatedReport]
    /// Reports of something else, with the reason.
    package let leftOut: [(report: AnnotatedReport, why: String)]

    /// Index of the origin of each report.
    package let originOf: [Int]

    /// How common words are in English at large.
    package let frequency: StemFrequency

    /// Tells related reports from others and groups those of the largest story by origin.
    package init(_ all: [AnnotatedReport], frequency: StemFrequency) {
        self.frequency = frequency
        notAnnotated = all.filter { $0.notAnnotated != nil }
        let reports = all.filter { $0.notAnnotated == nil }
        let groups = StoryGrouper(reports, frequency: frequency).groups()
        let largest = groups.first ?? []
        let members = largest.map { reports[$0] }
        let findings = CopyDetector(members).findings()
        let origins = Self.unite(members.count, findings.map { ($0.left, $0.right) })
        self.reports = members
        self.origins = origins
        copies = findings
        var originOf = [Int](repeating: 0, count: members.count)
        for (origin, group) in origins.enumerated() { for report in group { originOf[report] = origin } }
        self.originOf = originOf
        let kept = Set(largest)
        leftOut = reports.indices.filter { !kept.contains($0) }.map {
            (reports[$0], "it tells of something else than the other reports")
        }
    }

    /// The same story, its reports dated anew; `date` gives them in the same order.
    package func redated(_ date: ([AnnotatedReport]) -> [AnnotatedReport]) -> Story {
        var result = self
        result.reports = date(reports)
        return result
    }

    /// Number of independent origins among some reports.
    package func origins(of reports: some Sequence<Int>) -> Int { Set(reports.map { originOf[$0] }).count }

    private static func unite(_ count: Int, _ pairs: [(Int, Int)]) -> [[Int]] {
        var parent = Array(0..<count)
        func root(_ index: Int) -> Int {
            var at = index
            while parent[at] != at { at = parent[at] }
            return at
        }
        for (left, right) in pairs {
            let (a, b) = (root(left), root(right))
            if a != b { parent[max(a, b)] = min(a, b) }
        }
        return Dictionary(grouping: 0..<count, by: root).sorted { $0.key < $1.key }.map(\.value)
    }
}
