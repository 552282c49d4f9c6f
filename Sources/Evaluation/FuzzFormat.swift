import Reports

/// What fuzzing begins with in one format: invented members of a corpus and the words of the format.
struct FuzzFormat {
    let corpus: [[UInt8]]
    let words: [[UInt8]]

    private init(_ corpus: [String], _ words: [String]) {
        self.corpus = corpus.map { Array($0.utf8) }
        self.words = words.map { Array($0.utf8) }
    }

    private init(bytes corpus: [[UInt8]], words: [[UInt8]]) {
        self.corpus = corpus
        self.words = words
    }

    static func of(_ target: FuzzTarget) -> FuzzFormat {
        switch target {
        case .html, .page: html
        case .xml: xml
        case .feed:
            FuzzFormat(bytes: xml.corpus + json.corpus + csv.corpus + mime.corpus, words: xml.words + json.words)
        case .json: json
        case .csv: csv
        case .mime: mime
        case .warc: warc
        case .zip: zip
        case .inflate: FuzzFormat(bytes: [deflated, [3, 0], [1, 2, 0, 0xFD, 0xFF, 0x41, 0x42]], words: bits)
        case .charset: charset
        case .dates: FuzzFormat(dates, [" ", "-", "/", ":", "T", "Z", "+", "3", "12", "2031", "May", "hours ago", ","])
        case .text, .segments, .analysis: text
        }
    }

    // MARK: - Markup

    private static let html = FuzzFormat(
        [
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Ferry &amp; pier</title><script>a<!--<script>b"
                + "</script>--></script><style>p{}</style></head><body class='x y'><article><h1>Ferry sails</h1><p>The ferry "
                + "sails on <b>3 May<p>she</b> said &#8220;at last&#x201D;.<ul><li>one<li>two</ul></article>",
            "<table><caption>x<colgroup><col><tbody><tr><td>1<td>2<table><tr><td>3</table>foster<tr><th>4</table>",
            "<a href=1><p><a href=2><i><b><div></i></b><nobr><nobr><button><button><option><optgroup><select><option><input>",
            "<svg viewBox='0 0 1 1'><foreignObject><p>x</p></foreignObject><![CDATA[y]]><path/></svg><math><mi>x"
                + "<annotation-xml encoding='text/html'><div>z</annotation-xml></math>",
            "<template><td>x</td><template><col></template></template><frameset><frame></frameset><noframes>n</noframes>",
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\",\"datePublished\":"
                + "\"2031-05-03T10:00:00Z\",\"author\":{\"name\":\"Orla Venn\"},\"articleBody\":\"The ferry sails.\"}</script>"
                + "<meta property='article:published_time' content='2031-05-03'><time datetime='2031-05-04'>4 May</time>"
                + "<figure><img alt=x><figcaption>A pier.</figcaption></figure><textarea>\n<b></textarea><plaintext>rest",
        ],
        [
            "<", ">", "</", "/>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<!doctype ", "<?", "&", "&#",
            "&#x10ffff;",
            "&notin;", "&amp", "=", "\"", "'", "\0", "\r", "\r\n", "\u{C}", "\u{FEFF}", "<table>", "<tr>", "<td>",
            "</table>",
            "<p>", "</p>", "<b>", "</b>", "<i>", "<a>", "</a>", "<div>", "</div>", "<svg>", "<math>", "<mi>", "</svg>",
            "<template>", "</template>", "<select>", "<option>", "<frameset>", "<html a=b>", "<body c=d>", "</body>",
            "</html>", "<head>", "<title>", "<textarea>", "<script>", "</script>", "<style>", "<noscript>", "<li>",
            "<dd>",
            "<button>", "<form>", "</form>", "<nobr>", "<object>", "<applet>", "<marquee>", "<ruby><rt>", "<h1>",
            "</h2>",
            "<foreignObject>", "<desc>", "<annotation-xml encoding=text/html>", "<image>", "<input type=hidden>",
            "<br>",
            "</br>", "<pre>\n", "<col>", "<caption>", "<font color=1>", "<article>", "<time datetime=2031>", " a=1",
        ])

    private static let xml = FuzzFormat(
        [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                + "<channel><title>Lights</title><item><title>Ferry</title><dc:creator>Orla</dc:creator><pubDate>Mon, 07 Apr "
                + "2031 18:04:17 GMT</pubDate><description><![CDATA[<p>The ferry sails.</p>]]></description></item></channel></rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><entry><title type=\"html\">A &lt;i&gt;b</title><link "
                + "rel=\"self\" href=\"x\"/><published>2031-04-08T10:00:00Z</published><content type=\"xhtml\"><div xmlns="
                + "\"http://www.w3.org/1999/xhtml\"><p>The minister spoke on the pier.</p></div></content></entry></feed>",
            "<!DOCTYPE nitf [<!ENTITY a \"&b;&b;\"><!ENTITY b \"x\">]><nitf><head><docdata><date.issue norm=\"20310407\"/></docdata>"
                + "</head><body><body.head><hl1>Ferry</hl1></body.head><body.content><block><p>&a; sails</p></block></body.content></body></nitf>",
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><contentMeta><headline>Ferry</headline></contentMeta>"
                + "<contentSet><inlineXML><html><body><p>It sails.</p></body></html></inlineXML></contentSet></newsItem>",
            "<opml><body><outline text='a' xmlUrl='https://a.example/f'><outline xmlUrl='b'/></outline></body></opml>",
        ],
        [
            "<?xml", "?>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [", "<!ENTITY a '&a;&a;'>", "]>", "&a;",
            "&lt;",
            "&#0;", "&#x110000;", "xmlns=\"\"", " xmlns:a='b'", "a:b", "<a:b>", "</a:b>", "<x/>", "</", "/>", "<item>",
            "</item>", "<entry>", "<rss>", "<feed>", "<nitf>", "encoding='utf-16'", "encoding=\"iso-8859-1\"", "\0",
            "\"", "'",
            "<content type='xhtml'>", "<p>", "<outline ", "<title>", "\u{FFFE}",
        ])

    // MARK: - Records

    private static let json = FuzzFormat(
        [
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_html\":\"<p>The ferry sails.</p>\","
                + "\"date_published\":\"2031-04-07T10:00:00Z\",\"authors\":[{\"name\":\"Bo\"}]},{\"content_text\":\"x\"}]}",
            "{\"title\":\"Ferry\",\"text\":\"The ferry sails.\\n\\nIt does.\",\"published_at\":1933351457,\"source\":{\"name\":\"HL\"}}\n"
                + "{\"title\":\"Pier\",\"body\":\"\\ud83d\\udea2 \\u00e9 \\\\ \\/\",\"n\":-1.5e10,\"t\":[true,false,null]}\n",
            "[{\"uri\":\"urn:x\",\"headlines\":[{\"role\":\"main\",\"value\":\"F\"}],\"bodies\":[{\"contentType\":\"text/html\",\"value\":\"<p>x\"}]}]",
        ],
        [
            "{", "}", "[", "]", "\"", "\\", "\\u", "\\ud800", "\\udc00", ":", ",", "null", "true", "-", "1e999", "\n",
            "{\"a\":",
            "[[", "\"text\":", "\"items\":[", "\0", "\u{2028}", "{}", "[]",
        ])

    private static let csv = FuzzFormat(
        [
            "Headline;Body;Published At;Publisher;URL\r\nFerry;\"The ferry; it\r\n\r\nsaid: \"\"No\"\", left.\";2031-04-07;HL;https://x.example/1\r\n",
            "title,text,date\nFerry,The ferry sails on the third of May.,2031-04-07\nPier,\"It, too\",\n",
            "title\ttext\nFerry\tThe ferry sails.\n",
        ], [",", ";", "\t", "\"", "\"\"", "\"\"\"", "\n", "\r\n", "\r", ",\"", "\",", "title,text\n", "\0", " \""])

    // MARK: - Mails and archives

    private static let mime = FuzzFormat(
        [
            "From: =?utf-8?q?Zo=C3=AB?= <z@x.example>\r\nSubject: =?iso-8859-1?q?F=E4hre?=\r\n again\r\nDate: Mon, 07 Apr 2031 18:04:17 "
                + "+0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: "
                + "multipart/alternative; boundary=b2\r\n\r\n--b2\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe fer=\r\nry =96 "
                + "sails.\r\n--b2--\r\n--b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+eDwvcD4=\r\n--b1--\r\n",
            "Snapshot-Content-Location: https://x.example/9\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
                + "Content-Type: text/html\r\n\r\n<p>The ferry sails.</p>\r\n--x--\r\n",
        ],
        [
            "\r\n", "\r\n\r\n", "--b1", "--b2--", "=?utf-8?b?", "=?a?q?", "?=", "=", "=\r\n", "=4", "Content-Type: ",
            "multipart/x;",
            " boundary=", "boundary=\"", "boundary*0=", "charset=utf-16", "message/rfc822",
            "Content-Transfer-Encoding: base64\r\n",
            "text/html", "\"", ";", ":", "\0", "From: a\r\n", "MIME-Version: 1\r\n",
        ])

    private static let page = Array(
        "<!doctype html><title>Ferry</title><article><p>The ferry to Amsel sails on 3 May.</p></article>".utf8)

    private static let warc: FuzzFormat = {
        let answers = [
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n4\r\n<p>f\r\n0\r\n\r\n",
            "HTTP/1.0 404 Not Found\r\nContent-Encoding: deflate\r\n\r\n",
        ].map { Array($0.utf8) + page }
        let members = [false, true].flatMap { packs in
            answers.map { answer in
                WARCWriter(packs: packs).info(software: "x", file: "a.warc", date: "2031-04-07T10:00:00Z")
                    + WARCWriter(packs: packs).exchange(
                        target: "https://x.example/1", request: Array("GET / HTTP/1.1\r\n\r\n".utf8), response: answer,
                        date: "2031-04-07T10:00:00Z")
            }
        }
        let words = [
            "WARC/1.0\r\n", "WARC/1.1\r\n\r\n", "Content-Length: ", "Content-Length: -1\r\n", "WARC-Type: response\r\n",
            "WARC-Type: revisit\r\n", "WARC-Target-URI: ", "Content-Type: application/http\r\n", "\r\n", "\r\n\r\n",
            "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "ffffffffffffffff\r\n", "0\r\n\r\n",
            "HTTP/1.1 200\r\n",
        ]
        return FuzzFormat(
            bytes: members, words: words.map { Array($0.utf8) } + [[0x1F, 0x8B, 8], [0, 0, 0xFF, 0xFF]])
    }()

    /// DEFLATE of a WARC record, taken out of a gzip member.
    private static let deflated = Array(packed.dropFirst(10).dropLast(8))
    private static let packed = WARCWriter(packs: true)
        .resource(target: "x", type: "text/plain", block: page + page, date: "2031-04-07T10:00:00Z")

    private static let bits: [[UInt8]] = [
        [0], [0xFF], [0xED], [4, 0xC0], [1, 0, 0, 0xFF, 0xFF], [0, 0, 0, 0xFF, 0xFF], [0x78, 0x9C], [5, 0xE0, 0x81],
        [0xFF, 0xFF, 0xFF, 0xFF],
    ]

    private static let zip = FuzzFormat(
        bytes: [archive(entries: 1, isShared: false)],
        words: [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2], [0x50, 0x4B, 5, 6], number(-1, 4), number(0, 4)] + bits)

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// Bytes that an entry of `archive` takes, and those of its line in the directory.
    static let entrySize = 30 + 8 + deflated.count + directorySize
    static let directorySize = 46 + 8

    /// A ZIP archive of a page over and over; entries that share their bytes are all the first one.
    static func archive(entries: Int, isShared: Bool) -> [UInt8] {
        let trailer = Array(packed.suffix(8))
        var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
        let count = min(entries, 0xFFFF)
        for index in 0..<count {
            let digits = String(index, radix: 16)
            let name = Array((String(repeating: "0", count: 4 - digits.utf8.count) + digits + ".htm").utf8)
            let common =
                number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4) + trailer.prefix(4)
                + number(deflated.count, 4) + trailer.suffix(4) + number(name.count, 2) + number(0, 2)
            let place = isShared ? 0 : bytes.count
            if index == 0 || !isShared { bytes += [0x50, 0x4B, 3, 4] + common + name + deflated }
            directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(place, 4) + name
        }
        let end =
            [0x50, 0x4B, 5, 6] + number(0, 4) + number(count, 2) + number(count, 2) + number(directory.count, 4)
            + number(bytes.count, 4) + number(0, 2)
        return bytes + directory + end
    }

    // MARK: - Text

    private static let charset: FuzzFormat = {
        let labels = ["utf-8", "windows-1251", "utf-16be", "UTF-16", "iso-8859-2", "koi8-r", "shift_jis", ""]
        let texts: [[UInt8]] = [
            Array("The ferry – “at last” – sails.".utf8), [0x46, 0xE4, 0x68, 0x72, 0x65, 0x96, 0x93, 0x94],
            [0xFF, 0xFE, 0x46, 0, 0x3D, 0xD8, 0xA2, 0xDE], [0xFE, 0xFF, 0, 0x46, 0xD8, 0x3D],
            [0xCF, 0xE0, 0xF0, 0xEE, 0xEC, 0x20, 0xE8, 0xE4, 0xB8, 0xF2], [0xEF, 0xBB, 0xBF, 0x41],
        ]
        return FuzzFormat(
            bytes: labels.flatMap { label in texts.map { Array(label.utf8) + [0x0A] + $0 } },
            words: [
                [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xF0, 0x9F, 0x9A, 0xA2], [0xED, 0xA0, 0x80],
                [0xC0, 0x80],
                [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80], [0], [0x0A], [0x81], [0x3D, 0xD8], [0, 0xDC],
            ])
    }()

    private static let dates = [
        "Published 3 May 2031, 10:15 am EST", "2031-05-03T10:00:00+02:00", "Mon, 07 Apr 2031 18:04:17 GMT",
        "3 hours ago",
        "den 3. Mai 2031 um 18.04 Uhr", "le 1er mai 2031 à 18h04", "3 мая 2031", "2031年5月3日", "05/03/31 6pm",
    ]

    private static let text = FuzzFormat(
        [
            "AMSEL (HP) — The ferry to Amsel will sail again on 3 May, Transport Minister Ilse Tarn said on Monday.\n\n\"We will not "
                + "allow it,\" she told reporters. “No more than 300 passengers,” said Mr. Venn, “may board.”\n\nAbout $4.5 million, "
                + "or 12%, was paid last year. According to two officials, talks begin at 10:30 p.m. tomorrow.\n\nPhoto: A pier\n",
            "Tags: ferry, pier\n\nRead more: https://x.example/a?b=c\n\n© 2031 Harbour Press. All rights reserved.\n",
            "The U.S. and the E.U. don't (won't) agree... \"Really?!\" e.g. No. 10, Dr. A. B. Lind's 'plan'—he'd said so; it rejected.",
        ],
        [
            "\"", "“", "”", "‘", "’", "'", "«", "»", "—", "\n", "\n\n", "\r\n", ".", "?", "!", "...", "(", ")", "said",
            " said", "Mr.", "U.S.",
            " according to ", " that ", "3 May 2031", "$4.5 million", "on Monday", "http://", "@", "\u{200D}",
            "\u{301}", "\u{202E}", "🚢", "日本",
            " and ", ", ", " who ", "not", "last year", "99999999999", "twenty-one ", "hundred ", "I ",
        ])
}
