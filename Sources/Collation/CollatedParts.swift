/// What collation found, before it is written as a dossier.
struct CollatedParts {
    let quotations: [StatementGroup]
    let positions: [PositionGroup]
    let timeline: [DatedGroup]
    let figures: [FigureGroup]
}
