import Language
import Prose

/// Whom an office stands for: "the mayor", "the spokeswoman", "the museum's director".
extension Discourse {
    /// "Venn, the spokeswoman for the ministry … the spokeswoman said": the person near by whose role has the noun,
    /// when the noun tells nothing else.
    func namedVoice(_ head: Int, _ phrase: Range<Int>) -> Int? {
        guard analyzed.tokens[phrase.lowerBound].folded == Self.the, isSingular(head),
            lastVoice.map({ analyzed.tokens[$0.noun].folded != analyzed.tokens[head].folded }) ?? true,
            introduction(of: head) == nil, names(in: phrase).isEmpty,
            !analyzed.children(of: head).contains(where: {
                [.nmodPoss, .nmod, .appos].contains(analyzed.words[$0].relation)
            })
        else { return nil }
        let word = analyzed.string(head).lowercased()
        let sentence = analyzed.sentence(ofToken: head)
        return names(upTo: head, most: 40).last { mention in
            mention.entity >= 0 && entities[mention.entity].kind == .person
                && sentence - analyzed.sentence(ofToken: mention.tokens.lowerBound) <= 6
                && entities[mention.entity].roles.contains { words(of: $0).contains(word) }
        }?.entity
    }

    /// "The Calvo prosecutor said …. “It is early,” said Orla Venn, prosecutor of Calvo": the one person whom the
    /// report names behind an office and calls so.
    ///
    /// O(entities).
    func holderToldLater(_ head: Int, _ phrase: Range<Int>, party: Int32?) -> Int? {
        guard isOffice(head), isSingular(head), introduction(of: head) == nil else { return nil }
        let described = words(of: analyzed.span(phrase))
        let word = analyzed.string(head).lowercased()
        let owners = mentions(in: phrase).map(\.entity)
        let sentence = analyzed.sentence(ofToken: head)
        let found = entities.indices.filter { index in
            let entity = entities[index]
            guard entity.kind == .person, !isAnimal(index), let first = entity.mentions.first,
                names.indices.contains(first),
                party == nil || entity.party == party || entity.party < 0
            else { return false }
            let token = names[first].tokens.lowerBound
            return token > head && analyzed.sentence(ofToken: token) - sentence <= Self.lookAhead
                && entity.roles.contains { role in
                    let words = words(of: role)
                    return words.contains(word)
                        && words.intersection(Self.others) == described.intersection(Self.others)
                        && sharesOwner(role, owners)
                }
        }
        return found.count == 1 ? found.first : nil
    }

    /// Whether an office and a role are not those of two bodies or places that are named with them.
    private func sharesOwner(_ role: TextSpan, _ owners: [Int]) -> Bool {
        let first = analyzed.token(at: role.start)
        var end = first
        while end < analyzed.tokens.count, Int(analyzed.tokens[end].start) < role.end { end += 1 }
        let others = mentions(in: first..<max(first + 1, end)).filter { entities[$0.entity].kind != .person }
        return owners.isEmpty || others.isEmpty || others.contains { owners.contains($0.entity) }
    }

    /// Whether somebody may be meant by an office: nobody of whom the report tells only that he is a reporter is "the
    /// mayor".
    func mayHold(_ head: Int, _ person: Int) -> Bool {
        guard isOffice(head) else { return true }
        guard !entities[person].isOffice.isEmpty else { return true }
        return entities[person].isOffice.contains(true) && !holdsOther(head, person)
    }

    /// Whether somebody named before, who did not speak last, may be meant by an office: none of whom no office is told
    /// is "the mayor".
    func mayHoldUnasked(_ head: Int, _ person: Int) -> Bool {
        mayHold(head, person)
            && (!entities[person].isOffice.isEmpty || !Self.distinct.contains(analyzed.tokens[head].folded))
    }

    /// "Foreign Minister Venn" is not "the governor", "Gov. Venn" and "the ruler Venn" may be; what ministers are called
    /// differs from one translation to another.
    private func holdsOther(_ head: Int, _ person: Int) -> Bool {
        guard Self.distinct.contains(analyzed.tokens[head].folded) else { return false }
        let entity = entities[person]
        var known = false
        for (index, role) in entity.roles.enumerated() {
            var token = analyzed.token(at: role.start)
            while token < analyzed.tokens.count, Int(analyzed.tokens[token].start) < role.end {
                defer { token += 1 }
                if beginAlike(token, head) { return false }
                known = known || entity.isOffice[index] && isOffice(token) && !isGeneralOffice(token)
            }
        }
        return known
    }

    /// Whether two words begin with the same three letters, as a title and what shortens it do.
    private func beginAlike(_ one: Int, _ other: Int) -> Bool {
        analyzed.string(one).lowercased().prefix(3) == analyzed.string(other).lowercased().prefix(3)
    }

    /// "the Hauliers' League, an industry group … the group said": a name whose apposition is the noun.
    func isCalled(_ mention: NameMention, by noun: UInt64, before head: Int) -> Bool {
        let comma = mention.tokens.upperBound
        let limit = min(head, analyzed.sentences[analyzed.sentence(ofToken: comma - 1)].tokens.upperBound)
        guard comma + 2 < limit, syntax.isComma(comma), analyzed.words[comma + 1].tag == .det else { return false }
        for token in (comma + 2)..<min(comma + 8, limit) {
            if analyzed.tokens[token].folded == noun {
                return token + 1 >= limit || ![.noun, .propn].contains(analyzed.words[token + 1].tag)
            }
            guard [.adj, .num, .noun, .propn].contains(analyzed.words[token].tag) || !syntax.isMark(token) else {
                return false
            }
            if [.adp, .verb, .aux, .sconj].contains(analyzed.words[token].tag) { return false }
        }
        return false
    }

    private func words(of span: TextSpan) -> Set<String> {
        Set(analyzed.text.string(span).lowercased().split { !$0.isLetter }.map(String.init))
    }

    /// Sentences within which somebody is named whose office a report tells first.
    private static let lookAhead = 15
    /// Words that make an office another one.
    private static let others: Set<String> = [
        "former", "ex", "deputy", "vice", "assistant", "late", "then", "acting", "associate",
    ]
    /// Offices that no holder of another one is called by.
    private static let distinct = WordSet([
        "mayor", "governor", "sheriff", "prosecutor", "judge", "director", "head", "principal", "superintendent",
        "bishop", "coach", "attorney", "coroner",
    ])
    private static let the = WordHash.folded("the")
}
