import Foundation
import Testing

@testable import DossierFormat

@Suite("A dossier as JSON")
struct DossierJSONTests {
    private func object(_ dossier: Dossier) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: dossier.json()) as? [String: Any])
    }

    @Test("What is written reads back the same, and writes the same bytes again")
    func roundTrip() throws {
        let data = try SmallDossier.dossier.json()
        let back = try Dossier(json: data)
        #expect(back == SmallDossier.dossier)
        #expect(try back.json() == data)
    }

    @Test("It has the keys that the format names, unknown values as null")
    func keys() throws {
        let top = try object(SmallDossier.dossier)
        let names: Set = [
            "schema", "generator", "title", "record", "reports", "origins", "participants", "quotations", "positions",
            "timeline",
            "figures", "differences", "agreements", "openQuestions", "leftOut",
        ]
        #expect(Set(top.keys) == names)
        #expect(top["schema"] as? String == "variorum.dossier/1")
        let reports = try #require(top["reports"] as? [[String: Any]])
        for key in ["url", "outlet", "title", "byline", "updated"] { #expect(reports[1][key] is NSNull, "\(key)") }
        #expect(reports[0]["translatedFrom"] is NSNull)
        let updated = try #require(reports[0]["updated"] as? [String: Any])
        #expect(updated["value"] as? String == "2031-04-08T09:40Z")
        let participants = try #require(top["participants"] as? [[String: Any]])
        #expect(participants[1]["side"] is NSNull)
        let positions = try #require(top["positions"] as? [[String: Any]])
        #expect(positions[0]["condition"] is NSNull)
    }

    @Test("leftOut is written only where something was left out")
    func leftOut() throws {
        #expect(try object(SmallDossier.changed { $0.leftOut = nil })["leftOut"] == nil)
    }

    @Test(
        "A speaker is one id, a list of ids, or null",
        arguments: [([], "null"), (["p1"], "\"p1\""), (["p1", "p2"], "[\"p1\",\"p2\"]")])
    func speakers(_ ids: [String], _ expected: String) throws {
        let dossier = SmallDossier.changed { $0.quotations[0].speakers = ids }
        let text = String(decoding: try dossier.json(), as: UTF8.self).filter { !$0.isWhitespace }
        #expect(text.contains("\"speaker\":\(expected)"))
        #expect(try Dossier(json: dossier.json()).quotations[0].speakers == ids)
    }

    @Test(
        "A missing or misnamed part is told by its key", arguments: ["schema", "reports", "quotations", "agreements"])
    func missing(_ key: String) throws {
        var top = try object(SmallDossier.dossier)
        top[key] = nil
        let data = try JSONSerialization.data(withJSONObject: top)
        let error = #expect(throws: DecodingError.self) { try Dossier(json: data) }
        guard case .keyNotFound(let name, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(name.stringValue == key)
    }

    @Test("A kind that the format does not know is refused")
    func unknownKind() throws {
        let text = String(decoding: try SmallDossier.dossier.json(), as: UTF8.self)
        let data = Data(text.replacingOccurrences(of: "\"conflict\"", with: "\"quarrel\"").utf8)
        #expect(throws: DecodingError.self) { try Dossier(json: data) }
    }

    @Test("Bytes that are no JSON are refused", arguments: ["", "{", "[]", "null", "\u{0}", "{\"schema\":1}"])
    func broken(_ text: String) {
        #expect(throws: DecodingError.self) { try Dossier(json: Data(text.utf8)) }
    }

    @Test("Each act has its PLOVER type", arguments: Position.Act.allCases)
    func plover(_ act: Position.Act) {
        let expected: [Position.Act: String] = [
            .demand: "REQUEST", .offer: "AGREE", .agree: "AGREE", .support: "SUPPORT", .concede: "CONCEDE",
            .reject: "REJECT",
            .accuse: "ACCUSE", .deny: "REJECT", .threaten: "THREATEN",
        ]
        #expect(act.plover == expected[act])
    }

    @Test("A number that no offset can be is named with its place", arguments: ["1.5", "1e30"])
    func oddNumbers(_ number: String) throws {
        let json = String(decoding: try SmallDossier.dossier.json(), as: UTF8.self)
        let place = try #require(json.range(of: "\"start\" : 0"))
        let odd = json.replacingCharacters(in: place, with: "\"start\" : \(number)")
        do {
            _ = try Dossier(json: Data(odd.utf8))
            Issue.record("read as a dossier")
        } catch DecodingError.dataCorrupted(let context) {
            #expect(context.codingPath.last?.stringValue == "start")
            #expect(context.codingPath.count > 2)
        }
    }
}
