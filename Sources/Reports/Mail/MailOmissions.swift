/// What of a mail is not in its report.
struct MailOmissions {
    var attachments = 0
    /// Lines quoted from the mail that is answered.
    var quotedLines = 0

    /// The part that a mail without its closing boundary breaks off in, counted from 1.
    var brokenPart: Int?

    /// A sentence for each.
    var notes: [String] {
        var notes: [String] = []
        if let brokenPart {
            notes.append("the closing boundary is missing: part \(brokenPart) breaks off; read as far as it goes")
        }
        if attachments > 0 {
            notes.append("\(Count.words(attachments, "attachment")) \(Self.are(attachments)) not read")
        }
        if quotedLines > 0 {
            notes.append(
                "\(Count.words(quotedLines, "line")) quoted from another mail \(Self.are(quotedLines)) left out")
        }
        return notes
    }

    private static func are(_ count: Int) -> String { count == 1 ? "is" : "are" }
}
