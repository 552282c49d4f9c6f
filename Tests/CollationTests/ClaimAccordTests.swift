import DossierFormat
import Testing

@testable import Collation

@Suite("What supports a claim")
struct ClaimAccordTests {
    private func dossier(_ first: String, _ second: String) throws -> Dossier {
        try InventedReports.harbourNews(first, second)
    }

    private func isShared(_ dossier: Dossier, _ first: String, _ second: String) -> Bool {
        dossier.agreements.contains { agreement in
            let texts = agreement.evidence.map(\.text)
            return texts.contains { $0.contains(first) } && texts.contains { $0.contains(second) }
        }
    }

    @Test("Two sentences that tell the same agree")
    func same() throws {
        let dossier = try dossier(
            "The storm destroyed the wooden pier of Lanvik and its lighthouse.",
            "The wooden pier of Lanvik and the lighthouse were destroyed by the storm.")
        #expect(isShared(dossier, "destroyed the wooden pier", "were destroyed by the storm"))
    }

    @Test("A sentence that denies what the other tells does not support it")
    func denial() throws {
        let dossier = try dossier(
            "The storm destroyed the wooden pier of Lanvik and its lighthouse.",
            "The storm did not destroy the wooden pier of Lanvik or its lighthouse.")
        #expect(!isShared(dossier, "destroyed the wooden pier", "did not destroy"))
    }

    @Test("Another number of the same unit does not support a sentence")
    func numbers() throws {
        let dossier = try dossier(
            "The court sent the smuggler Teodor Maarn to prison for 14 years in Corrin.",
            "The court sent the smuggler Teodor Maarn to prison for 10 years in Corrin.")
        #expect(!isShared(dossier, "for 14 years", "for 10 years"))
    }

    @Test("What another does is no support for what one does")
    func subject() throws {
        let dossier = try dossier(
            "Keeper Marit Solvang finished second in the northern league of rowers.",
            "The eel market finished second, Corrin tells its guests, in beauty.")
        #expect(!isShared(dossier, "Solvang finished second", "market finished second"))
    }

    @Test("What may be does not support what is")
    func supposition() throws {
        let dossier = try dossier(
            "The fishermen of Orrun had already stopped using copper nets.",
            "The fishermen of Tasmel can return to using copper nets again, if prices fall in autumn.")
        #expect(!isShared(dossier, "stopped using", "can return"))
    }

    @Test("Two short sentences that tell the same agree")
    func short() throws {
        let dossier = try dossier(
            "Tasmel will not abandon its demands.", "Tasmel will not give up its demands.")
        #expect(isShared(dossier, "abandon its demands", "give up its demands"))
    }

    @Test("Words that no other sentence has make two sentences agree without a verb of their own")
    func rareWords() throws {
        let dossier = try dossier(
            "It took off from Lanvik with a crew of two at 12:10 p.m. and fell into the sea.",
            "The seaplane took off from the Lanvik jetty at 12:10 p.m. on its way to Corrin.")
        #expect(isShared(dossier, "with a crew of two", "from the Lanvik jetty"))
    }

    @Test("Of a price before and after, two reports agree on both")
    func severalValues() throws {
        let dossier = try dossier(
            "The shipyard of Lanvik raised its offer for the ferry to 4,200 crowns. Before, the shipyard of Lanvik had offered 3,100 crowns for the ferry.",
            "For the ferry the shipyard of Lanvik now offers 4,200 crowns. In May its offer for the ferry was 3,100 crowns."
        )
        #expect(isShared(dossier, "4,200 crowns", "4,200 crowns"))
        #expect(isShared(dossier, "3,100 crowns", "3,100 crowns"))
    }

    @Test("A question supports nothing")
    func question() throws {
        let dossier = try dossier(
            "The storm destroyed the wooden pier of Lanvik and its lighthouse.",
            "Has the storm destroyed the wooden pier of Lanvik and its lighthouse?")
        #expect(!isShared(dossier, "storm destroyed the wooden pier", "Has the storm"))
    }

    @Test("A caption among the paragraphs is neither evidence nor a dated happening")
    func caption() throws {
        let dossier = try dossier(
            "FILE - In this May 20, 2025, file photo, minister Hanna Olvik inspects the wooden pier of Lanvik.",
            "In a May 20, 2025, file photo, minister Hanna Olvik inspects the wooden pier of Lanvik.")
        #expect(!isShared(dossier, "inspects the wooden pier", "In a May 20"))
        #expect(!dossier.timeline.contains { $0.date == "2025-05-20" })
    }

    @Test("A bare year is no dated row")
    func bareYear() throws {
        let dossier = try dossier(
            "Hanna Olvik will be named skipper of the year by the fishermen of Lanvik.",
            "The fishermen of Lanvik may rest beyond the year, Piet Darrow of Tasmel hopes.")
        #expect(!dossier.timeline.contains { $0.date == "2030" })
    }

    @Test("A reported fact that one report alone tells is no open question")
    func singleFact() throws {
        let dossier = try dossier(
            "Piet Darrow asked Orrun to lower the toll at the lock of Sundby.",
            "It was not immediately clear what had broken the chain of the lock at Sundby.")
        let questions = dossier.openQuestions ?? []
        #expect(questions.contains { $0.kind == .unknown && $0.question.contains("what had broken the chain") })
        #expect(!questions.contains { $0.question.contains("lower the toll") })
    }

    @Test("Unlike utterances whose speakers nobody names are two quotations")
    func unlikeQuotations() throws {
        let dossier = try dossier(
            "“For me the time has come now,” the letter went on in blue ink.",
            "“You have the whole tale now.” Then the door fell shut.")
        #expect(
            !dossier.quotations.contains { quotation in
                quotation.readings.contains { $0.evidence.text.contains("time has come") }
                    && quotation.readings.contains { $0.evidence.text.contains("whole tale") }
            })
    }

    @Test("One deed of one doer agrees, told in the active or the passive, its verb in any form")
    func deed() throws {
        let dossier = try dossier(
            "A grey seal bit the harbour pilot Anders Folke on the wooden slipway, the guard said.",
            "The pilot Anders Folke was bitten on the slipway by a grey seal before noon.")
        #expect(isShared(dossier, "seal bit", "was bitten"))
    }

    @Test("What one person did is no support for what another did")
    func others() throws {
        let dossier = try dossier(
            "Foreign Minister Hanna Olvik closed the old lighthouse of Lanvik for the winter season.",
            "Teodor Maarn closed the old lighthouse of Lanvik for the winter season.")
        #expect(!isShared(dossier, "Olvik closed", "Maarn closed"))
    }

    @Test("“May” in a date makes nothing uncertain")
    func month() throws {
        let dossier = try dossier(
            "In May the divers found the sunken bell of Orrun near the reef.",
            "The divers found the sunken bell of Orrun near the northern reef.")
        #expect(isShared(dossier, "In May the divers", "northern reef"))
    }

    @Test("What somebody failed to do is no support for a report that he did it")
    func failing() throws {
        let dossier = try dossier(
            "The coast guard said the tug reached the stranded ferry near Lanvik.",
            "The coast guard said the tug failed to reach the stranded ferry near Lanvik.")
        #expect(!isShared(dossier, "tug reached", "to reach"))
    }

    @Test("An offer of nothing is no offer")
    func nothing() throws {
        let dossier = try dossier(
            "Tasmel offered two lighthouse keepers in return for the nets.",
            "Tasmel offered nothing in return for the nets.")
        #expect(!isShared(dossier, "offered two", "offered nothing"))
    }

    @Test("Who shot and who was shot are two deeds")
    func voice() throws {
        let dossier = try dossier(
            "The smuggler first shot a seagull on the wooden pier of Lanvik.",
            "The smuggler was shot on the wooden pier of Lanvik.")
        #expect(!isShared(dossier, "shot a seagull", "was shot"))
    }

    @Test("Two demands for different things are two, told with one verb or not")
    func demands() throws {
        let other = try dossier(
            "Hanna Olvik rejected the demand for higher wages.",
            "Hanna Olvik rejected the demand to close the harbour lock.")
        #expect(!isShared(other, "higher wages", "harbour lock"))
        let same = try dossier(
            "Hanna Olvik rejected the demand for higher wages.", "Hanna Olvik rejected the demand to raise wages.")
        #expect(isShared(same, "higher wages", "raise wages"))
    }

    @Test("Not to know how something came about is no support for one who tells it")
    func notKnown() throws {
        let dossier = try dossier(
            "The harbour master did not know how the crane fell on the ferry.",
            "The harbour master said the crane fell on the ferry because a bolt broke.")
        #expect(!isShared(dossier, "did not know", "bolt broke"))
        #expect((dossier.openQuestions ?? []).contains { $0.question.contains("did not know how") })
    }

    @Test("Two sizes of one town are told by two claims")
    func sizes() throws {
        let dossier = try dossier(
            "The storm hit Lanvik, a port of 340,000.", "The storm hit Lanvik, a port of 410,000.")
        #expect(!isShared(dossier, "340,000", "410,000"))
    }

    @Test("What is no longer allowed is banned")
    func opposite() throws {
        let dossier = try dossier(
            "The port office banned kite advertisements on the pier of Lanvik.",
            "The port office no longer allows kite advertisements on the pier of Lanvik.")
        #expect(isShared(dossier, "banned kite", "no longer allows"))
    }

    @Test("Posing no threat and not posing a threat are one; no matter what denies nothing")
    func denialInOtherWords() throws {
        let first = try dossier(
            "The wreck off Lanvik did not pose a threat to the herring.",
            "The wreck off Lanvik poses no threat to the herring.")
        #expect(isShared(first, "did not pose", "poses no threat"))
        let second = try dossier(
            "The smugglers must face the court of Corrin, no matter what flag they sail under.",
            "The smugglers must face the court of Corrin, whatever flag they sail under.")
        #expect(isShared(second, "no matter what", "whatever flag"))
    }

    @Test("A demand that is dropped is neither denied nor affirmed")
    func dropped() throws {
        let dossier = try dossier(
            "On Thursday, Mayor Ida Kroll said the dockers of Lanvik no longer demanded a new herring pier.",
            "On Thursday, Mayor Ida Kroll said the dockers of Lanvik dropped their demand for a new herring pier.")
        #expect(isShared(dossier, "no longer demanded", "dropped their demand"))
    }

    @Test("Everyday words that are rare in a story make no two sentences agree")
    func everydayWords() throws {
        let dossier = try dossier(
            "Obviously, the governor has been devoting a lot of attention to this.",
            "My mother was obviously more attentive than me.")
        #expect(!isShared(dossier, "devoting a lot", "more attentive"))
    }

    @Test("A lower bound far below a count does not tell the same")
    func bounds() throws {
        let dossier = try dossier(
            "At least 60 people died in the flood of Corrin on the northern coast.",
            "In the flood of Corrin on the northern coast 77 people died.")
        #expect(!dossier.agreements.contains { $0.claim.hasSuffix(": At least 60 people") })
    }

    @Test("Who says it makes no two sentences agree")
    func speakerTag() throws {
        let dossier = try dossier(
            "Most of the time, it is a swindle, Lanvik police chief Ida Korn said.",
            "The arrest serves as a reminder not to answer letters, explained Lanvik police chief Ida Korn.")
        #expect(!isShared(dossier, "it is a swindle", "serves as a reminder"))
    }
}
