import Foundation
package import Prose

/// Known names of world affairs: states with their demonyms, capitals and government metonyms, organisations,
/// instruments and places.
package struct Gazetteer: Sendable {
    package enum Kind: UInt8, Sendable {
        /// A state ("Norway") or a bloc that acts like one.
        case party
        /// The adjective or noun of a people ("Norwegian", "Norwegians").
        case demonym
        /// A seat of government named for it ("the Kremlin"), or a capital that may be.
        case metonym
        /// A capital: a place that may stand for its government.
        case capital
        case organisation
        case instrument
        case place
    }

    /// One known name.
    package struct Entry: Sendable, Hashable {
        package let kind: Kind
        /// Index into `names`: all forms of one thing share it.
        package let thing: Int32
        /// For a demonym, metonym, capital or national body: the thing it belongs to, else -1.
        package let party: Int32
        /// News agencies, newspapers, broadcasters, social networks: carry statements, seldom act.
        package let isMedia: Bool
    }

    /// One thing that an acronym may stand for.
    package struct AcronymReading: Sendable {
        package let entry: Entry
        /// The state that a report must speak of for this reading, -1 where none needs to stand by.
        package let state: Int32
    }

    /// Canonical names by thing.
    package private(set) var names: [String] = []
    private var table = PhraseTable<Entry>()
    /// What an acronym of a national body may stand for, in the order of the list.
    private var readings: [UInt64: [AcronymReading]] = [:]
    private var states: Set<Int32> = []
    private var towns: Set<Int32> = []
    private var partyOfCode: [Substring: Int32] = [:]
    private var leaders = PhraseTable<Int32>()
    private var offices = PhraseTable<Int32>()
    private var bodiesByNoun: [UInt64: Set<Int32>] = [:]
    /// Parties of leaders by the last word of their name; -1 where leaders of several parties share it.
    private var leaderSurnames: [UInt64: Int32] = [:]

    package init(using segmenter: Segmenter) throws {
        let folder = ResourceFolder(Bundle.module)
        table.reserveCapacity(40_000)
        try loadCountries(folder, segmenter)
        try loadOrganisations(folder, segmenter)
        for row in try folder.rows("instruments.tsv") where row.count > 1 {
            insert(row[0], others: row.count > 2 ? row[2] : "", kind: .instrument, party: -1, segmenter)
        }
        for row in try folder.rows("leaders.tsv") where row.count > 1 {
            guard let party = partyOfCode[row[1]] else { continue }
            leaders.insert(row[0], party, using: segmenter)
            guard let surname = row[0].split(separator: " ").last.map({ WordHash.folded($0) }) else { continue }
            leaderSurnames[surname] = leaderSurnames[surname, default: party] == party ? party : -1
        }
        let things = Dictionary(names.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        for row in try folder.rows("body-nouns.tsv") where row.count > 1 {
            bodiesByNoun[WordHash.folded(row[0])] = Set(
                row[1].split(separator: "|").compactMap { things[String($0)] })
        }
        for row in try folder.rows("office-countries.tsv") where row.count > 1 {
            if let party = partyOfCode[row[1]] { offices.insert(row[0], party, using: segmenter) }
        }
        for row in try folder.rows("places.tsv") where row.count > 1 {
            let place = insert(
                row[0], others: row.count > 3 ? row[3] : "", kind: .place, party: partyOfCode[row[1]] ?? -1, segmenter)
            if row.count > 4, row[4] == "city" { towns.insert(place) }
        }
    }

    package func isState(_ thing: Int32) -> Bool { states.contains(thing) }
    package func isTown(_ thing: Int32) -> Bool { towns.contains(thing) }

    /// The longest known name that begins at a token.
    package func longest(_ tokens: [Token], at start: Int, limit: Int) -> (entry: Entry, end: Int)? {
        table.longest(tokens, at: start, limit: limit).map { ($0.value, $0.end) }
    }

    /// What an acronym may stand for that names bodies of states far and near ("MIT"); empty for others.
    package func readings(ofAcronym token: Token) -> [AcronymReading] { readings[token.folded] ?? [] }

    /// The state that a well-known leader spoke for, by full name; nil for everybody else.
    package func party(ofLeader tokens: [Token], _ range: Range<Int>) -> Int32? {
        leaders.longest(tokens, at: range.lowerBound, limit: range.upperBound).flatMap {
            $0.end == range.upperBound ? $0.value : nil
        }
    }

    /// The bodies that a noun may go on to speak of ("the bloc"); none for other words.
    package func bodies(ofNoun token: Token) -> Set<Int32> { bodiesByNoun[token.folded] ?? [] }

    /// The state whose office a title names by itself ("Commerce Secretary"), by the words that end the title.
    package func party(ofOffice tokens: [Token], _ title: Range<Int>) -> Int32? {
        title.lazy.compactMap { start in
            offices.longest(tokens, at: start, limit: title.upperBound).flatMap {
                $0.end == title.upperBound ? $0.value : nil
            }
        }.first
    }

    /// The party of the one leader known by a surname, for places where only a leader is meant ("the Lorne
    /// administration").
    package func party(ofLeaderSurname token: Token) -> Int32? {
        leaderSurnames[token.folded].flatMap { $0 >= 0 ? $0 : nil }
    }

    private mutating func loadCountries(_ folder: ResourceFolder, _ segmenter: Segmenter) throws(ResourceFolder.Missing)
    {
        for row in try folder.rows("countries.tsv") where row.count > 2 {
            let party = insert(row[0], others: row[2], kind: .party, party: -1, segmenter)
            partyOfCode[row[1]] = party
            states.insert(party)
            for (column, kind) in [(3, Kind.demonym), (5, .metonym), (4, .capital)] where row.count > column {
                for form in row[column].split(separator: "|") where !form.isEmpty {
                    // A capital that is also listed as a metonym is a place first.
                    let isCapital = row.count > 4 && row[4].split(separator: "|").contains(form)
                    let named = isCapital ? thing(form) : party
                    if isCapital { towns.insert(named) }
                    add(
                        form,
                        Entry(kind: isCapital ? .capital : kind, thing: named, party: party, isMedia: false), segmenter)
                }
            }
        }
    }

    private mutating func loadOrganisations(_ folder: ResourceFolder, _ segmenter: Segmenter) throws(ResourceFolder
        .Missing)
    {
        for row in try folder.rows("organisations.tsv") where row.count > 2 {
            let actsAsParty = row.count > 3 && row[3] == "yes"
            // A ministry speaks for its state; a company, a club or a newspaper does not.
            let isOfState = ["body", "army", "court"].contains(row[1])
            let party = row.count > 4 && isOfState ? partyOfCode[row[4]] ?? -1 : -1
            let isMedia = row[1] == "media" || row[1] == "agency"
            let thing = insert(
                row[0], others: row[2], kind: actsAsParty ? .party : .organisation, party: party, isMedia: isMedia,
                segmenter)
            noteAcronyms(
                row, Entry(kind: actsAsParty ? .party : .organisation, thing: thing, party: party, isMedia: isMedia))
            guard row.count > 5 else { continue }
            for form in row[5].split(separator: "|") {
                add(form, Entry(kind: .demonym, thing: thing, party: thing, isMedia: false), segmenter)
            }
        }
    }

    /// Keeps the acronyms of two to four letters of a body; those of states other than the two whose bodies the press
    /// names without their state need that state in the report.
    private mutating func noteAcronyms(_ row: [Substring], _ entry: Entry) {
        let isOfState = ["body", "party", "army", "agency", "court"].contains(row[1])
        let code = row.count > 4 ? row[4] : ""
        let isNear = code.isEmpty || code == "US" || code == "GB" || !isOfState
        let state = isNear ? -1 : partyOfCode[code] ?? -1
        for form in row[2].split(separator: "|")
        where (2...4).contains(form.utf8.count) && form.utf8.allSatisfy(UTF8Bytes.isUpper) {
            readings[WordHash.folded(form), default: []].append(AcronymReading(entry: entry, state: state))
        }
    }

    @discardableResult
    private mutating func insert(
        _ name: Substring, others: Substring, kind: Kind, party: Int32, isMedia: Bool = false, _ segmenter: Segmenter
    ) -> Int32 {
        let thing = thing(name)
        let entry = Entry(kind: kind, thing: thing, party: party, isMedia: isMedia)
        add(name, entry, segmenter)
        for form in others.split(separator: "|") { add(form, entry, segmenter) }
        return thing
    }

    private mutating func add(_ form: Substring, _ entry: Entry, _ segmenter: Segmenter) {
        table.insert(form, entry, using: segmenter)
    }

    private mutating func thing(_ name: Substring) -> Int32 {
        names.append(String(name))
        return Int32(names.count - 1)
    }
}
