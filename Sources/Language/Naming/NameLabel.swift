/// The labels of tokens by which names are learnt: outside of every name, or of a kind and with a place in the name.
package enum NameLabel {
    package static let outside = 0
    package static let count = 1 + 4 * NameKind.allCases.count

    package enum Place: Int, CaseIterable { case first, middle, last, only }

    package static func number(_ kind: NameKind, _ place: Place) -> Int { 1 + 4 * Int(kind.rawValue) + place.rawValue }

    /// Kind and place of a label; nil for `outside`.
    package static func parts(_ number: Int) -> (kind: NameKind, place: Place)? {
        guard number > 0, let kind = NameKind(rawValue: UInt8((number - 1) / 4)) else { return nil }
        return Place(rawValue: (number - 1) % 4).map { (kind, $0) }
    }

    /// Whether one label may follow another; a stretch of text begins and ends as if `outside` stood there.
    package static func mayFollow(_ label: Int, _ before: Int) -> Bool {
        let openBefore = parts(before).flatMap { $0.place == .first || $0.place == .middle ? $0.kind : nil }
        guard let (kind, place) = parts(label) else { return openBefore == nil }
        return place == .middle || place == .last ? openBefore == kind : openBefore == nil
    }
}
