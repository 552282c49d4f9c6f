import Foundation
package import Prose

/// Words by which clauses of several reports are compared: how they are meant, and which verbs exclude each other.
package struct ClauseLexicon: Sendable {
    package enum WordClass: Int, Sendable, CaseIterable {
        /// Verbs that tell too little by themselves.
        case light
        /// Marks of clauses that are no facts ("if", "before").
        case unreal
        /// Verbs whose clause they do not affirm ("denied that …").
        case doubt
        /// Words by which a clause tells of a part, a moment or a degree only ("not yet", "not all").
        case partial
        /// Words for the stretch that a number is counted over ("first half", "season").
        case period
        /// Verbs whose subject only speaks of a number.
        case saying
        /// Verbs by which somebody says that something is not so.
        case denying
        /// Verbs by which somebody turns down what was said.
        case dismissing
        /// Nouns and pronouns for something said.
        case said
        /// Words that make a time of day vague ("about").
        case vague
        /// Words of a date that counts from the day of the report ("yesterday").
        case deictic
        /// Words by which a date is one of a condition or a plan.
        case planned
        /// Verbs that only say that something takes place ("happened", "began").
        case occurring
        /// Words for people in general, who may be any of the victims.
        case people
        /// Words that say that somebody lives, unhurt or not.
        case alive
        /// Words for what became of somebody.
        case fate
        /// Words for those whose fate is still open.
        case awaited
        /// Verbs and nouns by which somebody is looked for or brought out of danger.
        case seeking
        /// Verbs and nouns by which a game ends with a score.
        case scoring
        /// Verbs by which somebody sees or hears that something takes place.
        case perceiving
        /// Units of what is measured, not counted.
        case measure
        /// Nouns for what others told.
        case hearsay
        /// Verbs by which somebody is arrested, charged, sentenced or punished.
        case penal
        /// Those of them whose ground stands with "with".
        case charging
        /// Prepositions of a ground.
        case ground
        /// Nouns that stand for a ground ("suspicion", "connection").
        case groundNoun
        /// Names of time zones.
        case zone
        /// Words between a treaty's name and its year.
        case dating
        /// Words whose infinitive did not come about ("failed to reach").
        case failing
        /// Nouns that tell nothing without what stands with them ("demand", "offer").
        case carrier
        /// Verbs of harm that nobody does to himself ("invade", "cut off").
        case hostile
        /// Verbs that tell the same with subject and object changed places ("meet", "marry").
        case mutual
        /// Words that turn what stands behind them round ("lift the ban").
        case reversing
        /// Verbs by which somebody gives up what he asked or planned ("dropped the demand").
        case dropping
        /// Words by which a deed was not done, or need not be ("almost", "wrongly", "could").
        case undoing
        /// Words before a name that say whose it is ("Mr", "President").
        case titular
        /// Nouns for those who belong to somebody ("wife", "lawyer").
        case kin
        /// Offices of the head of something, of which nobody is called two by chance ("director", "president").
        case heading
        /// Words for a wound that is a danger, and for one that is none.
        case grave, slight
        /// Nouns for a child, who may be called by any of them.
        case young
        /// Nouns for him who did it or is held to have done it.
        case culprit
        /// Verbs by which somebody is given a name, and by which a name is told.
        case naming, releasing
        /// Words for the first rank by size or weight ("largest", "top").
        case foremost
        /// Words for the ranks below it ("second").
        case ordinal
        /// Words by which a rank is one of another time, or may be one.
        case bygone
        /// Nouns for a part of a whole that is shared out ("share").
        case share
        /// Nouns for what comes in from a supplier, and for him.
        case inflow, supplier
        /// Nouns by which a rule binds ("took effect", "in force"), and verbs that make it bind.
        case validity, imposing
        /// Words by which a thing is another one than that told of before ("new", "further").
        case further
        /// Verbs and nouns for talks of two sides.
        case negotiating
        /// Words by which somebody will not do what stands behind them, may do it, and by which something ends.
        case refusing, wanting, ending
        /// Words by which a clause takes back what stands before it.
        case reserving
        /// Words for a time to come that is near, without a number.
        case soon
        /// Words that set what one says against what another says ("but").
        case contrast
        /// Verbs by which somebody holds or wants something to be so, says that it is not as another says, and takes a
        /// thing for something.
        case voicing, disputing, deeming
        /// Verbs by which somebody holds to what others would not have.
        case insisting
        /// Adjectives by which a thing is named as what it seems to be ("apparent").
        case doubtful
        /// Verbs by which somebody takes a thing as good, as bad, or has not said yet how.
        case welcoming, condemning, pondering
        /// Nouns for what bears out a claim, and verbs by which somebody brings it.
        case proof, proving
        /// Words by which something was told before it was told otherwise, and by which it was told then.
        case initially, afterwards
        /// Verbs with which a rule takes effect, and with which it enters into force.
        case taking, entering
        /// Modal verbs and words before an infinitive that say that something is to come.
        case coming, due
        /// Nouns that say of what country somebody is.
        case national
    }

    private let classes: WordClasses
    /// Pair and side of each word that has an opposite.
    private let opposed: WordMap<[Side]>

    private struct Side: Sendable {
        let pair: Int32
        let isFirst: Bool
        /// Whether only one of both can be true of one thing at one time.
        let isExclusive: Bool
    }

    /// Reads the lists that ship with the program.
    package init() throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module)
        self.init(words: try folder.rows("clause-words.tsv"), antonyms: try folder.rows("antonyms.tsv"))
    }

    /// Takes rows of a class and its words, and rows of a part of speech, two sides and "exclusive"; others are passed
    /// over.
    package init(words: [[Substring]], antonyms: [[Substring]]) {
        var classes = WordClasses()
        for row in words where row.count == 2 {
            guard let kind = WordClass.allCases.first(where: { "\($0)" == row[0] }) else { continue }
            for word in row[1].split(separator: "|") { classes.insert(word, class: kind.rawValue) }
        }
        var opposed = WordMap<[Side]>()
        for (pair, row) in antonyms.enumerated() where row.count > 2 {
            let isExclusive = row.count == 4 && row[3] == "exclusive"
            for (side, forms) in row[1...2].enumerated() {
                for form in forms.split(separator: "|") {
                    opposed[WordHash.folded(form), default: []].append(
                        Side(pair: Int32(pair), isFirst: side == 0, isExclusive: isExclusive))
                }
            }
        }
        self.classes = classes
        self.opposed = opposed
    }

    /// Whether a word is of a class; O(1).
    package func has(_ kind: WordClass, _ folded: UInt64) -> Bool { classes.has(kind.rawValue, folded) }

    /// Keys of the verbs that can be true of one thing at one time only when this one is not: those that exclude each
    /// other have the same key and differ in `isFirst`.
    package func exclusions(_ folded: UInt64) -> [(pair: Int32, isFirst: Bool)] {
        (opposed[folded] ?? []).filter(\.isExclusive).map { ($0.pair, $0.isFirst) }
    }

    /// As `exclusions`, of all words that have an opposite ("rose" and "fell", "safe" and "dangerous").
    package func opposites(_ folded: UInt64) -> [(pair: Int32, isFirst: Bool)] {
        (opposed[folded] ?? []).map { ($0.pair, $0.isFirst) }
    }
}
