package import Prose

/// Reads a web page: finds its article, marks what is not part of it, and takes the metadata the page states.
package struct HTMLReader: ReportReader {
    private let parser: HTMLParser
    private let vocabulary: RegionVocabulary
    private let phrases: BoilerplatePhrases
    private let names: MetadataNames
    private let lineWords: MetadataLines.Vocabulary

    package init() throws {
        parser = try HTMLParser()
        vocabulary = try RegionVocabulary()
        phrases = try BoilerplatePhrases()
        names = try MetadataNames()
        lineWords = try MetadataLines.Vocabulary()
    }

    package func recognises(_ bytes: [UInt8]) -> Bool { true }

    package func read(_ bytes: [UInt8], file: String) throws(ReadError) -> [Report] {
        let document: HTMLDocument
        do {
            document = try parser.parse(bytes)
        } catch {
            throw ReadError(file: file, problem: "\(error)")
        }
        let metadata = ArticleMetadata(document, names)
        let page = PageFlattener.flatten(document, vocabulary)
        var zones = PageZones(page, document, vocabulary)
        let text = Text(validUTF8: page.text)
        let title = TitleFinder(page: page, zones: zones, titles: metadata.titles).find()
        zones.resolve(page, title: title)
        let witness = metadata.body.flatMap { BodyWitness(Text($0), page) }
        let finder = ArticleFinder(page: page, zones: zones, witness: witness, title: title)
        guard let region = finder.find() else { throw ReadError(file: file, problem: "holds no article text") }
        let classifier = BlockClassifier(
            page: page, zones: zones, phrases: phrases, text: text, title: title,
            lines: MetadataLines(lineWords, authors: metadata.authors))
        var bytes: [UInt8] = []
        var blocks: [Block] = []
        var range = page.regions[region].blocks
        if let title, title < range.lowerBound { range = title..<range.upperBound }
        if let title, range.contains(title) { range = title..<range.upperBound }
        for verdict in classifier.classify(range) {
            if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
            let start = bytes.count
            bytes += page.text[page.blocks[verdict.block].text.range]
            blocks.append(Block(TextSpan(start, bytes.count), verdict.kind, why: verdict.why))
        }
        return [Report(file: file, text: Text(validUTF8: bytes), blocks: blocks)]
    }
}
