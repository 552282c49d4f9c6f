import Foundation
package import Prose

/// The word lists of this room as marks of words and phrases; training packs them into the model file.
package struct NameLists {
    /// By the key of a phrase (`TokenMarks.key`).
    package private(set) var marks: [UInt64: NameMarks] = [:]
    private let segmenter: Segmenter

    /// An empty table.
    package init() throws { segmenter = try Segmenter() }

    /// Adds the lists that ship with this room. O(size of the lists).
    package mutating func addShipped() throws(ResourceFolder.Missing) {
        let folder = ResourceFolder(Bundle.module)
        for row in try folder.rows("countries.tsv") where row.count > 3 {
            add([row[0]] + row[2].split(separator: "|"), .country)
            add(row[3].split(separator: "|"), .norp)
            if row.count > 4 { add(row[4].split(separator: "|"), .city) }
            if row.count > 5 {
                let capitals = row[4].split(separator: "|")
                add(row[5].split(separator: "|").filter { !capitals.contains($0) }, .organisation)
            }
        }
        for row in try folder.rows("organisations.tsv") where row.count > 2 {
            let name = row[0].prefix { $0 != "(" }
            add([name] + row[2].split(separator: "|"), row[1] == "media" ? [.organisation, .media] : .organisation)
        }
        for row in try folder.rows("instruments.tsv") where row.count > 1 {
            add([row[0]] + (row.count > 2 ? row[2].split(separator: "|") : []), .instrument)
        }
        for row in try folder.rows("places.tsv") where row.count > 1 {
            let isCity = row.count > 4 && row[4] == "city"
            add([row[0]] + (row.count > 3 ? row[3].split(separator: "|") : []), isCity ? .city : .region)
        }
        try addPeople(folder)
    }

    /// The entries of a list that ships, as columns.
    package static func entries(_ list: String) throws(ResourceFolder.Missing) -> [[Substring]] {
        try ResourceFolder(Bundle.module).rows(list)
    }

    private mutating func addPeople(_ folder: ResourceFolder) throws(ResourceFolder.Missing) {
        for row in try folder.rows("leaders.tsv") { addPerson(row[0]) }
        for row in try folder.rows("given-names.tsv") where row.count > 1 {
            add([row[0]], row.count > 2 && row[2] == "word" ? .ambiguousGivenName : .givenName)
        }
        add(try folder.rows("surnames-first.txt").map { $0[0] }, .surname)
        for row in try folder.rows("offices.tsv") {
            add(row[0].split(separator: "|"), .title)
            if row.count > 2, row[2] != "-" { add([row[2]], .title) }
        }
        for row in try folder.rows("name-keywords.tsv") where row.count > 1 {
            add([row[0]], row[1] == "organisation" ? .organisationWord : row[1] == "place" ? .placeWord : .instrument)
        }
    }

    /// Adds a person's full name, and its last word as a family name.
    package mutating func addPerson(_ name: some StringProtocol) {
        let words = name.split(separator: " ")
        if words.count > 1 { add([name], .person) }
        if let last = words.last, last.count > 2, last.last != ".", last.first?.isUppercase ?? false {
            add([last], .surname)
        }
    }

    /// Adds forms to a list; forms with hyphens also as treebanks split them.
    package mutating func add(_ forms: some Sequence<some StringProtocol>, _ mark: NameMarks) {
        for form in forms {
            add(String(form), mark)
            // "U.S." as some corpora split it: "U . S ."
            let letters = form.split(separator: ".")
            if form.contains("."), letters.count > 1, letters.allSatisfy({ $0.count == 1 }) {
                add(letters.joined(separator: " . "), mark)
                add(letters.joined(separator: " . ") + " .", mark)
            }
            if form.contains("-") { add(form.split(separator: "-").joined(separator: " - "), mark) }
        }
    }

    private mutating func add(_ form: String, _ mark: NameMarks) {
        let text = Text(form)
        var tokens: [Token] = []
        segmenter.tokenize(text, text.span, into: &tokens)
        let keys = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordReader.scratchSize) { scratch in
            text.utf8.withUnsafeBufferPointer { bytes -> [UInt64] in
                guard let scratch = scratch.baseAddress, let bytes = bytes.baseAddress else { return [] }
                let reader = WordReader(scratch: scratch)
                return tokens.map { reader.read(bytes, Int($0.start)..<Int($0.end)).lower }
            }
        }
        guard !keys.isEmpty, keys.count <= 12 else { return }
        for length in 1..<keys.count { marks[TokenMarks.key(Array(keys[..<length])), default: []].insert(.continues) }
        marks[TokenMarks.key(keys), default: []].insert(mark)
    }
}
