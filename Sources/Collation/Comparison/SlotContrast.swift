import Annotation
import Language
import Prose
import Reports
import Stories

/// Tells what it means that other words stand in one place of two sentences that are otherwise the same: another name,
/// number, unit or time, the opposite, or the same people in each other's place.
///
/// Words that stand in no known relation may be a rewording and mean nothing.
struct SlotContrast {
    let story: Story
    let reader: ClauseReader
    /// Words that exclude each other in one place of one sentence.
    let words: ExclusiveModifiers

    /// The weightiest first.
    enum Kind: Int, Comparable {
        case name, role, number, time, verdict, opposite
        /// Words of a set that exclude each other only where they stand in one place.
        case alternative
        /// A word that takes back what is told, or leaves it open, and another name that is no participant's: the two
        /// do not support each other, but need not be told against each other.
        case open

        static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }

    private typealias Change = SentenceEdit.Change

    /// Sentences less alike may tell of two things, so that their values need not be of one.
    private static let leastShare = 0.6
    /// Short sentences have less in common where one thing in them is changed.
    private static let leastShareOfShort = 0.5
    private static let short = 8
    /// A name or a number stands for another where little else is changed.
    private static let mostWords = 6
    private static let mostChanges = 4

    /// The weightiest contrast of two passages, if any; O(words²).
    func kind(_ left: ClaimAccord.Passage, _ right: ClaimAccord.Passage) -> Kind? {
        if areRolesExchanged(left, right) { return .role }
        guard let edit = SentenceEdits(story).edit(left, right), edit.shareOfLonger >= leastShare(left, right),
            edit.changes.count <= Self.mostChanges
        else { return nil }
        return ([isExchanged(edit) ? .role : nil] + edit.changes.map { kind($0, edit) }).compactMap { $0 }.min()
    }

    private func leastShare(_ left: ClaimAccord.Passage, _ right: ClaimAccord.Passage) -> Double {
        max(left.tokens.count, right.tokens.count) <= Self.short ? Self.leastShareOfShort : Self.leastShare
    }

    /// Whether both tell one thing of the same people in each other's place. O(tokens + verbs²).
    func areRolesExchanged(_ left: ClaimAccord.Passage, _ right: ClaimAccord.Passage) -> Bool {
        RoleExchange(story: story, reader: reader).isExchanged(left, right)
    }

    /// What one change is, if it is a contrast.
    func kind(_ change: SentenceEdit.Change, _ edit: SentenceEdit) -> Kind? {
        guard change.left.count <= Self.mostWords, change.right.count <= Self.mostWords else { return nil }
        if leavesOpen(change, edit) || isOfKin(change, edit) { return .open }
        guard !change.left.isEmpty, !change.right.isEmpty else { return nil }
        if namesDiffer(change, edit) { return .name }
        if !tellsOtherDeeds(edit) {
            if numbersDiffer(change, edit) || markedNumbersDiffer(change, edit) { return .number }
            if timesDiffer(change, edit) { return .time }
        }
        return opposition(change, edit) ?? (otherNames(change, edit) ? .open : nil)
    }

    private func analyzed(_ key: SentenceKey) -> AnalyzedText { story.reports[key.report].analyzed }

    private func text(_ key: SentenceKey, _ tokens: Range<Int>) -> String {
        analyzed(key).text.string(analyzed(key).span(tokens))
    }

    private func keys(_ tokens: Range<Int>, _ key: SentenceKey) -> [UInt64] {
        tokens.map { analyzed(key).tokens[$0].folded }
    }

    // MARK: Places exchanged

    /// Whether words of two places stand in each other's ("from Paris to Rome", "from Rome to Paris"), and more than
    /// "and" between them.
    func isExchanged(_ edit: SentenceEdit) -> Bool {
        let changes = edit.changes.filter { !$0.left.isEmpty && !$0.right.isEmpty }
        for (place, first) in changes.enumerated() {
            for second in changes[(place + 1)...]
            where keys(first.left, edit.left) == keys(second.right, edit.right)
                && keys(first.right, edit.right) == keys(second.left, edit.left)
                && parts(first.left.upperBound..<second.left.lowerBound, edit.left)
            {
                return true
            }
        }
        return false
    }

    private func parts(_ tokens: Range<Int>, _ key: SentenceKey) -> Bool {
        let own = analyzed(key)
        return tokens.contains { [.verb, .adp].contains(own.words[$0].tag) && own.tokens[$0].folded != Self.with }
            && !tokens.contains { reader.lexicon.has(.mutual, own.tokens[$0].folded) }
    }

    private static let with = WordHash.folded("with")

    // MARK: Names

    /// Other people, parties or places of one kind, and nothing else.
    private func namesDiffer(_ change: Change, _ edit: SentenceEdit) -> Bool {
        guard let own = named(change.left, edit.left), let its = named(change.right, edit.right), own != its,
            reader.table.participants[own].kind == reader.table.participants[its].kind,
            reader.table.actor(own) != reader.table.actor(its), !mayBeOne(own, its)
        else { return false }
        guard !isAcronym(of: change, edit) else { return false }
        // A name that the other sentence has elsewhere only stands in another place.
        return !names(sentence(edit.left), edit.left).contains(its)
            && !names(sentence(edit.right), edit.right).contains(own)
    }

    private func sentence(_ key: SentenceKey) -> Range<Int> { analyzed(key).sentences[key.sentence].tokens }

    /// "All Nippon Airways" and "All Nippon Airlines", "ANA", "FirstGroup" and "First Group" are spellings of one.
    private func mayBeOne(_ left: Int, _ right: Int) -> Bool {
        func words(_ participant: Int) -> [Substring] {
            reader.table.participants[participant].name.lowercased().split { $0 == " " || $0 == "-" }
        }
        let (own, its) = (words(left), words(right))
        return !Set(own).isDisjoint(with: its) || own.joined() == its.joined()
            || String(own.compactMap(\.first)) == its.joined() || String(its.compactMap(\.first)) == own.joined()
    }

    /// Whether one print has the initials of what the other writes out.
    private func isAcronym(of change: Change, _ edit: SentenceEdit) -> Bool {
        func letters(_ tokens: Range<Int>, _ key: SentenceKey) -> (all: String, initials: String) {
            let words = text(key, tokens).lowercased().split { !$0.isLetter }
            return (words.joined(), String(words.compactMap(\.first)))
        }
        let (own, its) = (letters(change.left, edit.left), letters(change.right, edit.right))
        return own.all == its.initials || its.all == own.initials || own.all == its.all
    }

    private func names(_ tokens: Range<Int>, _ key: SentenceKey) -> Set<Int> {
        Set(tokens.compactMap { reader.participant(key.report, $0) })
    }

    /// The one participant that some tokens name, if they tell nothing else; no paper that is named as a source.
    private func named(_ tokens: Range<Int>, _ key: SentenceKey) -> Int? {
        let names = names(tokens, key)
        guard names.count == 1, let name = names.first, !reader.table.participants[name].isMedia else { return nil }
        let isAlone = tokens.allSatisfy {
            reader.participant(key.report, $0) != nil || reader.vectors.meaning(key.report, $0) == 0
        }
        return isAlone ? name : nil
    }

    /// Two words with a capital inside a sentence that have not even the first letter in common ("German", "French"),
    /// and are no names of one participant, no titles and no days.
    private func otherNames(_ change: Change, _ edit: SentenceEdit) -> Bool {
        guard let own = capital(change.left, edit.left), let its = capital(change.right, edit.right),
            own.first != its.first, !isAcronym(of: change, edit)
        else { return false }
        let sides = [(edit.left, change.left.lowerBound), (edit.right, change.right.lowerBound)].map { key, token in
            reader.participant(key.report, token).map { reader.table.actor($0) }
        }
        return sides[0] == nil || sides[0] != sides[1]
    }

    private func capital(_ tokens: Range<Int>, _ key: SentenceKey) -> String? {
        let own = analyzed(key)
        guard tokens.count == 1, tokens.lowerBound > sentence(key).lowerBound,
            [.propn, .adj].contains(own.words[tokens.lowerBound].tag)
        else { return nil }
        let word = text(key, tokens)
        let isDated = story.reports[key.report].times.contains {
            $0.sentence == key.sentence && $0.tokens.overlaps(tokens)
        }
        guard word.first?.isUppercase == true, word.dropFirst().contains(where: \.isLowercase), word.count > 3,
            !isDated,
            !reader.lexicon.has(.titular, own.tokens[tokens.lowerBound].folded)
        else { return nil }
        return word
    }

    // MARK: Numbers and times

    /// Whether another verb stands in the place of a verb: "ordered 40 ferries", "scrapped 52 ferries".
    private func tellsOtherDeeds(_ edit: SentenceEdit) -> Bool {
        edit.changes.contains { change in
            let (own, its) = (deeds(change.left, edit.left), deeds(change.right, edit.right))
            return !own.isEmpty && !its.isEmpty && own.isDisjoint(with: its)
        }
    }

    private func deeds(_ tokens: Range<Int>, _ key: SentenceKey) -> Set<UInt64> {
        Set(tokens.filter { analyzed(key).words[$0].tag == .verb }.map { reader.vectors.meaning(key.report, $0) })
    }

    private func numbersDiffer(_ change: Change, _ edit: SentenceEdit) -> Bool {
        guard let own = figure(change.left, edit.left), let its = figure(change.right, edit.right),
            own.unit == its.unit, own.per == its.per, own.bound == its.bound, !own.isConversion, !its.isConversion,
            kinds(change.left, edit.left) == kinds(change.right, edit.right)
        else { return false }
        return own.high < its.low || its.high < own.low
    }

    /// What is counted beside the number: 40 ferries and 52 electric ferries are no two numbers of one thing.
    private func kinds(_ tokens: Range<Int>, _ key: SentenceKey) -> Set<UInt64> {
        Set(tokens.filter { analyzed(key).words[$0].tag == .adj }.map { reader.vectors.meaning(key.report, $0) })
    }

    /// The one figure whose number some tokens hold.
    private func figure(_ tokens: Range<Int>, _ key: SentenceKey) -> FigureMention? {
        guard tokens.contains(where: { analyzed(key).words[$0].tag == .num }) else { return nil }
        let found = story.reports[key.report].figures.filter {
            $0.sentence == key.sentence && $0.tokens.overlaps(tokens)
        }
        return found.count == 1 ? found.first : nil
    }

    /// Two numbers in digits, of which neither is the other rounded or comes behind a word like "about" ("1953",
    /// "1935"), or one number with two marks ("8am", "8pm").
    private func markedNumbersDiffer(_ change: Change, _ edit: SentenceEdit) -> Bool {
        guard let own = marked(change.left, edit.left), let its = marked(change.right, edit.right) else { return false }
        guard own.digits != its.digits else { return own.mark != its.mark }
        guard own.mark == its.mark, let a = Double(own.digits), let b = Double(its.digits) else { return false }
        return a.rounded() != b && b.rounded() != a
    }

    private func marked(_ tokens: Range<Int>, _ key: SentenceKey) -> (digits: String, mark: String)? {
        let own = analyzed(key)
        guard tokens.count == 1, tokens.lowerBound > 0, own.tokens[tokens.lowerBound].kind == .number,
            !reader.lexicon.has(.vague, own.tokens[tokens.lowerBound - 1].folded),
            !Self.bounds.contains(own.tokens[tokens.lowerBound - 1].folded)
        else { return nil }
        let word = text(key, tokens).filter { $0 != "," }
        let digits = word.prefix { $0.isNumber || $0 == "." }
        return digits.isEmpty ? nil : (String(digits), word.dropFirst(digits.count).lowercased())
    }

    private static let bounds = WordSet(["least", "most", "than", "over", "under", "some"])

    /// Two values of one precision, both given by the sentence itself.
    private func timesDiffer(_ change: Change, _ edit: SentenceEdit) -> Bool {
        guard let own = time(change.left, edit.left), let its = time(change.right, edit.right),
            !isVague(own, edit.left), !isVague(its, edit.right), own.precision == its.precision, let value = own.edtf,
            let other = its.edtf
        else { return false }
        return value != other
    }

    /// "About 6.15": it may be 6.10.
    private func isVague(_ time: TimeExpression, _ key: SentenceKey) -> Bool {
        guard time.precision == .minute || time.precision == .hour else { return false }
        let before = max(sentence(key).lowerBound, time.tokens.lowerBound - 1)
        return (before..<time.tokens.upperBound).contains {
            reader.lexicon.has(.vague, analyzed(key).tokens[$0].folded)
        }
    }

    private func time(_ tokens: Range<Int>, _ key: SentenceKey) -> TimeExpression? {
        let found = story.reports[key.report].times.filter {
            $0.sentence == key.sentence && $0.tokens.overlaps(tokens) && $0.kind != .duration
        }
        return found.count == 1 ? found.first : nil
    }

    // MARK: Opposites

    private struct Word {
        let member: ExclusiveModifiers.Member
        let tokens: Range<Int>
    }

    /// Words of one set or opposites, unless one of both is denied or turned round ("did not deny", "admitted";
    /// "supported the ban", "opposed lifting the ban").
    private func opposition(_ change: Change, _ edit: SentenceEdit) -> Kind? {
        let (own, its) = (members(change.left, edit.left), members(change.right, edit.right))
        for one in own {
            for other in its where one.member.set == other.member.set && one.member != other.member {
                let set = Int(one.member.set)
                if words.isExact[set], one.tokens != change.left || other.tokens != change.right { continue }
                guard !own.contains(where: { $0.member == other.member }),
                    !its.contains(where: { $0.member == one.member }),
                    turns(change.left, but: one.tokens, edit.left) == turns(change.right, but: other.tokens, edit.right)
                else { continue }
                return words.isGrave[set] ? .verdict : words.isUnit[set] ? .number : .alternative
            }
        }
        return areOpposite(change, edit) ? .opposite : nil
    }

    private func members(_ tokens: Range<Int>, _ key: SentenceKey) -> [Word] {
        tokens.flatMap { token -> [Word] in
            guard let found = words.members(analyzed(key).tokens, at: token, limit: tokens.upperBound) else {
                return []
            }
            return found.members.map { Word(member: $0, tokens: token..<found.end) }
        }
    }

    private func areOpposite(_ change: Change, _ edit: SentenceEdit) -> Bool {
        func sides(_ tokens: Range<Int>, _ key: SentenceKey) -> [(token: Int, pair: Int32, isFirst: Bool)] {
            tokens.flatMap { token in
                reader.lexicon.opposites(analyzed(key).tokens[token].folded).map { (token, $0.pair, $0.isFirst) }
            }
        }
        let others = sides(change.right, edit.right)
        return sides(change.left, edit.left).contains { one in
            others.contains {
                $0.pair == one.pair && $0.isFirst != one.isFirst
                    && turns(change.left, but: one.token..<one.token + 1, edit.left)
                        == turns(change.right, but: $0.token..<$0.token + 1, edit.right)
            }
        }
    }

    /// Whether an odd number of the words beside some turns them round.
    private func turns(_ tokens: Range<Int>, but word: Range<Int>, _ key: SentenceKey) -> Bool {
        tokens.count {
            let folded = analyzed(key).tokens[$0].folded
            return !word.contains($0)
                && (Negation.anywhere.contains(folded) || reader.lexicon.has(.reversing, folded)
                    || reader.lexicon.has(.failing, folded))
        } % 2 == 1
    }

    // MARK: What is left open

    /// "Could", "almost", "wrongly" in one print, and no such word in all of the other.
    private func leavesOpen(_ change: Change, _ edit: SentenceEdit) -> Bool {
        let (own, its) = (isOpen(change.left, edit.left), isOpen(change.right, edit.right))
        guard own != its else { return false }
        return own ? !isOpen(sentence(edit.right), edit.right) : !isOpen(sentence(edit.left), edit.left)
    }

    /// "Tom Bell's brother" or "the wife of Tom Bell" in the one, "Tom Bell" in the other.
    private func isOfKin(_ change: Change, _ edit: SentenceEdit) -> Bool {
        guard change.left.isEmpty != change.right.isEmpty else { return false }
        let (tokens, key) = change.left.isEmpty ? (change.right, edit.right) : (change.left, edit.left)
        let own = keys(tokens, key)
        return own.contains { Self.possessive.contains($0) } && own.contains { reader.lexicon.has(.kin, $0) }
    }

    private static let possessive = WordSet(["'s", "’s", "of"])

    private func isOpen(_ tokens: Range<Int>, _ key: SentenceKey) -> Bool {
        let own = analyzed(key)
        return tokens.contains {
            // "May" is a month, too.
            reader.lexicon.has(.undoing, own.tokens[$0].folded) && own.words[$0].tag != .propn
                && $0 + 1 < own.tokens.count
                && own.words[$0 + 1].tag != .num
        }
    }
}
