import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// One sentence printed by two reports with another name, number, day or outcome, with and without a denial or a word
/// of doubt: "carried out by the Red Front", "carried out by the Blue League".
///
/// Two prints of one text differ as much as two texts, so that they need not be of two origins.
struct EditedSentenceDifferences {
    let story: Story
    let vectors: ContentVectors
    let reader: ClauseReader
    let firmness: AppraisalLexicon
    let days: ReportDays
    let contrast: SlotContrast

    /// The weightiest first.
    private enum Change: Comparable {
        case contrast(SlotContrast.Kind)
        case denial, doubt
    }

    private struct Found {
        let edit: SentenceEdit
        let change: Change
        let left: Range<Int>
        let right: Range<Int>
    }

    /// Sentences less alike may tell of two things, so that their values need not be of one.
    private static let leastShareOfConflict = 0.7
    /// A word of doubt stands where little else is put in.
    private static let mostWordsOfDoubt = 3
    private static let most = 4
    /// Words of content in common that two sentences about one thing have at least.
    private static let leastShared = 3

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
                    !parted.part(place(one.edit.left), place(one.edit.right)),
                    !tells(one.edit.left.report, what: one.edit.right, one.right, but: one.edit.left),
                    !tells(one.edit.right.report, what: one.edit.left, one.left, but: one.edit.right)
                else { return nil }
                seen.formUnion([one.edit.left, one.edit.right])
                return draft(one)
            }.prefix(Self.most).map { $0 }
    }

    /// Whether another sentence of a report tells what a sentence of the other tells in the place of the change: then
    /// the report has both, of two things.
    private func tells(_ report: Int, what key: SentenceKey, _ tokens: Range<Int>, but known: SentenceKey) -> Bool {
        let (changed, whole) = (content(tokens, key), content(sentence(key), key))
        let isNegated = vectors.isNegated(key.report, sentence(key))
        return story.reports[report].analyzed.sentences.indices.contains { index in
            let other = SentenceKey(report, index)
            guard other != known else { return false }
            let own = content(sentence(other), other)
            let shared = own.intersection(whole).count
            return shared >= Self.leastShared && shared * 3 >= own.count * 2 && changed.isSubset(of: own)
                && vectors.isNegated(report, sentence(other)) == isNegated
        }
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
                kind: .conflict, severity: isLater ? .medium : severity(found.change),
                about: "\(isOfRank(found) ? "Which rank it has" : question(found.change)): “\(head)”",
                sides: sides)
        }
    }

    /// Whether a rank stands for another: "the second-largest port", "the largest port".
    private func isOfRank(_ found: Found) -> Bool {
        [(found.edit.left, found.left), (found.edit.right, found.right)].allSatisfy { key, tokens in
            tokens.contains { token in
                let folded = analyzed(key).tokens[token].folded
                return reader.lexicon.has(.ordinal, folded) || reader.lexicon.has(.foremost, folded)
            }
        }
    }

    private func question(_ change: Change) -> String {
        guard case .contrast(let kind) = change else { return "Whether it is so" }
        return ContradictionDifferences.question(kind)
    }

    private func severity(_ change: Change) -> Difference.Severity {
        guard case .contrast(.alternative) = change else { return .high }
        return .medium
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
        let isExchanged =
            edit.shareOfLonger >= Self.leastShareOfConflict && contrast.isExchanged(edit)
            || contrast.areRolesExchanged(whole(edit.left), whole(edit.right))
        return edit.changes.compactMap { change in
            (isExchanged ? .contrast(.role) : kind(change, edit)).map {
                Found(edit: edit, change: $0, left: change.left, right: change.right)
            }
        }.min { $0.change < $1.change }
    }

    private func whole(_ key: SentenceKey) -> ClaimAccord.Passage {
        .init(report: key.report, sentence: key.sentence, tokens: sentence(key))
    }

    private func kind(_ change: SentenceEdit.Change, _ edit: SentenceEdit) -> Change? {
        guard edit.shareOfLonger >= Self.leastShareOfConflict else { return nil }
        if let kind = contrast.kind(change, edit), kind != .open { return .contrast(kind) }
        if isDenied(change.left, edit.left) != isDenied(change.right, edit.right),
            !leavesOpen(change.left, edit.left), !leavesOpen(change.right, edit.right),
            content(change.left, edit.left).isEmpty || content(change.right, edit.right).isEmpty
                || content(change.left, edit.left) == content(change.right, edit.right)
        {
            return .denial
        }
        return isDoubted(change, edit) ? .doubt : nil
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

    /// "Not", "never", or "no" before a word, not before a comma.
    private func isDenied(_ tokens: Range<Int>, _ key: SentenceKey) -> Bool {
        let all = analyzed(key).tokens
        return tokens.contains { token in
            let word = all[token].folded
            guard Negation.words.contains(word) else { return false }
            guard token + 1 < all.count else { return Negation.ofVerbs.contains(word) }
            // "No matter what".
            return all[token + 1].folded != Polarity.matter
                && (Negation.ofVerbs.contains(word) || all[token + 1].kind == .word)
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
