package import Language
import Prose

/// Tells what one participant of a sentence does to, for or with another, as a PLOVER root.
///
/// Looks for the predicate that the source is an argument of, reads its event, and goes to other predicates of the
/// sentence when that one tells none. O(n²) in the tokens of the sentence at worst.
package struct RelationClassifier: Sendable {
    package typealias Root = EventLexicon.Root

    private let lexicon: EventLexicon

    private let takesFutureAsDone: Bool

    /// - Parameter takesFutureAsDone: whether a deed announced is read as the deed, not as a promise or a threat.
    package init(_ lexicons: Lexicons, takesFutureAsDone: Bool = false) {
        lexicon = lexicons.events
        self.takesFutureAsDone = takesFutureAsDone
    }

    /// The root of the event between two participants given by their tokens; nil when no word tells any event.
    ///
    /// Either may be missing: then the sentence's main predicate counts.
    package func root(in analyzed: AnalyzedText, source: Range<Int>?, target: Range<Int>?) -> Root? {
        guard
            let sentence = (source ?? target).map({ analyzed.sentence(ofToken: $0.lowerBound) })
                ?? analyzed.sentences.indices.first
        else { return nil }
        let search = Search(
            reader: EventReader(
                analyzed: analyzed, lexicon: lexicon, source: source, target: target,
                takesFutureAsDone: takesFutureAsDone),
            range: analyzed.sentences[sentence].tokens)
        return search.byTree() ?? search.byOrder()
    }

    private struct Search {
        let reader: EventReader
        let range: Range<Int>
        var analyzed: AnalyzedText { reader.analyzed }

        // MARK: By the tree

        func byTree() -> Root? {
            for participant in [reader.source, reader.target].compactMap({ $0 }) {
                for predicate in predicates(of: head(participant)) {
                    if let root = event(of: predicate) { return root }
                }
            }
            guard reader.source == nil, reader.target == nil else { return nil }
            return range.first { analyzed.words[$0].relation == .root }.flatMap { event(of: $0) }
        }

        /// The token of a phrase on which its others hang.
        private func head(_ phrase: Range<Int>) -> Int {
            phrase.last { !phrase.contains(Int(analyzed.words[$0].head)) && analyzed.words[$0].relation.isSubject }
                ?? phrase.last {
                    !phrase.contains(Int(analyzed.words[$0].head)) && analyzed.words[$0].tag != .adp
                        && analyzed.words[$0].tag != .punct
                } ?? phrase.upperBound - 1
        }

        /// The words that govern a participant, nearest first.
        private func predicates(of token: Int) -> [Int] {
            var result: [Int] = []
            var at = token
            for _ in 0..<8 {
                let head = Int(analyzed.words[at].head)
                guard head >= 0 else { break }
                let relation = analyzed.words[at].relation
                let isNoun = analyzed.words[head].tag == .noun || analyzed.words[head].tag == .propn
                if !isNoun || reader.readings(at: head) != nil || relation.isSubject {
                    if relation != .flat, relation != .compound || isNoun { result.append(head) }
                }
                at = head
            }
            return result
        }

        /// The event of a predicate, or of a clause joined to it that holds the target.
        private func event(of predicate: Int) -> Root? {
            let joined = analyzed.children(of: predicate).filter {
                analyzed.words[$0].relation == .conj && analyzed.words[$0].tag == .verb
            }
            if let target = reader.target, let clause = joined.first(where: { holds($0, target.lowerBound) }),
                let root = reader.event(at: clause)
            {
                return root
            }
            if let root = reader.event(at: predicate) { return root }
            for child in joined + subordinate(predicate) {
                if let root = reader.event(at: child) { return root }
            }
            return nil
        }

        private func subordinate(_ predicate: Int) -> [Int] {
            analyzed.children(of: predicate).filter {
                switch analyzed.words[$0].relation {
                case .advcl, .parataxis, .acl, .xcomp, .ccomp: true
                default: false
                }
            }
        }

        private func holds(_ clause: Int, _ token: Int) -> Bool {
            var at = token
            for _ in 0..<40 {
                if at == clause { return true }
                at = Int(analyzed.words[at].head)
                if at < 0 { return false }
            }
            return false
        }

        // MARK: By the order of words

        /// The first word behind the source, then anywhere, that tells an event: for sentences that the parser misread.
        func byOrder() -> Root? {
            let start = reader.source?.upperBound ?? range.lowerBound
            for token in Array(range.filter { $0 >= start }) + Array(range.filter { $0 < start }) {
                if reader.source?.contains(token) ?? false || reader.target?.contains(token) ?? false { continue }
                if let root = reader.event(at: token) { return root }
                let tag = analyzed.words[token].tag
                let isName = tag == .noun || tag == .propn || analyzed.words[token].penn == .uh
                if isName, let root = reader.bare(token) { return root }
            }
            return nil
        }
    }
}

extension EventReader {
    /// The reading of a word whatever its part of speech, without its arguments.
    fileprivate func bare(_ token: Int) -> Root? {
        let limit = analyzed.sentences[analyzed.sentence(ofToken: token)].tokens.upperBound
        guard let found = lexicon.readings(.verb, analyzed.tokens, at: token, limit: limit) else { return nil }
        for reading in found.readings {
            if case .root(let root) = reading.meaning, reading.classes == 0 { return root }
        }
        return nil
    }
}
