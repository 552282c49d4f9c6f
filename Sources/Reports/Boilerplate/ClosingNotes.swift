import Foundation
import Prose

/// Tells what stands behind an article's last sentence from the article: notes on its authors and how to reach them,
/// what the outlet says of itself, who else worked on it, sources of a paper.
///
/// To be asked of an article's last blocks only, from the last one up. Looking at a line is O(its length), and once
/// more the article's length for a note on somebody who is not known as an author.
struct ClosingNotes: Sendable {
    /// The word lists that ship with the program.
    struct Vocabulary: Sendable {
        fileprivate let phrases: BoilerplatePhrases
        fileprivate let trades: Set<UInt64>
        fileprivate let staff: Set<UInt64>
        fileprivate let works: Set<UInt64>
        fileprivate let verbs: Set<UInt64>

        init() throws(ResourceFolder.Missing) {
            phrases = try BoilerplatePhrases(file: "closing-phrases.txt")
            let folder = ResourceFolder(Bundle.module)
            var lists: [Substring: Set<UInt64>] = [:]
            for file in ["closing-words.txt", "metadata-line-words.txt"] {
                for row in try folder.rows(file) where row.count == 2 {
                    lists[row[1], default: []].insert(NameHash.of(row[0].utf8))
                }
            }
            trades = lists["trade"] ?? []
            staff = lists["staff"] ?? []
            works = lists["work"] ?? []
            verbs = lists["author note"] ?? []
        }
    }

    private typealias Reason = BoilerplatePhrases.Reason

    /// Blocks of the article that may stand below a note.
    static let mostBelow = 4
    /// Blocks that are looked at, so that a text of nothing but notes takes no longer than another.
    static let mostNotes = 60
    /// Bytes of a line that are looked at.
    private static let longestLook = 400

    private let vocabulary: Vocabulary
    /// Words of the authors' names, a list for each.
    private let authors: [[UInt64]]
    private let outlet: [UInt64]

    init(_ vocabulary: Vocabulary, authors: [String], outlet: String?) {
        self.vocabulary = vocabulary
        self.authors = authors.map(Self.words).filter { !$0.isEmpty }
        self.outlet = Self.withoutArticle(outlet.map(Self.words) ?? [])
    }

    /// What the line is, or nil for one of the article.
    /// - Parameter paragraphs: the article's paragraphs before the line.
    func match(_ line: TextSpan, in text: Text, behind paragraphs: [TextSpan]) -> BoilerplatePhrases.Match? {
        let start = PhraseScanner.skippingOrnament(text.utf8, line.start, line.end)
        guard start < line.end else { return nil }
        let look = TextSpan(start, min(line.end, start + Self.longestLook))
        let words = Self.withoutArticle(WordScanner.words(in: text.utf8, look))
        if let why = reason(words, TextSpan(start, line.end), text, paragraphs) {
            return .wholeLine(Reason(why: why, sequel: .nothing))
        }
        guard let match = vocabulary.phrases.match(text, line) else { return nil }
        // A credit is a line, not a paragraph that opens as one.
        if match.reason.why == "agency credit", words.count > 40 { return nil }
        return match
    }

    private func reason(_ words: [UInt64], _ line: TextSpan, _ text: Text, _ paragraphs: [TextSpan]) -> String? {
        guard words.count >= 2 else { return nil }
        if isAuthorNote(words, line, text) || asksToWrite(words, line, text) { return "author box" }
        if wantsMore(words, line, text) { return "newsletter" }
        if isMission(words) { return "site furniture" }
        if isCitation(words) { return "citation" }
        if isStaffCredit(words, line, text) || isContribution(words, line, text) { return "staff credit" }
        if isNoteOnStranger(words, line, text, paragraphs) { return "author box" }
        return nil
    }

    // MARK: - Notes on authors

    /// "Ilse Marn is a reporter …", "Ilse Marn (she/her) covers …", "Ilse Marn, who sails, is …", "Ilse Marn's latest
    /// book …", "Ilse is an editor …".
    private func isAuthorNote(_ words: [UInt64], _ line: TextSpan, _ text: Text) -> Bool {
        authors.contains { author in
            if let length = nameLength(author, words), length < words.count {
                return tells(words.dropFirst(length), behind: length, line, text)
            }
            guard author.count > 1, words.count > 3, words[0] == author[0], words[1] == Self.is else { return false }
            return words.dropFirst(2).prefix(8).contains(where: vocabulary.trades.contains)
        }
    }

    /// How many words of the line are the author's name: all of it, or first name and surname where more was printed.
    private func nameLength(_ author: [UInt64], _ words: [UInt64]) -> Int? {
        if words.starts(with: author) { return author.count > 1 ? author.count : nil }
        return author.count > 2 && words.starts(with: author.prefix(2)) ? 2 : nil
    }

    /// Whether what follows a name says what its bearer does.
    private func tells(_ rest: ArraySlice<UInt64>, behind length: Int, _ line: TextSpan, _ text: Text) -> Bool {
        guard let next = rest.first else { return false }
        if vocabulary.verbs.contains(next) { return true }
        if next == Self.s { return rest.prefix(8).contains(where: vocabulary.works.contains) }
        switch mark(behind: length, line, text) {
        case 0x28: return rest.prefix(6).contains(where: vocabulary.verbs.contains)  // (
        case 0x2C: return Self.articles.contains(next) && rest.prefix(30).contains(Self.is)  // ,
        default: return false
        }
    }

    /// The comma or bracket behind a number of words of a line, else 0.
    private func mark(behind count: Int, _ line: TextSpan, _ text: Text) -> UInt8 {
        let bytes = text.utf8
        var seen = 0
        for at in line.range where !UTF8Bytes.isWordByte(bytes[at]) {
            if at > line.start, UTF8Bytes.isWordByte(bytes[at - 1]) { seen += 1 }
            guard seen == count else { continue }
            return bytes[at] == 0x20 && at + 1 < line.end ? bytes[at + 1] : bytes[at]
        }
        return 0
    }

    /// "Tove Quist is a professor of law at …", of whom the article has not spoken.
    private func isNoteOnStranger(_ words: [UInt64], _ line: TextSpan, _ text: Text, _ paragraphs: [TextSpan]) -> Bool {
        guard let verb = words.prefix(5).firstIndex(of: Self.is), verb >= 2, words.count >= 6, words.count <= 60,
            line.start < line.end, opensWithName(line, text, words: verb)
        else { return false }
        let told = words.dropFirst(verb + 1).prefix(8)
        guard told.contains(where: vocabulary.trades.contains),
            words.dropFirst(verb + 1).prefix(14).contains(where: Self.ties.contains)
        else { return false }
        let surname = words[verb - 1]
        return !paragraphs.contains { WordScanner.words(in: text.utf8, $0).contains(surname) }
    }

    /// Whether each of the line's first words begins with a capital.
    private func opensWithName(_ line: TextSpan, _ text: Text, words count: Int) -> Bool {
        let head = text.string(TextSpan(line.start, min(line.end, line.start + 100))).split(separator: " ").prefix(
            count)
        return head.count == count && head.allSatisfy { $0.first?.isUppercase == true }
    }

    /// "You can email Ilse Marn at marn@quay.example".
    private func asksToWrite(_ words: [UInt64], _ line: TextSpan, _ text: Text) -> Bool {
        guard words.count >= 4, words.count <= 50, words[0] == Self.you, words[1] == Self.can,
            Self.calls.contains(words[2]) || Self.calls.contains(words[3])
        else { return false }
        return text.utf8[line.range].contains(0x40)
    }

    /// "Want more boats? Our letter has them."
    private func wantsMore(_ words: [UInt64], _ line: TextSpan, _ text: Text) -> Bool {
        words.count <= 40 && words[0] == Self.want && words[1] == Self.more && text.utf8[line.range].contains(0x3F)
    }

    // MARK: - The outlet, its staff and its sources

    /// "The Quay Courier's mission is to …".
    private func isMission(_ words: [UInt64]) -> Bool {
        guard !outlet.isEmpty, words.starts(with: outlet) else { return false }
        let rest = words.dropFirst(outlet.count).prefix(6)
        return zip(rest, rest.dropFirst()).contains { $0 == Self.mission && $1 == Self.is }
    }

    /// A paper with its number.
    private func isCitation(_ words: [UInt64]) -> Bool {
        guard words.count <= 80, let number = words.firstIndex(of: Self.doi), number >= 4,
            !words.contains(Self.is), !words.contains(Self.was)
        else { return false }
        return words.dropFirst(number + 1).first.map { $0 == Self.ten || $0 == Self.org } ?? false
    }

    /// "Styling: Odo Pell", "Senior Culture Editor: Ilse Marn".
    private func isStaffCredit(_ words: [UInt64], _ line: TextSpan, _ text: Text) -> Bool {
        let bytes = text.utf8
        guard words.count <= 40,
            let colon = bytes[line.start..<min(line.end, line.start + 60)].firstIndex(of: 0x3A), colon + 2 < line.end,
            bytes[colon + 1] == 0x20, UTF8Bytes.isUpper(bytes[line.start]), UTF8Bytes.isUpper(bytes[colon + 2])
        else { return false }
        let role = WordScanner.words(in: bytes, TextSpan(line.start, colon))
        guard role.count <= 5, let last = role.last, vocabulary.staff.contains(last) else { return false }
        // A sentence has more small words than a list of names.
        let small = TextSpan(colon + 2, line.end).range.filter { bytes[$0 - 1] == 0x20 && UTF8Bytes.isLower(bytes[$0]) }
        return small.count * 3 <= words.count
    }

    /// "Quist reported from Port Alba.", "Harbour Press reporter Odo Pell in Amsel contributed.".
    private func isContribution(_ words: [UInt64], _ line: TextSpan, _ text: Text) -> Bool {
        guard UTF8Bytes.isUpper(text.utf8[line.start]) else { return false }
        if words.count <= 8, let verb = words.prefix(4).firstIndex(of: Self.reported), verb + 1 < words.count {
            return words[verb + 1] == Self.from && opensWithName(line, text, words: verb)
        }
        if words.count <= 8, let verb = words.firstIndex(of: Self.contributed), verb >= 2, verb + 2 < words.count {
            return words[verb + 1] == Self.from && opensWithName(line, text, words: verb)
        }
        return words.count <= 25 && words.last == Self.contributed && words.contains(where: vocabulary.trades.contains)
    }

    // MARK: - Words

    private static func words(_ name: String) -> [UInt64] {
        let text = Text(name)
        return WordScanner.words(in: text.utf8, text.span)
    }

    private static func withoutArticle(_ words: [UInt64]) -> [UInt64] {
        words.first == the ? Array(words.dropFirst()) : words
    }

    private static func keys(_ words: String...) -> Set<UInt64> { Set(words.map { NameHash.of($0.utf8) }) }

    private static let the = NameHash.of("the".utf8)
    private static let `is` = NameHash.of("is".utf8)
    private static let was = NameHash.of("was".utf8)
    private static let s = NameHash.of("s".utf8)
    private static let want = NameHash.of("want".utf8)
    private static let more = NameHash.of("more".utf8)
    private static let you = NameHash.of("you".utf8)
    private static let can = NameHash.of("can".utf8)
    private static let mission = NameHash.of("mission".utf8)
    private static let doi = NameHash.of("doi".utf8)
    private static let ten = NameHash.of("10".utf8)
    private static let org = NameHash.of("org".utf8)
    private static let reported = NameHash.of("reported".utf8)
    private static let from = NameHash.of("from".utf8)
    private static let contributed = NameHash.of("contributed".utf8)
    private static let articles = keys("a", "an", "the", "who", "author", "editor")
    private static let calls = keys("email", "e", "write", "contact", "reach", "follow")
    private static let ties = keys("at", "for", "with", "of", "based", "who", "covering")
}
