import Foundation
package import Prose

/// Tells lines that belong to the page around an article by the set phrases they open with or hold.
///
/// The phrases are the data file `boilerplate-phrases.txt`; none names an outlet. Looking at a line is O(its length).
package struct BoilerplatePhrases: Sendable {
    /// What a line turned out to be.
    package struct Reason: Sendable, Hashable {
        /// What follows such a line.
        package enum Sequel: String, Sendable {
            /// Nothing that it tells of.
            case nothing
            /// A list of other stories' headlines ("Related articles:").
            case links
            /// Nothing more of the article: the end of the page ("Leave a reply").
            case end
        }

        /// "related link", "newsletter", "comment form" …
        package let why: String
        package let sequel: Sequel

        /// Credits and tags tell something of the report; the rest is no part of it.
        package var kind: Block.Kind {
            switch why {
            case "agency credit", "staff credit", "tags": .metadata
            case "caption": .caption
            default: .removed
            }
        }
    }

    /// How much of the line the reason covers.
    package enum Match: Sendable, Hashable {
        case wholeLine(Reason)
        /// From this byte offset to the end of the line; what stands before belongs to the article.
        case startsAt(Int, Reason)

        package var reason: Reason {
            switch self {
            case .wholeLine(let reason), .startsAt(_, let reason): reason
            }
        }
    }

    /// Where a phrase must stand for the line to be boilerplate.
    enum Rule: String {
        /// It is the whole line; numbers and punctuation may follow, or a bar and a few words more ("Print | Send").
        case line
        /// It opens the line.
        case start
        /// It opens the line and a colon, a dash or the like parts it from the rest ("Photo: …").
        case label
        /// It opens the line, and a headline follows ("See also Ministers meet again").
        case lead
        /// It opens the line or a later sentence of it; from there on the line is boilerplate.
        case sentence
        /// It stands anywhere in the line.
        case holds
        /// It ends the last sentence of the line; that sentence goes ("Ilse Tarn contributed to this report.").
        case closing
        /// It ends the line with a capital and without a stop; what stands before it and is no sentence is its link.
        case button

        var mayStandInside: Bool { self != .line && self != .start && self != .label && self != .lead }
        var mayOpen: Bool { self != .holds && self != .closing && self != .button }
    }

    struct Phrase {
        let span: TextSpan
        let rule: Rule
        let reason: Reason
    }

    /// All phrases in folded form, one behind the other.
    let letters: [UInt8]
    /// Phrases by their first two letters: those that open a line, and those that may also stand inside it.
    let opening: [UInt16: [Phrase]]
    let inner: [UInt16: [Phrase]]
    /// How phrases inside a line begin.
    private let opensInner: PhraseOpenings

    /// Reads the list that ships with the program.
    package init() throws(ResourceFolder.Missing) { try self.init(file: "boilerplate-phrases.txt") }

    /// Reads one of the lists that ship with the program.
    init(file: String) throws(ResourceFolder.Missing) {
        var letters: [UInt8] = []
        var opening: [UInt16: [Phrase]] = [:]
        var inner: [UInt16: [Phrase]] = [:]
        for row in try ResourceFolder(Bundle.module).rows(file) where row.count >= 3 {
            guard let rule = Rule(rawValue: String(row[1])) else { continue }
            let sequel = row.count > 3 ? Reason.Sequel(rawValue: String(row[3])) ?? .nothing : .nothing
            let start = letters.count
            letters.append(contentsOf: row[0].lowercased().utf8)
            guard letters.count >= start + 2 else { continue }
            let key = Self.key(letters[start], letters[start + 1])
            let reason = Reason(why: String(row[2]), sequel: sequel)
            let phrase = Phrase(span: TextSpan(start, letters.count), rule: rule, reason: reason)
            if rule.mayStandInside { inner[key, default: []].append(phrase) }
            if rule.mayOpen { opening[key, default: []].append(phrase) }
        }
        self.letters = letters
        self.opening = opening
        self.inner = inner
        var opensInner = PhraseOpenings()
        for phrase in inner.values.joined() { opensInner.insert(letters[phrase.span.range]) }
        self.opensInner = opensInner
    }

    /// What the line is, or nil when no phrase tells.
    package func match(_ text: Text, _ line: TextSpan) -> Match? {
        let line = text.trimmed(line)
        guard !line.isEmpty else { return nil }
        if let reason = openingReason(text, line, at: line.start) { return .wholeLine(reason) }
        let word = PhraseScanner.skippingOrnament(text.utf8, line.start, line.end)
        if word > line.start, let reason = openingReason(text, line, at: word) { return .wholeLine(reason) }
        return innerMatch(text, line)
    }

    private func openingReason(_ text: Text, _ line: TextSpan, at start: Int) -> Reason? {
        guard start + 1 < line.end else { return nil }
        for phrase in opening[Self.key(at: start, in: text)] ?? [] {
            guard let end = PhraseScanner.end(of: letters, phrase.span, in: text.utf8, at: start, limit: line.end)
            else {
                continue
            }
            guard Self.fits(phrase, line) else { continue }
            if allows(phrase.rule, text, TextSpan(end, line.end)) { return phrase.reason }
        }
        return nil
    }

    /// Credits, copyright marks and links have lines of their own; in front of a long text, as where a data file lost
    /// its line ends, they are only glued to it, a lone mark sooner than words.
    private static func fits(_ phrase: Phrase, _ line: TextSpan) -> Bool {
        switch phrase.reason.why {
        case "copyright": line.count < (phrase.span.count < 3 ? 200 : 300)
        case "related link" where phrase.rule == .lead: line.count < 1200
        case "photo credit", "related link": line.count < 300
        default: true
        }
    }

    /// Whether what follows an opening phrase is what its rule asks for.
    private func allows(_ rule: Rule, _ text: Text, _ rest: TextSpan) -> Bool {
        switch rule {
        case .start, .sentence, .holds, .closing, .button: true
        case .line: PhraseScanner.isOrnamentOrNumber(text.utf8, rest) || PhraseScanner.opensWithBar(text.utf8, rest)
        case .label: !rest.isEmpty && PhraseScanner.opensWithSeparator(text.utf8, rest)
        case .lead:
            PhraseScanner.opensWithSeparator(text.utf8, rest) || PhraseScanner.isHeadline(text, text.trimmed(rest))
        }
    }

    private func innerMatch(_ text: Text, _ line: TextSpan) -> Match? {
        let bytes = text.utf8
        var at = line.start
        while let start = candidate(in: bytes, from: at, of: line) {
            for phrase in inner[Self.key(at: start, in: text)] ?? [] {
                guard let end = PhraseScanner.end(of: letters, phrase.span, in: bytes, at: start, limit: line.end)
                else { continue }
                if let match = match(phrase, text, TextSpan(start, end), line) { return match }
            }
            at = start + 1
        }
        return nil
    }

    /// The next word or bracket that begins as a phrase may.
    private func candidate(in bytes: [UInt8], from start: Int, of line: TextSpan) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var at = start
            var isInWord = at > line.start && UTF8Bytes.isWordByte(bytes[at - 1])
            while at + 1 < line.end {
                let byte = bytes[at]
                let isWord = UTF8Bytes.isWordByte(byte)
                if !isInWord, isWord || byte == 0x28, opensInner.mayHold(bytes, at: at, limit: line.end) { return at }
                isInWord = isWord
                at += 1
            }
            return nil
        }
    }

    /// What a phrase that stands inside a line tells of it.
    private func match(_ phrase: Phrase, _ text: Text, _ found: TextSpan, _ line: TextSpan) -> Match? {
        switch phrase.rule {
        case .holds: return .wholeLine(phrase.reason)
        case .closing:
            guard PhraseScanner.isOrnamentOrNumber(text.utf8, TextSpan(found.end, line.end)) else { return nil }
            return tail(
                from: PhraseScanner.sentenceStart(text.utf8, before: found.start, from: line.start), phrase, line)
        case .button:
            guard found.end == line.end, UTF8Bytes.isUpper(text.utf8[found.start]) else { return nil }
            let start = PhraseScanner.sentenceStart(text.utf8, before: found.start, from: line.start)
            if start < found.start, line.count < 200 { return .wholeLine(phrase.reason) }
            return tail(from: found.start - start < 160 ? start : found.start, phrase, line)
        default: return endsLine(phrase, text, found.start, line) ? .startsAt(found.start, phrase.reason) : nil
        }
    }

    private func tail(from start: Int, _ phrase: Phrase, _ line: TextSpan) -> Match {
        start == line.start ? .wholeLine(phrase.reason) : .startsAt(start, phrase.reason)
    }

    /// Whether what begins inside the line is boilerplate up to the line's end: a sentence, or a bracket.
    private func endsLine(_ phrase: Phrase, _ text: Text, _ at: Int, _ line: TextSpan) -> Bool {
        if phrase.reason.why == "photo credit", line.end - at > 120 { return false }
        if phrase.reason.why == "related link", line.end - at > 300 { return false }
        return text.utf8[at] == 0x28 || PhraseScanner.opensSentence(text.utf8, at, from: line.start)
    }

    private static func key(at offset: Int, in text: Text) -> UInt16 {
        key(PhraseScanner.folded(text.utf8[offset]), PhraseScanner.folded(text.utf8[offset + 1]))
    }

    private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }
}
