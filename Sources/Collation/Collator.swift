import Annotation
package import DossierFormat
package import Language
import Prose
import Reports
package import Stories

/// Makes the dossier of a story: one pure function of the annotated reports.
package struct Collator {
    private let story: Story
    private let evidence: EvidenceMaker
    private let table: ParticipantTable
    private let vectors: ContentVectors
    private let words: ComparisonWords

    private let openPhrases: OpenPhrases
    private let jobs: Int

    /// - Parameters:
    ///   - rules: what a reader knows better about who is who.
    ///   - jobs: the most threads to work on; the dossier is the same for any number.
    package init(
        _ story: Story, words: ComparisonWords, openPhrases: OpenPhrases, rules: ParticipantRules? = nil, jobs: Int = 1
    ) {
        self.jobs = jobs
        self.openPhrases = openPhrases
        self.story = story
        self.words = words
        evidence = EvidenceMaker(story, ids: (story.reports + story.notAnnotated).indices.map { "r\($0 + 1)" })
        var merger = ParticipantMerger(story)
        table = merger.run(rules: rules)
        vectors = ContentVectors(story, table: table, words: words)
    }

    /// What was not annotated is not compared either: each such report is a group of its own.
    private var origins: [[Int]] {
        story.origins + story.notAnnotated.indices.map { [story.reports.count + $0] }
    }

    /// - Parameters:
    ///   - title: the dossier's title; made from the reports when nil.
    ///   - generator: who makes it.
    /// - Returns: the dossier; the same story gives the same dossier.
    package func dossier(title: String?, generator: Dossier.Generator) -> Dossier {
        let reader = ClauseReader(story: story, table: table, vectors: vectors, lexicon: words.clauses)
        let finder = ClaimFinder(story, vectors: vectors)
        let claimNodes = finder.nodes()
        let clauses = finder.clauses(claimNodes)
        let near = ClaimNeighbours(sentences: claimNodes, clauses: clauses)
        let accord = ClaimAccord(story, vectors: vectors, table: table, words: words, reader: reader)
            .prepared(for: claimNodes + clauses, nearest: near.nearest())
        let quotations = QuotationAligner(story, table: table, vectors: vectors, accord: accord).groups()
        let unnamed = UnnamedParticipants(
            quotations, story: story, evidence: evidence, named: table.participants.count)
        let taken = PositionMerger(
            story, table: table, vectors: vectors, unnamed: unnamed, acts: words.acts
        ).groups()
        let positions = taken.filter(\.unnamed.isEmpty)
        let timeline = TimelineBuilder(story, vectors: vectors, accord: accord).groups()
        let figures = FigureMerger(
            story, vectors: vectors, words: words, reader: reader
        ).groups()
        let claims = finder.claims(claimNodes)
        let neighbours = near.claims()
        let sections = DossierSections(story: story, evidence: evidence, table: table)
        let differences = DifferenceFinder(
            story: story, evidence: evidence, table: table, vectors: vectors, quotations: quotations,
            positions: positions, timeline: timeline,
            figures: figures, claims: claims, words: words, accord: accord, reader: reader
        )
        let drafts = differences.drafts()
        let conflicts = ConflictSides(story, drafts)
        let agreements = AgreementWriter(
            story: story, evidence: evidence, table: table, vectors: vectors, accord: accord,
            conflicts: conflicts, asides: Asides(story, nodes: claimNodes, vectors: vectors, timeline: timeline)
        )
        .agreements(
            claims: claims, clauses: finder.claims(clauses),
            neighbours: neighbours, timeline: timeline,
            figures: figures, positions: positions, quotations: quotations,
            phrases: SharedPhrases(reader, accord: accord).groups(among: claimNodes))
        let parts = CollatedParts(
            quotations: quotations, positions: positions, timeline: timeline, figures: figures)
        let writer = RecordWriter(
            story: story, evidence: evidence, vectors: vectors, accord: accord, conflicts: conflicts, claims: claims,
            neighbours: neighbours, nodes: claimNodes, parts: parts, lexicon: words.lines, openPhrases: openPhrases,
            jobs: jobs)
        let record = writer.lines()
        let questions = OpenQuestionFinder(
            story: story, evidence: evidence, vectors: vectors, phrases: openPhrases, parts: parts, claims: claims
        ).questions(among: writer)
        return Dossier(
            generator: generator, title: title ?? writer.title(record), record: record,
            reports: DossierReports(story: story, evidence: evidence).reports(),
            origins: origins.map { $0.map { evidence.id($0) } },
            participants: sections.participants() + unnamed.participants(),
            quotations: sections.quotations(quotations, unnamed: unnamed), positions: sections.positions(taken),
            timeline: sections.timeline(timeline),
            figures: sections.figures(figures), differences: differences.differences(drafts), agreements: agreements,
            openQuestions: questions.isEmpty ? nil : questions,
            leftOut: story.leftOut.isEmpty ? nil : story.leftOut.map { .init(file: $0.report.report.file, why: $0.why) }
        )
    }
}
