extension XMLElement {
    /// Elements that HTML writes without an end tag.
    private static let void: Set<String> = ["br", "hr", "img", "wbr", "col", "source", "track", "input", "embed"]
    /// Attributes that the reader of pages looks at.
    private static let kept: Set<String> = ["href", "src", "alt", "class", "id", "title", "datetime", "hidden", "lang"]

    /// What is inside the element as HTML, for content that a document carries as elements. O(size of the subtree).
    /// - Parameter renamed: elements that HTML calls otherwise.
    func html(renamed: [String: String] = [:]) -> String {
        var html = ""
        walk { node, isEnd in
            let entry = document.nodes[node]
            guard entry.kind == .element else {
                if !isEnd { html += Self.escaped(String(decoding: document.text[entry.range], as: UTF8.self)) }
                return
            }
            let name = document.names[Int(entry.name)]
            let tag = renamed[name] ?? name
            if isEnd {
                if !Self.void.contains(tag) { html += "</\(tag)>" }
                return
            }
            html += "<\(tag)"
            for attribute in document.attributes[entry.range] {
                let key = document.names[Int(attribute.name)]
                guard attribute.space == .none, Self.kept.contains(key) else { continue }
                let value = String(decoding: document.text[attribute.value], as: UTF8.self)
                html += " \(key)=\"\(Self.escaped(value))\""
            }
            html += ">"
        }
        return html
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x22 }) else { return text }
        return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
