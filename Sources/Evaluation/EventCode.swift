import Language

/// The PLOVER roots that numeric event codes stand for, by their two leading digits.
///
/// WEIS is McClelland's World Event/Interaction Survey (01–22), CAMEO the scheme that PLOVER follows (01–20). 02 in WEIS and 01 in CAMEO are comments, for which PLOVER has no root.
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
