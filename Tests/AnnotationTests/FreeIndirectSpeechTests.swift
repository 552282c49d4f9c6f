import Annotation
import Testing

@Suite("Words that go on without a verb of saying")
struct FreeIndirectSpeechTests {
    private func indirect(_ text: String...) throws -> [String] {
        try Annotated(text).statements.filter { $0.hasPrefix("indirect") }
    }

    @Test("A sentence in the conditional behind somebody's words goes on with them")
    func goesOn() throws {
        #expect(
            try indirect("Orla Venn said the dam was old. In addition, the old gate would not hold another winter.")
                .last
                == "indirect | Orla Venn | the old gate would not hold another winter")
    }

    @Test(
        "What the reporter thinks, what never was and what opens a paragraph is nobody's speech",
        arguments: [
            ["Orla Venn said the gate was old. She had a plan. The gate would not hold another winter."],
            ["Orla Venn said the gate was old. The town would have paid for another one."],
            ["Orla Venn said the gate was old. It could also be a trick to win time before the vote."],
            ["Orla Venn said the gate was old.", "The gate would not hold another winter."],
            ["Orla Venn, who said the gate was old, left. The gate would not hold another winter."],
        ])
    func reporter(paragraphs: [String]) throws {
        let found = try Annotated(paragraphs).statements.filter { $0.hasPrefix("indirect") }
        #expect(found.count <= 1, "\(found)")
    }
}
