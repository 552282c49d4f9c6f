import Language
import Prose

/// What people are called by the report: offices and descriptions beside their names.
extension EntityResolver {
    /// The offices in front of a name and in an apposition behind it.
    mutating func findRoles() {
        partyTokens = Set(mentions.filter { $0.kind == .party }.flatMap { Array($0.tokens) })
        personTokens = Set(mentions.filter { $0.kind == .person }.flatMap { Array($0.tokens) })
        for mention in mentions where mention.kind == .person && mention.entity >= 0 {
            if let title = mention.title, let role = roleBefore(title, mention) { addRole(role, to: mention.entity) }
            if let role = roleBehind(mention) { addRole(role, to: mention.entity) }
        }
    }

    private mutating func addRole(_ span: TextSpan, to entity: Int) {
        let text = analyzed.text.string(span)
        if entities[entity].roles.contains(where: { analyzed.text.string($0) == text }) { return }
        entities[entity].roles.append(span)
        let first = analyzed.token(at: span.start)
        let tokens = first..<min(first + 8, analyzed.tokens.count)
        entities[entity].isOffice.append(
            tokens.prefix { analyzed.tokens[$0].folded != Self.for }.contains { index in
                guard Int(analyzed.tokens[index].end) <= span.end else { return false }
                let title = lexicons.people.title(analyzed.tokens, at: index, limit: tokens.upperBound)
                return title?.kind == .office || title?.kind == .military
            })
    }

    /// The title with the adjective of its country; honorifics are no role.
    private func roleBefore(_ title: Range<Int>, _ mention: NameMention) -> TextSpan? {
        if lexicons.people.title(analyzed.tokens, at: title.lowerBound, limit: title.upperBound)?.kind == .honorific {
            return nil
        }
        var start = title.lowerBound
        let first = analyzed.sentences[analyzed.sentence(ofToken: start)].tokens.lowerBound
        while start > first, lexicons.people.isModifier(analyzed.tokens[start - 1]) || isDemonym(start - 1) {
            start -= 1
        }
        return analyzed.span(start..<title.upperBound)
    }

    private func isDemonym(_ token: Int) -> Bool {
        partyTokens.contains(token)
    }

    private func roleBehind(_ mention: NameMention) -> TextSpan? {
        let end = mention.tokens.upperBound
        guard end + 1 < analyzed.tokens.count, analyzed.text.utf8[Int(analyzed.tokens[end].start)] == 0x2C else {
            return nil
        }
        let limit = analyzed.sentences[analyzed.sentence(ofToken: end - 1)].tokens.upperBound
        // "Locke, and the interior secretary, Ken Salazar": what a conjunction opens is said of somebody else.
        guard end + 1 < limit, ![.cconj, .adp].contains(analyzed.words[end + 1].tag) else { return nil }
        var stop = end + 1
        var hasOffice = false
        var isGoverned = false
        while stop < limit, stop - end <= 14 {
            let byte = analyzed.text.utf8[Int(analyzed.tokens[stop].start)]
            if byte == 0x2C || byte == 0x2E || analyzed.tokens[stop].kind == .quote { break }
            if analyzed.words[stop].tag == .verb || analyzed.words[stop].tag == .pron { break }
            if personTokens.contains(stop) {
                // "Orla Venn, the spokeswoman for Mayor Tomas Berg": he is part of what she is.
                guard hasOffice, isGoverned else { return nil }
            }
            if hasOffice, Self.belonging.contains(analyzed.tokens[stop].folded) { isGoverned = true }
            if stop < end + 6, lexicons.people.title(analyzed.tokens, at: stop, limit: limit) != nil {
                hasOffice = true
            }
            stop += 1
        }
        return hasOffice && stop > end + 1 ? analyzed.span((end + 1)..<stop) : nil
    }

    private static let `for` = WordHash.folded("for")
    private static let belonging = WordSet(["of", "for", "to"])
}
