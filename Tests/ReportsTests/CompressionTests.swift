import Foundation
import Prose
import Testing

@testable import Reports

@Suite("Packed data")
struct CompressionTests {
    /// What the packed fixtures hold.
    private static let content = (0..<300).map {
        "Report \($0 * 7919 % 1000): the ferry left pier \($0 % 7) with \($0 * $0 % 313) passengers.\n"
    }.joined()

    private func unpack(_ bytes: [UInt8], piece: Int = 1 << 16) -> (content: [UInt8], damage: String?) {
        var at = 0
        let source = GzipSource(
            ByteStream(
                PieceSource {
                    defer { at = min(at + piece, bytes.count) }
                    return at < bytes.count ? Array(bytes[at..<min(at + piece, bytes.count)]) : nil
                }))
        var content: [UInt8] = []
        while let piece = source.next() { content += piece }
        return (content, source.damage)
    }

    @Test(
        "What another program packed with codes of its own comes out, in pieces of any size",
        arguments: [1, 2, 7, 64, 100_000])
    func dynamicCodes(_ piece: Int) throws {
        let packed = try #require(Data(base64Encoded: Self.packed.joined()))
        let result = unpack([UInt8](packed), piece: piece)
        #expect(String(decoding: result.content, as: UTF8.self) == Self.content)
        #expect(result.damage == nil)
    }

    @Test("Fixed codes and zlib's header are understood")
    func fixedCodes() throws {
        let fixed = try #require(
            Data(
                base64Encoded:
                    "C0otyC8qUTCwUijJSFVISy0qqlTISU0rUSjITC1SMFAozyzJAFIFicXFqXnpqUXFelxBEC2WhpbYNRlCNBli02RhbIFdkxFEkwk2Team"
                    + "5tg1GUM0WWLTZGZuhl2TCdR5Zth0mVqaYtdlCtFlZIpVl6EJdl1mEF3GWO0yMTbGG+omWP1lbGqEN9jNsAahkbkhQhcA"))
        #expect(try Unpacking.inflate([UInt8](fixed)) == Array(Self.content.utf8.prefix(500)))
    }

    @Test("What is packed here comes out again, whatever it is")
    func roundTrip() {
        var generator = SeededGenerator(seed: 5)
        for size in [0, 1, 3, 4, 100, 5000, 70_000, 200_000] {
            let alphabet: UInt8 = size % 3 == 0 ? 255 : 3
            let bytes = (0..<size).map { _ in UInt8.random(in: 0...alphabet, using: &generator) }
            let result = unpack(GzipWriter.pack(bytes), piece: 1000)
            #expect(result.content == bytes && result.damage == nil, "\(size)")
        }
        let run = [UInt8](repeating: 7, count: 300_000)
        #expect(unpack(GzipWriter.pack(run)).content == run)
    }

    @Test("Members one behind the other are one content; padding behind them is none")
    func members() {
        let parts = ["one", "two", "", "three"].map { Array($0.utf8) }
        let result = unpack(parts.flatMap { GzipWriter.pack($0) } + [0, 0, 0])
        #expect(String(decoding: result.content, as: UTF8.self) == "onetwothree")
        #expect(result.damage == nil)
    }

    @Test("Data that break off give what came before and say so")
    func brokenOff() {
        let packed = GzipWriter.pack(Array(Self.content.utf8))
        for length in stride(from: 1, to: packed.count, by: 13) {
            let result = unpack(Array(packed.prefix(length)), piece: 50)
            #expect(result.damage != nil)
            #expect(Self.content.utf8.starts(with: result.content))
        }
    }

    @Test("Whole data are unpacked whole or not at all; what lies behind their end is left")
    func whole() throws {
        let content = Array(Self.content.utf8)
        let gzip = GzipWriter.pack(content)
        let bare = Array(gzip.dropFirst(10).dropLast(8))
        let sum = Adler32.of(content)
        let zlib = [0x78, 0x9C] + bare + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
        let all: [(Unpacking.Packing, [UInt8])] = [(.gzip, gzip), (.deflate, bare), (.deflate, zlib)]
        for (packing, bytes) in all {
            for tail in [[], [0, 0], [7], [0, 0x1F]] as [[UInt8]] {
                #expect(try Unpacking.whole(bytes + tail, packing, limit: content.count) == content)
            }
            #expect(throws: Unpacking.Failure.tooLarge) {
                try Unpacking.whole(bytes, packing, limit: content.count - 1)
            }
            for length in stride(from: 0, to: bytes.count, by: 29) {
                #expect(throws: Unpacking.Failure.damaged) {
                    try Unpacking.whole(Array(bytes.prefix(length)), packing, limit: content.count)
                }
            }
        }
        for broken in [gzip + gzip.prefix(12), gzip + gzip.dropLast(3)] {
            #expect(throws: Unpacking.Failure.damaged) { try Unpacking.whole(broken, .gzip, limit: 1 << 20) }
        }
        var wrong = zlib
        wrong[wrong.count - 1] ^= 1
        #expect(throws: Unpacking.Failure.damaged) { try Unpacking.whole(wrong, .deflate, limit: 1 << 20) }
        #expect(Adler32.of(Array("Wikipedia".utf8)) == 0x11E6_0398)
    }

    @Test("A wrong checksum is damage")
    func checksum() {
        var packed = GzipWriter.pack(Array("ferry".utf8))
        packed[packed.count - 8] ^= 1
        #expect(unpack(packed).damage == "the compressed data are damaged after 5 bytes of content")
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    }

    @Test("Data that grow without measure are refused")
    func bomb() throws {
        let bomb = GzipWriter.pack([UInt8](repeating: 0, count: 80 << 20))
        #expect(throws: Unpacking.Failure.tooLarge) { try Unpacking.gunzip(bomb) }
        let twice = GzipWriter.pack(bomb)
        let packed = GzipWriter.pack(GzipWriter.pack(twice))
        let read = try ReadAll(packed, try ReportReaders())
        #expect(read.error?.problem == "the input is compressed more than 3 times over")
    }

    @Test("Changed bytes neither crash nor run away")
    func mutations() {
        var generator = SeededGenerator(seed: 6)
        guard let packed = Data(base64Encoded: Self.packed.joined()).map({ [UInt8]($0) }) else { return }
        for _ in 0..<2000 {
            var bytes = packed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 10..<bytes.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            #expect(unpack(bytes).content.count < 4 << 20)
        }
        for _ in 0..<3000 {
            let noise = (0..<Int.random(in: 0..<300, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            _ = try? Unpacking.inflate(noise)
            for packing in [.gzip, .deflate] as [Unpacking.Packing] {
                if let result = try? Unpacking.whole(noise, packing, limit: 1 << 16) {
                    #expect(result.count <= 1 << 16)
                }
            }
        }
    }

    /// `content` packed by zlib at its highest level.
    private static let packed = [
        "H4sIAAAAAAACA52bS24eRwyE9zmFThA0X93sHMM3yEKODQSJIQsIcvsYUFZBsQqZlVaNX1PDIfmx2J9ev/359v6yfnl5//L68vn1",
        "7e3vl99fP7+/fPv6+vayXv76+v7lx59vv37//vrHb69v33/+6dPHkWsXH7KPQ4YOdTQ+5B+HEh06dfCh+Dh00aF9Nj6U//57G52q",
        "W/hUfZzygqcs8an9cSrgb2UEVT3hc0U5lX1DCf0Y1b3h27K7qPC2YGTYulx6h7/mTaW3hE9281DtbUMZe28qvl34zk4XVd9xgJyV",
        "VH4v+Gvbg+rvDZ+t0rn+UP7cRvXPhuHYi8rfB77qe7n6Dn/MrXnKOTiM43D1h1ywufg7YDyeouKHOYzHm1T9gl9aW/DgX/B/POFc",
        "/oLy7zIe/Iaz41lc/gM/7OzL9Yc65moqf8N/Mfzw3IPl99xUfjcY/baLyu8N47GTqo/TY1DpDf+D153n/YtjOI1q7zgVn72o+FG4",
        "vl8e+lOBb5H3cUq1w0O/cQzHpvrj7yyquPyJk+pJLn80LvLBYx+fMhfyw8wTxiPfcKtZi6ofa6jxl6p/Dy7xzfMObnrOOjzvLxzG",
        "vqn6Qzhm8cSzGpf4pPJvXOGDF13DfepynvUDN6puVP0hhnPxjqcOTga82T+NK3zzlqdxgT8i9ANX+M0TD47hKJ73h36zUvSbWMYT",
        "XP0Fj+V1Ln/iCm9G5d84ioMjruPP05NDbgQu8Jxy7eACzzEX92Qi7gvXd065sRLXd465hl/Y2Zxz/eLM2Bx0f3T18NjipOsXPlu5",
        "QN1cuMBfkfUNV3jBuoUJ+XDWxcF4BekeDPEmSBd/ZpxzDZfcW5xzcfbu46LfweF4OecO4G+cc/0M5V2Abgau7wJ0A5f3I9QfEJ6D",
        "7nFc30s0+ziEnXOuxcUFXoAungG6KLl4otQcc7GKdwnKxaHfxinXMLCe4Jg7RGNxzPVeuL5zzLUB4C/HXJx30lKQFs6oIUgXH/Pi",
        "pNs4pR4TWR9jDOdcXzDzKMzFMewcc30o8IJycwB4TrmGJ2W7OeYe/E2vFPM1HMPOKdcDR2MKzC2cHDfnXNz/eXPMdVzeOeQ6rjBm",
        "nHLtYH4/otPH/WZxyMU5v4+AXAxa53LIdR8KvMBczBU7OOYaJvEqjrk4rPIsEfs4N7bg3BoIvsWQ4eIKz0HXcGNgucWYYShpVH5s",
        "CNwWnHtx+g6R9fFU1AXmYsfuJMdcxxbJ3kvMNzH+HGHmbhyQV4BuDAh/hK+IZ9nBaRePa7w47FbiEi8sXfhgN4StBX/KxXATM1Mo",
        "zsUGfHHO/YGYuMRf0e0PDN8i8+Bji3Ou4wF4+RZNDzY+U5AuHjTEFp4u9i28hac7HFsKdrHV5CZmbFiS9UT/Wxx2h7fdp8WkASPQ",
        "Fa7uEMkmbF383ewQti7+SqsE7g51Ph4kn7gcd3GiC+O0OyTVWKLtwVk1Be3iJ9stVnlwMm5h6uJSeNd+Unjbhak7lfkU2R8rskNk",
        "fxiNzWkXd0u1TKyTwO8znePu0AdG3EddZwngxT2uHU68Q0d9ha2L67xwdTEp3EgR/NhLKMG7AwUdf8Jc+3LexYC3jfPuQJPlV7gr",
        "eDqawtfFoBybI6/jIs+Bd+D/VU+GDeYCeIfRRojIxzOszXkXD226Oe4OE6JenHeneZQJ3k1c4fvJpK1K+Lp4qpdni7y/cI3nvNvD",
        "1kWKITMejgYH3mEUa8WBF899jz2ZMd8rbN0eJrEcd/H4vF3Q7jCrzyM6Tmxkbk672IaoFgvMQxSvfOCvpAvexXk/0kXDj8Nxc+LF",
        "PpW1MHYHO0esMOOhqtpgxhujcZ5Yi12cdgcf8yjYxf3m5bCLHdptIbTH0BSCdXFGLY66g88dZ/1/T91b2LqDf79aJH2cUF34usNu",
        "ggJdnFF3icjHPmZz0B2WPHrFo5US56g7LLDs5Kw7rMvU5rCLd+2OQF3cA8blrBtDgRfG7rDdFPvBKpWVIN3hnaVo9vFM6QrQxStp",
        "18QGM16A6xAbzHikVMLYxdVi7/tgj7BagC4e2NQ6IvTxjp5z0sXrmJElZpx493ML1MVdiDVHXRzEy59s0DrnXLyte1OtLw8FXji7",
        "wyLy4Zw7dJtXrS8PCL9F6GM3PurJ9ngWJ128qh4nRMuDX/UVzu6whW/C2cULzCFId7hfcMWEE8fj7idXJ7o56cZQ4cUC83ApxMUG",
        "M76CslOQLr7wUpuTbg43lISzi+/x5LInt4bChbM73FEKjrqYWa046uLLV0eA7sTwHHSHa2XXSuzQ4jl95KMrc8VRF4u/j/B2sf9T",
        "V3i7eFxWJrxd/F2nC9bFtkCkoN3hDuc+Dy6MWnPYxZdTbZXYKcE7/6LjHIq88HWHjnML1h0uFLeA3f/Q/z/hxzI+5z8AAA==",
    ]
}
