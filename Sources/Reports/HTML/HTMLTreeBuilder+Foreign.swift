/// SVG and MathML inside a page.
extension HTMLTreeBuilder {
    func belongsToForeignContent(_ token: HTMLToken) -> Bool {
        guard mayBeForeign, !open.isEmpty, token.kind != .end, adjustedNamespace != .html else { return false }
        let node = adjustedCurrent
        if isMathTextPoint(node) {
            if token.kind == .text { return false }
            if token.kind == .startTag, token.tag != .mglyph, token.tag != .malignmark { return false }
        }
        if node.namespace == .math, node.tag == .annotationXML, token.isStart(.svg) { return false }
        if isHTMLPoint(node), token.kind == .startTag || token.kind == .text { return false }
        return true
    }

    /// Elements of SVG and MathML whose content is HTML.
    private func isHTMLPoint(_ node: HTMLTree.Node) -> Bool {
        switch node.namespace {
        case .svg: return node.tag == .foreignObject || node.tag == .desc || node.tag == .title
        case .math: return node.tag == .annotationXML && holdsHTML(node)
        case .html: return false
        }
    }

    private func holdsHTML(_ node: HTMLTree.Node) -> Bool {
        let hash = UInt32(truncatingIfNeeded: NameHash.of("encoding".utf8))
        for index in node.attributes.range where tokenizer.attributes[index].hash == hash {
            let value = String(
                decoding: tokenizer.attributes[index].value.range.prefix(40).map { ASCII.lower(tokenizer.byte($0)) },
                as: UTF8.self)
            return value == "text/html" || value == "application/xhtml+xml"
        }
        return false
    }

    mutating func inForeignContent(_ token: HTMLToken) {
        switch token.kind {
        case .text:
            if token.hasNull { insertTextWithNull(token, replaces: true) } else { insertText(token) }
            if token.range.range.contains(where: { !ASCII.isSpace(tokenizer.byte($0)) && tokenizer.byte($0) != 0 }) {
                framesetAllowed = false
            }
        case .comment: insertComment(token)
        case .doctype, .end: return
        case .startTag:
            if breaksOut(token) { return leaveForeignContent(token) }
            insertElement(token, adjustedCurrent.namespace)
            if token.selfClosing { pop() }
        case .endTag:
            if token.tag == .br || token.tag == .p { return leaveForeignContent(token) }
            endForeign(token)
        }
    }

    /// Start tags that cannot stand in SVG or MathML and so end it.
    private func breaksOut(_ token: HTMLToken) -> Bool {
        switch token.tag {
        case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4,
            .h5, .h6,
            .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong,
            .strike,
            .sub, .sup, .table, .tt, .u, .ul, .var:
            return true
        case .font:
            let marks = ["color", "face", "size"].map { UInt32(truncatingIfNeeded: NameHash.of($0.utf8)) }
            return token.attributes.range.contains { marks.contains(tokenizer.attributes[$0].hash) }
        default: return false
        }
    }

    private mutating func leaveForeignContent(_ token: HTMLToken) {
        while open.count > 1 {
            let node = currentNode
            if node.namespace == .html || isMathTextPoint(node) || isHTMLPoint(node) { break }
            pop()
        }
        processAsHTML(token)
    }

    private mutating func endForeign(_ token: HTMLToken) {
        var index = open.count - 1
        while index > 0 {
            let node = tree[open[index]]
            if node.namespace == .html { return processAsHTML(token) }
            if node.name == token.name {
                while open.count > index { pop() }
                return
            }
            index -= 1
        }
    }
}
