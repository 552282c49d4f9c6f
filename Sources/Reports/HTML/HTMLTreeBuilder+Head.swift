/// Insertion modes from the page's first byte to its body.
extension HTMLTreeBuilder {
    mutating func initial(_ token: HTMLToken) {
        switch token.kind {
        case .text:
            guard let rest = splitSpace(token).rest else { return }
            startWithoutDoctype(rest)
        case .comment: insertComment(token, in: HTMLTree.document)
        case .doctype:
            var node = HTMLTree.Node(.doctype)
            node.range = token.range
            tree.append(tree.add(node), to: HTMLTree.document)
            isQuirks = tokenizer.doctype.forcesQuirks || isQuirksDoctype()
            mode = .beforeHTML
        default: startWithoutDoctype(token)
        }
    }

    private mutating func startWithoutDoctype(_ token: HTMLToken) {
        isQuirks = true
        mode = .beforeHTML
        process(token)
    }

    private func isQuirksDoctype() -> Bool {
        let doctype = tokenizer.doctype
        guard lowered(doctype.name) == "html" else { return true }
        let system = doctype.systemID.map { lowered($0) }
        if system == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd" { return true }
        guard let identifier = doctype.publicID.map({ lowered($0) }) else { return false }
        if ["-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"].contains(identifier) {
            return true
        }
        let isOldHTML4 =
            identifier.hasPrefix("-//w3c//dtd html 4.01 frameset//")
            || identifier.hasPrefix("-//w3c//dtd html 4.01 transitional//")
        if isOldHTML4 { return system == nil }
        return QuirksDoctypes.prefixes.contains { identifier.hasPrefix($0) }
    }

    private func lowered(_ range: HTMLRange) -> String {
        String(decoding: range.range.prefix(200).map { ASCII.lower(tokenizer.byte($0)) }, as: UTF8.self)
    }

    mutating func beforeHTML(_ token: HTMLToken) {
        switch token.kind {
        case .doctype: return
        case .comment: insertComment(token, in: HTMLTree.document)
        case .text:
            if let rest = splitSpace(token).rest { openRoot(nil, then: rest) }
        case .startTag where token.tag == .html: openRoot(token, then: nil)
        case .endTag where ![.head, .body, .html, .br].contains(token.tag): return
        default: openRoot(nil, then: token)
        }
    }

    private mutating func openRoot(_ tag: HTMLToken?, then token: HTMLToken?) {
        let root = tree.add(element(tag ?? HTMLToken(.startTag, tag: .html)))
        tree.append(root, to: HTMLTree.document)
        push(root)
        mode = .beforeHead
        if let token { process(token) }
    }

    mutating func beforeHead(_ token: HTMLToken) {
        switch token.kind {
        case .doctype: return
        case .comment: insertComment(token)
        case .text:
            if let rest = splitSpace(token).rest { openHead(nil, then: rest) }
        case .startTag where token.tag == .html: process(token, as: .inBody)
        case .startTag where token.tag == .head: openHead(token, then: nil)
        case .endTag where ![.head, .body, .html, .br].contains(token.tag): return
        default: openHead(nil, then: token)
        }
    }

    private mutating func openHead(_ tag: HTMLToken?, then token: HTMLToken?) {
        headElement = insertElement(tag ?? HTMLToken(.startTag, tag: .head))
        mode = .inHead
        if let token { process(token) }
    }

    mutating func inHead(_ token: HTMLToken) {
        switch token.kind {
        case .doctype: return
        case .comment: insertComment(token)
        case .text:
            let parts = splitSpace(token)
            if let space = parts.space { insertText(space) }
            if let rest = parts.rest { leaveHead(then: rest) }
        case .startTag: headStartTag(token)
        case .endTag: headEndTag(token)
        case .end: leaveHead(then: token)
        }
    }

    private mutating func leaveHead(then token: HTMLToken) {
        pop()
        mode = .afterHead
        process(token)
    }

    private mutating func headStartTag(_ token: HTMLToken) {
        switch token.tag {
        case .html: process(token, as: .inBody)
        case .base, .basefont, .bgsound, .link, .meta: insertVoid(token)
        case .title: insertRawText(token, .rcdata)
        case .noscript where !scripting:
            insertElement(token)
            mode = .inHeadNoscript
        case .noscript, .noframes, .style: insertRawText(token, .rawText)
        case .script: insertRawText(token, .script)
        case .template: openTemplate(token)
        case .head: return
        default: leaveHead(then: token)
        }
    }

    private mutating func headEndTag(_ token: HTMLToken) {
        switch token.tag {
        case .head:
            pop()
            mode = .afterHead
        case .body, .html, .br: leaveHead(then: token)
        case .template: closeTemplate()
        default: return
        }
    }

    private mutating func openTemplate(_ token: HTMLToken) {
        let template = insertElement(token)
        tree.append(tree.add(HTMLTree.Node(.templateContent)), to: template)
        pushMarker()
        framesetAllowed = false
        mode = .inTemplate
        templateModes.append(.inTemplate)
    }

    private mutating func closeTemplate() {
        guard isOpen(.template) else { return }
        generateAllImpliedEndTags()
        pop(through: .template)
        clearToMarker()
        _ = templateModes.popLast()
        resetMode()
    }

    mutating func inHeadNoscript(_ token: HTMLToken) {
        switch token.kind {
        case .doctype: return
        case .comment: process(token, as: .inHead)
        case .text:
            let parts = splitSpace(token)
            if let space = parts.space { process(space, as: .inHead) }
            if let rest = parts.rest { leaveNoscript(then: rest) }
        case .startTag:
            switch token.tag {
            case .html: process(token, as: .inBody)
            case .basefont, .bgsound, .link, .meta, .noframes, .style: process(token, as: .inHead)
            case .head, .noscript: return
            default: leaveNoscript(then: token)
            }
        case .endTag:
            if token.tag == .noscript {
                leaveNoscript(then: nil)
            } else if token.tag == .br {
                leaveNoscript(then: token)
            }
        case .end: leaveNoscript(then: token)
        }
    }

    private mutating func leaveNoscript(then token: HTMLToken?) {
        pop()
        mode = .inHead
        if let token { process(token) }
    }

    mutating func afterHead(_ token: HTMLToken) {
        switch token.kind {
        case .doctype: return
        case .comment: insertComment(token)
        case .text:
            let parts = splitSpace(token)
            if let space = parts.space { insertText(space) }
            if let rest = parts.rest { openBody(nil, then: rest) }
        case .startTag: afterHeadStartTag(token)
        case .endTag:
            if token.tag == .template { return process(token, as: .inHead) }
            if [.body, .html, .br].contains(token.tag) { openBody(nil, then: token) }
        case .end: openBody(nil, then: token)
        }
    }

    private mutating func afterHeadStartTag(_ token: HTMLToken) {
        switch token.tag {
        case .html: process(token, as: .inBody)
        case .body:
            framesetAllowed = false
            openBody(token, then: nil)
        case .frameset:
            insertElement(token)
            mode = .inFrameset
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
            push(headElement)
            process(token, as: .inHead)
            removeFromStack(headElement)
        case .head: return
        default: openBody(nil, then: token)
        }
    }

    private mutating func openBody(_ tag: HTMLToken?, then token: HTMLToken?) {
        insertElement(tag ?? HTMLToken(.startTag, tag: .body))
        mode = .inBody
        if let token { process(token) }
    }
}

/// Public identifiers of the document types of old pages, from the HTML Standard, section 13.2.6.4.1.
enum QuirksDoctypes {
    static let prefixes = [
        "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//",
        "-//advasoft ltd//dtd html 3.0 aswedit + extensions//", "-//ietf//dtd html",
        "-//metrius//dtd metrius presentational//",
        "-//microsoft//dtd internet explorer ", "-//netscape comm. corp.//dtd ",
        "-//o'reilly and associates//dtd html ",
        "-//sq//dtd html 2.0 hotmetal + extensions//", "-//softquad", "-//spyglass//dtd html 2.0 extended//",
        "-//sun microsystems corp.//dtd hotjava ", "-//w3c//dtd html 3", "-//w3c//dtd html 4.0 frameset//",
        "-//w3c//dtd html 4.0 transitional//", "-//w3c//dtd html experimental ", "-//w3c//dtd w3 html",
        "-//w3o//dtd w3 html 3.0//", "-//webtechs//dtd mozilla html ",
    ]
}
