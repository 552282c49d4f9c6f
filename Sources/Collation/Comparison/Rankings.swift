import Annotation
import Language
import Prose
import Reports
import Stories

/// A rank that a report gives somebody or something: "the second-largest exporter of steel to Orvenia".
struct Ranking {
    let report: Int
    let sentence: Int
    /// Meaning of the superlative; words for size are one.
    let quality: UInt64
    /// Hash of "second" and the like; 0 for the first rank.
    let ordinal: UInt64
    let noun: UInt64
    /// Participants within whose reach the rank holds.
    let names: Set<UInt64>
    /// What else limits it.
    let limits: Set<UInt64>
    /// Whose rank it is; nil for a thing without a name.
    let holder: Int?
    /// Whether it is shared: "one of the largest".
    let isShared: Bool
    let words: TextSpan
}

/// Reads the superlatives of reports with those who hold the rank and the limits within which it holds.
struct RankingReader {
    let reader: ClauseReader

    /// A superlative further before its noun belongs to another.
    private static let reach = 7
    /// Words that name the flow of which somebody has the largest share stand within so many tokens behind it.
    private static let flowReach = 14

    /// O(tokens · sentence) over the sentences that have a superlative.
    func rankings(_ report: Int) -> [Ranking] {
        let analyzed = reader.story.reports[report].analyzed
        return reader.readable(report).flatMap { index, tokens in
            tokens.compactMap { token in
                isSuperlative(token, tokens.lowerBound, analyzed)
                    ? ranking(token, report, index, analyzed) : nil
            }
        }
    }

    /// "Largest", "top" behind an article or owner, "powerful" behind "most".
    private func isSuperlative(_ token: Int, _ first: Int, _ analyzed: AnalyzedText) -> Bool {
        let folded = analyzed.tokens[token].folded
        switch analyzed.words[token].penn {
        case .jjs: return folded != Self.most && folded != Self.least
        case .jj, .vbg:
            guard token > first else { return false }
            let before = analyzed.tokens[token - 1].folded
            if analyzed.words[token].penn == .jj, before == Self.most { return true }
            return reader.lexicon.has(.foremost, folded)
                && (before == Self.the || analyzed.words[token - 1].penn == .pos)
        default: return false
        }
    }

    private func ranking(_ token: Int, _ report: Int, _ sentence: Int, _ analyzed: AnalyzedText) -> Ranking? {
        let noun = Int(analyzed.words[token].head)
        guard noun > token, noun - token <= Self.reach, [.noun, .propn].contains(analyzed.words[noun].tag),
            reader.participant(report, noun) == nil
        else { return nil }
        let children = analyzed.children(of: noun)
        guard children.contains(where: { isDefinite($0, analyzed) }) else { return nil }
        let head = Int(analyzed.words[noun].head)
        let cases = children.filter { analyzed.words[$0].relation == .case }.map { analyzed.tokens[$0].folded }
        let isOneOf = cases.contains(Self.of) && head >= 0 && analyzed.tokens[head].folded == Self.one
        let isShared = isOneOf || cases.contains(Self.among)
        // "The largest exporters" are several.
        guard isShared || ![.nns, .nnps].contains(analyzed.words[noun].penn) else { return nil }
        let told = isOneOf ? head : noun
        guard !isBygone(children, analyzed), !isBygone(analyzed.children(of: told), analyzed) else { return nil }
        let folded = analyzed.tokens[token].folded
        let isSize = reader.lexicon.has(.foremost, folded)
        let quality = isSize ? Self.size : folded
        let isShare = reader.lexicon.has(.share, analyzed.tokens[noun].folded)
        let flow = isShare ? self.flow(behind: noun, in: sentence, analyzed) : nil
        let meaning =
            flow != nil || reader.lexicon.has(.supplier, analyzed.tokens[noun].folded)
            ? Self.supply : reader.vectors.meaning(report, noun)
        guard meaning != 0, !reader.vectors.isName(meaning) else { return nil }
        let scope = scope(of: flow ?? noun, without: token, report, analyzed)
        return Ranking(
            report: report, sentence: sentence, quality: quality, ordinal: ordinal(before: token, analyzed),
            noun: meaning, names: scope.filter(reader.vectors.isName),
            limits: scope.filter { !reader.vectors.isName($0) && $0 != meaning },
            holder: holder(told, isShare: isShare, report, analyzed), isShared: isShared,
            words: analyzed.span(token..<max(noun + 1, min(end(noun, analyzed), token + 10))))
    }

    private func end(_ noun: Int, _ analyzed: AnalyzedText) -> Int {
        let complements = analyzed.children(of: noun).filter { $0 > noun && analyzed.words[$0].relation == .nmod }
        return complements.map { analyzed.subtree(of: $0).upperBound }.max() ?? noun + 1
    }

    private func isDefinite(_ child: Int, _ analyzed: AnalyzedText) -> Bool {
        analyzed.tokens[child].folded == Self.the || analyzed.words[child].relation == .nmodPoss
    }

    private func isBygone(_ children: Dependents.Children, _ analyzed: AnalyzedText) -> Bool {
        children.contains {
            analyzed.words[$0].penn == .md || reader.lexicon.has(.bygone, analyzed.tokens[$0].folded)
        }
    }

    /// "Second" or "third" right before the superlative, with or without a hyphen.
    private func ordinal(before token: Int, _ analyzed: AnalyzedText) -> UInt64 {
        for at in (max(0, token - 2)..<token).reversed() {
            let folded = analyzed.tokens[at].folded
            if reader.lexicon.has(.ordinal, folded) { return folded }
        }
        return 0
    }

    /// "The largest share, shipping a tenth of Orvenia's imports": the imports.
    private func flow(behind share: Int, in sentence: Int, _ analyzed: AnalyzedText) -> Int? {
        let end = min(analyzed.sentences[sentence].tokens.upperBound, share + Self.flowReach)
        return (share + 1..<max(end, share + 1)).first {
            analyzed.words[$0].tag == .noun && reader.lexicon.has(.inflow, analyzed.tokens[$0].folded)
        }
    }

    /// Participants and meanings that limit a noun: what it is of, in or to, whose it is, how it is.
    private func scope(of noun: Int, without quality: Int, _ report: Int, _ analyzed: AnalyzedText) -> Set<UInt64> {
        var result: Set<UInt64> = []
        var open = [(token: noun, depth: 0)]
        while let (token, depth) = open.popLast() {
            for child in analyzed.children(of: token) where child != quality {
                switch analyzed.words[child].relation {
                case .nmod, .nmodPoss, .compound, .flat, .amod, .acl, .obl, .nmodDesc, .nmodUnmarked:
                    let term = reader.term(report, child)
                    if term != 0, !reader.lexicon.has(.ordinal, analyzed.tokens[child].folded) { result.insert(term) }
                    if depth < 2 { open.append((child, depth + 1)) }
                case .aclRelcl:
                    // A clause limits in a way that two words cannot be compared in.
                    result.insert(UInt64(child) << 20 | UInt64(report) << 44 | 1 << 63)
                default: break
                }
            }
        }
        return result
    }

    /// Who holds a rank: of a predicate its subject, of an apposition what it stands beside, of "became" and of a share
    /// the subject of the verb.
    private func holder(_ noun: Int, isShare: Bool, _ report: Int, _ analyzed: AnalyzedText) -> Int? {
        let children = analyzed.children(of: noun)
        let head = Int(analyzed.words[noun].head)
        let owner: Int?
        if children.contains(where: { analyzed.words[$0].relation == .cop }) {
            owner = reader.isFact(noun, analyzed) ? reader.subject(noun, analyzed) : nil
        } else if let beside = children.first(where: { analyzed.words[$0].relation == .appos }) {
            owner = beside
        } else if analyzed.words[noun].relation == .appos {
            owner = head
        } else if head >= 0, analyzed.words[head].tag == .verb,
            [.obj, .xcomp, .obl].contains(analyzed.words[noun].relation),
            isShare || Self.becoming.contains(analyzed.tokens[head].folded), reader.isFact(head, analyzed)
        {
            owner = reader.subject(head, analyzed)
        } else {
            owner = nil
        }
        guard let owner, owner >= 0 else { return nil }
        let names = reader.terms(report, head: owner).filter(reader.vectors.isName)
        return names.count == 1 ? names.first.map { Int($0) - 1 } : nil
    }

    private static let most = WordHash.folded("most")
    private static let least = WordHash.folded("least")
    private static let the = WordHash.folded("the")
    private static let of = WordHash.folded("of")
    private static let one = WordHash.folded("one")
    private static let among = WordHash.folded("among")
    private static let size = WordHash.folded("size")
    private static let supply = WordHash.folded("ranked supplier")
    private static let becoming = WordSet(["become", "becomes", "became", "remain", "remains", "remained"])
}
