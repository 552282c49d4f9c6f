/// A passage of a report, letter for letter: the proof of every line of a dossier.
public struct Evidence: Codable, Hashable, Sendable {
    /// Id of the report ("r2").
    public var report: String
    /// Offset of the first code point in the report's `text` (Unicode code points, the W3C Web Annotation rule).
    public var start: Int
    /// Offset behind the last code point.
    public var end: Int
    /// Exactly the passage.
    public var text: String

    /// Makes evidence from code-point offsets and the passage they cut out.
    public init(report: String, start: Int, end: Int, text: String) {
        self.report = report
        self.start = start
        self.end = end
        self.text = text
    }

    /// Reads evidence; throws a `DecodingError` with the place of what is not as the format has it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        report = try container.decode(String.self, forKey: .report)
        start = try container.offset(forKey: .start)
        end = try container.offset(forKey: .end)
        text = try container.decode(String.self, forKey: .text)
    }
}
