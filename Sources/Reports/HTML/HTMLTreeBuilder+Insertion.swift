/// Where nodes go, and the stack of open elements.
extension HTMLTreeBuilder {
    var current: Int32 { open.last ?? HTMLTree.document }
    var currentNode: HTMLTree.Node { tree[current] }
    var currentTag: HTMLTag { currentNode.namespace == .html ? currentNode.tag : .other }

    /// The current node, or the context element while only the root of a fragment is open.
    var adjustedCurrent: HTMLTree.Node {
        guard let context, open.count == 1 else { return currentNode }
        var node = HTMLTree.Node(.element)
        node.tag = context.tag
        node.namespace = context.namespace
        return node
    }

    /// Whether `adjustedNamespace` can be other than HTML's, which it is on few pages; asked for every token.
    @inline(__always)
    var mayBeForeign: Bool { openForeign > 0 || context != nil }

    /// The namespace of `adjustedCurrent`.
    var adjustedNamespace: HTMLTree.Namespace {
        if let context, open.count == 1 { return context.namespace }
        return tree.nodes[Int(current)].namespace
    }

    // MARK: - The stack

    mutating func push(_ node: Int32) {
        open.append(node)
        let entry = tree[node]
        if entry.namespace == .html { openCounts[Int(entry.tag.rawValue)] += 1 } else { openForeign += 1 }
    }

    mutating func pop() {
        guard let node = open.popLast() else { return }
        forget(node)
    }

    private mutating func forget(_ node: Int32) {
        let entry = tree[node]
        if entry.namespace == .html { openCounts[Int(entry.tag.rawValue)] -= 1 } else { openForeign -= 1 }
    }

    func isOpen(_ tag: HTMLTag) -> Bool { openCounts[Int(tag.rawValue)] > 0 }

    /// Pops up to and with the nearest element of the tag.
    mutating func pop(through tag: HTMLTag) { pop { $0 == tag } }

    mutating func pop(through matches: (HTMLTag) -> Bool) {
        while open.count > 0 {
            let isLast = matches(currentTag)
            pop()
            if isLast { return }
        }
    }

    /// Pops while the current node is none of those that may hold what follows.
    mutating func clear(to matches: (HTMLTag) -> Bool) {
        while open.count > 1, !matches(currentTag) { pop() }
    }

    mutating func removeFromStack(_ node: Int32) {
        guard let index = open.lastIndex(of: node) else { return }
        open.remove(at: index)
        forget(node)
    }

    mutating func replaceInStack(_ old: Int32, with new: Int32) {
        guard let index = open.lastIndex(of: old) else { return }
        forget(old)
        open[index] = new
        let entry = tree[new]
        if entry.namespace == .html { openCounts[Int(entry.tag.rawValue)] += 1 } else { openForeign += 1 }
    }

    mutating func insertInStack(_ node: Int32, behind other: Int32) {
        guard let index = open.lastIndex(of: other) else { return }
        open.insert(node, at: index + 1)
        let entry = tree[node]
        if entry.namespace == .html { openCounts[Int(entry.tag.rawValue)] += 1 } else { openForeign += 1 }
    }

    // MARK: - Places

    /// A parent, and the child before which to insert (−1: at its end).
    struct Place {
        var parent: Int32
        var before: Int32 = -1
    }

    /// The standard's "appropriate place for inserting a node", with foster parenting out of tables.
    func place(in override: Int32? = nil) -> Place {
        let target = override ?? current
        let node = tree[target]
        if isFostering, node.namespace == .html, node.tag.isTableStructure { return contents(fosterPlace()) }
        return contents(Place(parent: target))
    }

    /// A place in a template is one in its contents.
    private func contents(_ place: Place) -> Place {
        let parent = tree[place.parent]
        return parent.isElement(.template) && place.before < 0 ? Place(parent: parent.first) : place
    }

    private func fosterPlace() -> Place {
        var index = open.count - 1
        while index >= 0 {
            let node = tree[open[index]]
            if node.isElement(.template) { return Place(parent: open[index]) }
            if node.isElement(.table) {
                if node.parent >= 0 { return Place(parent: node.parent, before: open[index]) }
                return Place(parent: index > 0 ? open[index - 1] : HTMLTree.document)
            }
            index -= 1
        }
        return Place(parent: open.first ?? HTMLTree.document)
    }

    mutating func insert(_ node: Int32, at place: Place) {
        if place.before >= 0 { tree.insert(node, before: place.before) } else { tree.append(node, to: place.parent) }
    }

    // MARK: - Nodes

    func element(_ token: HTMLToken, _ namespace: HTMLTree.Namespace = .html) -> HTMLTree.Node {
        var node = HTMLTree.Node(.element)
        node.tag = token.tag
        node.name = token.name
        node.namespace = namespace
        node.attributes = token.attributes
        return node
    }

    /// Inserts an element for a start tag and opens it.
    @discardableResult
    mutating func insertElement(_ token: HTMLToken, _ namespace: HTMLTree.Namespace = .html) -> Int32 {
        let node = tree.add(element(token, namespace))
        insert(node, at: place())
        push(node)
        return node
    }

    /// Opens an element that the page left out.
    @discardableResult
    mutating func insertImplied(_ tag: HTMLTag) -> Int32 { insertElement(HTMLToken(.startTag, tag: tag)) }

    /// Inserts an element without content.
    mutating func insertVoid(_ token: HTMLToken) {
        insertElement(token)
        pop()
    }

    mutating func insertComment(_ token: HTMLToken, in parent: Int32? = nil) {
        var node = HTMLTree.Node(.comment)
        node.range = token.range
        let comment = tree.add(node)
        insert(comment, at: parent.map { Place(parent: $0) } ?? place())
    }

    mutating func insertText(_ token: HTMLToken) {
        let place = place()
        guard place.parent != HTMLTree.document, !token.range.isEmpty else { return }
        let previous = place.before >= 0 ? tree[place.before].previous : tree[place.parent].last
        let followsText = previous >= 0 && tree[previous].kind == .text
        if followsText, tree[previous].range.end == token.range.start {
            tree.nodes[Int(previous)].range.end = token.range.end
            return
        }
        var node = HTMLTree.Node(.text)
        node.range = token.range
        node.continues = followsText
        insert(tree.add(node), at: place)
    }

    /// Inserts the text with each NUL dropped or replaced.
    mutating func insertTextWithNull(_ token: HTMLToken, replaces: Bool) {
        var part = token
        part.hasNull = false
        var index = Int(token.range.start)
        while index < Int(token.range.end) {
            var stop = index
            while stop < Int(token.range.end), tokenizer.byte(stop) != 0 { stop += 1 }
            part.range = HTMLRange(index, stop)
            insertText(part)
            if stop < Int(token.range.end), replaces {
                let start = tokenizer.source.count + tokenizer.decoded.count
                tokenizer.decoded += [0xEF, 0xBF, 0xBD]
                part.range = HTMLRange(start, start + 3)
                insertText(part)
            }
            index = stop + 1
        }
    }

    /// Opens an element whose content is characters and turns the tokenizer to it.
    mutating func insertRawText(_ token: HTMLToken, _ state: HTMLTokenizer.State) {
        insertElement(token)
        tokenizer.state = state
        tokenizer.rawTextName = token.name
        returnMode = mode
        mode = .text
    }

    /// Adds the attributes that the element lacks, up to the most a tag may have.
    mutating func addMissingAttributes(_ token: HTMLToken, to node: Int32) {
        let own = tree[node].attributes
        guard !token.attributes.isEmpty, own.count < HTMLTokenizer.mostAttributes else { return }
        var merged = own.range.map { tokenizer.attributes[$0] }
        for index in token.attributes.range {
            let attribute = tokenizer.attributes[index]
            if !merged.contains(where: { $0.hash == attribute.hash }) { merged.append(attribute) }
        }
        guard merged.count > own.count else { return }
        let first = tokenizer.attributes.count
        tokenizer.attributes += merged
        tree.nodes[Int(node)].attributes = HTMLRange(first, tokenizer.attributes.count)
    }
}
