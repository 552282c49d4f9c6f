import Prose

/// Parses pages; holds the tables that every page needs. Time and memory are linear in the page.
struct HTMLParser: Sendable {
    /// A page with more bytes is refused.
    static let mostBytes = 100 * 1024 * 1024

    enum Failure: Error, Hashable {
        case tooLarge(bytes: Int)
        case tooManyNodes
    }

    private let references: HTMLCharacterReferences
    private let encoding: HTMLEncoding

    init() throws(ResourceFolder.Missing) {
        references = try HTMLCharacterReferences()
        encoding = try HTMLEncoding()
    }

    /// Parses a whole page.
    /// - Parameter scripting: whether `noscript` is hidden, as it is for most readers.
    func parse(_ bytes: [UInt8], scripting: Bool = true) throws(Failure) -> HTMLDocument {
        guard bytes.count <= Self.mostBytes else { throw .tooLarge(bytes: bytes.count) }
        return try build(encoding.decode(bytes), scripting, nil)
    }

    /// Parses a page's part as if it stood inside an element.
    func parseFragment(_ bytes: [UInt8], in context: HTMLTreeBuilder.Context, scripting: Bool = true) throws(Failure)
        -> HTMLDocument
    {
        guard bytes.count <= Self.mostBytes else { throw .tooLarge(bytes: bytes.count) }
        return try build(encoding.decode(bytes), scripting, context)
    }

    private func build(_ source: consuming [UInt8], _ scripting: Bool, _ context: HTMLTreeBuilder.Context?)
        throws(Failure)
        -> HTMLDocument
    {
        var builder = HTMLTreeBuilder(source: source, references: references, scripting: scripting, context: context)
        guard builder.build() else { throw .tooManyNodes }
        return HTMLDocument(builder)
    }
}
