import Foundation
import Language

/// Invents names of all kinds from the lists: of people and places of the world, and of bodies that do not exist.
struct NameInvention {
    private let given: [String]
    private let family: [String]
    private let countries: [String]
    private let peoples: [String]
    private let cities: [String]
    private let towns: [String]
    private let regions: [String]
    private let bodies: [String]
    private let media: [String]
    private let instruments: [String]
    private var random: SeededRandom

    init(_ folder: TrainingFolder, seed: UInt64) throws {
        let lists = URL(fileURLWithPath: folder.lists)
        given = try NameLists.entries("given-names.tsv").filter { $0.count < 3 || $0[2] != "word" }.map {
            String($0[0])
        }
        family = try folder.rows(lists.appendingPathComponent("surnames.txt")).map { String($0[0]) }
        let states = try NameLists.entries("countries.tsv").filter { $0.count > 4 && $0[1].count == 2 }
        countries = states.map { String($0[0]) }
        peoples = states.flatMap { $0[3].split(separator: "|").map(String.init) }
        let places = try NameLists.entries("places.tsv").filter { $0.count > 4 }
        cities =
            states.flatMap { $0[4].split(separator: "|").map(String.init) }
            + places.filter { $0[4] == "city" && ($0.count < 6 || $0[5].isEmpty) && (Int($0[2]) ?? 0) > 400_000 }.map {
                String($0[0])
            }
        regions = places.filter { $0[4] != "city" && ($0.count < 6 || $0[5].isEmpty) }.map { String($0[0]) }
        towns = try folder.rows(lists.appendingPathComponent("towns.tsv")).compactMap { $0.last.map(String.init) }
        let listed = try NameLists.entries("organisations.tsv").filter { $0.count > 2 && !$0[0].contains("(") }
        bodies = listed.filter { $0[1] != "media" }.flatMap { row in
            [String(row[0])] + row[2].split(separator: "|").map(String.init)
        }
        media = listed.filter { $0[1] == "media" }.map { String($0[0]) }
        instruments = try NameLists.entries("instruments.tsv").map { String($0[0]) }
        random = SeededRandom(seed: seed)
    }

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
    private mutating func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }

    /// A name for a slot of the templates, as words, and its kind (nil for what is no name); nil for an unknown slot.
    mutating func fill(_ slot: String) -> (words: [String], kind: NameKind?)? {
        let made: (String, NameKind?)
        switch slot {
        case "PER": made = (person(), .person)
        case "SUR": made = (pick(family), .person)
        case "COUNTRY": made = (pick(countries), .place)
        case "CITY": made = (pick(cities), .place)
        case "TOWN": made = (pick(towns), .place)
        case "REGION": made = (pick(regions), .place)
        case "FAC": made = (facility(), .place)
        case "ORG": made = (pick(bodies), .organisation)
        case "ACR": made = (acronym(), .organisation)
        case "MEDIA": made = (pick(media), .organisation)
        case "COMPANY": made = (company(), .organisation)
        case "PARTY": made = (party(), .organisation)
        case "MINISTRY": made = (ministry(), .organisation)
        case "CLUB": made = (club(), .organisation)
        case "UNIV": made = (university(), .organisation)
        case "BODY": made = (body(), .organisation)
        case "NORP": made = (pick(peoples), .norp)
        case "INSTR": made = (pick(instruments), nil)
        default: return nil
        }
        return (words(made.0), made.1)
    }

    /// The words of a name; hyphens stand apart in half of them, as in some corpora.
    private mutating func words(_ name: String) -> [String] {
        let isApart = chance(0.5)
        let spaced = isApart && !name.hasSuffix("-") ? name.replacing("-", with: " - ") : name
        return spaced.replacing("'s", with: " 's").replacing(",", with: " ,").split(separator: " ").map(String.init)
    }

    private mutating func person() -> String {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: "\(initial()) \(pick(family))"
        case 1: "\(initial()) \(initial()) \(pick(family))"
        case 2: "\(pick(given)) \(initial()) \(pick(family))"
        case 3, 4: "\(pick(given)) \(pick(given)) \(pick(family))"
        case 5, 6: "\(pick(given)) \(pick(family)) \(pick(family))"
        case 7: "\(pick(family)) \(pick(given))"
        case 9: "\(pick(given)) \(pick(family))-\(pick(family))"
        case 8:
            "\(pick(given)) \(["bin", "ibn", "al", "de", "van", "da", "von", "ben"].randomElement(using: &random) ?? "") \(pick(family))"
        default: "\(pick(given)) \(pick(family))"
        }
    }

    private mutating func city() -> String { chance(0.5) ? pick(cities) : pick(towns) }

    private mutating func letter() -> String { pick("ABCDEFGHIKLMNOPRSTUWZ".map(String.init)) }
    private mutating func initial() -> String { chance(0.8) ? letter() + "." : letter() }

    private mutating func acronym() -> String {
        let count = [3, 3, 3, 4, 4, 2, 5].randomElement(using: &random) ?? 3
        return (0..<count).map { _ in letter() }.joined()
    }

    /// A word that sounds like a brand.
    private mutating func brand() -> String {
        let syllables = [
            "zen", "ta", "vo", "lu", "mar", "ki", "ro", "tek", "sa", "bri", "nex", "do", "pa", "li", "gen", "or", "ven",
            "mi",
        ]
        return (0..<Int.random(in: 2...3, using: &random)).map { _ in pick(syllables) }.joined().capitalizedFirst
    }

    private mutating func company() -> String {
        let core =
            [pick(family), pick(towns), brand(), acronym(), "\(pick(family)) \(pick(family))", pick(countries)]
            .randomElement(using: &random) ?? ""
        let suffixes = [
            "Group", "Holdings", "Ltd", "Limited", "Inc.", "Corp.", "Airlines", "Air", "Bank", "Motors", "Energy",
            "Mining",
            "Telecom", "Foods", "Insurance", "Capital", "Petroleum", "Steel", "Electronics", "Pharma", "Media",
            "Airways",
            "Cement", "Resources", "& Co.", "and Sons", "Industries", "Power", "Oil", "Hotels", "Shipping",
        ]
        if chance(0.2) { return brand() }
        return chance(0.15)
            ? "\(core) \(pick(suffixes)) \(pick(["Ltd", "Limited", "PLC", "Group", "Inc."]))"
            : "\(core) \(pick(suffixes))"
    }

    private mutating func party() -> String {
        let first = [
            "People's", "United", "National", "Democratic", "Progressive", "Workers'", "New", "Liberal", "Socialist",
            "Christian", "Islamic", "All", "Free", "Popular", "Patriotic", pick(peoples), pick(countries),
        ]
        let second = [
            "Democratic", "People's", "Liberation", "Republican", "Unity", "Social Democratic", "Progressive",
            "National", "Salvation",
        ]
        let last = ["Party", "Congress", "Front", "Alliance", "Movement", "Union", "Coalition", "League"]
        return chance(0.5) ? "\(pick(first)) \(pick(second)) \(pick(last))" : "\(pick(first)) \(pick(last))"
    }

    private static let fields = [
        "Health", "Education", "Justice", "Finance", "Defence", "Defense", "Interior", "Labour", "Agriculture",
        "Energy",
        "Tourism", "Transport", "Environment", "Trade", "Culture", "Sports", "Mines", "Water", "Foreign Affairs",
        "Home Affairs", "Higher Education", "Public Works", "Social Services", "Science", "Technology", "Women",
        "Youth",
    ]

    private mutating func ministry() -> String {
        let field = pick(Self.fields)
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return "\(field) Ministry"
        case 2: return "Ministry of \(field) and \(pick(Self.fields))"
        case 3: return "Ministry of \(field), \(pick(Self.fields)) and \(pick(Self.fields))"
        case 4: return "Department of \(field)"
        default: return "Ministry of \(field)"
        }
    }

    private mutating func body() -> String {
        let matter = pick([
            "Health", "Farmers", "Football", "Human Rights", "Electoral", "Anti-Corruption", "Tourism", "Education",
            "Research", "Energy", "Meteorological", "Chess", "Teachers", "Workers", "Press", "Food", "Wildlife",
            "Banking",
            "Olympic", "Police", "Revenue", "Heritage", "Fisheries", "Aviation", "Peace", "Space", "Medical", "Student",
        ])
        let noun = pick([
            "Association", "Federation", "Council", "Commission", "Board", "Authority", "Institute", "Agency",
            "Foundation",
            "Union", "Centre", "Center", "Society", "Committee", "Network", "Trust", "Service", "Fund", "Observatory",
            "Office",
        ])
        let owner =
            [pick(countries), pick(peoples), pick(cities), pick(regions), "National", "International"].randomElement(
                using: &random) ?? ""
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return "\(matter) \(noun) of \(pick(countries))"
        case 1: return "\(noun) of \(matter) and \(pick(Self.fields))"
        case 2: return "\(noun) for \(matter)"
        case 3: return "\(pick(family)) \(noun)"
        default: return "\(owner) \(matter) \(noun)"
        }
    }

    private mutating func club() -> String {
        let city = self.city()
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return "\(city) United"
        case 1: return "\(city) FC"
        case 2: return "FC \(city)"
        case 3: return "\(pick(["Deportivo", "Atletico", "Real", "Sporting", "Racing", "Dynamo", "Club"])) \(city)"
        case 4: return "\(city) City"
        case 5:
            return
                "\(city) \(pick(["Rovers", "Stars", "Lions", "Kings", "Eagles", "Tigers", "Warriors", "Wanderers", "Chiefs"]))"
        case 6: return "Al-\(brand())"
        default: return city
        }
    }

    private mutating func university() -> String {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: "\(pick(cities)) University"
        case 1: "\(pick(family)) University"
        case 2: "\(pick(cities)) Institute of Technology"
        case 3: "National University of \(pick(countries))"
        default: "University of \(pick(cities))"
        }
    }

    private mutating func facility() -> String {
        let owner =
            [pick(cities), pick(family), pick(towns), "\(pick(given)) \(pick(family))"].randomElement(using: &random)
            ?? ""
        return "\(owner) "
            + pick([
                "International Airport", "Airport", "Stadium", "General Hospital", "Hospital", "Bridge", "Prison",
                "Street",
                "Dam", "Avenue", "National Park", "Hotel", "Square", "Port", "Museum", "Airport", "Arena", "Road",
                "Mosque",
            ])
    }
}
