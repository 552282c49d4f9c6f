import Annotation
import Language
import Prose
import Stories

/// One report's words for something that other reports tell, too: a reading of an utterance or a sentence of a claim.
struct Telling {
    let report: Int
    let tokens: Range<Int>
    let span: TextSpan
    let speakers: [Int]
}

/// Tellings of one thing by several reports.
struct TellingGroup {
    let tellings: [Telling]
    /// Whether they are readings of one utterance, not sentences that are alike.
    let isUtterance: Bool

    init(_ group: StatementGroup) {
        tellings = group.nodes.filter { $0.statement.kind != .heading }.map {
            Telling(report: $0.report, tokens: $0.tokens, span: $0.statement.span, speakers: $0.speakers)
        }
        isUtterance = true
    }

    /// The sentences of a claim that stand close together.
    init(_ claim: Claim, _ story: Story) {
        tellings = claim.nodes.map {
            let sentence = story.reports[$0.report].analyzed.sentences[$0.sentence]
            return Telling(report: $0.report, tokens: sentence.tokens, span: sentence.span, speakers: [])
        }
        isUtterance = false
    }
}

/// A word of a telling that is compared, with what it is said of.
struct SlotWord {
    let telling: Telling
    let token: Int
    /// Meanings and participants it governs or belongs to.
    let slots: Set<UInt64>
}

/// Finds what a word is said of: the objects of a verb, the complements of a noun.
struct SlotFinder {
    let story: Story
    let vectors: ContentVectors

    /// Complements further away belong to something else.
    private static let reach = 12

    func word(_ token: Int, in telling: Telling) -> SlotWord {
        SlotWord(telling: telling, token: token, slots: slots(token, telling))
    }

    private func slots(_ token: Int, _ telling: Telling) -> Set<UInt64> {
        let analyzed = story.reports[telling.report].analyzed
        var result: Set<UInt64> = []
        for child in telling.tokens where analyzed.words[child].head == Int32(token) && child != token {
            switch analyzed.words[child].relation {
            case .obj, .nsubjPass, .nmod, .compound, .iobj, .nmodPoss: add(child, telling, analyzed, &result)
            case .nsubj where analyzed.words[token].tag != .verb: add(child, telling, analyzed, &result)
            default: break
            }
        }
        return result
    }

    /// A complement, what is coordinated with it, and what is part of its name.
    private func add(_ token: Int, _ telling: Telling, _ analyzed: AnalyzedText, _ result: inout Set<UInt64>) {
        let meaning = vectors.meaning(telling.report, token)
        if meaning != 0, analyzed.words[token].tag != .adj { result.insert(meaning) }
        for child in telling.tokens
        where analyzed.words[child].head == Int32(token) && child != token && abs(child - token) <= Self.reach {
            switch analyzed.words[child].relation {
            case .conj, .compound, .flat, .nmod:
                let meaning = vectors.meaning(telling.report, child)
                if meaning != 0 { result.insert(meaning) }
            default: break
            }
        }
    }
}
