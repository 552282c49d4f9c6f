import Prose
import Testing

@testable import Reports

@Suite("Mailboxes")
struct MailboxTests {
    @Test("Each mail is a report, and what is no mail's text is told")
    func mails() throws {
        let all = try ReadAll(ReaderFixtures.mailbox, file: "desk.mbox")
        #expect(all.reports.map(\.file) == ["desk.mbox#1", "desk.mbox#2"])
        #expect(all.reports.map(\.title) == ["Ferry sails", "Bridge opens"])
        #expect(all.reports.map(\.byline) == ["Orla Venn", "Bo Lind"])
        #expect(all.reports.map { $0.published?.day?.iso } == ["2031-04-07", "2031-04-08"])
        #expect(all.notes == ["1 mail without text left out"])
    }

    @Test("A line of the text that begins with From divides nothing, quoted or not")
    func quoting() throws {
        let report = try #require(try ReadAll(ReaderFixtures.mailbox).reports.first)
        #expect(report.text.string.contains("From here on the sea was calm"))
        #expect(report.text.string.contains("\nFrom the pier one could see"))
        #expect(!report.text.string.contains(">From"))
        #expect(!report.text.string.contains(ReaderFixtures.second))
    }

    @Test("Any size of the pieces gives the same")
    func pieces() throws {
        let bytes = Array(ReaderFixtures.mailbox.utf8)
        let readers = try ReportReaders()
        let whole = try ReadAll(bytes, readers).reports.map(\.text)
        for piece in [1, 7, 64, 500] { #expect(try ReadAll(bytes, piece: piece, readers).reports.map(\.text) == whole) }
    }

    @Test("Mails that quote others are told once for the box")
    func quotations() throws {
        let envelope = "From x@y.example Mon Apr  7 18:04:17 2031\n"
        let mail = "From: Bo Lind <bo@pier.example>\nSubject: Ferry\nDate: Mon, 7 Apr 2031 18:04:17 +0200\n\n"
        let quoting = envelope + mail + "> Never.\n\n" + ReaderFixtures.first + "\n\n"
        let all = try ReadAll(quoting + quoting + envelope + mail + ReaderFixtures.second + "\n")
        #expect(all.reports.count == 3)
        #expect(all.notes == ["lines quoted from other mails are left out of 2 mails"])
    }

    @Test("Attachments are told once for the box")
    func attachments() throws {
        let box = (1...3).map { _ in "From x@y.example Mon Apr  7 18:04:17 2031\r\n" + ReaderFixtures.mail + "\r\n" }
        let all = try ReadAll(box.joined())
        #expect(all.reports.count == 3)
        #expect(all.notes == ["the attachments of 3 mails are not read"])
    }

    @Test("A box without text is an error")
    func nothing() throws {
        let all = try ReadAll("From x@y.example Mon Apr  7 18:04:17 2031\nFrom: a@b.example\nTo: c@d.example\n\n\n")
        #expect(all.error?.problem == "none of the mailbox's 1 mail holds text")
    }

    @Test("A text that begins with From is a text")
    func text() throws {
        let all = try ReadAll(
            "From Amsel to Kestria: a journey\n\n\(ReaderFixtures.first)\n\n\(ReaderFixtures.second)\n")
        #expect(all.reports.count == 1)
        #expect(all.reports.first?.file == "input")
    }
}
