import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One whom a report leaves unnamed and another names: "the gunman has not been identified", "the gunman, Piet Darrow".
///
/// Only the child and the culprit of a story are compared, and only where all reports that name one name the same.
struct IdentityDifferences {
    let story: Story
    let reader: ClauseReader
    let days: ReportDays

    /// Of whom it is told.
    private enum Part: Int, CaseIterable { case culprit, child }

    private struct Use {
        let report: Int
        let sentence: Int
        let part: Part
        /// Nil for one who is not named.
        let person: Int?
        let noun: Int
    }

    private static let mostOfSide = 6

    func drafts() -> [DifferenceDraft] {
        let withheld = story.reports.indices.flatMap(withheld)
        let named = story.reports.indices.flatMap(named)
        return Part.allCases.flatMap { part -> [DifferenceDraft] in
            let told = named.filter { $0.part == part }
            return [draft(withheld.filter { $0.part == part }, told), spelling(told, part)].compactMap { $0 }
        }
    }

    /// One who is named by two spellings of one name, of which nothing else tells that they are one person's: "little
    /// Isa", "young Issa".
    private func spelling(_ named: [Use], _ part: Part) -> DifferenceDraft? {
        var people: [Int] = []
        for person in named.compactMap(\.person) where !people.contains(person) { people.append(person) }
        guard people.count >= 2, let first = people.first,
            people.dropFirst().allSatisfy({ isOne($0, first) && given($0) != given(first) })
        else { return nil }
        return DifferenceDraft(
            kind: .name, severity: .medium,
            about: "Spelling of the name of the \(part == .child ? "child" : word(named[0]))",
            sides: people.map { person in
                .init(value: given(person), passages: Array(mentions(person).prefix(Self.mostOfSide)))
            })
    }

    private func given(_ person: Int) -> String { words(person).first.map(String.init) ?? "" }

    /// Where a participant is named, in the order of the reports.
    private func mentions(_ person: Int) -> [ConflictSides.Place] {
        reader.table.participants[person].members.sorted { ($0.report, $0.entity) < ($1.report, $1.entity) }.flatMap {
            member in
            let annotated = story.reports[member.report]
            return annotated.entities[member.entity].mentions.map { (member.report, annotated.names[$0].span) }
        }
    }

    private func draft(_ withheld: [Use], _ named: [Use]) -> DifferenceDraft? {
        let telling = Set(named.map(\.report))
        let without = withheld.filter { !telling.contains($0.report) }
        guard let first = without.first, let person = named.first?.person,
            named.allSatisfy({ $0.person.map { isOne($0, person) } ?? false })
        else { return nil }
        let with = named.filter { days.areNear([$0.report], without.map(\.report)) }
        guard let name = with.first, story.origins(of: (without + with).map(\.report)) >= 2 else { return nil }
        let isLater = days.areLater([without.map(\.report), with.map(\.report)])
        return DifferenceDraft(
            kind: .tension, severity: .medium,
            about: "Who the \(word(first)) is: not named or \(reader.table.participants[person].name)"
                + (isLater ? " (the name is in the later report)" : ""),
            sides: [
                .init(value: text(first), passages: places(without)),
                .init(
                    value: reader.table.participants[person].name,
                    passages: full(with) + places([name] + with.dropFirst())),
            ])
    }

    /// Where each report of those that name him first gives his full name.
    private func full(_ named: [Use]) -> [ConflictSides.Place] {
        let reports = Set(named.map(\.report))
        var told: Set<Int> = []
        let fullNames = Set(named.compactMap(\.person)).sorted().flatMap { mentions($0) }.filter { place in
            reports.contains(place.report) && story.reports[place.report].report.text.string(place.span).contains(" ")
        }
        return fullNames.filter { told.insert($0.report).inserted }.map { place in
            let analyzed = story.reports[place.report].analyzed
            return story.place(
                place.report, sentence: analyzed.sentence(ofToken: analyzed.token(at: place.span.start)))
        }
    }

    /// One participant, or two whose first and last names are spellings of one ("Isa", "Issa Holt").
    private func isOne(_ left: Int, _ right: Int) -> Bool {
        if left == right { return true }
        let (own, its) = (words(left), words(right))
        guard let first = own.first, let other = its.first else { return false }
        guard own.count > 1, its.count > 1 else { return NameVariant(first).matches(NameVariant(other)) }
        return NameVariant(own[own.count - 1]).matches(NameVariant(its[its.count - 1]))
    }

    private func words(_ person: Int) -> [Substring] {
        reader.table.participants[person].name.split(separator: " ")
    }

    private func places(_ uses: [Use]) -> [ConflictSides.Place] {
        uses.prefix(Self.mostOfSide).map { story.place($0.report, sentence: $0.sentence) }
    }

    private func text(_ use: Use) -> String {
        DifferenceDraft.headline(
            story.reports[use.report].report.text.string(story.place(use.report, sentence: use.sentence).span))
    }

    private func word(_ use: Use) -> String { story.reports[use.report].analyzed.string(use.noun).lowercased() }

    private func part(_ token: Int, _ analyzed: AnalyzedText) -> Part? {
        let folded = analyzed.tokens[token].folded
        guard analyzed.words[token].penn == .nn else { return nil }
        return reader.lexicon.has(.culprit, folded) ? .culprit : reader.lexicon.has(.young, folded) ? .child : nil
    }

    // MARK: Not named

    private func withheld(_ report: Int) -> [Use] {
        let analyzed = story.reports[report].analyzed
        return reader.readable(report).flatMap { index, tokens -> [Use] in
            tokens.compactMap { verb in
                guard let noun = unnamed(by: verb, analyzed),
                    let part = part(noun, analyzed) ?? culprit(meantBy: noun, report),
                    reader.named(report, head: noun).isEmpty
                else { return nil }
                return Use(report: report, sentence: index, part: part, person: nil, noun: noun)
            }
        }
    }

    /// Whom a denied verb leaves unnamed: of "identified" its passive subject or object, of "released" the owner of the
    /// name.
    private func unnamed(by verb: Int, _ analyzed: AnalyzedText) -> Int? {
        let folded = analyzed.tokens[verb].folded
        let isNaming = reader.lexicon.has(.naming, folded)
        guard analyzed.words[verb].tag == .verb, isNaming || reader.lexicon.has(.releasing, folded) else { return nil }
        let children = analyzed.children(of: verb)
        guard children.contains(where: { Self.denials.contains(analyzed.tokens[$0].folded) }) else { return nil }
        let isPassive = children.contains { [.auxPass, .nsubjPass].contains(analyzed.words[$0].relation) }
        let object = children.first { analyzed.words[$0].relation == .obj }
        guard let told = isPassive ? reader.subject(verb, analyzed) : object else { return nil }
        guard !isNaming else { return told }
        guard Self.names.contains(analyzed.tokens[told].folded) else { return nil }
        let owner = analyzed.children(of: told).first { analyzed.words[$0].relation == .nmodPoss }
        guard let owner else { return nil }
        if analyzed.words[owner].penn == .prpDollar { return antecedent(of: owner, analyzed) }
        guard Self.whose == analyzed.tokens[owner].folded else { return owner }
        let head = Int(analyzed.words[verb].head)
        return head >= 0 ? head : nil
    }

    /// Whom "his" and "her" may mean: the culprit or child told of last, two sentences back at most.
    private func antecedent(of pronoun: Int, _ analyzed: AnalyzedText) -> Int? {
        let sentence = analyzed.sentence(ofToken: pronoun)
        let first = analyzed.sentences[max(0, sentence - 2)].tokens.lowerBound
        return (first..<pronoun).last { part($0, analyzed) != nil }
    }

    /// "The man" behind a sentence that tells of the driver or the gunman.
    private func culprit(meantBy noun: Int, _ report: Int) -> Part? {
        let analyzed = story.reports[report].analyzed
        let sentence = analyzed.sentence(ofToken: noun)
        guard Self.adults.contains(analyzed.tokens[noun].folded), sentence > 0,
            analyzed.children(of: noun).contains(where: { analyzed.tokens[$0].folded == Self.the })
        else { return nil }
        let before = analyzed.sentences[sentence - 1].tokens
        return before.contains { part($0, analyzed) == .culprit } ? .culprit : nil
    }

    private static let adults = WordSet(["man", "woman"])
    private static let the = WordHash.folded("the")
    /// "Never identified" tells of a case that is closed.
    private static let denials = WordSet(["not", "n't"])
    private static let names = WordSet(["name", "names", "identity"])
    private static let whose = WordHash.folded("whose")

    // MARK: Named

    private func named(_ report: Int) -> [Use] {
        let annotated = story.reports[report]
        let analyzed = annotated.analyzed
        return analyzed.sentences.indices.flatMap { index -> [Use] in
            guard annotated.blockKind(ofSentence: index) == .paragraph else { return [] }
            return analyzed.sentences[index].tokens.compactMap { noun in
                if let child = child(before: noun, report, analyzed) {
                    return Use(report: report, sentence: index, part: .child, person: child, noun: noun)
                }
                guard let part = part(noun, analyzed), let person = person(report, noun, analyzed) else { return nil }
                return Use(report: report, sentence: index, part: part, person: person, noun: noun)
            }
        }
    }

    /// A name between commas right behind a noun, whatever the parser makes of it: "the attacker, Piet Darrow, a …".
    private func apposed(_ noun: Int, _ report: Int, _ analyzed: AnalyzedText) -> Int? {
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: noun)].tokens
        let first = noun + 2
        guard first < sentence.upperBound, analyzed.tokens[noun + 1].folded == Self.comma,
            let person = reader.participant(report, first),
            let end = (first..<sentence.upperBound).first(where: { reader.participant(report, $0) != person }),
            analyzed.tokens[end].folded == Self.comma
        else { return nil }
        return first
    }

    private static let comma = WordHash.folded(",")

    /// "Little Isa", "young Isa".
    private func child(before token: Int, _ report: Int, _ analyzed: AnalyzedText) -> Int? {
        guard Self.small.contains(analyzed.tokens[token].folded), token + 1 < analyzed.tokens.count,
            analyzed.sentence(ofToken: token) == analyzed.sentence(ofToken: token + 1),
            let person = reader.participant(report, token + 1),
            reader.table.participants[person].kind == .person
        else { return nil }
        return person
    }

    private static let small = WordSet(["little", "young", "baby", "toddler"])

    /// The one person whose name stands beside a noun, or as whom it is identified; nobody's relative.
    private func person(_ report: Int, _ noun: Int, _ analyzed: AnalyzedText) -> Int? {
        let children = analyzed.children(of: noun)
        // "His boy", "the boy's mother Michelle".
        let isOwner = noun + 1 < analyzed.words.count && analyzed.words[noun + 1].penn == .pos
        guard !isOwner, !children.contains(where: { analyzed.words[$0].relation == .nmodPoss }) else { return nil }
        var beside = children.filter { [.appos, .flat, .compound].contains(analyzed.words[$0].relation) }
        if [.appos, .flat, .compound].contains(analyzed.words[noun].relation) {
            beside.append(Int(analyzed.words[noun].head))
        }
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: noun)].tokens
        let verb = sentence.first {
            reader.lexicon.has(.naming, analyzed.tokens[$0].folded) && analyzed.words[$0].tag == .verb
                && reader.subject($0, analyzed) == noun
        }
        if let verb { beside += analyzed.children(of: verb).filter { analyzed.words[$0].relation == .obl } }
        if let name = apposed(noun, report, analyzed) { beside.append(name) }
        let people = Set(beside.compactMap { $0 >= 0 ? reader.participant(report, $0) : nil }).filter {
            reader.table.participants[$0].kind == .person
        }
        return people.count == 1 ? people.first : nil
    }
}
