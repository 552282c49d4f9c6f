import Language
import Prose

/// Attitudes whose words stand before their cue: subjects of passives, what moves somebody, and what draws criticism.
struct AttitudeInversions {
    let finder: AttitudeFinder
    let cue: Cue
    let frames: AttitudeLexicon.Frames
    private var syntax: Syntax { finder.syntax }
    private var analyzed: AnalyzedText { finder.analyzed }

    var isPassive: Bool {
        cue.form == .verb && analyzed.words[cue.verb].penn == .vbn && syntax.child(cue.verb, [.auxPass]) != nil
    }

    /// "His views were echoed by experts", "the veto was confirmed": what a passive is about.
    func topicOfPassive() -> Range<Int>? {
        guard frames.contains(.object), cue.tokens.count == 1 else { return nil }
        return finder.speech.topic(of: cue)
    }

    /// "The plan worries farmers": what moves them, whose feeling it is.
    func moved() -> (Cue, Range<Int>)? {
        guard frames.contains(.moving), let subject = subject(), let person = syntax.child(cue.verb, [.obj]),
            person > cue.verb, finder.finder.speaks(person)
        else { return nil }
        var told = cue
        told.sourceHead = person
        told.source = finder.finder.sourcePhrase(person)
        return (told, subject)
    }

    /// "The plan drew criticism from farmers".
    func received() -> (Cue, Range<Int>)? {
        guard frames.contains(.receiving), let subject = subject(), let noun = syntax.child(cue.verb, [.obj, .obl]),
            noun > cue.verb, noun - cue.verb < 6, finder.lexicon.noun(analyzed.tokens[noun]) != nil
        else { return nil }
        let source = [noun, cue.verb].flatMap(analyzed.children).first {
            $0 > noun && finder.speaks($0) && finder.isFrom($0, behind: noun)
        }
        guard let source else { return nil }
        var told = cue
        told.tokens = cue.tokens.lowerBound..<(noun + 1)
        told.sourceHead = source
        told.source = finder.finder.sourcePhrase(source)
        return (told, subject)
    }

    private func subject() -> Range<Int>? {
        guard let head = syntax.child(cue.verb, [.nsubj, .csubj]), head < cue.verb, !finder.finder.isQuoted[head],
            analyzed.words[head].penn != .ex
        else { return nil }
        let words = analyzed.words[head].relation == .csubj ? analyzed.subtree(of: head) : syntax.nounPhrase(head)
        return words.lowerBound..<max(head + 1, min(words.upperBound, cue.verb))
    }
}
