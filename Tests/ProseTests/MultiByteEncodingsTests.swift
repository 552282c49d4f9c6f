import Testing

@testable import Prose

@Suite("Encodings of East Asia")
struct MultiByteEncodingsTests {
    private let encodings: LegacyEncodings

    init() throws { encodings = try LegacyEncodings() }

    /// An invented sentence in each encoding, its bytes in hexadecimal by Python's codecs.
    static let samples: [(label: String, hex: String, text: String)] = [
        (
            "gb18030",
            "b8dbcef1bed6b3a4d6dcd2bbb1edcabea3acbfaacdf9b0b2c9aab6fbb5bab5c4b6c9c2d6bdabd3dacee5d4c2"
                + "c8fdc8d5bbd6b8b4babdd0d0a1a3c2ebcdb7c9cfb5c8baf2b5c4c8fdb0d9c3fbb3cbbfcdb9c4d5c6bbb6d3ad"
                + "a3acc6b1bcdbb2bbbbe1c9cfd5c7a1a3",
            "港务局长周一表示，开往安瑟尔岛的渡轮将于五月三日恢复航行。码头上等候的三百名乘客鼓掌欢迎，票价不会上涨。"
        ),
        (
            "big5",
            "b4e4b0c8a7bdaaf8b667a440aaeda5dca141b67da9b9a677b7e6bab8ae71aabab4e7bdfcb14ea9f3a4ada4eb"
                + "a454a4e9abecb45fafe8a6e6a143bd58c059a457b5a5add4aabaa454a6caa657adbcabc8b9aab478c577aaef"
                + "a141b2bcbbf9a4a3b77ca457baa6a143",
            "港務局長週一表示，開往安瑟爾島的渡輪將於五月三日恢復航行。碼頭上等候的三百名乘客鼓掌歡迎，票價不會上漲。"
        ),
        (
            "euc-kr",
            "c7d7b8b820c3a5c0d3c0dab4c220bff9bfe4c0cfbfa120becfbcbfb7ce20b0a1b4c220bfacb6f4bcb1c0cc20"
                + "35bff92033c0cfbfa120b4d9bdc320bfeec7d7c7d220b0cdc0ccb6f3b0ed20b8bbc7dfb4d92e20baceb5cebf"
                + "a1bcad20b1e2b4d9b8aeb4f820bdc2b0b420bbefb9e920b8edc0cc20b9dabcf6b8a620c3c6b4d92e",
            "항만 책임자는 월요일에 암셀로 가는 연락선이 5월 3일에 다시 운항할 것이라고 말했다. 부두에서 기다리던 승객 삼백 명이 박수를 쳤다."
        ),
        (
            "shift_jis",
            "8d6092b782cd8c8e976a93fa814183418380835a838b8d7382ab82cc936e82b5914482aa8cdc8c8e8e4f93fa"
                + "82c98dc482d1895e8d7182b782e982c68f7182d782bd81428e568bb482c591d282c182c482a282bd8e4f9553"
                + "906c82cc8fe68b7182cd948f8ee882f0919782e88141895e92c082cd8fe382aa82e782c882a282c682a282a4"
                + "8142",
            "港長は月曜日、アムセル行きの渡し船が五月三日に再び運航すると述べた。桟橋で待っていた三百人の乗客は拍手を送り、運賃は上がらないという。"
        ),
        (
            "euc-jp",
            "b9c1c4b9a4cfb7eecdcbc6fca1a2a5a2a5e0a5bba5ebb9d4a4ada4cec5cfa4b7c1a5a4acb8deb7eebbb0c6fc"
                + "a4cbbac6a4d3b1bfb9d2a4b9a4eba4c8bdd2a4d9a4bfa1a3bbb7b6b6a4c7c2d4a4c3a4c6a4a4a4bfbbb0c9b4"
                + "bfcda4cebee8b5d2a4cfc7efbceaa4f2c1f7a4eaa1a2b1bfc4c2a4cfbee5a4aca4e9a4caa4a4a4c8a4a4a4a6"
                + "a1a3",
            "港長は月曜日、アムセル行きの渡し船が五月三日に再び運航すると述べた。桟橋で待っていた三百人の乗客は拍手を送り、運賃は上がらないという。"
        ),
        (
            "iso-2022-jp",
            "1b244239414439244f376e4d4b467c212225222560253b256b3954242d244e454f24374125242c385e376e3b"
                + "30467c244b3a462453313f39522439246b24483d522459243f21231b2842",
            "港長は月曜日、アムセル行きの渡し船が五月三日に再び運航すると述べた。"
        ),
    ]

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.utf8).map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    @Test("A text decodes by its label", arguments: samples)
    func decodes(label: String, hex: String, text: String) {
        let decoded = encodings.decode(Self.bytes(hex), label: label.uppercased())
        #expect(decoded?.text.string == text)
        #expect(decoded?.encoding == label)
    }

    @Test("A text of which nothing tells the encoding is recognised by its characters", arguments: samples)
    func guessed(label: String, hex: String, text: String) {
        let page = Array("<p>1 and 2: ".utf8) + Self.bytes(hex) + Array("</p>".utf8)
        let decoded = encodings.decode(page)
        #expect(decoded.encoding == label)
        #expect(decoded.text.string == "<p>1 and 2: \(text)</p>")
    }

    @Test(
        "Other texts are taken for none of them",
        arguments: [
            "Le préfet a déclaré que l’été à Évreux était très chaud, où les élèves âgés protégés étaient arrivés.",
            "Die Fähre fährt früh übers Meer, größer und schöner für Gäste, über Nächte hinweg, möchte man glauben.",
        ])
    func western(text: String) {
        let latin = text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x92 }
        #expect(encodings.guess(latin) == nil)
        #expect(encodings.decode(Array(text.utf8)).encoding == "utf-8")
    }

    @Test("Cyrillic in single bytes is taken for none of them, but told by its own letters")
    func singleBytes() {
        let russian =
            "Начальник порта заявил, что паром снова пойдёт на остров в мае, и пассажиры на пирсе были рады этому."
        let windows = russian.unicodeScalars.map { scalar -> UInt8 in
            (0x410...0x44F).contains(scalar.value) ? UInt8(scalar.value - 0x410 + 0xC0) : UInt8(scalar.value & 0x7F)
        }
        #expect(encodings.guess(windows)?.encoding == "windows-1251")
        let iso = windows.map { $0 >= 0xC0 ? $0 - 0x10 : $0 }
        #expect(encodings.guess(iso)?.encoding == "iso-8859-5")
    }

    @Test(
        "Bytes that are no character become U+FFFD, and what is behind them is read",
        arguments: [
            ("gbk", [0xFF, 0x41], "\u{FFFD}A"), ("gbk", [0xC4, 0x3C, 0x62, 0x3E], "\u{FFFD}<b>"),
            ("gbk", [0xC4], "\u{FFFD}"), ("gb18030", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
            ("gb18030", [0x84, 0x31, 0xA4, 0x37], "\u{FFFD}"), ("gb18030", [0x90, 0x30, 0x81, 0x30], "\u{10000}"),
            ("gb18030", [0xA3, 0xA0], "\u{3000}"), ("gb18030", [0x80], "€"),
            ("gb18030", [0x81, 0x30, 0x3C, 0x62], "\u{FFFD}0<b"), ("gb18030", [0xE3, 0x32, 0x9A, 0x35], "\u{10FFFF}"),
            ("big5", [0x88, 0x62], "\u{CA}\u{304}"), ("big5", [0xA4, 0x3C], "\u{FFFD}<"),
            ("big5", [0xA4, 0xFF, 0x41], "\u{FFFD}A"), ("euc-kr", [0xB0, 0x20, 0xB0, 0xA1], "\u{FFFD} 가"),
            ("shift_jis", [0xB1, 0x5C, 0x82, 0xA0], "ｱ\\あ"), ("shift_jis", [0x82, 0x3C], "\u{FFFD}<"),
            ("shift_jis", [0xF0, 0x40], "\u{E000}"), ("shift_jis", [0xA0, 0xFD, 0x41], "\u{FFFD}\u{FFFD}A"),
            ("euc-jp", [0x8E, 0xB1, 0x8F, 0xB0, 0xA1], "ｱ丂"), ("euc-jp", [0xA4, 0x41], "\u{FFFD}A"),
            ("euc-jp", [0x8F, 0xB0], "\u{FFFD}"), ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x24], "\u{FFFD}"),
            ("iso-2022-jp", [0x1B, 0x28, 0x4A, 0x5C, 0x1B, 0x28, 0x49, 0x31, 0x1B, 0x28, 0x42, 0x5C], "¥ｱ\\"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x0A, 0xFF], "あ\n\u{FFFD}"),
        ] as [(String, [UInt8], String)])
    func damage(label: String, bytes: [UInt8], text: String) {
        #expect(encodings.decode(bytes, label: label)?.text.string == text)
    }

    @Test("Every pair of bytes decodes to sound UTF-8 in every encoding", arguments: samples)
    func allPairs(label: String, hex: String, text: String) {
        var all: [UInt8] = [0x1B, 0x24, 0x42]
        for first in 0x80...0xFF {
            for second in 0x20...0xFF { all += [UInt8(first), UInt8(second), 0x20] }
        }
        for first in 0x20..<0x7F { for second in 0x20..<0x7F { all += [UInt8(first), UInt8(second)] } }
        let decoded = encodings.decode(all, label: label)
        #expect(decoded.map { String(validating: $0.text.utf8, as: UTF8.self) != nil } == true)
    }

    @Test("Labels of other encodings are not taken")
    func labels() {
        #expect(encodings.decode([0x41], label: "utf-7") == nil)
        #expect(encodings.decode([0x41], label: " Shift-JIS ")?.text.string == "A")
        #expect(encodings.decode([0xE9], label: "iso-8859-1")?.text.string == "é")
    }
}
