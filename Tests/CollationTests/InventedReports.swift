import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

@testable import Collation

/// Three accounts of talks that never happened, between the invented islands of Orrun and Tasmel.
enum InventedReports {
    static let herald = """
        Orrun and Tasmel talk about the herring

        By Lotte Arvid

        Published: Tuesday, 4 June 2030

        Fisheries Minister Hanna Olvik of Orrun met her Tasmel colleague Piet Darrow in Corrin on Tuesday. The talks took six hours. \
        “We will open the northern grounds on Friday,” Olvik said. Darrow said that Tasmel will not accept a smaller catch. \
        Orrun demands that Tasmel withdraw its patrol boats. Three boats were damaged in a clash last month. \
        The ministers will meet again on 18 June.
        """

    static let courier = """
        Herring talks end without a deal

        Published: Wednesday, 5 June 2030

        Hanna Olvik, the fisheries minister of Orrun, and Piet Darrow of Tasmel spoke for eight hours in Corrin yesterday. \
        “We will open the northern grounds on Friday,” said Olvik. Darrow told reporters that Tasmel would reject a smaller catch. \
        Five boats were damaged in a clash in May. A second round is planned for 18 June.
        """

    static let beacon = """
        Olvik opens the northern grounds

        Published: 5 June 2030

        After talks with Piet Darrow, Hanna Olvik announced on Wednesday that fishermen of both islands may return to the northern \
        grounds. “We will open the northern grounds on Friday,” she said in Corrin. Orrun insists that Tasmel call back its \
        patrol boats. Darrow left without a word.
        """

    static func story(_ texts: [String] = [herald, courier, beacon]) throws -> Story {
        let reader = try PlainTextReader()
        let annotator = try ReportAnnotator()
        let reports = try texts.enumerated().flatMap { number, text in
            try reader.read(Array(text.utf8), file: "\(number + 1).txt").map { annotator.annotate($0) }
        }
        return Story(reports, frequency: try StemFrequency()).redated(PublicationInference(annotator).dated)
    }

    /// Two reports of one day in one harbour, each with a sentence of its own at the end.
    static func harbourNews(_ first: String, _ second: String) throws -> Dossier {
        try dossier([
            """
            Orrun counts its herring boats

            Published: 5 June 2030

            Fishermen gathered in the harbour of Corrin before dawn, and the market opened an hour late.

            \(first)
            """,
            """
            Harbour of Corrin after the storm

            Published: 5 June 2030

            Rain kept most visitors away from the quays, though a few shops sold smoked eel until noon.

            \(second)
            """,
        ])
    }

    static func dossier(
        _ texts: [String] = [herald, courier, beacon], title: String? = nil, rules: ParticipantRules? = nil
    ) throws -> Dossier {
        let segmenter = try Segmenter()
        return Collator(
            try story(texts), words: try ComparisonWords(using: segmenter),
            openPhrases: try OpenPhrases(using: segmenter), rules: rules
        ).dossier(
            title: title, generator: .init(name: "variorum", version: "test"))
    }
}
