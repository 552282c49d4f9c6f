/// Penn Treebank tags as Universal Dependencies English uses them.
package enum PennTag: UInt8, Sendable, CaseIterable {
    case other, vb, vbd, vbg, vbn, vbp, vbz, md, nn, nns, nnp, nnps, prp, prpDollar, wp, wdt, wrb, cd, jj, jjr, jjs
    case rb, rbr, rbs, inTag, to, dt, pos, rp, cc, ex
    case pdt, uh, fw, sym, ls, add, afx, gw, nfp, hyph, wpDollar, dollar
    case openQuote, closeQuote, openBracket, closeBracket, comma, colon, stop

    /// The tag as treebanks write it ("PRP$").
    package var label: String {
        switch self {
        case .other: "X"
        case .inTag: "IN"
        case .prpDollar: "PRP$"
        case .wpDollar: "WP$"
        case .dollar: "$"
        case .openQuote: "``"
        case .closeQuote: "''"
        case .openBracket: "-LRB-"
        case .closeBracket: "-RRB-"
        case .comma: ","
        case .colon: ":"
        case .stop: "."
        default: String(describing: self).uppercased()
        }
    }

    package init?(label: some StringProtocol) {
        guard let tag = Self.allCases.first(where: { $0.label == label }) else { return nil }
        self = tag
    }
}
