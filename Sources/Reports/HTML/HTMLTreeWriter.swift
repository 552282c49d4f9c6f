package import Prose

/// Writes a page's tree as html5lib-tests does, to test the parser against them.
package struct HTMLTreeWriter {
    private let parser: HTMLParser

    package init() throws(ResourceFolder.Missing) { parser = try HTMLParser() }

    /// The tree of a page, or of a fragment inside an element ("td", "svg path"); lines begin with "| ".
    package func tree(of page: [UInt8], fragment: String?, scripting: Bool) -> String {
        do {
            guard let fragment else {
                return write(try parser.parse(page, scripting: scripting), below: HTMLTree.document)
            }
            let document = try parser.parseFragment(page, in: Self.context(fragment), scripting: scripting)
            return write(document, below: document[HTMLTree.document].first)
        } catch {
            return ""
        }
    }

    private static func context(_ fragment: String) -> HTMLTreeBuilder.Context {
        let words = fragment.split(separator: " ")
        let name = words.last ?? ""
        let tag = HTMLTag.allCases.first { $0.spelling == name.lowercased() } ?? .other
        guard words.count > 1 else { return HTMLTreeBuilder.Context(tag: tag) }
        return HTMLTreeBuilder.Context(tag: tag, namespace: words[0] == "svg" ? .svg : .math)
    }

    private func write(_ document: HTMLDocument, below root: Int32) -> String {
        var lines: [String] = []
        var pending: [(node: Int32, depth: Int)] = []
        func push(children parent: Int32, depth: Int) {
            var child = document[parent].last
            while child >= 0 {
                pending.append((child, depth))
                child = document[child].previous
            }
        }
        push(children: root, depth: 0)
        while let (node, depth) = pending.popLast() {
            let entry = document[node]
            let indent = "| " + String(repeating: "  ", count: depth)
            switch entry.kind {
            case .document: break
            case .doctype: lines.append(indent + Self.doctype(document))
            case .comment: lines.append(indent + "<!-- \(document.string(entry.range)) -->")
            case .templateContent:
                lines.append(indent + "content")
                push(children: node, depth: depth + 1)
            case .text where entry.continues && entry.previous >= 0 && document[entry.previous].kind == .text:
                lines[lines.count - 1].removeLast()
                lines[lines.count - 1] += document.string(entry.range) + "\""
            case .text: lines.append(indent + "\"\(document.string(entry.range))\"")
            case .element:
                lines.append(indent + "<\(name(entry, document))>")
                lines += attributes(entry, document).map { indent + "  " + $0 }
                push(children: node, depth: depth + 1)
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func doctype(_ document: HTMLDocument) -> String {
        let doctype = document.doctype
        let name = document.string(doctype.name)
        if doctype.publicID == nil, doctype.systemID == nil { return "<!DOCTYPE \(name)>" }
        let identifiers = [doctype.publicID, doctype.systemID].map { "\"\($0.map { document.string($0) } ?? "")\"" }
        return "<!DOCTYPE \(name) \(identifiers.joined(separator: " "))>"
    }

    private func name(_ node: HTMLTree.Node, _ document: HTMLDocument) -> String {
        let name = String(decoding: document.names.spelling(node.name), as: UTF8.self)
        switch node.namespace {
        case .html: return name
        case .math: return "math \(name)"
        case .svg: return "svg \(ForeignNames.svgElements[name] ?? name)"
        }
    }

    private func attributes(_ node: HTMLTree.Node, _ document: HTMLDocument) -> [String] {
        node.attributes.range.map { index -> String in
            let attribute = document.attributes[index]
            var name = document.string(attribute.name)
            switch node.namespace {
            case .html: break
            case .svg: name = ForeignNames.svgAttributes[name] ?? ForeignNames.spaced(name)
            case .math: name = name == "definitionurl" ? "definitionURL" : ForeignNames.spaced(name)
            }
            return "\(name)=\"\(document.string(attribute.value))\""
        }.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
    }
}

/// Spellings with capitals that SVG asks for (HTML Standard, section 13.2.6.5); needed only to write a tree out.
enum ForeignNames {
    static let svgElements = byLowercase(
        """
        altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix \
        feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow \
        feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset \
        fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient \
        radialGradient textPath
        """)

    static let svgAttributes = byLowercase(
        """
        attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits \
        glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust \
        limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength \
        patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio \
        primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures specularConstant \
        specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX \
        targetY textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan
        """)

    /// "xlink:href" is written "xlink href" in the tests' trees.
    static func spaced(_ name: String) -> String {
        let known = [
            "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show", "xlink:title", "xlink:type",
            "xml:lang",
            "xml:space", "xmlns:xlink",
        ]
        return known.contains(name) ? name.replacing(":", with: " ") : name
    }

    private static func byLowercase(_ words: String) -> [String: String] {
        Dictionary(
            words.split(separator: " ").map { ($0.lowercased(), String($0)) }, uniquingKeysWith: { first, _ in first })
    }
}
