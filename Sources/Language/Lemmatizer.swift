import Foundation
package import Prose

/// Finds the dictionary form of a tagged word: a table of exceptions first, then the rules of English inflection.
///
/// `lemma-exceptions.tsv` lists the forms for which the rules alone would be wrong.
package struct Lemmatizer: Sendable {
    /// Parts of speech that inflect in different ways; the letters stand in the table.
    package enum Group: UInt8, Sendable, CaseIterable {
        case noun = 0x6E, verb = 0x76, adjective = 0x61, other = 0x78

        package init(_ tag: PennTag) {
            switch tag {
            case .nn, .nns, .nnps: self = .noun
            case .vb, .vbd, .vbg, .vbn, .vbp, .vbz, .md: self = .verb
            case .jj, .jjr, .jjs, .rb, .rbr, .rbs: self = .adjective
            default: self = .other
            }
        }
    }

    private struct Key: Hashable {
        let form: UInt64
        let group: Group
    }

    private let exceptions: [Key: String]

    /// Reads the exceptions that ship with the program.
    package init() throws(ResourceFolder.Missing) {
        self.init(exceptions: try ResourceFolder(Bundle.module).rows("lemma-exceptions.tsv"))
    }

    /// Takes exceptions as rows of form, letter of the group, lemma; rows of another shape are passed over.
    package init(exceptions rows: [[Substring]]) {
        var exceptions: [Key: String] = [:]
        for row in rows where row.count == 3 {
            guard let letter = row[1].utf8.first, let group = Group(rawValue: letter) else { continue }
            exceptions[Key(form: WordHash.folded(row[0]), group: group)] = String(row[2])
        }
        self.exceptions = exceptions
    }

    /// The lemma in lower case; names keep their form. O(length of the word).
    package func lemma(_ form: String, _ tag: PennTag) -> String {
        if tag == .nnp || tag == .nnps { return form }
        if let exception = exceptions[Key(form: WordHash.folded(form), group: Group(tag))] { return exception }
        return LemmaRules.lemma(form.lowercased(), tag)
    }

    /// The lemma of a token of an analysed text.
    package func lemma(of token: Int, in text: AnalyzedText) -> String {
        lemma(text.string(token), text.words[token].penn)
    }
}
