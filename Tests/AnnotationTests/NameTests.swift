import Annotation
import Prose
import Reports
import Testing

@Suite("Names and who they are")
struct NameTests {
    @Test("A surname, a title and another spelling belong to the full name")
    func surname() throws {
        let report = try Annotated("Minister Davit Zhorelan spoke first. Zhorelan was calm. Mr. Jorelan left early.")
        #expect(report.forms(of: "Davit Zhorelan") == ["Davit Zhorelan", "Zhorelan", "Jorelan"])
    }

    @Test("A verb in a heading of capitals is no abbreviation")
    func capitals() throws {
        let report = try Annotated("THE BRIDGE IS CLOSED TO ALL DRIVERS")
        #expect(!report.result.entities.contains { $0.name == "Islamic State" })
    }

    @Test("Several small words open a family name, and one with a hyphen does")
    func particles() throws {
        let report = try Annotated(
            "Pieter van der Meer met Anna de la Cruz and Ahmed al-Harbi in the harbour on Monday. Anna Berg was late, "
                + "and the talks about the old pier went on for many hours.")
        for name in ["Pieter van der Meer", "Anna de la Cruz", "Ahmed al-Harbi", "Anna Berg"] {
            #expect(report.kind(of: name) == .person, "\(name)")
        }
    }

    @Test("Two people of one surname stay two when their first names differ")
    func twoPeople() throws {
        let report = try Annotated("Anna Kovacs met Boris Kovacs in Calvo on Tuesday.")
        #expect(report.kind(of: "Anna Kovacs") == .person)
        #expect(report.kind(of: "Boris Kovacs") == .person)
    }

    @Test("A given name alone is the person who has it, and so is a family name that stands first")
    func givenNameAlone() throws {
        let given = try Annotated("Olena Tarn left the house. Olena said she would be back.")
        #expect(given.forms(of: "Olena Tarn") == ["Olena Tarn", "Olena"])
        let first = try Annotated("The spokeswoman, Hua Chunfei, spoke first. Hua said the port was closed.")
        #expect(first.forms(of: "Hua Chunfei") == ["Hua Chunfei", "Hua"])
    }

    @Test(
        "The noun beside an unknown name tells what it is, wherever the report has it",
        arguments: [
            ("The tanker Orla Venn left at noon. The Orla Venn was late.", "Orla Venn", EntityKind.instrument),
            ("Divers found another ship, Rye Venn Tarn 1, near Tresk.", "Rye Venn Tarn", .instrument),
            ("HMS Tresk was hit in the night.", "HMS Tresk", .instrument),
            ("The newspaper Amsel Kurier printed the list.", "Amsel Kurier", .organisation),
            ("Police searched the village of Quolm on Monday.", "Quolm", .place),
            ("A court heard striker Ilvo Brandeck on Monday.", "Ilvo Brandeck", .person),
        ])
    func described(_ text: String, _ name: String, _ kind: EntityKind) throws {
        #expect(try Annotated(text).kind(of: name) == kind)
    }

    @Test(
        "A name behind an office of a place, one that begins like a people, and one that speaks behind an apposition",
        arguments: [
            ("Mayor of London Tavik Brandeck said: “The bridge is closed.”", "Tavik Brandeck"),
            ("Finn Brandeck opened the hall on Monday.", "Finn Brandeck"),
            ("Ilvo Brandeck, of the drivers’ union, said the road was shut.", "Ilvo Brandeck"),
        ])
    func people(_ text: String, _ name: String) throws {
        #expect(try Annotated(text).kind(of: name) == .person)
    }

    @Test("A jet is not called like its airline, and who acts behind a ship's noun is no ship")
    func notDescribed() throws {
        let jet = try Annotated("The Brandeck Air jet landed in the fog.")
        #expect(jet.kind(of: "Brandeck Air") != .instrument)
        let person = try Annotated("It was the ship John Tarn bought in spring.")
        #expect(person.kind(of: "John Tarn") == .person)
    }

    @Test("A body of a state is one under both names of the state")
    func bodyOfState() throws {
        let report = try Annotated(
            "The U.S. Treasury Department named ten ships. The United States Treasury Department gave no reason.")
        #expect(report.result.entities.filter { $0.name.contains("Treasury") }.count == 1)
    }

    @Test("A hyphenated given name is not cut")
    func hyphen() throws {
        let report = try Annotated("President Han Jae-won arrived. Han said nothing.")
        #expect(report.forms(of: "Han Jae-won") == ["Han Jae-won", "Han"])
    }

    @Test("A longer given name behind a hyphen belongs to the name where the surname stands first")
    func longHyphen() throws {
        let report = try Annotated("President Han Jae-seong arrived. Han said nothing.")
        #expect(report.forms(of: "Han Jae-seong") == ["Han Jae-seong", "Han"])
    }

    @Test("A firm that is based in a country is not the country, and an unknown name is nobody near by")
    func basedIn() throws {
        let firm = try Annotated("The Canada-based firm said it would sell the mine.")
        #expect(!firm.statements.contains { $0.contains("Canada |") })
        let unknown = try Annotated(
            "Director Anna Kovacs opened the hall.", "Youn Tae-hoon, director of the other hall, said it was closed.")
        #expect(!unknown.statements.contains { $0.contains("Anna Kovacs |") })
    }

    @Test("A capital is its government where it acts and a place where something happens")
    func metonymy() throws {
        let report = try Annotated("Moscow warned that the talks would fail.", "The talks in Paris ended on Tuesday.")
        #expect(report.kind(of: "Russia") == .party)
        #expect(report.kind(of: "Paris") == .place)
    }

    @Test("A state that no list knows is told by its offices and its people's adjective")
    func localParty() throws {
        let report = try Annotated(
            "Orvenia's foreign minister, Petra Vossik, left. The Orvenian delegation stayed in the city.")
        #expect(report.kind(of: "Orvenia") == .party)
        #expect(report.forms(of: "Orvenia").contains("Orvenian delegation"))
    }

    @Test("A dateline names a place, not who speaks")
    func dateline() throws {
        let report = try Annotated("PARIS, March 14 (Halyard) - The French government said the road was open.")
        #expect(report.statements == ["indirect | France | the road was open"])
    }
}

@Suite("Demands, offers, refusals, threats")
struct ActTests {
    @Test("A demand has its actor and its words, a condition is told apart")
    func demand() throws {
        let report = try Annotated(
            "Norway demanded the withdrawal of the ships. France offered to mediate if both sides agreed.")
        #expect(report.acts.contains("demand | Norway | the withdrawal of the ships | -"))
        #expect(report.acts.contains { $0.hasPrefix("offer | France | to mediate | if both sides agreed") })
    }

    @Test("What will not be done is a refusal, and a threat denied is no threat")
    func negation() throws {
        let report = try Annotated("Norway will not accept the plan. France does not threaten anyone.")
        #expect(report.acts.contains { $0.hasPrefix("reject | Norway") })
        #expect(report.acts.contains { $0.hasPrefix("deny | France") })
        #expect(!report.acts.contains { $0.hasPrefix("threaten") })
    }

    @Test("An act under a denial is not performed")
    func deniedAbove() throws {
        let report = try Annotated(
            "Norway did not come to Paris to demand money. France no longer blames Norway for the delay.")
        #expect(!report.acts.contains { $0.hasPrefix("demand") })
        #expect(!report.acts.contains { $0.hasPrefix("accuse") })
    }

    @Test("What is said of the next person is no office of the one before")
    func officeOfTheNext() throws {
        let report = try Annotated(
            "The commerce secretary, Gary Venn, and the interior secretary, Ken Marlow, agreed. Mr. Venn left.")
        let venn = try #require(report.result.entities.first { $0.name == "Gary Venn" })
        let roles = venn.roles.map { report.result.report.text.string($0) }
        #expect(!roles.isEmpty && !roles.contains { $0.contains("interior") }, "\(roles)")
        #expect(report.forms(of: "Gary Venn") == ["Gary Venn", "Venn"])
    }

    @Test("Who pleads guilty demands nothing")
    func guilty() throws {
        let report = try Annotated("Orla Venn pleaded guilty to perjury in the court of Amsel.")
        #expect(!report.acts.contains { $0.hasPrefix("demand") }, "\(report.acts)")
    }
}

@Suite("Any text can be annotated")
struct AnnotationRobustnessTests {
    @Test("Spans lie inside the text and indexes exist, on random pieces of prose")
    func random() throws {
        let pieces = [
            "“", "”", "\"", "'", "said", "Anna", "Kovacs", "Mr.", "he", "that", "the", "will not", "demand", "if", ".",
            ",", "—", "\r\n", "中文", "👩🏽‍🚀",
            "e\u{301}", "2,500", "troops", "on Monday", "(", ")", "U.S.", "according to", "\u{202E}",
        ]
        var generator = SplitMix64(state: 11)
        for _ in 0..<120 {
            let words = (0..<Int.random(in: 1..<80, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            let result = try Annotated(words.joined(separator: " ")).result
            for span in result.statements.map(\.span) + result.acts.map(\.evidence) + result.names.map(\.span) {
                #expect(0 <= span.start && span.start < span.end && span.end <= result.report.text.count)
            }
            #expect(result.statements.allSatisfy { $0.speakers.allSatisfy(result.entities.indices.contains) })
        }
    }

    @Test("“The alliance” and “the 28-member bloc” are the bodies of that kind named before")
    func describedBodies() throws {
        let report = try Annotated(
            "NATO met on Monday.", "The European Union was silent.",
            "The alliance will meet again, and the 28-member bloc said it would wait.")
        #expect(report.forms(of: "North Atlantic Treaty Organization") == ["NATO", "alliance"])
        #expect(report.forms(of: "European Union").count == 2)
        let other = try Annotated("The opposition alliance met on Monday.", "NATO was silent.")
        #expect(other.forms(of: "North Atlantic Treaty Organization") == ["NATO"])
    }

    @Test("“The administration” behind a leader's is that government")
    func bareAdministration() throws {
        let report = try Annotated(
            "The Trump administration raised the tariffs.", "The administration said it would wait.")
        #expect(report.forms(of: "United States") == ["Trump administration", "administration"])
    }

    @Test("Some offices tell their country, where the report names none")
    func officesOfCountries() throws {
        let report = try Annotated(
            "The United States waited, and so did the United Kingdom.",
            "Commerce Secretary Orla Venn met Home Secretary Piet Darrow in Lorne on Monday.")
        let entities = report.result.entities
        func party(_ name: String) -> String? {
            let person = entities.first { $0.name == name }
            return entities.first { $0.kind == .party && $0.thing == person?.party }?.name
        }
        #expect(party("Orla Venn") == "United States")
        #expect(party("Piet Darrow") == "United Kingdom")
    }

    @Test("A firm's name does not end in a word in small letters")
    func metalIsNoFirm() throws {
        let report = try Annotated("The duties protect U.S. steel and aluminum producers in three states.")
        #expect(!report.result.entities.contains { $0.name == "U.S. Steel" })
    }
}
