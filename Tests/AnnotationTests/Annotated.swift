import Annotation
import Language
import Prose
import Reports

/// An invented text, annotated once; answers questions in words instead of indexes.
struct Annotated {
    private static let annotator = Result { try ReportAnnotator() }
    let result: AnnotatedReport

    /// - Parameter paragraphs: each becomes a paragraph of the report.
    init(_ paragraphs: String..., published: String? = "2023-03-15") throws {
        try self.init(paragraphs, published: published)
    }

    init(_ paragraphs: [String], published: String? = "2023-03-15") throws {
        let text = Text(paragraphs.joined(separator: "\n\n"))
        var blocks: [Block] = []
        var at = 0
        for paragraph in paragraphs {
            let end = at + paragraph.utf8.count
            blocks.append(Block(TextSpan(at, end), .paragraph))
            at = end + 2
        }
        let date = published.map { PublicationDate(value: $0, precision: .day, basis: .stated) }
        result = try Self.annotator.get().annotate(
            Report(file: "invented.txt", published: date, text: text, blocks: blocks), seeksAttitudes: true)
    }

    private func text(_ span: TextSpan) -> String { result.report.text.string(span) }

    /// "kind | speakers | words" of each statement.
    var statements: [String] {
        result.statements.map { statement in
            let speakers = statement.speakers.map { result.entities[$0].name }.joined(separator: "+")
            return "\(statement.kind.rawValue) | \(speakers) | \(text(statement.span))"
        }
    }

    /// "act | actors | content | condition" of each act of somebody named.
    var acts: [String] {
        result.acts.filter { !$0.actors.isEmpty }.map { act in
            "\(act.act.rawValue) | \(names(act.actors)) | \(text(act.content)) | \(act.condition.map(text) ?? "-")"
        }
    }

    /// "act | actors | targets" of each act.
    var directedActs: [String] {
        result.acts.map { act in
            [act.act.rawValue, names(act.actors), names(act.targets)].joined(separator: " | ")
        }
    }

    private func names(_ entities: [Int]) -> String {
        entities.map { result.entities[$0].name }.joined(separator: "+")
    }

    /// Kind of the entity with a name, nil when there is none.
    func kind(of name: String) -> EntityKind? {
        result.entities.first { $0.name == name && !$0.mentions.isEmpty }?.kind
    }

    /// The forms under which an entity is mentioned.
    func forms(of name: String) -> [String] {
        guard let entity = result.entities.first(where: { $0.name == name && !$0.mentions.isEmpty }) else { return [] }
        return entity.mentions.map { text(result.names[$0].span) }
    }
}
