import Prose
import Testing

@testable import Reports

@Suite("Odd inputs: what they are is told, what they state is read")
struct OddInputsTests {
    private static let first = ReaderFixtures.first
    private static let second = ReaderFixtures.second

    private func read(_ bytes: [UInt8]) throws -> ReadAll { try ReadAll(bytes, ReportReaders()) }

    private static let seven = [UInt8](repeating: 7, count: 40)
    private static let xz: [UInt8] = [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00] + seven
    private static let bzip2: [UInt8] = Array("BZh91AY&SY".utf8) + seven
    private static let tar: [UInt8] =
        [UInt8](repeating: 0, count: 257) + Array("ustar".utf8) + [UInt8](repeating: 0, count: 300)

    @Test("What other programs packed is named")
    func packed() throws {
        for (bytes, name) in [(Self.xz, "xz"), (Self.bzip2, "bzip2"), (Self.tar, "tar")] {
            let problem = try read(bytes).error?.problem
            #expect(problem == "this is packed with \(name), which is not read; unpack it first")
        }
    }

    @Test("A text that begins with the name of the archive format is a text")
    func archiveName() throws {
        #expect(try ReadAll("WARC/1.0 is a format.\n\n\(Self.first)\n\n\(Self.second)\n").reports.count == 1)
    }

    @Test("UTF-16 without a mark is read whatever the language", arguments: [true, false])
    func wide(isLittle: Bool) throws {
        let page = "<!doctype html><html><body><p>" + String(repeating: "渡船明天又会开航。", count: 60)
        var bytes: [UInt8] = []
        for unit in page.utf16 {
            let (low, high) = (UInt8(unit & 255), UInt8(unit >> 8))
            bytes += isLittle ? [low, high] : [high, low]
        }
        #expect(try read(bytes).reports.first?.text.string.hasPrefix("渡船明天又会开航。") == true)
    }

    private static let russian = "Паром снова выходит в море в понедельник, сказала министр транспорта Ильзе Тарн."
    private static let greek =
        "Το πλοίο θα ταξιδέψει πάλι τη Δευτέρα, είπε η υπουργός μεταφορών, και το λιμάνι ανοίγει."

    /// Encodes by looking for each letter among the 128 of an encoding.
    private func bytes(_ text: String, _ label: String) throws -> [UInt8] {
        let encodings = try SingleByteEncodings()
        var table: [Character: UInt8] = [:]
        for byte in UInt8(0x80)...0xFF {
            if let letter = encodings.decode([byte], label: label)?.text.string.first { table[letter] = byte }
        }
        return text.compactMap { $0.isASCII ? $0.asciiValue : table[$0] }
    }

    @Test(
        "Cyrillic and Greek that nothing announces, or a wrong label does, are told by their letters",
        arguments: ["windows-1251", "koi8-r", "iso-8859-5", "ibm866"], ["", "utf-8", "x-unknown"])
    func alphabets(label: String, declared: String) throws {
        let page = "<!doctype html><meta charset=\"\(declared)\"><body><p>\(Self.russian)</p><p>\(Self.russian)</p>"
        let encoded = try bytes(page, label)
        #expect(try read(encoded).reports.first?.text.string.contains(Self.russian) == true)
        let served = try CharsetDecoder().labelled(encoded, label: "utf-8")
        #expect(try read(served).reports.first?.text.string.contains(Self.russian) == true)
        let greek = try bytes("<!doctype html><body><p>\(Self.greek)</p><p>\(Self.greek)</p>", "windows-1253")
        #expect(try read(greek).reports.first?.text.string.contains(Self.greek) == true)
    }

    @Test("French in windows-1252 stays French")
    func french() throws {
        let text = "Le ministre a déclaré à la presse que la traversée était prévue à l'été, après la fête. "
        let page = "<!doctype html><body><p>\(text)</p><p>\(text)</p>"
        #expect(try read(bytes(page, "windows-1252")).reports.first?.text.string.contains("déclaré à la") == true)
    }

    @Test("A page in UTF-8 that was damaged at one place loses no other sign")
    func damaged() throws {
        let page = "<!doctype html><body><p>\(Self.first)</p><p>\(Self.second)</p><p>Café in Amsel was open, "
        let all = try read(Array(page.utf8) + [0xFF, 0xFE, 0x80] + Array("she said.</p>".utf8))
        #expect(all.reports.first?.text.string.contains("Café in Amsel") == true)
    }

    @Test("Objects written over several lines, one behind the other, and wrapped ones are read")
    func json() throws {
        let object = "{\n \"title\": \"Ferry\",\n \"text\": \"\(Self.first)\"\n}\n"
        #expect(try ReadAll(object + object).reports.count == 2)
        let wrapped = "{\"data\": {\"article\": {\"title\": \"Ferry\", \"text\": \"\(Self.first)\"}}}"
        #expect(try ReadAll(wrapped).reports.first?.title == "Ferry")
        let cut = "{\"title\": \"Ferry\", \"content\": \"\(Self.first) [+2000 chars]\"}"
        let all = try ReadAll(cut)
        #expect(all.words(0) == [Self.first])
        #expect(all.notes == ["gives only a summary"])
    }

    @Test("Entities that a document type defines, and items that were withdrawn, are noted")
    func xml() throws {
        let feed =
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY nm \"Orla Venn\">]><rss version=\"2.0\"><channel>"
            + "<item><title>Ferry</title><description>\(Self.first)</description></item></channel></rss>"
        #expect(try ReadAll(feed).notes.contains { $0.contains("entities of its own") })
        let item = ReaderFixtures.newsItem.replacing(
            "<itemMeta>", with: "<itemMeta><pubStatus qcode=\"stat:canceled\"/>")
        #expect(try ReadAll(item).notes == ["the item is marked as canceled by the sender (pubStatus)"])
    }

    @Test("Soft line breaks of mails are joined, quoted lines and the signature are no article")
    func mail() throws {
        let head = "From: Orla Venn <o@x.example>\nSubject: Ferry\nDate: Mon, 7 Apr 2031 10:00:00 +0000\n"
        let flowed =
            head
            + "Content-Type: text/plain; format=flowed\n\nThe ferry sails on Monday \nand the pier is full again.\n"
        #expect(try ReadAll(flowed).words(0) == ["The ferry sails on Monday and the pier is full again."])
        let reply = head + "MIME-Version: 1.0\n\n> \(Self.second)\n\n\(Self.first)\n-- \nOrla Venn\n"
        #expect(try ReadAll(reply).words(0) == [Self.first])
        let forward =
            "From: Bo <b@x.example>\nSubject: Fwd: Ferry\nDate: Tue, 8 Apr 2031 10:00:00 +0000\n"
            + "Content-Type: multipart/mixed; boundary=z\n\n--z\nContent-Type: message/rfc822\n\n\(head)\n\(Self.first)\n--z--\n"
        let report = try ReadAll(forward).reports.first
        #expect(report?.title == "Ferry")
        #expect(report?.byline == "Orla Venn")
        #expect(report?.published?.day?.iso == "2031-04-07")
    }

    @Test(
        "Header lines of a text and front matter state title, author and date",
        arguments: [
            "Subject: Ferry sails\nBy: Orla Venn\nDate: 7 April 2031\n\n",
            "---\ntitle: \"Ferry sails\"\ndate: 2031-04-07\nauthor: Orla Venn\n---\n\n",
        ])
    func header(_ head: String) throws {
        let all = try ReadAll(head + "\(Self.first)\n\n\(Self.second)\n")
        #expect(all.reports.first?.title == "Ferry sails")
        #expect(all.reports.first?.byline == "Orla Venn")
        #expect(all.reports.first?.published?.value == "2031-04-07")
        #expect(all.reports.first?.outlet == nil)
        #expect(all.words(0) == [Self.first, Self.second])
    }

    @Test("Indented lines, form feeds and U+2029 begin paragraphs; a heading's sign is no word of it")
    func paragraphs() throws {
        let wrapped = ["Monday", "Tuesday", "Friday"].map { day in
            "   The ferry to Amsel will sail again on \(day), said\nthe minister of transport, Ilse Tarn, on the \(day) pier of\nAmsel, where many people had been waiting for \(day).\n"
        }
        #expect(try ReadAll("Ferry sails again\n\n" + wrapped.joined()).words(0).count == 3)
        for mark in ["\u{0C}", "\u{2029}"] {
            let plain = try ReadAll("\(Self.first)\n\n\(Self.second)\n").reports.first
            let marked = try ReadAll("\(Self.first)\(mark)\(Self.second)\n").reports.first
            #expect(marked?.blocks.map(\.kind) == plain?.blocks.map(\.kind))
            #expect(marked?.blocks.count == 2)
        }
        #expect(
            try ReadAll("# Ferry sails again\n\n\(Self.first)\n\n\(Self.second)\n").reports.first?.title
                == "Ferry sails again")
    }

    @Test(
        "A page without text says why",
        arguments: [
            ("<html><head><title>Ferry<body><p>\(first)</p>", "its title element is not closed"),
            ("<!doctype html><html><body><!-- <p>\(first)</p>", "a comment in it is not closed"),
            (
                "<!doctype html><html><head><meta http-equiv=refresh content='0; url=https://x.example/'></head><body>",
                "meta refresh"
            ),
        ])
    func empty(page: String, cause: String) throws {
        let problem = try ReadAll(page).error?.problem
        #expect(problem?.contains(cause) == true)
    }
}
