import ArgumentParser
import Foundation

/// Where training reads and writes; shared by all training commands.
struct TrainingFolder: ParsableArguments {
    @Option(help: "Folder of the language data (train.tsv and what --add names).") var data: String
    @Option(help: "Further treebank files below the folder, parted by commas.") var add: String?
    @Option(help: "Folder of WordNet 3.0 (index.noun, data.noun, noun.exc …).") var wordnet = "/usr/share/wordnet"
    @Option(help: "Folder for what is made.") var out: String
    @Option(help: "Seed of all shuffling; the same seed makes the same file.") var seed: UInt64 = 1
    @Option(help: "How many models with different shuffles are averaged.") var members = 1

    /// The sentences to learn from, and copies of some in the manner of news.
    func treebank() throws -> Treebank {
        let folder = URL(fileURLWithPath: data)
        var sentences = try Treebank(contentsOf: folder.appendingPathComponent("train.tsv")).sentences
        for name in (add ?? "").split(separator: ",") {
            sentences += try Treebank(contentsOf: folder.appendingPathComponent(String(name))).sentences
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
        case model = "english.model"
    }

    func url(_ product: Product) throws -> URL {
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        return URL(fileURLWithPath: out).appendingPathComponent(product.rawValue)
    }
}
