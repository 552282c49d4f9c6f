import DossierFormat

/// A report as readable text: its data, then block by block with a label in the margin.
struct ReportListing {
    private var bytes: [UInt8] = []

    /// One pass over the report's text, which may be that of a whole book: O(n) time, one copy.
    static func text(_ report: Report) -> String {
        var listing = ReportListing()
        listing.bytes.reserveCapacity(report.text.utf8.count + report.blocks.count * 32 + 512)
        listing.addFacts(report)
        listing.addBlocks(report)
        return String(decoding: listing.bytes, as: UTF8.self)
    }

    private mutating func addFacts(_ report: Report) {
        addLine("\(report.id)  \(report.file.printable)")
        let facts = [
            ("title", report.title), ("outlet", report.outlet), ("byline", report.byline), ("url", report.url),
            ("published", Self.date(report.published)), ("updated", report.updated.flatMap(Self.date)),
            ("credits", report.credits.isEmpty ? nil : report.credits.joined(separator: ", ")),
        ]
        for (name, value) in facts { if let value { addLine("    \(name): \(value)") } }
    }

    private mutating func addBlocks(_ report: Report) {
        var text = report.text
        text.withUTF8 { utf8 in
            var place = Place()
            for block in report.blocks {
                let label = block.why.map { "\(block.kind.rawValue): \($0)" } ?? block.kind.rawValue
                add("  [\(label)] ")
                let start = place.offset(of: block.start, in: utf8)
                let end = place.offset(of: block.end, in: utf8)
                addClean(utf8[start..<max(start, end)])
                bytes.append(0x0A)
            }
        }
    }

    private mutating func addLine(_ line: String) {
        add(line)
        bytes.append(0x0A)
    }

    private mutating func add(_ string: String) {
        var string = string
        string.withUTF8 { addClean($0[...]) }
    }

    /// Spaces for control characters, so that no text can steer the terminal.
    private mutating func addClean(_ utf8: Slice<UnsafeBufferPointer<UInt8>>) {
        var at = utf8.startIndex
        while at < utf8.endIndex {
            let byte = utf8[at]
            if byte < 0x20 || byte == 0x7F {
                bytes.append(0x20)
            } else if byte == 0xC2, at + 1 < utf8.endIndex, utf8[at + 1] < 0xA0 {
                bytes.append(0x20)
                at += 1
            } else {
                bytes.append(byte)
            }
            at += 1
        }
    }

    /// A code point of a text and its byte, from which the next one is found: blocks stand in the order of the text.
    private struct Place {
        private var codePoint = 0
        private var byte = 0

        mutating func offset(of wanted: Int, in utf8: UnsafeBufferPointer<UInt8>) -> Int {
            if wanted < codePoint { self = Place() }
            while codePoint < wanted, byte < utf8.count {
                byte += 1
                while byte < utf8.count, utf8[byte] & 0xC0 == 0x80 { byte += 1 }
                codePoint += 1
            }
            return byte
        }
    }

    private static func date(_ publication: Report.Publication) -> String? {
        publication.value.isEmpty ? nil : "\(publication.value) (\(publication.basis.rawValue))"
    }
}
