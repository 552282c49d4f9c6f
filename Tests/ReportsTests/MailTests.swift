import Prose
import Testing

@testable import Reports

@Suite("Mails and saved pages")
struct MailTests {
    @Test("A mail gives its subject, sender, date and plain text; attachments are told")
    func mail() throws {
        let read = try ReadAll(ReaderFixtures.mail, file: "m.eml")
        let report = try #require(read.reports.first)
        #expect(report.title == "Fähre: ferry sails again")
        #expect(report.byline == "Zoë Venn")
        #expect(report.published?.value == "2031-04-07T18:04:17+02:00")
        #expect(
            read.words(0) == [
                "The ferry to Amsel will sail again on 3 May, Transport Minister Ilse Tarn said – “at last”."
            ])
        #expect(read.notes == ["1 attachment is not read"])
    }

    @Test("Lines quoted from another mail are left out, and it is told how many")
    func quotedLines() throws {
        let mail = "From: Bo Lind <bo@pier.example>\nSubject: Ferry\nDate: Mon, 7 Apr 2031 18:04:17 +0200\n\n"
        let answer = try ReadAll(mail + "> The ferry will not sail.\n> Never.\n\n" + ReaderFixtures.first + "\n")
        #expect(answer.words(0) == [ReaderFixtures.first])
        #expect(answer.notes == ["2 lines quoted from another mail are left out"])
        let one = try ReadAll(mail + "> Never.\n\n" + ReaderFixtures.first + "\n")
        #expect(one.notes == ["1 line quoted from another mail is left out"])
        #expect(try ReadAll(mail + ReaderFixtures.first + "\n").notes.isEmpty)
        // A mail that is nothing but a quotation is kept as it is.
        #expect(try ReadAll(mail + "> " + ReaderFixtures.first + "\n").notes.isEmpty)
    }

    @Test("A page that a browser saved with all its parts is read as the page")
    func savedPage() throws {
        let read = try ReadAll(ReaderFixtures.savedPage, file: "s.mhtml")
        #expect(read.reports.first?.title == "Ferry 9 sails")
        #expect(read.reports.first?.url == "https://lights.example/9")
        #expect(read.words(0) == [ReaderFixtures.first, ReaderFixtures.second])
    }

    @Test("Quoted-printable and base64 bear what mail does to them")
    func transfer() {
        func printable(_ text: String) -> String {
            String(decoding: TransferDecoding.quotedPrintable(Array(text.utf8)[...]), as: UTF8.self)
        }
        #expect(printable("a=20b=\r\nc= \t\r\nd=e=ZZ=4") == "a bcd=e=ZZ=4")
        #expect(printable("=C3=BC=") == "ü")
        #expect(TransferDecoding.base64(Array("ZmVy\r\ncnk=".utf8)[...]) == Array("ferry".utf8))
        #expect(TransferDecoding.base64(Array("Zm!!VycnkK".utf8)[...]) == Array("ferry\n".utf8))
    }

    @Test("A text that opens with a word and a colon is no mail")
    func noMail() throws {
        let read = try ReadAll("Date: unknown\nThe ferry sails.\n\n\(ReaderFixtures.first)\n", file: "a.txt")
        #expect(read.reports.first?.text.string.hasPrefix("Date: unknown") == true)
    }

    @Test("Parts nested without end are looked into to a stated depth only")
    func nesting() throws {
        var mail = "From: a@b\r\nMIME-Version: 1.0\r\n"
        for level in 0..<3000 { mail += "Content-Type: multipart/mixed; boundary=b\(level)\r\n\r\n--b\(level)\r\n" }
        let time = try ContinuousClock().measure { _ = try ReadAll(mail + "\r\n\(ReaderFixtures.first)") }
        #expect(time < .seconds(10))
    }
}
