import Annotation
import Language
import Prose
import Stories

/// Who says something in a stretch of a report, and the words in which it is told.
struct Voice {
    let report: Int
    let verb: Int
    let subject: Int
    let clause: Range<Int>
}

/// Finds who says or thinks something: "the owners say …", "according to the owners …".
struct VoiceReader {
    let reader: ClauseReader

    /// Shorter clauses tell nothing.
    static let leastClause = 4
    /// Words around a noun in which those are named for whom it stands.
    private static let longestName = 6

    /// The first verb of a stretch by which somebody who is named there says, thinks or disputes something, or
    /// "according to".
    ///
    /// - Parameter isLax: whether "they said" and "it was reported" are voices, too.
    func voice(in clause: Range<Int>, _ report: Int, isLax: Bool = false) -> Voice? {
        let analyzed = reader.story.reports[report].analyzed
        guard clause.count >= Self.leastClause else { return nil }
        for verb in clause {
            let folded = analyzed.tokens[verb].folded
            if folded == Self.according, verb + 2 < clause.upperBound, analyzed.tokens[verb + 1].folded == Self.to,
                let subject = (verb + 2..<clause.upperBound).first(where: { isHead($0, analyzed) })
            {
                return Voice(report: report, verb: verb, subject: subject, clause: clause)
            }
            guard analyzed.words[verb].tag == .verb, isVoice(folded), isFinite(verb, isLax, analyzed),
                !isContent(verb, in: clause, analyzed),
                let subject = analyzed.children(of: verb).first(where: { analyzed.words[$0].relation.isSubject }),
                clause.contains(subject), isLax || [.noun, .propn].contains(analyzed.words[subject].tag)
            else { continue }
            return Voice(report: report, verb: verb, subject: subject, clause: clause)
        }
        return nil
    }

    private static let according = WordHash.folded("according")
    private static let to = WordHash.folded("to")

    /// A noun that is not part of another: "the agency", not "Corrin" in "the Corrin agency".
    private func isHead(_ token: Int, _ analyzed: AnalyzedText) -> Bool {
        [.noun, .propn].contains(analyzed.words[token].tag)
            && ![.compound, .nmodPoss, .amod].contains(analyzed.words[token].relation)
    }

    private func isVoice(_ folded: UInt64) -> Bool {
        reader.lexicon.has(.voicing, folded) || reader.lexicon.has(.disputing, folded)
            || reader.lexicon.has(.deeming, folded)
    }

    /// "Some argue that he wanted …": what is argued is nobody's voice.
    private func isContent(_ verb: Int, in clause: Range<Int>, _ analyzed: AnalyzedText) -> Bool {
        let head = Int(analyzed.words[verb].head)
        return analyzed.words[verb].relation == .ccomp && clause.lowerBound <= head && head < verb
            && isVoice(analyzed.tokens[head].folded)
    }

    /// "Said", "has called", no "to say", "could deny" nor "was called".
    private func isFinite(_ verb: Int, _ isLax: Bool, _ analyzed: AnalyzedText) -> Bool {
        let helpers = analyzed.children(of: verb).filter { [.aux, .auxPass].contains(analyzed.words[$0].relation) }
        guard !helpers.contains(where: { analyzed.words[$0].penn == .md }),
            isLax || !helpers.contains(where: { analyzed.words[$0].relation == .auxPass })
        else { return false }
        return [.vbd, .vbz, .vbp].contains(analyzed.words[verb].penn) || !helpers.isEmpty
    }

    /// The parties and people for whom a voice speaks: all that are named in the words for it ("the Orrun council").
    func sides(_ voice: Voice) -> Set<UInt64> {
        let analyzed = reader.story.reports[voice.report].analyzed
        let phrase = analyzed.subtree(of: voice.subject).clamped(to: voice.clause)
        let start = max(phrase.lowerBound, voice.subject - Self.longestName)
        let near = start..<max(start, min(phrase.upperBound, voice.subject + Self.longestName))
        let names = near.compactMap { reader.participant(voice.report, $0) }
        return Set(names.flatMap { [UInt64($0) &+ 1, UInt64(reader.table.actor($0)) &+ 1] })
    }

    /// The meanings of what a voice tells besides who says it.
    func content(_ voice: Voice) -> Set<UInt64> {
        Set(reader.vectors.meanings(voice.report, voice.clause)).subtracting(sides(voice)).subtracting([
            reader.vectors.meaning(voice.report, voice.verb), reader.vectors.meaning(voice.report, voice.subject),
        ])
    }

    /// The participant that speaks, or the words for those who do ("several fishermen").
    func name(_ voice: Voice) -> String {
        if let participant = reader.participant(voice.report, voice.subject) {
            return reader.table.participants[participant].name
        }
        let analyzed = reader.story.reports[voice.report].analyzed
        var start = voice.subject
        while start > voice.clause.lowerBound, Int(analyzed.words[start - 1].head) == voice.subject,
            analyzed.words[start - 1].relation != .punct
        {
            start -= 1
        }
        return analyzed.text.string(analyzed.span(start..<voice.subject + 1))
    }
}
