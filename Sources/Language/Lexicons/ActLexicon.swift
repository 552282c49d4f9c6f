import Foundation
package import Prose

/// Verbs, nouns and adjectives by which somebody demands, offers, agrees, supports, concedes, rejects, accuses, denies
/// or threatens, with the places where content and target stand.
package struct ActLexicon: Sendable {
    package enum Act: String, Sendable, CaseIterable {
        case demand, offer, agree, support, concede, reject, accuse, deny, threaten
    }

    /// Where the content and the target of a verb stand.
    package enum Pattern: Sendable, Hashable {
        /// The content is the object, a that-clause or an infinitive; the target may follow a preposition.
        case object(targetPreposition: UInt64?)
        /// The content is an infinitive.
        case infinitive
        /// The object is the target, the content an infinitive.
        case targetInfinitive
        /// The object is the target, the content follows after a preposition.
        case targetPrepositional
        /// The object is the target.
        case targetOnly
    }

    package struct Verb: Sendable, Hashable {
        package let lemma: String
        package let act: Act
        package let patterns: [Pattern]
        /// Whether the verb nearly always performs the act when a party is its subject.
        package let isSure: Bool
        /// Whether its object is somebody, with what he is charged with behind it ("blamed X for …").
        package var wantsTarget: Bool { patterns.contains(.targetPrepositional) }
    }

    package struct Noun: Sendable {
        package let act: Act
        /// Prepositions (folded keys) behind which the content or the actor stand.
        package let content: WordSet
        package let actor: WordSet
    }

    package struct Adjective: Sendable, Hashable {
        package let act: Act
        /// Whether the subject is judged, and the speaker acts ("the plan is unacceptable").
        package let isJudgement: Bool
    }

    /// Roles of words around acts, as `act-helpers.tsv` names them.
    private enum Role: Int, CaseIterable {
        case actsForOthers, aspect, assertion, idle, intention, refusable, ends, deal, reprisal, wrong,
            noted, coercive, firm, state, misdeed, claim, existence, grant, measure, light, doubt, proposing, scholar,
            people, suffer, passing, sides, recourse, vehicle, conveying, writing, sympathy, suspicion, arrest, naming,
            allegation, omission, lapse, effort, disclosing, enacting, decision,
            court, need, harmed, requesting, awaiting, doubtful, holding, drawing
    }

    private var verbs = PhraseTable<[Verb]>()
    private var nouns = PhraseTable<Noun>()
    private var adjectives = PhraseTable<Adjective>()
    private var helpers = WordClasses()
    private var refusable = PhraseTable<Bool>()
    private var conditions = PhraseTable<Bool>()

    package init(using segmenter: Segmenter) throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module)
        var byForm: [Substring: [Verb]] = [:]
        var order: [Substring] = []
        for row in try folder.rows("act-verbs.tsv") where row.count > 3 {
            guard let act = Act(rawValue: String(row[2])) else { continue }
            let patterns = row[3].split(separator: "|").compactMap(Self.pattern)
            let verb = Verb(
                lemma: String(row[0]), act: act, patterns: patterns, isSure: row.count < 5 || row[4] == "sure")
            for form in row[1].split(separator: "|") {
                if byForm[form] == nil { order.append(form) }
                byForm[form, default: []].append(verb)
            }
        }
        for form in order { verbs.insert(form, byForm[form] ?? [], using: segmenter) }
        for row in try folder.rows("coercive-words.txt") { helpers.insert(row[0], class: Role.coercive.rawValue) }
        for row in try folder.rows("act-helpers.tsv") where row.count > 1 {
            let forms = row[1].split(separator: "|")
            if row[0] == "condition" {
                for form in forms { conditions.insert(form, true, using: segmenter) }
            } else if let role = Role.allCases.first(where: { "\($0)" == row[0] }) {
                for form in forms { helpers.insert(form, class: role.rawValue) }
                if role == .refusable { for form in forms { refusable.insert(form, true, using: segmenter) } }
            }
        }
        for row in try folder.rows("act-nouns.tsv") where row.count > 1 {
            guard let act = Act(rawValue: String(row[1])) else { continue }
            let noun = Noun(
                act: act, content: Self.words(row.count > 2 ? row[2] : ""),
                actor: Self.words(row.count > 3 ? row[3] : ""))
            for form in row[0].split(separator: "|") { nouns.insert(form, noun, using: segmenter) }
        }
        for row in try folder.rows("act-adjectives.tsv") where row.count > 1 {
            guard let act = Act(rawValue: String(row[1])) else { continue }
            let adjective = Adjective(act: act, isJudgement: row.count > 2 && row[2] == "subj")
            for form in row[0].split(separator: "|") { adjectives.insert(form, adjective, using: segmenter) }
        }
    }

    /// Whether a word names a means of force ("sanctions", "retaliate", "military").
    package func isCoercive(_ token: Token) -> Bool { has(.coercive, token) }
    /// Whether a noun names people or a body that act for the party they belong to ("officials", "ministry").
    package func actsForOthers(_ token: Token) -> Bool { has(.actsForOthers, token) }
    /// Whether behind a verb an infinitive is told as done ("began", "continued").
    package func isAspect(_ token: Token) -> Bool { has(.aspect, token) }
    /// Whether a verb of demanding asserts when a that-clause in the indicative follows ("insists that it is so").
    package func isAssertion(_ verb: Verb) -> Bool {
        helpers.has(Role.assertion.rawValue, WordHash.folded(verb.lemma))
    }
    /// Whether a verb names a wrong that a side charges another with ("violates", "deceived").
    package func isWrong(_ token: Token) -> Bool { has(.wrong, token) }
    /// Whether "must be" before a participle asks nobody for anything ("must be noted").
    package func isNoted(_ token: Token) -> Bool { has(.noted, token) }
    /// Whether a verb consents only when its object is an agreement ("reached a deal", not "reached the border").
    package func wantsDeal(_ verb: Verb) -> Bool { helpers.has(Role.deal.rawValue, WordHash.folded(verb.lemma)) }
    /// Whether refusing the verb's deed takes no position ("declined to comment").
    package func isIdle(_ token: Token) -> Bool { has(.idle, token) }
    /// Whether a word names an intention ("plan", "intend", "wish").
    package func isIntention(_ token: Token) -> Bool { has(.intention, token) }
    /// Whether a verb ends what its object names ("dropped its demand").
    package func endsAct(_ token: Token) -> Bool { has(.ends, token) }
    /// Whether a noun names a company or a part of one ("firm", "board"), which does not act for its country.
    package func isFirm(_ token: Token) -> Bool { has(.firm, token) }
    /// Whether a noun names a state or its government ("country", "government").
    package func isState(_ token: Token) -> Bool { has(.state, token) }
    /// Whether a noun names parties or who leads them, so that "the two …" are two of those named ("sides",
    /// "countries").
    package func isSides(_ token: Token) -> Bool { has(.sides, token) }
    /// Whether a noun names means that a side keeps ready, which are no offer ("all options are on the table").
    package func isRecourse(_ token: Token) -> Bool { has(.recourse, token) }
    /// Whether a noun names a wrong that somebody may say he did not do ("collusion", "violation").
    package func isMisdeed(_ token: Token) -> Bool { has(.misdeed, token) }
    /// Whether a noun names what somebody claims ("charges", "reports").
    package func isClaim(_ token: Token) -> Bool { has(.claim, token) }
    /// Whether the noun names something said of somebody to his cost; some of what may be false may also be turned
    /// down.
    package func isAllegation(_ token: Token) -> Bool { has(.allegation, token) }
    /// Whether a verb tells that something is or happens ("exist", "happen").
    package func isExistence(_ token: Token) -> Bool { has(.existence, token) }
    /// Whether a noun names what may be granted or refused ("exemption", "extension").
    package func isGrant(_ token: Token) -> Bool { has(.grant, token) }
    /// Whether a noun names a plan, rule or decision, which is rejected, not accused.
    package func isMeasure(_ token: Token) -> Bool { has(.measure, token) }
    /// Whether a noun names sides or people in general ("countries", "allies").
    package func isPeople(_ token: Token) -> Bool { has(.people, token) }
    /// Whether the noun is a text or an occasion by which somebody says something ("a letter urging …").
    package func isVehicle(_ token: Token) -> Bool { has(.vehicle, token) }
    /// Whether the verb makes use of such a text or occasion ("issued a statement").
    package func isConveying(_ token: Token) -> Bool { has(.conveying, token) }
    /// Whether the verb itself is a way of saying something to others ("wrote to urge …", "marched to demand …").
    package func isWriting(_ token: Token) -> Bool { has(.writing, token) }
    package func isSympathy(_ token: Token) -> Bool { has(.sympathy, token) }
    /// Whether the noun says that somebody is held to have done something ("on suspicion of …").
    package func isSuspicion(_ token: Token) -> Bool { has(.suspicion, token) }
    package func isArrest(_ token: Token) -> Bool { has(.arrest, token) }
    /// Whether the verb gives its object a name ("called the trial a farce").
    package func isNaming(_ token: Token) -> Bool { has(.naming, token) }
    /// Whether the verb tells that somebody did not do what an infinitive says ("failed to warn").
    package func isOmission(_ token: Token) -> Bool { has(.omission, token) }
    /// Whether the verb tells what somebody does to his own cost ("lost", "leaked").
    package func isLapse(_ token: Token) -> Bool { has(.lapse, token) }
    /// Whether the verb tells of lasting effort for others ("work", "monitor").
    package func isEffort(_ token: Token) -> Bool { has(.effort, token) }
    /// Whether the verb makes something known or certain ("confirmed", "revealed").
    package func isDisclosing(_ token: Token) -> Bool { has(.disclosing, token) }
    /// Whether the verb puts a measure in force ("imposed a ban").
    package func isEnacting(_ token: Token) -> Bool { has(.enacting, token) }
    /// Whether an infinitive behind the noun is decided ("the decision to close the port").
    package func isDecision(_ token: Token) -> Bool { has(.decision, token) }
    /// Whether a verb tells what befalls its subject ("face", "suffer").
    package func isSuffering(_ token: Token) -> Bool { has(.suffer, token) }
    /// Whether a verb with a harm for its object tells that the harm befalls its subject ("face", "pay").
    package func isHarmed(_ token: Token) -> Bool { has(.harmed, token) }
    /// Whether a noun names a court or who judges, whose orders are wanted of others.
    package func isCourt(_ token: Token) -> Bool { has(.court, token) }
    /// Whether a word calls what follows needful ("it is vital that …").
    package func isNeed(_ token: Token) -> Bool { has(.need, token) }

    /// Whether a verb asks somebody to do something, as people of everyday life do, too ("ask", "tell").
    package func isRequesting(_ verb: Verb) -> Bool {
        helpers.has(Role.requesting.rawValue, WordHash.folded(verb.lemma))
    }
    /// Whether the object of a verb is still to come ("needs", "awaits").
    package func isAwaiting(_ token: Token) -> Bool { has(.awaiting, token) }
    /// Whether an adjective says that somebody is not convinced ("sceptical").
    package func isDoubtful(_ token: Token) -> Bool { has(.doubtful, token) }
    /// Whether a verb tells what its subject gives rise to ("sparked an outcry").
    package func isDrawing(_ token: Token) -> Bool { has(.drawing, token) }
    /// Whether a verb tells what a text holds ("included", "contained").
    package func isHolding(_ token: Token) -> Bool { has(.holding, token) }

    /// Whether "we are not …" with this verb tells how things are, not what is refused ("leaving", "changing").
    package func isPassing(_ token: Token) -> Bool { has(.passing, token) }
    /// Whether a verb puts a plan before others ("propose", "suggest").
    package func isProposing(_ verb: Verb) -> Bool {
        helpers.has(Role.proposing.rawValue, WordHash.folded(verb.lemma))
    }
    /// Whether somebody of such an office speaks for himself, not for the body that employs him ("professor").
    package func isScholar(_ word: some StringProtocol) -> Bool {
        helpers.has(Role.scholar.rawValue, WordHash.folded(word))
    }
    /// Whether a verb only carries out the act that its object names ("made a proposal", "issued a warning").
    package func isLight(_ token: Token) -> Bool { has(.light, token) }
    /// Whether what follows a word is hoped, feared or possible, not told ("hopes that", "the prospect of").
    package func isDoubt(_ token: Token) -> Bool { has(.doubt, token) }
    /// Whether a word tells what a threat threatens with ("consequences", "a heavy price").
    package func isReprisal(_ token: Token) -> Bool { has(.reprisal, token) }
    /// Whether a verb names a deed that somebody asked may refuse ("allow", "take part in").
    package func isRefusable(_ tokens: [Token], at index: Int, limit: Int) -> Bool {
        refusable.longest(tokens, at: index, limit: limit) != nil
    }
    /// The end of a word or phrase that opens a condition ("unless", "in exchange for"); nil when none begins there.
    package func condition(_ tokens: [Token], at index: Int, limit: Int) -> Int? {
        conditions.longest(tokens, at: index, limit: limit)?.end
    }

    private func has(_ role: Role, _ token: Token) -> Bool { helpers.has(role.rawValue, token.folded) }

    package func verbs(_ tokens: [Token], at index: Int, limit: Int) -> (verbs: [Verb], end: Int)? {
        verbs.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }

    /// The verbs of a phrase whose particle stands behind other words ("called on Tuesday for").
    package func verbs(_ tokens: [Token], at index: Int, goingOnAt rest: Int, limit: Int) -> (verbs: [Verb], end: Int)?
    {
        verbs.longest(tokens, at: index, goingOnAt: rest, limit: limit).map { ($0.value, $0.end) }
    }

    package func noun(_ tokens: [Token], at index: Int, limit: Int) -> (noun: Noun, end: Int)? {
        nouns.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }

    package func adjective(_ tokens: [Token], at index: Int, limit: Int) -> (adjective: Adjective, end: Int)? {
        adjectives.longest(tokens, at: index, limit: limit).map { ($0.value, $0.end) }
    }

    private static func pattern(_ code: Substring) -> Pattern? {
        switch code {
        case "inf": .infinitive
        case "tgt-inf": .targetInfinitive
        case "tgt-of": .targetPrepositional
        case "tgt": .targetOnly
        case "obj": .object(targetPreposition: nil)
        default: code.hasPrefix("obj-") ? .object(targetPreposition: WordHash.folded(code.dropFirst(4))) : nil
        }
    }

    private static func words(_ column: Substring) -> WordSet {
        WordSet(column.split(whereSeparator: { $0 == "|" || $0 == "," || $0 == " " }))
    }
}
