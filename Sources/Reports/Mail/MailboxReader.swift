import Prose

/// Reads mailboxes (mbox, RFC 4155): mails one behind the other, each below a line "From sender date", one report a
/// mail.
///
/// Lines of a mail that begin with "From " are quoted with ">" in most boxes, which is taken off. Memory is that of one
/// mail, whatever the size of the box.
struct MailboxReader: ReportReader {
    /// A longer mail is left out.
    static let largestMail = 64 << 20
    /// What is looked at to tell a separator from a line of text: the line and the one behind it.
    private static let longestLine = 4096

    private let mails: MailReader

    init(_ mails: MailReader) { self.mails = mails }

    /// A separator with a mail's header lines behind it.
    func recognises(_ head: [UInt8]) -> Bool {
        guard Self.isSeparator(head[...]), let end = head.firstIndex(of: 0x0A) else { return false }
        return mails.recognises(Array(head[(end + 1)...]))
    }

    func read(_ input: inout ByteStream, file: String, take: (ReadEvent) throws -> Void) throws {
        var (number, read, wordless, tooLarge, attached, quoting) = (0, 0, 0, 0, 0, 0)
        var broken = NamedRecords()
        _ = input.line(limit: Self.longestLine)
        while !input.isAtEnd {
            number += 1
            guard let mail = Self.mail(&input) else {
                tooLarge += 1
                continue
            }
            var omissions = MailOmissions()
            if let report = try? mails.read(mail, file: "\(file)#\(number)", omissions: &omissions) {
                read += 1
                try take(.report(report))
            } else {
                wordless += 1
            }
            if let part = omissions.brokenPart { broken.append(Count.digits(number), "part \(part)") }
            if omissions.attachments > 0 { attached += 1 }
            if omissions.quotedLines > 0 { quoting += 1 }
        }
        if let damage = input.damage { try take(.note("\(damage); read as far as it goes")) }
        if !broken.isEmpty {
            try take(
                .note(
                    "\(Count.words(broken.count, "mail")) without a closing boundary, read as far as it goes: \(broken.words)"
                ))
        }
        if attached > 0 { try take(.note("the attachments of \(Count.words(attached, "mail")) are not read")) }
        if quoting > 0 {
            try take(.note("lines quoted from other mails are left out of \(Count.words(quoting, "mail"))"))
        }
        if wordless > 0, read > 0 { try take(.note("\(Count.words(wordless, "mail")) without text left out")) }
        if tooLarge > 0 {
            try take(.note("\(Count.words(tooLarge, "mail")) of more than \(Self.largestMail >> 20) MB left out"))
        }
        if read == 0 {
            throw ReadError(file: file, problem: "none of the mailbox's \(Count.words(number, "mail")) holds text")
        }
    }

    /// The bytes up to the next separator, which is read, too; nil for a mail that is too large.
    private static func mail(_ input: inout ByteStream) -> [UInt8]? {
        var mail: [UInt8] = []
        var isTooLarge = false
        var isBehindEmptyLine = false
        while !input.isAtEnd {
            if isBehindEmptyLine, isSeparator(input.peek(longestLine)) {
                _ = input.line(limit: longestLine)
                break
            }
            guard let line = input.line(limit: largestMail) else { break }
            isTooLarge = isTooLarge || !line.isWhole || mail.count + line.bytes.count > largestMail
            if isTooLarge { mail = [] } else { mail += unquoted(line.bytes) + [0x0A] }
            isBehindEmptyLine = line.bytes.isEmpty || line.bytes == [0x0D]
        }
        return isTooLarge ? nil : mail
    }

    private static let from = Array("From ".utf8)

    /// Whether "From …" stands here with a header line behind it ("Received: …"), and not with more of a text.
    private static func isSeparator(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: from), let end = bytes.prefix(longestLine).firstIndex(of: 0x0A) else { return false }
        let next = bytes[(end + 1)...].prefix(100)
        guard let colon = next.firstIndex(where: { $0 == 0x3A || $0 == 0x0A }), next[colon] == 0x3A,
            colon > next.startIndex
        else { return false }
        return next[..<colon].allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D }
    }

    /// ">From" as "From", ">>From" as ">From".
    private static func unquoted(_ line: [UInt8]) -> [UInt8] {
        guard line.first == 0x3E, line.drop(while: { $0 == 0x3E }).starts(with: from) else { return line }
        return Array(line.dropFirst())
    }
}
