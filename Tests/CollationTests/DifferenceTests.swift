import DossierFormat
import Foundation
import Testing

@testable import Collation

@Suite("Differences between reports")
struct DifferenceTests {
    private func differences(_ bodies: String..., days: [Int] = [5, 5, 5]) throws -> [Difference] {
        try InventedBlast.differences(bodies, days: days)
    }

    // MARK: Casualties

    @Test("Two counts of the dead told on one day are a serious conflict")
    func casualties() throws {
        let found = try differences(
            "The explosion at the terminal killed 14 people, the harbour police of Corrin said.",
            "At the terminal 16 people died in the explosion, according to the harbour police of Corrin.")
        let conflict = try #require(found.first { $0.kind == .conflict })
        #expect(conflict.severity == .high)
        let told = conflict.sides.flatMap(\.evidence).map(\.text)
        #expect(told.contains { $0.contains("14") } && told.contains { $0.contains("16") })
    }

    @Test("Words between those counted and their verb hide no conflict, and the dead are not the injured")
    func casualtiesBehindAside() throws {
        let dead = "At least 84 people, including children, were killed in the explosion at the terminal."
        let found = try differences(
            dead, "The harbour police said 80 people were killed in the explosion at the terminal.")
        #expect(found.contains { $0.kind == .conflict && $0.severity == .high && $0.about.contains("killed") })
        let none = try differences(dead, "About 100 people were injured in the explosion at the terminal.")
        #expect(!none.contains { $0.about.contains("people") || $0.about.contains("killed") }, "\(none)")
    }

    @Test("A higher count in a later report is called a later count, not an error")
    func laterCount() throws {
        let found = try differences(
            "The explosion at the terminal injured 25 people, the harbour police of Corrin said.",
            "The explosion at the terminal injured 27 people, the harbour police of Corrin said.", days: [5, 6])
        let conflict = try #require(found.first { $0.kind == .conflict })
        #expect(conflict.severity == .medium)
        #expect(conflict.about.contains("later report"))
        let still = try differences(
            "The explosion at the terminal injured 25 people, the harbour police of Corrin said.",
            "The explosion at the terminal injured 27 people, the harbour police of Corrin said.",
            "The harbour police of Corrin said that the explosion at the terminal injured 25 people.", days: [5, 6, 6])
        #expect(still.contains { $0.kind == .conflict && !$0.about.contains("later report") })
    }

    @Test(
        "Part of a count, a count of an earlier year, and a bound contradict no count",
        arguments: [
            "Of the victims at the terminal, 14 people died in the explosion, six of them crew.",
            "The explosion at the terminal killed at least 12 people, the harbour police of Corrin said.",
        ])
    func noConflict(_ body: String) throws {
        let found = try differences(
            "The explosion at the terminal killed 14 people, the harbour police of Corrin said. In 2019 an explosion there killed nine people.",
            body)
        #expect(!found.contains { $0.kind == .conflict })
    }

    @Test("Nearly nine hours are not eight, but nearly eight are")
    func nearly() throws {
        let open = "The talks of Orrun and Tasmel on the terminal lasted"
        let found = try differences("\(open) nearly nine hours.", "\(open) eight hours.")
        #expect(found.contains { $0.kind == .conflict && $0.severity == .medium })
        let same = try differences("\(open) nearly eight hours.", "\(open) eight hours.")
        #expect(!same.contains { $0.kind == .conflict })
    }

    // MARK: Words

    @Test("Two translations of one quotation are a difference of wording; another spelling is none")
    func wording() throws {
        let found = try differences(
            "“We will not rebuild the old terminal for the sake of a threat,” Hanna Olvik, the minister of Orrun, said.",
            "“We will not rebuild the old terminal because somebody shouts,” Hanna Olvik, the minister of Orrun, said.")
        let wording = try #require(found.first { $0.kind == .wording })
        #expect(wording.sides.count == 2)
        let same = try differences(
            "“We analysed the colour of the smoke over the terminal,” Hanna Olvik, the minister of Orrun, said.",
            "“We analyzed the color of the smoke over the terminal,” Hanna Olvik, the minister of Orrun, said.")
        #expect(!same.contains { $0.about.contains("analy") })
    }

    @Test("To suspend a treaty is less than to tear it up")
    func strength() throws {
        let found = try differences(
            "Hanna Olvik said that Orrun would suspend the fishing treaty with Tasmel after the explosion.",
            "Hanna Olvik said that Orrun would tear up the fishing treaty with Tasmel after the explosion.")
        let strength = try #require(found.first { $0.kind == .strength })
        #expect(strength.sides.map(\.value).sorted() == ["suspend", "tear up"])
    }

    @Test("Words of one scale said of different things, or denied, are no difference of strength")
    func notStrength() throws {
        let objects = try differences(
            "Hanna Olvik said that Orrun would suspend the ferry line after the explosion.",
            "Hanna Olvik said that Orrun would tear up the fishing treaty after the explosion.")
        #expect(!objects.contains { $0.kind == .strength })
        let denied = try differences(
            "Hanna Olvik said that Orrun would suspend the fishing treaty with Tasmel after the explosion.",
            "Hanna Olvik said that Orrun would not tear up the fishing treaty with Tasmel after the explosion.")
        #expect(!denied.contains { $0.kind == .strength })
    }

    @Test("What could be done is less than what will be done; will and would are one")
    func modality() throws {
        let found = try differences(
            "Hanna Olvik said that Orrun could close the ferry line to Tasmel after the explosion.",
            "Hanna Olvik said that Orrun would close the ferry line to Tasmel after the explosion.")
        #expect(found.contains { $0.kind == .strength && $0.severity == .medium })
        let same = try differences(
            "“Orrun will close the ferry line to Tasmel after the explosion,” Hanna Olvik said.",
            "Hanna Olvik said that Orrun would close the ferry line to Tasmel after the explosion.")
        #expect(!same.contains { $0.kind == .strength })
    }

    @Test("Modifiers that exclude each other before one noun are a conflict; one modifier against none is not")
    func modifiers() throws {
        let found = try differences(
            "Hanna Olvik said that Orrun would station short-range missiles near the terminal.",
            "Hanna Olvik said that Orrun would station long-range missiles near the terminal.")
        let conflict = try #require(found.first { $0.kind == .conflict })
        #expect(conflict.about.contains("range"))
        let bare = try differences(
            "Hanna Olvik said that Orrun would station a military guard near the terminal.",
            "Hanna Olvik said that Orrun would station a guard near the terminal.")
        #expect(!bare.contains { $0.kind == .conflict || $0.kind == .strength })
    }

    // MARK: People and instruments

    @Test("A deputy minister is not the minister, but a spelling and a country make no other office")
    func office() throws {
        let found = try differences(
            "Deputy Foreign Minister Hanna Olvik of Orrun spoke at the terminal.",
            "Foreign Minister Hanna Olvik of Orrun spoke at the terminal.")
        #expect(found.contains { $0.kind == .title })
        let same = try differences(
            "Defence Minister Hanna Olvik spoke at the terminal.",
            "Hanna Olvik, the defense minister, spoke at the terminal.")
        #expect(!same.contains { $0.kind == .title })
    }

    @Test("A speaker who is he in one report and she in others is an error that is shown")
    func gender() throws {
        let found = try differences(
            "Hanna Olvik, the minister, came to the terminal. She said that the harbour would stay closed.",
            "Minister Olvik came to the terminal. “The harbour stays closed,” he said. He said that nobody was to blame.",
            "Hanna Olvik, the minister, came to the terminal. She told reporters that the harbour would stay closed.")
        let error = try #require(found.first { $0.about.contains("man or a woman") })
        #expect(error.kind == .error && error.severity == .medium)
        #expect(error.sides.map(\.value) == ["he", "she"])
        let same = try differences(
            "Hanna Olvik, the minister, came to the terminal. She said that the harbour would stay closed.",
            "Hanna Olvik, the minister, came to the terminal. Her colleague Piet Darrow said that the harbour would open."
        )
        #expect(!same.contains { $0.about.contains("man or a woman") })
    }

    @Test("A treaty of two years is an error that is shown")
    func year() throws {
        let found = try differences(
            "Orrun said it would keep the Corrin Fisheries Treaty, signed in 1987.",
            "Orrun said it would keep the Corrin Fisheries Treaty, which dates from 1978.")
        let error = try #require(found.first { $0.kind == .error })
        #expect(error.sides.map(\.value) == ["1978", "1987"])
        let same = try differences(
            "Orrun said it would keep the Corrin Fisheries Treaty, signed in 1987.",
            "Orrun said it would keep the 1987 Corrin Fisheries Treaty. The harbour was built in 1978.")
        #expect(!same.contains { $0.kind == .error })
    }
}
