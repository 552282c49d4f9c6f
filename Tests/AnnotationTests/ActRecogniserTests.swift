import Annotation
import Language
import Prose
import Reports
import Testing

@Suite("Who takes which position")
struct ActRecogniserTests {
    private func directed(_ text: String) throws -> [String] { try Annotated(text).directedActs }

    private func acts(_ text: String) throws -> [String] { try Annotated(text).acts }

    // MARK: Actors

    @Test("The agent of a passive acts, not its subject")
    func passive() throws {
        #expect(try directed("The plan was rejected by Norway.").allSatisfy { $0.hasPrefix("reject | Norway") })
        #expect(try acts("Norway was urged to sign the treaty.").isEmpty)
    }

    @Test("Officials act for their party, its newspapers and shops do not")
    func representatives() throws {
        #expect(
            try acts("The Norwegian government rejected the new border plan.").first?.hasPrefix("reject | Norway")
                ?? false)
        #expect(try acts("Norwegian shoppers rejected the new border plan.").isEmpty)
    }

    @Test("In “wants X to agree” nothing is agreed, and who wants demands it of X")
    func wanted() throws {
        let found = try directed("Norway wants France to agree to lower its tariffs.")
        #expect(found == ["demand | Norway | France"])
    }

    @Test("“which” after a body's name is the body, not its head")
    func relative() throws {
        let found = try acts(
            "It works, said Peter Marek, the head of the Greenpeace, which supports the new fishing ban.")
        #expect(!found.contains { $0.hasPrefix("support | Peter Marek") })
    }

    @Test("“We” in a quotation is the speaker")
    func firstPerson() throws {
        let found = try directed("“We demand that France leave the island,” said Anna Kovacs.")
        #expect(found.contains("demand | Anna Kovacs | France"))
    }

    // MARK: Targets

    @Test("A target is an argument, never a name near by")
    func targets() throws {
        #expect(try directed("Norway called on France to withdraw its ships.") == ["demand | Norway | France"])
        #expect(try directed("Norway rejected France's proposal.") == ["reject | Norway | France"])
        #expect(
            try directed("Norway demanded new guarantees after a storm that hit France.") == ["demand | Norway | "])
        #expect(try directed("Norway accused France of breaking the treaty.") == ["accuse | Norway | France"])
    }

    @Test("Who is to meet the condition is addressed")
    func conditionTarget() throws {
        let found = try directed("Norway offered to lift the embargo if France withdraws its ships.")
        #expect(found == ["offer | Norway | France"])
    }

    // MARK: What is no position

    @Test("Opinions, assertions and possibilities take no position")
    func idle() throws {
        for text in [
            "Norway agrees that the war was a mistake.", "Norway insists that there was enough snow.",
            "Norway could demand new talks.", "France left before Norway rejected anything of the plan.",
            "Norway threatens the stability of the whole region.",
        ] {
            #expect(try acts(text).isEmpty, "\(text)")
        }
    }

    @Test("What must be noted asks nobody")
    func noted() throws {
        #expect(try acts("“This fact must be noted,” said the Norwegian minister Anna Kovacs.").isEmpty)
    }

    // MARK: Negation

    @Test("Negation turns an act round: “will not allow” rejects, “does not threaten” denies")
    func negation() throws {
        #expect(
            try acts("“We will not allow a closed border,” said Anna Kovacs.").first?.hasPrefix("reject | Anna Kovacs")
                ?? false)
        #expect(try acts("Norway does not threaten France.").first?.hasPrefix("deny | Norway") ?? true)
        #expect(try acts("Norway did not demand a new treaty.").isEmpty)
        #expect(
            try acts("Norway has no intention of attacking France, the ministry said.").first?.hasPrefix(
                "deny | Norway") ?? false)
        #expect(try acts("Norway does not want to discuss the border.").first?.hasPrefix("reject | Norway") ?? false)
    }

    @Test("“No longer demands” gives the demand up")
    func givenUp() throws {
        #expect(
            !(try acts("Norway no longer demands the withdrawal of the ships.")).contains { $0.hasPrefix("demand") })
        #expect(
            try acts("Norway agreed to drop its demand for a new border.").allSatisfy {
                !$0.hasPrefix("demand") && !$0.hasPrefix("agree")
            })
    }

    @Test("A person who cannot do something refuses nothing")
    func inability() throws {
        #expect(try acts("“We cannot catch any fish,” said Anna Kovacs.").isEmpty)
        #expect(try acts("“It would not surprise me,” said Anna Kovacs.").isEmpty)
    }

    // MARK: Deeds announced, duties, judgements, charges

    @Test("Goodwill announced is an offer, force with a condition a threat")
    func announced() throws {
        #expect(
            try acts("Norway said it would release the prisoners.").contains {
                $0.hasPrefix("offer | Norway | release the prisoners")
            })
        let threat = try acts("Norway said it would bomb the port if France sends more ships.")
        #expect(threat.contains { $0.hasPrefix("threaten | Norway | bomb the port | if France sends more ships") })
        #expect(try !acts("Peter Marek said Norway would release the prisoners.").contains { $0.hasPrefix("offer") })
    }

    @Test("What a side would suffer is no threat of its own")
    func suffering() throws {
        let found = try directed("Norway would face bombing if it sends more ships, said Jean Dupont of France.")
        #expect(!found.contains { $0.hasPrefix("threaten | Norway") })
    }

    @Test(
        "A content ends with the quotation it begins in and holds no mark without its other",
        arguments: [
            "“We will not accept another year of delays,” Foreign Minister Anna Kovacs told reporters in Oslo. “We waited.”",
            "\"We will not accept another year of delays,\" Foreign Minister Anna Kovacs told reporters. \"We waited.\"",
            "Norway rejected the “deeply unfair” border plan.", "Norway rejected “unfair” tariffs and a “silly” plan.",
            "Norway demanded that France drop “what it called a joke.”",
        ])
    func balanced(_ text: String) throws {
        let result = try Annotated(text).result
        #expect(!result.acts.isEmpty)
        for act in result.acts {
            let content = result.report.text.string(act.content)
            #expect(content.count { $0 == "“" } == content.count { $0 == "”" }, "\(content)")
            #expect(content.count { $0 == "\"" }.isMultiple(of: 2), "\(content)")
            #expect(!content.contains("told reporters"), "\(content)")
        }
    }

    @Test("A few quoted words within a content are no end of it")
    func quotedFragment() throws {
        for (open, close) in [("\"", "\""), ("“", "”")] {
            let result = try Annotated("Norway pledged to \(open)never use gunboats\(close) against France.").result
            let contents = result.acts.map { result.report.text.string($0.content) }
            #expect(contents.contains { $0.contains("\(open)never use gunboats\(close)") }, "\(contents)")
        }
    }

    @Test("A promise of force is a threat, a promise to end force an offer")
    func promises() throws {
        #expect(try acts("Norway vowed to retaliate against France.").first?.hasPrefix("threaten | Norway") ?? false)
        #expect(try acts("Norway is willing to end the war.").first?.hasPrefix("offer | Norway") ?? false)
        #expect(try acts("Anna Kovacs is ready to govern.").isEmpty)
    }

    @Test("What one side says that another must do it demands")
    func duty() throws {
        let found = try directed("“France must withdraw its ships,” said the foreign minister of Norway, Anna Kovacs.")
        // She speaks for Norway, whose minister she is.
        #expect(found == ["demand | Norway | France"])
    }

    @Test("A side's own duty is no demand")
    func ownDuty() throws {
        let found = try directed("“Norway must learn from it,” said the foreign minister of Norway, Anna Kovacs.")
        #expect(found.isEmpty)
    }

    @Test("A deed of the other side that a side calls a wrong is an accusation")
    func charge() throws {
        let found = try directed("France met Norway. Norway said that the French tariffs violate the treaty.")
        #expect(found.contains("accuse | Norway | France"))
    }

    // MARK: Nouns

    @Test("A noun is its owner's act: “Norway's demand for”, “calls by France for”")
    func nouns() throws {
        #expect(
            try acts("Norway's demand for a new border was heard.").contains { $0.hasPrefix("demand | Norway") })
        #expect(
            try acts("France refused Norway's demand that the ships leave.").contains {
                $0.hasPrefix("demand | Norway")
            })
        #expect(try acts("Calls by France for a new border were heard.").contains { $0.hasPrefix("demand | France") })
    }

    // MARK: Conditions

    @Test(
        "Conditions of every make are found",
        arguments: [
            ("Norway will not lift the embargo unless France pays.", "unless France pays"),
            ("Norway offered talks in exchange for a new border.", "in exchange for a new border"),
            ("Norway agreed to open the port on condition that the ships leave.", "on condition that the ships leave"),
        ])
    func conditions(text: String, condition: String) throws {
        #expect(try acts(text).contains { $0.hasSuffix("| \(condition)") })
    }

    @Test("The content ends before an attribution or a clause that only adds to it")
    func content() throws {
        #expect(
            try acts("Norway demanded new talks on the border, according to Peter Marek.")
                .contains("demand | Norway | new talks on the border | -"))
    }

    @Test("Acts lie in the text and have actors, whatever the words and their order")
    func anyOrder() throws {
        var state: UInt64 = 99
        let words = [
            "Norway", "France", "demands", "rejected", "that", "will", "not", "allow", "if", "must", "threatened", "to",
            "the", "ships", "“", "”", ",", "said", "Anna", "Kovacs", "unless", "talks", "of", "no", "plans",
        ]
        for _ in 0..<300 {
            let text =
                (0..<24).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1
                    return words[Int(state >> 33) % words.count]
                }.joined(separator: " ") + "."
            let result = try Annotated(text).result
            for act in result.acts {
                #expect(!act.actors.isEmpty && Set(act.actors).isDisjoint(with: act.targets))
                #expect(act.evidence.end <= result.report.text.count && !act.content.isEmpty)
            }
        }
    }

    // MARK: What is not so

    @Test("“Insists there was no violation” and “does not exist” deny")
    func denials() throws {
        #expect(
            try acts("France insists there was no violation.").contains { $0.hasPrefix("deny | France | no violation") }
        )
        #expect(
            try acts("Norway said the programme absolutely does not exist.").contains { $0.hasPrefix("deny | Norway") })
        #expect(try acts("Norway said the charges were false.").contains { $0.hasPrefix("deny | Norway") })
        #expect(try acts("Norway said there would be no exemptions.").contains { $0.hasPrefix("reject | Norway") })
        #expect(try acts("Norway said there was no snow.").isEmpty)
    }

    @Test("What is hoped for, asked about or without evidence is no position")
    func unreal() throws {
        #expect(try acts("Norway hopes that France will accept the treaty.").isEmpty)
        #expect(try acts("There is no evidence that Norway rejected the treaty.").isEmpty)
        #expect(try acts("Asked if the troops would leave, Norway said nothing.").isEmpty)
    }

    // MARK: Consequences, parts and objections

    @Test("“Any attack would have consequences” threatens, and the attack is the condition")
    func anySubject() throws {
        let found = try acts("Any further aggression would come at a high price, France said.")
        #expect(found == ["threaten | France | would come at a high price | Any further aggression"])
    }

    @Test("Each of several things demanded is a position of its own")
    func severalDemands() throws {
        let found = try acts(
            "Norway demanded the immediate reopening of the gates, compensation of 80 million crowns and a public apology."
        ).filter { $0.hasPrefix("demand | Norway") }
        #expect(found.count == 2)
    }

    @Test("A plan criticised is rejected, not accused, and a guest welcomed is not supported")
    func measures() throws {
        #expect(try acts("Norway criticised the new tariffs.").first?.hasPrefix("reject | Norway") ?? false)
        #expect(try acts("Norway welcomed most of the countries of the south.").isEmpty)
    }

    @Test("Who made a proposal proposes, and an assurance of no plans offers nothing")
    func proposals() throws {
        #expect(
            try acts("Norway presented a proposal for a ceasefire with France.").contains {
                $0.hasPrefix("offer | Norway")
            })
        #expect(
            try !acts("Norway gave an assurance that it had no plans to attack France.").contains {
                $0.hasPrefix("offer")
            })
    }

    @Test("What joined words with a verb of their own tell is not part of the content")
    func contentEnds() throws {
        let found = try acts("Norway rejected the first plan, and has since built a wall.")
        #expect(found.first == "reject | Norway | the first plan | -")
    }

    @Test("A condition of what another says in a side clause is not the act's own")
    func conditionOfAnother() throws {
        let found = try acts(
            "Norway threatened to bomb the island after Sweden warned that it would answer if the troops stayed.")
        #expect(found.contains { $0.hasPrefix("threaten | Norway | to bomb the island") && $0.hasSuffix("| -") })
    }

    @Test("Whose role belongs to “its” speaks for the body named before, a professor for himself")
    func spokenFor() throws {
        let found = try directed(
            "The World Bank met on Thursday. Its secretary-general, Henrike Vaal, called on Norway to open the gates.")
        #expect(found == ["demand | World Bank | Norway"])
    }

    // MARK: Particles and denials

    @Test("A day or an adverb may stand between a verb and its particle")
    func partedVerbs() throws {
        for adverbial in ["Tuesday", "on Tuesday", "again"] {
            let found = try acts("Norway called \(adverbial) for an immediate end to the fighting.")
            #expect(found.count == 1, "\(adverbial): \(found)")
        }
    }

    @Test("What somebody denies is not told as done, and options on the table threaten")
    func denied() throws {
        let denied = try directed("Norway denied that France was to blame for the attacks on the mill.")
        #expect(!denied.contains { $0.hasPrefix("accuse") }, "\(denied)")
        let options = try directed("French President Luc Morel said all options were on the table.")
        #expect(!options.contains { $0.hasPrefix("offer") }, "\(options)")
    }

    @Test("Condemning a deed accuses, vowing to respond threatens")
    func condemned() throws {
        let found = try directed("Norway condemned the air strike and vowed to respond.")
        #expect(found.contains { $0.hasPrefix("accuse | Norway") }, "\(found)")
        #expect(found.contains { $0.hasPrefix("threaten | Norway") }, "\(found)")
    }

    @Test("What another insists on is not told as done, nor what is done with demands as what they ask for")
    func insistedOn() throws {
        let found = try directed("France is insisting that Norway sign the treaty.")
        #expect(!found.contains { $0.hasPrefix("agree | Norway") }, "\(found)")
        let made = try acts("The Norwegian demands reflected growing fears over the dam.")
        #expect(!made.contains { $0.hasPrefix("demand") }, "\(made)")
    }
}
