import Prose

/// Reads a web page: finds its article, marks what is not part of it, and takes the metadata the page states.
///
/// Time and memory are linear in the page. Limits: 100 MB, 8 million elements and texts; tags nested deeper than 512
/// are read as if they were not there.
package struct HTMLReader: DocumentReader {
    private let parser: HTMLParser
    private let vocabulary: RegionVocabulary
    private let phrases: BoilerplatePhrases
    private let names: MetadataNames
    private let lineWords: MetadataLines.Vocabulary
    private let closing: ClosingNotes.Vocabulary
    private let agencies: AgencyCredits
    private let notices: PageNotices
    let dates: DateVocabulary

    /// An article with less prose than these bytes is looked for again, also in hidden parts of the page: some pages
    /// hide their article until a script has run.
    private static let littleProse = 1000
    /// Bytes that an article stated in JSON-LD has at least, where the page prints other text and where it prints none.
    private static let (leastBeside, leastAlone) = (400, 60)

    /// Reads the word lists that ship with the program.
    package init() throws {
        parser = try HTMLParser()
        vocabulary = try RegionVocabulary()
        phrases = try BoilerplatePhrases()
        names = try MetadataNames()
        lineWords = try MetadataLines.Vocabulary()
        closing = try ClosingNotes.Vocabulary()
        agencies = try AgencyCredits()
        notices = try PageNotices()
        dates = try DateVocabulary()
    }

    /// Whether the bytes begin as a page does: with a document type, or with a tag or comment that pages open with.
    package func recognises(_ bytes: [UInt8]) -> Bool { HTMLSignature.matches(bytes) }

    package func read(_ bytes: [UInt8], file: String, notes: inout [String]) throws(ReadError) -> [Report] {
        try read(bytes, file: file)
    }

    package func read(_ bytes: [UInt8], file: String, fetched: FetchTime?, notes: inout [String]) throws(ReadError)
        -> [Report]
    {
        let page = try page(bytes, file: file, fetched: fetched)
        if page.headedArticles > 1 {
            notes.append(
                "holds \(page.headedArticles) articles, each with a heading, which are read as one report; "
                    + "if they tell of several happenings, save each by itself")
        }
        return [page.report]
    }

    /// - Parameter fetched: when the page was fetched, where that is known.
    package func read(_ bytes: [UInt8], file: String, fetched: FetchTime? = nil) throws(ReadError) -> [Report] {
        [try page(bytes, file: file, fetched: fetched).report]
    }

    private func page(_ bytes: [UInt8], file: String, fetched: FetchTime?) throws(ReadError)
        -> (report: Report, headedArticles: Int)
    {
        guard !bytes.isEmpty else { throw ReadError(file: file, problem: "the page is empty") }
        let document = try parse(bytes, file)
        var metadata = ArticleMetadata(document, names, dates, fetched: fetched)
        if metadata.lacksPerson {
            metadata.nameAuthors(PrintedAuthors(document: document, vocabulary: vocabulary).find())
        }
        var article = extract(document, metadata, includesHidden: false)
        if article.prose < Self.littleProse {
            let hidden = extract(document, metadata, includesHidden: true)
            if hidden.prose > 3 * article.prose { article = hidden }
        }
        // The stated article has no more prose than letters: mostly it need not be read to know that it is the lesser.
        let isLong = metadata.body.map { $0.utf8.count > 3 * article.prose } ?? false
        if isLong, let stated = statedArticle(metadata, least: article.prose == 0 ? Self.leastAlone : Self.leastBeside),
            stated.prose > 3 * article.prose
        {
            article = stated
        }
        if article.prose == 0, !document.holdsScript { article = wholePage(document, metadata) }
        guard article.prose > 0 else {
            throw ReadError(file: file, problem: "holds no article text; \(EmptyPage.cause(bytes))")
        }
        if let notice = notice(article, metadata) {
            throw ReadError(file: file, problem: "holds no article; \(notice.advice)")
        }
        let builder = ReportBuilder(
            article: article, metadata: metadata, agencies: agencies,
            dates: dates.reader(language: metadata.language, fetched: fetched))
        return (builder.report(file: file), article.headedArticles)
    }

    /// What was sent in the article's place, if that is so.
    private func notice(_ article: ExtractedArticle, _ metadata: ArticleMetadata) -> PageNotices.Kind? {
        guard article.prose < PageNotices.mostProse else { return nil }
        let printed = article.parts.filter { $0.kind == .title }.map { String(decoding: $0.text, as: UTF8.self) }
        return notices.kind(of: printed.isEmpty ? metadata.titles : printed + metadata.titles.prefix(1))
    }

    /// The date of publication that a page states, also of one that holds no article.
    package func published(_ bytes: [UInt8], file: String) throws(ReadError) -> PublicationDate? {
        try ArticleMetadata(parse(bytes, file), names, dates).published
    }

    private func parse(_ bytes: [UInt8], _ file: String) throws(ReadError) -> HTMLDocument {
        do throws(HTMLParser.Failure) {
            return try parser.parse(bytes)
        } catch {
            throw ReadError(file: file, problem: error.description)
        }
    }

    private func extract(_ document: HTMLDocument, _ metadata: ArticleMetadata, includesHidden: Bool)
        -> ExtractedArticle
    {
        extract(document, metadata, includesHidden: includesHidden) { page, parts in
            let witness = metadata.body.flatMap { BodyWitness(Text($0), page) }
            let finder = ArticleFinder(
                page: page, zones: parts.zones, witness: witness, title: parts.title, signatures: parts.signatures)
            let range = finder.find().map { page.regions[$0].blocks } ?? finder.shortText() ?? 0..<0
            guard let title = parts.title else { return range }
            return title < range.upperBound ? title..<range.upperBound : range
        }
    }

    /// - Parameter choose: which blocks of the page are looked at.
    private func extract(
        _ document: HTMLDocument, _ metadata: ArticleMetadata, includesHidden: Bool = false,
        choose: (_ page: Page, _ parts: (zones: PageZones, title: Int?, signatures: RegionSignatures)) -> Range<Int>
    ) -> ExtractedArticle {
        let page = PageFlattener.flatten(document, vocabulary, includesHidden: includesHidden)
        var zones = PageZones(page, document)
        let title = TitleFinder(page: page, zones: zones, titles: metadata.titles).find()
        let signatures = RegionSignatures(page, document)
        zones.resolve(page, title: title, signatures: signatures)
        let text = Text(validUTF8: page.text)
        let classifier = BlockClassifier(
            page: page, zones: zones, phrases: phrases, agencies: agencies, text: text, title: title,
            lines: MetadataLines(
                lineWords, authors: metadata.authors, dates: dates.reader(language: metadata.language)),
            closing: ClosingNotes(closing, authors: metadata.authors, outlet: metadata.outlet),
            signatures: signatures, lists: PageLists(page), summaries: metadata.summaries)
        let range = choose(page, (zones, title, signatures))
        var article = ExtractedArticle(page, classifier.classify(range))
        article.headedArticles = page.headedArticles(in: range)
        return article
    }

    /// All that a page of a few words says, for one that no script could add anything to.
    private func wholePage(_ document: HTMLDocument, _ metadata: ArticleMetadata) -> ExtractedArticle {
        let page = PageFlattener.flatten(document, vocabulary)
        var zones = PageZones(page, document)
        zones.resolve(page, title: nil, signatures: RegionSignatures(page, document))
        return ExtractedArticle(page, leavingOut: zones)
    }

    /// The article as JSON-LD gives it, for pages that hold it nowhere else.
    /// - Parameter least: bytes that it has at least.
    private func statedArticle(_ metadata: ArticleMetadata, least: Int) -> ExtractedArticle? {
        guard let body = metadata.body, body.utf8.count > least else { return nil }
        let paragraphs = body.replacing("<", with: "&lt;").split(whereSeparator: \.isNewline)
        // Some pages state the article with its tags.
        let page = Markup.isMarkup(body) ? body : paragraphs.map { "<p>\($0)</p>" }.joined()
        guard let document = try? parser.parse(Array(page.utf8)) else { return nil }
        return extract(document, metadata, includesHidden: false)
    }
}

extension HTMLParser.Failure: CustomStringConvertible {
    var description: String {
        switch self {
        case .tooLarge(let bytes):
            "the page has \(bytes / 1_048_576) MB; the limit is \(HTMLParser.mostBytes / 1_048_576) MB"
        case .tooManyNodes: "the page has more than \(HTMLTreeBuilder.mostNodes) elements and texts, the limit"
        }
    }
}

extension HTMLReader {
    /// Reads a part of a page that is the article and nothing else, as feeds and data files carry it; furniture glued
    /// into it is marked all the same. Nil when it has no words.
    func fragment(_ html: [UInt8], title: String?, file: String) -> Report? {
        var head = "<!doctype html><html><head>"
        if let title { head += "<title>\(title.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</title>" }
        guard let document = try? parser.parse(Array((head + "</head><body><article>").utf8) + html) else { return nil }
        let metadata = ArticleMetadata(document, names, dates)
        let article = extract(document, metadata) { page, _ in 0..<page.blocks.count }
        guard article.parts.contains(where: { $0.kind.isBody }) else { return nil }
        return ReportBuilder(
            article: article, metadata: metadata, agencies: agencies, dates: dates.reader(language: metadata.language)
        ).report(file: file)
    }

    /// The words of a line that may hold tags and character references.
    func plain(_ line: String) -> String {
        guard line.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }),
            let document = try? parser.parse(Array(("<!doctype html><body><pre>" + "\n" + line).utf8))
        else { return line }
        return String(decoding: document.text(below: HTMLTree.document), as: UTF8.self)
    }
}
