/// Which open elements can be seen from the current one, and ends that the page left out.
extension HTMLTreeBuilder {
    enum Scope { case general, listItem, button, table }

    /// Whether an element of the tag is open and no boundary of the scope lies above it.
    func isInScope(_ tag: HTMLTag, _ scope: Scope = .general) -> Bool {
        isOpen(tag) && isInScope(scope) { $0 == tag }
    }

    func isInScope(_ scope: Scope, where matches: (HTMLTag) -> Bool) -> Bool {
        for node in open.reversed() {
            let entry = tree[node]
            if entry.namespace == .html, matches(entry.tag) { return true }
            if isBoundary(entry, scope) { return false }
        }
        return false
    }

    func isInScope(node: Int32) -> Bool {
        for other in open.reversed() {
            if other == node { return true }
            if isBoundary(tree[other], .general) { return false }
        }
        return false
    }

    private func isBoundary(_ node: HTMLTree.Node, _ scope: Scope) -> Bool {
        switch scope {
        case .table:
            return node.namespace == .html && (node.tag == .html || node.tag == .table || node.tag == .template)
        case .general, .listItem, .button: break
        }
        switch node.namespace {
        case .svg: return node.tag == .foreignObject || node.tag == .desc || node.tag == .title
        case .math: return isMathTextPoint(node) || node.tag == .annotationXML
        case .html: break
        }
        switch node.tag {
        case .applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template: return true
        case .ol, .ul: return scope == .listItem
        case .button: return scope == .button
        default: return false
        }
    }

    func isMathTextPoint(_ node: HTMLTree.Node) -> Bool {
        guard node.namespace == .math else { return false }
        switch node.tag {
        case .mi, .mo, .mn, .ms, .mtext: return true
        default: return false
        }
    }

    /// Closes elements whose end tag may be left out.
    mutating func generateImpliedEndTags(except tag: HTMLTag = .other) {
        while currentTag != tag || tag == .other {
            switch currentTag {
            case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: pop()
            default: return
            }
        }
    }

    mutating func generateAllImpliedEndTags() {
        while true {
            switch currentTag {
            case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc, .caption, .colgroup, .tbody, .td, .tfoot,
                .th,
                .thead, .tr:
                pop()
            default: return
            }
        }
    }

    mutating func closeParagraph() {
        generateImpliedEndTags(except: .p)
        pop(through: .p)
    }

    mutating func closeParagraphInButtonScope() {
        if isInScope(.p, .button) { closeParagraph() }
    }

    /// Chooses the mode that fits the open elements, behind `</select>`, `</template>` and the like.
    mutating func resetMode() {
        for index in open.indices.reversed() {
            let isLast = index == 0
            let node = isLast && context != nil ? contextNode : tree[open[index]]
            if let found = mode(for: node, isLast: isLast) {
                mode = found
                return
            }
        }
        mode = .inBody
    }

    private var contextNode: HTMLTree.Node {
        var node = HTMLTree.Node(.element)
        node.tag = context?.tag ?? .body
        node.namespace = context?.namespace ?? .html
        return node
    }

    private func mode(for node: HTMLTree.Node, isLast: Bool) -> Mode? {
        guard node.namespace == .html else { return isLast ? .inBody : nil }
        switch node.tag {
        case .td, .th: return isLast ? .inBody : .inCell
        case .tr: return .inRow
        case .tbody, .thead, .tfoot: return .inTableBody
        case .caption: return .inCaption
        case .colgroup: return .inColumnGroup
        case .table: return .inTable
        case .template: return templateModes.last ?? .inTemplate
        case .head: return isLast ? .inBody : .inHead
        case .body: return .inBody
        case .frameset: return .inFrameset
        case .html: return headElement < 0 ? .beforeHead : .afterHead
        default: return isLast ? .inBody : nil
        }
    }
}
