import Language
import Prose

/// Those who act in a report and whom it names by a role only ("doctors", "police", "an attendant"), as entities behind
/// the named ones, so that the recogniser deals with both alike.
struct UnnamedActors {
    /// Who an entity behind the named ones is.
    enum Origin {
        /// The noun of its phrase.
        case noun(Int)
        /// Index of a speaker without a name.
        case speaker(Int)
    }

    /// Number of the entities that have a name.
    let named: Int
    private(set) var entities: [Entity] = []
    private var origins: [Origin] = []
    private var nouns: [Int] = []
    private var ofNoun: [Int: Int] = [:]
    private var ofSpeaker: [Int: Int] = [:]

    /// O(tokens + statements).
    init(_ discourse: Discourse, statements: [AttributedStatement], speakers: [UnnamedSpeaker]) {
        named = discourse.entities.count
        for token in discourse.analyzed.tokens.indices where Self.canAct(token, in: discourse) {
            let isOne = discourse.isPersonNoun(token) && discourse.isSingular(token)
            ofNoun[token] = add(.noun(token), noun: token, isOne: isOne)
        }
        for statement in statements {
            guard let speaker = statement.statement.unnamedSpeaker, ofSpeaker[speaker] == nil,
                let head = statement.sourceHead, speakers[speaker].tellsRole
            else { continue }
            ofSpeaker[speaker] = add(.speaker(speaker), noun: head, isOne: speakers[speaker].isOnePerson)
        }
    }

    private mutating func add(_ origin: Origin, noun: Int, isOne: Bool) -> Int {
        entities.append(Entity(kind: isOne ? .person : .organisation, name: ""))
        origins.append(origin)
        nouns.append(noun)
        return named + entities.count - 1
    }

    /// Whether a noun names people, somebody or a body that can take a position and that no name is known to stand for.
    ///
    /// "The president", "the company", "the country" are somebody named elsewhere, whom nobody has found.
    private static func canAct(_ noun: Int, in discourse: Discourse) -> Bool {
        let token = discourse.analyzed.tokens[noun]
        let lexicons = discourse.lexicons
        guard discourse.analyzed.words[noun].tag == .noun,
            discourse.isPersonNoun(noun) || lexicons.people.isCollective(token), discourse.tellsRole(noun),
            discourse.isPersonNoun(noun) || !lexicons.acts.isSides(token), standsAlone(noun, in: discourse)
        else { return false }
        guard discourse.isSingular(noun), !discourse.isIndefinite(noun) else { return true }
        return !lexicons.acts.isFirm(token) && !lexicons.acts.isState(token)
            && lexicons.people.title(discourse.analyzed.tokens, at: noun, limit: noun + 1) == nil
    }

    /// Not "whose leaders", who are those of somebody named, nor "is a member", which tells of a subject.
    private static func standsAlone(_ noun: Int, in discourse: Discourse) -> Bool {
        discourse.analyzed.children(of: noun).allSatisfy {
            let relation = discourse.analyzed.words[$0].relation
            return relation != .cop && !relation.isSubject && discourse.analyzed.tokens[$0].folded != whose
        }
    }

    private static let whose = WordHash.folded("whose")

    func contains(_ entity: Int) -> Bool { entity >= named }

    func entity(ofNoun noun: Int) -> Int? { ofNoun[noun] }

    func entity(ofSpeaker speaker: Int) -> Int? { ofSpeaker[speaker] }

    /// The noun by which an entity behind the named ones is told.
    func noun(of entity: Int) -> Int? { contains(entity) ? nouns[entity - named] : nil }

    /// The speakers without a name that entities behind the named ones are, new ones added to those known.
    func speakers(of entities: [Int], among known: inout UnnamedSpeakers, in discourse: Discourse) -> [Int] {
        entities.filter(contains).compactMap { entity in
            switch origins[entity - named] {
            case .speaker(let index): index
            case .noun(let noun):
                known.speaker(
                    source: min(discourse.syntax.nounPhrase(noun).lowerBound, noun)..<(noun + 1), head: noun,
                    in: discourse)
            }
        }
    }
}
