import Testing

@testable import Reports

@Suite("Notices in an article's place")
struct PageNoticesTests {
    @Test(
        "A title tells what was sent, with or without the outlet's name",
        arguments: [
            ("We value your privacy", .consent), ("404 Not Found", .missing),
            ("Page not found | Amsel Gazette", .missing),
            ("Amsel Gazette – Page not found", .missing), ("Sorry, we can’t find that page", .missing),
            ("Just a moment...", .robots), ("Subscribe to continue reading", .signIn),
        ] as [(String, PageNotices.Kind)])
    func notices(_ title: String, _ kind: PageNotices.Kind) throws {
        #expect(try PageNotices().kind(of: [title]) == kind)
    }

    @Test(
        "A headline is no notice",
        arguments: [
            "Minister resigns", "Page not found in the king's diary", "Sign in the harbour warns of crocodiles",
            "Sorry, says the minister", "Not found: the harbour's lost bell",
        ])
    func headlines(_ title: String) throws {
        #expect(try PageNotices().kind(of: [title]) == nil)
    }

    @Test("A long article is read whatever its title says")
    func long() throws {
        let sentence = "The council of Amsel met in the old customs house and spoke of the ferry for two hours. "
        let body = (0..<20).map { "<p>\($0 + 1). \(sentence)</p>" }.joined()
        let page = "<title>Page not found</title><article><h1>Page not found</h1>\(body)</article>"
        #expect(try HTMLReader().read(Array(page.utf8), file: "page.html").count == 1)
    }
}
