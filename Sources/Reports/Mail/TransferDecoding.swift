/// The encodings that carry bytes through mail: quoted-printable and base64 (RFC 2045). O(n); nothing is an error.
enum TransferDecoding {
    static func decode(_ bytes: ArraySlice<UInt8>, as encoding: String?) -> [UInt8] {
        switch encoding?.lowercased() {
        case "quoted-printable": quotedPrintable(bytes)
        case "base64": base64(bytes)
        default: Array(bytes)
        }
    }

    /// - Parameter isWord: whether `_` is a space, as in encoded words of headers.
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>, isWord: Bool = false) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            at += 1
            if byte == 0x5F, isWord {
                result.append(0x20)
            } else if byte != 0x3D {
                result.append(byte)
            } else if at + 1 < bytes.endIndex, let high = digit(bytes[at]), let low = digit(bytes[at + 1]) {
                result.append(high << 4 | low)
                at += 2
            } else {
                // A soft line break; anything else stays as it is.
                var end = at
                while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
                if end == bytes.endIndex {
                    at = end
                } else if bytes[end] == 0x0A {
                    at = end + 1
                } else {
                    result.append(byte)
                }
            }
        }
        return result
    }

    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 4 * 3)
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in bytes {
            guard let value = sextet(byte) else {
                if byte == 0x3D { (bits, count) = (0, 0) }
                continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        if ASCII.isDigit(byte) { return byte &- 0x30 }
        let letter = byte | 0x20
        return letter >= 0x61 && letter <= 0x66 ? letter &- 0x57 : nil
    }

    private static func sextet(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte &- 0x41
        case 0x61...0x7A: byte &- 0x47
        case 0x30...0x39: byte &+ 4
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }
}
