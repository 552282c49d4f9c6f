import Prose

/// A stretch of text inside quotation marks.
struct MarkedStretch: Hashable {
    /// Without the marks.
    var inner: TextSpan
    /// 0 for an outer quotation, 1 for one inside another.
    var depth: Int
    /// Whether a mark had to be read against its shape or its place, or was missing.
    var repaired: Bool
    /// Whether the block ends before the mark that should close it.
    var isUnclosed: Bool
}

/// Pairs the quotation marks of one block by the cheapest reading.
///
/// Each mark may open, close or be stray; reading it against its shape or against the spaces around it costs, so do
/// nesting, missing marks and stray ones. The cheapest sequence is found by dynamic programming over the depth, so
/// that reversed, missing and mixed marks are repaired from their context. O(marks · depth).
struct QuoteMarks {
    /// One mark with the cost of each role.
    private struct Mark {
        let span: TextSpan
        let openCost: Double
        let closeCost: Double
        let style: UInt8
    }

    private enum Role: UInt8 { case open, close, stray, reopen }

    private struct Step {
        var cost: Double
        var role: Role
        var previousDepth: Int
        /// Style of the outermost open mark.
        var style: UInt8
        /// Whether this mark was read against its place.
        var reversed: Bool
    }

    private static let deepest = 2
    /// What a reading costs at least that reads a mark against its place or misses one.
    private static let repair = 0.9
    /// How much cheaper a reading with single marks among the double ones must be.
    private static let mixture = 0.3
    private static let impossible = 4.0
    /// The share of a reversed mark's cost that is remitted behind another one.
    private static let repeatedReversal = 0.65
    private let text: Text
    private let block: TextSpan
    private let marks: [Mark]
    /// The single marks of the block that can only open or close, in case the double ones lack a partner.
    private let partners: [Mark]

    init(_ text: Text, block: TextSpan, tokens: ArraySlice<Token>) {
        self.text = text
        self.block = block
        marks = tokens.compactMap { token in
            guard token.kind == .quote,
                QuoteMark.length(text.utf8, at: Int(token.start), limit: text.count) != nil
                    || Self.isTypewritten(token, text.utf8)
            else { return nil }
            return Self.mark(token.span, text: text, block: block)
        }
        partners = marks.isEmpty ? [] : tokens.compactMap { Self.partner($0, text: text, block: block) }
    }

    /// Whether the block has no double mark.
    var isEmpty: Bool { marks.isEmpty }

    /// - Parameter nextOpens: whether the next paragraph begins with a mark, as a quotation that goes on does.
    func stretches(nextOpens: Bool) -> [MarkedStretch] {
        guard !marks.isEmpty else { return [] }
        let own = cheapest(marks, nextOpens: nextOpens)
        if own.cost >= Self.repair, !partners.isEmpty {
            let mixed = (marks + partners).sorted { $0.span < $1.span }
            let joint = cheapest(mixed, nextOpens: nextOpens)
            if joint.cost + Self.mixture < own.cost {
                return build(joint.roles, of: mixed).map { stretch in
                    var result = stretch
                    result.repaired = true
                    return result
                }
            }
        }
        return addTrailing(build(own.roles, of: marks))
    }

    /// 'It is late,'' – a single mark in a block of double ones, where it can only open or only close a quotation.
    private static func partner(_ token: Token, text: Text, block: TextSpan) -> Mark? {
        let (bytes, span) = (text.utf8, token.span)
        guard token.kind == .quote, span.start > block.start || span.end < block.end,
            QuoteMark.singleLength(bytes, at: span.start, limit: text.count) == span.count
        else { return nil }
        let spaceBefore = span.start <= block.start || isOpenSide(bytes, before: span.start, limit: block.start)
        let spaceBehind = span.end >= block.end || isCloseSide(bytes, at: span.end, limit: block.end)
        if spaceBefore, !spaceBehind, !UTF8Bytes.isDigit(bytes[span.end]) {
            return Mark(span: span, openCost: 0, closeCost: impossible, style: 4)
        }
        guard spaceBehind, !spaceBefore, [0x2C, 0x2E, 0x21, 0x3F].contains(bytes[span.start - 1]) else { return nil }
        return Mark(span: span, openCost: impossible, closeCost: 0, style: 4)
    }

    /// Two single marks for a double one: `` and ''.
    private static func isTypewritten(_ token: Token, _ bytes: [UInt8]) -> Bool {
        token.end - token.start == 2 && [0x27, 0x60].contains(bytes[Int(token.start)])
    }

    // MARK: Costs

    private static func mark(_ span: TextSpan, text: Text, block: TextSpan) -> Mark {
        let bytes = text.utf8
        let shape = QuoteMark.shape(bytes, at: span.start)
        let spaceBefore = span.start <= block.start || isOpenSide(bytes, before: span.start, limit: block.start)
        let spaceBehind = span.end >= block.end || isCloseSide(bytes, at: span.end, limit: block.end)
        // Nothing opens right before a comma.
        let isHalted = span.end < block.end && [0x2C, 0x3B].contains(bytes[span.end])
        let open =
            (shape == .closing ? 0.6 : 0) + (spaceBefore ? 0 : 0.5) + (spaceBehind ? 0.7 : 0) + (isHalted ? 0.6 : 0)
        let close = (shape == .opening ? 0.6 : 0) + (spaceBefore ? 0.5 : 0) + (spaceBehind ? 0 : 0.4)
        let style: UInt8 = shape == .straight ? 1 : bytes[span.start] == 0xC2 ? 3 : 2
        return Mark(span: span, openCost: open, closeCost: close, style: style)
    }

    private static func isOpenSide(_ bytes: [UInt8], before: Int, limit: Int) -> Bool {
        if UTF8Bytes.spaceLengthBefore(bytes, end: before, limit: limit) != nil { return true }
        let byte = bytes[before - 1]
        if byte == 0x28 || byte == 0x5B || byte == 0x2D || byte == 0x2F || byte == 0x3A { return true }
        // an em or en dash
        return before - 3 >= limit && bytes[before - 3] == 0xE2 && bytes[before - 2] == 0x80
            && (byte == 0x93 || byte == 0x94)
    }

    private static func isCloseSide(_ bytes: [UInt8], at: Int, limit: Int) -> Bool {
        if UTF8Bytes.spaceLength(bytes, at: at, limit: limit) != nil { return true }
        return [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x2D, 0x2F, 0x27, 0xE2].contains(bytes[at])
    }

    // MARK: The cheapest reading

    private func cheapest(_ marks: [Mark], nextOpens: Bool) -> (roles: [Role], cost: Double) {
        var table: [[Step?]] = []
        var current: [Step?] =
            [Step(cost: 0, role: .stray, previousDepth: 0, style: 0, reversed: false)]
            + Array(repeating: nil, count: Self.deepest)
        for mark in marks {
            var next: [Step?] = Array(repeating: nil, count: Self.deepest + 1)
            for depth in 0...Self.deepest {
                guard let state = current[depth] else { continue }
                for step in steps(mark, from: state, depth: depth)
                where step.step.cost < next[step.depth]?.cost ?? .infinity {
                    next[step.depth] = step.step
                }
            }
            table.append(next)
            current = next
        }
        let endCost = [0.0, nextOpens ? 0.1 : 0.9, nextOpens ? 1.0 : 1.8]
        var depth =
            (0...Self.deepest).min {
                (current[$0]?.cost ?? .infinity) + endCost[$0] < (current[$1]?.cost ?? .infinity) + endCost[$1]
            } ?? 0
        let cost = (current[depth]?.cost ?? .infinity) + endCost[depth]
        var roles: [Role] = []
        for row in table.reversed() {
            guard let step = row[depth] else { break }
            roles.append(step.role)
            depth = step.previousDepth
        }
        return (roles.reversed(), cost)
    }

    private func steps(_ mark: Mark, from state: Step, depth: Int) -> [(depth: Int, step: Step)] {
        var result: [(Int, Step)] = []
        func add(_ role: Role, _ cost: Double, to next: Int, style: UInt8, placed: Double) {
            let reversed = placed >= 0.9
            // Marks that are reversed once in a block tend to be so again.
            let cost = reversed && state.reversed ? cost - placed * Self.repeatedReversal : cost
            result.append(
                (
                    next,
                    Step(
                        cost: state.cost + cost, role: role, previousDepth: depth, style: style,
                        reversed: reversed || (role == .stray && state.reversed))
                ))
        }
        if depth < Self.deepest {
            let nesting = depth == 0 ? 0 : mark.style == state.style ? 1.6 : 0.2
            add(
                .open, mark.openCost + nesting, to: depth + 1, style: depth == 0 ? mark.style : state.style,
                placed: mark.openCost)
        }
        if depth > 0 {
            let foreign = depth == 1 && mark.style != state.style && mark.style != 1 ? 0.3 : 0
            add(.close, mark.closeCost + foreign, to: depth - 1, style: state.style, placed: mark.closeCost)
            if depth == 1 { add(.reopen, mark.openCost + 1.3, to: 1, style: mark.style, placed: mark.openCost) }
        }
        add(.stray, 2.6, to: depth, style: state.style, placed: 0)
        return result
    }

    // MARK: Stretches

    private func build(_ roles: [Role], of marks: [Mark]) -> [MarkedStretch] {
        var result: [MarkedStretch] = []
        var open: [(mark: Int, repaired: Bool)] = []
        func close(_ end: Int, repaired: Bool, unclosed: Bool = false) {
            guard let start = open.popLast() else { return }
            let inner = text.trimmed(TextSpan(marks[start.mark].span.end, end))
            guard !inner.isEmpty else { return }
            result.append(
                MarkedStretch(
                    inner: inner, depth: open.count, repaired: repaired || start.repaired, isUnclosed: unclosed))
        }
        for (index, role) in roles.enumerated() {
            let mark = marks[index]
            switch role {
            case .open: open.append((index, mark.openCost >= 0.9))
            case .close: close(mark.span.start, repaired: mark.closeCost >= 0.9 || (mark.closeCost >= 0.5))
            case .reopen:
                close(mark.span.start, repaired: true, unclosed: true)
                open.append((index, mark.openCost >= 0.9))
            case .stray: break
            }
        }
        while !open.isEmpty { close(block.end, repaired: true, unclosed: true) }
        return result.sorted { $0.inner < $1.inner }
    }

    /// A lone mark at the end of a block closes the sentence that stands behind the last quotation:
    /// “We will see.” That is all. “
    private func addTrailing(_ stretches: [MarkedStretch]) -> [MarkedStretch] {
        guard let last = marks.last, text.trimmed(TextSpan(last.span.end, block.end)).isEmpty, marks.count >= 3,
            marks.count % 2 == 1
        else { return stretches }
        let before = marks[marks.count - 2]
        guard let previous = stretches.last(where: { $0.inner.end <= before.span.start }),
            previous.inner.end >= before.span.start - 3
        else { return stretches }
        let between = text.trimmed(TextSpan(before.span.end, last.span.start))
        guard !between.isEmpty, UTF8Bytes.isUpper(text.utf8[between.start]),
            [0x2E, 0x21, 0x3F].contains(text.utf8[between.end - 1])
        else { return stretches }
        var result = stretches
        result.append(MarkedStretch(inner: between, depth: 0, repaired: true, isUnclosed: false))
        return result
    }
}
