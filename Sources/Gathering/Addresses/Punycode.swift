import Foundation

/// Host names beyond ASCII as the network wants them: labels in Punycode (RFC 3492) with "xn--" before them.
enum Punycode {
    /// The name in ASCII; nil when it holds what no host name may hold. Expects lower case.
    static func hostName(_ name: String) -> String? {
        let isPlain = name.utf8.allSatisfy { $0 < 0x80 }
        let composed = isPlain ? name : name.precomposedStringWithCompatibilityMapping.lowercased()
        // The full stops of East Asian scripts part labels as the ASCII one does.
        let labels = composed.unicodeScalars.split(omittingEmptySubsequences: false) {
            ".\u{3002}\u{FF0E}\u{FF61}".unicodeScalars.contains($0)
        }
        var result: [String] = []
        for label in labels {
            guard let ascii = self.label(Array(label)), (1...63).contains(ascii.utf8.count) else { return nil }
            result.append(ascii)
        }
        return result.joined(separator: ".")
    }

    private static func label(_ scalars: [Unicode.Scalar]) -> String? {
        guard scalars.allSatisfy({ isHostCharacter($0) }) else { return nil }
        if scalars.allSatisfy(\.isASCII) {
            return String(String.UnicodeScalarView(scalars))
        }
        return encode(scalars).map { "xn--" + $0 }
    }

    /// ASCII letters, digits, hyphen and underscore; beyond ASCII letters, marks and digits.
    private static func isHostCharacter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            switch scalar {
            case "a"..."z", "0"..."9", "-", "_": return true
            default: return false
            }
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return false
        }
    }

    /// RFC 3492, section 6.3; nil on overflow, which labels of allowed length never reach.
    private static func encode(_ scalars: [Unicode.Scalar]) -> String? {
        guard scalars.count <= 63 else { return nil }
        var output = scalars.filter(\.isASCII).map { UInt8($0.value) }
        let plain = output.count
        if plain > 0 { output.append(0x2D) }
        var (next, delta, bias, handled) = (UInt32(128), UInt32(0), UInt32(72), plain)
        while handled < scalars.count {
            guard let least = scalars.lazy.map(\.value).filter({ $0 >= next }).min() else { return nil }
            delta += (least - next) * UInt32(handled + 1)
            next = least
            for scalar in scalars {
                if scalar.value < next { delta += 1 }
                guard scalar.value == next else { continue }
                output += digits(of: delta, bias)
                bias = adapted(delta, count: UInt32(handled + 1), isFirst: handled == plain)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A number of variable length in base 36.
    private static func digits(of value: UInt32, _ bias: UInt32) -> [UInt8] {
        func digit(_ value: UInt32) -> UInt8 { UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26) }
        var result: [UInt8] = []
        var rest = value
        var place: UInt32 = 36
        while true {
            let threshold = place <= bias ? 1 : min(26, place - bias)
            if rest < threshold { break }
            result.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            place += 36
        }
        return result + [digit(rest)]
    }

    private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var steps: UInt32 = 0
        while delta > 455 {
            delta /= 35
            steps += 36
        }
        return steps + 36 * delta / (delta + 38)
    }
}
