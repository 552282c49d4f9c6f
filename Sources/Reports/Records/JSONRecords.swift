/// Finds the articles in JSON: a report of our own, ninjs, or an object with members that are named as articles'
/// parts are.
struct JSONRecords: Sendable {
    enum Found {
        case report(Report)
        case record(ArticleRecord)
    }

    /// Lists are looked for no deeper than this ("response" → "results").
    private static let deepest = 4
    /// Members in which data bases and APIs wrap the article itself.
    private static let wrappers = [
        "_source", "article", "fields", "data", "doc", "document", "item", "node", "attributes",
    ]

    let fields: RecordFields

    /// The article that an object is, or nil.
    func article(_ object: JSONValue) -> Found? { article(object, depth: 0) }

    /// - Parameter depth: in how many others the object is wrapped.
    private func article(_ object: JSONValue, depth: Int) -> Found? {
        guard case .object(let members) = object else { return nil }
        if let report = WrittenReport.report(object) { return .report(report) }
        if let record = NinjsRecord.record(object) { return record.body == nil ? nil : .record(record) }
        let record = fields.record(members.map { ($0.name, $0.value) })
        if let record, !record.isSummary { return .record(record) }
        for name in Self.wrappers {
            guard case .object(let inner)? = object[name] else { continue }
            // What the wrapper states, the article need not state again.
            let outer = members.filter { $0.name != name }
            if let wrapped = fields.record((inner + outer).map { ($0.name, $0.value) }) { return .record(wrapped) }
            if depth < Self.deepest, let wrapped = article(.object(inner), depth: depth + 1) { return wrapped }
        }
        return record.map { .record($0) }
    }

    /// The articles in a document: the elements of its list, or the document itself. Objects of a list that are no
    /// article are nil, so that numbers stay places.
    func articles(in document: JSONValue) -> (found: [Found?], isList: Bool) {
        let own = article(document)
        if let own {
            guard case .record(let record) = own, record.isSummary, let list = list(in: document) else {
                return ([own], false)
            }
            return (list.map(article), true)
        }
        guard let list = list(in: document) else { return ([], false) }
        return (list.map(article), true)
    }

    /// The first list of objects, outer ones first, in which the first ten hold an article.
    private func list(in document: JSONValue) -> [JSONValue]? {
        var level = [document]
        for _ in 0..<Self.deepest {
            var next: [JSONValue] = []
            for value in level {
                switch value {
                case .array(let values):
                    if values.prefix(10).contains(where: { article($0) != nil }) { return values }
                case .object(let members): next += members.map(\.value)
                default: break
                }
            }
            level = Array(next.prefix(1000))
        }
        return nil
    }
}
