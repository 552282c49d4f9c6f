import Annotation
public import DossierFormat
import Language
import Prose
import Reports

/// What one report says, with the passage of everything: names, statements, times, figures, acts.
public struct ReportAnnotation: Codable, Hashable, Sendable {
    /// A person, party, organisation, place or instrument with all its mentions.
    public struct Name: Codable, Hashable, Sendable {
        /// What it is.
        public let kind: String
        /// The fullest form.
        public let name: String
        /// One evidence a mention.
        public let mentions: [Evidence]
        /// Offices as written.
        public let roles: [Evidence]
    }

    /// Something said.
    public struct Statement: Codable, Hashable, Sendable {
        /// "direct", "partial", "unmarked", "indirect" or "heading".
        public let kind: String
        /// Names of those who say it; empty when unknown.
        public let speakers: [String]
        /// The reporting word.
        public let cue: String?
        /// The speaker as named there.
        public let speakerText: String?
        /// "ok" or "repaired".
        public let marks: String
        /// The words.
        public let evidence: Evidence
        /// The smaller part of the words when the cue parts them ("the bridge" in "the bridge, she said, was safe");
        /// nil otherwise.
        public let otherPart: Evidence?
    }

    /// A time expression with its value.
    public struct Time: Codable, Hashable, Sendable {
        /// TIMEX3 type in small letters: "date", "time", "duration", "set".
        public let type: String
        /// TIMEX3 value.
        public let value: String
        /// EDTF value of a point or period; nil for durations and the like.
        public let date: String?
        /// How it was found.
        public let basis: String
        /// The expression.
        public let evidence: Evidence
    }

    /// A quantity.
    public struct Figure: Codable, Hashable, Sendable {
        /// What is counted or measured.
        public let what: String
        /// The unit, singular.
        public let unit: String
        /// Lower end.
        public let low: Double
        /// Upper end.
        public let high: Double
        /// "exact", "about", "under" or "over".
        public let bound: String
        /// The passage.
        public let evidence: Evidence
    }

    /// A demand, offer, rejection …
    public struct Act: Codable, Hashable, Sendable {
        /// "demand", "offer", …
        public let act: String
        /// Names of those who act.
        public let actors: [String]
        /// Names of those it is directed at.
        public let targets: [String]
        /// What is demanded, offered …
        public let content: Evidence
        /// The condition, when there is one.
        public let condition: Evidence?
    }

    /// The report's id.
    public let id: String
    /// Its file.
    public let file: String
    /// BCP 47 tag of its language.
    public let language: String
    /// Why nothing was sought in it, in words; nil when it was annotated.
    public let notAnnotated: String?
    /// Names, most mentioned first.
    public let names: [Name]
    /// Statements in text order.
    public let statements: [Statement]
    /// What is ascribed to somebody without being said: thought, wanted, planned, expected, shown; in text order.
    public let attitudes: [Statement]
    /// Times in text order.
    public let times: [Time]
    /// Figures in text order.
    public let figures: [Figure]
    /// Acts in text order.
    public let acts: [Act]

    init(_ annotated: AnnotatedReport, id: String) {
        let text = annotated.report.text
        let index = CodePointIndex(text)
        func evidence(_ span: TextSpan) -> Evidence { ReportConversion.evidence(span, text, index, id) }
        func named(_ entities: [Int]) -> [String] { entities.map { annotated.entities[$0].name } }
        self.id = id
        file = annotated.report.file
        language = annotated.report.language
        notAnnotated = annotated.notAnnotated
        names = annotated.entities.filter { !$0.mentions.isEmpty }.sorted { $0.mentions.count > $1.mentions.count }.map
        { entity in
            Name(
                kind: entity.kind.rawValue, name: entity.name,
                mentions: entity.mentions.map { evidence(annotated.names[$0].span) },
                roles: entity.roles.map(evidence))
        }
        func told(_ statement: Annotation.Statement) -> Statement {
            Statement(
                kind: statement.kind.rawValue, speakers: named(statement.speakers),
                cue: statement.cue.map { text.string($0) },
                speakerText: statement.source.map { text.string($0) },
                marks: statement.marksRepaired ? "repaired" : "ok",
                evidence: evidence(statement.span), otherPart: statement.topic.map(evidence))
        }
        statements = annotated.statements.map(told)
        attitudes = annotated.attitudes.map(told)
        times = annotated.times.map {
            Time(type: $0.kind.rawValue, value: $0.timex, date: $0.edtf, basis: $0.basis, evidence: evidence($0.span))
        }
        figures = annotated.figures.map {
            Figure(
                what: $0.what, unit: $0.unit, low: $0.low, high: $0.high, bound: $0.bound.rawValue,
                evidence: evidence($0.span))
        }
        acts = annotated.acts.map { act in
            Act(
                act: act.act.rawValue, actors: named(act.actors), targets: named(act.targets),
                content: evidence(act.content),
                condition: act.condition.map(evidence))
        }
    }
}
