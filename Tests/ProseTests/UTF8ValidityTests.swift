import Testing

@testable import Prose

@Suite("Whether bytes are UTF-8")
struct UTF8ValidityTests {
    private func isValid(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    @Test("Every sequence of two bytes, and every lead with the edges of what may follow, is judged as Swift judges it")
    func sequences() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let pair = [first, second]
                #expect(UTF8Validity.holds(pair) == isValid(pair), "\(pair)")
            }
        }
        let edges: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
        for lead in UInt8(0xC0)...UInt8.max {
            for second in edges {
                for third in edges {
                    let three = [lead, second, third]
                    #expect(UTF8Validity.holds(three) == isValid(three), "\(three)")
                    for fourth in edges {
                        let four = three + [fourth]
                        #expect(UTF8Validity.holds(four) == isValid(four), "\(four)")
                    }
                }
            }
        }
    }

    @Test("A sound or broken letter at any place of a longer text is judged as Swift judges it")
    func places() {
        let letters: [[UInt8]] = [
            [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80], [0xE9], [0xED, 0xA0, 0x80], [0xC0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
        ]
        for length in [0, 1, 7, 8, 9, 15, 31, 32, 33, 40, 63, 64, 65, 100] {
            for letter in letters {
                for place in 0...length {
                    var bytes = [UInt8](repeating: 0x61, count: length)
                    bytes.insert(contentsOf: letter, at: place)
                    #expect(UTF8Validity.holds(bytes) == isValid(bytes), "\(letter) at \(place) of \(length)")
                }
            }
        }
    }

    @Test("Random bytes, of which most are text, are judged as Swift judges them")
    func random() {
        var random = SplitMix64(state: 23)
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random)) ?? "x"
            }
            var bytes = Array(String(String.UnicodeScalarView(text)).utf8)
            if !bytes.isEmpty, Bool.random(using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            #expect(UTF8Validity.holds(bytes) == isValid(bytes), "\(bytes)")
        }
    }
}
