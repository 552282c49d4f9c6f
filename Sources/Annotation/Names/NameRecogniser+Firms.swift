import Language
import Prose

/// Firms that no list knows: what a report says of a name once tells the kind of it wherever it stands.
extension NameRecogniser {
    /// The names, as hashes of their words, that the report uses as firms': with a legal form ("Orrun Ltd"), by their
    /// seat ("Calvo-based Orrun"), by what only firms have ("Orrun shareholders"), by who leads them ("Orrun chief
    /// executive Orla Venn") or by the pronoun ("Orrun raised its offer"). O(pieces + mentions).
    func firms(among pieces: [(tokens: Range<Int>, sentence: Int)]) -> Set<[UInt64]> {
        // "Orrun Metals Corp": a word that names bodies told it already.
        var result = Set(
            mentions.lazy.filter { $0.kind == .organisation && $0.thing < 0 }.compactMap { mention -> [UInt64]? in
                let name = withoutLegalForm(mention.tokens)
                return name.count < mention.tokens.count ? words(name) : nil
            })
        for piece in pieces {
            let name = withoutLegalForm(piece.tokens)
            guard let first = name.first, analyzed.tokens[first].kind == .word,
                !name.allSatisfy({ lexicons.names.isOrdinary(analyzed.tokens[$0]) })
            else { continue }
            let limit = analyzed.sentences[piece.sentence].tokens.upperBound
            if name.count < piece.tokens.count || isCalledBySeat(first) || hasShares(name.upperBound, limit: limit)
                || isLed(name, limit: limit) || name.count == 1 && ownsIts(first, limit: limit)
            {
                result.insert(words(name))
            }
        }
        return result
    }

    /// Whether the report uses the name as a firm's somewhere, with its legal form or without.
    func isFirm(_ name: Range<Int>) -> Bool { firmNames.contains(words(withoutLegalForm(name))) }

    /// A person's name of one word that the report uses as a firm's is the firm's.
    mutating func renameFirms() {
        guard !firmNames.isEmpty else { return }
        for index in mentions.indices {
            let mention = mentions[index]
            // "board members, Orrun chief executive …": an office before a comma is not that of the firm behind it.
            let isTitled = mention.title.map { $0.upperBound == mention.tokens.lowerBound } ?? false
            guard mention.kind == .person, mention.thing < 0, mention.tokens.count == 1, !isTitled,
                isFirm(mention.tokens)
            else { continue }
            mentions[index].kind = .organisation
            mentions[index].title = nil
        }
    }

    /// Behind what lengthens the name of a known body only ("Group Inc."): the longer name is the same body's.
    func endOfFirm(_ known: (entry: Gazetteer.Entry, end: Int), in run: Range<Int>) -> Int {
        guard known.entry.kind == .organisation else { return known.end }
        var end = known.end
        while end < run.upperBound,
            lexicons.names.isLegalForm(analyzed.tokens[end]) || lexicons.names.isFirmPart(analyzed.tokens[end])
        {
            end += 1
        }
        return end
    }

    private func withoutLegalForm(_ name: Range<Int>) -> Range<Int> {
        guard name.count > 1, lexicons.names.isLegalForm(analyzed.tokens[name.upperBound - 1]) else { return name }
        return name.lowerBound..<(name.upperBound - 1)
    }

    /// "Orrun chief executive Orla Venn": an executive's office and a name behind, unless the trained recogniser is
    /// sure that the name is no firm's.
    private func isLed(_ name: Range<Int>, limit: Int) -> Bool {
        guard name.upperBound < limit,
            let title = lexicons.people.title(analyzed.tokens, at: name.upperBound, limit: limit), title.end < limit,
            analyzed.words[title.end].tag == .propn,
            (name.upperBound..<title.end).contains(where: { lexicons.acts.isFirm(analyzed.tokens[$0]) })
        else { return false }
        return witness.kind(of: name, from: NameWitness.sure).map { $0 == .organisation } ?? true
    }

    private func isCalledBySeat(_ name: Int) -> Bool {
        guard name > 2, analyzed.tokens[name - 1].folded == Self.based else { return false }
        return analyzed.text.utf8[Int(analyzed.tokens[name - 2].start)] == 0x2D
            && analyzed.words[name - 3].tag == .propn
    }

    private func hasShares(_ next: Int, limit: Int) -> Bool {
        next < limit && lexicons.names.isHolding(analyzed.tokens[next]) && analyzed.words[next].tag == .noun
    }

    /// "Orrun will raise its offer": the first thing behind the verb of a name belongs to "its" bearer.
    private func ownsIts(_ name: Int, limit: Int) -> Bool {
        guard analyzed.words[name].relation == .nsubj else { return false }
        for token in (name + 1)..<max(name + 1, min(name + 9, limit)) {
            if analyzed.tokens[token].folded == Self.its { return true }
            switch analyzed.words[token].tag {
            case .noun, .propn, .pron, .punct: return false
            default: break
            }
        }
        return false
    }

    private static let based = WordHash.folded("based")
    private static let its = WordHash.folded("its")
}
