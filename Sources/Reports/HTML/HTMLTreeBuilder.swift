import Prose

/// Builds the tree of a page as the HTML Standard's section 13.2.6 does, for any bytes.
///
/// Each insertion mode is a method in one of the extensions. Linear in the page: the stack of open elements is at most
/// `deepest` long, the list of formatting elements at most `mostFormatting`.
struct HTMLTreeBuilder {
    enum Mode {
        case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text, inTable, inTableText
        case inCaption, inColumnGroup, inTableBody, inRow, inCell, inTemplate
        case afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset
    }

    /// The element a fragment is parsed inside of, as `innerHTML` does.
    struct Context {
        var tag: HTMLTag
        var namespace = HTMLTree.Namespace.html
    }

    /// Elements nested deeper are read as if their tags were not there.
    static let deepest = 512
    /// Formatting elements left open; the oldest are forgotten.
    static let mostFormatting = 48
    /// Nodes of one page; a page with more is refused.
    static let mostNodes = 8_000_000

    /// A formatting element that is open or to be opened again; `node` −1 is a marker.
    struct Formatting {
        var node: Int32
        var token: HTMLToken
    }

    var tokenizer: HTMLTokenizer
    var tree = HTMLTree()
    var mode = Mode.initial
    var returnMode = Mode.initial
    var templateModes: [Mode] = []
    var open: [Int32] = []
    /// How many HTML elements of each tag are open, so that a search for none costs nothing.
    var openCounts = [Int32](repeating: 0, count: HTMLTag.allCases.count)
    /// How many elements of SVG and MathML are open.
    var openForeign = 0
    var formatting: [Formatting] = []
    var headElement: Int32 = -1
    var formElement: Int32 = -1
    var context: Context?
    let scripting: Bool
    var framesetAllowed = true
    var isFostering = false
    var isQuirks = false
    var skipsLineFeed = false
    var tableText: [HTMLToken] = []
    /// Start tags dropped because they were nested too deep, whose end tags are dropped too.
    var droppedTags = 0

    init(source: [UInt8], references: HTMLCharacterReferences, scripting: Bool, context: Context? = nil) {
        tokenizer = HTMLTokenizer(source: source, references: references)
        self.scripting = scripting
        self.context = context
        tree.nodes.reserveCapacity(source.count / 24)
        if let context { openFragment(context) }
    }

    /// Reads the whole page; false when it has too many nodes.
    mutating func build() -> Bool {
        while true {
            tokenizer.allowsCDATA = mayBeForeign && !open.isEmpty && adjustedNamespace != .html
            let token = tokenizer.next()
            if skipsLineFeed {
                skipsLineFeed = false
                if let rest = withoutLineFeed(token) { process(rest) }
            } else {
                process(token)
            }
            if token.kind == .end { return true }
            if tree.nodes.count > Self.mostNodes { return false }
        }
    }

    /// Gives a token to the rules for HTML or to those for SVG and MathML.
    mutating func process(_ token: HTMLToken) {
        if token.kind == .startTag || token.kind == .endTag, isTooDeep(token) { return }
        if belongsToForeignContent(token) { inForeignContent(token) } else { processAsHTML(token) }
    }

    mutating func processAsHTML(_ token: HTMLToken) { process(token, as: mode) }

    /// Gives the token to the rules of a mode without changing to it.
    mutating func process(_ token: HTMLToken, as mode: Mode) {
        switch mode {
        case .inBody: inBody(token)
        case .text: inText(token)
        case .initial: initial(token)
        case .beforeHTML: beforeHTML(token)
        case .beforeHead: beforeHead(token)
        case .inHead: inHead(token)
        case .inHeadNoscript: inHeadNoscript(token)
        case .afterHead: afterHead(token)
        case .inTable: inTable(token)
        case .inTableText: inTableText(token)
        case .inCaption: inCaption(token)
        case .inColumnGroup: inColumnGroup(token)
        case .inTableBody: inTableBody(token)
        case .inRow: inRow(token)
        case .inCell: inCell(token)
        case .inTemplate: inTemplate(token)
        case .afterBody: afterBody(token)
        case .inFrameset: inFrameset(token)
        case .afterFrameset: afterFrameset(token)
        case .afterAfterBody: afterAfterBody(token)
        case .afterAfterFrameset: afterAfterFrameset(token)
        }
    }

    // MARK: - Depth and text

    private mutating func isTooDeep(_ token: HTMLToken) -> Bool {
        guard droppedTags > 0 || open.count >= Self.deepest else { return false }
        if token.tag.isVoid || token.tag.isRawText { return false }
        if token.kind == .startTag {
            guard open.count >= Self.deepest else { return false }
            droppedTags += 1
            return true
        }
        guard droppedTags > 0 else { return false }
        droppedTags -= 1
        return true
    }

    /// The token without the line feed that opens it; nil when nothing is left.
    private func withoutLineFeed(_ token: HTMLToken) -> HTMLToken? {
        guard token.kind == .text, !token.range.isEmpty, tokenizer.byte(Int(token.range.start)) == 0x0A else {
            return token
        }
        var rest = token
        rest.range.start += 1
        return rest.range.isEmpty ? nil : rest
    }

    /// Splits a text behind its leading white space; either part may be nil.
    func splitSpace(_ token: HTMLToken) -> (space: HTMLToken?, rest: HTMLToken?) {
        var index = Int(token.range.start)
        while index < Int(token.range.end), ASCII.isSpace(tokenizer.byte(index)) { index += 1 }
        var (space, rest) = (token, token)
        space.range.end = Int32(index)
        rest.range.start = Int32(index)
        return (space.range.isEmpty ? nil : space, rest.range.isEmpty ? nil : rest)
    }

    func isSpaceOnly(_ token: HTMLToken) -> Bool {
        for index in token.range.range where !ASCII.isSpace(tokenizer.byte(index)) { return false }
        return true
    }

    private mutating func openFragment(_ context: Context) {
        let root = tree.add(element(HTMLToken(.startTag, tag: .html)))
        tree.append(root, to: HTMLTree.document)
        push(root)
        if context.tag == .template { templateModes.append(.inTemplate) }
        if context.namespace == .html {
            switch context.tag {
            case .title, .textarea: tokenizer.state = .rcdata
            case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.state = .rawText
            case .script: tokenizer.state = .script
            case .noscript where scripting: tokenizer.state = .rawText
            case .plaintext: tokenizer.state = .plainText
            default: break
            }
        }
        resetMode()
    }
}
