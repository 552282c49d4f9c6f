import Foundation
import Prose

/// What a page states of its article outside the article's text.
struct ArticleMetadata: Sendable {
    private(set) var titles: [String] = []
    private(set) var outlet: String?
    private(set) var authors: [String] = []
    private(set) var published: PublicationDate?
    /// The last change after publication.
    private(set) var updated: PublicationDate?
    private(set) var url: String?
    private(set) var language: String?
    /// The article as JSON-LD gives it: a witness of what belongs to it.
    private(set) var body: String?

    /// Hashes of the summaries that the head states, of those that are sentences.
    private(set) var summaries: Set<UInt64> = []

    private static let name = HTMLDocument.AttributeName("name")
    private static let property = HTMLDocument.AttributeName("property")
    private static let itemprop = HTMLDocument.AttributeName("itemprop")
    private static let content = HTMLDocument.AttributeName("content")
    private static let httpEquiv = HTMLDocument.AttributeName("http-equiv")
    private static let rel = HTMLDocument.AttributeName("rel")
    private static let href = HTMLDocument.AttributeName("href")
    private static let xmlLang = HTMLDocument.AttributeName("xml:lang")
    private static let lang = HTMLDocument.AttributeName("lang")

    /// - Parameter fetched: when the page was fetched, where that is known.
    init(
        _ document: HTMLDocument, _ names: MetadataNames, _ vocabulary: DateVocabulary, fetched: FetchTime? = nil
    ) {
        var fields: [MetadataNames.Field: [(rank: Int, value: String)]] = [:]
        var title: String?
        var node = HTMLTree.document
        while node >= 0 {
            let entry = document[node]
            if entry.kind == .element, entry.namespace == .html {
                switch entry.tag {
                case .meta: Self.take(node, document, names, &fields)
                case .title where title == nil:
                    title = Self.collapsed(String(decoding: document.text(below: node), as: UTF8.self))
                case .html:
                    language =
                        language ?? document.attributeString(node, Self.lang)
                        ?? document.attributeString(node, Self.xmlLang)
                case .link: takeLink(node, document)
                default: break
                }
            }
            node = document.nodeFollowing(node, within: HTMLTree.document)
        }
        func values(_ field: MetadataNames.Field) -> [String] {
            (fields[field] ?? []).sorted { $0.rank < $1.rank }.map(\.value)
        }
        let data = StructuredData(document, title: title ?? values(.title).first, url: url)
        titles = ([data.headline].compactMap { $0 } + values(.title) + [title].compactMap { $0 }).map(Self.collapsed)
            .filter { !$0.isEmpty }
        outlet = Self.outlet(
            stated: [data.publisher].compactMap { $0 } + values(.outlet), page: title, titles: titles)
        authors = Self.names(data.authors)
        if authors.isEmpty { authors = Self.names(values(.author)) }
        url = url ?? data.url ?? values(.url).first
        language = Self.languageTag(language ?? data.language ?? values(.language).first)
        body = data.body
        summaries = Set(
            values(.summary).map(Self.collapsed).filter { $0.utf8.count >= 30 }.map { NameHash.of($0.utf8) })
        let dates = PublicationDateFinder.StatedDates(
            published: values(.published), service: values(.service), dated: values(.dated),
            modified: values(.modified), structured: data.dates,
            url: url, picture: values(.picture).first, titles: titles,
            summaries: values(.summary),
            language: Self.moreSpecific(language, values(.language)))
        let finder = PublicationDateFinder(
            document: document, vocabulary: vocabulary, stated: dates, fetched: fetched)
        (published, updated) = finder.find()
    }

    /// The outlet that the page names, without the sign of an account ("@quaycourier"); else what stands behind a bar
    /// at the end of the page's title when another title is what stands before it.
    private static func outlet(stated: [String], page: String?, titles: [String]) -> String? {
        for name in stated.map(collapsed) where !name.hasPrefix("http") {
            let name = name.hasPrefix("@") ? String(name.dropFirst()) : name
            if !name.isEmpty { return name }
        }
        guard let page, let bar = page.range(of: " | ", options: .backwards) else { return nil }
        let head = collapsed(String(page[..<bar.lowerBound]))
        let tail = collapsed(String(page[bar.upperBound...]))
        guard titles.contains(head), (2...longestOutlet).contains(tail.count) else { return nil }
        return tail
    }

    /// Characters of an outlet's name in a title.
    private static let longestOutlet = 40

    /// The stated language with its country, where the page names that elsewhere ("en", and "en_GB" in `og:locale`).
    private static func moreSpecific(_ language: String?, _ others: [String]) -> String? {
        guard let language, language.count <= 3 else { return language ?? others.first.flatMap(languageTag) }
        return others.compactMap(languageTag).first { $0.count > 3 && $0.hasPrefix(language) } ?? language
    }

    private static func take(
        _ node: Int32, _ document: HTMLDocument, _ names: MetadataNames,
        _ fields: inout [MetadataNames.Field: [(rank: Int, value: String)]]
    ) {
        guard let content = document.attributeString(node, content), !content.isEmpty else { return }
        for attribute in [name, property, itemprop, httpEquiv] {
            guard let stated = document.attributeString(node, attribute) else { continue }
            for word in stated.lowercased().split(separator: " ") {
                if let (field, rank) = names[String(word)] { fields[field, default: []].append((rank, content)) }
            }
        }
    }

    private mutating func takeLink(_ node: Int32, _ document: HTMLDocument) {
        guard url == nil, document.attributeString(node, Self.rel)?.lowercased() == "canonical" else { return }
        if let address = document.attributeString(node, Self.href), address.hasPrefix("http") { url = address }
    }

    private static func names(_ stated: [String]) -> [String] {
        let names = stated.filter { !$0.contains("://") && $0.count < 200 }.compactMap(AuthorNames.cleaned)
        let unique = unique(names)
        guard unique.contains(where: AuthorNames.isPerson) else { return unique }
        // Beside names, words without a space in small letters are names of accounts.
        return unique.filter { $0.contains(" ") || $0.first?.isLowercase != true }
    }

    /// Whether no person is named: nobody, or the outlet itself.
    var lacksPerson: Bool {
        let own = outlet.map(Self.letters) ?? ""
        return authors.allSatisfy { author in
            let name = Self.letters(author)
            return name.count > 2 && (name == own || own.hasPrefix(name) || own.count > 3 && name.hasPrefix(own))
        }
    }

    private static func letters(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

    /// Takes the persons whom the page prints, where its head names none.
    mutating func nameAuthors(_ printed: [String]) {
        if !printed.isEmpty { authors = printed }
    }

    private static func unique(_ values: [String]) -> [String] {
        var result: [String] = []
        for value in values where !value.isEmpty {
            if !result.contains(where: { $0.lowercased() == value.lowercased() }) { result.append(value) }
        }
        return result
    }

    /// The words of a string with one space between them. O(n).
    static func collapsed(_ string: String) -> String {
        var string = string
        let bytes = string.withUTF8 { bytes in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count)
            var at = 0
            var needsSpace = false
            while at < bytes.count {
                if let length = spaceLength(bytes, at) {
                    needsSpace = !result.isEmpty
                    at += length
                } else {
                    if needsSpace { result.append(0x20) }
                    needsSpace = false
                    result.append(bytes[at])
                    at += 1
                }
            }
            return result
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Length of a scalar of Unicode's White_Space at an offset of valid UTF-8, or nil when another stands there.
    private static func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
        let byte = bytes[at]
        if byte < 0x80 { return UTF8Bytes.isASCIISpace(byte) ? 1 : nil }
        if byte == 0xC2 { return bytes[at + 1] == 0x85 || bytes[at + 1] == 0xA0 ? 2 : nil }
        guard (0xE1...0xE3).contains(byte) else { return nil }
        let (second, third) = (bytes[at + 1], bytes[at + 2])
        switch (byte, second) {
        case (0xE1, 0x9A), (0xE3, 0x80): return third == 0x80 ? 3 : nil
        case (0xE2, 0x80): return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : nil
        case (0xE2, 0x81): return third == 0x9F ? 3 : nil
        default: return nil
        }
    }

    /// "en_US", "EN-us" → "en-US"; nil for what is no tag.
    private static func languageTag(_ stated: String?) -> String? {
        guard let stated else { return nil }
        let parts = stated.split { $0 == "-" || $0 == "_" }
        guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(\.isLetter) else { return nil }
        let region = parts.dropFirst().first { $0.count == 2 && $0.allSatisfy(\.isLetter) }
        return region.map { "\(first.lowercased())-\($0.uppercased())" } ?? first.lowercased()
    }
}

/// Which meta elements state what.
struct MetadataNames: Sendable {
    enum Field: String, Sendable {
        case published, service, dated, modified, author, title, outlet, url, language, summary, picture
    }

    private let fields: [String: (Field, Int)]

    init() throws(ResourceFolder.Missing) {
        var fields: [String: (Field, Int)] = [:]
        for (rank, row) in try ResourceFolder(Bundle.module).rows("metadata-names.txt").enumerated()
        where row.count == 2 {
            if let field = Field(rawValue: String(row[1])) { fields[String(row[0])] = (field, rank) }
        }
        self.fields = fields
    }

    subscript(_ name: String) -> (Field, Int)? { fields[name] }
}
