import DossierFormat
import Testing

@testable import Presentation

@Suite("What reports are called")
struct SourceNameTests {
    private func name(outlet: String?, url: String?) -> String {
        var report = InventedDossier.reports[0]
        report.file = "reports.jsonl#2"
        report.url = url
        report.outlet = outlet
        return DossierIndex(InventedDossier.dossier).outlet(report)
    }

    @Test("An outlet that is known is named")
    func outlet() {
        #expect(name(outlet: "The Pier", url: "https://pier.example/1") == "The Pier")
    }

    @Test("Without an outlet, the site that the address names is shown")
    func site() {
        #expect(name(outlet: nil, url: "https://www.pier.example/a/b?c#d") == "pier.example")
        #expect(name(outlet: nil, url: "HTTP://user@news.pier.example:8080") == "news.pier.example")
    }

    @Test(
        "Without both, and for an address of no page, the file is shown",
        arguments: [
            nil, "", "pier.example/a", "file:///tmp/a.html", "https://", "https:///a", "javascript:alert(1)",
            "https://pier",
        ])
    func file(url: String?) {
        #expect(name(outlet: nil, url: url) == "reports.jsonl#2")
    }
}
