import Foundation
import Prose
import Testing

@testable import Reports

/// Invented inputs of all formats, and what tests ask of every reader.
enum ReaderFixtures {
    static let first = "The ferry to Amsel will sail again on 3 May, Transport Minister Ilse Tarn said on Monday."
    static let second = "About 300 passengers had been waiting on the pier, and the harbour master spoke of a good day."

    static func page(_ number: Int, body: String = "<p>\(first)</p><p>\(second)</p>") -> String {
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry \(number) sails</title></head>
        <body><nav><a href="/">Home</a></nav><article><h1>Ferry \(number) sails</h1>\(body)</article></body></html>
        """
    }

    static let rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
        <channel><title>Harbour Lights</title><link>https://lights.example/</link><language>en-gb</language>
        <item><title>Ferry to Amsel sails again</title><link>https://lights.example/1</link><dc:creator>Orla Venn</dc:creator>
        <pubDate>Mon, 07 Apr 2031 18:04:17 GMT</pubDate><media:title>A picture</media:title><description>Short.</description>
        <content:encoded><![CDATA[<p>\(first)</p><p>\(second)</p><p><a href="/x">Read more</a></p>]]></content:encoded></item>
        <item><title>Minister&amp;#8217;s word</title><guid>https://lights.example/2</guid>
        <description>The minister &lt;b&gt;rejected&lt;/b&gt; a rise of the fare on Tuesday, and smiled.</description></item>
        <item><title>A title and no text</title><link>https://lights.example/3</link></item>
        </channel></rss>
        """

    static let atom = """
        <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Pier Post</title>
        <author><name>The desk</name></author><entry><title type="html">Minister &lt;i&gt;promises&lt;/i&gt; ferry</title>
        <link rel="self" href="https://pier.example/self"/><link href="https://pier.example/a"/>
        <published>2031-04-08T10:00:00Z</published><updated>2031-04-09T10:00:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>\(first)<br/></p><p>\(second)</p></div></content>
        </entry></feed>
        """

    static let jsonFeed = """
        {"version": "https://jsonfeed.org/version/1.1", "title": "Coast Wire", "language": "en", "items": [
        {"id": "1", "url": "https://coast.example/1", "title": "Ferry sails", "content_html": "<p>\(first)</p><p>\(second)</p>",
        "date_published": "2031-04-07T10:00:00Z", "authors": [{"name": "Orla Venn"}, {"name": "Bo Lind"}]},
        {"id": "2", "url": "https://coast.example/2", "content_text": "\(second)"}]}
        """

    static let newsItem = """
        <?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" standard="NewsML-G2">
        <itemMeta><provider qcode="nprov:HLP"><name>Harbour Press</name></provider>
        <versionCreated>2031-04-07T10:00:00Z</versionCreated></itemMeta>
        <contentMeta><headline>Ferry sails</headline><by>Orla Venn</by><creditline>Reuters</creditline>
        <language tag="en"/></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
        <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>\(first)</p><p>\(second)</p></body></html>
        </inlineXML></contentSet></newsItem>
        """

    static let nitf = """
        <?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-2.dtd"><nitf><head><title>x</title><docdata>
        <date.issue norm="20310407T100000Z"/><doc.copyright holder="Harbour Press"/></docdata></head><body><body.head>
        <hedline><hl1>Ferry sails</hl1></hedline><byline>By <person>Orla Venn</person></byline>
        <dateline><location>AMSEL</location></dateline></body.head><body.content><block><p>\(first)</p><media>
        <media-caption>A ferry at the pier of Amsel.</media-caption></media><p>\(second)</p></block></body.content></body></nitf>
        """

    static let ninjs2 = """
        {"uri": "urn:x:1", "type": "text", "headlines": [{"role": "main", "value": "Ferry sails"}], "by": "Orla Venn",
        "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>\(first)</p><p>\(second)</p>"}],
        "versionCreated": "2031-04-07T10:00:00Z", "language": "en", "infosources": [{"name": "Harbour Press"}]}
        """

    static let ninjs1 = """
        {"uri": "urn:x:1", "type": "text", "headline": "Ferry sails", "byline": "Orla Venn", "body_text": "\(first)",
        "versioncreated": "2031-04-07T10:00:00Z", "copyrightholder": "Harbour Press"}
        """

    static let jsonLines = (1...4).map {
        #"{"title": "Ferry \#($0)", "text": "\#(first)\n\n\#(second)", "published_at": 1933351457, "source": {"name": "HL"}}"#
    }.joined(separator: "\n")

    static let table =
        "Headline;Body;Published At;Publisher;URL\r\n"
        + (1...3).map {
            "Ferry \($0);\"\(first)\r\n\r\nShe said: \"\"No; never\"\", and left the pier at noon.\";2031-04-07;HL;https://x.example/\($0)\r\n"
        }
        .joined()

    static let mail = """
        Received: from x\r
        From: =?utf-8?q?Zo=C3=AB?= =?utf-8?b?IFZlbm4=?= <zoe@example.org>\r
        To: desk@example.org\r
        Subject: =?iso-8859-1?q?F=E4hre=3A_ferry?=\r
         sails again\r
        Date: Mon, 07 Apr 2031 18:04:17 +0200\r
        MIME-Version: 1.0\r
        Content-Type: multipart/mixed; boundary="b1"\r
        \r
        preamble\r
        --b1\r
        Content-Type: multipart/alternative; boundary=b2\r
        \r
        --b2\r
        Content-Type: text/plain; charset=windows-1252\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        The ferry to Amsel will sail again on 3 May, Transport Minister Ilse Tar=\r
        n said =96 =93at last=94.\r
        --b2\r
        Content-Type: text/html\r
        \r
        <p>markup</p>\r
        --b2--\r
        --b1\r
        Content-Type: application/pdf\r
        Content-Disposition: attachment; filename=a.pdf\r
        \r
        %PDF\r
        --b1--\r

        """

    static let mailbox = """
        From orla@example.org Mon Apr  7 18:04:17 2031
        From: Orla Venn <orla@example.org>
        To: desk@example.org
        Subject: Ferry sails
        Date: Mon, 07 Apr 2031 18:04:17 +0200

        \(first)

        From here on the sea was calm, and nobody spoke of it any more.

        >From the pier one could see the lamp, she wrote.

        From bo@example.org Tue Apr  8 09:00:00 2031
        From: Bo Lind <bo@example.org>
        To: desk@example.org
        Subject: Bridge opens
        Date: Tue, 08 Apr 2031 09:00:00 +0200

        \(second)

        From no@example.org Tue Apr  8 10:00:00 2031
        From: No One <no@example.org>
        Subject: Nothing


        """

    static let legacyNewsML = """
        <?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd" [ <!ENTITY brand "Harbour"> ]>
        <NewsML><NewsEnvelope><DateAndTime>20310407T100000Z</DateAndTime></NewsEnvelope>
        <NewsItem><Identification><NewsIdentifier><ProviderId>harbour.example</ProviderId></NewsIdentifier></Identification>
        <NewsManagement><FirstCreated>20310407T100000Z</FirstCreated>
        <ThisRevisionCreated>20310408T093000Z</ThisRevisionCreated></NewsManagement>
        <NewsComponent><NewsLines><HeadLine>Ferry sails</HeadLine><ByLine>Orla Venn</ByLine>
        <CreditLine>Reuters</CreditLine></NewsLines>
        <AdministrativeMetadata><Provider><Party FormalName="Harbour Press"/></Provider></AdministrativeMetadata>
        <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
        <NewsComponent><ContentItem><MediaType FormalName="Photo"/><DataContent>A picture of the pier at noon, with all
        who were there.</DataContent></ContentItem></NewsComponent>
        <NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body><body.content>
        <p>\(first)</p><p>\(second)</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>
        </NewsComponent></NewsItem></NewsML>
        """

    static let savedPage = """
        From: <Saved by a browser>\r
        Snapshot-Content-Location: https://lights.example/9\r
        MIME-Version: 1.0\r
        Content-Type: multipart/related; type="text/html"; boundary="----x"\r
        \r
        ------x\r
        Content-Type: text/html\r
        Content-Transfer-Encoding: base64\r
        Content-Location: https://lights.example/9\r
        \r
        \(Data(page(9).utf8).base64EncodedString(options: [.lineLength76Characters]))\r
        ------x--\r

        """

    // MARK: - Archives

    static func response(
        _ body: [UInt8], type: String = "text/html; charset=utf-8", status: String = "200 OK", more: String = ""
    ) -> [UInt8] {
        Array("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(more)\r\n".utf8) + body
    }

    static func record(_ type: String, _ target: String, _ block: [UInt8], content: String = "application/http")
        -> [UInt8]
    {
        let header =
            "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(target)\r\nWARC-Date: 2031-04-07T10:00:00Z\r\n"
            + "Content-Type: \(content)\r\nContent-Length: \(block.count)\r\n\r\n"
        return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
    }

    static func chunked(_ body: [UInt8]) -> [UInt8] {
        stride(from: 0, to: body.count, by: 100).flatMap { start -> [UInt8] in
            let piece = body[start..<min(start + 100, body.count)]
            return Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8)
        } + Array("0\r\n\r\n".utf8)
    }

    static var archive: [[UInt8]] {
        let latin = page(5, body: "<p>\(first) Z\u{F6}e.</p>").replacing("<meta charset=\"utf-8\">", with: "")
        return [
            record("warcinfo", "", Array("software: x\r\n".utf8), content: "application/warc-fields"),
            record("request", "https://l.example/1", Array("GET / HTTP/1.1\r\n\r\n".utf8)),
            record("response", "https://l.example/1", response(Array(page(1).utf8))),
            record(
                "response", "https://l.example/2",
                response(
                    chunked(GzipWriter.pack(Array(page(2).utf8))),
                    more: "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")),
            record("revisit", "https://l.example/1", response([])),
            record("response", "https://l.example/4", response(Array("gone".utf8), status: "404 Not Found")),
            record("response", "https://l.example/p.png", response([0x89, 0x50], type: "image/png")),
            record(
                "response", "https://l.example/5",
                response(latin.unicodeScalars.map { UInt8($0.value) }, type: "text/html; charset=iso-8859-1")),
            record("resource", "file:///x.txt", Array("\(first)\n\n\(second)\n".utf8), content: "text/plain"),
        ]
    }

    /// All formats, by name.
    static var all: [(name: String, bytes: [UInt8])] {
        [
            ("rss", Array(rss.utf8)), ("atom", Array(atom.utf8)), ("json feed", Array(jsonFeed.utf8)),
            ("news item", Array(newsItem.utf8)), ("nitf", Array(nitf.utf8)), ("ninjs", Array(ninjs2.utf8)),
            ("json lines", Array(jsonLines.utf8)), ("table", Array(table.utf8)), ("mail", Array(mail.utf8)),
            ("saved page", Array(savedPage.utf8)), ("mailbox", Array(mailbox.utf8)),
            ("legacy news item", Array(legacyNewsML.utf8)), ("warc", archive.flatMap { $0 }),
            ("warc.gz", archive.flatMap { GzipWriter.pack($0) }), ("page.gz", GzipWriter.pack(Array(page(1).utf8))),
            ("zip", zip),
        ]
    }

    /// Two entries, one packed and one not.
    static var zip: [UInt8] {
        zip([
            ZIPEntry("a/1.html", Array(page(1).utf8), method: 8),
            ZIPEntry("b.txt", Array("\(first)\n\n\(second)\n".utf8)),
            ZIPEntry("__MACOSX/x", Array("x".utf8)),
        ])
    }

    struct ZIPEntry {
        let name: String
        let content: [UInt8]
        let method: Int
        let isEncrypted: Bool
        let checksum: UInt32?

        init(_ name: String, _ content: [UInt8], method: Int = 0, isEncrypted: Bool = false, checksum: UInt32? = nil) {
            (self.name, self.content, self.method) = (name, content, method)
            (self.isEncrypted, self.checksum) = (isEncrypted, checksum)
        }
    }

    static func zip(_ entries: [ZIPEntry]) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
        var (archive, directory): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let (content, name) = (entry.content, Array(entry.name.utf8))
            let packed = entry.method == 8 ? Array(GzipWriter.pack(content).dropFirst(10).dropLast(8)) : content
            let common =
                number(20, 2) + number(entry.isEncrypted ? 1 : 0, 2) + number(entry.method, 2) + number(0, 4)
                + number(Int(entry.checksum ?? CRC32.of(content)), 4)
                + number(packed.count, 4) + number(content.count, 4) + number(name.count, 2) + number(0, 2)
            directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(archive.count, 4) + name
            archive += [0x50, 0x4B, 3, 4] + common + name + packed
        }
        return archive + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(entries.count, 2)
            + number(entries.count, 2) + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
    }
}

/// All that reading an input gives.
struct ReadAll {
    var reports: [Report] = []
    var notes: [String] = []
    var error: ReadError?

    /// - Parameter piece: size of the pieces that the input comes in.
    init(_ bytes: [UInt8], file: String = "input", piece: Int = 1 << 16, _ readers: ReportReaders) throws {
        var at = 0
        let source = PieceSource {
            defer { at = min(at + piece, bytes.count) }
            return at < bytes.count ? Array(bytes[at..<min(at + piece, bytes.count)]) : nil
        }
        do {
            try readers.read(source, file: file) { event in
                switch event {
                case .report(let report): reports.append(report)
                case .note(let note): notes.append(note)
                }
            }
        } catch let failure as ReadError {
            error = failure
        }
    }

    init(_ text: String, file: String = "input") throws {
        try self.init(Array(text.utf8), file: file, try ReportReaders())
    }

    func words(_ index: Int, _ kind: Block.Kind = .paragraph) -> [String] {
        guard reports.indices.contains(index) else { return [] }
        return reports[index].blocks.filter { $0.kind == kind }.map { reports[index].text.string($0.span) }
    }
}
