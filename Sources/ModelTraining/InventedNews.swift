import Foundation
import Language

/// Makes sentences for the name recogniser: from templates, and from real ones by putting other names in.
struct InventedNews {
    private var invention: NameInvention
    private let templates: [[String]]

    struct UnknownSlot: Error, CustomStringConvertible {
        let slot: String
        var description: String { "news-templates.txt: nothing is known for the slot {\(slot)}" }
    }

    init(_ folder: TrainingFolder, seed: UInt64) throws {
        invention = try NameInvention(folder, seed: seed)
        templates = try folder.rows(URL(fileURLWithPath: folder.lists).appendingPathComponent("news-templates.txt")).map
        {
            $0[0].split(separator: " ").map(String.init)
        }
    }

    /// Each template so many times with names.
    mutating func sentences(copies: Int) throws -> [NamedSentence] {
        var all: [NamedSentence] = []
        for _ in 0..<copies {
            for template in templates { all.append(try sentence(template)) }
        }
        return all
    }

    private mutating func sentence(_ template: [String]) throws -> NamedSentence {
        var sentence = NamedSentence()
        for word in template {
            guard word.hasPrefix("{"), word.hasSuffix("}") else {
                sentence.append([word], nil)
                continue
            }
            let slot = String(word.dropFirst().dropLast())
            guard let (words, kind) = invention.fill(slot) else { throw UnknownSlot(slot: slot) }
            sentence.append(words, kind)
        }
        return sentence
    }

    /// A copy of a sentence with other people and places; nil when it has none.
    mutating func renamed(_ source: NamedSentence) -> NamedSentence? {
        let names = source.names.filter { $0.kind == .person || $0.kind == .place }
        guard !names.isEmpty else { return nil }
        var copy = NamedSentence()
        var at = 0
        for name in source.names {
            for place in at..<name.range.lowerBound { copy.append([source.forms[place]], nil) }
            let old = Array(source.forms[name.range])
            copy.append(replacement(old, name.kind) ?? old, name.kind)
            at = name.range.upperBound
        }
        for place in at..<source.forms.count { copy.append([source.forms[place]], nil) }
        return copy
    }

    private mutating func replacement(_ old: [String], _ kind: NameKind) -> [String]? {
        guard old.allSatisfy({ $0.first?.isUppercase ?? false }), old.contains(where: { $0 != $0.uppercased() }) else {
            return nil
        }
        switch kind {
        case .person where old.count > 1: return invention.fill("PER")?.words
        case .person: return invention.fill("SUR")?.words
        case .place where old.count == 1: return invention.fill(invention.chance(0.4) ? "COUNTRY" : "TOWN")?.words
        default: return nil
        }
    }
}

extension NamedSentence {
    /// Adds words, as a name when a kind is given.
    mutating func append(_ words: [String], _ kind: NameKind?) {
        let start = forms.count
        forms += words
        labels += Array(repeating: NameLabel.outside, count: words.count)
        if let kind, !words.isEmpty { mark(start..<forms.count, kind) }
    }
}
