import ArgumentParser
import Foundation
import Language

/// `train lemmas`: lists the forms for which the lemmatizer's rules are wrong, as WordNet and the treebank have them.
struct TrainLemmas: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lemmas", abstract: "Make the lemmatizer's table of exceptions.")

    @Option(help: "Treebank files with lemmas (CoNLL-U), parted by commas.") var treebanks: String
    @Option(help: "Folder of WordNet 3.0.") var wordnet = "/usr/share/wordnet"
    @Option(help: "The file to write.") var out: String
    @Option(help: "A treebank file to measure on.") var test: String?

    private struct Entry: Hashable {
        let form: String
        let group: Lemmatizer.Group
    }

    func run() throws {
        var lemmas: [Entry: String] = [:]
        try addDictionary(to: &lemmas)
        try addTreebanks(to: &lemmas)
        let rows = lemmas.map { "\($0.key.form)\t\(Character(Unicode.Scalar($0.key.group.rawValue)))\t\($0.value)" }
            .sorted()
        let header = """
            # Word forms whose lemma the rules of LemmaRules.swift would not find: form, group (n v a x), lemma.
            # Made by `train lemmas` from WordNet 3.0 (its licence: Models/README.md) and the lemmas of UD English EWT and
            # GUM (CC BY-SA 4.0, CC BY 4.0). Do not edit: change the rules or the command.

            """
        try Data((header + rows.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: out))
        print("\(rows.count) exceptions")
        guard let test else { return }
        let lemmatizer = Lemmatizer(exceptions: rows.map { $0.split(separator: "\t") })
        try measure(lemmatizer, test)
    }

    private func addDictionary(to lemmas: inout [Entry: String]) throws {
        let words = try WordNet(URL(fileURLWithPath: wordnet))
        for verb in words.commonVerbs {
            for (form, tag) in zip(Inflection.verbForms(verb).prefix(4), [PennTag.vb, .vbz, .vbd, .vbg]) {
                if LemmaRules.lemma(form, tag) != verb { lemmas[Entry(form: form, group: .verb)] = verb }
            }
        }
        for noun in words.commonNouns {
            let plural = Inflection.s(noun)
            if LemmaRules.lemma(plural, .nns) != noun { lemmas[Entry(form: plural, group: .noun)] = noun }
        }
        for (form, lemma, group) in words.irregular where LemmaRules.lemma(form, Self.likelyTag(form, group)) != lemma {
            lemmas[Entry(form: form, group: group)] = lemma
        }
    }

    /// The tag that an inflected form of the dictionary has by its ending.
    private static func likelyTag(_ form: String, _ group: Lemmatizer.Group) -> PennTag {
        switch group {
        case .noun: .nns
        case .verb: form.hasSuffix("ing") ? .vbg : form.hasSuffix("s") ? .vbz : .vbd
        case .adjective: form.hasSuffix("est") ? .jjs : .jjr
        case .other: .other
        }
    }

    /// The most frequent lemma of each form in the treebanks, met at least twice, has the last word.
    private func addTreebanks(to lemmas: inout [Entry: String]) throws {
        var counts: [Entry: [String: Int]] = [:]
        var tags: [Entry: PennTag] = [:]
        for file in treebanks.split(separator: ",") {
            for word in try LemmaLine.all(in: URL(fileURLWithPath: String(file))) where word.isPlainWord {
                let entry = Entry(form: word.form.lowercased(), group: Lemmatizer.Group(word.tag))
                counts[entry, default: [:]][word.lemma.lowercased(), default: 0] += 1
                tags[entry] = word.tag
            }
        }
        for (entry, found) in counts {
            guard let best = found.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value > 1,
                let tag = tags[entry]
            else { continue }
            if LemmaRules.lemma(entry.form, tag) == best.key { lemmas[entry] = nil } else { lemmas[entry] = best.key }
        }
    }

    private func measure(_ lemmatizer: Lemmatizer, _ file: String) throws {
        let words = try LemmaLine.all(in: URL(fileURLWithPath: file))
        let right = words.count { lemmatizer.lemma(String($0.form), $0.tag).lowercased() == $0.lemma.lowercased() }
        print("right on \(file): \(Double(right) / Double(max(1, words.count)))")
    }
}

/// Form, tag and lemma of a word line of CoNLL-U.
private struct LemmaLine {
    let form: Substring
    let tag: PennTag
    let lemma: Substring

    /// No name and no number: what a table of exceptions can be made of.
    var isPlainWord: Bool { tag != .nnp && tag != .nnps && form.allSatisfy { $0.isLetter || $0 == "'" || $0 == "’" } }

    static func all(in url: URL) throws -> [LemmaLine] {
        String(decoding: try Data(contentsOf: url), as: UTF8.self).split(separator: "\n").compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count >= 8, Int(columns[0]) != nil, let tag = PennTag(label: columns[4]), tag != .gw else {
                return nil
            }
            return columns[2] == "_" && columns[1] != "_"
                ? nil : LemmaLine(form: columns[1], tag: tag, lemma: columns[2])
        }
    }
}
