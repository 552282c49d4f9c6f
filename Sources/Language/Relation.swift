/// Dependency relations of Universal Dependencies (version 2), with the subtypes that the house asks for.
package enum Relation: UInt8, Sendable, CaseIterable {
    case acl, aclRelcl, advcl, advmod, amod, appos, aux, auxPass, `case`, cc, ccomp, clf, compound, compoundPrt
    case conj, cop, csubj, csubjPass, dep, det, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list
    case mark, nmod, nmodPoss, nmodTmod, nsubj, nsubjPass, nummod, obj, obl, oblAgent, oblTmod, orphan
    case parataxis, punct, reparandum, root, vocative, xcomp

    package var isSubject: Bool {
        self == .nsubj || self == .nsubjPass || self == .csubj || self == .csubjPass
    }
}
