/// The insertion mode inside `template`.
extension HTMLTreeBuilder {
    mutating func inTemplate(_ token: HTMLToken) {
        switch token.kind {
        case .text, .comment, .doctype: process(token, as: .inBody)
        case .startTag: templateStartTag(token)
        case .endTag: if token.tag == .template { process(token, as: .inHead) }
        case .end:
            guard isOpen(.template) else { return }
            pop(through: .template)
            clearToMarker()
            _ = templateModes.popLast()
            resetMode()
            process(token)
        }
    }

    private mutating func templateStartTag(_ token: HTMLToken) {
        let next: Mode
        switch token.tag {
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
            return process(token, as: .inHead)
        case .caption, .colgroup, .tbody, .tfoot, .thead: next = .inTable
        case .col: next = .inColumnGroup
        case .tr: next = .inTableBody
        case .td, .th: next = .inRow
        default: next = .inBody
        }
        _ = templateModes.popLast()
        templateModes.append(next)
        mode = next
        process(token)
    }
}
