extension HTMLTag {
    /// How an element takes part in the layout of text.
    enum Layout { case none, inline, block, cell, lineBreak, rule }

    var layout: Layout {
        switch self {
        case .head, .script, .style, .template, .noscript, .noembed, .noframes, .iframe, .object, .embed, .applet, .svg,
            .math,
            .select, .textarea, .button, .audio, .video, .canvas, .map, .datalist, .input, .img, .title, .link, .meta,
            .rp, .rt,
            // Struck out by the outlet itself: no longer told.
            .del, .s, .strike:
            .none
        case .br: .lineBreak
        case .hr: .rule
        case .td, .th: .cell
        case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .dir, .div, .dl,
            .dt,
            .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .html,
            .legend,
            .li, .listing, .main, .menu, .nav, .ol, .p, .pre, .search, .section, .summary, .table, .tbody, .tfoot,
            .thead, .tr,
            .ul, .xmp:
            .block
        default: .inline
        }
    }
}
