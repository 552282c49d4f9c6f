import Language
import Prose

/// Firms that no list knows: what a report says of a name once tells the kind of it wherever it stands.
extension NameRecogniser {
    /// The words that the report uses as names of firms: with a legal form ("Orrun Ltd"), by their seat ("Calvo-based
    /// Orrun"), by what only firms have ("Orrun shareholders") or by the pronoun ("Orrun raised its offer"). O(pieces).
    func firms(among pieces: [(tokens: Range<Int>, sentence: Int)]) -> Set<UInt64> {
        var result: Set<UInt64> = []
        for piece in pieces {
            guard let first = piece.tokens.first, analyzed.tokens[first].kind == .word,
                !lexicons.names.isOrdinary(analyzed.tokens[first])
            else { continue }
            let limit = analyzed.sentences[piece.sentence].tokens.upperBound
            let hasLegalForm = piece.tokens.count == 2 && Self.legalForms.contains(analyzed.tokens[first + 1].folded)
            if hasLegalForm
                || piece.tokens.count == 1
                    && (isCalledBySeat(first) || hasShares(first, limit: limit) || ownsIts(first, limit: limit))
            {
                result.insert(analyzed.tokens[first].folded)
            }
        }
        return result
    }

    /// A person's name of one word that the report uses as a firm's is the firm's.
    mutating func renameFirms() {
        guard !firmWords.isEmpty else { return }
        for index in mentions.indices {
            let mention = mentions[index]
            // "board members, Orrun chief executive …": an office before a comma is not that of the firm behind it.
            let isTitled = mention.title.map { $0.upperBound == mention.tokens.lowerBound } ?? false
            guard mention.kind == .person, mention.thing < 0, mention.tokens.count == 1, !isTitled,
                firmWords.contains(analyzed.tokens[mention.tokens.lowerBound].folded)
            else { continue }
            mentions[index].kind = .organisation
            mentions[index].title = nil
        }
    }

    private func isCalledBySeat(_ name: Int) -> Bool {
        guard name > 2, analyzed.tokens[name - 1].folded == Self.based else { return false }
        return analyzed.text.utf8[Int(analyzed.tokens[name - 2].start)] == 0x2D
            && analyzed.words[name - 3].tag == .propn
    }

    private func hasShares(_ name: Int, limit: Int) -> Bool {
        name + 1 < limit && Self.holdings.contains(analyzed.tokens[name + 1].folded)
            && analyzed.words[name + 1].tag == .noun
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
    private static let legalForms = Set(
        ["inc", "inc.", "ltd", "ltd.", "corp", "corp.", "plc", "llc", "ag", "nv", "gmbh"].map { WordHash.folded($0) })
    private static let holdings = Set(
        ["ceo", "share", "shares", "shareholder", "shareholders", "stock", "stockholders", "subsidiary"]
            .map { WordHash.folded($0) })
}
