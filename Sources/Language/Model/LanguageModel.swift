import Foundation

/// The trained tables in memory, checked; what the tagger and the parser read.
///
/// `@unchecked Sendable`: the tables are views of a mapped file that nobody writes and that lives as long as this.
final class LanguageModel: @unchecked Sendable {
    struct Tag: Sendable {
        let penn: PennTag
        let universal: PartOfSpeech
    }

    let tags: [Tag]
    let relations: [Relation]
    let wordClasses: WordTable
    let fixedTags: WordTable
    let wordKinds: KindTable
    let tagger: ScoreTable
    let parser: ActionTable
    let labeller: ScoreTable
    let nameMarks: WordTable
    let names: ScoreTable
    let nameTransitions: NameTransitions
    private let file: ModelFile

    /// Maps a file and checks every number in it that could lead outside; O(size), 5 ms for 8 MB.
    init(_ url: URL) throws(ModelError) {
        let file = try ModelFile(url)
        self.file = file
        tags = try Self.tags(file)
        relations = try Self.relations(file)
        wordClasses = try Self.words(file, .wordClasses, limit: 1 << 16)
        fixedTags = try Self.words(file, .fixedTags, limit: tags.count + 1)
        guard let kinds = KindTable(try file.bytes(.wordKinds)), kinds.isSound else {
            throw file.error("its dictionary is damaged")
        }
        wordKinds = kinds
        tagger = try Self.scores(file, (.taggerBuckets, .taggerRows), classes: tags.count)
        labeller = try Self.scores(file, (.labellerBuckets, .labellerRows), classes: relations.count)
        guard let parser = ActionTable(try file.bytes(.parserSlots)) else { throw file.error("its parser is damaged") }
        self.parser = parser
        nameMarks = try Self.words(file, .nameMarks, limit: 1 << 16)
        names = try Self.scores(file, (.nameBuckets, .nameRows), classes: NameLabel.count)
        nameTransitions = try Self.transitions(file)
    }

    private static func transitions(_ file: ModelFile) throws(ModelError) -> NameTransitions {
        let bytes = try file.bytes(.nameTransitions)
        let count = NameLabel.count * NameLabel.count
        guard bytes.count == count * 4 else {
            throw file.error("its section \(ModelFile.Section.nameTransitions) is damaged")
        }
        let scores = (0..<count).map { Float(bitPattern: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        guard scores.allSatisfy({ abs($0) < 1e6 }) else { throw file.error("its transitions are no numbers") }
        return NameTransitions(scores)
    }

    private static func tags(_ file: ModelFile) throws(ModelError) -> [Tag] {
        var tags: [Tag] = []
        for line in try file.lines(.tags) {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let penn = PennTag(label: parts[0]), let universal = PartOfSpeech(label: parts[1])
            else {
                throw file.error("it knows a tag that this program does not: \(line)")
            }
            tags.append(Tag(penn: penn, universal: universal))
        }
        guard (1...Scores.capacity).contains(tags.count) else { throw file.error("it has \(tags.count) tags") }
        return tags
    }

    private static func relations(_ file: ModelFile) throws(ModelError) -> [Relation] {
        var relations: [Relation] = []
        for line in try file.lines(.relations) {
            guard let relation = Relation(label: line) else {
                throw file.error("it knows a relation that this program does not: \(line)")
            }
            relations.append(relation)
        }
        guard (1...Scores.capacity).contains(relations.count) else {
            throw file.error("it has \(relations.count) relations")
        }
        return relations
    }

    private static func words(_ file: ModelFile, _ section: ModelFile.Section, limit: Int) throws(ModelError)
        -> WordTable
    {
        guard let table = WordTable(try file.bytes(section)), table.isSound(valueLimit: limit) else {
            throw file.error("its section \(section) is damaged")
        }
        return table
    }

    private typealias ScoreSections = (buckets: ModelFile.Section, rows: ModelFile.Section)

    private static func scores(_ file: ModelFile, _ parts: ScoreSections, classes: Int) throws(ModelError) -> ScoreTable
    {
        guard let table = ScoreTable(buckets: try file.bytes(parts.buckets), rows: try file.bytes(parts.rows)),
            table.isSound(classes: classes)
        else {
            throw file.error("its section \(parts.rows) is damaged")
        }
        return table
    }
}

/// How many classes a decision can have at most.
package enum Scores {
    package static let capacity = 128

    /// The class with the highest score, the first of several.
    @inline(__always)
    package static func best(_ scores: UnsafePointer<Float>, _ count: Int) -> Int {
        var best = 0
        for place in 1..<max(1, count) where scores[place] > scores[best] { best = place }
        return best
    }
}
