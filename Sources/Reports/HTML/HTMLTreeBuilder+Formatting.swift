/// Formatting elements: those that go on in the next block, and the adoption agency that untangles their end tags.
extension HTMLTreeBuilder {
    mutating func pushMarker() { formatting.append(Formatting(node: -1, token: HTMLToken(.end))) }

    mutating func clearToMarker() {
        while let entry = formatting.popLast() {
            if entry.node < 0 { return }
        }
    }

    /// Remembers a formatting element; of four alike the oldest is forgotten (the "Noah's Ark clause").
    mutating func pushFormatting(_ node: Int32, _ token: HTMLToken) {
        var alike = 0
        var index = formatting.count - 1
        while index >= 0, formatting[index].node >= 0 {
            if isAlike(formatting[index].token, token) {
                alike += 1
                if alike == 3 {
                    formatting.remove(at: index)
                    break
                }
            }
            index -= 1
        }
        if formatting.count >= Self.mostFormatting, let oldest = formatting.firstIndex(where: { $0.node >= 0 }) {
            formatting.remove(at: oldest)
        }
        formatting.append(Formatting(node: node, token: token))
    }

    private func isAlike(_ left: HTMLToken, _ right: HTMLToken) -> Bool {
        guard left.name == right.name, left.attributes.count == right.attributes.count else { return false }
        for index in left.attributes.range {
            let attribute = tokenizer.attributes[index]
            let found = right.attributes.range.contains { other in
                tokenizer.attributes[other].hash == attribute.hash
                    && isEqual(tokenizer.attributes[other].value, attribute.value)
            }
            if !found { return false }
        }
        return true
    }

    private func isEqual(_ left: HTMLRange, _ right: HTMLRange) -> Bool {
        guard left.count == right.count else { return false }
        for offset in 0..<left.count
        where tokenizer.byte(Int(left.start) + offset) != tokenizer.byte(Int(right.start) + offset) {
            return false
        }
        return true
    }

    /// Opens again what was left open in an earlier block.
    mutating func reconstructFormatting() {
        guard let last = formatting.last, last.node >= 0, open.lastIndex(of: last.node) == nil else { return }
        var index = formatting.count - 1
        while index > 0 {
            let entry = formatting[index - 1]
            if entry.node < 0 || open.lastIndex(of: entry.node) != nil { break }
            index -= 1
        }
        while index < formatting.count {
            formatting[index].node = insertElement(formatting[index].token)
            index += 1
        }
    }

    func formattingIndex(of tag: HTMLTag) -> Int? {
        var index = formatting.count - 1
        while index >= 0, formatting[index].node >= 0 {
            if tree[formatting[index].node].tag == tag { return index }
            index -= 1
        }
        return nil
    }

    mutating func removeFromFormatting(_ node: Int32) {
        if let index = formatting.lastIndex(where: { $0.node == node }) { formatting.remove(at: index) }
    }

    /// The adoption agency algorithm for the end tag (or a second start tag) of a formatting element.
    mutating func runAdoptionAgency(_ token: HTMLToken) {
        if currentNode.namespace == .html, currentNode.name == token.name,
            !formatting.contains(where: { $0.node == current })
        {
            pop()
            return
        }
        for _ in 0..<8 {
            guard let index = formattingIndex(of: token.tag) else {
                endAnyOther(token)
                return
            }
            let element = formatting[index].node
            guard let stackIndex = open.lastIndex(of: element) else {
                formatting.remove(at: index)
                return
            }
            guard isInScope(node: element) else { return }
            guard let blockIndex = furthestBlock(above: stackIndex) else {
                while open.count > stackIndex { pop() }
                formatting.remove(at: index)
                return
            }
            adopt(
                element, formattingIndex: index, stackIndex: stackIndex, block: open[blockIndex], blockIndex: blockIndex
            )
        }
    }

    private func furthestBlock(above index: Int) -> Int? {
        var next = index + 1
        while next < open.count {
            if isSpecial(tree[open[next]]) { return next }
            next += 1
        }
        return nil
    }

    func isSpecial(_ node: HTMLTree.Node) -> Bool {
        switch node.namespace {
        case .html: node.tag.isSpecial
        case .svg: node.tag == .foreignObject || node.tag == .desc || node.tag == .title
        case .math: isMathTextPoint(node) || node.tag == .annotationXML
        }
    }

    /// One round: moves the furthest block out of the formatting element and its contents into a copy of it.
    private mutating func adopt(_ element: Int32, formattingIndex: Int, stackIndex: Int, block: Int32, blockIndex: Int)
    {
        let ancestor = stackIndex > 0 ? open[stackIndex - 1] : HTMLTree.document
        let token = formatting[formattingIndex].token
        var bookmark = formattingIndex
        var last = block
        var nodeIndex = blockIndex - 1
        var rounds = 0
        while nodeIndex > stackIndex {
            rounds += 1
            let node = open[nodeIndex]
            var entry = formatting.lastIndex { $0.node == node }
            if rounds > 3, let found = entry {
                formatting.remove(at: found)
                if found < bookmark { bookmark -= 1 }
                entry = nil
            }
            guard let entry else {
                removeFromStack(node)
                nodeIndex -= 1
                continue
            }
            let copy = tree.add(self.element(formatting[entry].token))
            formatting[entry].node = copy
            replaceInStack(node, with: copy)
            if last == block { bookmark = entry + 1 }
            tree.remove(last)
            tree.append(last, to: copy)
            last = copy
            nodeIndex -= 1
        }
        tree.remove(last)
        insert(last, at: place(in: ancestor))
        let copy = tree.add(self.element(token))
        tree.moveChildren(of: block, to: copy)
        tree.append(copy, to: block)
        replaceFormatting(element, with: Formatting(node: copy, token: token), at: bookmark)
        removeFromStack(element)
        insertInStack(copy, behind: block)
    }

    private mutating func replaceFormatting(_ old: Int32, with new: Formatting, at bookmark: Int) {
        var position = bookmark
        if let index = formatting.lastIndex(where: { $0.node == old }) {
            formatting.remove(at: index)
            if index < position { position -= 1 }
        }
        formatting.insert(new, at: min(position, formatting.count))
    }
}
