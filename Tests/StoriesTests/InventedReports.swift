import Annotation
import Prose
import Reports

/// Reports of happenings that never happened, annotated.
enum InventedReports {
    /// A strike on a bridge, told by the agency Halyard News.
    static let strike = """
        Toll keepers of the Venn Bridge stop work

        The toll keepers of the Venn Bridge stopped work on Thursday after the council of Lissel refused to raise their pay. \
        About 120 keepers stood at the eastern gate from six in the morning. The council had offered three percent in a letter \
        that reached the keepers late on Wednesday. Traffic between Lissel and the harbour came to a halt within an hour. \
        Barges waited below the bridge because its middle span could not be lifted. Mayor Ottilie Krann said the offer would \
        not be repeated. “We will keep the gates shut until somebody talks to us,” said the keepers’ speaker, Janno Pell. \
        Both sides are to meet on Saturday in the old customs hall. Shopkeepers on the harbour side complained of empty streets.
        """

    /// The same text, lightly edited.
    static let editedStrike = """
        Venn Bridge shut as keepers strike

        The toll keepers of the Venn Bridge stopped work on Thursday after the council of Lissel refused to raise their pay. \
        Around 120 keepers stood at the eastern gate from six in the morning. The council had offered three percent in a letter \
        that reached the keepers late on Wednesday. Traffic between Lissel and the harbour came to a halt within an hour. \
        Mayor Ottilie Krann said the offer would not be repeated. “We will keep the gates shut until somebody talks to us,” said \
        the keepers’ speaker, Janno Pell. Both sides are to meet on Saturday in the old customs hall.
        """

    /// Another outlet's own account; it quotes the same speech.
    static let ownStrike = """
        No way over the Venn

        Whoever wanted to cross the Venn in Lissel this Thursday needed a boat. “We will keep the gates shut until somebody talks \
        to us,” shouted Janno Pell, who speaks for the men and women in the toll houses. They want eight percent more and a \
        warm room for the winter. Ottilie Krann, the mayor, calls that a dream. Her treasurer counts a loss of 40,000 crowns a \
        day. One ferryman charged double and found passengers enough. Talks begin at the weekend.
        """

    /// Something else altogether.
    static let cave = """
        Painted horses found in a limestone cave

        Two schoolgirls looking for a lost dog have found a cave with painted horses in the hills above Marquen. The drawings, \
        done in charcoal and red ochre, cover a wall as long as a bus. Archaeologist Prune Odalis dated the soot of a hearth to \
        the last ice age. “The animals seem to run as soon as you lift the lamp,” she said. The museum of Marquen has closed \
        the entrance with a grating and will copy the paintings for visitors. The dog was found asleep beside the hearth.
        """

    static func annotated(_ texts: [String]) throws -> [AnnotatedReport] {
        let reader = try PlainTextReader()
        let annotator = try ReportAnnotator()
        return try texts.enumerated().flatMap { number, text in
            try reader.read(Array(text.utf8), file: "report-\(number + 1).txt").map { annotator.annotate($0) }
        }
    }
}
