/// Universal part-of-speech tags (Universal Dependencies, version 2).
package enum PartOfSpeech: UInt8, Sendable, CaseIterable {
    case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x

    /// The tag as treebanks write it ("PROPN").
    package var label: String { String(describing: self).uppercased() }

    package init?(label: some StringProtocol) {
        guard let tag = Self.allCases.first(where: { $0.label == label }) else { return nil }
        self = tag
    }
}

/// Penn Treebank tags as Universal Dependencies English uses them, as far as a rule in the house asks for one.
package enum PennTag: UInt8, Sendable {
    case other, vb, vbd, vbg, vbn, vbp, vbz, md, nn, nns, nnp, nnps, prp, prpDollar, wp, wdt, wrb, cd, jj, jjr, jjs
    case rb, rbr, rbs, inTag, to, dt, pos, rp, cc, ex
}
