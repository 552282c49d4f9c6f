import Language
import Testing

@Suite("Spellings of one name")
struct NameVariantTests {
    @Test(
        "Transliterations match",
        arguments: [
            ("Zhorelan", "Jorelan"), ("Tchaikovsky", "Chaykovski"),
            ("Tschaikowski", "Tchaikovsky"), ("Чайковский", "Chaykovsky"),
            ("Müller", "Muller"),
        ])
    func match(left: String, right: String) {
        #expect(NameVariant(left).matches(NameVariant(right)))
    }

    @Test(
        "Other names do not",
        arguments: [
            ("Sullivan", "Sanders"), ("Schulz", "Schmidt"), ("Peters", "Petkov"), ("Li", "Lu"), ("Marek", "Merkel"),
        ])
    func differ(left: String, right: String) {
        #expect(!NameVariant(left).matches(NameVariant(right)))
    }

    @Test("Jaro–Winkler is one for equal words, zero for nothing in common, and symmetric")
    func jaroWinkler() {
        let (a, b) = (Array("martha".utf8), Array("marhta".utf8))
        #expect(JaroWinkler.similarity(a, a) == 1)
        #expect(JaroWinkler.similarity(Array("abc".utf8), Array("xyz".utf8)) == 0)
        #expect(abs(JaroWinkler.similarity(a, b) - 0.9611) < 0.001)
        #expect(JaroWinkler.similarity(a, b) == JaroWinkler.similarity(b, a))
    }
}
