/// The element names that the parser or the article extraction treats specially; all others are `other`.
///
/// `HTMLNames` knows the spelling of every name, also of those.
enum HTMLTag: UInt16, CaseIterable {
    case other
    case a, abbr, acronym, address, annotationXML, applet, area, article, aside, audio
    case b, base, basefont, bgsound, big, blockquote, body, br, button
    case canvas, caption, center, cite, code, col, colgroup
    case datalist, dd, del, desc, details, dfn, dialog, dir, div, dl, dt
    case em, embed, fieldset, figcaption, figure, font, footer, foreignObject, form, frame, frameset
    case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
    case i, iframe, image, img, input, ins, kbd, keygen, label, legend, li, link, listing
    case main, malignmark, map, mark, marquee, math, menu, meta, mglyph, mi, mn, mo, ms, mtext
    case nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, output
    case p, param, picture, plaintext, pre, q, rb, rp, rt, rtc, ruby
    case s, samp, script, search, section, select, small, source, span, strike, strong, style, sub, summary, sup, svg
    case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
    case u, ul, `var`, video, wbr, xmp

    /// The name as it is written in a page.
    var spelling: String {
        switch self {
        case .annotationXML: "annotation-xml"
        case .foreignObject: "foreignobject"
        default: "\(self)"
        }
    }

    /// The standard's "special" category: elements that end the search for an element to close.
    var isSpecial: Bool {
        switch self {
        case .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
            .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption,
            .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr,
            .html, .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed,
            .noframes, .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select,
            .source, .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr,
            .track, .ul, .wbr, .xmp:
            true
        default: false
        }
    }

    var isHeading: Bool { HTMLTag.h1.rawValue <= rawValue && rawValue <= HTMLTag.h6.rawValue }

    /// Elements that have no content.
    var isVoid: Bool {
        switch self {
        case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen, .link, .meta,
            .param,
            .source, .track, .wbr:
            true
        default: false
        }
    }

    /// Elements whose content is characters only.
    var isRawText: Bool {
        switch self {
        case .script, .style, .textarea, .title, .xmp, .iframe, .noembed, .noframes, .noscript, .plaintext: true
        default: false
        }
    }

    var isTableSection: Bool { self == .tbody || self == .thead || self == .tfoot }
    var isCell: Bool { self == .td || self == .th }

    /// Elements that a table's text and stray elements must not land in.
    var isTableStructure: Bool { self == .table || isTableSection || self == .tr }
}
