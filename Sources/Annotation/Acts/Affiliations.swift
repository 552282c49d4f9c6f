import Language
import Prose

/// For people of no known party the body that they speak for: "Henrike Vaal, president of the Littoral Union".
struct Affiliations {
    private let discourse: Discourse

    init(_ discourse: Discourse) { self.discourse = discourse }

    /// The organisation or party by person, as far as a role names it. O(roles · log names + names).
    func bodies() -> [Int: Int] {
        let names = discourse.names.filter { $0.entity >= 0 && isBody($0.entity) }
        guard !names.isEmpty else { return [:] }
        var result: [Int: Int] = [:]
        for (index, entity) in discourse.entities.enumerated() where entity.kind == .person && entity.party < 0 {
            for role in entity.roles where !isScholar(role) {
                guard let body = body(of: role, names) else { continue }
                result[index] = body
                break
            }
        }
        for (body, mention) in zip(discourse.names, discourse.names.dropFirst())
        where body.entity >= 0 && mention.entity >= 0 && mention.kind == .person && isBody(body.entity) {
            let person = discourse.entities[mention.entity]
            guard result[mention.entity] == nil, person.kind == .person, person.party < 0,
                isOffice(of: body.tokens, besideName: mention.tokens)
            else { continue }
            result[mention.entity] = body.entity
        }
        return result
    }

    /// "The new head of the Littoral Union, Henrike Vaal, said": whether the body's office stands before the name.
    private func isOffice(of body: Range<Int>, besideName name: Range<Int>) -> Bool {
        let analyzed = discourse.analyzed
        guard body.upperBound == name.lowerBound - 1, isComma(body.upperBound),
            name.upperBound < analyzed.tokens.count, isComma(name.upperBound)
        else { return false }
        var link = body.lowerBound - 1
        if link > 1, analyzed.tokens[link].folded == Self.the { link -= 1 }
        return link > 0 && Self.belonging.contains(analyzed.tokens[link].folded)
            && discourse.lexicons.acts.actsForOthers(analyzed.tokens[link - 1])
            && !discourse.lexicons.acts.isScholar(analyzed.string(link - 1).lowercased())
    }

    private func isComma(_ token: Int) -> Bool {
        discourse.analyzed.text.utf8[Int(discourse.analyzed.tokens[token].start)] == 0x2C  // ,
    }

    /// People whose role belongs to a pronoun ("its secretary-general, Henrike Vaal", "his envoy Tomas Berg"), with the
    /// pronoun's token.
    func owned() -> [(person: Int, pronoun: Int)] {
        var result: [(person: Int, pronoun: Int)] = []
        for (index, entity) in discourse.entities.enumerated() where entity.kind == .person && entity.party < 0 {
            for role in entity.roles where !isScholar(role) {
                let first = discourse.analyzed.token(at: role.start)
                guard
                    let pronoun = [first, first - 1].first(where: { token in
                        token >= 0 && token < discourse.analyzed.tokens.count
                            && isOwner(token, of: role)
                    })
                else { continue }
                result.append((index, pronoun))
                break
            }
        }
        return result
    }

    /// "Its chief", "his envoy"; his wife does not act for him.
    private func isOwner(_ token: Int, of role: TextSpan) -> Bool {
        let analyzed = discourse.analyzed
        let word = analyzed.tokens[token].folded
        if Self.owners.contains(word) { return true }
        var next = analyzed.token(at: role.start)
        guard Self.isPersonal(analyzed.tokens[token]) else { return false }
        while next < analyzed.tokens.count, Int(analyzed.tokens[next].end) <= role.end {
            if discourse.lexicons.acts.actsForOthers(analyzed.tokens[next]) { return true }
            next += 1
        }
        return false
    }

    /// "His", "her".
    static func isPersonal(_ pronoun: Token) -> Bool { employers.contains(pronoun.folded) }

    /// "a professor at the University of Calvo" speaks for himself.
    private func isScholar(_ role: TextSpan) -> Bool {
        discourse.analyzed.text.string(role).split(separator: " ").contains {
            discourse.lexicons.acts.isScholar($0.lowercased())
        }
    }

    private func isBody(_ entity: Int) -> Bool {
        let found = discourse.entities[entity]
        return (found.kind == .organisation || found.kind == .party) && !found.isMedia
    }

    /// The body within a role, right before it ("Tresk chief executive", "Tresk’s chief executive"), or behind it after
    /// "of", "for" or "at".
    private func body(of role: TextSpan, _ names: [NameMention]) -> Int? {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle].span.start < role.start { low = middle + 1 } else { high = middle }
        }
        if low < names.count, names[low].span.end <= role.end {
            // "ambassador to the United Council": where somebody is sent, not who sends him.
            let before = discourse.analyzed.text.string(TextSpan(role.start, names[low].span.start))
            let words = before.split(separator: " ").suffix(2).map { WordHash.folded($0) }
            if words.last == Self.toward || words.count == 2 && words[0] == Self.toward && words[1] == Self.the {
                return nil
            }
            return names[low].entity
        }
        if low > 0, isRightBefore(role, names[low - 1].span) { return names[low - 1].entity }
        if let known = body(named: discourse.analyzed.token(at: role.start) - 1, names) { return known }
        guard low < names.count else { return nil }
        let next = names[low]
        guard next.span.start > role.end, next.span.start - role.end <= Self.widestGap else { return nil }
        let gap = discourse.analyzed.text.string(TextSpan(role.end, next.span.start))
        let words = gap.split(separator: " ").map { WordHash.folded($0) }
        guard let first = words.first, Self.belonging.contains(first), words.count <= 2 else { return nil }
        return words.count == 1 || words[1] == Self.the ? next.entity : nil
    }

    /// "Zoo director Henrike Vaal": the only body that has the noun before the role in its name. O(names).
    private func body(named noun: Int, _ names: [NameMention]) -> Int? {
        let analyzed = discourse.analyzed
        guard noun >= 0, analyzed.words[noun].tag == .noun, Int(analyzed.words[noun].head) > noun else { return nil }
        let word = analyzed.tokens[noun].folded
        let bodies = Set(
            names.filter { mention in
                mention.tokens.count > 1 && mention.tokens.contains { analyzed.tokens[$0].folded == word }
            }.map(\.entity))
        return bodies.count == 1 ? bodies.first : nil
    }

    private func isRightBefore(_ role: TextSpan, _ name: TextSpan) -> Bool {
        guard name.end < role.start, role.start - name.end <= Self.widestPossessive else { return false }
        let gap = discourse.analyzed.text.string(TextSpan(name.end, role.start))
        return gap.allSatisfy { $0 == " " } || Self.possessives.contains(gap)
    }

    private static let possessives: Set = ["’s ", "'s ", "’ ", "' "]
    /// Bytes of "’s ".
    private static let widestPossessive = 5
    private static let owners = WordSet(["its", "their"])
    private static let employers = WordSet(["his", "her"])
    private static let widestGap = 9
    private static let belonging = WordSet(["of", "for", "at"])
    private static let toward = WordHash.folded("to")
    private static let the = WordHash.folded("the")
}
