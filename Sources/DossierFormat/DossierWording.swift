/// Checks that what a dossier shows as words of the reports is made of the passages that it rests on.
///
/// Compared are letters and digits only: quotation marks, white space and line ends may differ. O(size of the dossier).
struct DossierWording {
    let dossier: Dossier

    func flaws() -> [DossierFlaw] { quotations() + record() + openQuestions() }

    /// The gist of a quotation is one of its readings.
    private func quotations() -> [DossierFlaw] {
        dossier.quotations.compactMap { quotation in
            let gist = Self.letters(quotation.gist)
            let isReading = quotation.readings.contains { Self.letters($0.evidence.text) == gist }
            guard !quotation.readings.isEmpty, !isReading else { return nil }
            return DossierFlaw(item: "quotations \(quotation.id)", problem: "its gist is in none of its readings")
        }
    }

    /// A line of the record is one of its passages, but for a word that only ties this to the sentence before, or two of
    /// them (a voice and its answer), or tells a position: who does what to whom, and words of a passage.
    private func record() -> [DossierFlaw] {
        let names = Dictionary(dossier.participants.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let openings = Set(dossier.positions.map { Self.opening($0, names) })
        return dossier.record.enumerated().compactMap { index, line in
            let passages = line.evidence.map { Self.letters($0.text) }
            let words = Self.letters(line.line)
            if passages.isEmpty || passages.contains(words) || tellsPosition(line.line, passages, openings)
                || Self.isMade(words, of: line.evidence)
            {
                return nil
            }
            return DossierFlaw(item: "record line \(index + 1)", problem: "its words are not those of its passages")
        }
    }

    /// An open question is one of its passages.
    private func openQuestions() -> [DossierFlaw] {
        (dossier.openQuestions ?? []).enumerated().compactMap { index, question in
            let words = Self.letters(question.question)
            guard !question.evidence.contains(where: { Self.letters($0.text) == words }) else { return nil }
            return DossierFlaw(item: "openQuestions \(index + 1)", problem: "its words are not those of its passages")
        }
    }

    private func tellsPosition(_ line: String, _ passages: [[Unicode.Scalar]], _ openings: Set<String>) -> Bool {
        // A name may hold colons itself, but no name holds many.
        for colon in line.indices.lazy.filter({ line[$0] == ":" }).prefix(8) {
            guard openings.contains(String(line[..<colon])) else { continue }
            let content = Self.letters(String(line[line.index(after: colon)...]))
            if passages.contains(where: { Self.holds($0, content) }) { return true }
        }
        return false
    }

    /// "Sel demands Mora Vint".
    private static func opening(_ position: Position, _ names: [String: String]) -> String {
        let targets = position.target.compactMap { names[$0] }.joined(separator: ", ")
        let actors = position.actor.compactMap { names[$0] }.joined(separator: ", ")
        return "\(actors) \(position.act.verb)\(targets.isEmpty ? "" : " " + targets)"
    }

    private static func letters(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// The letters of a passage behind the words at its start that only tie it to the sentence before; nil without any.
    private static func untied(_ passage: String) -> [Unicode.Scalar]? {
        var rest = passage[...]
        var isTied = false
        while let first = rest.firstIndex(where: \.isLetter) {
            let word = rest[first...].prefix(while: \.isLetter)
            guard RecordLine.ties.contains(word.lowercased()) else { break }
            rest = rest[word.endIndex...]
            isTied = true
        }
        return isTied ? letters(String(rest)) : nil
    }

    /// Whether words are those of one passage or of two, one behind the other, each without its tie or with it;
    /// O(words · passages).
    private static func isMade(_ words: [Unicode.Scalar], of evidence: [Evidence]) -> Bool {
        let line = lowered(words)
        let forms = evidence.flatMap { [letters($0.text), untied($0.text) ?? []] }.filter { !$0.isEmpty }.map(lowered)
        let known = Set(forms)
        return known.contains(line)
            || known.contains { form in
                line.starts(with: form) && known.contains(lowered(Array(words.dropFirst(form.count))))
            }
    }

    /// With a small first letter: a line begins with a capital.
    private static func lowered(_ words: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard let first = words.first else { return [] }
        return Array(first.properties.lowercaseMapping.unicodeScalars) + words.dropFirst()
    }

    /// Whether the words stand in the text one behind the other; Knuth, Morris and Pratt's search, for linear time.
    static func holds(_ text: [Unicode.Scalar], _ words: [Unicode.Scalar]) -> Bool {
        guard !words.isEmpty, words.count <= text.count else { return false }
        var borders = [0]
        var length = 0
        for scalar in words.dropFirst() {
            while length > 0, words[length] != scalar { length = borders[length - 1] }
            if words[length] == scalar { length += 1 }
            borders.append(length)
        }
        length = 0
        for scalar in text {
            while length > 0, words[length] != scalar { length = borders[length - 1] }
            if words[length] == scalar { length += 1 }
            if length == words.count { return true }
        }
        return false
    }
}
