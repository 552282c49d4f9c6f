import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One sentence printed by two reports with another name, number, day or outcome, with and without a denial or a word of
/// doubt: "carried out by the Red Front", "carried out by the Blue League".
///
/// Two prints of one text differ as much as two texts, so that they need not be of two origins.
struct EditedSentenceDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader
    let firmness: AppraisalLexicon
    let days: ReportDays

    private enum Change: Int, Comparable {
        case name, number, time, opposite, denial, doubt

        static func < (left: Change, right: Change) -> Bool { left.rawValue < right.rawValue }
    }

    private struct Found {
        let edit: SentenceEdit
        let change: Change
        let left: Range<Int>
        let right: Range<Int>
    }

    /// Sentences less alike may tell of two things, so that their values need not be of one.
    private static let leastShareOfConflict = 0.7
    /// A name or a number stands for another where little else is changed.
    private static let mostWordsOfConflict = 6
    /// A word of doubt stands where little else is put in.
    private static let mostWordsOfDoubt = 3
    private static let most = 4

    /// - Parameter told: drafts of other finders.
    func drafts(told: [DifferenceDraft]) -> [DifferenceDraft] {
        let parted = ConflictSides(
            story,
            told.map { draft in
                var draft = draft
                if draft.kind == .tension || draft.kind == .error { draft.kind = .conflict }
                return draft
            })
        var seen: Set<SentenceKey> = []
        let found = SentenceEdits(story).pairs().compactMap { change($0) }
        return found.enumerated().sorted { ($0.element.change, $0.offset) < ($1.element.change, $1.offset) }
            .compactMap { _, one -> DifferenceDraft? in
                guard !seen.contains(one.edit.left), !seen.contains(one.edit.right),
                    !parted.part(place(one.edit.left), place(one.edit.right))
                else { return nil }
                seen.formUnion([one.edit.left, one.edit.right])
                return draft(one)
            }.prefix(Self.most).map { $0 }
    }

    private func place(_ key: SentenceKey) -> (report: Int, span: TextSpan) {
        story.place(key.report, sentence: key.sentence)
    }

    private func draft(_ found: Found) -> DifferenceDraft {
        let (left, right) = (found.edit.left, found.edit.right)
        let head = DifferenceDraft.headline(text(left, analyzed(left).sentences[left.sentence].tokens))
        let sides: [DifferenceDraft.Side] = [(left, found.left), (right, found.right)].map { key, tokens in
            .init(value: value(key, tokens), passages: [place(key)])
        }
        switch found.change {
        case .doubt:
            return DifferenceDraft(kind: .strength, severity: .medium, about: "How sure it is: “\(head)”", sides: sides)
        default:
            // What changes from day to day need not be a slip.
            let isLater =
                days.areLater([[left.report], [right.report]]) || days.areLater([[right.report], [left.report]])
            return DifferenceDraft(
                kind: .conflict, severity: isLater ? .medium : .high, about: "\(question(found.change)): “\(head)”",
                sides: sides)
        }
    }

    private func question(_ change: Change) -> String {
        switch change {
        case .name: "Who or where"
        case .number: "How many or how much"
        case .time: "When"
        case .opposite: "Which way it went"
        default: "Whether it is so"
        }
    }

    /// The changed words, with the words beside them where they tell little.
    private func value(_ key: SentenceKey, _ tokens: Range<Int>) -> String {
        let sentence = analyzed(key).sentences[key.sentence].tokens
        let isShort = tokens.count < 3
        let start = max(sentence.lowerBound, tokens.lowerBound - (isShort ? 2 : 0))
        let end = min(sentence.upperBound, tokens.upperBound + (isShort ? 3 : 0))
        return DifferenceDraft.headline(text(key, start..<max(start + 1, end)))
    }

    private func analyzed(_ key: SentenceKey) -> AnalyzedText { story.reports[key.report].analyzed }

    private func text(_ key: SentenceKey, _ tokens: Range<Int>) -> String {
        analyzed(key).text.string(analyzed(key).span(tokens))
    }

    // MARK: What a change is

    /// The most serious change of a pair.
    private func change(_ edit: SentenceEdit) -> Found? {
        guard !reader.isQuestion(edit.left.report, edit.left.sentence) else { return nil }
        return edit.changes.compactMap { change in
            kind(change, edit).map { Found(edit: edit, change: $0, left: change.left, right: change.right) }
        }.min { $0.change < $1.change }
    }

    private func kind(_ change: SentenceEdit.Change, _ edit: SentenceEdit) -> Change? {
        let isClose = edit.shareOfLonger >= Self.leastShareOfConflict
        if !change.left.isEmpty, !change.right.isEmpty {
            guard isClose, change.left.count <= Self.mostWordsOfConflict,
                change.right.count <= Self.mostWordsOfConflict
            else { return nil }
            if namesDiffer(change, edit) { return .name }
            if numbersDiffer(change, edit) { return .number }
            if timesDiffer(change, edit) { return .time }
            if areOpposite(change, edit) { return .opposite }
        }
        if isClose, isDenied(change.left, edit.left) != isDenied(change.right, edit.right),
            !leavesOpen(change.left, edit.left), !leavesOpen(change.right, edit.right),
            content(change.left, edit.left).isEmpty || content(change.right, edit.right).isEmpty
                || content(change.left, edit.left) == content(change.right, edit.right)
        {
            return .denial
        }
        return isClose && isDoubted(change, edit) ? .doubt : nil
    }

    /// A word of doubt, and little else, that the other print has nowhere; nor does it name who tells it.
    private func isDoubted(_ change: SentenceEdit.Change, _ edit: SentenceEdit) -> Bool {
        let isLeft = isDoubtful(change.left, edit.left)
        guard isLeft != isDoubtful(change.right, edit.right) else { return false }
        let plain = isLeft ? edit.right : edit.left
        return change.left.count <= Self.mostWordsOfDoubt && change.right.count <= Self.mostWordsOfDoubt
            && !isDoubtful(sentence(plain), plain)
            && !sentence(plain).contains { reader.lexicon.has(.saying, analyzed(plain).tokens[$0].folded) }
    }

    /// "Will not", "not yet", "not all": what may still come or is so in part is not denied.
    private func leavesOpen(_ tokens: Range<Int>, _ key: SentenceKey) -> Bool {
        tokens.contains {
            analyzed(key).words[$0].penn == .md || reader.lexicon.has(.partial, analyzed(key).tokens[$0].folded)
        }
    }

    private func sentence(_ key: SentenceKey) -> Range<Int> { analyzed(key).sentences[key.sentence].tokens }

    /// Other people, parties or places of one kind, and nothing else.
    private func namesDiffer(_ change: SentenceEdit.Change, _ edit: SentenceEdit) -> Bool {
        guard let own = named(change.left, edit.left), let its = named(change.right, edit.right), own != its,
            reader.table.participants[own].kind == reader.table.participants[its].kind,
            reader.table.actor(own) != reader.table.actor(its), !mayBeOne(own, its)
        else { return false }
        guard !isAcronym(of: change, edit) else { return false }
        // A name that the other sentence has elsewhere only stands in another place.
        return !names(sentence(edit.left), edit.left).contains(its)
            && !names(sentence(edit.right), edit.right).contains(own)
    }

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
    private func isAcronym(of change: SentenceEdit.Change, _ edit: SentenceEdit) -> Bool {
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
            reader.participant(key.report, $0) != nil || vectors.meaning(key.report, $0) == 0
        }
        return isAlone ? name : nil
    }

    private func numbersDiffer(_ change: SentenceEdit.Change, _ edit: SentenceEdit) -> Bool {
        guard let own = figure(change.left, edit.left), let its = figure(change.right, edit.right),
            own.unit == its.unit, own.per == its.per, own.bound == its.bound, !own.isConversion, !its.isConversion
        else { return false }
        return own.high < its.low || its.high < own.low
    }

    /// The one figure whose number some tokens hold.
    private func figure(_ tokens: Range<Int>, _ key: SentenceKey) -> FigureMention? {
        guard tokens.contains(where: { analyzed(key).words[$0].tag == .num }) else { return nil }
        let found = story.reports[key.report].figures.filter {
            $0.sentence == key.sentence && $0.tokens.overlaps(tokens)
        }
        return found.count == 1 ? found.first : nil
    }

    /// Two values of one precision, both given by the sentence itself.
    private func timesDiffer(_ change: SentenceEdit.Change, _ edit: SentenceEdit) -> Bool {
        guard let own = time(change.left, edit.left), let its = time(change.right, edit.right),
            own.precision == its.precision, let value = own.edtf, let other = its.edtf
        else { return false }
        return value != other
    }

    private func time(_ tokens: Range<Int>, _ key: SentenceKey) -> TimeExpression? {
        let found = story.reports[key.report].times.filter {
            $0.sentence == key.sentence && $0.tokens.overlaps(tokens) && $0.kind != .duration
        }
        return found.count == 1 ? found.first : nil
    }

    private func areOpposite(_ change: SentenceEdit.Change, _ edit: SentenceEdit) -> Bool {
        func sides(_ tokens: Range<Int>, _ key: SentenceKey) -> [(pair: Int32, isFirst: Bool)] {
            tokens.flatMap { reader.lexicon.opposites(analyzed(key).tokens[$0].folded) }
        }
        let others = sides(change.right, edit.right)
        return sides(change.left, edit.left).contains { one in
            others.contains { $0.pair == one.pair && $0.isFirst != one.isFirst }
        }
    }

    /// "Not", "never", or "no" before a word, not before a comma.
    private func isDenied(_ tokens: Range<Int>, _ key: SentenceKey) -> Bool {
        let all = analyzed(key).tokens
        return tokens.contains { token in
            Negation.words.contains(all[token].folded)
                && (Negation.ofVerbs.contains(all[token].folded)
                    || token + 1 < all.count && all[token + 1].kind == .word)
        }
    }

    private func content(_ tokens: Range<Int>, _ key: SentenceKey) -> Set<UInt64> {
        Set(vectors.meanings(key.report, tokens))
    }

    private func isDoubtful(_ tokens: Range<Int>, _ key: SentenceKey) -> Bool {
        tokens.contains { token in
            let found = firmness.entries(analyzed(key).tokens, at: token, limit: tokens.upperBound)
            return found?.entries.contains { firmness.isPlain($0.judgement.question, first: true) } ?? false
        }
    }
}
