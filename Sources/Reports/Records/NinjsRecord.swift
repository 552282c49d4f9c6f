/// An article in ninjs (IPTC's news in JSON), versions 1 to 3.
enum NinjsRecord {
    /// Nil for an object that is no ninjs.
    static func record(_ object: JSONValue) -> ArticleRecord? {
        guard object["uri"]?.string != nil, isNinjs(object) else { return nil }
        var record = ArticleRecord()
        record.title = main(object["headlines"]) ?? object["headline"]?.string
        record.url = object["url"]?.string ?? object["uri"]?.string.flatMap { $0.hasPrefix("http") ? $0 : nil }
        record.byline = object["by"]?.string ?? object["byline"]?.string
        record.outlet =
            name(object["infosources"] ?? object["infoSources"]) ?? object["copyrightholder"]?.string
            ?? object["copyrightHolder"]?.string
            ?? object["provider"].flatMap { RecordFields.words($0, separator: ", ") }
        let dates = [
            "contentcreated", "contentCreated", "firstcreated", "firstCreated", "versioncreated", "versionCreated",
        ]
        record.published = dates.lazy.compactMap { object[$0]?.string }.first
        let changes = ["contentmodified", "contentModified", "versioncreated", "versionCreated"]
        record.updated = changes.lazy.compactMap { object[$0]?.string }.first
        record.language = object["language"]?.string
        record.body = body(object)
        if record.body == nil, let summary = main(object["descriptions"]) ?? object["description_text"]?.string {
            record.body = .either(summary)
            record.isSummary = true
        }
        return record
    }

    private static func isNinjs(_ object: JSONValue) -> Bool {
        object.members.contains { member in
            ["headlines", "bodies", "versioncreated", "versionCreated", "representationtype"].contains(member.name)
                || member.name.hasPrefix("body_") || member.name.hasPrefix("description_")
        }
    }

    private static func body(_ object: JSONValue) -> ArticleRecord.Body? {
        let bodies = object["bodies"]?.elements ?? []
        func type(_ body: JSONValue) -> String {
            (body["contentType"] ?? body["contenttype"])?.string?.lowercased() ?? "text/plain"
        }
        func words(_ value: JSONValue?) -> String? {
            value?.string.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        }
        if let html = bodies.first(where: { type($0).contains("html") }), let words = words(html["value"]) {
            return .html(words)
        }
        for name in ["body_html", "body_xhtml"] { if let words = words(object[name]) { return .html(words) } }
        if let text = bodies.lazy.compactMap({ words($0["value"]) }).first { return .either(text) }
        return words(object["body_text"]).map { .either($0) }
    }

    /// The value of the role "main", else the first.
    private static func main(_ values: JSONValue?) -> String? {
        let values = values?.elements ?? []
        return (values.first { $0["role"]?.string == "main" } ?? values.first)?["value"]?.string
    }

    private static func name(_ values: JSONValue?) -> String? {
        values?.elements.lazy.compactMap { $0["name"]?.string ?? $0["literal"]?.string }.first
    }
}
