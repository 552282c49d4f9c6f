import Language
import Prose

/// What a sentence ascribes to somebody by the wide lexicon of attitudes: words that think, want, feel, judge or find,
/// with the complement that tells it, wherever nothing was found to be said or thought yet.
struct AttitudeFinder {
    let speech: ReportedSpeech
    var finder: CueFinder { speech.finder }
    var syntax: Syntax { speech.syntax }
    var analyzed: AnalyzedText { speech.analyzed }
    var lexicon: AttitudeLexicon { speech.finder.lexicons.attitudes }

    /// The attitudes of a sentence that overlap none of `known`, in text order; O(tokens · cues).
    func attitudes(in sentence: Int, besides known: [AttributedStatement], isHeading: Bool) -> [AttributedStatement] {
        let range = analyzed.sentences[sentence].tokens
        var result: [AttributedStatement] = []
        var index = range.lowerBound
        while index < range.upperBound {
            defer { index += 1 }
            guard !finder.isQuoted[index], !known.contains(where: { holds($0, index) }),
                let (told, words) = cues(index, limit: range.upperBound).lazy
                    .compactMap({ ascribed($0.0, $0.1, range) }).first
            else { continue }
            let tokens = syntax.withClosingMark(speech.trimmed(words))
            guard tokens.contains(where: { !syntax.isMark($0) }) else { continue }
            let whole = analyzed.span(tokens)
            guard !known.contains(where: { overlaps($0, whole, told) }),
                !result.contains(where: { overlaps($0, whole, told) })
            else { continue }
            result.append(attitude(told, tokens, sentence: sentence, isHeading: isHeading))
            index = max(index, words.lowerBound > index ? words.upperBound - 1 : told.tokens.upperBound - 1)
        }
        return result
    }

    private func ascribed(_ cue: Cue, _ frames: AttitudeLexicon.Frames, _ range: Range<Int>) -> (Cue, Range<Int>)? {
        let inversion = AttitudeInversions(finder: self, cue: cue, frames: frames)
        if inversion.isPassive { return inversion.topicOfPassive().map { (cue, $0) } }
        if cue.form != .verb || cue.source != nil {
            let complements = AttitudeComplements(speech: speech, cue: cue, frames: frames, sentence: range)
            if let words = complements.words() { return (cue, words) }
        }
        guard cue.form == .verb else { return nil }
        return inversion.moved() ?? inversion.received()
    }

    /// Whether a token stands in words that are told already, or in their cue.
    private func holds(_ statement: AttributedStatement, _ token: Int) -> Bool {
        statement.cueTokens?.contains(token) ?? false
            || statement.tokens.contains(token) && statement.statement.span.contains(analyzed.tokens[token].span)
    }

    private func overlaps(_ statement: AttributedStatement, _ span: TextSpan, _ cue: Cue) -> Bool {
        if statement.statement.span.overlaps(span) || statement.cueTokens?.overlaps(cue.tokens) ?? false { return true }
        return statement.statement.span.contains(analyzed.span(cue.tokens))
            || statement.statement.clause?.overlaps(span) ?? false || statement.statement.topic?.overlaps(span) ?? false
    }

    private func attitude(_ cue: Cue, _ tokens: Range<Int>, sentence: Int, isHeading: Bool) -> AttributedStatement {
        var cue = cue
        if let head = cue.sourceHead, tokens.contains(head) {
            cue.sourceHead = finder.speaker(around: cue.verb, outside: tokens)
            cue.source = cue.sourceHead.map { finder.sourcePhrase($0) }
        }
        return speech.attitude(tokens, by: cue, sentence: sentence, isHeading: isHeading)
    }

    // MARK: Cues

    /// What a token may open, the surest first: "opposed" is a verb and an adjective.
    private func cues(_ index: Int, limit: Int) -> [(Cue, AttitudeLexicon.Frames)] {
        let word = analyzed.words[index]
        guard word.relation != .compound, word.relation != .fixed else { return [] }
        switch word.tag {
        case .verb, .aux:
            return [verbCue(index, limit: limit), adjectiveCue(index, limit: limit)].compactMap { $0 }
        case .noun:
            let cue = finder.isVerbByPosition(index) ? verbCue(index, limit: limit) : nounCue(index)
            return cue.map { [$0] } ?? []
        case .adj, .adp: return adjectiveCue(index, limit: limit).map { [$0] } ?? []
        default: return []
        }
    }

    private func verbCue(_ index: Int, limit: Int) -> (Cue, AttitudeLexicon.Frames)? {
        let word = analyzed.words[index]
        guard word.relation != .amod, let (frames, end) = lexicon.verb(analyzed.tokens, at: index, limit: limit),
            word.tag != .aux || end > index + 1
        else { return nil }
        // Who thinks it is asked only where something is thought: that question costs more.
        let bare = Cue(
            form: .verb, tokens: index..<end, source: nil, sourceHead: nil, frames: 0, verbClass: .believe,
            contentHead: nil)
        let mayStandBefore = !frames.isDisjoint(with: [.moving, .receiving]) || word.penn == .vbn
        let sentence = analyzed.sentences[analyzed.sentence(ofToken: index)].tokens
        if !mayStandBefore,
            AttitudeComplements(speech: speech, cue: bare, frames: frames, sentence: sentence).words() == nil
        {
            return nil
        }
        let verb = word.tag == .aux && word.head > Int32(index) ? Int(word.head) : index
        guard let head = finder.speakerHead(verb), head != index, !finder.isQuoted[head] else {
            return (made(.verb, index..<end, nil), frames)
        }
        // Anything shows and reveals a whole clause, only people want and fear.
        let allowed = speaks(head) ? frames : frames.intersection([.clause, .question, .moving, .receiving])
        return (made(.verb, index..<end, head), allowed)
    }

    /// "worried about", "in favour of", "glad that", behind a verb or a noun.
    private func adjectiveCue(_ index: Int, limit: Int) -> (Cue, AttitudeLexicon.Frames)? {
        guard let (frames, end) = lexicon.adjective(analyzed.tokens, at: index, limit: limit) else { return nil }
        let last = end - 1
        guard let head = bearer(ofAdjective: last, from: index), speaks(head), !finder.isQuoted[head] else {
            return nil
        }
        return (made(.adjective, index..<end, head), frames)
    }

    private func bearer(ofAdjective token: Int, from start: Int) -> Int? {
        if let subject = syntax.subject(of: token), !(start...token).contains(subject) { return subject }
        let head = Int(analyzed.words[token].head)
        guard head >= 0, head < start else { return nil }
        switch analyzed.words[token].relation {
        case .amod, .acl: return head
        case .obl, .xcomp, .advcl, .nmod: return finder.isNominal(head) ? head : syntax.subject(of: head)
        default: return nil
        }
    }

    private func nounCue(_ index: Int) -> (Cue, AttitudeLexicon.Frames)? {
        guard let frames = lexicon.noun(analyzed.tokens[index]) else { return nil }
        if frames.contains(.agent) {
            let bearer = syntax.child(index, [.nsubj]).flatMap { $0 < index && speaks($0) ? $0 : nil }
            var cue = made(.noun, index..<(index + 1), bearer ?? index)
            // "critics of the plan": who thinks it ends where begins what they think of.
            if bearer == nil { cue.source = cue.source.map { min($0.lowerBound, index)..<(index + 1) } }
            return (cue, frames)
        }
        guard let head = holder(of: index), !finder.isQuoted[head] else {
            // "There is no evidence that …" ascribes nothing.
            if analyzed.children(of: index).contains(where: {
                $0 < index && CueFinder.absence.contains(analyzed.tokens[$0].folded)
            }) {
                return nil
            }
            // "allegations that …", "speculation about …": whose they are stays open.
            return (
                made(.noun, index..<(index + 1), finder.speaker(around: index, outside: index..<(index + 1))),
                frames.intersection([.clause, .about])
            )
        }
        return (made(.noun, index..<(index + 1), head), frames)
    }

    /// Whose thought, wish or word a noun is: its owner, who it comes from, or who has, voices or is it.
    private func holder(of noun: Int) -> Int? {
        for child in analyzed.children(of: noun) {
            switch analyzed.words[child].relation {
            case .nmodPoss: return child
            case .compound where finder.speaks(child): return child
            case .nmod where child > noun && speaks(child) && isFrom(child, behind: noun): return child
            default: break
            }
        }
        if let people = finder.adjectiveOfPeople(noun) { return people }
        // "his long-standing ideas": the parser may hang the pronoun elsewhere.
        let first = analyzed.sentences[analyzed.sentence(ofToken: noun)].tokens.lowerBound
        var before = noun - 1
        while before > first, noun - before < 5, analyzed.words[before].tag == .adj || syntax.joinsWords(before) {
            before -= 1
        }
        if before >= first, analyzed.words[before].penn == .prpDollar { return before }
        let verb = Int(analyzed.words[noun].head)
        if analyzed.words[noun].relation == .obj, verb >= 0, analyzed.words[verb].penn != .vbn || isPerfect(verb),
            let subject = syntax.subject(of: verb), speaks(subject)
        {
            return subject
        }
        // "The vote is evidence of …"
        if let subject = syntax.child(noun, [.nsubj]), subject < noun, analyzed.words[subject].penn != .ex {
            return subject
        }
        return nil
    }

    private func isPerfect(_ verb: Int) -> Bool { syntax.child(verb, [.auxPass]) == nil }

    func isFrom(_ child: Int, behind noun: Int) -> Bool {
        let first = analyzed.subtree(of: child).lowerBound
        return first > noun && first < child && Self.origins.contains(analyzed.tokens[first].folded)
    }

    private func made(_ form: Cue.Form, _ tokens: Range<Int>, _ head: Int?) -> Cue {
        Cue(
            form: form, tokens: tokens, source: head.map { finder.sourcePhrase($0) }, sourceHead: head, frames: 0,
            verbClass: .believe, contentHead: nil)
    }

    /// Who can speak, and people under any name.
    func speaks(_ head: Int) -> Bool {
        finder.speaks(head) || analyzed.words[head].penn == .nns || analyzed.words[head].tag == .propn
    }

    private static let origins = WordSet(["from", "by", "among", "between"])
}
