/// What the parser looks at before each move: the top of the stack, the next words, and what hangs on them
/// (after Zhang and Nivre 2011).
package enum ParserFeatures {
    /// The nodes that templates speak of.
    private struct View {
        let s0, s1, s2, b0, b1, b2, b3: UnsafePointer<ParserNode>
        let nodes: UnsafePointer<ParserNode>
        /// Distances between the top and the next word, and between the two uppermost, up to 8.
        let distance, inner: UInt64

        @inline(__always)
        init(_ state: ParserState) {
            nodes = UnsafePointer(state.nodes)
            let (top, second) = (state.top(0), state.top(1))
            s0 = nodes + top
            s1 = nodes + second
            s2 = nodes + state.top(2)
            b0 = nodes + state.next
            b1 = nodes + (state.next <= state.count ? state.next + 1 : 0)
            b2 = nodes + (state.next < state.count ? state.next + 2 : 0)
            b3 = nodes + (state.next + 2 <= state.count ? state.next + 3 : 0)
            distance = UInt64(truncatingIfNeeded: min(state.next - top, 8))
            inner = UInt64(truncatingIfNeeded: min(top - second, 8))
        }

        @inline(__always)
        func node(_ index: Int32) -> UnsafePointer<ParserNode> { nodes + Int(index) }
    }

    @inline(__always)
    package static func fill(_ list: inout FeatureList, _ state: ParserState) {
        let view = View(state)
        addWords(&list, view)
        addOuterPair(&list, view)
        addInnerPair(&list, view)
        addDependents(&list, view)
        addLabels(&list, view)
        addCounts(&list, view)
        addAhead(&list, view)
        addMeanings(&list, view)
    }

    /// Kinds of things: what attaches a phrase to the verb or to the noun before it.
    @inline(__always)
    private static func addMeanings(_ list: inout FeatureList, _ view: View) {
        let (s0, s1, b0) = (view.s0, view.s1, view.b0)
        let marker = view.node(s0.pointee.left1).pointee.word
        list.add(FeatureHash.mix(s0.pointee.meaning, b0.pointee.meaning))
        list.add(FeatureHash.mix(s1.pointee.meaning, s0.pointee.meaning))
        list.add(FeatureHash.mix(s0.pointee.meaning, b0.pointee.word))
        list.add(FeatureHash.mix(s0.pointee.word, b0.pointee.meaning))
        list.add(FeatureHash.mix(s1.pointee.word, s0.pointee.meaning))
        list.add(FeatureHash.mix(s1.pointee.meaning, marker, s0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.word, marker, s0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.meaning, s0.pointee.meaning, marker))
        list.add(FeatureHash.mix(s1.pointee.meaning, s0.pointee.tag, b0.pointee.tag))
    }

    /// Coarse tags further ahead.
    @inline(__always)
    private static func addAhead(_ list: inout FeatureList, _ view: View) {
        let (s0, b0, b1) = (view.s0, view.b0, view.b1)
        let ahead = FeatureHash.mix(b1.pointee.coarse, view.b2.pointee.coarse, view.b3.pointee.coarse)
        list.add(FeatureHash.mix(b0.pointee.coarse, ahead))
        list.add(FeatureHash.mix(s0.pointee.coarse, b0.pointee.coarse, ahead))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.word, b1.pointee.coarse, view.b2.pointee.coarse))
        list.add(FeatureHash.mix(view.s1.pointee.coarse, s0.pointee.coarse, b0.pointee.coarse, ahead))
    }

    @inline(__always)
    private static func addWords(_ list: inout FeatureList, _ view: View) {
        list.add(1)
        list.add(view.s0.pointee.word)
        list.add(view.s1.pointee.word)
        list.add(view.b0.pointee.word)
        list.add(view.b1.pointee.word)
        list.add(view.b2.pointee.word)
        list.add(view.s0.pointee.tag)
        list.add(view.s1.pointee.tag)
        list.add(view.b0.pointee.tag)
        list.add(view.b1.pointee.tag)
        list.add(view.s0.pointee.wordTag)
        list.add(view.s1.pointee.wordTag)
        list.add(view.b0.pointee.wordTag)
        list.add(view.b1.pointee.wordTag)
    }

    /// The top of the stack and the next words: what decides about a left arc.
    @inline(__always)
    private static func addOuterPair(_ list: inout FeatureList, _ view: View) {
        let (s0, b0, b1) = (view.s0, view.b0, view.b1)
        list.add(FeatureHash.mix(s0.pointee.word, b0.pointee.word))
        list.add(FeatureHash.mix(s0.pointee.wordTag, b0.pointee.wordTag))
        list.add(FeatureHash.mix(s0.pointee.word, b0.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.word))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.wordTag, b0.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.wordTag))
        list.add(FeatureHash.mix(b0.pointee.tag, b1.pointee.tag))
        list.add(FeatureHash.mix(b0.pointee.word, b1.pointee.word))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.tag, b1.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.word, b0.pointee.tag, b1.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.word, b1.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.tag, b1.pointee.word))
        list.add(FeatureHash.mix(b0.pointee.tag, b1.pointee.tag, view.b2.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.tag, b1.pointee.tag, view.b2.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.lexical, b0.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.lexical))
        list.add(FeatureHash.mix(s0.pointee.suffix, b0.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.suffix))
    }

    /// The two uppermost of the stack: what decides about a right arc.
    @inline(__always)
    private static func addInnerPair(_ list: inout FeatureList, _ view: View) {
        let (s0, s1, b0) = (view.s0, view.s1, view.b0)
        list.add(FeatureHash.mix(s0.pointee.word, s1.pointee.word))
        list.add(FeatureHash.mix(s0.pointee.tag, s1.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.word, s0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s0.pointee.word))
        list.add(FeatureHash.mix(s1.pointee.wordTag, s0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s0.pointee.wordTag))
        list.add(FeatureHash.mix(s1.pointee.tag, s0.pointee.tag, b0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.word, s0.pointee.tag, b0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s0.pointee.word, b0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s0.pointee.tag, b0.pointee.word))
        list.add(FeatureHash.mix(view.s2.pointee.tag, s1.pointee.tag, s0.pointee.tag))
        list.add(FeatureHash.mix(view.s2.pointee.tag, s1.pointee.tag, s0.pointee.tag, b0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s0.pointee.tag, b0.pointee.tag, view.b1.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.word, b0.pointee.word))
        list.add(FeatureHash.mix(s1.pointee.tag, b0.pointee.word))
        list.add(FeatureHash.mix(s1.pointee.word, b0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.lexical, s0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s0.pointee.suffix))
        list.add(FeatureHash.mix(s1.pointee.suffix, s0.pointee.tag))
    }

    /// Words and tags of the dependents found so far.
    @inline(__always)
    private static func addDependents(_ list: inout FeatureList, _ view: View) {
        let (s0, s1, b0) = (view.s0, view.s1, view.b0)
        let s0Left = view.node(s0.pointee.left1), s0Right = view.node(s0.pointee.right1)
        let s1Left = view.node(s1.pointee.left1), s1Right = view.node(s1.pointee.right1)
        let b0Left = view.node(b0.pointee.left1)
        list.add(FeatureHash.mix(s0.pointee.tag, s0Left.pointee.tag, b0.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, s0Right.pointee.tag, b0.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.tag, b0Left.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s1Right.pointee.tag, s0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s1Left.pointee.tag, s0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s0.pointee.tag, s0Left.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s0.pointee.tag, s0Right.pointee.tag))
        list.add(s0Left.pointee.word)
        list.add(s0Right.pointee.word)
        list.add(b0Left.pointee.word)
        list.add(s1Right.pointee.word)
        list.add(FeatureHash.mix(s0.pointee.tag, s0Left.pointee.tag, view.node(s0.pointee.left2).pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, s0Right.pointee.tag, view.node(s0.pointee.right2).pointee.tag))
        list.add(FeatureHash.mix(b0.pointee.tag, b0Left.pointee.tag, view.node(b0.pointee.left2).pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.word, s0Right.pointee.word, b0.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.word, s0Left.pointee.word, b0.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, b0Left.pointee.word, b0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s0Left.pointee.word, s0.pointee.tag))
    }

    /// Relations already given.
    @inline(__always)
    private static func addLabels(_ list: inout FeatureList, _ view: View) {
        let (s0, s1, b0) = (view.s0, view.s1, view.b0)
        list.add(FeatureHash.mix(s0.pointee.tag, s0.pointee.leftLabels))
        list.add(FeatureHash.mix(s0.pointee.tag, s0.pointee.rightLabels))
        list.add(FeatureHash.mix(s0.pointee.word, s0.pointee.leftLabels, 1))
        list.add(FeatureHash.mix(s0.pointee.word, s0.pointee.rightLabels, 2))
        list.add(FeatureHash.mix(s1.pointee.word, s1.pointee.rightLabels, s0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s1.pointee.rightLabels, s0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, s1.pointee.leftLabels, s0.pointee.tag, s0.pointee.leftLabels))
        list.add(FeatureHash.mix(b0.pointee.tag, b0.pointee.leftLabels, s0.pointee.tag))
        list.add(FeatureHash.mix(b0.pointee.word, b0.pointee.leftLabels))
        list.add(FeatureHash.mix(s0.pointee.tag, s0.pointee.leftLabels, s0.pointee.rightLabels, b0.pointee.tag))
    }

    /// Distances, numbers of dependents, and what lies between.
    @inline(__always)
    private static func addCounts(_ list: inout FeatureList, _ view: View) {
        let (s0, s1, b0) = (view.s0, view.s1, view.b0)
        let verbs = UInt64(truncatingIfNeeded: min(b0.pointee.verbsBefore - s0.pointee.verbsBefore, 3))
        let commas = UInt64(truncatingIfNeeded: min(b0.pointee.commasBefore - s0.pointee.commasBefore, 3))
        let between = verbs &* 8 &+ commas &+ 1
        let valency = min(s0.pointee.leftCount, 3) &* 4 &+ min(s0.pointee.rightCount, 3)
        let valencyBelow = min(s1.pointee.leftCount, 3) &* 4 &+ min(s1.pointee.rightCount, 3)
        list.add(FeatureHash.mix(s0.pointee.word, view.distance))
        list.add(FeatureHash.mix(s0.pointee.tag, view.distance))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.tag, view.distance))
        list.add(FeatureHash.mix(b0.pointee.word, view.distance))
        list.add(FeatureHash.mix(b0.pointee.tag, view.distance))
        list.add(FeatureHash.mix(s1.pointee.tag, s0.pointee.tag, view.inner))
        list.add(FeatureHash.mix(s1.pointee.word, view.inner))
        list.add(FeatureHash.mix(s0.pointee.tag, valency, b0.pointee.tag))
        list.add(FeatureHash.mix(s1.pointee.tag, valencyBelow, s0.pointee.tag))
        list.add(FeatureHash.mix(b0.pointee.tag, min(b0.pointee.leftCount, 3), s0.pointee.tag))
        list.add(FeatureHash.mix(s0.pointee.tag, b0.pointee.tag, between))
        list.add(FeatureHash.mix(s0.pointee.coarse, b0.pointee.coarse, between, s1.pointee.coarse))
    }
}
