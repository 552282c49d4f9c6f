/// Dependency relations of Universal Dependencies (version 2) with the subtypes of the English treebanks.
package enum Relation: UInt8, Sendable, CaseIterable {
    case acl, aclRelcl, advcl, advmod, amod, appos, aux, auxPass, `case`, cc, ccomp, clf, compound, compoundPrt
    case conj, cop, csubj, csubjPass, dep, det, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list
    case mark, nmod, nmodPoss, nmodTmod, nsubj, nsubjPass, nummod, obj, obl, oblAgent, oblTmod, orphan
    case parataxis, punct, reparandum, root, vocative, xcomp
    case advclRelcl, ccPreconj, csubjOuter, detPredet, nmodDesc, nmodUnmarked, nsubjOuter, oblUnmarked

    package var isSubject: Bool {
        switch self {
        case .nsubj, .nsubjPass, .nsubjOuter, .csubj, .csubjPass, .csubjOuter: true
        default: false
        }
    }

    /// The relation as treebanks write it ("nsubj:pass").
    package var label: String {
        var label = ""
        for character in String(describing: self) {
            if character.isUppercase { label.append(":") }
            label.append(character.lowercased())
        }
        return label
    }

    package init?(label: some StringProtocol) {
        guard let relation = Self.allCases.first(where: { $0.label == label }) else { return nil }
        self = relation
    }
}
