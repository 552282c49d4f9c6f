import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Collects the places where the reports do not tell the same, serious ones first.
struct DifferenceFinder {
    let story: Story
    let evidence: EvidenceMaker
    let table: ParticipantTable
    let vectors: ContentVectors
    let quotations: [StatementGroup]
    let positions: [PositionGroup]
    let timeline: [DatedGroup]
    let figures: [FigureGroup]
    let claims: [Claim]
    let words: ComparisonWords
    let accord: ClaimAccord
    let reader: ClauseReader

    /// What differs, before its passages are evidence.
    func drafts() -> [DifferenceDraft] {
        let days = ReportDays(story)
        let matter = leadingMeanings()
        var found: [DifferenceDraft] = []
        found += ObjectDifferences(story: story, table: table, vectors: vectors, clauses: words.clauses)
            .drafts(quotations)
        found += DateDifferences(story: story, vectors: vectors, reader: reader).drafts(timeline)
        found += CasualtyDifferences(
            story: story, vectors: vectors, concepts: words.concepts, vague: words.vagueCounts, days: days,
            reader: reader
        ).drafts()
        let extents = ExtentDifferences(
            story: story, vectors: vectors, reader: reader, measures: words.measures, days: days
        ).drafts()
        found += extents
        let told = found.flatMap(\.sides).flatMap(\.passages)
        let counted = FigureDifferences(
            story: story, days: days, slots: FigureSlotReader(story: story, reader: reader, concepts: words.concepts))
        for draft in counted.drafts(figures, told: extents.flatMap(\.sides).flatMap(\.passages)) {
            joinCount(draft, to: &found, told: told)
        }
        found += AmountDifferences(story: story, table: table, vectors: vectors, days: days).drafts(
            figures, told: found.flatMap(\.sides).flatMap(\.passages))
        found += VagueCountDifferences(
            story: story, vectors: vectors, vague: words.vagueCounts,
            slots: FigureSlotReader(story: story, reader: reader, concepts: words.concepts), days: days
        ).drafts(figures, told: found.flatMap(\.sides).flatMap(\.passages))
        found += PrecisionDifferences(story: story, vectors: vectors).drafts(
            figures, told: found.flatMap(\.sides).flatMap(\.passages))
        found += ClockDifferences(story: story, vectors: vectors, reader: reader, days: days, matter: matter).drafts()
        found += FateDifferences(story: story, table: table, concepts: words.concepts, reader: reader, days: days)
            .drafts()
        found += ScoreDifferences(story: story, vectors: vectors, words: words.clauses, days: days).drafts()
        found += PolarityDifferences(story: story, reader: reader, days: days).drafts()
        found += AgeDifferences(story: story, reader: reader, days: days).drafts()
        found += YearDifferences(story: story, table: table, words: words.clauses).drafts()
        found += PositionDifferences(story: story, table: table, vectors: vectors).drafts(positions)
        found += StrengthDifferences(story: story, table: table, vectors: vectors, scales: words.scales).drafts(
            positions)
        found += ConditionDifferences(story: story, table: table, vectors: vectors).drafts(positions)
        let firmness = FirmnessDifferences(story: story, vectors: vectors, words: words.firmness, reader: reader)
            .drafts()
        found += firmness
        found += NumberDifferences(story: story, vectors: vectors, reader: reader, days: days).drafts()
        found += GroundDifferences(story: story, vectors: vectors, reader: reader, table: table, days: days).drafts()
        found += ContentDifferences(story: story, table: table, vectors: vectors).drafts(positions)
        found += DenialDifferences(story: story, table: table, vectors: vectors, reader: reader).drafts(
            positions, quotations)
        found += CorrectionDifferences(story: story, reader: reader, matter: matter).drafts(told: found)
        found += DisputeDifferences(story: story, reader: reader, matter: matter).drafts(told: found)
        found += AnswerDifferences(
            story: story, table: table, reader: reader, matter: LineMatter(lexicon: words.lines), days: days
        ).drafts()
        found += DurationDifferences(story: story, table: table, vectors: vectors).drafts(quotations)
        found += NameDifferences(story: story, table: table).drafts()
        found += OfficeDifferences(
            story: story, table: table, concepts: words.concepts, clauses: words.clauses, days: days
        ).drafts()
        found += InjuryDifferences(story: story, concepts: words.concepts, reader: reader, days: days).drafts()
        found += OriginDifferences(story: story, reader: reader, days: days).drafts()
        found += IdentityDifferences(story: story, reader: reader, days: days).drafts()
        found += RoleDifferences(story: story, table: table, reader: reader, roles: words.roles, days: days).drafts()
        found += RankDifferences(story: story, reader: reader, days: days).drafts()
        found += ValidityDifferences(story: story, reader: reader, days: days).drafts()
        found += NegotiationDifferences(story: story, table: table, reader: reader, days: days).drafts()
        found += ReactionDifferences(
            story: story, table: table, reader: reader, days: days, lead: matter
        ).drafts(told: found)
        found += NearTimeDifferences(story: story, reader: reader, days: days).drafts()
        found += GenderDifferences(story: story, table: table).drafts()
        found += InstrumentDifferences(story: story, table: table).drafts(quotations)
        found += SpeakerDifferences(story: story, table: table).drafts(quotations)
        let utterances = quotations.map { TellingGroup($0) }
        let tellings = utterances + claims.filter { $0.strength >= 0.3 }.map { TellingGroup($0, story) }
        found += AlternativeDifferences(story: story, vectors: vectors, alternatives: words.alternatives).drafts()
        let edited = EditedSentenceDifferences(
            story: story, vectors: vectors, reader: reader, firmness: words.firmness, days: days,
            contrast: SlotContrast(story: story, reader: reader, words: words.slots)
        ).drafts(told: found)
        found += edited
        let seeming = HedgedNounDifferences(
            story: story, reader: reader, firmness: words.firmness, matter: matter, days: days
        ).drafts()
        found += seeming
        found += HedgeDifferences(story: story, vectors: vectors, words: words.firmness, reader: reader).drafts(
            tellings, told: (firmness + edited + seeming).flatMap(\.sides).flatMap(\.passages))
        found += ScaleDifferences(story: story, table: table, vectors: vectors, scales: words.scales).drafts(tellings)
        found += ModifierDifferences(story: story, vectors: vectors, modifiers: words.modifiers).drafts(tellings)
        found += ModalityDifferences(story: story, vectors: vectors).drafts(tellings)
        found += DeedDifferences(story: story, table: table, reader: reader, accord: accord).drafts(claims)
        found += ContradictionDifferences(story: story, accord: accord, days: days).drafts(claims, told: found)
        found += ReservationDifferences(story: story, table: table, vectors: vectors, lexicon: words.clauses).drafts(
            quotations)
        found += WordingDifferences(story: story, table: table).drafts(quotations)
        found += QuotedChangeDifferences(story: story, table: table).drafts(quotations)
        found += DesignationDifferences(story: story, table: table, designations: words.designations).drafts()
        found += CueDifferences(story: story, table: table).drafts(quotations)
        found += AttributionDifferences(
            story: story, table: table, acts: words.acts, reader: reader, accord: accord
        ).drafts(quotations, claims)
        found += ReportedWordingDifferences(story: story, table: table, vectors: vectors).drafts(quotations)
        found += AppraisalDifferences(
            story: story, vectors: vectors, appraisals: words.appraisals, matter: matter
        ).drafts()
        found += VoiceDifferences(story: story, table: table).drafts()
        found += TitleDifferences(story: story).drafts()
        found += MarksDifferences(story: story).drafts(quotations)
        return distinct(found)
    }

    func differences(_ drafts: [DifferenceDraft]) -> [Difference] {
        drafts.compactMap { $0.sided(evidence) }.enumerated().sorted { left, right in
            let (a, b) = (Self.rank(left.element.severity), Self.rank(right.element.severity))
            return a == b ? left.offset < right.offset : a < b
        }.enumerated().map { number, item in
            var difference = item.element
            difference.id = "x\(number + 1)"
            return difference
        }
    }

    /// Meanings of the opening paragraphs that two origins or more have.
    private func leadingMeanings() -> Set<UInt64> {
        var origins: [UInt64: Set<Int>] = [:]
        for (report, annotated) in story.reports.enumerated() {
            let opening = annotated.analyzed.sentences.indices.lazy.filter {
                annotated.blockKind(ofSentence: $0) == .paragraph
            }.prefix(Self.opening)
            for sentence in opening {
                for meaning in vectors.meanings(report, annotated.analyzed.sentences[sentence].tokens) {
                    origins[meaning, default: []].insert(story.originOf[report])
                }
            }
        }
        return Set(origins.filter { $0.value.count >= 2 }.keys)
    }

    /// Sentences that open a report.
    private static let opening = 3

    /// Drafts that tell the same values of the same sentences as another of their kind before them are one with it.
    private func distinct(_ drafts: [DifferenceDraft]) -> [DifferenceDraft] {
        var result: [DifferenceDraft] = []
        var told: [(kind: Difference.Kind, sentences: Set<Int>, values: Set<String>)] = []
        for draft in drafts {
            let sentences = Set(draft.sides.flatMap(\.passages).map(sentence))
            let values = Set(draft.sides.map { $0.value.lowercased() })
            let known =
                told.firstIndex { earlier in
                    earlier.kind == draft.kind && earlier.values.intersection(values).count >= 2
                        && !earlier.sentences.isDisjoint(with: sentences)
                }
            guard let known else {
                told.append((draft.kind, sentences, values))
                result.append(draft)
                continue
            }
            for side in draft.sides {
                let place = result[known].sides.firstIndex { $0.value.lowercased() == side.value.lowercased() }
                guard let place else { continue }
                result[known].sides[place].passages += side.passages.filter { passage in
                    !result[known].sides[place].passages.contains { $0 == passage }
                }
            }
        }
        return result
    }

    /// Adds what counts differ in: to a difference that tells two of its sides already as further passages of theirs,
    /// and nowhere where two sides stand in several others.
    private func joinCount(_ draft: DifferenceDraft, to found: inout [DifferenceDraft], told: [ConflictSides.Place]) {
        let known = found.firstIndex { earlier in
            earlier.kind == draft.kind
                && earlier.sides.count { side in draft.sides.contains { shares(side, $0) } } >= 2
        }
        guard let known else {
            let toldSides = draft.sides.count { side in
                side.passages.contains { passage in
                    told.contains { $0.report == passage.report && $0.span.start == passage.span.start }
                }
            }
            if toldSides < 2 { found.append(draft) }
            return
        }
        for place in found[known].sides.indices {
            for side in draft.sides where shares(found[known].sides[place], side) {
                found[known].sides[place].passages += side.passages.filter { passage in
                    !found[known].sides[place].passages.contains { $0 == passage }
                }
            }
        }
    }

    /// Whether two sides have a passage that begins at one place.
    private func shares(_ left: DifferenceDraft.Side, _ right: DifferenceDraft.Side) -> Bool {
        left.passages.contains { own in
            right.passages.contains { $0.report == own.report && $0.span.start == own.span.start }
        }
    }

    /// A key of the sentence in which a passage begins.
    private func sentence(_ report: Int, _ span: TextSpan) -> Int {
        let analyzed = story.reports[report].analyzed
        guard !analyzed.tokens.isEmpty else { return report << 32 }
        return report << 32 + analyzed.sentence(ofToken: min(analyzed.tokens.count - 1, analyzed.token(at: span.start)))
    }

    private static func rank(_ severity: Difference.Severity) -> Int {
        switch severity {
        case .high: 0
        case .medium: 1
        case .low: 2
        }
    }
}

/// A difference before its passages are evidence.
struct DifferenceDraft {
    struct Side {
        var value: String
        var passages: [(report: Int, span: TextSpan)]
    }

    var kind: Difference.Kind
    var severity: Difference.Severity
    var about: String
    var sides: [Side]

    /// Words of a report for `about`: at most some ninety characters, cut between words.
    static func headline(_ words: String) -> String {
        guard words.count > 90 else { return words }
        let start = words.prefix(90)
        return String(start[..<(start.lastIndex(of: " ") ?? start.endIndex)]) + "…"
    }

    /// The difference, when at least two sides have passages of their own.
    func sided(_ evidence: EvidenceMaker) -> Difference? {
        let sides = sides.map { Difference.Side(value: $0.value, evidence: evidence.evidence($0.passages)) }.filter {
            !$0.evidence.isEmpty
        }
        guard sides.count >= 2, Set(sides.flatMap(\.evidence)).count >= 2 else { return nil }
        return Difference(id: "", kind: kind, severity: severity, about: about, sides: sides)
    }
}
