/// The mode "in body": end tags; and what follows the body.
extension HTMLTreeBuilder {
    mutating func bodyEndTag(_ token: HTMLToken) {
        switch token.tag {
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: runAdoptionAgency(token)
        case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
            .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre, .search, .section,
            .select, .summary, .ul:
            endBlock(token.tag)
        case .p:
            if !isInScope(.p, .button) { insertImplied(.p) }
            closeParagraph()
        case .li: if isInScope(.li, .listItem) { endItem(.li) }
        case .dd, .dt: if isInScope(token.tag) { endItem(token.tag) }
        case .h1, .h2, .h3, .h4, .h5, .h6:
            guard isInScope(.general, where: { $0.isHeading }) else { return }
            generateImpliedEndTags()
            pop { $0.isHeading }
        case .body, .html: if isInScope(.body) { leaveBody(token) }
        case .form: endForm()
        case .applet, .marquee, .object:
            guard isInScope(token.tag) else { return }
            endBlock(token.tag)
            clearToMarker()
        case .br:
            reconstructFormatting()
            insertVoid(HTMLToken(.startTag, tag: .br))
            framesetAllowed = false
        case .template: process(token, as: .inHead)
        default: endAnyOther(token)
        }
    }

    private mutating func endBlock(_ tag: HTMLTag) {
        guard isInScope(tag) else { return }
        generateImpliedEndTags()
        pop(through: tag)
    }

    private mutating func endItem(_ tag: HTMLTag) {
        generateImpliedEndTags(except: tag)
        pop(through: tag)
    }

    private mutating func endForm() {
        if isOpen(.template) { return endBlock(.form) }
        let form = formElement
        formElement = -1
        guard form >= 0, isInScope(node: form) else { return }
        generateImpliedEndTags()
        removeFromStack(form)
    }

    private mutating func leaveBody(_ token: HTMLToken) {
        mode = .afterBody
        if token.tag == .html { process(token) }
    }

    /// An end tag without rules of its own closes the nearest element of its name, unless a special one lies between.
    mutating func endAnyOther(_ token: HTMLToken) {
        var index = open.count - 1
        while index >= 0 {
            let node = tree[open[index]]
            if node.namespace == .html, node.name == token.name {
                generateImpliedEndTags(except: token.tag)
                while open.count > index { pop() }
                return
            }
            if isSpecial(node) { return }
            index -= 1
        }
    }

    mutating func afterBody(_ token: HTMLToken) {
        switch token.kind {
        case .text where isSpaceOnly(token): process(token, as: .inBody)
        case .comment: insertComment(token, in: open.first ?? HTMLTree.document)
        case .doctype, .end: return
        case .startTag where token.tag == .html: process(token, as: .inBody)
        case .endTag where token.tag == .html: if context == nil { mode = .afterAfterBody }
        default:
            mode = .inBody
            process(token)
        }
    }

    mutating func afterAfterBody(_ token: HTMLToken) {
        switch token.kind {
        case .comment: insertComment(token, in: HTMLTree.document)
        case .doctype, .end: return
        case .text where isSpaceOnly(token): process(token, as: .inBody)
        case .startTag where token.tag == .html: process(token, as: .inBody)
        default:
            mode = .inBody
            process(token)
        }
    }

    // MARK: - Framesets

    mutating func inFrameset(_ token: HTMLToken) {
        switch token.kind {
        case .text: insertSpaces(token)
        case .comment: insertComment(token)
        case .doctype, .end: return
        case .startTag:
            switch token.tag {
            case .html: process(token, as: .inBody)
            case .frameset: insertElement(token)
            case .frame: insertVoid(token)
            case .noframes: process(token, as: .inHead)
            default: return
            }
        case .endTag:
            guard token.tag == .frameset, open.count > 1 else { return }
            pop()
            if context == nil, currentTag != .frameset { mode = .afterFrameset }
        }
    }

    mutating func afterFrameset(_ token: HTMLToken) {
        switch token.kind {
        case .text: insertSpaces(token)
        case .comment: insertComment(token)
        case .startTag where token.tag == .html: process(token, as: .inBody)
        case .startTag where token.tag == .noframes: process(token, as: .inHead)
        case .endTag where token.tag == .html: mode = .afterAfterFrameset
        default: return
        }
    }

    mutating func afterAfterFrameset(_ token: HTMLToken) {
        switch token.kind {
        case .comment: insertComment(token, in: HTMLTree.document)
        case .text: insertSpaces(token)
        case .startTag where token.tag == .html: process(token, as: .inBody)
        case .startTag where token.tag == .noframes: process(token, as: .inHead)
        default: return
        }
    }

    /// Inserts only the white space of a text.
    private mutating func insertSpaces(_ token: HTMLToken) {
        var part = token
        var index = Int(token.range.start)
        while index < Int(token.range.end) {
            let start = index
            while index < Int(token.range.end), ASCII.isSpace(tokenizer.byte(index)) { index += 1 }
            part.range = HTMLRange(start, index)
            insertText(part)
            while index < Int(token.range.end), !ASCII.isSpace(tokenizer.byte(index)) { index += 1 }
        }
    }
}
