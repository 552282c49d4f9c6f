import Prose

/// What the page's JSON-LD (schema.org) says of its article.
struct StructuredData: Sendable {
    private(set) var headline: String?
    private(set) var publisher: String?
    private(set) var authors: [String] = []
    /// Everything that dates something which may be the article.
    private(set) var dates: [DateStatement] = []
    private(set) var url: String?
    private(set) var language: String?
    private(set) var body: String?

    /// More objects of one page are not looked at.
    private static let mostObjects = 2000
    private static let type = HTMLDocument.AttributeName("type")

    /// - Parameters:
    ///   - title: the page's title, to tell its article from others that it names.
    ///   - url: the page's own address.
    init(_ document: HTMLDocument, title: String?, url: String?) {
        var objects: [JSONValue] = []
        var node = HTMLTree.document
        while node >= 0 {
            if document[node].isElement(.script), Self.isStructuredData(document, node) {
                let child = document[node].first
                if child >= 0, let value = JSONParser.parse(document.bytes, in: document[child].range.range) {
                    Self.collect(value, into: &objects)
                }
            }
            node = document.nodeFollowing(node, within: HTMLTree.document)
        }
        take(objects, title: title, url: url)
    }

    private static func isStructuredData(_ document: HTMLDocument, _ node: Int32) -> Bool {
        guard let type = document.attribute(node, type) else { return false }
        return ByteSearch.holds("ld+json", in: document.bytes, type.range)
    }

    /// All objects in the order of the page, outer ones first.
    private static func collect(_ value: JSONValue, into objects: inout [JSONValue]) {
        var pending = [value]
        while let next = pending.popLast(), objects.count < mostObjects {
            switch next {
            case .array(let values): pending += values.reversed()
            case .object(let members):
                objects.append(next)
                pending += members.reversed().map(\.value).filter { if case .string = $0 { false } else { true } }
            default: break
            }
        }
    }

    private mutating func take(_ objects: [JSONValue], title: String?, url address: String?) {
        let articles = objects.filter { Self.types($0).contains(where: Self.isArticle) && $0["headline"] != nil }
        let pages = objects.filter { Self.types($0).contains { $0.hasSuffix("WebPage") } }
        for object in articles.prefix(1) + pages.prefix(1) {
            headline = headline ?? Self.text(object["headline"])
            url = url ?? Self.url(object)
            language = language ?? Self.text(object["inLanguage"])
            publisher =
                publisher ?? Self.name(object["publisher"], objects).first
                ?? Self.name(object["sourceOrganization"], objects).first
            if authors.isEmpty { authors = Self.name(object["author"], objects) }
        }
        takeDates(objects, articles: articles, pages: pages, title: title, url: address)
        body = articles.lazy.compactMap { Self.text($0["articleBody"]) }.first
        if body == nil { body = objects.lazy.compactMap { Self.text($0["articleBody"]) }.first }
    }

    private static func types(_ object: JSONValue) -> [String] { object["@type"]?.elements.compactMap(\.string) ?? [] }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report" || type.hasSuffix("NewsItem")
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard let string = value?.elements.first?.string else { return nil }
        return string.allSatisfy(\.isWhitespace) ? nil : string
    }

    private static func url(_ object: JSONValue) -> String? {
        let main = object["mainEntityOfPage"]
        return text(main?["@id"]) ?? text(main) ?? text(object["url"])
    }

    /// Names of persons or organisations given as objects, strings or references to other objects of the page.
    private static func name(_ value: JSONValue?, _ objects: [JSONValue]) -> [String] {
        var names: [String] = []
        for element in value?.elements ?? [] {
            var found = text(element["name"]).map { [$0] } ?? element["name"]?.elements.compactMap(\.string) ?? []
            if found.isEmpty, let string = element.string { found = [string] }
            if found.isEmpty, let id = element["@id"]?.string,
                let target = objects.first(where: { $0["@id"]?.string == id && $0["name"] != nil })
            {
                found = text(target["name"]).map { [$0] } ?? []
            }
            for name in found where !names.contains(name) && !name.allSatisfy(\.isWhitespace) { names.append(name) }
        }
        return names
    }
}

// MARK: - Dates

extension StructuredData {
    /// A date and what it is of.
    struct DateStatement: Sendable {
        enum Kind: Sendable {
            case articlePublished, articleCreated, pagePublished, uploaded, otherPublished, modified

            /// See `DateWitness.weight`.
            var weight: Double {
                switch self {
                case .articlePublished: 96
                case .articleCreated: 80
                case .pagePublished: 78
                case .uploaded: 66
                case .otherPublished: 56
                case .modified: 32
                }
            }
        }

        let kind: Kind
        let value: String
    }

    /// Objects that have dates of their own inside an article.
    private static let apart: Set<String> = [
        "Comment", "UserComments", "Review", "ImageObject", "Person", "Organization", "Event", "Answer", "Question",
        "Claim", "ClaimReview", "Offer", "BreadcrumbList", "WebSite", "LiveBlogUpdate",
    ]

    private mutating func takeDates(
        _ objects: [JSONValue], articles: [JSONValue], pages: [JSONValue], title: String?, url: String?
    ) {
        if let article = Self.main(of: articles, title: title, url: url) {
            add(.articlePublished, article["datePublished"])
            add(.articleCreated, article["dateCreated"])
            add(.modified, article["dateModified"])
        }
        for page in pages.prefix(1) {
            add(.pagePublished, page["datePublished"])
            add(.pagePublished, page["dateCreated"])
            add(.modified, page["dateModified"])
        }
        guard !dates.contains(where: { $0.kind == .articlePublished }) else { return }
        for object in objects.prefix(200) where Self.types(object).allSatisfy({ !Self.apart.contains($0) }) {
            add(.otherPublished, object["datePublished"])
            add(.uploaded, object["uploadDate"])
        }
    }

    private mutating func add(_ kind: DateStatement.Kind, _ value: JSONValue?) {
        if let value = Self.text(value) { dates.append(DateStatement(kind: kind, value: value)) }
    }

    /// The article that has the page's address or title; else the first.
    private static func main(of articles: [JSONValue], title: String?, url: String?) -> JSONValue? {
        guard articles.count > 1 else { return articles.first }
        if let url, let same = articles.first(where: { Self.url($0) == url && $0["datePublished"] != nil }) {
            return same
        }
        if let title {
            let same = articles.first { article in
                guard let headline = Self.text(article["headline"]), headline.count > 8 else { return false }
                return title.contains(headline) && article["datePublished"] != nil
            }
            if let same { return same }
        }
        return articles.first { $0["datePublished"] != nil } ?? articles.first
    }
}
