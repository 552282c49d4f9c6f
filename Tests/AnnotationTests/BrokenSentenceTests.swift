import Annotation
import Language
import Testing

@Suite("Sentences that break off")
struct BrokenSentenceTests {
    @Test(
        "Every beginning of a sentence is read, with a stray word behind it, too",
        arguments: [
            "Corvane and the river league took a step on Monday in seeking to reduce that mistrust which the dam has bred.",
            "Minister Ilse Tarn urged the council to act, told reporters that it would not wait and asked whether it could.",
            "“We want our harbour,” said Peter Marek, adding that he had demanded that the league pay 40 million crowns.",
            "According to two officials briefed on the talks, the demand that the sluices open by Friday was rejected.",
        ])
    func beginnings(_ sentence: String) throws {
        let words = sentence.split(separator: " ")
        for count in 1...words.count {
            let start = words.prefix(count).joined(separator: " ")
            for end in [start, start + " e", String(start.dropLast(2)) + " that e"] {
                #expect(try Annotated(end).result.analyzed.tokens.count >= count)
            }
        }
    }

    @Test("A stray mark at the end of a text, taken for what is rejected, breaks nothing")
    func strayMark() throws {
        let text =
            "Th) agree... \"Really?!\" e.g. NAMSEL (HP) — The ferry to Amsel will sail again on 3 May, Trae'd said so;"
        #expect(try !Annotated(text + " it reject@").result.analyzed.tokens.isEmpty)
    }
}
