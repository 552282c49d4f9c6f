import Language
import Prose

/// Acts told by what somebody says that others ought to do, or that there ought to be.
extension ActRecogniser {
    /// "Calvo must withdraw", "the gates should be opened": what one side says that others ought to do it demands.
    func dutyAct(_ token: Int, sentence: Int) -> ActMention? {
        let children = analyzed.children(of: token)
        if let needed = neededThing(token, sentence: sentence) { return needed }
        guard analyzed.words[token].tag == .verb,
            isNeeded(token) || isCalledNeedful(token)
                || children.contains(where: {
                    $0 < token && analyzed.words[$0].relation == .aux
                        && Self.duties.contains(analyzed.tokens[$0].folded)
                }),
            let subject = children.first(where: isOwnSubject) ?? children.first(where: {
                analyzed.words[$0].relation.isSubject
            }) ?? doer(ofNeedful: token) ?? syntax.subject(of: token),
            subject < token, isUnconditional(token), !children.contains(where: isInverted), !isOfQuestion(token),
            Self.firstPerson.contains(analyzed.tokens[subject].folded) == false,
            analyzed.words[subject].penn != .wdt, analyzed.words[subject].penn != .wp
        else { return nil }
        let actors = speakers(at: token, sentence: sentence).filter(takesStand)
        guard !actors.isEmpty else { return nil }
        let isDoer = analyzed.words[subject].relation == .nsubj || subject == doer(ofNeedful: token)
        // "told its partners they must make concessions"
        let listener = isDoer ? listener(ofClause: token, subject) : nil
        let targets = isDoer ? addressed(listener ?? subject) : []
        // A side's own duty is no demand, and "it should rain" asks nobody.
        let isOwn = targets.contains { target in
            actors.contains {
                $0 == target || bodies[$0] == target || party(of: $0) == party(of: target) && party(of: $0) >= 0
            }
        }
        let isPassive = analyzed.words[subject].relation == .nsubjPass && !lexicons.acts.isNoted(analyzed.tokens[token])
        guard !isOwn, isPassive || listener != nil || targets.contains(where: { discourse.entities[$0].kind != .place })
        else { return nil }
        let subtree = analyzed.subtree(of: token)
        let start = wholeSubject(syntax.nounPhrase(subject).lowerBound, sentence: sentence)
        let content = syntax.trimmedPunctuation(start..<max(start + 1, subtree.upperBound))
        return mention(
            .demand, actors: actors,
            arguments: Arguments(content: content, targets: targets, isClause: true, head: token),
            trigger: token..<(token + 1), sentence: sentence)
    }

    /// Who is told what "they" ought to do.
    private func listener(ofClause verb: Int, _ subject: Int) -> Int? {
        let head = Int(analyzed.words[verb].head)
        guard analyzed.words[verb].relation == .ccomp, head >= 0, head < verb,
            Discourse.plural.contains(analyzed.tokens[subject].folded)
        else { return nil }
        return analyzed.children(of: head).first {
            $0 > head && $0 < verb && [.iobj, .obj].contains(analyzed.words[$0].relation)
        }
    }

    /// "should withdraw", "must be opened".
    func isDuty(_ verb: Int) -> Bool {
        analyzed.children(of: verb).contains {
            $0 < verb && analyzed.words[$0].relation == .aux && Self.duties.contains(analyzed.tokens[$0].folded)
        }
    }

    /// "whether there was a crime and the money should be returned": a duty that is only asked about.
    private func isOfQuestion(_ token: Int) -> Bool {
        let head = Int(analyzed.words[token].head)
        return analyzed.words[token].relation == .conj && head >= 0
            && analyzed.children(of: head).contains {
                analyzed.words[$0].relation == .mark && Self.questions.contains(analyzed.tokens[$0].folded)
            }
    }

    /// "should war break out": a duty before its subject opens a condition.
    private func isInverted(_ auxiliary: Int) -> Bool {
        guard Self.duties.contains(analyzed.tokens[auxiliary].folded), auxiliary + 1 < analyzed.words.count else {
            return false
        }
        return [.noun, .propn, .det, .pron, .num].contains(analyzed.words[auxiliary + 1].tag)
    }

    /// A subject, not the "that" of the clause, of which a parse makes another.
    private func isOwnSubject(_ token: Int) -> Bool {
        analyzed.words[token].relation.isSubject && analyzed.words[token].penn != .wdt
            && analyzed.words[token].penn != .wp
    }

    /// "Calvo has to withdraw", "they need to act".
    private func isNeeded(_ token: Int) -> Bool {
        let head = Int(analyzed.words[token].head)
        return head >= 0 && analyzed.words[token].relation == .xcomp && isInfinitive(token)
            && Self.needing.contains(analyzed.tokens[head].folded) && !syntax.isNegated(head)
            // "Tests will be needed to confirm it" asks nobody.
            && !isPassive(head)
    }

    /// "There should be an inquiry", "there must be no rush to judgement", said by whom it concerns.
    func neededThing(_ token: Int, sentence: Int) -> ActMention? {
        let children = analyzed.children(of: token)
        guard children.contains(where: { $0 < token && analyzed.words[$0].relation == .expl }),
            children.contains(where: {
                analyzed.words[$0].relation == .aux && Self.duties.contains(analyzed.tokens[$0].folded)
            }),
            let noun = children.first(where: {
                $0 > token && (analyzed.words[$0].relation.isSubject || analyzed.words[$0].relation == .obj)
            }), analyzed.words[noun].tag == .noun, isUnconditional(token)
        else { return nil }
        let actors = speakers(at: token, sentence: sentence).filter(takesStand)
        guard !actors.isEmpty else { return nil }
        let content = syntax.trimmedPunctuation(
            syntax.nounPhrase(noun).lowerBound..<max(noun + 1, analyzed.subtree(of: noun).upperBound))
        return mention(
            .demand, actors: actors, arguments: Arguments(content: content, isClause: false, head: noun),
            trigger: token..<(token + 1), sentence: sentence)
    }

    /// "drivers who commit crimes should be expelled", of which a parse makes the crimes the subject: from the noun
    /// that the relative clause belongs to.
    private func wholeSubject(_ start: Int, sentence: Int) -> Int {
        let first = analyzed.sentences[sentence].tokens.lowerBound
        var at = start - 1
        guard at > first, analyzed.words[at].tag == .verb, syntax.isFinite(at) else { return start }
        while at > first, start - at < Self.longestRelative, !syntax.isComma(at) {
            let penn = analyzed.words[at].penn
            if penn == .wp || penn == .wdt {
                guard analyzed.words[at - 1].tag == .noun || analyzed.words[at - 1].tag == .propn else { return start }
                return syntax.nounPhrase(at - 1).lowerBound
            }
            at -= 1
        }
        return start
    }

    private static let longestRelative = 8

    private static let needing = WordSet(["have", "has", "need", "needs", "needed"])
    private static let duties = WordSet(["must", "should", "ought"])
}
