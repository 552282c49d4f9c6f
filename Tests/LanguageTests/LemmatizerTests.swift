import Language
import Testing

@Suite("Lemmas")
struct LemmatizerTests {
    @Test(
        "Inflected forms are led back to the dictionary's form",
        arguments: [
            ("said", PennTag.vbd, "say"), ("Talks", .nns, "talk"), ("making", .vbg, "make"), ("stopped", .vbd, "stop"),
            ("agreed", .vbn, "agree"), ("countries", .nns, "country"), ("accuses", .vbz, "accuse"),
            ("worst", .jjs, "bad"),
            ("n't", .rb, "not"), ("'s", .vbz, "be"), ("women", .nns, "woman"), ("rejected", .vbd, "reject"),
            ("proposing", .vbg, "propose"), ("calling", .vbg, "call"), ("larger", .jjr, "large"),
            ("denied", .vbd, "deny"),
        ])
    func forms(_ form: String, _ tag: PennTag, _ lemma: String) throws {
        #expect(try Lemmatizer().lemma(form, tag) == lemma)
    }

    @Test("Names and odd bytes stay as they are")
    func unchanged() throws {
        let lemmatizer = try Lemmatizer()
        #expect(lemmatizer.lemma("Athens", .nnps) == "Athens")
        #expect(lemmatizer.lemma("", .nns).isEmpty)
        #expect(lemmatizer.lemma("ing", .vbg) == "ing")
        #expect(lemmatizer.lemma("Москвы", .nn) == "москвы")
    }
}
