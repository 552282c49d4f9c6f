import Foundation
import Language

/// Names read off the entity annotation of GUM: mentions of persons, places and organisations whose head is a proper
/// noun, cut down to the name as name corpora mark it.
struct EntityTreebank {
    private struct Word {
        var form: Substring
        var tag: Substring
        var head: Int
        var relation: Substring
    }

    private struct Mention {
        var range: Range<Int>
        var type: Substring
    }

    /// Words that stand before a person's name and are no part of it, in lower case.
    let titles: Set<String>

    /// The sentences of a CoNLL-U file whose last column holds `Entity=` brackets (GUM, version 9 or later).
    func sentences(_ url: URL) throws -> [NamedSentence] {
        let content = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        var sentences: [NamedSentence] = []
        var (words, brackets): ([Word], [Substring]) = ([], [])
        for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                if !words.isEmpty { sentences.append(sentence(words, brackets)) }
                (words, brackets) = ([], [])
                continue
            }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count >= 10, Int(columns[0]) != nil else { continue }
            words.append(
                Word(form: columns[1], tag: columns[3], head: (Int(columns[6]) ?? 0) - 1, relation: columns[7]))
            let entity = columns[9].split(separator: "|").first { $0.hasPrefix("Entity=") }
            brackets.append(entity?.dropFirst(7) ?? "")
        }
        if !words.isEmpty { sentences.append(sentence(words, brackets)) }
        return sentences
    }

    private func sentence(_ words: [Word], _ brackets: [Substring]) -> NamedSentence {
        var sentence = NamedSentence(
            forms: words.map { String($0.form) }, labels: Array(repeating: NameLabel.outside, count: words.count))
        var names: [(range: Range<Int>, kind: NameKind)] = []
        for mention in mentions(brackets) {
            guard let kind = kind(mention.type), let range = name(in: mention.range, kind, words) else { continue }
            names.append((range, kind))
        }
        // The longer name holds the shorter one: "Bank of America".
        names.sort { ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound) }
        for name in names where name.range.allSatisfy({ sentence.labels[$0] == NameLabel.outside }) {
            sentence.mark(name.range, name.kind)
        }
        return sentence
    }

    private func kind(_ type: Substring) -> NameKind? {
        switch type {
        case "person": .person
        case "place": .place
        case "organization": .organisation
        default: nil
        }
    }

    /// Reads brackets such as `(7-person-new-…`, `7)` and `(9-place-…)`.
    private func mentions(_ brackets: [Substring]) -> [Mention] {
        var open: [(id: Substring, type: Substring, start: Int)] = []
        var found: [Mention] = []
        for (place, column) in brackets.enumerated() {
            var rest = column
            while let sign = rest.first {
                if sign == "(" {
                    let body = rest.dropFirst().prefix { $0 != "(" && $0 != ")" }
                    let parts = body.split(separator: "-", maxSplits: 2)
                    if parts.count > 1 { open.append((parts[0], parts[1], place)) }
                    rest = rest.dropFirst(body.count + 1)
                    if rest.first == ")" {
                        if let last = open.popLast() {
                            found.append(Mention(range: last.start..<(place + 1), type: last.type))
                        }
                        rest = rest.dropFirst()
                    }
                } else {
                    let id = rest.prefix { $0 != ")" && $0 != "(" }
                    rest = rest.dropFirst(id.count)
                    if rest.first == ")" { rest = rest.dropFirst() }
                    if let index = open.lastIndex(where: { $0.id == id }) {
                        let last = open.remove(at: index)
                        found.append(Mention(range: last.start..<(place + 1), type: last.type))
                    }
                }
            }
        }
        return found
    }

    /// The name around the head of a mention; nil when the head is no proper noun.
    private func name(in range: Range<Int>, _ kind: NameKind, _ words: [Word]) -> Range<Int>? {
        guard let head = range.first(where: { !range.contains(words[$0].head) }), words[head].tag == "PROPN" else {
            return nil
        }
        var low = head
        while low > range.lowerBound, isNamePart(low - 1, kind, words) { low -= 1 }
        var high = head + 1
        while high < range.upperBound, let next = continuation(high, range, kind, head, words) { high = next }
        while low < high, !isCapitalised(words[low]) || isTitle(low, kind, words) { low += 1 }
        guard low < high, (low..<high).contains(where: { words[$0].tag == "PROPN" }) else { return nil }
        return low..<high
    }

    private func isNamePart(_ place: Int, _ kind: NameKind, _ words: [Word]) -> Bool {
        let word = words[place]
        if word.tag == "PROPN" { return true }
        if word.form == "-" || word.form == "&" { return place > 0 && isCapitalised(words[place - 1]) }
        if kind == .person { return word.tag == "X" && isCapitalised(word) }
        return isCapitalised(word) && ["ADJ", "NOUN", "NUM", "X", "VERB"].contains(word.tag)
    }

    /// The end of the next part of a name behind its head: "of America", "Jr.", "- Rouhani".
    private func continuation(
        _ place: Int, _ range: Range<Int>, _ kind: NameKind, _ head: Int, _ words: [Word]
    ) -> Int? {
        let word = words[place]
        if word.tag == "PROPN" || word.tag == "NUM" && word.head == head && word.relation != "appos" {
            return word.relation == "appos" || word.relation == "conj" ? nil : place + 1
        }
        if word.form == "-" || word.form == "&", place + 1 < range.upperBound, isCapitalised(words[place + 1]) {
            return place + 2
        }
        guard kind != .person, ["of", "for", "the", "and", "de", "on"].contains(word.form) else { return nil }
        var end = place + 1
        while end < range.upperBound, ["of", "for", "the"].contains(words[end].form) { end += 1 }
        guard end < range.upperBound, isCapitalised(words[end]), words[end].tag == "PROPN" || words[end].tag == "NOUN"
        else { return nil }
        return end + 1
    }

    private func isTitle(_ place: Int, _ kind: NameKind, _ words: [Word]) -> Bool {
        guard kind == .person else { return false }
        return titles.contains(words[place].form.lowercased()) || words[place].form.hasSuffix("-")
    }

    private func isCapitalised(_ word: Word) -> Bool {
        word.form.first.map { $0.isUppercase || $0.isNumber } ?? false
    }
}
