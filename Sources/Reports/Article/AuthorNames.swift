/// Names of authors as pages state them, without the words around them.
enum AuthorNames {
    private static let parting = [" · ", " • ", " | "]
    private static let datePrefixes = ["published", "posted", "updated", "last updated"]
    /// Small words inside names.
    private static let particles: Set<Substring> = [
        "al", "and", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la",
        "le", "of", "ter",
        "van", "von", "y", "zu",
    ]

    /// The name, or nil where nothing of a name is left: a mark before an outlet's name (", The Quay Courier"), a bare
    /// "By", a date.
    static func cleaned(_ stated: String) -> String? {
        var name = Substring(ArticleMetadata.collapsed(stated))
        guard let first = name.first, first.isLetter || first.isNumber else { return nil }
        let lowered = name.lowercased()
        guard
            !datePrefixes.contains(where: {
                lowered == $0 || lowered.hasPrefix($0 + " ") || lowered.hasPrefix($0 + ":")
            })
        else { return nil }
        if lowered == "by" || lowered == "by:" { return nil }
        if lowered.hasPrefix("by ") || lowered.hasPrefix("by:") {
            name = name.dropFirst(3).drop { $0 == " " }
        }
        let glued = name.dropFirst(2)
        if name.hasPrefix("By"), glued.first?.isUppercase == true { name = glued }
        for mark in parting {
            if let found = name.firstRange(of: mark) { name = name[..<found.lowerBound] }
        }
        if let comma = name.firstIndex(of: ","), isTrade(name[comma...]) { name = name[..<comma] }
        while let last = name.last, last == "," || last == "-" || last == "|" || last == " " {
            name.removeLast()
        }
        guard name.contains(where: \.isLetter), !holdsYear(name) else { return nil }
        return String(name)
    }

    /// Whether what follows a name and a comma is no more than what its bearer does (", Staff Writer").
    private static func isTrade(_ rest: Substring) -> Bool {
        let words = rest.split { $0 == " " || $0 == "," }
        guard words.count <= 5, let last = words.last else { return false }
        return trades.contains(last.lowercased())
    }

    private static func isMonth(_ word: Substring) -> Bool {
        let letters = word.lowercased().filter(\.isLetter)
        return letters.count >= 3 && months.contains { $0 == letters || letters.count <= 4 && $0.hasPrefix(letters) }
    }

    private static let trades: Set<String> = [
        "writer", "reporter", "correspondent", "editor", "contributor", "columnist", "journalist", "critic",
    ]
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    private static func holdsYear(_ name: Substring) -> Bool {
        var digits = 0
        for character in name {
            digits = character.isASCII && character.isNumber ? digits + 1 : 0
            if digits == 4 { return true }
        }
        return false
    }

    /// Whether words read as a person's name: one to five with capitals, and small ones only inside.
    static func isPerson(_ name: String) -> Bool {
        let words = name.split(separator: " ").map(Substring.init)
        guard (2...5).contains(words.count),
            !name.contains(where: { $0.isNumber || $0 == "@" || $0 == ":" })
        else {
            return false
        }
        return words.indices.allSatisfy { index in
            let isInner = index > 0 && index < words.count - 1
            return words[index].first?.isUppercase == true || isInner && particles.contains(words[index])
        }
    }

    /// A printed name without the outlet in capitals behind it ("Ilse Marn QUAY COURIER").
    static func withoutOutlet(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard let last = words.lastIndex(where: { $0.count < 3 || $0 != $0.uppercased() }), last >= 1 else {
            return name
        }
        return words[...last].joined(separator: " ")
    }

    /// The name behind the last "by" of a line: "posted on 2 April 2031 by Ilse Marn".
    static func behindBy(_ line: String) -> String? {
        let words = line.split(separator: " ")
        guard let by = words.lastIndex(where: { $0.lowercased() == "by" }) else { return nil }
        var name = words[(by + 1)...].prefix { word in
            word.first?.isUppercase == true || particles.contains(word)
        }
        // "by Ilse Marn December 3"
        let next = words[name.endIndex...].first
        if next?.first?.isNumber == true, let last = name.last, isMonth(last) { name.removeLast() }
        let joined = name.prefix(12).joined(separator: " ")
        let persons = joined.replacing(" and ", with: ",").split(separator: ",").map {
            ArticleMetadata.collapsed(String($0))
        }
        return !persons.isEmpty && persons.allSatisfy(isPerson) ? cleaned(joined) : nil
    }
}
