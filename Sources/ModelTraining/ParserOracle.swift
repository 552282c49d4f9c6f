import Language

/// How many gold arcs each action makes unreachable (the dynamic oracle of arc-hybrid, Goldberg and Nivre 2013).
struct ParserOracle {
    /// Gold heads, 1-based, the root as `count + 1`; index 0 is unused.
    let heads: [Int]

    static let forbidden = Int.max

    /// The costs by `ParserAction`'s raw values. O(words).
    func costs(_ state: ParserState) -> SIMD4<Int> {
        var costs = SIMD4<Int>(repeating: Self.forbidden)
        if state.canShift { costs[ParserAction.shift.rawValue] = shiftCost(state) }
        guard state.depth > 0 else { return costs }
        let top = state.top(0)
        let head = heads[top]
        var lost = 0
        if state.next <= state.count {
            for word in state.next...state.count where heads[word] == top { lost += 1 }
        }
        if state.canLeftArc {
            let losesHead = head > state.next || (state.depth > 1 && head == state.top(1))
            costs[ParserAction.leftArc.rawValue] = lost + (losesHead ? 1 : 0)
        }
        if state.canRightArc { costs[ParserAction.rightArc.rawValue] = lost + (head >= state.next ? 1 : 0) }
        return costs
    }

    private func shiftCost(_ state: ParserState) -> Int {
        let headOfNext = heads[state.next]
        var lost = 0
        for place in 0..<state.depth {
            let word = Int(state.stack[place])
            if heads[word] == state.next { lost += 1 }
            if place < state.depth - 1, word == headOfNext { lost += 1 }
        }
        return lost
    }
}
