import Language
import Prose

/// What stands beside a name and shows that it is of a place, a heading or the credit of a picture.
extension NameRecogniser {
    /// Takes a name that the trained recogniser is sure of and that goes on behind "of" where its run ends ("Friends of
    /// Orrun"); the token behind it.
    mutating func witnessedName(_ run: Range<Int>, limit: Int) -> Int? {
        guard let end = witness.endOfOrganisation(from: run.lowerBound, confidence: NameWitness.sure),
            end > run.upperBound + 1, end <= limit, end - run.lowerBound <= Self.longestName,
            analyzed.tokens[run.upperBound].folded == Self.of, isCapitalised(end - 1),
            lexicons.gazetteer.longest(analyzed.tokens, at: run.lowerBound, limit: run.upperBound) == nil,
            (run.lowerBound..<end).allSatisfy({ analyzed.tokens[$0].kind == .word })
        else { return nil }
        let tokens = run.lowerBound..<end
        mentions.append(NameMention(tokens: tokens, span: analyzed.span(tokens), kind: .organisation))
        return end
    }

    /// "The city of Lorne", where Lorne is the name of a state, too.
    func isTown(_ index: Int, _ known: (entry: Gazetteer.Entry, end: Int)) -> Bool {
        guard known.entry.kind == .party, known.end == index + 1, index >= 2,
            analyzed.tokens[index - 1].folded == Self.of
        else { return false }
        return lexicons.names.referent(analyzed.tokens[index - 2]) == .town
            || lexicons.names.kindNoun(analyzed.tokens[index - 2]) == .place
                && Self.settlements.contains(analyzed.tokens[index - 2].folded)
    }

    /// Makes the last mention a place of its own.
    mutating func makeTown() {
        guard let last = mentions.popLast() else { return }
        mentions.append(NameMention(tokens: last.tokens, span: last.span, kind: .place))
    }

    /// "FAMILY TIME": an ordinary word in capitals beside others is a word of a heading, not a name.
    func isWordOfHeading(_ index: Int, _ run: Range<Int>) -> Bool {
        guard isShouted(index), lexicons.names.isOrdinary(analyzed.tokens[index]) else { return false }
        return [index - 1, index + 1].contains {
            run.contains($0) && analyzed.tokens[$0].kind == .word && isShouted($0)
                && lexicons.gazetteer.longest(analyzed.tokens, at: $0, limit: $0 + 1) == nil
                && lexicons.names.isOrdinary(analyzed.tokens[$0])
        }
    }

    /// A short form in ordinary case ("Un", "Who") is no acronym.
    func isShortWord(_ index: Int) -> Bool {
        let token = analyzed.tokens[index]
        guard token.end - token.start <= 3 else { return false }
        return analyzed.text.utf8[token.span.range].contains(where: UTF8Bytes.isLower)
    }

    /// "In Saint Orrun", "to St. Orrun": the title of a saint in the name of a place.
    func isSaintOfPlace(_ index: Int) -> Bool {
        guard Self.saints.contains(analyzed.tokens[index].folded), index > 0 else { return false }
        return Self.whereabouts.contains(analyzed.tokens[index - 1].folded)
    }

    /// "Department of State Services" is not the Department of State, "New South Wales" not Wales.
    func isPartOfOther(_ known: (entry: Gazetteer.Entry, end: Int), at index: Int, in run: Range<Int>) -> Bool {
        if known.entry.kind == .organisation, index == run.lowerBound, known.end < run.upperBound,
            known.end > index + 1
        {
            return true
        }
        return index > run.lowerBound && Self.directions.contains(analyzed.tokens[index - 1].folded)
    }

    /// The state before a body's name: "Orvenia's Department of Waters"; -1 for none.
    func owner(of run: Range<Int>) -> Int32 {
        let mark = run.lowerBound - 1
        guard mark > 0, analyzed.words[mark].penn == .pos else { return -1 }
        for first in max(0, mark - Self.longestState)..<mark {
            if let known = lexicons.gazetteer.longest(analyzed.tokens, at: first, limit: mark), known.end == mark,
                known.entry.kind == .party
            {
                return known.entry.thing
            }
        }
        return -1
    }

    /// Takes out who took a picture: "(Orla Venn/Reuters)", "AP Photo/Orla Venn", "Orla Venn, File/Associated Press".
    mutating func dropCredits() {
        let media = Set(mentions.lazy.filter(\.isMedia).flatMap { [$0.tokens.lowerBound, $0.tokens.upperBound] })
        mentions = mentions.filter { mention in
            guard mention.thing < 0, mention.kind == .person || mention.kind == .organisation else { return true }
            return !isCreditedBehind(mention.tokens.upperBound, media)
                && !isCreditedBefore(mention.tokens.lowerBound, media)
        }
    }

    private func isCreditedBehind(_ end: Int, _ media: Set<Int>) -> Bool {
        guard end + 1 < analyzed.tokens.count else { return false }
        if isSlash(end) { return media.contains(end + 1) || Self.pictures.contains(analyzed.tokens[end + 1].folded) }
        return end + 3 < analyzed.tokens.count && analyzed.tokens[end + 1].folded == Self.file && isSlash(end + 2)
            && media.contains(end + 3)
    }

    private func isCreditedBefore(_ first: Int, _ media: Set<Int>) -> Bool {
        guard first > 1, isSlash(first - 1) else { return false }
        return media.contains(first - 1) || Self.pictures.contains(analyzed.tokens[first - 2].folded)
    }

    private func isSlash(_ token: Int) -> Bool { analyzed.text.utf8[Int(analyzed.tokens[token].start)] == 0x2F }

    private func isCapitalised(_ token: Int) -> Bool {
        analyzed.tokens[token].kind == .word
            && UTF8Bytes.isUpper(analyzed.text.utf8[Int(analyzed.tokens[token].start)])
    }
    private static let longestName = 6
    private static let longestState = 3
    private static let of = WordHash.folded("of")
    private static let file = WordHash.folded("file")
    private static let saints = WordSet(["saint", "st.", "st"])
    private static let directions = WordSet(["new", "south", "north", "east", "west"])
    private static let whereabouts = WordSet(["in", "at", "from", "near", "to", "outside", "around"])
    private static let settlements = WordSet(["city", "town", "village", "port", "municipality", "suburb"])
    private static let pictures = WordSet(["photo", "photos", "getty", "pool", "handout"])
}
