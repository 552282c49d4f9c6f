import Annotation
import Prose
import Reports
import Testing

@Suite("Words that nobody said, or whose contrary was said")
struct UnsaidWordsTests {
    @Test("What somebody praised, opposed or condemned is nothing said; a claim, a name or words in marks are")
    func mereObject() throws {
        for sentence in ["Ida Korn praised the crew of the ferry.", "Ida Korn shrugged off a raft of new fines."] {
            #expect(try Annotated(sentence).statements == [], "\(sentence)")
        }
        for sentence in [
            "Ida Korn dismissed the claim of the bank.", "Ida Korn hailed the crew as heroes of the town.",
            "Ida Korn blames a dry winter.", "Ida Korn announced the closure of the bank.",
        ] {
            #expect(try !Annotated(sentence).statements.isEmpty, "\(sentence)")
        }
    }

    @Test("What may be said or is likely to be said is no statement")
    func prospective() throws {
        for sentence in [
            "Lawyers are likely to say this case stands apart.", "Nils Berg may say the law is too old.",
            "Unions are unlikely to argue that the law is too weak.",
        ] {
            #expect(try Annotated(sentence).statements == [])
        }
        let advance = try Annotated("Nils Berg is expected to say that the law is too old.")
        #expect(advance.statements == ["indirect | Nils Berg | the law is too old"])
    }

    @Test("What somebody does not believe keeps its negation in the cue")
    func disbelief() throws {
        let report = try Annotated("Ida Korn does not believe the clients are at risk.").result
        let statement = try #require(report.statements.first)
        #expect(statement.cue.map { report.report.text.string($0) } == "does not believe")
        #expect(statement.isDenial)
    }

    @Test("What somebody did not reveal or does not deny is no statement")
    func negated() throws {
        #expect(try Annotated("Ida Korn did not reveal that the bank was hacked.").statements == [])
        #expect(try Annotated("Ida Korn does not deny that the bank was hacked.").statements == [])
    }

    @Test("The purpose of a pretence is not what was claimed, and who is pretended says nothing")
    func pretence() throws {
        let royalty = try Annotated(
            "The mastermind who claimed to be royalty in order to run an email scam has been arrested.")
        #expect(!royalty.statements.contains { $0.contains("in order to") })
        let official = try Annotated(
            "The scam begins with an email purporting to be from a high-ranking Dorland official who seeks help to "
                + "retrieve an inheritance.")
        #expect(official.statements == [])
    }

    @Test("A clause of pronouns and auxiliaries tells nothing")
    func empty() throws {
        let report = try Annotated("As Ida Korn predicts it will be, the fine may end up being small.")
        #expect(!report.statements.contains { $0.hasSuffix("| it will be") })
    }

    @Test("What a fake text or an earlier version said is no statement")
    func unreal() throws {
        #expect(try Annotated("The fake post said the town would be sold.").statements == [])
        #expect(try Annotated("An earlier version of this article said nine people had died.").statements == [])
        #expect(try Annotated("A later post said the town would be sold.").statements.count == 1)
    }

    @Test("The listener of a verb of telling does not speak")
    func listener() throws {
        let report = try Annotated("“The roof fell on me,” a guard, not Orla Venn, told the Calvo court.")
        #expect(!report.statements.contains { $0.contains("Venn |") || $0.contains("ourt |") })
    }

    @Test("Words in marks inside somebody's unmarked speech are its words, unless somebody in it says them")
    func termsInsideSpeech() throws {
        let term = try Annotated("We need a treaty with the words \"must leave the bay\" in it, Ida Korn said.")
        #expect(term.statements.count == 1, "\(term.statements)")
        #expect(term.statements.first?.hasPrefix("unmarked | Ida Korn | We need a treaty") ?? false)
        let told = try Annotated("We heard the captain, and he said \"leave the bay at once\", Ida Korn said.")
        #expect(told.statements.contains { $0.hasSuffix("leave the bay at once") }, "\(told.statements)")
    }
}
