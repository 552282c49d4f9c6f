/// What the labeller looks at when an arc is drawn: both words, their surroundings and their other dependents.
package enum LabelFeatures {
    @inline(__always)
    package static func fill(_ list: inout FeatureList, _ state: ParserState, head: Int, dependent: Int) {
        let nodes = UnsafePointer(state.nodes)
        let isLeft: UInt64 = dependent < head ? 1 : 2
        addPair(
            &list, nodes + head, nodes + dependent, direction: isLeft, distance: UInt64(min(abs(head - dependent), 6)))
        addNeighbours(&list, nodes, head: head, dependent: dependent, direction: isLeft)
        addDependents(&list, nodes, nodes + head, nodes + dependent, direction: isLeft)
    }

    @inline(__always)
    private static func addPair(
        _ list: inout FeatureList, _ head: UnsafePointer<ParserNode>, _ dependent: UnsafePointer<ParserNode>,
        direction: UInt64, distance: UInt64
    ) {
        let (headTag, tag) = (head.pointee.tag, dependent.pointee.tag)
        list.add(direction)
        list.add(dependent.pointee.word)
        list.add(tag)
        list.add(head.pointee.word)
        list.add(headTag)
        list.add(FeatureHash.mix(dependent.pointee.word, head.pointee.word))
        list.add(FeatureHash.mix(tag, headTag, direction))
        list.add(FeatureHash.mix(dependent.pointee.word, headTag, direction))
        list.add(FeatureHash.mix(tag, head.pointee.word, direction))
        list.add(FeatureHash.mix(tag, headTag, direction &+ distance &* 4))
        list.add(FeatureHash.mix(dependent.pointee.suffix, headTag))
        list.add(FeatureHash.mix(head.pointee.suffix, tag, direction))
        list.add(FeatureHash.mix(dependent.pointee.lexical, headTag, direction))
        list.add(FeatureHash.mix(head.pointee.lexical, tag, direction))
        list.add(FeatureHash.mix(dependent.pointee.meaning, headTag, direction))
        list.add(FeatureHash.mix(head.pointee.meaning, tag, direction))
        list.add(FeatureHash.mix(dependent.pointee.meaning, head.pointee.meaning, direction))
    }

    @inline(__always)
    private static func addNeighbours(
        _ list: inout FeatureList, _ nodes: UnsafePointer<ParserNode>, head: Int, dependent: Int, direction: UInt64
    ) {
        let (headTag, tag) = (nodes[head].tag, nodes[dependent].tag)
        list.add(FeatureHash.mix(nodes[dependent - 1].tag, tag, headTag))
        list.add(FeatureHash.mix(nodes[dependent + 1].tag, tag, headTag))
        list.add(FeatureHash.mix(nodes[dependent].word, nodes[dependent - 1].word))
        list.add(FeatureHash.mix(nodes[dependent].word, nodes[dependent + 1].word))
        list.add(FeatureHash.mix(nodes[head + 1].tag, tag, headTag, direction))
        list.add(FeatureHash.mix(nodes[dependent - 1].word, tag, direction))
    }

    @inline(__always)
    private static func addDependents(
        _ list: inout FeatureList, _ nodes: UnsafePointer<ParserNode>, _ head: UnsafePointer<ParserNode>,
        _ dependent: UnsafePointer<ParserNode>, direction: UInt64
    ) {
        let (headTag, tag) = (head.pointee.tag, dependent.pointee.tag)
        let first = nodes + Int(dependent.pointee.left1), last = nodes + Int(dependent.pointee.right1)
        let second = nodes + Int(dependent.pointee.left2)
        list.add(FeatureHash.mix(first.pointee.word, tag, direction))
        list.add(FeatureHash.mix(first.pointee.word, tag, headTag, direction))
        list.add(FeatureHash.mix(first.pointee.word, head.pointee.word, direction))
        list.add(FeatureHash.mix(first.pointee.word, dependent.pointee.meaning, headTag))
        list.add(FeatureHash.mix(last.pointee.word, tag, direction))
        list.add(FeatureHash.mix(first.pointee.tag, tag, headTag))
        list.add(FeatureHash.mix(last.pointee.tag, tag, headTag))
        list.add(FeatureHash.mix(second.pointee.word, first.pointee.word, headTag))
        list.add(FeatureHash.mix(dependent.pointee.leftLabels, tag, headTag, direction))
        list.add(FeatureHash.mix(dependent.pointee.rightLabels, tag, headTag, direction))
        list.add(FeatureHash.mix(head.pointee.leftLabels, tag, headTag, direction))
        list.add(FeatureHash.mix(head.pointee.rightLabels, tag, headTag, direction))
        list.add(FeatureHash.mix(head.pointee.leftLabels, head.pointee.word, tag, direction))
        list.add(FeatureHash.mix(head.pointee.rightLabels, head.pointee.word, tag, direction))
    }
}
