import ArgumentParser
import Foundation
import Language

/// `train names`: the weights of the name recogniser, after `train tagger`.
struct TrainNames: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "names", abstract: "Train the name recogniser.")

    @OptionGroup var folder: TrainingFolder
    @Option(help: "Passes over the text.") var epochs = 10
    @Option(help: "How fast it learns.") var rate: Float = 0.15
    @Option(help: "What is left of a weight after a pass.") var decay: Float = 0.65
    @Option(help: "Share of words that are learnt from without knowing which word it is.") var blindShare = 0.3
    @Option(help: "Features rarer than this are not learnt.") var rarest = 2
    @Option(help: "How often each template of invented news is filled.") var copies = 12
    @Option(help: "How much an invented sentence counts.") var inventedWeight: Float = 0.5
    @Option(help: "How much a sentence with other names put in counts.") var renamedWeight: Float = 0.5
    @Option(help: "Leave every fifth part out of what is learnt and write it to this file, to choose by.")
    var holdOut: String?

    func run() async throws {
        let reader = try NameReader(folder, marks: folder.nameMarks())
        var trainer = NameTrainer()
        var all = try folder.namedSentences()
        if let holdOut {
            // Whole stretches of text, so that no document is on both sides.
            try NameFile.write(
                all.enumerated().filter { $0.offset / 100 % 5 == 4 }.map(\.element.sentence), to: holdOut)
            all = all.enumerated().filter { $0.offset / 100 % 5 != 4 }.map(\.element)
        }
        all = all.map { ($0.isDerived ? reader.corrected($0.sentence) : $0.sentence, $0.weight, $0.isDerived) }
        var news = try InventedNews(folder, seed: folder.seed &+ 400)
        all += all.compactMap { news.renamed($0.sentence) }.map { ($0, renamedWeight, false) }
        all += try news.sentences(copies: copies).map { ($0, inventedWeight, false) }
        for (sentence, weight, _) in all { trainer.add(reader.withPeoples(sentence), weight: weight, with: reader) }
        print(trainer.size)
        var settings = NameTrainer.Settings()
        settings.epochs = epochs
        settings.rate = rate
        settings.decay = decay
        settings.blindShare = blindShare
        settings.rarest = Int32(rarest)
        var random = SeededRandom(seed: folder.seed &+ 300)
        let (rows, transitions) = trainer.train(settings, random: &random) { print($0) }
        try WeightFile.write(rows, classes: NameLabel.count, to: folder.url(.names))
        try WeightFile.write(
            [WeightRow(hash: 1, weights: transitions)], classes: transitions.count, to: folder.url(.nameTransitions))
    }
}

extension TrainingFolder {
    /// Documents of GUM's free genres that measure.
    private static let measuringDocuments: Set<String> = [
        "academic_discrimination", "academic_eegimaa", "bio_dvorak", "bio_jespersen", "conversation_lambada",
        "conversation_retirement", "court_insanity", "court_mitigation", "interview_cyclone", "interview_gaming",
        "interview_hill", "interview_libertarian", "news_homeopathic", "news_iodine", "news_nasa", "news_sensitive",
        "speech_austria", "speech_impeachment", "speech_inauguration", "speech_newzealand", "textbook_chemistry",
        "textbook_union", "vlog_london", "vlog_studying", "voyage_oakland", "voyage_vavau",
    ]
    private static let freeGenres: Set<String> = [
        "academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage",
    ]

    /// What all lists say of words and phrases.
    func nameMarks() throws -> [UInt64: NameMarks] {
        var lists = try NameLists()
        try lists.addShipped()
        try dictionary().addNames(to: &lists)
        let folder = URL(fileURLWithPath: self.lists)
        for row in try rows(folder.appendingPathComponent("towns.tsv")) { lists.add(row, .smallTown) }
        for row in try rows(folder.appendingPathComponent("surnames.txt")) { lists.add(row, .surname) }
        return lists.marks
    }

    /// The entries of a list as columns, without comments.
    func rows(_ url: URL) throws -> [[Substring]] {
        String(decoding: try Data(contentsOf: url), as: UTF8.self).split(separator: "\n").compactMap {
            $0.hasPrefix("#") ? nil : $0.split(separator: "\t")
        }
    }

    /// Sentences with names, how much each counts, and whether the names were read off other annotation.
    func namedSentences() throws -> [(sentence: NamedSentence, weight: Float, isDerived: Bool)] {
        let folder = URL(fileURLWithPath: data)
        let dev = try NameFile.sentences(folder.appendingPathComponent("ner-unerdev.tsv"))
        let wiki = try NameFile.sentences(folder.appendingPathComponent("ner-wikigold.tsv"))
        var all = dev.map { ($0, Float(1), false) }
        all += wiki.map { ($0, 1, false) }
        let offices = try NameLists.entries("offices.tsv").flatMap { $0[0].split(separator: "|") + $0.dropFirst(2) }
        let gum = EntityTreebank(titles: Set(offices.filter { !$0.contains(" ") }.map { $0.lowercased() }))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("gum").path)
        for name in names.sorted() where name.hasSuffix(".conllu") {
            let document = String(name.dropFirst("GUM_".count).dropLast(".conllu".count))
            let genre = document.prefix { $0 != "_" }
            guard Self.freeGenres.contains(String(genre)), !Self.measuringDocuments.contains(document) else { continue }
            all += try gum.sentences(folder.appendingPathComponent("gum/" + name)).map { ($0, 1, true) }
        }
        return all
    }
}
