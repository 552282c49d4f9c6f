import Language
import Prose
import Reports
import Testing

@testable import Annotation

@Suite("What figures are figures of")
struct FigureLabelTests {
    private static let times = Result { try TimeRecogniser() }
    private static let figures = Result { try FigureRecogniser() }

    private func found(_ string: String) throws -> [FigureMention] {
        let analyzed = try Analyzed.text(string)
        let times = try Self.times.get().recognise(analyzed, published: nil)
        return try Self.figures.get().recognise(analyzed, times: times)
    }

    @Test(
        "A label is a noun phrase, made of the clause where no noun stands beside the measure",
        arguments: [
            ("The repair will cost 6 million euros.", "cost of repair"),
            ("Wages grew 3 percent.", "growth in wages"),
            ("The mill lies 30 kilometres from Corrin.", "distance from Corrin"),
            ("The shares fell 4 percent to $63.", "fall in shares"),
        ])
    func phrases(_ sentence: String, _ what: String) throws {
        #expect(try found(sentence).first?.what == what)
    }

    @Test("No label is a bare verb or the end of a cut sentence")
    func noVerb() throws {
        for sentence in [
            "The ministers met for the first time in two years.", "They waited for three hours.",
            "The guard could be jailed for ten years.", "He left three days after the vote.",
        ] {
            for figure in try found(sentence) {
                #expect(["time", "length"].contains { figure.what.hasPrefix($0) }, "\(figure.what)")
            }
        }
    }

    @Test("The particle of a verb is no bound")
    func particle() throws {
        #expect(try found("The rebels handed over 21 prisoners.").map(\.bound) == [.exact])
        #expect(try found("The rebels hold over 21 prisoners.").map(\.bound) == [.over])
    }

    @Test("A fraction behind by is a share")
    func byHalf() throws {
        let figure = try #require(try found("Exports fell by more than half.").first)
        #expect(figure.low == 50 && figure.unit == "percent" && figure.bound == .over)
    }

    @Test("A range of shares may repeat its unit")
    func sharesBetween() throws {
        let figures = try found("They pay a tax of between 8% and 15.5% on profits.")
        #expect(figures.map(\.low) == [8] && figures.map(\.high) == [15.5])
    }

    @Test("A line that comes before several titles counts nothing")
    func titles() throws {
        let text = ["Bridges are old", "Towers are high", "Boats are slow", "Lanes are long"].map {
            "Port of Corrin turns 300 \($0)."
        }.joined(separator: " ")
        #expect(try found(text).isEmpty)
    }

    @Test("Crowns are money where there are many")
    func crowns() throws {
        #expect(try found("The dam cost 2 million crowns.").map(\.unit) == ["crown"])
        #expect(try found("She won two crowns.").map(\.what) == ["crowns"])
    }
}
