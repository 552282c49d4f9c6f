import ArgumentParser
import Foundation

/// Where training reads and writes; shared by all training commands.
struct TrainingFolder: ParsableArguments {
    @Option(help: "Folder of the language data (train.tsv, raw/, gum/).") var data: String
    @Flag(help: "Learn from train.tsv only, so that the development files can measure.") var trainOnly = false
    @Option(help: "Folder of WordNet 3.0 (index.noun, data.noun, noun.exc …).") var wordnet = "/usr/share/wordnet"
    @Option(help: "Folder of the lists and templates that names are learnt from.") var lists = "Models/names"
    @Option(help: "Folder for what is made.") var out: String
    @Option(help: "Seed of all shuffling; the same seed makes the same file.") var seed: UInt64 = 1
    @Option(help: "How many models with different shuffles are averaged.") var members = 3

    /// Development files that may be learnt from once nothing is chosen by them any more: EWT's, and the documents of
    /// GUM's free genres that are in no file that measures.
    private static let developmentFiles =
        ["raw/ewt-dev.conllu"] + gumDocuments.map { "gum/GUM_\($0).conllu" }
    private static let gumDocuments = [
        "academic_exposure", "academic_librarians", "bio_byron", "bio_emperor", "conversation_grounded",
        "conversation_risk", "court_loan", "court_negligence", "textbook_governments", "textbook_labor",
        "vlog_portland", "vlog_radiology", "voyage_athens", "voyage_coron",
    ]

    /// The sentences to learn from, and copies of some in the manner of news.
    func treebank() throws -> Treebank {
        let folder = URL(fileURLWithPath: data)
        var sentences = try Treebank(contentsOf: folder.appendingPathComponent("train.tsv")).sentences
        for name in trainOnly ? [] : Self.developmentFiles {
            sentences += try Treebank(contentsOf: folder.appendingPathComponent(name)).sentences
        }
        var newsStyle = NewsStyle(sentences, seed: 1)
        return Treebank(sentences + newsStyle.copies(of: sentences))
    }

    func dictionary() throws -> WordNet { try WordNet(URL(fileURLWithPath: wordnet)) }

    func trainingSet() throws -> TrainingSet {
        let treebank = try treebank()
        let vocabulary = try Vocabulary(treebank, dictionary())
        return TrainingSet(sentences: treebank.sentences.map(vocabulary.sentence), vocabulary: vocabulary)
    }

    enum Product: String {
        case tagger = "tagger.weights"
        case jackknife = "jackknife.tags"
        case moves = "moves.weights"
        case labels = "labels.weights"
        case names = "names.weights"
        case nameTransitions = "names.transitions"
        case model = "english.model"
    }

    func url(_ product: Product) throws -> URL {
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        return URL(fileURLWithPath: out).appendingPathComponent(product.rawValue)
    }
}
