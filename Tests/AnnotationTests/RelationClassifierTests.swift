import Annotation
import Language
import Prose
import Testing

@Suite("What one side does to another")
struct RelationClassifierTests {
    private static let tools = Result { (try LanguageAnalyzer(), RelationClassifier(try Lexicons())) }

    /// The root between the words in [brackets] (source) and {braces} (target).
    private func root(_ marked: String) throws -> String? {
        let (analyzer, classifier) = try Self.tools.get()
        var plain = ""
        var marks: [Character: Int] = [:]
        for character in marked {
            if "[]{}".contains(character) { marks[character] = plain.utf8.count } else { plain.append(character) }
        }
        let text = Text(plain)
        let analyzed = analyzer.analyze(text, blocks: [text.span])
        func tokens(_ open: Character, _ close: Character) -> Range<Int>? {
            guard let start = marks[open], let end = marks[close] else { return nil }
            return analyzed.token(at: start)..<analyzed.token(at: end)
        }
        return classifier.root(in: analyzed, source: tokens("[", "]"), target: tokens("{", "}"))?.code
    }

    @Test(
        "The object tells what a word of many senses means",
        arguments: [
            ("[Norway] opened an investigation into {the French bank}.", "ACCUSE"),
            ("[Norway] opened its borders to {refugees from France}.", "AID"),
            ("[Norway] launched airstrikes on {French positions}.", "ASSAULT"),
            ("[Norway] launched a probe of {the French bank}.", "ACCUSE"),
            ("[Norway] held talks with {France}.", "CONSULT"),
            ("[The workers] held a protest against {the Norwegian government}.", "PROTEST"),
            ("[Norway] imposed sanctions on {France}.", "COERCE"),
            ("[Norway] suspended aid to {France}.", "SANCTION"),
            ("[Norway] expelled {a French diplomat}.", "SANCTION"),
            ("[Norway] freed {two French sailors}.", "YIELD"),
            ("[Norway] mobilised troops near {France}.", "MOBILIZE"),
            ("[Norway] shared intelligence with {France}.", "COOPERATE"),
            ("[Norway] praised {France}.", "SUPPORT"),
        ])
    func objects(sentence: String, expected: String) throws { #expect(try root(sentence) == expected, "\(sentence)") }

    @Test(
        "Refusing, promising, threatening and ending make another event of the event",
        arguments: [
            ("[Norway] refused to meet {the French envoy}.", "REJECT"),
            ("[Norway] will not release {the French sailors}.", "REJECT"),
            ("[Norway] agreed to open its borders to {refugees}.", "AGREE"),
            ("[Norway] will release {the French sailors}.", "AGREE"),
            ("[Norway] threatened to bomb {the French port}.", "THREATEN"),
            ("[Norway] lifted the ban on {French cheese}.", "YIELD"),
            ("[Norway] is ready to send aid to {France}.", "AGREE"),
            ("[Norway] said that {France} must pay.", "REQUEST"),
            ("[Norway] ordered airstrikes on {French ships}.", "ASSAULT"),
        ])
    func operations(sentence: String, expected: String) throws {
        #expect(try root(sentence) == expected, "\(sentence)")
    }

    @Test("The agent of a passive is the source, wherever it stands")
    func passive() throws {
        #expect(try root("{Two French sailors} were arrested by [the Norwegian police].") == "COERCE")
    }

    @Test("Without participants the main predicate counts, and words of no event give none")
    func without() throws {
        #expect(try root("Norway condemned the attack.") == "ACCUSE")
        #expect(try root("The weather is fine today.") == nil)
    }

    @Test("Any order of words is read without failing, also where source and target overlap")
    func anyOrder() throws {
        var state: UInt64 = 4242
        let words = ["Norway", "refused", "to", "said", "attack", "not", "will", "of", "the", "agreed", "stop", "and"]
        for _ in 0..<200 {
            var sentence = (0..<18).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return words[Int(state >> 33) % words.count]
            }
            sentence[2] = "[{" + sentence[2]
            sentence[5] += "]}"
            _ = try root(sentence.joined(separator: " "))
        }
    }
}
