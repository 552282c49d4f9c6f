import Foundation
import Prose
import Testing

@testable import Reports

@Suite("Brotli")
struct BrotliTests {
    /// What the packed fixture holds.
    private static let content = (0..<300).map {
        "Report \($0 * 7919 % 1000): the ferry left pier \($0 % 7) with \($0 * $0 % 313) passengers.\n"
    }.joined()

    private func decoded(_ base64: String) throws -> [UInt8] { [UInt8](try #require(Data(base64Encoded: base64))) }

    private func unpack(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> [UInt8] {
        try Unpacking.whole(bytes, .brotli, limit: limit)
    }

    @Test("What another program packed with codes and distances of its own comes out")
    func codes() throws {
        #expect(String(decoding: try unpack(decoded(Self.packed.joined())), as: UTF8.self) == Self.content)
    }

    @Test("Words of the dictionary come out, changed as their numbers say")
    func dictionary() throws {
        let words = try unpack(decoded(Self.words.joined()))
        #expect(
            String(decoding: words, as: UTF8.self)
                == "The harbour master said that the government of the United States would be available during the following "
                + "week. Information about the development of the community was not available, according to the international "
                + "department. THE END\u{A0}of the story, in ORDER to be published.")
    }

    @Test("Pieces that a server flushed one by one are one content; the empty content is none")
    func pieces() throws {
        #expect(
            String(decoding: try unpack(decoded("CwWAT25lIGZlcnJ5LiBgAAhUd28gZmVycmllcy4gAw==")), as: UTF8.self)
                == "One ferry. Two ferries. ")
        #expect(try unpack([0x06]) == [])
    }

    @Test("Bytes that cannot be packed stand as they are")
    func stored() throws {
        // A window of 64 KB and a stored meta-block of three bytes; these; the empty last meta-block.
        #expect(try unpack([0x20, 0x00, 0x10, 7, 8, 9, 0x03], limit: 3) == [7, 8, 9])
        #expect(throws: Unpacking.Failure.tooLarge) { try unpack([0x20, 0x00, 0x10, 7, 8, 9, 0x03], limit: 2) }
    }

    @Test("The transforms of the standard: what is left out, raised, put before and behind")
    func transforms() {
        func changed(_ word: String, _ number: Int) -> String {
            var output: [UInt8] = []
            BrotliTransform.append(ArraySlice(word.utf8), number, to: &output)
            return String(decoding: output, as: UTF8.self)
        }
        #expect(BrotliTransform.count == 121)
        #expect(changed("ferry", 0) == "ferry")
        #expect(changed("ferry", 4) == "Ferry ")
        #expect(changed("ferry", 5) == "ferry the ")
        #expect(changed("ferry", 3) == "erry")
        #expect(changed("ferry", 12) == "ferr")
        #expect(changed("ferry", 44) == "FERRY")
        #expect(changed("ferry", 73) == " the ferry of the ")
        #expect(changed("ferry", 102) == "\u{A0}ferry")
        #expect(changed("ferry", 120) == " Ferry='")
        #expect(changed("\u{E9}t\u{E9}", 44) == "\u{C9}T\u{C9}")
        #expect(changed("it", 64) == "")
    }

    @Test("Data that break off are told; their beginning is kept for archives")
    func brokenOff() throws {
        let packed = try decoded(Self.packed.joined())
        for length in stride(from: 0, to: packed.count, by: 17) {
            let head = Array(packed.prefix(length))
            #expect(throws: Unpacking.Failure.damaged) { try unpack(head) }
            if let begun = try? Unpacking.unbrotli(head) { #expect(Self.content.utf8.starts(with: begun)) }
        }
        #expect(try Unpacking.unbrotli(Array(packed.prefix(1200))).count > 8000)
    }

    @Test("Data that grow without measure are refused")
    func bomb() throws {
        let bomb = try decoded(
            "y///PwAkwuKxQHLv//j//weABEAcFoDu/R////8AkACIwwLQvf/j//8fABIAcVgAuvd//P//A0ACIA4LQPf+j///fwBIAMRhAeje"
                + "//H//w8ACYA4LADd+z/+//8BIAEQhwWge//H//8/ACQA4rAAdO//+P//B4AEQBwWgO793w==")
        #expect(throws: Unpacking.Failure.tooLarge) { try unpack(bomb) }
        #expect(throws: Unpacking.Failure.tooLarge) { try Unpacking.unbrotli(bomb) }
    }

    @Test("A page that an archive keeps packed is unpacked; one unpacked already stays as it is")
    func response() throws {
        let head = Array("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n".utf8)
        #expect(try HTTPResponse(head + decoded(Self.packed.joined())).body() == Array(Self.content.utf8))
        #expect(try HTTPResponse(head + Self.content.utf8).body() == Array(Self.content.utf8))
    }

    @Test("Whatever is changed in packed data, unpacking ends within its limit")
    func hostile() throws {
        var generator = SeededGenerator(seed: 26)
        let sources = try [decoded(Self.packed.joined()), decoded(Self.words.joined())]
        for round in 0..<3000 {
            var bytes = sources[round % 2]
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let at = Int.random(in: 0..<min(bytes.count, round % 3 == 0 ? 40 : bytes.count), using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[at] ^= 1 << UInt8.random(in: 0...7, using: &generator)
                default: bytes.remove(at: at)
                }
            }
            var decoder = BrotliDecoder(bytes, limit: 100_000)
            try? decoder.run()
            // A word of the dictionary, changed, may be written before it is found too long.
            #expect(decoder.output.count <= 100_000 + 64)
        }
    }

    private static let words = [
        "Gw8BoCwSbFsyn4+uS0pjhI/WIFROabOIiC7FXNwKCa3K3uxsIXfYbYpgUjTV3+sNn1sJDmlFKN3Jo4yA3IagCpxBc8LUTOj6CEJl+yEeA",
        "n94KXRzhAvlityg17yzTdEM1tfVaP1l/TNoroMbIw==",
    ]

    private static let packed = [
        "wvwHgKiyMPkTdAC9YjtOnDE2UE0j06tFg/5zURNmtZtzu+OCcziHcEjSUfkPk3QVVZeREojlp++s7dfgnHzqmiogpfw8sX+f+vXf3f/1e",
        "r//P+shfnt+/r7eTz1H+99Tz8/vz+f178/r/fn+SnZwuK8XLtEQ5cXLbljvS5fXMDuvXmI+Gnx++T39Afo1cx3vvKU7P+9rO5ep87mN51",
        "zoPDl2jitdo0rHA9S95zziPsMafXXn16trzK08z4yucfl2vrEWWEjOt1rX9BHPh9I1c30P3KT/Ou8Byw7tSq2z2S3uZM4DnhNhA1uUhRb",
        "SHgQjb0ftt/5W4Ed7rueubeeBWKPO88GKeu32MTaIFlJsMd/K/aBz2r+X512ReU7zXFwp4KOdPWuiBrRjvGbK5H76CZrIun4VcJLnR3KA",
        "I3Vogc3x+U7pXNl2PntSQidfDxu4ZlVgi38h5XhfA6hrD2RnQaEbVrHNXJzjRAEpDcilhFD6Cxhufu7aUfXz9cuB+d3K800ocODTvrUbq",
        "qK8z3mQIrnf5ntW2J/Wfq05V7S9B9pVXFOck1BSjve7ZA0/932y5h7w/DY6z6s9twVWmvNg3gWW431ZKhhz3nGDWylWzCvpgz5mQaF7+X",
        "2AwpRkoQJUUcE2dOfKuAeYPK83iKl7nYHPua9MHHWtqp8irQVkmtjRDV7rGETXUMkSU7rmXZ8x9bpvtN6rjPwxd1LBBRTI5LbCGvIJAFV",
        "tYCug2xVnQAsusrJBFcnglBj/AVhzMUOdd74ZN/2UT3o2B4gZP/BcL5+i/CxMMQ5o666hEYVBaz9lMNsG4VUKAriT5kpA8RcBBRitYqWk",
        "RAbmPXPDW4ERHxyg7RENCnRXGuk3SCpoCmlWg5WCzITgZM16DgkoxwGpsJMfEeCWFjsU4C0TEy1svQ5KCjIjhckGVSKT1vdmMB9gDCgY6",
        "R9O4LYCexkB6BqbNJB8ATfO17qTvc6NvQJHL2bxBraFGFGANS5sQNESvRTk3TeKVmzFD1Cg50WQWsDgQKDZAbo1DggKmIv0L05cyYbKM5",
        "oQELUT2xQYJhEzWoEJFCwbmEKZnBaUNIAWYIMKyeIFLhtBy9zHM9iwbv/igrN2QfgnwPZedesEgvCBWXOPKHbY4djxA2zQSYOiQCe4MN8",
        "b7OBn0gBnww9oGsQuDBPXJUmDgpyoAA1edFv+euWBOD9IjosspHyZvcguKc0JFNQdMwLUVGEDWgXRC2iAhM7kBY2dEIQ0rIEgrbhBA64u",
        "GCEdlLgo6Q7FFaTzFSGsqx9QMrAQM4BRjHAEjJiECzI6E00lY0EhvdHIMzFgnCuwSkbVwQkYwSeI7AJrQZwgtomIQZZQsDYvsbvEHMDIE",
        "wOIRSnMNzFfRTfEWBYa7We3YDbiAwgK4nAwIMS9kaj0f6EGbF7guBGJEC+RSCnySSWg3xqLkRBvm7Ahnj3RC3EjCp0Cn6UQQA7SQErcsQ",
        "Jmvs9gN+JnFncQr7a4ArjQTSjEXx80JDogZri+Gw6JexhXeLdf2UzT5gVtf7uaKHwUjNULYlUGCe6SkM6AzQuCcAkiu6CXESdIeLE9HhL",
        "LjNbgBWPO4ABR2icD3f9+UmPZu/2naAuJdQut9rPNMKFdEsMPCjJjwIBK5icMCJkMIW6UTL0QCWSih0lBppV8TpJJLA+mAXBSCI/B229E",
        "TO8GxoFCpxV18gOCZjgFApgXBhaSbwNCJoqZOwpJGkDJJDgRKZlxF1jI9D4xAzC3jCOFTRoUZJakaOpcCLWi+Z/JAEYiAgEU5KS26wr4u",
        "r4b11/QjRhNRg4WMuL8/JZMs34ymOLfP09jWbtkklNgwHR1oYXMjRc80Ez8BNHd/gEN9CRrDAaELGhQNwoayCBU1MsPCFoYEhCyDMVMK1",
        "j0IjyA9TWmE90Fa3lMF+A8jQhZpxQIYLcK2NwFC7CS3ZAdPwBZWiYOShaymQiybO5zC2SAmH2QBYHCB1l+aIz4LqjboglZWSnUoHWcwQD",
        "GdAIxeMECVYECOPgTxnYr6ehHIKPOZCCLioPwxyXM",
    ]
}
