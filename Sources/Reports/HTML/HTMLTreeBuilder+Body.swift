/// The mode "in body": start tags, text and the end of the page.
extension HTMLTreeBuilder {
    mutating func inBody(_ token: HTMLToken) {
        switch token.kind {
        case .text: bodyText(token)
        case .startTag: bodyStartTag(token)
        case .endTag: bodyEndTag(token)
        case .comment: insertComment(token)
        case .doctype: return
        case .end: if !templateModes.isEmpty { process(token, as: .inTemplate) }
        }
    }

    private mutating func bodyText(_ token: HTMLToken) {
        if token.hasNull, !token.range.range.contains(where: { tokenizer.byte($0) != 0 }) { return }
        reconstructFormatting()
        if token.hasNull { insertTextWithNull(token, replaces: false) } else { insertText(token) }
        if framesetAllowed,
            token.range.range.contains(where: { tokenizer.byte($0) != 0 && !ASCII.isSpace(tokenizer.byte($0)) })
        {
            framesetAllowed = false
        }
    }

    private mutating func bodyStartTag(_ token: HTMLToken) {
        switch token.tag {
        case .a: startLink(token)
        case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u: startFormatting(token)
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
            .figcaption,
            .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul:
            startBlock(token)
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeParagraphInButtonScope()
            if currentTag.isHeading { pop() }
            insertElement(token)
        case .li: startListItem(token) { $0 == .li }
        case .dd, .dt: startListItem(token) { $0 == .dd || $0 == .dt }
        case .area, .br, .embed, .img, .keygen, .wbr, .image:
            reconstructFormatting()
            insertVoid(token.tag == .image ? renamed(token, .img) : token)
            framesetAllowed = false
        case .input: startInput(token)
        case .param, .source, .track: insertVoid(token)
        case .hr:
            closeParagraphInButtonScope()
            if isInScope(.select) { generateImpliedEndTags() }
            insertVoid(token)
            framesetAllowed = false
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
            process(token, as: .inHead)
        default: startRareElement(token)
        }
    }

    private mutating func startRareElement(_ token: HTMLToken) {
        switch token.tag {
        case .html: if !isOpen(.template), let root = open.first { addMissingAttributes(token, to: root) }
        case .body: startSecondBody(token)
        case .frameset: replaceBodyByFrameset(token)
        case .pre, .listing:
            startBlock(token)
            skipsLineFeed = true
            framesetAllowed = false
        case .form: startForm(token)
        case .plaintext: startPlainText(token)
        case .button: startButton(token)
        case .nobr: startNoBreak(token)
        case .applet, .marquee, .object:
            reconstructFormatting()
            insertElement(token)
            pushMarker()
            framesetAllowed = false
        case .table: startTable(token)
        case .textarea:
            insertRawText(token, .rcdata)
            skipsLineFeed = true
            framesetAllowed = false
        case .xmp:
            closeParagraphInButtonScope()
            startRawText(token)
        case .iframe: startRawText(token, reconstructs: false)
        case .noembed: insertRawText(token, .rawText)
        case .noscript where scripting: insertRawText(token, .rawText)
        case .select: startSelect(token)
        case .optgroup, .option: startOption(token)
        case .rb, .rtc: startRuby(token, except: .other)
        case .rp, .rt: startRuby(token, except: .rtc)
        case .math: startForeign(token, .math)
        case .svg: startForeign(token, .svg)
        case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: return
        default:
            reconstructFormatting()
            insertElement(token)
        }
    }

    private func renamed(_ token: HTMLToken, _ tag: HTMLTag) -> HTMLToken {
        var result = token
        result.tag = tag
        result.name = UInt32(tag.rawValue)
        return result
    }

    private mutating func startBlock(_ token: HTMLToken) {
        closeParagraphInButtonScope()
        insertElement(token)
    }

    private mutating func startPlainText(_ token: HTMLToken) {
        startBlock(token)
        tokenizer.state = .plainText
    }

    private mutating func startFormatting(_ token: HTMLToken) {
        reconstructFormatting()
        pushFormatting(insertElement(token), token)
    }

    private mutating func startLink(_ token: HTMLToken) {
        if let index = formattingIndex(of: .a) {
            let node = formatting[index].node
            runAdoptionAgency(HTMLToken(.endTag, tag: .a))
            removeFromFormatting(node)
            removeFromStack(node)
        }
        startFormatting(token)
    }

    private mutating func startNoBreak(_ token: HTMLToken) {
        reconstructFormatting()
        if isInScope(.nobr) {
            runAdoptionAgency(HTMLToken(.endTag, tag: .nobr))
            reconstructFormatting()
        }
        pushFormatting(insertElement(token), token)
    }

    private mutating func startListItem(_ token: HTMLToken, _ closes: (HTMLTag) -> Bool) {
        framesetAllowed = false
        for node in open.reversed() {
            let entry = tree[node]
            if entry.namespace == .html, closes(entry.tag) {
                generateImpliedEndTags(except: entry.tag)
                pop(through: entry.tag)
                break
            }
            let isTransparent = entry.tag == .address || entry.tag == .div || entry.tag == .p
            if isSpecial(entry), !isTransparent { break }
        }
        startBlock(token)
    }

    private mutating func startInput(_ token: HTMLToken) {
        if context?.tag == .select { return }
        if isInScope(.select) { pop(through: .select) }
        reconstructFormatting()
        insertVoid(token)
        if !isHiddenInput(token) { framesetAllowed = false }
    }

    func isHiddenInput(_ token: HTMLToken) -> Bool {
        let hash = UInt32(truncatingIfNeeded: NameHash.of("type".utf8))
        for index in token.attributes.range where tokenizer.attributes[index].hash == hash {
            let value = tokenizer.attributes[index].value
            return value.range.map { ASCII.lower(tokenizer.byte($0)) } == Array("hidden".utf8)
        }
        return false
    }

    private mutating func startSecondBody(_ token: HTMLToken) {
        guard open.count > 1, tree[open[1]].isElement(.body), !isOpen(.template) else { return }
        framesetAllowed = false
        addMissingAttributes(token, to: open[1])
    }

    private mutating func replaceBodyByFrameset(_ token: HTMLToken) {
        guard open.count > 1, tree[open[1]].isElement(.body), framesetAllowed else { return }
        tree.remove(open[1])
        while open.count > 1 { pop() }
        insertElement(token)
        mode = .inFrameset
    }

    private mutating func startForm(_ token: HTMLToken) {
        let inTemplate = isOpen(.template)
        guard formElement < 0 || inTemplate else { return }
        closeParagraphInButtonScope()
        let form = insertElement(token)
        if !inTemplate { formElement = form }
    }

    private mutating func startButton(_ token: HTMLToken) {
        if isInScope(.button) {
            generateImpliedEndTags()
            pop(through: .button)
        }
        reconstructFormatting()
        insertElement(token)
        framesetAllowed = false
    }

    private mutating func startTable(_ token: HTMLToken) {
        if !isQuirks { closeParagraphInButtonScope() }
        insertElement(token)
        framesetAllowed = false
        mode = .inTable
    }

    private mutating func startRawText(_ token: HTMLToken, reconstructs: Bool = true) {
        if reconstructs { reconstructFormatting() }
        framesetAllowed = false
        insertRawText(token, .rawText)
    }

    private mutating func startSelect(_ token: HTMLToken) {
        if context?.tag == .select { return }
        if isInScope(.select) { return pop(through: .select) }
        reconstructFormatting()
        insertElement(token)
        framesetAllowed = false
    }

    private mutating func startOption(_ token: HTMLToken) {
        if isInScope(.select) {
            generateImpliedEndTags(except: token.tag == .option ? .optgroup : .other)
        } else if currentTag == .option {
            pop()
        }
        reconstructFormatting()
        insertElement(token)
    }

    private mutating func startRuby(_ token: HTMLToken, except tag: HTMLTag) {
        if isInScope(.ruby) { generateImpliedEndTags(except: tag) }
        insertElement(token)
    }

    private mutating func startForeign(_ token: HTMLToken, _ namespace: HTMLTree.Namespace) {
        reconstructFormatting()
        insertElement(token, namespace)
        if token.selfClosing { pop() }
    }

    // MARK: - Text of elements that hold characters only

    mutating func inText(_ token: HTMLToken) {
        switch token.kind {
        case .text: insertText(token)
        case .end:
            pop()
            mode = returnMode
            process(token)
        default:
            pop()
            mode = returnMode
        }
    }
}
