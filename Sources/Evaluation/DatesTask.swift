import ArgumentParser
import Foundation
import Prose
import Reports

/// Publication dates of the pages of html-andy and html-dates.
struct DatesTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dates", abstract: "Find the publication dates of web pages.",
        discussion: "DATA is the unpacked folder andy_article (pages in html/) or devdate (pages in pages/).")

    @Option(help: "Folder of the data set.") var data: String
    @Option(help: "Where the predictions go.") var out: String

    private struct Prediction: Encodable {
        let id: String
        let date: String?

        private enum CodingKeys: CodingKey { case id, date }

        /// Writes a missing date as null, which the scorer asks for.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(date, forKey: .date)
        }
    }

    func run() throws {
        let reader = try HTMLReader()
        var predictions = PredictionFile()
        for page in try PageFolder.pages(in: data) {
            let bytes = [UInt8](try Data(contentsOf: page.url))
            let report = try? reader.read(bytes, file: page.id).first
            // A page that holds no article has a date all the same.
            let published = try report?.published ?? reader.published(bytes, file: page.id)
            try predictions.append(Prediction(id: page.id, date: published?.day?.iso))
        }
        try predictions.write(to: out)
    }
}
