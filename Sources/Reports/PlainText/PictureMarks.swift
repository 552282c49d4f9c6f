import Prose

/// Tells captions by what archives, players and galleries print with them: "FILE - …", "Media caption …",
/// "… Hide Caption 3 of 12", "1 of 26 Full Screen …", "… REUTERS/Orla Venn".
struct PictureMarks {
    let text: Text
    let agencies: AgencyCredits

    /// Words of a caption at most.
    private static let longest = 90
    /// Words of a caption at least that a gallery's counter closes or opens.
    private static let shortest = 4
    /// Bytes behind an agency and its stroke at most.
    private static let longestName = 60

    /// Whether the line is a caption by such a mark. O(length).
    func isCaption(_ line: TextLine) -> Bool {
        guard line.words.count >= Self.shortest, line.words.count <= Self.longest else { return false }
        return opensWithFile(line.span) || opensWithPlayer(line) || isGalleryItem(line.words)
            || closesWithMaker(line.span)
    }

    /// "FILE - In this photo …", with any dash.
    private func opensWithFile(_ line: TextSpan) -> Bool {
        let head = text.utf8[line.range].prefix(12)
        guard head.starts(with: "FILE ".utf8), let first = head.dropFirst(5).first else { return false }
        return first == 0x2D || head.dropFirst(5).starts(with: [0xE2, 0x80])
    }

    /// "Media playback is unsupported on your device Media caption …".
    private func opensWithPlayer(_ line: TextLine) -> Bool { line.words.starts(with: Self.player) }

    /// "… Hide Caption 3 of 12", "1 of 26 Full Screen …".
    private func isGalleryItem(_ words: [UInt64]) -> Bool {
        guard words.count >= Self.shortest + 5 else { return false }
        let (head, tail) = (words.prefix(5), words.suffix(5))
        return head.dropFirst(1).first == Self.of && head.dropFirst(3).elementsEqual(Self.fullScreen)
            || tail.prefix(2).elementsEqual(Self.hideCaption) && tail.dropFirst(3).first == Self.of
    }

    /// "The pier at noon, March 3. REUTERS/Orla Venn": an agency in capitals behind a stop or a bracket, a stroke and a
    /// name, and at most a few words in capitals behind.
    private func closesWithMaker(_ line: TextSpan) -> Bool {
        let bytes = text.utf8
        guard line.count > 8 else { return false }
        let tail = max(line.start + 8, line.end - Self.longestName)..<line.end
        guard let stroke = bytes[tail].lastIndex(of: 0x2F), stroke + 3 < line.end else { return false }
        var start = stroke
        while start > line.start, UTF8Bytes.isUpper(bytes[start - 1]) { start -= 1 }
        guard start > line.start + 2, bytes[start - 1] == 0x20, [0x2E, 0x29, 0x22].contains(bytes[start - 2]),
            agencies.inCapitals(text.string(TextSpan(start, stroke))) != nil
                || !agencies.names(in: text, TextSpan(start, stroke), withPictures: true).isEmpty
        else { return false }
        let name = TextSpan(stroke + 1, line.end)
        let opensInCapitals = UTF8Bytes.isUpper(bytes[name.start]) || bytes[name.start] >= 0x80
        let isAgency = agencies.isCreditLine(text, name)
        return opensInCapitals && !isAgency && !bytes[name.range].dropLast().contains(0x2E)
    }

    private static let player = ["media", "playback", "is", "unsupported"].map { WordHash.folded($0) }
    private static let fullScreen = ["full", "screen"].map { WordHash.folded($0) }
    private static let hideCaption = ["hide", "caption"].map { WordHash.folded($0) }
    private static let of = WordHash.folded("of")
}
