import Language

/// The PLOVER roots that numeric event codes stand for, by their two leading digits.
///
/// WEIS is McClelland's World Event/Interaction Survey (01–22), CAMEO the scheme that PLOVER follows (01–20). 02 in
/// WEIS and 01 in CAMEO are comments, for which PLOVER has no root.
enum EventCode {
    typealias Root = EventLexicon.Root

    static func roots(ofWEIS code: String) -> [Root] {
        guard code.count == 3, let number = Int(code.prefix(2)) else { return [] }
        return weis[number] ?? []
    }

    static func roots(ofCAMEO code: String) -> [Root] {
        guard code.count == 3, let number = Int(code.prefix(2)) else { return [] }
        return cameo[number].map { [$0] } ?? []
    }

    /// The roots of a code in the scheme that has it: WEIS where its code book lists the number, else CAMEO; none when
    /// neither does.
    ///
    /// The sentences mix the two: 223 is only in WEIS (a military engagement), 043 only in CAMEO (a visit).
    static func roots(ofListed code: String) -> [Root] {
        guard code.count == 3, let number = Int(code) else { return [] }
        if weisCodes.contains(number) { return roots(ofWEIS: code) }
        return cameoCodes.contains { $0.contains(number) } ? roots(ofCAMEO: code) : []
    }

    /// The kinds of event of WEIS, after McClelland's code book (ICPSR 5211).
    ///
    /// The book itself could not be read: 054, 112, 121, 122, 150, 160, 182 and 223 were checked against the table of
    /// the Kuwait crisis in the introduction to event data of the Kansas Event Data System, the others stand as
    /// remembered.
    private static let weisCodes: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 24, 25, 31, 32, 33, 41, 42, 51, 52, 53, 54, 55, 61, 62, 63, 64, 65, 66, 70, 71,
        72, 73,
        81, 82, 91, 92, 93, 94, 95, 101, 102, 111, 112, 121, 122, 131, 132, 141, 142, 150, 151, 160, 161, 162, 170, 171,
        172, 173, 174, 181, 182, 191, 192, 193, 194, 195, 201, 202, 203, 211, 212, 213, 221, 222, 223,
    ]

    /// The three-digit codes of CAMEO, checked one by one against the lists made from its code book (Schrodt: CAMEO
    /// Event and Actor Codebook, 1.1b3, March 2012).
    private static let cameoCodes: [ClosedRange<Int>] = [
        10...19, 20...28, 30...39, 40...46, 50...57, 60...64, 70...75, 80...87, 90...94, 100...108, 110...116,
        120...129,
        130...139, 140...145, 150...155, 160...166, 170...176, 180...186, 190...196, 200...204,
    ]

    private static let weis: [Int: [Root]] = [
        1: [.yield], 3: [.consult], 4: [.support], 5: [.agree], 6: [.support, .yield], 7: [.aid],
        8: [.agree, .support], 9: [.request], 10: [.request], 11: [.reject], 12: [.accuse], 13: [.accuse],
        14: [.reject], 15: [.request], 16: [.threaten], 17: [.threaten], 18: [.protest, .mobilize],
        19: [.sanction, .reject], 20: [.coerce, .sanction], 21: [.coerce], 22: [.assault],
    ]

    private static let cameo: [Int: Root] = [
        2: .request, 3: .agree, 4: .consult, 5: .support, 6: .cooperate, 7: .aid, 8: .yield, 9: .accuse, 10: .request,
        11: .accuse, 12: .reject, 13: .threaten, 14: .protest, 15: .mobilize, 16: .sanction, 17: .coerce,
        18: .assault, 19: .assault, 20: .assault,
    ]
}
