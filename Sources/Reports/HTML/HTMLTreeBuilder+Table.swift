/// Insertion modes inside tables.
extension HTMLTreeBuilder {
    mutating func inTable(_ token: HTMLToken) {
        switch token.kind {
        case .text where currentTag.isTableStructure || currentTag == .template:
            tableText.removeAll(keepingCapacity: true)
            returnMode = mode
            mode = .inTableText
            process(token)
        case .comment: insertComment(token)
        case .doctype: return
        case .startTag: tableStartTag(token)
        case .endTag: tableEndTag(token)
        case .end: process(token, as: .inBody)
        case .text: foster(token)
        }
    }

    private mutating func tableStartTag(_ token: HTMLToken) {
        switch token.tag {
        case .caption:
            clearToTable()
            pushMarker()
            insertElement(token)
            mode = .inCaption
        case .colgroup:
            clearToTable()
            insertElement(token)
            mode = .inColumnGroup
        case .col:
            clearToTable()
            insertImplied(.colgroup)
            mode = .inColumnGroup
            process(token)
        case .tbody, .tfoot, .thead:
            clearToTable()
            insertElement(token)
            mode = .inTableBody
        case .td, .th, .tr:
            clearToTable()
            insertImplied(.tbody)
            mode = .inTableBody
            process(token)
        case .table:
            guard isInScope(.table, .table) else { return }
            pop(through: .table)
            resetMode()
            process(token)
        case .style, .script, .template: process(token, as: .inHead)
        case .input where isHiddenInput(token): insertVoid(token)
        case .form:
            guard formElement < 0, !isOpen(.template) else { return }
            formElement = insertElement(token)
            pop()
        default: foster(token)
        }
    }

    private mutating func tableEndTag(_ token: HTMLToken) {
        switch token.tag {
        case .table:
            guard isInScope(.table, .table) else { return }
            pop(through: .table)
            resetMode()
        case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return
        case .template: process(token, as: .inHead)
        default: foster(token)
        }
    }

    private mutating func clearToTable() { clear { $0 == .table || $0 == .template || $0 == .html } }

    /// What does not belong in a table goes before it.
    private mutating func foster(_ token: HTMLToken) {
        isFostering = true
        process(token, as: .inBody)
        isFostering = false
    }

    mutating func inTableText(_ token: HTMLToken) {
        if token.kind == .text {
            tableText.append(token)
            return
        }
        let isSpace = tableText.allSatisfy { text in
            text.range.range.allSatisfy { ASCII.isSpace(tokenizer.byte($0)) || tokenizer.byte($0) == 0 }
        }
        for text in tableText {
            if !isSpace {
                foster(text)
            } else if text.hasNull {
                insertTextWithNull(text, replaces: false)
            } else {
                insertText(text)
            }
        }
        tableText.removeAll(keepingCapacity: true)
        mode = returnMode
        process(token)
    }

    mutating func inCaption(_ token: HTMLToken) {
        let closes: Bool
        switch (token.kind, token.tag) {
        case (.endTag, .caption):
            _ = endCaption()
            return
        case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .td),
            (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
            closes = true
        case (.endTag, .body), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html), (.endTag, .tbody),
            (.endTag, .td),
            (.endTag, .tfoot), (.endTag, .th), (.endTag, .thead), (.endTag, .tr):
            return
        default: closes = false
        }
        if !closes { process(token, as: .inBody) } else if endCaption() { process(token) }
    }

    private mutating func endCaption() -> Bool {
        guard isInScope(.caption, .table) else { return false }
        generateImpliedEndTags()
        pop(through: .caption)
        clearToMarker()
        mode = .inTable
        return true
    }

    mutating func inColumnGroup(_ token: HTMLToken) {
        switch token.kind {
        case .text:
            let parts = splitSpace(token)
            if let space = parts.space { insertText(space) }
            if let rest = parts.rest { leaveColumnGroup(then: rest) }
        case .comment: insertComment(token)
        case .doctype: return
        case .startTag where token.tag == .html: process(token, as: .inBody)
        case .startTag where token.tag == .col: insertVoid(token)
        case .startTag where token.tag == .template, .endTag where token.tag == .template: process(token, as: .inHead)
        case .endTag where token.tag == .colgroup: leaveColumnGroup(then: nil)
        case .endTag where token.tag == .col: return
        case .end: process(token, as: .inBody)
        default: leaveColumnGroup(then: token)
        }
    }

    private mutating func leaveColumnGroup(then token: HTMLToken?) {
        guard currentTag == .colgroup else { return }
        pop()
        mode = .inTable
        if let token { process(token) }
    }

    mutating func inTableBody(_ token: HTMLToken) {
        switch (token.kind, token.tag) {
        case (.startTag, .tr):
            clearToTableBody()
            insertElement(token)
            mode = .inRow
        case (.startTag, .th), (.startTag, .td):
            clearToTableBody()
            insertImplied(.tr)
            mode = .inRow
            process(token)
        case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
            if isInScope(token.tag, .table) { leaveTableBody(then: nil) }
        case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .tfoot),
            (.startTag, .thead), (.endTag, .table):
            if isInScope(.table, where: { $0.isTableSection }) { leaveTableBody(then: token) }
        case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
            (.endTag, .td),
            (.endTag, .th), (.endTag, .tr):
            return
        default: inTable(token)
        }
    }

    private mutating func clearToTableBody() { clear { $0.isTableSection || $0 == .template || $0 == .html } }

    private mutating func leaveTableBody(then token: HTMLToken?) {
        clearToTableBody()
        pop()
        mode = .inTable
        if let token { process(token) }
    }

    mutating func inRow(_ token: HTMLToken) {
        switch (token.kind, token.tag) {
        case (.startTag, .th), (.startTag, .td):
            clearToRow()
            insertElement(token)
            mode = .inCell
            pushMarker()
        case (.endTag, .tr): if isInScope(.tr, .table) { leaveRow(then: nil) }
        case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .tfoot),
            (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
            if isInScope(.tr, .table) { leaveRow(then: token) }
        case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
            if isInScope(token.tag, .table), isInScope(.tr, .table) { leaveRow(then: token) }
        case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
            (.endTag, .td),
            (.endTag, .th):
            return
        default: inTable(token)
        }
    }

    private mutating func clearToRow() { clear { $0 == .tr || $0 == .template || $0 == .html } }

    private mutating func leaveRow(then token: HTMLToken?) {
        clearToRow()
        pop()
        mode = .inTableBody
        if let token { process(token) }
    }

    mutating func inCell(_ token: HTMLToken) {
        switch (token.kind, token.tag) {
        case (.endTag, .td), (.endTag, .th):
            guard isInScope(token.tag, .table) else { return }
            generateImpliedEndTags()
            pop(through: token.tag)
            clearToMarker()
            mode = .inRow
        case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .td),
            (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead), (.startTag, .tr):
            if closeCell() { process(token) }
        case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html): return
        case (.endTag, .table), (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead), (.endTag, .tr):
            if isInScope(token.tag, .table), closeCell() { process(token) }
        default: process(token, as: .inBody)
        }
    }

    private mutating func closeCell() -> Bool {
        guard isInScope(.table, where: { $0.isCell }) else { return false }
        generateImpliedEndTags()
        pop { $0.isCell }
        clearToMarker()
        mode = .inRow
        return true
    }
}
