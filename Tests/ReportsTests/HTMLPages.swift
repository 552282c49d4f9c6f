@testable import Reports

/// Invented pages of invented outlets.
enum HTMLPages {
    static let sentence =
        "The harbour council of Orvania voted on Tuesday to keep the night ferry running until the spring."
    static let second =
        "Captain Tove Quist said the crew had waited for the vote for six weeks and welcomed its outcome."
    static let third =
        "The ferry carries about four hundred passengers a day between the two towns, most of them workers."

    /// A page with the furniture that news sites put around and into an article.
    static let full = """
        <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Night ferry stays | The Quay Courier</title>
        <link rel="canonical" href="https://quay.example/2031/04/02/night-ferry">
        <meta property="og:site_name" content="The Quay Courier">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
        "headline":"Night ferry stays","datePublished":"2031-04-02T18:20:05+02:00",
        "author":[{"@type":"Person","name":"Ilse Marn"},{"@type":"Person","name":"Odo Pell"}],
        "publisher":{"@type":"Organization","name":"The Quay Courier"}}]}</script>
        <style>p { color: red }</style></head><body class="has-sidebar">
        <div class="cookie-banner"><p>We and our partners use cookies to store and access information on your device, always.</p></div>
        <nav><ul><li><a href="/">Home</a><li><a href="/sea">Sea</a></ul></nav>
        <main><article class="post category-sea tag-ferry">
        <header><h1>Night ferry stays</h1>
        <p class="byline">By Ilse Marn and Odo Pell</p><time datetime="2031-04-02T18:20:05+02:00">2 April 2031, 18:20</time></header>
        <figure><img src="f.jpg" alt=""><figcaption>The ferry Alba at its pier. <span>Photo: L. Orm</span></figcaption></figure>
        <div class="article-body"><p>PORT ALBA (Reuters) – \(sentence)</p>
        <p>\(second)<script>var p = "<p>no text</p>";</script></p>
        <div class="related-articles"><h3>Related stories</h3><ul><li><a href="/a">Ministers quarrel over the pier’s price</a></ul></div>
        <p>See also: <a href="/b">Lighthouse keeper retires after forty years</a></p>
        <h2>What comes next</h2>
        <p>\(third)</p>
        <blockquote><p>“We shall sail in any weather that lets a ship leave the pier,” the captain told the council.</p></blockquote>
        <ul><li>The first crossing of the new timetable leaves at five in the morning.</li></ul>
        <form class="newsletter-signup"><p>Get the day in the harbour in your inbox</p><input type="email"></form>
        <p>(Reporting by Ilse Marn; Editing by Odo Pell)</p></div>
        <div class="share-buttons"><a href="#">Share</a> <a href="#">Tweet</a></div>
        <section class="comments"><h3>Comments</h3><p>I have never seen a council vote so quickly on anything in this town.</p></section>
        </article></main>
        <aside class="sidebar"><p>Most read: the ten best beaches of the coast and how to get there by bus this summer.</p></aside>
        <footer><p>© 2031 The Quay Courier. All rights reserved.</p></footer></body></html>
        """

    static func page(_ body: String) -> String {
        "<!DOCTYPE html><html><head><title>Night ferry stays</title></head><body>\(body)</body></html>"
    }
}
