package import Language
package import Prose
package import Reports

/// A report with everything that it says marked in its text; the unit that scales out.
///
/// Token indexes refer to `analyzed.tokens`, entity indexes to `entities`.
package struct AnnotatedReport: Sendable {
    package var report: Report
    package var analyzed: AnalyzedText
    /// Index into `report.blocks` for each sentence.
    package var blockOfSentence: [Int]
    /// Mentions of names in text order.
    package var names: [NameMention]
    package var entities: [Entity]
    /// What is said, in text order.
    package var statements: [Statement]
    /// What is ascribed to somebody without being said: thought, wanted, planned, expected, shown; in text order.
    package var attitudes: [Statement]
    /// Speakers whom the report names by a role only.
    package var unnamedSpeakers: [UnnamedSpeaker] = []
    package var times: [TimeExpression]
    package var figures: [FigureMention]
    package var acts: [ActMention]
    /// Why nothing was sought in the report, in words; nil when it was annotated.
    package var notAnnotated: String?

    package func blockKind(ofSentence sentence: Int) -> Block.Kind { report.blocks[blockOfSentence[sentence]].kind }
}

package enum EntityKind: String, Sendable, CaseIterable {
    case person, party, organisation, place, instrument
}

/// One mention of a name.
package struct NameMention: Sendable, Hashable {
    package var tokens: Range<Int>
    package var span: TextSpan
    package var kind: EntityKind
    /// The known thing it names, or -1.
    package var thing: Int32
    /// The known party it belongs to, or -1.
    package var party: Int32
    /// Whether it is only the adjective of a people ("Russian"), which names nobody by itself.
    package var isDemonym: Bool
    /// Office or honorific in front of a person's name, without the name.
    package var title: Range<Int>?
    package var isMedia: Bool
    /// Index of the entity it names, or -1.
    package var entity: Int

    package init(
        tokens: Range<Int>, span: TextSpan, kind: EntityKind, thing: Int32 = -1, party: Int32 = -1,
        isDemonym: Bool = false,
        title: Range<Int>? = nil, isMedia: Bool = false, entity: Int = -1
    ) {
        self.tokens = tokens
        self.span = span
        self.kind = kind
        self.thing = thing
        self.party = party
        self.isDemonym = isDemonym
        self.title = title
        self.isMedia = isMedia
        self.entity = entity
    }
}

/// A person, party, organisation, place or instrument as one report names it.
package struct Entity: Sendable, Hashable {
    package var kind: EntityKind
    /// The fullest form.
    package var name: String
    /// The known thing, or -1.
    package var thing: Int32
    /// The known party it speaks for or belongs to, or -1.
    package var party: Int32
    /// For a person of no known party the entity whose office it holds ("president of the Littoral Union"), else -1.
    package var body = -1
    /// Indexes into `names`.
    package var mentions: [Int]
    /// Offices and descriptions as written.
    package var roles: [TextSpan]
    /// For each role whether it is an office or rank, not a description ("mediator").
    package var isOffice: [Bool]
    package var isMedia: Bool
    /// Balance of she (below 0) and he (above 0) among titles, given name and pronouns near it.
    package var gender: Int

    package init(kind: EntityKind, name: String, thing: Int32 = -1, party: Int32 = -1, isMedia: Bool = false) {
        self.kind = kind
        self.name = name
        self.thing = thing
        self.party = party
        mentions = []
        roles = []
        isOffice = []
        self.isMedia = isMedia
        gender = 0
    }
}

/// One thing said, as the report gives it: at most one sentence.
package struct Statement: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case direct, partial, unmarked, indirect, heading }

    package var kind: Kind
    /// The words said, without marks, cue and speaker.
    package var span: TextSpan
    package var sentence: Int
    /// The reporting word.
    package var cue: TextSpan?
    /// The speaker as named there.
    package var source: TextSpan?
    /// Where the speaker is named when this statement does not name him: the source of the statement it goes on from.
    package var inheritedSource: TextSpan?
    /// Entities that say it; none when unknown or unnamed.
    package var speakers: [Int]
    /// Index of the speaker who is named by a role only; nil where entities speak or nobody is told.
    package var unnamedSpeaker: Int?
    /// Whether the source names its speaker, so that nothing about him was concluded.
    package var namesSpeaker = false
    package var marksRepaired: Bool
    /// Reads as a denial ("denies such plans"): the words are what is denied.
    package var isDenial: Bool
    /// The reported clause that a fragment in marks is part of ("the plan was “dead on arrival”"), or a demand with
    /// those of whom it is made ("the council to act").
    package var clause: TextSpan?
    /// The smaller part of the words when their cue parts them ("the bridge" in "the bridge, she said, was safe" and in
    /// "the bridge is said to be safe").
    package var topic: TextSpan?

    package init(kind: Kind, span: TextSpan, sentence: Int, cue: TextSpan? = nil, source: TextSpan? = nil) {
        self.kind = kind
        self.span = span
        self.sentence = sentence
        self.cue = cue
        self.source = source
        speakers = []
        marksRepaired = false
        isDenial = false
    }
}

/// One demand, offer, rejection … found in a clause.
package struct ActMention: Sendable, Hashable {
    package var act: ActLexicon.Act
    /// Entities that act, by index; parties where known.
    package var actors: [Int]
    package var targets: [Int]
    package var content: TextSpan
    package var condition: TextSpan?
    package var sentence: Int
    /// The clause that shows the act.
    package var evidence: TextSpan
    /// For a denial: whether it denies a threat, not a deed or a plan.
    package var deniesThreat = false
    /// Those who act as the report names them, before people of no known party are taken for the body they speak for.
    package var voices: [Int] = []
    /// Where nobody named acts, those who do, as indexes of the speakers without a name.
    package var unnamedActors: [Int] = []
    /// Whether the verb's own argument says whom it is put to, though it may not name him ("urged allies to …").
    package var isAddressed = false
    /// Whether the content speaks of nobody in particular ("does not threaten anyone").
    package var isGeneral = false

    package init(
        act: ActLexicon.Act, actors: [Int], targets: [Int], content: TextSpan, condition: TextSpan?, sentence: Int,
        evidence: TextSpan
    ) {
        self.act = act
        self.actors = actors
        self.targets = targets
        self.content = content
        self.condition = condition
        self.sentence = sentence
        self.evidence = evidence
    }
}
