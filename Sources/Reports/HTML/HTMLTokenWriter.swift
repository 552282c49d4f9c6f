package import Prose

/// Gives a page's tokens as the html5lib tokenizer tests write them, to test the tokenizer against them.
package struct HTMLTokenWriter: Sendable {
    package enum Token: Hashable, Sendable {
        case doctype(name: String?, publicID: String?, systemID: String?, isCorrect: Bool)
        case startTag(String, [String: String], selfClosing: Bool)
        case endTag(String)
        case comment(String)
        case characters(String)
    }

    /// What the tokenizer is told to expect at the input's beginning.
    package enum Start: String, Sendable {
        case data = "Data state"
        case plainText = "PLAINTEXT state"
        case rcdata = "RCDATA state"
        case rawText = "RAWTEXT state"
        case script = "Script data state"
        case cdata = "CDATA section state"

        fileprivate var state: HTMLTokenizer.State {
            switch self {
            case .data, .cdata: .data
            case .plainText: .plainText
            case .rcdata: .rcdata
            case .rawText: .rawText
            case .script: .script
            }
        }
    }

    private let references: HTMLCharacterReferences

    package init() throws(ResourceFolder.Missing) { references = try HTMLCharacterReferences() }

    /// The tokens of an input, characters that follow one another as one. O(n).
    /// - Parameter lastStartTag: the element whose end tag ends the text, in lower case; nil when none does.
    package func tokens(of input: String, from start: Start, lastStartTag: String?) -> [Token] {
        let opening = start == .cdata ? "<![CDATA[" : ""
        let source = HTMLEncoding.withLineFeeds(Array((opening + input).utf8))
        var tokenizer = HTMLTokenizer(source: source, references: references)
        tokenizer.allowsCDATA = start == .cdata
        tokenizer.state = start.state
        if let name = lastStartTag.map({ Array($0.utf8) }) {
            tokenizer.rawTextName = tokenizer.names.number(name, TextSpan(0, name.count))
        }
        var tokens: [Token] = []
        while case let token = tokenizer.next(), token.kind != .end {
            tokenizer.allowsCDATA = false
            guard let written = Self.write(token, tokenizer) else { continue }
            if case .characters(let more) = written, case .characters(let text) = tokens.last {
                tokens[tokens.count - 1] = .characters(text + more)
            } else {
                tokens.append(written)
            }
        }
        return tokens
    }

    private static func write(_ token: HTMLToken, _ tokenizer: HTMLTokenizer) -> Token? {
        func string(_ range: HTMLRange) -> String {
            String(decoding: range.range.map { tokenizer.byte($0) }, as: UTF8.self)
        }
        let name = String(decoding: tokenizer.names.spelling(token.name), as: UTF8.self)
        switch token.kind {
        case .end: return nil
        case .text: return token.range.isEmpty ? nil : .characters(string(token.range))
        case .comment: return .comment(string(token.range))
        case .endTag: return .endTag(name)
        case .startTag:
            let attributes = tokenizer.attributes[token.attributes.range].map { (string($0.name), string($0.value)) }
            return .startTag(
                name, Dictionary(attributes, uniquingKeysWith: { first, _ in first }), selfClosing: token.selfClosing)
        case .doctype:
            let doctype = tokenizer.doctype
            return .doctype(
                name: doctype.name.isEmpty ? nil : string(doctype.name), publicID: doctype.publicID.map(string),
                systemID: doctype.systemID.map(string), isCorrect: !doctype.forcesQuirks)
        }
    }
}
