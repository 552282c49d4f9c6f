import Annotation
import Prose
import Reports
import Testing

@Suite("Those whom a report goes on to speak of by a noun")
struct ReferringNounTests {
    @Test("The country, the city, the firm and the court are those that were named")
    func nouns() throws {
        let country = try Annotated("Norway closed its ports. The harbours of the country stayed shut.")
        #expect(country.forms(of: "Norway") == ["Norway", "country"])
        let city = try Annotated("Fires broke out in Cologne. The mayor left the city on Monday.")
        #expect(city.forms(of: "Cologne") == ["Cologne", "city"])
        let firm = try Annotated("Tresqualm Inc opened a mill in May. Shares of the company rose on Monday.")
        #expect(firm.forms(of: "Tresqualm Inc") == ["Tresqualm Inc", "company"])
        let court = try Annotated("Lawyers went to the Calvo Harbour Court in May. On Monday the court ruled.")
        #expect(court.forms(of: "Calvo Harbour Court") == ["Calvo Harbour Court", "court"])
    }

    @Test("What two names fit, or what words behind tell, stays open")
    func open() throws {
        let two = try Annotated("Norway wrote to Peru. The letter upset the country.").result
        #expect(!two.names.contains { two.report.text.string($0.span) == "country" })
        let told = try Annotated("Norway closed its ports. He praised the country that took him in.").result
        #expect(!told.names.contains { told.report.text.string($0.span) == "country" })
    }

    @Test("Police are those of the town that the report names, before and behind; a police chief is not")
    func police() throws {
        let report = try Annotated(
            "Police closed the bridge. Cologne police said two men were held. The police chief left. He thanked the police."
        )
        #expect(report.forms(of: "Cologne police") == ["Police", "Cologne police", "police"])
        let chief = try Annotated("Cologne Police Chief Orla Venn spoke. He said police had closed the bridge.")
        #expect(chief.forms(of: "Cologne police") == ["police"])
    }

    @Test("A body of a state in small letters is a body, and the bare noun behind it means it")
    func stateBody() throws {
        let report = try Annotated("The Norwegian military court met in May. On Monday the court ruled.")
        #expect(report.forms(of: "Norway’s military court") == ["Norwegian military court", "court"])
        let one = try Annotated("A Norwegian court met in May.").result
        #expect(!one.entities.contains { $0.kind == .organisation })
    }

    @Test("A number behind a hyphen belongs to the name of a thing")
    func serialNumber() throws {
        let report = try Annotated("Engineers launched Zhorel-4 on Monday. They lost contact with Zhorel-4 on Tuesday.")
        #expect(report.kind(of: "Zhorel-4") == .instrument)
        #expect(report.forms(of: "Zhorel-4") == ["Zhorel-4", "Zhorel-4"])
    }

    @Test("Two bodies of two words or more are no one name")
    func twoBodies() throws {
        let names = try Annotated("She studied at Tresk University and Calvo College for a year.").result.entities.map(
            \.name)
        #expect(names.contains("Tresk University") && names.contains("Calvo College"))
    }
}
