/// An article as a record of a feed, a table or a data file carries it: what is stated of it, and its words.
struct ArticleRecord: Sendable, Equatable {
    enum Body: Sendable, Equatable {
        case html(String)
        case text(String)
        /// Plain or marked up, as it looks.
        case either(String)
    }

    var title: String?
    var url: String?
    var outlet: String?
    var byline: String?
    /// As stated, in whatever form.
    var published: String?
    /// The last change, as stated.
    var updated: String?
    /// Whether the day or the month comes first in its numeric dates, where others beside it tell.
    var dateOrder: DateReader.Order?
    var language: String?
    /// Agencies or others that the record itself credits.
    var credit: String?
    var body: Body?
    /// Whether the body is only a summary of the article.
    var isSummary = false
}
