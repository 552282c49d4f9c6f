import Language
import Prose

extension ReportedSpeech {
    /// What is ascribed to somebody without being said ("wants to …", "polls show …", "is expected to …").
    func attitudes(in sentence: Int, besides said: [AttributedStatement], isHeading: Bool) -> [AttributedStatement] {
        var result: [AttributedStatement] = []
        let told = Set(said.filter { $0.statement.kind == .indirect }.compactMap(\.cueTokens))
        for cue in finder.cues(in: analyzed.sentences[sentence], unspoken: true)
        where cue.form == .verb && !told.contains(cue.tokens) {
            guard let content = ascribed(by: cue, analyzed.sentences[sentence].tokens) else { continue }
            let tokens = syntax.withClosingMark(trimmed(content))
            guard tokens.contains(where: { !syntax.isMark($0) }) else { continue }
            let span = analyzed.span(tokens)
            guard !said.contains(where: { $0.statement.span.contains(span) }) else { continue }
            var statement = Statement(kind: isHeading ? .heading : .indirect, span: span, sentence: sentence)
            statement.cue = analyzed.span(cue.tokens)
            statement.source = cue.source.map { analyzed.span($0) }
            var attitude = AttributedStatement(statement: statement, tokens: tokens)
            attitude.source = cue.source
            attitude.sourceHead = cue.sourceHead
            attitude.cueTokens = cue.tokens
            attitude.isAttitude = true
            result.append(attitude)
        }
        return result
    }

    /// The clause, infinitive or object that an attitude is about.
    private func ascribed(by cue: Cue, _ range: Range<Int>) -> Range<Int>? {
        guard let head = cue.contentHead, head != cue.sourceHead, head > cue.verb, !isQuoted[head] || cue.takes(.that)
        else { return nil }
        let isPassive = cue.sourceHead == nil
        if isPassive, syntax.child(cue.verb, [.auxPass]) == nil { return nil }
        switch analyzed.words[head].relation {
        case .ccomp: return cue.takes(.that) ? clause(head, cue, range) : nil
        case .xcomp:
            guard cue.takes(.infinitive) || cue.takes(.predicate) else { return nil }
            return withObject(clause(head, cue, range), cue)
        case .obj:
            guard cue.takes(.object) || cue.takes(.predicate), analyzed.words[head].tag != .pron,
                let source = cue.sourceHead, finder.speaks(source), isOfWords(cue)
            else { return nil }
            let tokens = analyzed.subtree(of: head)
            let start = max(tokens.lowerBound, cue.tokens.upperBound)
            guard start < tokens.upperBound else { return nil }
            return start..<max(tokens.upperBound, behindPhrases(of: cue.verb, after: tokens.upperBound))
        default: return nil
        }
    }

    /// Whether the object of a verb is ascribed to its subject: one sees and finds things, but calls for measures.
    private func isOfWords(_ cue: Cue) -> Bool {
        switch cue.verbClass {
        case .believe, .reveal, .write: false
        default: true
        }
    }

    /// An infinitive with the object before it ("wants [the talks to go on]").
    private func withObject(_ tokens: Range<Int>, _ cue: Cue) -> Range<Int> {
        let object = analyzed.children(of: cue.verb).first {
            analyzed.words[$0].relation == .obj && $0 > cue.verb && $0 < tokens.lowerBound
        }
        guard let object else { return tokens }
        return max(cue.tokens.upperBound, analyzed.subtree(of: object).lowerBound)..<tokens.upperBound
    }
}
