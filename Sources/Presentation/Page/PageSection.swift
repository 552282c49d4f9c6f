/// A section of the page: what the navigation shows of it, and its content.
struct PageSection: Sendable {
    /// The anchor.
    let id: HTML
    let title: HTML
    /// How many items it has, shown in the navigation.
    let count: Int
    let content: HTML
    /// What is said when there is no item.
    var none: HTML = "The reports give nothing for this."

    var markup: HTML {
        """
        <section id="\(id)" aria-labelledby="\(id)-title">
        <h2 id="\(id)-title">\(title)</h2>
        \(count == 0 ? "<p class=\"none\">\(none)</p>" : content)
        </section>

        """
    }

    var navigationEntry: HTML {
        "<li><a href=\"#\(id)\">\(title) <span class=\"count\">\(count)</span></a></li>\n"
    }
}
